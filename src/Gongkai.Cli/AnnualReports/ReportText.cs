using System.Text;
using Gongkai.Cli.Terminal;
using Gongkai.Domain.AnnualReports;

namespace Gongkai.Cli.AnnualReports;

/// <summary>A report as text for people: what it says of itself, its parts, its tables, and how uncertain cells are known.</summary>
internal static class ReportText
{
    private const int LabelWidth = 48;

    /// <summary>The whole text.</summary>
    public static string Format(AnnualReport report, string path)
    {
        var text = new StringBuilder();
        text.Append(HeadOf(report, path)).Append('\n');
        Field("标题", report.Title);
        Field("统计期限", report is { PeriodFrom: { } from, PeriodTo: { } to } ? $"{Date(from)} 至 {Date(to)}" : null);
        Field("发布日期", report.PublishedOn is { } published ? Date(published) : null);
        text.Append("\n各部分\n");
        foreach (var section in report.Sections)
        {
            text.Append("  ").Append(section.Heading).Append($"（{section.Text.Count(c => !char.IsWhiteSpace(c)):N0} 字）\n");
        }

        if (report.Sections.Count == 0)
        {
            text.Append("  没有找到\n");
        }

        AppendTables(text, report);
        return text.ToString();

        void Field(string name, string? value) => text.Append(DisplayWidth.PadRight(name, 10)).Append(value ?? "（未写明）").Append('\n');
    }

    /// <summary>The three tables, and under them how uncertain cells are known.</summary>
    public static void AppendTables(StringBuilder text, AnnualReport report)
    {
        foreach (var table in Enum.GetValues<TableKind>())
        {
            text.Append('\n').Append(NameOf(table)).Append('\n');
            if (report.Has(table))
            {
                AppendTable(text, report, table);
            }
            else
            {
                text.Append("  没有找到这张表\n");
            }
        }

        AppendNotes(text, report);
    }

    /// <summary>The line that says which report this is.</summary>
    public static string HeadOf(AnnualReport report, string path) =>
        $"{report.Agency ?? "（机关未写明）"}　{(report.Year is { } year ? $"{year}年" : "（年度未写明）")}　{FormatName(report.Format)}　{path}";

    /// <summary>A value as it stands in a table cell for people.</summary>
    public static string ValueOf(in CellValue cell) => cell.State switch
    {
        CellState.Missing => "缺",
        CellState.Blank => "空",
        CellState.NotApplicable => "/",
        CellState.Stated => Number(cell.Value) + (cell.Note is null ? "" : "†"),
        CellState.Recovered => Number(cell.Value) + "*",
        CellState.Ambiguous => string.Join('|', (cell.Candidates ?? []).Select(c => c is null ? "空" : Number(c))),
        CellState.Unreadable => "？",
    };

    /// <summary>A number without needless zeros.</summary>
    public static string Number(decimal? value) => value?.ToString("0.##########") ?? "";

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd");

    private static string FormatName(ReportFormat format) => format switch
    {
        ReportFormat.Pre2019 => "2019年以前格式",
        ReportFormat.Format2019 => "2019年格式",
        ReportFormat.Format2021 => "2021年格式",
    };

    private static string NameOf(TableKind table) => table switch
    {
        TableKind.Active => "二、主动公开",
        TableKind.Requests => "三、收到和处理政府信息公开申请",
        TableKind.Remedies => "四、行政复议、行政诉讼",
    };

    private static void AppendTable(StringBuilder text, AnnualReport report, TableKind table)
    {
        var rows = report.ExpectedRows().Where(r => r.Table == table).ToList();
        for (var i = 0; i < rows.Count;)
        {
            var columns = rows[i].Columns;
            var shown = new TextTable([new("项目"), .. columns.Select(c => new TextTable.Column(c.Label, Right: true))]);
            for (; i < rows.Count && ReferenceEquals(rows[i].Columns, columns); i++)
            {
                var row = rows[i];
                shown.Add([DisplayWidth.Cut(NameOf(row), LabelWidth), .. Enumerable.Range(0, columns.Count).Select(c => ValueOf(report[row, c]))]);
            }

            text.Append(shown.Format("  "));
        }
    }

    private static string NameOf(FormRow row) => row.Table switch
    {
        TableKind.Active => row.Label,
        TableKind.Requests => row.Group is null ? row.Label : $"　{row.Group[..3]}{row.Label}",
        TableKind.Remedies => row.Group is null ? row.Label : $"{row.Group}·{row.Label}",
    };

    private static void AppendNotes(StringBuilder text, AnnualReport report)
    {
        var notes = new Dictionary<string, List<FormCell>>(StringComparer.Ordinal);
        foreach (var cell in report.Form.Cells)
        {
            ref readonly var value = ref report[cell];
            var why = value.State switch
            {
                CellState.Recovered or CellState.Ambiguous => value.Why,
                CellState.Stated or CellState.Unreadable or CellState.NotApplicable => value.Note is { } note ? $"写作「{note}」" : null,
                CellState.Missing or CellState.Blank => null,
            };
            if (why is not null)
            {
                if (!notes.TryGetValue(why, out var cells))
                {
                    notes.Add(why, cells = []);
                }

                cells.Add(cell);
            }
        }

        if (notes.Count > 0)
        {
            text.Append("\n单元格说明（* 由平衡关系还原，| 有几种可能，空 未填，缺 没有这一行，† 另有文字，？ 不是数字）\n");
            foreach (var (why, cells) in notes)
            {
                text.Append("  ").Append(CellNames.List(report.Form, [.. cells.Select(c => c.Path)])).Append('：').Append(why).Append('\n');
            }
        }
    }
}
