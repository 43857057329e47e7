using Gongkai.Domain.Accounts;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Sections;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Remedies;

/// <summary>A line of a list of remedies.</summary>
/// <param name="Id">The remedy.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Agency">Its agency's name.</param>
/// <param name="Subject">案由.</param>
/// <param name="Body">Who hears it.</param>
/// <param name="CaseNumber">案号.</param>
/// <param name="NotifiedOn">The day of the first notice.</param>
/// <param name="AnswerDueOn">By when the agency has to answer.</param>
/// <param name="HearingOn">The hearing.</param>
/// <param name="Outcome">The outcome so far.</param>
/// <param name="EffectiveOn">审结之日.</param>
/// <param name="OwesNewAnswer">True when a new answer is ordered and not opened.</param>
/// <param name="IsCounted">False for what table four leaves out.</param>
/// <param name="IsVoid">True for what was registered by mistake.</param>
public sealed record RemedyRow(
    long Id, RemedyKind Kind, string Agency, string Subject, string Body, string? CaseNumber, DateOnly NotifiedOn, DateOnly? AnswerDueOn, DateOnly? HearingOn,
    RemedyOutcome? Outcome, DateOnly? EffectiveOn, bool OwesNewAnswer, bool IsCounted, bool IsVoid);

/// <summary>Which remedies a list shows.</summary>
public sealed record RemedyFilter
{
    /// <summary>案由, 案号 or the body's name.</summary>
    public string? Text { get; init; }

    /// <summary>A kind.</summary>
    public RemedyKind? Kind { get; init; }

    /// <summary>Only what is open, or only what is concluded on a day.</summary>
    public bool? IsOpen { get; init; }

    /// <summary>An agency.</summary>
    public long? AgencyId { get; init; }

    /// <summary>The application it is about.</summary>
    public long? RequestId { get; init; }

    /// <summary>A cell of table four, with <see cref="Year"/>.</summary>
    public RemedyCell? Cell { get; init; }

    /// <summary>The year of the cell.</summary>
    public int? Year { get; init; }

    /// <summary>The moment of the cell.</summary>
    public DateTimeOffset? AsOf { get; init; }
}

/// <summary>Where the next page of a list begins: after this row.</summary>
/// <param name="NotifiedOn">The last row's notice.</param>
/// <param name="Id">The last row's remedy.</param>
public sealed record RemedyCursor(DateOnly NotifiedOn, long Id);

/// <summary>Something of a remedy that waits for an officer.</summary>
/// <param name="Id">The remedy.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Subject">案由.</param>
/// <param name="Body">Who hears it.</param>
/// <param name="What">What is to be done.</param>
/// <param name="On">By when; null where it is due at once.</param>
public sealed record RemedyDue(long Id, RemedyKind Kind, string Subject, string Body, string What, DateOnly? On);

/// <summary>A remedy with everything its page shows.</summary>
/// <param name="Found">The remedy.</param>
/// <param name="Parties">Who complains; null where the officer may not see it or it was erased.</param>
/// <param name="Request">The application it is about.</param>
/// <param name="Anew">The case of the new answer.</param>
/// <param name="Prior">The reconsideration before it.</param>
/// <param name="Later">Lawsuits after it.</param>
/// <param name="Section">The section's name.</param>
/// <param name="Files">Its files.</param>
/// <param name="Timeline">What was done.</param>
public sealed record RemedyPage(
    FoundRemedy Found, RemedyParties? Parties, LinkedRequest? Request, LinkedRequest? Anew, RemedyRow? Prior, IReadOnlyList<RemedyRow> Later, string? Section,
    IReadOnlyList<NamedRemedyFile> Files, IReadOnlyList<TimelineEntry> Timeline);

/// <summary>An application bound to a remedy.</summary>
/// <param name="Id">The application.</param>
/// <param name="Number">登记编号.</param>
/// <param name="Subject">事由.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="DueOn">到期日.</param>
public sealed record LinkedRequest(long Id, string Number, string Subject, RequestStatus Status, DateOnly? DueOn);

/// <summary>Reads remedies for the officers who may see them.</summary>
public sealed class RemedyQueries(GongkaiDbContext db, RemedyCases cases, RemedyFiles files, Dossier dossier, DossierQueries dossiers, SectionQueries sections, TimeProvider clock)
{
    private const int MostLinked = 20;

    /// <summary>The agencies of whose remedies an officer may see something, by their place in the tree.</summary>
    public async Task<IReadOnlyList<Agency>> AgenciesAsync(Officer officer, CancellationToken ct) =>
        [.. (await db.Agencies.AsNoTracking().Where(a => a.TreePath != null).OrderBy(a => a.TreePath).ToListAsync(ct))
            .Where(a => RequestStanding.SeesEveryCase(officer, a.Place!) || officer.Has(a.Place!, StaffRole.SectionOfficer))];

    /// <summary>A page of remedies, those last notified first.</summary>
    public async Task<IReadOnlyList<RemedyRow>> ListAsync(RemedyFilter filter, RemedyCursor? after, int count, Officer officer, CancellationToken ct)
    {
        var today = Deadlines.ChinaTime.DateOf(clock.GetUtcNow());
        var remedies = await SeenAsync(officer, ct);
        if (filter.AgencyId is { } agency)
        {
            remedies = remedies.Where(r => r.AgencyId == agency);
        }

        if (filter.Kind is { } kind)
        {
            remedies = remedies.Where(r => r.Kind == kind);
        }

        if (filter.RequestId is { } request)
        {
            remedies = remedies.Where(r => r.RequestId == request);
        }

        if (filter.IsOpen is { } isOpen)
        {
            remedies = isOpen ? remedies.Where(r => r.VoidedAt == null && (r.EffectiveOn == null || r.EffectiveOn > today)) : remedies.Where(r => r.EffectiveOn <= today);
        }

        if (filter.Cell is { } cell && filter.Year is { } year)
        {
            remedies = RemedyFigures.In(remedies, cell, year, filter.AsOf ?? clock.GetUtcNow());
        }

        if (filter.Text?.Trim() is { Length: > 0 } text)
        {
            remedies = remedies.Where(r => r.Subject.Contains(text) || r.Body.Contains(text) || r.CaseNumber!.Contains(text));
        }

        if (after is { } last)
        {
            remedies = remedies.Where(r => r.NotifiedOn < last.NotifiedOn || (r.NotifiedOn == last.NotifiedOn && r.Id < last.Id));
        }

        return await Rows(remedies.OrderByDescending(r => r.NotifiedOn).ThenByDescending(r => r.Id).Take(count)).ToListAsync(ct);
    }

    /// <summary>A remedy for its page; null when there is none for this officer.</summary>
    public async Task<RemedyPage?> ShowAsync(long id, Officer officer, CancellationToken ct)
    {
        if (await cases.FindAsync(id, officer, ct) is not { } found)
        {
            return null;
        }

        var remedy = found.Remedy;
        var linked = await db.Requests.AsNoTracking().Where(r => r.Id == remedy.RequestId || r.Id == remedy.AnewId)
            .Select(r => new LinkedRequest(r.Id, r.Number, r.Subject, r.Status, r.DueOn)).ToListAsync(ct);
        var related = await Rows(db.Remedies.AsNoTracking().Where(r => r.Id == remedy.PriorId || r.PriorId == id).OrderBy(r => r.Id).Take(MostLinked)).ToListAsync(ct);
        var parties = found.Sight == RequestSight.Person && await dossier.OpenAsync(remedy.CaseKey, remedy.Sealed, ct) is { } json ? JsonText.Read<RemedyParties>(json) : null;
        return new(
            found,
            parties,
            linked.FirstOrDefault(r => r.Id == remedy.RequestId),
            linked.FirstOrDefault(r => r.Id == remedy.AnewId),
            related.FirstOrDefault(r => r.Id == remedy.PriorId),
            [.. related.Where(r => r.Id != remedy.PriorId)],
            remedy.SectionId is { } section ? await db.Sections.Where(s => s.Id == section).Select(s => s.Name).SingleAsync(ct) : null,
            await files.ListAsync(found, ct),
            await dossiers.TimelineAsync(remedy.CaseKey, ct));
    }

    /// <summary>What of remedies waits for an officer up to a day, the most urgent first: new answers to open, answers due, hearings.</summary>
    public async Task<IReadOnlyList<RemedyDue>> DueAsync(Officer officer, DateOnly until, int most, CancellationToken ct)
    {
        var today = Deadlines.ChinaTime.DateOf(clock.GetUtcNow());
        var whole = officer.Grants.Select(g => g.Agency).Where(a => RemedyStanding.MayRegister(officer, a)).Select(a => a.Id).Distinct().ToList();
        var part = officer.Grants.Select(g => g.Agency).Where(a => officer.Has(a, StaffRole.SectionOfficer)).Select(a => a.Id).Distinct().ToList();
        if (whole.Count + part.Count == 0)
        {
            return [];
        }

        var rows = await Rows((await SeenAsync(whole, part, officer, ct))
            .Where(r => r.OwesNewAnswer || r.AnswerDueOn <= until || (r.HearingOn >= today && r.HearingOn <= until))
            .OrderByDescending(r => r.OwesNewAnswer).ThenBy(r => r.AnswerDueOn ?? r.HearingOn).ThenBy(r => r.Id).Take(most)).ToListAsync(ct);
        return [.. rows.SelectMany(r => Dues(r, today, until)).OrderBy(d => d.On is not null).ThenBy(d => d.On)];
    }

    /// <summary>Names of sections.</summary>
    public async Task<IReadOnlyDictionary<long, string>> SectionNamesAsync(IReadOnlyCollection<long> ids, CancellationToken ct) =>
        await db.Sections.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, ct);

    /// <summary>Reconsiderations of an agency that a lawsuit may follow.</summary>
    public Task<List<RemedyRow>> ReconsiderationsAsync(long agencyId, CancellationToken ct) =>
        Rows(db.Remedies.AsNoTracking().Where(r => r.AgencyId == agencyId && r.Kind == RemedyKind.Reconsideration && r.VoidedAt == null).OrderByDescending(r => r.NotifiedOn).ThenByDescending(r => r.Id).Take(100)).ToListAsync(ct);

    /// <summary>The application of an officer's agency, by its id, for the form that begins a remedy about it.</summary>
    public async Task<(long AgencyId, string Number, string Subject)?> RequestAsync(long id, Officer officer, CancellationToken ct)
    {
        var found = await db.Requests.AsNoTracking().Where(r => r.Id == id).Select(r => new { r.AgencyId, r.Number, r.Subject }).SingleOrDefaultAsync(ct);
        return found is not null && (await AgenciesAsync(officer, ct)).Any(a => a.Id == found.AgencyId && RemedyStanding.MayRegister(officer, a.Place!)) ? (found.AgencyId, found.Number, found.Subject) : null;
    }

    private static IEnumerable<RemedyDue> Dues(RemedyRow row, DateOnly today, DateOnly until)
    {
        if (row.OwesNewAnswer)
        {
            yield return new(row.Id, row.Kind, row.Subject, row.Body, "决定或者裁判要求重新答复，请立案办理", null);
        }

        if (row.AnswerDueOn <= until)
        {
            yield return new(row.Id, row.Kind, row.Subject, row.Body, row.Kind == RemedyKind.Lawsuit ? "提交答辩状和证据、依据" : "提出书面答复并提交证据、依据", row.AnswerDueOn);
        }

        if (row.HearingOn >= today && row.HearingOn <= until)
        {
            yield return new(row.Id, row.Kind, row.Subject, row.Body, row.Kind == RemedyKind.Lawsuit ? "开庭" : "听证或者听取意见", row.HearingOn);
        }
    }

    private static IQueryable<RemedyRow> Rows(IQueryable<RemedyCase> remedies, GongkaiDbContext db) =>
        from r in remedies
        join a in db.Agencies on r.AgencyId equals a.Id
        select new RemedyRow(r.Id, r.Kind, a.Name, r.Subject, r.Body, r.CaseNumber, r.NotifiedOn, r.AnswerDueOn, r.HearingOn, r.Outcome, r.EffectiveOn, r.OwesNewAnswer, r.CountedAs != null, r.VoidedAt != null);

    private IQueryable<RemedyRow> Rows(IQueryable<RemedyCase> remedies) => Rows(remedies, db);

    private async Task<IQueryable<RemedyCase>> SeenAsync(Officer officer, CancellationToken ct)
    {
        var agencies = await AgenciesAsync(officer, ct);
        return await SeenAsync(
            [.. agencies.Where(a => RequestStanding.SeesEveryCase(officer, a.Place!)).Select(a => a.Id)], [.. agencies.Where(a => officer.Has(a.Place!, StaffRole.SectionOfficer)).Select(a => a.Id)], officer, ct);
    }

    // All of some agencies, and those of the officer's sections in others.
    private async Task<IQueryable<RemedyCase>> SeenAsync(List<long> whole, List<long> part, Officer officer, CancellationToken ct)
    {
        var own = part.Count == 0 ? [] : await sections.OfAsync(officer, ct);
        return db.Remedies.AsNoTracking().Where(r => whole.Contains(r.AgencyId) || (part.Contains(r.AgencyId) && r.SectionId != null && own.Contains(r.SectionId.Value)));
    }
}
