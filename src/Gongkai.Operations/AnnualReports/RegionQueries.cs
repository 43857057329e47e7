using System.Runtime.CompilerServices;
using Gongkai.Domain.AnnualReports;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.AnnualReports;

/// <summary>A region in the tree.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="ParentId">The region around it; null for an outermost one.</param>
/// <param name="Path">The names down to it, 「长沙市/雨花区/」; a part's path begins with the whole's.</param>
/// <param name="Agencies">Agencies of the region itself, without its parts.</param>
public sealed record RegionRow(long Id, string Name, long? ParentId, string Path, int Agencies);

/// <summary>An agency of a region and its report of a year.</summary>
/// <param name="AgencyId">The agency.</param>
/// <param name="Agency">Its name.</param>
/// <param name="RegionId">Its region.</param>
/// <param name="Region">The region's name.</param>
/// <param name="RegionPath">The names down to the region.</param>
/// <param name="ReportId">Its report; null when none is in.</param>
/// <param name="PublishedOn">When that was published; null when unknown.</param>
/// <param name="Errors">Its findings of grade error that nobody has explained.</param>
/// <param name="Warnings">Its findings of grade warning that nobody has explained.</param>
public sealed record CoverageRow(long AgencyId, string Agency, long RegionId, string Region, string RegionPath, long? ReportId, DateOnly? PublishedOn, int Errors, int Warnings)
{
    /// <summary>True when the report of the year is in.</summary>
    public bool HasReported => ReportId is not null;

    /// <summary>True for a region's government (人民政府, 行政公署), whose report speaks for its departments and for the regions below.</summary>
    public bool IsGovernment => Agency.EndsWith("人民政府", StringComparison.Ordinal) || Agency.EndsWith("行政公署", StringComparison.Ordinal);
}

/// <summary>A region's year: who is in and who is missing.</summary>
/// <param name="Region">The region.</param>
/// <param name="Around">The regions around it, outermost first.</param>
/// <param name="Parts">The regions directly in it.</param>
/// <param name="Year">The year reported on.</param>
/// <param name="Years">The years for which any report of the region is in, newest first.</param>
/// <param name="Agencies">All known agencies of the region and its parts, the region's own first.</param>
/// <param name="Rules">How many of the reports each rule speaks of, most frequent first.</param>
public sealed record RegionYear(
    RegionRow Region,
    IReadOnlyList<RegionRow> Around,
    IReadOnlyList<RegionRow> Parts,
    int Year,
    IReadOnlyList<Facet<int>> Years,
    IReadOnlyList<CoverageRow> Agencies,
    IReadOnlyList<Facet<string>> Rules)
{
    /// <summary>Those whose report is in.</summary>
    public IEnumerable<CoverageRow> Reported => Agencies.Where(a => a.HasReported);

    /// <summary>Those that are known, from another year or because somebody registered them, and whose report is not in.</summary>
    public IEnumerable<CoverageRow> Missing => Agencies.Where(a => !a.HasReported);

    /// <summary>The region's own government, where its report is in: to be held against the sum of <see cref="Summed"/>, not added to it.</summary>
    public CoverageRow? Government => Reported.FirstOrDefault(a => a.IsGovernment && a.RegionId == Region.Id);

    /// <summary>
    /// The reports that add up to the region, nobody counted twice: its own departments, and for a region below it that
    /// region's government alone where that has reported, else what is in from there.
    /// </summary>
    public IEnumerable<CoverageRow> Summed
    {
        get
        {
            var governed = Reported.Where(a => a.IsGovernment).Select(a => a.RegionPath).ToList();
            return Reported.Where(a => governed.TrueForAll(path =>
                !a.RegionPath.StartsWith(path, StringComparison.Ordinal)
                || (path == Region.Path && !(a.IsGovernment && a.RegionPath == path))
                || (path != Region.Path && a.IsGovernment && a.RegionPath == path)));
        }
    }
}

/// <summary>A report of a region's year.</summary>
/// <param name="ReportId">The report.</param>
/// <param name="AgencyId">Its agency.</param>
/// <param name="Agency">The agency's name.</param>
/// <param name="Report">Its values; its text only where that was asked for.</param>
public sealed record ReportValues(long ReportId, long AgencyId, string Agency, AnnualReport Report);

/// <summary>Reads of regions.</summary>
public sealed class RegionQueries(GongkaiDbContext db)
{
    /// <summary>All regions, each before its parts.</summary>
    public Task<List<RegionRow>> TreeAsync(CancellationToken ct) => Rows(db.Regions.OrderBy(r => r.Path)).ToListAsync(ct);

    /// <summary>A region; null when there is none of that number.</summary>
    public Task<RegionRow?> FindAsync(long regionId, CancellationToken ct) => Rows(db.Regions.Where(r => r.Id == regionId)).SingleOrDefaultAsync(ct);

    /// <summary>The regions of a name, 「雨花区」 or the whole path 「长沙市/雨花区」; more than one where several places share it.</summary>
    public Task<List<RegionRow>> NamedAsync(string name, CancellationToken ct) =>
        Rows(db.Regions.Where(r => r.Name == name || r.Path == name + "/").OrderBy(r => r.Path)).ToListAsync(ct);

    /// <summary>The newest year for which any report of the region or its parts is in; null when there is none.</summary>
    public Task<int?> NewestYearAsync(long regionId, CancellationToken ct) => ReportsIn(regionId).MaxAsync(r => r.Year, ct);

    /// <summary>A region's year; null when there is no such region.</summary>
    public async Task<RegionYear?> YearAsync(long regionId, int year, CancellationToken ct)
    {
        if (await Rows(db.Regions.Where(r => r.Id == regionId)).SingleOrDefaultAsync(ct) is not { } region)
        {
            return null;
        }

        var around = await Rows(db.Regions.Where(r => r.Id != regionId && region.Path.StartsWith(r.Path)).OrderBy(r => r.Path)).ToListAsync(ct);
        var parts = await Rows(db.Regions.Where(r => r.ParentId == regionId).OrderBy(r => r.Path)).ToListAsync(ct);
        var years = await ReportsIn(regionId).Where(r => r.Year != null).GroupBy(r => r.Year!.Value).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var agencies = await (
            from a in db.Agencies.AsNoTracking()
            where a.Region!.Path.StartsWith(region.Path)
            join r in db.Reports.Where(r => r.Year == year) on a.Id equals r.AgencyId into reports
            from r in reports.DefaultIfEmpty()
            orderby a.Region!.Path, a.Name
            select new CoverageRow(a.Id, a.Name, a.RegionId!.Value, a.Region!.Name, a.Region.Path, r == null ? null : r.Id, r == null ? null : r.PublishedOn, r == null ? 0 : r.Errors, r == null ? 0 : r.Warnings)).ToListAsync(ct);
        var rules = await ReportsIn(regionId).Where(r => r.Year == year)
            .Join(db.RuleCounts.Where(c => c.Open > 0), r => r.Id, c => c.ReportId, (r, c) => c.RuleId)
            .GroupBy(rule => rule).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return new RegionYear(
            region, around, parts, year,
            [.. years.OrderByDescending(y => y.Key).Select(y => new Facet<int>(y.Key, y.Count))],
            agencies,
            [.. rules.OrderByDescending(r => r.Count).ThenBy(r => r.Key, StringComparer.Ordinal).Select(r => new Facet<string>(r.Key, r.Count))]);
    }

    /// <summary>The values of a region's reports of a year one by one, for totals and checks over the region; no text is loaded.</summary>
    public async IAsyncEnumerable<ReportValues> ValuesAsync(long regionId, int year, [EnumeratorCancellation] CancellationToken ct)
    {
        var rows = ReportsIn(regionId).Where(r => r.Year == year).OrderBy(r => r.ListKey).ThenBy(r => r.Id)
            .Join(db.ReportVersions, r => new { r.Id, Number = r.Version }, v => new { Id = v.ReportId, v.Number }, (r, v) => new { r.Id, r.AgencyId, r.Agency!.Name, v.Cells });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return new ReportValues(row.Id, row.AgencyId!.Value, row.Name, ReportEncoding.ReadCells(row.Cells, row.Name, year));
        }
    }

    /// <summary>The whole reports of a region's year one by one, for what copies from whom; under the agency's registered name.</summary>
    public async IAsyncEnumerable<ReportValues> ReportsAsync(long regionId, int year, [EnumeratorCancellation] CancellationToken ct)
    {
        var rows = ReportsIn(regionId).Where(r => r.Year == year).OrderBy(r => r.ListKey).ThenBy(r => r.Id)
            .Join(db.ReportVersions, r => new { r.Id, Number = r.Version }, v => new { Id = v.ReportId, v.Number }, (r, v) => new { r.Id, r.AgencyId, r.Agency!.Name, v.Cells, v.Text });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return new ReportValues(row.Id, row.AgencyId!.Value, row.Name, ReportRecords.Attributed(ReportEncoding.Read(row.Cells, row.Text), row.Name, year));
        }
    }

    private IQueryable<StoredReport> ReportsIn(long regionId) =>
        new ReportFilter { RegionId = regionId }.Apply(db, db.Reports.AsNoTracking());

    private IQueryable<RegionRow> Rows(IQueryable<Agencies.Region> regions) =>
        regions.AsNoTracking().Select(r => new RegionRow(r.Id, r.Name, r.ParentId, r.Path, db.Agencies.Count(a => a.RegionId == r.Id)));
}
