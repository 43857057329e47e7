using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Catalogue;
using Gongkai.Operations.Data;
using Gongkai.Operations.Demonstration;
using Gongkai.Operations.Dossiers;
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
        documents.ShouldAllBe(d => d.IsExample && d.Title.Contains("示例"));
        documents.Select(d => d.State).Distinct().ShouldBe([DocumentState.Published, DocumentState.Draft, DocumentState.InReview, DocumentState.Approved], ignoreOrder: true);
        (await store.With((GongkaiDbContext db) => db.PublicDocuments.CountAsync())).ShouldBe(documents.Count(d => d.State == DocumentState.Published));
        (await store.With((GongkaiDbContext db) => db.DocumentSignatures.Select(s => new { s.DocumentId, s.AccountId }).ToListAsync()))
            .GroupBy(s => s.DocumentId).ShouldAllBe(g => g.Select(s => s.AccountId).Distinct().Count() == g.Count());

        var relief = documents.Single(d => d.Title.Contains("社会救助投诉举报"));
        (await store.With((CatalogueQueries q) => q.ItemsAsync(relief.AgencyId, "社会救助", CancellationToken.None))).Single(i => i.Item.Code == "2").Documents.ShouldBe(1);

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
    public async Task It_runs_once(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        await InstallDemonstration.ExecuteAsync(store.Settings, Store.Keys, Folder, CancellationToken.None);
        var before = await store.With((GongkaiDbContext db) => db.DossierEntries.CountAsync());
        (await InstallDemonstration.ExecuteAsync(store.Settings, Store.Keys, Folder, CancellationToken.None)).ShouldBeEmpty();
        (await store.With((GongkaiDbContext db) => db.DossierEntries.CountAsync())).ShouldBe(before);
    }
}
