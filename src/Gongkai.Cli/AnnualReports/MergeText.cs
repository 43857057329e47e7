using System.Text;
using Gongkai.Cli.Terminal;
using Gongkai.Domain.AnnualReports;

namespace Gongkai.Cli.AnnualReports;

/// <summary>A region's merged report as text for people.</summary>
internal static class MergeText
{
    /// <summary>Coverage, totals, rates, findings.</summary>
    public static string Format(MergedReport merged, AnnualReport report, IReadOnlyList<Finding> findings, bool colours)
    {
        var text = new StringBuilder();
        text.Append($"{report.Agency}　{merged.Year}年\n\n汇总了 {merged.Reports.Count:N0} 份，未计入 {merged.LeftOut.Count:N0} 份，缺报 {merged.Missing.Count:N0} 家\n");
        foreach (var (left, reason) in merged.LeftOut)
        {
            text.Append($"  未计入：{left.Agency ?? "（机关未写明）"}（{left.Source}）{reason}\n");
        }

        foreach (var agency in merged.Missing)
        {
            text.Append($"  缺报：{agency}\n");
        }

        ReportText.AppendTables(text, report);
        var rates = new TextTable(new("比率"), new("范围"), new("数值", Right: true), new("算法"));
        foreach (var rate in Rates.Of(report).Where(r => r.Value is not null))
        {
            rates.Add(rate.Name, rate.Of, $"{rate.Value * 100:0.00}%", $"{rate.Formula}＝{ReportText.Number(rate.Numerator)}÷{ReportText.Number(rate.Denominator)}");
        }

        text.Append("\n比率\n").Append(rates.Format("  "));
        if (findings.Count > 0)
        {
            text.Append("\n问题\n");
            FindingText.Append(text, report.Form, findings, colours);
        }

        return text.ToString();
    }
}
