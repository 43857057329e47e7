using Gongkai.Domain.AnnualReports;
using Gongkai.Operations.AnnualReports;

namespace Gongkai.Web.AnnualReports;

/// <summary>
/// The reports of a region's year merged. The region's own government reports for its departments too, so its report is
/// not added to theirs but held against their sum.
/// </summary>
/// <param name="Merged">The reports that add up to the region, nobody counted twice.</param>
/// <param name="Parent">The report of the region's own government; null when it is not in.</param>
/// <param name="Total">The sums as a report.</param>
/// <param name="Findings">What holding them against each other shows.</param>
/// <param name="TextCompared">True when their texts were compared too, for what copies from whom.</param>
internal sealed record RegionTotals(MergedReport Merged, AnnualReport? Parent, AnnualReport Total, IReadOnlyList<Finding> Findings, bool TextCompared)
{
    /// <summary>Beyond so many reports a page would wait too long for their texts to be compared pair by pair; the command line does it.</summary>
    private const int MostTextsCompared = 60;

    /// <summary>Loads and merges them.</summary>
    public static async Task<RegionTotals> OfAsync(RegionQueries queries, RegionYear data, CancellationToken ct)
    {
        var summed = data.Summed.ToDictionary(a => a.AgencyId);
        var withText = summed.Count <= MostTextsCompared;
        AnnualReport? parent = null;
        var parts = new List<AnnualReport>();
        var stored = withText ? queries.ReportsAsync(data.Region.Id, data.Year, ct) : queries.ValuesAsync(data.Region.Id, data.Year, ct);
        await foreach (var values in stored)
        {
            if (values.AgencyId == data.Government?.AgencyId)
            {
                parent = values.Report;
            }
            else if (summed.ContainsKey(values.AgencyId))
            {
                parts.Add(values.Report);
            }
        }

        var merged = RegionMerge.Merge(parts, data.Year, [.. summed.Values.Concat(data.Missing).Select(a => a.Agency)]);
        var findings = new List<Finding>();
        RegionChecks.Check(merged, parent, findings);
        return new RegionTotals(merged, parent, merged.ToReport(data.Region.Name), findings, withText);
    }
}
