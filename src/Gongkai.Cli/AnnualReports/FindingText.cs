using System.Text;
using Gongkai.Domain.AnnualReports;

namespace Gongkai.Cli.AnnualReports;

/// <summary>Findings as text for people: grade, place, both values, the quoted line, what to do.</summary>
internal static class FindingText
{
    private const int QuoteLength = 160;

    /// <summary>All findings of one report under its name.</summary>
    public static string Format(AnnualReport report, string path, IReadOnlyList<Finding> findings, bool colours)
    {
        var text = new StringBuilder();
        text.Append(ReportText.HeadOf(report, path)).Append('\n');
        if (findings.Count == 0)
        {
            return text.Append("  没有发现问题。\n").ToString();
        }

        text.Append("  ").AppendJoin("，", Counts(findings)).Append('\n');
        Append(text, report.Form, findings, colours);
        return text.ToString();
    }

    /// <summary>Adds findings one by one.</summary>
    public static void Append(StringBuilder text, ReportForm form, IReadOnlyList<Finding> findings, bool colours)
    {
        foreach (var finding in findings)
        {
            text.Append('\n').Append("  ").Append(Coloured(finding.Severity, colours)).Append("  ").Append(finding.Rule.Id).Append("  ").Append(finding.Rule.Title).Append('\n');
            Line("", finding.Message);
            if (finding.Cells.Count > 0)
            {
                Line("位置：", CellNames.List(form, finding.Cells));
            }

            if (finding.Expected is not null || finding.Actual is not null)
            {
                var expected = finding.Expected is { } right ? $"应为 {ReportText.Number(right)}" : null;
                var actual = finding.Actual is { } found ? $"实为 {ReportText.Number(found)}" : null;
                Line("数值：", string.Join("，", new[] { expected, actual }.OfType<string>()));
            }

            foreach (var evidence in finding.Evidence)
            {
                Line("原文：", evidence.Line is { } line ? $"第 {line} 行「{Short(evidence.Text)}」" : $"「{Short(evidence.Text)}」");
            }

            if (finding.Explanation is { } explanation)
            {
                Line("说明：", explanation);
            }

            Line("建议：", finding.Rule.Advice);
        }

        void Line(string name, string value) => text.Append("        ").Append(name).Append(value.Replace("\n", "\n        ", StringComparison.Ordinal)).Append('\n');
    }

    private static IEnumerable<string> Counts(IReadOnlyList<Finding> findings) =>
        new[] { Severity.Error, Severity.Warning, Severity.Info }
            .Select(s => (Grade: s, Count: findings.Count(f => f.Severity == s)))
            .Where(c => c.Count > 0).Select(c => $"{c.Grade.InChinese()} {c.Count}");

    private static string Coloured(Severity severity, bool colours)
    {
        var code = severity switch
        {
            Severity.Error => 31,
            Severity.Warning => 33,
            Severity.Info => 36,
        };
        return colours ? $"\e[1;{code}m{severity.InChinese()}\e[0m" : severity.InChinese();
    }

    private static string Short(string quote) => quote.Length <= QuoteLength ? quote : quote[..QuoteLength] + "……";
}
