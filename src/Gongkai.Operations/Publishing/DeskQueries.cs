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

    /// <summary>The officer's desk: each part is found by its own query, and all documents found are read by one.</summary>
    public async Task<Desk> ShowAsync(Officer officer, CancellationToken ct)
    {
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var own = officer.Grants.Select(g => g.Agency.Id).Distinct().ToList();
        var writing = AgenciesOf(officer, DocumentActs.WritingRoles);
        var office = AgenciesOf(officer, [StaffRole.DisclosureOffice]);
        var inReview = await InReviewAsync(own, officer, ct);
        var approved = office.Count == 0 ? [] : await RowsAsync(db.Documents.Where(d => office.Contains(d.AgencyId) && d.State == DocumentState.Approved), ct);
        var soon = WorkCalendars.National.AddWorkingDays(today, WorkingDaysAhead);
        var (due, owed, evaluate, dead) = writing.Count == 0 ? ([], [], [], [])
            : (await DueSoonAsync(officer, writing, soon, ct), await OwingAsync(writing, ct), await ToEvaluateAsync(writing, today, ct), await DeadLinksAsync(writing, ct));
        var rows = await RowsOfAsync(inReview.Select(r => r.Id).Concat(((IEnumerable<Found>)[.. due, .. owed, .. evaluate, .. dead]).Select(f => f.Id)), ct);
        return new Desk
        {
            ToSign = [.. inReview.Where(r => r.MaySign).Select(r => new DeskItem(rows[r.Id], r.Step, null))],
            ToPublish =
            [
                .. approved.Where(d => d.PublishAt is null).Select(d => new DeskItem(d, "待发布", null)),
                .. inReview.Where(r => r.MayPublishUrgently).Select(r => new DeskItem(rows[r.Id], "紧急发布", null)),
            ],
            Scheduled = [.. approved.Where(d => d.PublishAt is not null).Select(d => new DeskItem(d, "定时发布", null))],
            Drafts = await DraftsAsync(officer, ct),
            OnTheWay = [.. inReview.Where(r => r.DrafterId == officer.AccountId && !r.MaySign).Select(r => new DeskItem(rows[r.Id], r.Step, null))],
            DueSoon = Items(due, rows),
            InterpretationsOwed = Items(owed, rows),
            ToComplete = [.. inReview.Where(r => r.UrgentlyAt is not null).Select(r => new DeskItem(rows[r.Id], r.Step, PublicationTerm.CompleteChain(ChinaTime.DateOf(r.UrgentlyAt!.Value), WorkCalendars.National)))],
            ToEvaluate = Items(evaluate, rows),
            DeadLinks = Items(dead, rows),
        };
    }

    /// <summary>Public documents that owe an interpretation, of the agencies named; the oldest debt first.</summary>
    public async Task<IReadOnlyList<DeskItem>> OwedAsync(IReadOnlyCollection<long> agencies, CancellationToken ct)
    {
        var owed = await OwingAsync(agencies, ct);
        return Items(owed, await RowsOfAsync(owed.Select(o => o.Id), ct));
    }

    private async Task<IReadOnlyList<Found>> OwingAsync(IReadOnlyCollection<long> agencies, CancellationToken ct)
    {
        var owing = await OwingKindsAsync(agencies, ct);
        var pages = await (
            from page in db.PublicDocuments.AsNoTracking()
            where agencies.Contains(page.AgencyId) && owing.Contains(page.Kind) && !page.IsWithdrawn
                && (page.Validity == Validity.InForce || page.Validity == Validity.Amended)
                && !db.DocumentLinks.Any(l => l.ToId == page.Id && l.Relation == DocumentRelation.Interprets && db.PublicDocuments.Any(i => i.Id == l.FromId && !i.IsWithdrawn))
            orderby page.PublishedAt
            select new { page.Id, page.PublishedAt }).Take(MostOfEach).ToListAsync(ct);
        return [.. pages.Select(p => new Found(p.Id, "缺政策解读", PublicationTerm.Interpret(ChinaTime.DateOf(p.PublishedAt), WorkCalendars.National)))];
    }

    private async Task<IReadOnlyList<Found>> DeadLinksAsync(List<long> agencies, CancellationToken ct) =>
        [.. (await deadLinks.OfAgenciesAsync(agencies, MostOfEach, ct)).Select(f => new Found(f.DocumentId, $"{f.Links}个链接打不开", null))];

    private static List<DeskItem> Items(IEnumerable<Found> found, IReadOnlyDictionary<long, DocumentRow> rows) => [.. found.Select(f => new DeskItem(rows[f.Id], f.What ?? rows[f.Id].State.Name(), f.Due))];

    private static List<long> AgenciesOf(Officer officer, IReadOnlyList<StaffRole> roles) => [.. officer.Grants.Where(g => roles.Contains(g.Role)).Select(g => g.Agency.Id).Distinct()];

    private async Task<List<string>> OwingKindsAsync(IReadOnlyCollection<long> agencies, CancellationToken ct)
    {
        var own = await db.Set<DocumentKindSetting>().AsNoTracking().Where(k => agencies.Contains(k.AgencyId)).ToListAsync(ct);
        return [.. PublishingSettings.Shipped.Concat(own.Select(k => k.Definition)).Where(k => k.OwesInterpretation).Select(k => k.Code).Distinct()];
    }

    // What is to be done with a document; null where its state says it.
    private sealed record Found(long Id, string? What, Term? Due);

    private sealed record InReview(long Id, string Step, bool MaySign, bool MayPublishUrgently, long? DrafterId, DateTimeOffset? UrgentlyAt);

    private async Task<IReadOnlyList<InReview>> InReviewAsync(List<long> agencies, Officer officer, CancellationToken ct)
    {
        var found = await (
            from document in db.Documents.AsNoTracking()
            where agencies.Contains(document.AgencyId) && document.State == DocumentState.InReview
            orderby document.UpdatedAt
            join route in db.Set<RevisionRoute>() on new { DocumentId = document.Id, document.Revision } equals new { route.DocumentId, route.Revision }
            join agency in db.Agencies on document.AgencyId equals agency.Id
            select new { document, route, agency.TreePath }).Take(MostInReview).ToListAsync(ct);
        if (found.Count == 0)
        {
            return [];
        }

        var ids = found.Select(f => f.document.Id).ToList();
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
                document.Id, standing.CurrentStep?.Name ?? "", standing.WhyNot(DocumentAct.Sign, officer) is null,
                standing.WhyNot(DocumentAct.PublishUrgently, officer) is null, document.DrafterId, f.route.PublishedUrgentlyAt);
        })];
    }

    private async Task<IReadOnlyList<DeskItem>> DraftsAsync(Officer officer, CancellationToken ct)
    {
        var rows = await RowsAsync(db.Documents.Where(d => d.DrafterId == officer.AccountId && d.State == DocumentState.Draft), ct);
        var ids = rows.Select(r => r.Id).ToList();
        var returned = ids.Count == 0 ? [] : await db.DocumentSignatures.AsNoTracking().Where(s => ids.Contains(s.DocumentId) && !s.Approved)
            .Join(db.Documents, s => s.DocumentId, d => d.Id, (s, d) => new { s.DocumentId, s.Revision, Latest = d.Revision, s.Opinion, s.AccountName })
            .Where(s => s.Revision == s.Latest - 1).ToListAsync(ct);
        return [.. rows.Select(r => new DeskItem(r, returned.LastOrDefault(s => s.DocumentId == r.Id) is { } back ? $"{back.AccountName}退回：{back.Opinion}" : "继续起草", null))];
    }

    private async Task<IReadOnlyList<Found>> DueSoonAsync(Officer officer, List<long> agencies, DateOnly until, CancellationToken ct)
    {
        var due = await (
            from document in db.Documents.AsNoTracking()
            where agencies.Contains(document.AgencyId) && document.PublicRevision == null && document.PublishBy != null && document.PublishBy <= until
                && (document.State == DocumentState.Draft || document.State == DocumentState.InReview || document.State == DocumentState.Approved)
            join revision in db.DocumentRevisions on new { DocumentId = document.Id, Number = document.Revision } equals new { revision.DocumentId, revision.Number }
            orderby document.PublishBy
            select new { document.Id, document.AgencyId, document.Kind, revision.Metadata }).Take(MostOfEach).ToListAsync(ct);
        var kinds = new Dictionary<(long, string), DocumentKind>();
        foreach (var (agency, kind) in due.Select(d => (d.AgencyId, d.Kind)).Distinct())
        {
            kinds[(agency, kind)] = await settings.KindAsync(officer.Grants.First(g => g.Agency.Id == agency).Agency, kind, ct) ?? PublishingSettings.Shipped[^1];
        }

        return [.. due.Select(d => new Found(d.Id, null, d.Metadata.IssuedOn is { } day ? PublicationTerm.Publish(day, kinds[(d.AgencyId, d.Kind)], WorkCalendars.National) : null))];
    }

    private async Task<IReadOnlyList<Found>> ToEvaluateAsync(List<long> agencies, DateOnly today, CancellationToken ct)
    {
        var until = today.AddMonths(PublishingTerms.EvaluationMonthsBeforeExpiry);
        var pages = await db.PublicDocuments.AsNoTracking()
            .Where(p => agencies.Contains(p.AgencyId) && p.IsNormative && !p.IsWithdrawn && p.ExpiresOn != null && p.ExpiresOn >= today && p.ExpiresOn <= until
                && (p.Validity == Validity.InForce || p.Validity == Validity.Amended))
            .OrderBy(p => p.ExpiresOn).Take(MostOfEach).Select(p => new { p.Id, p.ExpiresOn }).ToListAsync(ct);
        return [.. pages.Select(p => new Found(p.Id, "有效期届满前评估", new Term(p.ExpiresOn!.Value, $"有效期至 {p.ExpiresOn:yyyy年M月d日}，届满前{PublishingTerms.EvaluationMonthsBeforeExpiry}个月内应完成评估，决定继续有效、修改或者废止。", false)))];
    }

    private Task<List<DocumentRow>> RowsAsync(IQueryable<Document> wanted, CancellationToken ct) =>
        documents.Rows(wanted.AsNoTracking().OrderByDescending(d => d.UpdatedAt).Take(MostOfEach)).ToListAsync(ct);

    private async Task<IReadOnlyDictionary<long, DocumentRow>> RowsOfAsync(IEnumerable<long> wanted, CancellationToken ct)
    {
        var ids = wanted.Distinct().ToList();
        return ids.Count == 0 ? new Dictionary<long, DocumentRow>() : await documents.Rows(db.Documents.AsNoTracking().Where(d => ids.Contains(d.Id))).ToDictionaryAsync(r => r.Id, ct);
    }
}
