using static Gongkai.Domain.AnnualReports.Quoting;

namespace Gongkai.Domain.AnnualReports;

/// <summary>Holds a region's reports against each other (rule family AcrossRegion).</summary>
/// <remarks>
/// Nothing here is an error: what a government's report covers is not written in it. Most cover every department, some the
/// government office alone, so a difference is told with what could explain it.
/// </remarks>
public static class RegionChecks
{
    private const int FewestFigures = 8;
    private const decimal LargestFigureAtLeast = 20;
    private const int LongestQuotation = 60;

    private static readonly string[] MainFigures =
    [
        "active.normativeDocuments.issued", "active.licensing", "active.penalties", "active.enforcement",
        "active.licensing.decisions", "active.penalties.decisions", "active.enforcement.decisions",
        "requests.received[6]", "requests.carriedIn[6]", "requests.outcomes.total[6]", "requests.carriedOut[6]",
        "remedies.review[4]", "remedies.litigationDirect[4]", "remedies.litigationAfterReview[4]",
    ];

    /// <summary>Adds what is found in a region.</summary>
    /// <param name="merged">The region's agencies, merged.</param>
    /// <param name="parent">The report of the government above them; null when it is not at hand.</param>
    /// <param name="findings">Where to add.</param>
    public static void Check(MergedReport merged, AnnualReport? parent, List<Finding> findings)
    {
        foreach (var agency in merged.Missing)
        {
            findings.Add(new(RuleCatalogue.GMissing, RuleCatalogue.GMissing.Severity, [], null, null, $"{agency}没有 {merged.Year} 年度的报告", [new(null, agency)]));
        }

        foreach (var (report, reason) in merged.LeftOut)
        {
            findings.Add(new(RuleCatalogue.GLeftOut, RuleCatalogue.GLeftOut.Severity, [], null, null, $"{Title(report)}没有计入合计：{reason}", [new(null, Title(report))]));
        }

        if (parent is not null && parent.Year == merged.Year && parent.Format == merged.Form.Format)
        {
            CheckSums(merged, parent, findings);
        }

        CheckCopied(merged, findings);
        CheckSameFigures(merged, findings);
    }

    private static string Title(AnnualReport report) => report.Agency ?? report.Source ?? "一份未写明机关的报告";

    private static void CheckSums(MergedReport merged, AnnualReport parent, List<Finding> findings)
    {
        foreach (var cell in merged.Cells.Where(c => MainFigures.Contains(c.Cell.Path)))
        {
            if (parent[cell.Cell].Value is not { } own || cell.Total is not { } sum || own == sum)
            {
                continue;
            }

            var largest = cell.Parts.Where(p => p.Value.Value is not null).MaxBy(p => p.Value.Value!.Value)!;
            var isComplete = merged.Missing.Count == 0 && cell.IsComplete;
            var (severity, why) = (own > sum, largest.Value.Value > own) switch
            {
                (true, _) => (Severity.Info, isComplete ? "多出的部分可能是本机关自己的" : "多出的部分可能是本机关自己的，或没有报送、没有填数字的机关的"),
                (false, true) => (Severity.Info, $"还不到{largest.Agency}一家的 {Plain(largest.Value.Value!.Value)}，看来只统计了本机关"),
                (false, false) => (Severity.Warning, "上级的数字应当包含所属各机关的"),
            };
            findings.Add(new(
                RuleCatalogue.GSum,
                severity,
                [cell.Cell.Path],
                sum,
                own,
                $"{Name(cell.Cell)}：{Title(parent)}为 {Plain(own)}，所属 {cell.Parts.Count - cell.Unknown.Count()} 个机关合计 {Plain(sum)}；{why}",
                Rows(parent, [cell.Cell])));
        }
    }

    private static void CheckCopied(MergedReport merged, List<Finding> findings)
    {
        foreach (var (report, source, shared) in NearDuplicates.Among(merged.Reports))
        {
            var passage = shared.Passages[0];
            var order = (report.PublishedOn, source.PublishedOn) is ({ } later, { } earlier) && later != earlier ? $"（{source.PublishedOn:yyyy-MM-dd} 发布在先）" : "";
            findings.Add(new(
                RuleCatalogue.GCopied,
                RuleCatalogue.GCopied.Severity,
                [],
                null,
                Math.Round(shared.Share * 100, 1),
                $"{Title(report)}的正文有 {Plain(Math.Round(shared.Share * 100, 1))}% 与{Title(source)}{order}逐字相同，最长 {passage.Length} 字："
                + $"「{(passage.Text.Length <= LongestQuotation ? passage.Text : passage.Text[..LongestQuotation] + "…")}」",
                [new(passage.Line > 0 ? passage.Line : null, passage.Text)]));
        }
    }

    private static void CheckSameFigures(MergedReport merged, List<Finding> findings)
    {
        var byFigures = merged.Reports
            .Select(r => (Report: r, Figures: r.Form.Cells.Where(c => r[c].Value is not (null or 0)).ToArray()))
            .Where(r => r.Figures.Length >= FewestFigures && r.Figures.Max(c => r.Report[c].Value!.Value) >= LargestFigureAtLeast)
            .GroupBy(r => string.Join('|', r.Figures.Select(c => $"{c.Index}={Plain(r.Report[c].Value!.Value)}")));
        foreach (var group in byFigures.Where(g => g.Count() > 1))
        {
            var agencies = string.Join("、", group.Select(g => Title(g.Report)));
            findings.Add(new(
                RuleCatalogue.GSameFigures,
                RuleCatalogue.GSameFigures.Severity,
                [.. group.First().Figures.Select(c => c.Path)],
                null,
                null,
                $"{agencies}的三张表数字完全相同，其中 {group.First().Figures.Length} 格不是 0",
                [new(null, agencies)]));
        }
    }
}
