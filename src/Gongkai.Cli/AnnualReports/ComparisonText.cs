using System.Text;
using Gongkai.Cli.Terminal;
using Gongkai.Domain.AnnualReports;

namespace Gongkai.Cli.AnnualReports;

/// <summary>Comparisons as text for people.</summary>
internal static class ComparisonText
{
    private const int NameWidth = 24;
    private const int QuoteLength = 60;

    /// <summary>Two reports: the cells that differ, then what became of the text.</summary>
    public static string Format(ReportComparison comparison, bool all)
    {
        var text = new StringBuilder();
        text.Append("左：").Append(ReportText.HeadOf(comparison.Left, comparison.Left.Source ?? "")).Append('\n')
            .Append("右：").Append(ReportText.HeadOf(comparison.Right, comparison.Right.Source ?? "")).Append('\n');
        if (comparison.LayoutsDiffer)
        {
            text.Append("两份报告格式不同，只有一方有的格在另一方记作“—”。\n");
        }

        var shown = comparison.Cells.Where(c => all || !c.IsSame).ToList();
        text.Append($"\n表格：{comparison.Cells.Count:N0} 格，不同 {comparison.Cells.Count(c => !c.IsSame):N0} 格\n");
        if (shown.Count > 0)
        {
            var table = new TextTable(new("格"), new("左", Right: true), new("右", Right: true), new("增减", Right: true), new("增幅", Right: true));
            foreach (var cell in shown)
            {
                table.Add(
                    CellNames.Of(cell.Cell),
                    cell.Left is { } left ? ReportText.ValueOf(left) : "—",
                    cell.Right is { } right ? ReportText.ValueOf(right) : "—",
                    cell.Change is { } change ? $"{(change > 0 ? "+" : "")}{ReportText.Number(change)}" : "",
                    cell.Growth is { } growth ? $"{(growth > 0 ? "+" : "")}{growth * 100:0.0}%" : "");
            }

            text.Append(table.Format("  "));
        }

        text.Append($"\n文字：右边有 {comparison.Shared.Share * 100:0.0}% 与左边相同\n");
        foreach (var section in comparison.Sections)
        {
            AppendSection(text, section);
        }

        return text.ToString();
    }

    /// <summary>Several reports in one table.</summary>
    public static string Format(ReportTable reports)
    {
        var table = new TextTable([new("格"), .. reports.Reports.Select(r => new TextTable.Column(ColumnOf(r), Right: true))]);
        foreach (var row in reports.Rows)
        {
            table.Add([CellNames.Of(row.Cell), .. row.Values.Select(v => v is { } value ? ReportText.ValueOf(value) : "—")]);
        }

        return table.Format();
    }

    private static string ColumnOf(AnnualReport report) => DisplayWidth.Cut($"{report.Agency ?? report.Source ?? "（机关未写明）"} {report.Year}", NameWidth);

    private static void AppendSection(StringBuilder text, SectionDifference section)
    {
        var count = section.Paragraphs.CountBy(p => p.Change).ToDictionary();
        int Of(ParagraphChange change) => count.GetValueOrDefault(change);
        text.Append($"\n  {section.RightHeading ?? section.LeftHeading}");
        text.Append(section switch
        {
            { LeftHeading: null } => "（只在右边）",
            { RightHeading: null } => "（只在左边）",
            _ => "",
        });
        text.Append($"：未变 {Of(ParagraphChange.Unchanged)} 段，改动 {Of(ParagraphChange.Changed)} 段，新增 {Of(ParagraphChange.Added)} 段，删去 {Of(ParagraphChange.Removed)} 段\n");
        foreach (var paragraph in section.Paragraphs)
        {
            if (paragraph.Change == ParagraphChange.Unchanged)
            {
                continue;
            }

            Line("- ", paragraph.Left);
            Line("+ ", paragraph.Right);
        }

        void Line(string sign, TextLine? line)
        {
            if (line is { } shown)
            {
                text.Append("    ").Append(sign).Append(DisplayWidth.Cut(shown.Text, 2 * QuoteLength)).Append('\n');
            }
        }
    }
}
