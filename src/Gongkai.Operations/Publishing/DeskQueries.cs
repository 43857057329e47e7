using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Publishing.DeadLinks;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing;

/// <summary>Something to be done.</summary>
/// <param name="Document">The document.</param>
/// <param name="What">What is to be done, such as the step's name.</param>
/// <param name="Due">By when; null where nothing says so.</param>
public sealed record DeskItem(DocumentRow Document, string What, Term? Due);

/// <summary>What an officer finds on the desk.</summary>
public sealed record Desk
{
    /// <summary>Steps that this officer may sign now.</summary>
    public required IReadOnlyList<DeskItem> ToSign { get; init; }

    /// <summary>Signed by all, to be published or filed by this officer.</summary>
    public required IReadOnlyList<DeskItem> ToPublish { get; init; }

    /// <summary>The officer's own drafts, returned ones with the reason.</summary>
    public required IReadOnlyList<DeskItem> Drafts { get; init; }

    /// <summary>Sent by the officer and on their way.</summary>
    public required IReadOnlyList<DeskItem> OnTheWay { get; init; }

    /// <summary>Not public yet although their day is near or past.</summary>
    public required IReadOnlyList<DeskItem> DueSoon { get; init; }

    /// <summary>Public documents without the interpretation they owe.</summary>
    public required IReadOnlyList<DeskItem> InterpretationsOwed { get; init; }

    /// <summary>Went out urgently, their chain still to be completed.</summary>
    public required IReadOnlyList<DeskItem> ToComplete { get; init; }

    /// <summary>Normative documents whose term ends within six months: to be evaluated.</summary>
    public required IReadOnlyList<DeskItem> ToEvaluate { get; init; }

    /// <summary>Public documents whose links do not open any more.</summary>
    public required IReadOnlyList<DeskItem> DeadLinks { get; init; }

    /// <summary>Signed to go out at a set time.</summary>
    public required IReadOnlyList<DeskItem> Scheduled { get; init; }
}

/// <summary>Gathers what waits for an officer, with every date explained.</summary>
public sealed class DeskQueries(GongkaiDbContext db, DocumentQueries documents, PublishingSettings settings, DeadLinkQueries deadLinks, TimeProvider clock)
{
    private const int MostOfEach = 50;
    private const int MostInReview = 500;
    private const int WorkingDaysAhead = 5;

    /// <summary>The officer's desk.</summary>
    public async Task<Desk> ShowAsync(Officer officer, CancellationToken ct)
    {
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var own = officer.Grants.Select(g => g.Agency.Id).Distinct().ToList();
        var writing = AgenciesOf(officer, DocumentActs.WritingRoles);
        var office = AgenciesOf(officer, [StaffRole.DisclosureOffice]);
        var inReview = await InReviewAsync(own, officer, ct);
        var approved = await RowsAsync(db.Documents.Where(d => office.Contains(d.AgencyId) && d.State == DocumentState.Approved), ct);
        var soon = WorkCalendars.National.AddWorkingDays(today, WorkingDaysAhead);
        return new Desk
        {
            ToSign = [.. inReview.Where(r => r.MaySign).Select(r => new DeskItem(r.Row, r.Step, null))],
            ToPublish =
            [
                .. approved.Where(d => d.PublishAt is null).Select(d => new DeskItem(d, "待发布", null)),
                .. inReview.Where(r => r.MayPublishUrgently).Select(r => new DeskItem(r.Row, "紧急发布", null)),
            ],
            Scheduled = [.. approved.Where(d => d.PublishAt is not null).Select(d => new DeskItem(d, "定时发布", null))],
            Drafts = await DraftsAsync(officer, ct),
            OnTheWay = [.. inReview.Where(r => r.DrafterId == officer.AccountId && !r.MaySign).Select(r => new DeskItem(r.Row, r.Step, null))],
            DueSoon = await DueSoonAsync(writing, soon, ct),
            InterpretationsOwed = await OwedAsync(writing, ct),
            ToComplete = [.. inReview.Where(r => r.UrgentlyAt is not null).Select(r => new DeskItem(r.Row, r.Step, PublicationTerm.CompleteChain(ChinaTime.DateOf(r.UrgentlyAt!.Value), WorkCalendars.National)))],
            ToEvaluate = await ToEvaluateAsync(writing, today, ct),
            DeadLinks = await DeadLinksAsync(writing, ct),
        };
    }

    /// <summary>Public documents that owe an interpretation, of the agencies named; the oldest debt first.</summary>
    public async Task<IReadOnlyList<DeskItem>> OwedAsync(IReadOnlyCollection<long> agencies, CancellationToken ct)
    {
        var owing = await OwingKindsAsync(agencies, ct);
        var pages = await (
            from page in db.PublicDocuments.AsNoTracking()
            where agencies.Contains(page.AgencyId) && owing.Contains(page.Kind) && !page.IsWithdrawn
                && (page.Validity == Validity.InForce || page.Validity == Validity.Amended)
                && !db.DocumentLinks.Any(l => l.ToId == page.Id && l.Relation == DocumentRelation.Interprets && db.PublicDocuments.Any(i => i.Id == l.FromId && !i.IsWithdrawn))
            orderby page.PublishedAt
            select new { page.Id, page.PublishedAt }).Take(MostOfEach).ToListAsync(ct);
        var ids = pages.Select(p => p.Id).ToList();
        var rows = (await RowsAsync(db.Documents.Where(d => ids.Contains(d.Id)), ct)).ToDictionary(r => r.Id);
        return [.. pages.Select(p => new DeskItem(rows[p.Id], "缺政策解读", PublicationTerm.Interpret(ChinaTime.DateOf(p.PublishedAt), WorkCalendars.National)))];
    }

    private async Task<IReadOnlyList<DeskItem>> DeadLinksAsync(List<long> agencies, CancellationToken ct)
    {
        var found = await deadLinks.OfAgenciesAsync(agencies, MostOfEach, ct);
        var ids = found.Select(f => f.DocumentId).ToList();
        var rows = (await RowsAsync(db.Documents.Where(d => ids.Contains(d.Id)), ct)).ToDictionary(r => r.Id);
        return [.. found.Select(f => new DeskItem(rows[f.DocumentId], $"{f.Links}个链接打不开", null))];
    }

    private static List<long> AgenciesOf(Officer officer, IReadOnlyList<StaffRole> roles) => [.. officer.Grants.Where(g => roles.Contains(g.Role)).Select(g => g.Agency.Id).Distinct()];

    private async Task<List<string>> OwingKindsAsync(IReadOnlyCollection<long> agencies, CancellationToken ct)
    {
        var own = await db.Set<DocumentKindSetting>().AsNoTracking().Where(k => agencies.Contains(k.AgencyId)).ToListAsync(ct);
        return [.. PublishingSettings.Shipped.Concat(own.Select(k => k.Definition)).Where(k => k.OwesInterpretation).Select(k => k.Code).Distinct()];
    }

    private sealed record InReview(DocumentRow Row, string Step, bool MaySign, bool MayPublishUrgently, long? DrafterId, DateTimeOffset? UrgentlyAt);

    private async Task<IReadOnlyList<InReview>> InReviewAsync(List<long> agencies, Officer officer, CancellationToken ct)
    {
        var found = await (
            from document in db.Documents.AsNoTracking()
            where agencies.Contains(document.AgencyId) && document.State == DocumentState.InReview
            orderby document.UpdatedAt
            join route in db.Set<RevisionRoute>() on new { DocumentId = document.Id, document.Revision } equals new { route.DocumentId, route.Revision }
            join agency in db.Agencies on document.AgencyId equals agency.Id
            select new { document, route, agency.TreePath }).Take(MostInReview).ToListAsync(ct);
        var ids = found.Select(f => f.document.Id).ToList();
        var rows = (await RowsAsync(db.Documents.Where(d => ids.Contains(d.Id)), ct, MostInReview)).ToDictionary(r => r.Id);
        var signatures = (await db.DocumentSignatures.AsNoTracking().Where(s => ids.Contains(s.DocumentId) && s.Approved).ToListAsync(ct)).ToLookup(s => (s.DocumentId, s.Revision));
        return [.. found.Select(f =>
        {
            var document = f.document;
            var standing = new DocumentStanding
            {
                Agency = new(document.AgencyId, f.TreePath!),
                State = document.State,
                Route = f.route.Route,
                Step = document.Step,
                DrafterId = document.DrafterId,
                IsPublic = document.PublicRevision is not null,
                IsLatestPublic = document.PublicRevision == document.Revision,
                Signatures = [.. signatures[(document.Id, document.Revision)].Select(s => new StepSignature(s.Step, s.AccountId, ""))],
            };
            return new InReview(
                rows[document.Id], standing.CurrentStep?.Name ?? "", standing.WhyNot(DocumentAct.Sign, officer) is null,
                standing.WhyNot(DocumentAct.PublishUrgently, officer) is null, document.DrafterId, f.route.PublishedUrgentlyAt);
        })];
    }

    private async Task<IReadOnlyList<DeskItem>> DraftsAsync(Officer officer, CancellationToken ct)
    {
        var rows = await RowsAsync(db.Documents.Where(d => d.DrafterId == officer.AccountId && d.State == DocumentState.Draft), ct);
        var ids = rows.Select(r => r.Id).ToList();
        var returned = await db.DocumentSignatures.AsNoTracking().Where(s => ids.Contains(s.DocumentId) && !s.Approved)
            .Join(db.Documents, s => s.DocumentId, d => d.Id, (s, d) => new { s.DocumentId, s.Revision, Latest = d.Revision, s.Opinion, s.AccountName })
            .Where(s => s.Revision == s.Latest - 1).ToListAsync(ct);
        return [.. rows.Select(r => new DeskItem(r, returned.LastOrDefault(s => s.DocumentId == r.Id) is { } back ? $"{back.AccountName}退回：{back.Opinion}" : "继续起草", null))];
    }

    private async Task<IReadOnlyList<DeskItem>> DueSoonAsync(List<long> agencies, DateOnly until, CancellationToken ct)
    {
        var due = await db.Documents.AsNoTracking()
            .Where(d => agencies.Contains(d.AgencyId) && d.PublicRevision == null && d.PublishBy != null && d.PublishBy <= until
                && (d.State == DocumentState.Draft || d.State == DocumentState.InReview || d.State == DocumentState.Approved))
            .OrderBy(d => d.PublishBy).Take(MostOfEach).Select(d => new { d.Id, d.Revision, d.AgencyId, d.Kind }).ToListAsync(ct);
        var ids = due.Select(d => d.Id).ToList();
        var rows = (await RowsAsync(db.Documents.Where(d => ids.Contains(d.Id)), ct)).ToDictionary(r => r.Id);
        var issued = await db.DocumentRevisions.AsNoTracking().Where(r => ids.Contains(r.DocumentId)).Select(r => new { r.DocumentId, r.Number, r.Metadata }).ToListAsync(ct);
        var places = (await db.Agencies.AsNoTracking().Where(a => agencies.Contains(a.Id)).ToListAsync(ct)).ToDictionary(a => a.Id, a => a.Place!);
        var items = new List<DeskItem>();
        foreach (var d in due)
        {
            var kind = await settings.KindAsync(places[d.AgencyId], d.Kind, ct) ?? PublishingSettings.Shipped[^1];
            var on = issued.Single(i => i.DocumentId == d.Id && i.Number == d.Revision).Metadata.IssuedOn;
            items.Add(new(rows[d.Id], rows[d.Id].State.Name(), on is { } day ? PublicationTerm.Publish(day, kind, WorkCalendars.National) : null));
        }

        return items;
    }

    private async Task<IReadOnlyList<DeskItem>> ToEvaluateAsync(List<long> agencies, DateOnly today, CancellationToken ct)
    {
        var until = today.AddMonths(PublishingTerms.EvaluationMonthsBeforeExpiry);
        var pages = await db.PublicDocuments.AsNoTracking()
            .Where(p => agencies.Contains(p.AgencyId) && p.IsNormative && !p.IsWithdrawn && p.ExpiresOn != null && p.ExpiresOn >= today && p.ExpiresOn <= until
                && (p.Validity == Validity.InForce || p.Validity == Validity.Amended))
            .OrderBy(p => p.ExpiresOn).Take(MostOfEach).Select(p => new { p.Id, p.ExpiresOn }).ToListAsync(ct);
        var ids = pages.Select(p => p.Id).ToList();
        var rows = (await RowsAsync(db.Documents.Where(d => ids.Contains(d.Id)), ct)).ToDictionary(r => r.Id);
        return [.. pages.Select(p => new DeskItem(rows[p.Id], "有效期届满前评估", new Term(p.ExpiresOn!.Value, $"有效期至 {p.ExpiresOn:yyyy年M月d日}，届满前{PublishingTerms.EvaluationMonthsBeforeExpiry}个月内应完成评估，决定继续有效、修改或者废止。", false)))];
    }

    private Task<List<DocumentRow>> RowsAsync(IQueryable<Document> wanted, CancellationToken ct, int most = MostOfEach) =>
        documents.Rows(wanted.AsNoTracking().OrderByDescending(d => d.UpdatedAt).Take(most)).ToListAsync(ct);
}
