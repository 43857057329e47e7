using Gongkai.Domain.AnnualReports;
using Gongkai.Operations.AnnualReports;

namespace Gongkai.Web.AnnualReports;

/// <summary>
/// The reports of a region's year merged. The region's own government reports for its departments too, so its report is
/// not added to theirs but held against their sum.
/// </summary>
/// <param name="Merged">The reports of the agencies, without the government's own.</param>
/// <param name="Parent">The report of the region's own government; null when it is not in.</param>
/// <param name="Total">The sums as a report.</param>
/// <param name="Findings">What the comparison of the government's report with the sums shows.</param>
internal sealed record RegionTotals(MergedReport Merged, ReportValues? Parent, AnnualReport Total, IReadOnlyList<Finding> Findings)
{
    // Who copied from whom needs the texts; over more reports than this only the figures are compared.
    private const int MostTexts = 300;

    /// <summary>Loads and merges them.</summary>
    public static async Task<RegionTotals> OfAsync(RegionQueries queries, RegionYear data, CancellationToken ct)
    {
        var summed = data.Summed.ToDictionary(a => a.AgencyId);
        var reports = data.Reported.Count() <= MostTexts ? queries.ReportsAsync(data.Region.Id, data.Year, ct) : queries.ValuesAsync(data.Region.Id, data.Year, ct);
        ReportValues? parent = null;
        var parts = new List<AnnualReport>();
        await foreach (var report in reports)
        {
            if (report.AgencyId == data.Government?.AgencyId)
            {
                parent = report;
            }
            else if (summed.ContainsKey(report.AgencyId))
            {
                parts.Add(report.Report);
            }
        }

        var merged = RegionMerge.Merge(parts, data.Year, [.. summed.Values.Concat(data.Missing).Select(a => a.Agency)]);
        var findings = new List<Finding>();
        RegionChecks.Check(merged, parent?.Report, findings);
        return new RegionTotals(merged, parent, merged.ToReport(data.Region.Name), findings);
    }
}
