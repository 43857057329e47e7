using System.Globalization;

namespace Gongkai.Domain.AnnualReports;

/// <summary>How findings write numbers, name cells and quote the document.</summary>
internal static class Quoting
{
    /// <summary>The lines between a label and its last value that are still taken for one row: a label broken in two and nine values, a line each.</summary>
    private const int LongestRow = 12;

    /// <summary>A number without trailing zeros, in full.</summary>
    public static string Plain(decimal value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

    /// <summary>What stands in a cell, for a message: the number, or why there is none.</summary>
    public static string Shown(in CellValue value) => value.State switch
    {
        CellState.Stated or CellState.Recovered => Plain(value.Value!.Value),
        CellState.Blank => "空白",
        CellState.NotApplicable => "不适用",
        CellState.Ambiguous => "未定",
        CellState.Unreadable => "不是数字",
        CellState.Missing => "缺",
    };

    /// <summary>Where a table stands: 「第三部分」.</summary>
    public static string Part(TableKind table) => table switch
    {
        TableKind.Active => "第二部分",
        TableKind.Requests => "第三部分",
        TableKind.Remedies => "第四部分",
    };

    /// <summary>A row as people find it: 「三（三）不予公开 1.属于国家秘密」, 「一、本年新收政府信息公开申请数量」, 「行政诉讼未经复议直接起诉」.</summary>
    public static string Name(FormRow row) => row.Table switch
    {
        TableKind.Active => row.Label,
        TableKind.Requests => (row.ShortName[0] == '三' ? "三" : "") + (row.Group is null ? "" : row.Group + " ") + row.Label.Split("（区分")[0],
        TableKind.Remedies => row.Group + row.Label,
    };

    /// <summary>A cell by its table, row and column: 「第三部分「三（一）予以公开」自然人」.</summary>
    public static string Name(FormCell cell) => Part(cell.Row.Table) + "「" + Name(cell.Row) + "」" + cell.Column.Label;

    /// <summary>The rows that cells stand in, as written, each once, in the document's order.</summary>
    public static IReadOnlyList<Evidence> Rows(AnnualReport report, IEnumerable<FormCell> cells)
    {
        var quoted = new SortedDictionary<int, string>();
        foreach (var group in cells.GroupBy(c => c.Row.Index))
        {
            var (first, last) = (int.MaxValue, 0);
            foreach (var cell in group)
            {
                if (report[cell].Line is > 0 and var line && line <= report.Lines.Count)
                {
                    (first, last) = (Math.Min(first, line), Math.Max(last, line));
                }
            }

            if (last == 0)
            {
                continue;
            }

            var row = report.Form.Rows[group.Key];
            if (LabelOf(report, row) is { Line: > 0 } label && label.Line < first && last - label.Line <= LongestRow)
            {
                first = label.Line;
            }

            quoted.TryAdd(first, string.Join(' ', Enumerable.Range(first - 1, last - first + 1).Select(i => report.Lines[i].Trim())));
        }

        return [.. quoted.Select(q => new Evidence(q.Key, q.Value))];
    }

    private static PrintedLabel? LabelOf(AnnualReport report, FormRow row)
    {
        foreach (var label in report.Labels)
        {
            if (label.Row == row)
            {
                return label;
            }
        }

        return null;
    }
}
