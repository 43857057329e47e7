using Gongkai.Domain.Accounts;
using Gongkai.Domain.AnnualReports;
using Gongkai.Domain.AnnualReports.Writing;
using Gongkai.Domain.Publishing;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Gongkai.Operations.AnnualReports.Writing;
using Gongkai.Operations.Catalogue;
using Gongkai.Operations.Data;
using Gongkai.Operations.Demonstration;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Requests.Applicants;
using Gongkai.Operations.Requests.Fees;
using Gongkai.Operations.Requests.Letters;
using Gongkai.Testing;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Demonstration;

public sealed class InstallDemonstrationTests
{
    private static readonly string Folder = Path.Combine(SampleFiles.Root, "samples", "demonstration");

    [Theory, EveryDatabase]
    public async Task The_example_county_goes_through_its_reviews_and_is_marked_as_an_example(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var accounts = await InstallDemonstration.ExecuteAsync(store.Settings, Store.Keys, Folder, CancellationToken.None);
        accounts.Select(a => a.Role).ShouldBe(StaffRoles.All);
        accounts.Select(a => a.Password).ShouldBeUnique();

        var documents = await store.With((GongkaiDbContext db) => db.Documents.AsNoTracking().ToListAsync());
        documents.Count.ShouldBeGreaterThan(20);
        documents.ShouldAllBe(d => d.IsExample && (d.Title.Contains("示例") || d.Kind == "report"));
        documents.Select(d => d.State).Distinct().ShouldBe([DocumentState.Published, DocumentState.Draft, DocumentState.InReview, DocumentState.Approved], ignoreOrder: true);
        (await store.With((GongkaiDbContext db) => db.PublicDocuments.CountAsync())).ShouldBe(documents.Count(d => d.State == DocumentState.Published));
        (await store.With((GongkaiDbContext db) => db.DocumentSignatures.Select(s => new { s.DocumentId, s.AccountId }).ToListAsync()))
            .GroupBy(s => s.DocumentId).ShouldAllBe(g => g.Select(s => s.AccountId).Distinct().Count() == g.Count());

        var relief = documents.Single(d => d.Title.Contains("社会救助投诉举报"));
        (await store.With((CatalogueQueries q) => q.ItemsAsync(relief.AgencyId, "社会救助", CancellationToken.None))).Single(i => i.Item.Code == "2").Documents.ShouldBe(1);

        var answers = await store.With((GongkaiDbContext db) => db.Set<AnswerDraft>().AsNoTracking().Join(db.PublicDocuments, a => a.DocumentId, d => d.Id, (a, d) => d.Title).ToListAsync());
        answers.Count.ShouldBe(3);

        var remedies = await store.With((GongkaiDbContext db) => db.Remedies.AsNoTracking().ToListAsync());
        remedies.ShouldAllBe(r => r.IsExample && r.Subject.Contains("示例"));
        remedies.Select(r => r.Kind).Distinct().Count().ShouldBe(3);

        await store.With(async (VerifyDossiers verify) =>
        {
            await foreach (var chain in verify.ExecuteAsync(CancellationToken.None))
            {
                chain.Fault.ShouldBeNull(chain.AgencyName);
            }

            return true;
        });
    }

    [Theory, EveryDatabase]
    public async Task Its_cases_are_in_every_state_with_letters_that_were_signed_and_its_report_is_half_written(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        await InstallDemonstration.ExecuteAsync(store.Settings, Store.Keys, Folder, CancellationToken.None);

        var requests = await store.With((GongkaiDbContext db) => db.Requests.AsNoTracking().ToListAsync());
        requests.Select(r => r.Status).Distinct().ShouldBe(Enum.GetValues<RequestStatus>(), ignoreOrder: true);
        requests.Where(r => r.RenewalOfId is null).Select(r => r.Channel).Distinct().ShouldBe(Enum.GetValues<RequestChannel>(), ignoreOrder: true);
        var letters = await store.With((GongkaiDbContext db) => db.Set<RequestLetter>().AsNoTracking().ToListAsync());
        letters.Select(l => l.Status).Distinct().ShouldBe([LetterStatus.Draft, LetterStatus.InReview, LetterStatus.Issued, LetterStatus.Sent], ignoreOrder: true);
        letters.Where(l => l.Number is not null).Select(l => l.Number).ShouldBeUnique();
        var sent = letters.Where(l => l.Status == LetterStatus.Sent).ToList();
        sent.ShouldAllBe(l => l.FileId != null && l.SignedOn <= l.SentOn);
        requests.Where(r => r.Answer is not null && r.Answer != AnswerKind.Withdrawn).ShouldAllBe(r => sent.Any(l => l.RequestId == r.Id && l.Answer == r.Answer));

        var fees = await store.With((GongkaiDbContext db) => db.Set<RequestFee>().AsNoTracking().ToListAsync());
        fees.Where(f => f.PaidOn is null).ShouldNotBeEmpty();
        fees.Where(f => f.PaidOn is not null).ShouldAllBe(f => f.Yuan == 380 && f.ReceiptNumber != null);
        (await store.With((GongkaiDbContext db) => db.Set<LetterDelivery>().AsNoTracking().Select(d => d.Result).Distinct().ToListAsync())).Count.ShouldBe(3);
        (await store.With((GongkaiDbContext db) => db.Remedies.CountAsync(r => r.RequestId != null && r.AnewId != null))).ShouldBe(1);

        var drafts = await store.With((GongkaiDbContext db) => db.Set<ReportDraft>().AsNoTracking().OrderBy(d => d.Year).ToListAsync());
        drafts.Select(d => d.Stage).ShouldBe([ReportStage.Published, ReportStage.Drafting]);
        drafts[0].ReportId.ShouldNotBeNull();
        (drafts[0].Errors, drafts[1].Errors).ShouldBe((0, 0));
        drafts[1].Confirmations.Select(c => c.Table).ShouldBe([TableKind.Active]);
        BoundText.HasPrompt(drafts[1].Overview).ShouldBeTrue();
        drafts[1].Overview.ShouldContain("（示例）");
    }

    [Theory, EveryDatabase]
    public async Task It_runs_once(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        await InstallDemonstration.ExecuteAsync(store.Settings, Store.Keys, Folder, CancellationToken.None);
        var before = await store.With((GongkaiDbContext db) => db.DossierEntries.CountAsync());
        (await InstallDemonstration.ExecuteAsync(store.Settings, Store.Keys, Folder, CancellationToken.None)).ShouldBeEmpty();
        (await store.With((GongkaiDbContext db) => db.DossierEntries.CountAsync())).ShouldBe(before);
    }
}
