using Gongkai.Domain.Returns;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Returns;

/// <summary>Reads returns as they stood at any moment.</summary>
public sealed class ReturnQueries(GongkaiDbContext db)
{
    /// <summary>A year's returns of all kinds, in the order of the form.</summary>
    /// <param name="agencyId">The agency.</param>
    /// <param name="year">The year.</param>
    /// <param name="asOf">As of which moment.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<ReturnYear>> YearAsync(long agencyId, int year, DateTimeOffset asOf, CancellationToken ct)
    {
        var months = await MonthsAsync([agencyId], year, asOf, ct);
        var last = ReturnRules.LastDueMonth(year, ChinaTime.DateOf(asOf));
        return [.. ReturnKinds.All.Select(kind => new ReturnYear(kind, year, last, [.. months.Where(m => m.Kind == kind).Select(m => m.Month)]))];
    }

    /// <summary>What sections stated, with all versions, newest first within a month.</summary>
    public Task<List<SectionReturn>> TrailAsync(long agencyId, int year, ReturnKind kind, int? month, CancellationToken ct) => db.Set<SectionReturn>().AsNoTracking()
        .Where(r => r.AgencyId == agencyId && r.Year == year && r.Kind == kind && (month == null || r.Month == month))
        .OrderBy(r => r.Section).ThenBy(r => r.Month).ThenByDescending(r => r.Version).ToListAsync(ct);

    /// <summary>What a section's months say now, for the form that changes them.</summary>
    public Task<List<SectionReturn>> HeldAsync(long agencyId, int year, ReturnKind kind, string section, CancellationToken ct) => db.Set<SectionReturn>().AsNoTracking()
        .Where(r => r.AgencyId == agencyId && r.Year == year && r.Kind == kind && r.Section == section && r.SupersededAt == null)
        .OrderBy(r => r.Month).ToListAsync(ct);

    /// <summary>The sections that ever returned something, for suggestions.</summary>
    public Task<List<string>> SectionsAsync(long agencyId, CancellationToken ct) => db.Set<SectionReturn>().AsNoTracking()
        .Where(r => r.AgencyId == agencyId).Select(r => r.Section).Distinct().OrderBy(s => s).ToListAsync(ct);

    /// <summary>Single decisions by their date, oldest first.</summary>
    /// <param name="agencyId">The agency.</param>
    /// <param name="kind">行政许可 or 行政处罚.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="asOf">As of which moment.</param>
    /// <param name="after">Those after this one; null from the beginning.</param>
    /// <param name="take">So many; one more tells that there is a next page.</param>
    /// <param name="ct">Cancels.</param>
    public Task<List<SingleDecision>> DecisionsAsync(long agencyId, ReturnKind kind, DateOnly from, DateOnly to, DateTimeOffset asOf, (DateOnly On, long Id)? after, int take, CancellationToken ct)
    {
        var decisions = Standing(asOf).Where(d => d.AgencyId == agencyId && d.Kind == kind && d.DecidedOn >= from && d.DecidedOn <= to);
        if (after is var (on, id))
        {
            decisions = decisions.Where(d => d.DecidedOn > on || (d.DecidedOn == on && d.Id > id));
        }

        return decisions.OrderBy(d => d.DecidedOn).ThenBy(d => d.Id).Take(take + 1).ToListAsync(ct);
    }

    private IQueryable<SingleDecision> Standing(DateTimeOffset asOf) =>
        db.Set<SingleDecision>().AsNoTracking().Where(d => d.At <= asOf && (d.SupersededAt == null || d.SupersededAt > asOf) && !d.IsWithdrawn);

    private async Task<List<(long AgencyId, ReturnKind Kind, SectionMonth Month)>> MonthsAsync(IReadOnlyCollection<long> agencies, int year, DateTimeOffset asOf, CancellationToken ct)
    {
        var entered = await db.Set<SectionReturn>().AsNoTracking()
            .Where(r => agencies.Contains(r.AgencyId) && r.Year == year && r.At <= asOf && (r.SupersededAt == null || r.SupersededAt > asOf) && r.Amount != null)
            .Select(r => new { r.AgencyId, r.Kind, r.Section, r.Month, r.Amount }).ToListAsync(ct);
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var recorded = await Standing(asOf).Where(d => agencies.Contains(d.AgencyId) && d.DecidedOn >= from && d.DecidedOn <= to)
            .GroupBy(d => new { d.AgencyId, d.Kind, d.Section, d.DecidedOn.Month })
            .Select(g => new { g.Key.AgencyId, g.Key.Kind, g.Key.Section, g.Key.Month, Count = g.Count() }).ToListAsync(ct);
        var counts = recorded.ToDictionary(r => (r.AgencyId, r.Kind, r.Section, r.Month), r => r.Count);
        var stated = entered.ToDictionary(r => (r.AgencyId, r.Kind, r.Section, r.Month), r => r.Amount);
        return
        [
            .. stated.Keys.Union(counts.Keys).OrderBy(k => k.Section, StringComparer.Ordinal).ThenBy(k => k.Month)
                .Select(k => (k.AgencyId, k.Kind, new SectionMonth(k.Section, k.Month, stated.GetValueOrDefault(k), counts.GetValueOrDefault(k)))),
        ];
    }
}
