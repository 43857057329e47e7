using Gongkai.Domain.AnnualReports;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.AnnualReports;

/// <summary>Reads of stored reports. Nothing is tracked, and bodies are loaded only where they are shown.</summary>
public sealed class ReportQueries(GongkaiDbContext db, CompiledReportQueries compiled)
{
    /// <summary>Rows of a page, at most.</summary>
    public const int LargestPage = 200;

    /// <summary>
    /// A report with its findings, explained ones marked, and the agency's other years: two queries, three where findings are explained.
    /// Null when no report has the number.
    /// </summary>
    public async Task<ReportPage?> PageAsync(long id, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            if (await compiled.BodyOf(db, id, ct) is not { } body)
            {
                return null;
            }

            var explanations = body.Row.Explained == 0 ? [] : await ListAsync(compiled.ExplanationsOf(db, id), e => e.FindingId, ct);
            var years = body.Row.AgencyId is { } agency ? [.. (await ListAsync(compiled.YearsOf(db, agency), y => y.Year, ct)).Values.OrderByDescending(y => y.Year)] : Array.Empty<YearLink>();
            var findings = FindingEncoding.Read(body.Findings).Select(f =>
            {
                var findingId = FindingId.Of(f);
                return explanations.TryGetValue(findingId, out var e)
                    ? new ReportFinding(findingId, f with { Explanation = e.Reason }, e.By, e.At)
                    : new ReportFinding(findingId, f, null, null);
            }).ToList();
            return new ReportPage(body.Row, ReportEncoding.Read(body.Cells, body.Text), findings, years, body.SourceName, body.SourceSha256, body.CheckedAt);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>The report alone, for downloads and comparisons; null when there is none.</summary>
    public async Task<AnnualReport?> ReportAsync(long id, CancellationToken ct) =>
        await compiled.BodyOf(db, id, ct) is { } body ? ReportEncoding.Read(body.Cells, body.Text) : null;

    /// <summary>The file that a report was read from, in its current version or a given one; null when there is none.</summary>
    public Task<SourceFile?> SourceAsync(long id, int? version, CancellationToken ct) => (
        from v in db.ReportVersions
        join f in db.Files on v.SourceSha256 equals f.Sha256
        where v.ReportId == id && v.Number == (version ?? v.Report!.Version)
        select new SourceFile(v.SourceName, v.SourceSha256, f.Content)).AsNoTracking().SingleOrDefaultAsync(ct);

    /// <summary>The documents that were imported as a report, newest first.</summary>
    public Task<List<VersionRow>> VersionsAsync(long id, CancellationToken ct) =>
        db.ReportVersions.AsNoTracking().Where(v => v.ReportId == id).OrderByDescending(v => v.Number)
            .Select(v => new VersionRow(v.Number, v.SourceName, v.SourceSha256, v.ImportedAt)).ToListAsync(ct);

    /// <summary>The years of an agency, newest first.</summary>
    public async Task<IReadOnlyList<YearLink>> YearsAsync(long agencyId, CancellationToken ct) =>
        [.. (await ListAsync(compiled.YearsOf(db, agencyId), y => y.Year, ct)).Values.OrderByDescending(y => y.Year)];

    /// <summary>A page of the list: newest year first, then by the agency's name, unknown ones last.</summary>
    /// <param name="filter">Which reports.</param>
    /// <param name="after"><see cref="ReportList.Next"/> of the page before; null for the first.</param>
    /// <param name="take">Rows, from 1 to <see cref="LargestPage"/>.</param>
    /// <param name="ct">To give up.</param>
    public async Task<ReportList> ListAsync(ReportFilter filter, string? after, int take, CancellationToken ct)
    {
        take = Math.Clamp(take, 1, LargestPage);
        var reports = filter.Apply(db, db.Reports.AsNoTracking());
        if (ListCursor.Parse(after) is { } cursor)
        {
            var (key, id) = cursor;
            reports = reports.Where(r => string.Compare(r.ListKey, key) >= 0 && (string.Compare(r.ListKey, key) > 0 || r.Id > id));
        }

        var rows = await reports.OrderBy(r => r.ListKey).ThenBy(r => r.Id).Take(take + 1).Select(r => new
        {
            r.ListKey,
            Row = new ReportRow(r.Id, r.AgencyId, r.Agency!.Name, r.Agency.RegionId, r.Agency.Region!.Path, r.Year, r.Format, r.Title, r.PublishedOn, r.Version, r.ImportedAt, r.Errors, r.Warnings, r.Infos, r.Explained),
        }).ToListAsync(ct);
        var next = rows.Count > take ? ListCursor.Of(rows[take - 1].ListKey, rows[take - 1].Row.Id) : null;
        return new ReportList([.. rows.Take(take).Select(r => r.Row)], next);
    }

    /// <summary>What the list could be narrowed to next.</summary>
    public async Task<ReportFacets> FacetsAsync(ReportFilter filter, CancellationToken ct)
    {
        IQueryable<StoredReport> Under(ReportFilter others) => others.Apply(db, db.Reports.AsNoTracking());

        var years = await Under(filter with { Year = null }).GroupBy(r => r.Year).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var formats = await Under(filter with { Format = null }).GroupBy(r => r.Format).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var grades = await Under(filter with { Findings = null }).GroupBy(r => 1).Select(g => new
        {
            Errors = g.Count(r => r.Errors > 0),
            Warnings = g.Count(r => r.Warnings > 0),
            Neither = g.Count(r => r.Errors == 0 && r.Warnings == 0),
        }).SingleOrDefaultAsync(ct);
        var rules = await Under(filter with { RuleId = null }).Join(db.RuleCounts.Where(c => c.Open > 0), r => r.Id, c => c.ReportId, (r, c) => c.RuleId)
            .GroupBy(rule => rule).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return new ReportFacets(
            filter.Year is null ? years.Sum(y => y.Count) : years.Where(y => y.Key == filter.Year).Sum(y => y.Count),
            [.. years.OrderByDescending(y => y.Key).Select(y => new Facet<int?>(y.Key, y.Count))],
            [.. formats.OrderByDescending(f => f.Key).Select(f => new Facet<ReportFormat>(f.Key, f.Count))],
            grades?.Errors ?? 0,
            grades?.Warnings ?? 0,
            grades?.Neither ?? 0,
            [.. rules.OrderByDescending(r => r.Count).ThenBy(r => r.Key, StringComparer.Ordinal).Select(r => new Facet<string>(r.Key, r.Count))],
            await RegionFacetsAsync(filter.RegionId, Under(filter), ct));
    }

    private async Task<IReadOnlyList<RegionFacet>> RegionFacetsAsync(long? regionId, IQueryable<StoredReport> reports, CancellationToken ct)
    {
        var counts = await reports.Where(r => r.Agency!.RegionId != null).GroupBy(r => r.Agency!.Region!.Path).Select(g => new { Path = g.Key, Count = g.Count() }).ToListAsync(ct);
        var parts = await db.Regions.AsNoTracking().Where(r => r.ParentId == regionId).OrderBy(r => r.Path).Select(r => new { r.Id, r.Name, r.Path }).ToListAsync(ct);
        return [.. parts.Select(p => new RegionFacet(p.Id, p.Name, counts.Where(c => c.Path.StartsWith(p.Path, StringComparison.Ordinal)).Sum(c => c.Count))).Where(f => f.Reports > 0)];
    }

    private static async Task<Dictionary<TKey, T>> ListAsync<TKey, T>(IAsyncEnumerable<T> items, Func<T, TKey> key, CancellationToken ct)
        where TKey : notnull
    {
        var result = new Dictionary<TKey, T>();
        await foreach (var item in items.WithCancellation(ct))
        {
            result[key(item)] = item;
        }

        return result;
    }
}
