using Gongkai.Domain.Agencies;
using Gongkai.Domain.AnnualReports;
using Gongkai.Domain.AnnualReports.Writing;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Returns;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Publishing.Register;
using Gongkai.Operations.Remedies;
using Gongkai.Operations.Requests.Fees;
using Gongkai.Operations.Returns;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.AnnualReports.Writing;

/// <summary>The figures of an agency's year as known at a moment.</summary>
/// <param name="When">The year and the moment.</param>
/// <param name="Own">What the agency's own records give.</param>
/// <param name="Merged">For a government: its own figures and the reports of those below it, added up; null for others.</param>
/// <param name="Named">What texts can be bound to.</param>
/// <param name="Adjustments">The explained adjustments in the figures.</param>
/// <param name="Openings">The opening balances in the figures.</param>
/// <param name="Missing">Months that the sections have not returned, by kind, in words.</param>
public sealed record YearSheet(
    YearAt When, FigureSheet Own, MergedReport? Merged, IReadOnlyList<NamedFigure> Named, IReadOnlyList<FigureAdjustment> Adjustments, IReadOnlyList<OpeningEntry> Openings, IReadOnlyList<string> Missing)
{
    /// <summary>The cells of the report.</summary>
    public CellValue[] Cells()
    {
        if (Merged is null)
        {
            return Own.ToCells();
        }

        var cells = new CellValue[FigureSheet.Form.Cells.Count];
        foreach (var cell in Merged.Cells)
        {
            cells[cell.Cell.Index] = cell.Total is { } total ? CellValue.Stated(total) : CellValue.Blank();
        }

        return cells;
    }

    /// <summary>The number of a cell; null for a blank one.</summary>
    public decimal? Value(string path) => Merged is null ? Own[path].Value : Merged.Cells.FirstOrDefault(c => c.Cell.Path == path)?.Total;

    /// <summary>As a report keeps it from the leader's approval on.</summary>
    public FrozenFigures Freeze() => new(
        FigureSheet.Form.Cells.Where(c => !c.Row.IsAlternative).ToDictionary(c => c.Path, c => Value(c.Path), StringComparer.Ordinal),
        Named.ToDictionary(f => f.Name, f => f.Text, StringComparer.Ordinal));
}

/// <summary>Tables two, three and four of any agency and year as of any moment, from the register of normative documents, the sections' returns and the cases.</summary>
public sealed class YearFigures(GongkaiDbContext db, RegisterQueries register, ReturnQueries returns, RequestTallies requests, FeeLedger fees, RemedyFigures remedies)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>The figures.</summary>
    public async Task<YearSheet> OfAsync(Agency agency, YearAt when, CancellationToken ct)
    {
        var counted = new Dictionary<string, decimal?>(StringComparer.Ordinal);
        foreach (var (rank, row) in new[] { (NormativeRank.Regulation, "active.regulations"), (NormativeRank.NormativeDocument, "active.normativeDocuments") })
        {
            var year = await register.YearAsync(agency.Id, rank, when.Year, when.AsOf, ct);
            (counted[row + ".issued"], counted[row + ".repealed"], counted[row + ".inForce"]) = (year.Issued.Count, year.Ended.Count, year.InForce.Count);
        }

        var returned = await returns.YearAsync(agency.Id, when.Year, when.AsOf, ct);
        foreach (var year in returned)
        {
            counted[year.Kind.Cell()] = year.Total is { } total ? year.Kind.Unit().In(total) : null;
        }

        foreach (var (path, value) in RequestTallies.Cells(await requests.OfAsync([agency.Id], when, ct)))
        {
            counted[path] = value;
        }

        var remedied = (await remedies.OfAsync([agency.Id], when.Year, when.AsOf, ct))[agency.Id];
        foreach (var cell in RemedyCell.Form.Where(c => c.Column is not null))
        {
            counted[cell.Path] = remedied[cell];
        }

        var adjustments = await db.Set<FigureAdjustment>().AsNoTracking()
            .Where(a => a.AgencyId == agency.Id && a.Year == when.Year && a.At <= when.AsOf && (a.WithdrawnAt == null || a.WithdrawnAt > when.AsOf)).OrderBy(a => a.Id).ToListAsync(ct);
        var openings = await db.Set<OpeningEntry>().AsNoTracking()
            .Where(o => o.AgencyId == agency.Id && o.FirstYear <= when.Year && (o.EndedYear == null || o.EndedYear >= when.Year) && o.At <= when.AsOf && (o.WithdrawnAt == null || o.WithdrawnAt > when.AsOf)).OrderBy(o => o.Id).ToListAsync(ct);
        var own = FigureSheet.Of(
            when.Year, counted, [.. openings.Select(o => new OpeningBalance(o.Applicant, o.Count, o.RowKey, o.EndedYear))], [.. adjustments.Select(a => new Adjustment(a.Path, a.Amount, a.Reason))]);
        var sheet = new YearSheet(when, own, await MergeAsync(agency, when.Year, own, ct), [], adjustments, openings, [.. returned.Where(r => !r.IsComplete).Select(Missing)]);
        return sheet with { Named = [.. FigureNames.Of(sheet.Value), .. await OutsideTablesAsync(agency, when, ct)] };
    }

    /// <summary>The reports of those directly below a government: stored ones, and those that were filed and are not yet published.</summary>
    public async Task<IReadOnlyList<ReportValues>> BelowAsync(long agencyId, int year, CancellationToken ct)
    {
        var children = await db.Agencies.AsNoTracking().Where(a => a.ParentId == agencyId && a.SupersededById == null).OrderBy(a => a.Id).Select(a => new { a.Id, a.Name }).ToListAsync(ct);
        var ids = children.Select(c => c.Id).ToList();
        var stored = await (
            from report in db.Reports.AsNoTracking()
            where report.AgencyId != null && ids.Contains(report.AgencyId.Value) && report.Year == year
            join version in db.ReportVersions.AsNoTracking() on new { report.Id, Number = report.Version } equals new { Id = version.ReportId, version.Number }
            select new { report.Id, AgencyId = report.AgencyId!.Value, version.Cells }).ToListAsync(ct);
        var filed = await db.Set<ReportDraft>().AsNoTracking()
            .Where(d => ids.Contains(d.AgencyId) && d.Year == year && (d.Stage == ReportStage.Submitted || d.Stage == ReportStage.Accepted)).ToListAsync(ct);
        var reports = new List<ReportValues>();
        foreach (var child in children)
        {
            if (stored.FirstOrDefault(s => s.AgencyId == child.Id) is { } there)
            {
                reports.Add(new(there.Id, child.Id, child.Name, ReportEncoding.ReadCells(there.Cells, child.Name, year)));
            }
            else if (filed.FirstOrDefault(d => d.AgencyId == child.Id) is { Figures: { } figures })
            {
                reports.Add(new(0, child.Id, child.Name, new AnnualReport(ReportFormat.Format2021, CellsOf(figures)) { Agency = child.Name, Year = year }));
            }
        }

        return reports;
    }

    /// <summary>The cells of figures that were kept.</summary>
    internal static CellValue[] CellsOf(FrozenFigures figures) =>
        [.. FigureSheet.Form.Cells.Select(c => c.Row.IsAlternative ? default : figures.Cells.GetValueOrDefault(c.Path) is { } value ? CellValue.Stated(value) : CellValue.Blank())];

    private async Task<MergedReport?> MergeAsync(Agency agency, int year, FigureSheet own, CancellationToken ct)
    {
        if (agency.Kind != AgencyKind.Government)
        {
            return null;
        }

        var expected = await db.Agencies.AsNoTracking().Where(a => a.ParentId == agency.Id && a.SupersededById == null).OrderBy(a => a.Id).Select(a => a.Name).ToListAsync(ct);
        var below = await BelowAsync(agency.Id, year, ct);
        var self = new AnnualReport(ReportFormat.Format2021, own.ToCells()) { Agency = agency.Name, Year = year };
        return RegionMerge.Merge([self, .. below.Select(b => b.Report)], year, expected);
    }

    private async Task<IReadOnlyList<NamedFigure>> OutsideTablesAsync(Agency agency, YearAt when, CancellationToken ct)
    {
        var agencyId = agency.Id;
        var (begin, end) = (new DateTimeOffset(when.Year, 1, 1, 0, 0, 0, China), new DateTimeOffset(when.Year + 1, 1, 1, 0, 0, 0, China));
        var asOf = when.AsOf;
        var documents = await (
            from page in db.PublicDocuments.AsNoTracking()
            where page.AgencyId == agencyId && page.PublishedAt >= begin && page.PublishedAt < end && page.PublishedAt <= asOf
            group page by new { page.Kind, page.ColumnId } into g
            select new { g.Key.Kind, g.Key.ColumnId, Count = g.Count() }).ToListAsync(ct);
        var columns = await db.Columns.AsNoTracking().Where(c => c.AgencyId == agencyId).Select(c => new { c.Id, c.Code, c.Name }).ToListAsync(ct);
        var channels = await requests.ByChannelAsync(agencyId, when, ct);
        var level = agency is { Kind: AgencyKind.Government, TreePath: { } path } ? await db.Agencies.AsNoTracking().Where(a => a.TreePath!.StartsWith(path)).Select(a => a.Id).ToListAsync(ct) : [agencyId];
        var charged = await fees.OfAsync(level, when.Year, asOf, ct);
        return
        [
            new("fees.charged", "收取的信息处理费（元）", charged.PaidYuan),
            new("fees.paid", "收取信息处理费的申请（件）", charged.Paid),
            new("fees.noticed", "通知缴纳信息处理费（元）", charged.NoticedYuan),
            new("fees.notices", "通知缴纳信息处理费的申请（件）", charged.Notices),
            new("documents.published", "平台公开信息条数", documents.Sum(d => d.Count)),
            new("documents.interpretations", "政策解读条数", documents.Where(d => d.Kind == "interpretation").Sum(d => d.Count)),
            .. columns.Select(c => (c.Code, c.Name, Count: documents.Where(d => d.ColumnId == c.Id).Sum(d => d.Count))).Where(c => c.Count > 0)
                .Select(c => new NamedFigure($"documents.column.{c.Code}", $"栏目“{c.Name}”条数", c.Count)),
            .. RequestChannels.All.Select(c => new NamedFigure($"requests.channel.{char.ToLowerInvariant(c.ToString()[0])}{c.ToString()[1..]}", $"本年新收（{c.Name()}）", channels.GetValueOrDefault(c))),
        ];
    }

    private static string Missing(ReturnYear year) => year.Total is null ? $"{year.Kind.Name()}没有科室填报"
        : $"{year.Kind.Name()}{(year.MissingMonths.Count > 0 ? $"缺{string.Join("、", year.MissingMonths)}月" : "")}{string.Concat(year.Gaps.Select(g => $"；{g.Section}缺{string.Join("、", g.Months)}月"))}";
}
