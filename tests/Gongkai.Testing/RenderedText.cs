using System.Text;
using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Writing;

namespace Gongkai.Testing;

/// <summary>Flattens a report to text as copying, converting and scraping do.</summary>
internal static class RenderedText
{
    /// <summary>The whole report with its tables flattened one way.</summary>
    public static string Of(AnnualReport report, Func<OfficialTable, IEnumerable<string>> flatten)
    {
        var text = new StringBuilder();
        text.AppendLine(report.Title);
        Lines(text, report.Preamble.Select(l => l.Text));
        foreach (var section in report.Sections)
        {
            text.AppendLine(section.Heading);
            Lines(text, section.Body.Select(l => l.Text));
            if (TableOf(section.Kind) is { } kind && OfficialTable.Of(report, kind) is { } table)
            {
                Lines(text, flatten(table));
            }
        }

        Lines(text, report.Closing.Select(l => l.Text));
        return text.ToString();
    }

    /// <summary>The table that stands in a section.</summary>
    public static TableKind? TableOf(SectionKind? section) => section switch
    {
        SectionKind.Active => TableKind.Active,
        SectionKind.Requests => TableKind.Requests,
        SectionKind.Remedies => TableKind.Remedies,
        _ => null,
    };

    /// <summary><c>行政许可 | 5 |  | 3</c>: what a span covers is not there, and an empty last cell looks like a closing bar.</summary>
    public static IEnumerable<string> Bars(OfficialTable table) => table.Rows.Select(r => string.Join(" | ", r.Select(c => c.Text)));

    /// <summary>As <see cref="Bars"/>, with long labels broken in the middle.</summary>
    public static IEnumerable<string> BrokenLabels(OfficialTable table) => table.Rows.SelectMany(r =>
        string.Join(" | ", r.Select(c => c.IsLabel && c.Text.Length > 12 ? c.Text[..(c.Text.Length / 2)] + "\n" + c.Text[(c.Text.Length / 2)..] : c.Text)).Split('\n'));

    /// <summary>A Markdown table: the whole grid, with nothing in what a span covers.</summary>
    public static IEnumerable<string> Markdown(OfficialTable table)
    {
        foreach (var (r, row) in Grid(table).Index())
        {
            yield return $"| {string.Join(" | ", row)} |";
            if (r == 0)
            {
                yield return $"|{string.Concat(Enumerable.Repeat(" --- |", row.Length))}";
            }
        }
    }

    /// <summary>The whole grid between tabs, as a spreadsheet copies it.</summary>
    public static IEnumerable<string> Tabs(OfficialTable table) => Grid(table).Select(r => string.Join('\t', r));

    /// <summary>A line for each cell, with a bar after it; a bar alone is an empty cell.</summary>
    public static IEnumerable<string> CellsWithBars(OfficialTable table) => table.Rows.SelectMany(r => r).Select(c => c.Text.Length == 0 ? "|" : $"{c.Text} |");

    /// <summary>A line for each cell that holds something, a bar after labels, and the row's empty cells as bars on a line of their own.</summary>
    public static IEnumerable<string> TrailingBars(OfficialTable table)
    {
        foreach (var row in table.Rows)
        {
            foreach (var cell in row.Where(c => c.Text.Length > 0))
            {
                yield return cell.IsLabel ? cell.Text + " |" : cell.Text;
            }

            var empty = table.Widths.Count - row.Count(c => c.Text.Length > 0);
            if (empty > 0)
            {
                yield return new string('|', empty);
            }
        }
    }

    /// <summary>A line for each cell, be it empty.</summary>
    public static IEnumerable<string> CellsWithEmptyLines(OfficialTable table) => table.Rows.SelectMany(r => r).Select(c => c.Text);

    /// <summary>A line for each cell that holds something.</summary>
    public static IEnumerable<string> Cells(OfficialTable table) => table.Rows.SelectMany(r => r).Where(c => c.Text.Length > 0).Select(c => c.Text);

    /// <summary>A line for each row, its cells divided by blanks.</summary>
    public static IEnumerable<string> Blanks(OfficialTable table) => table.Rows.Select(r => string.Join("  ", r.Select(c => c.Text).Where(t => t.Length > 0)));

    private static void Lines(StringBuilder text, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            text.AppendLine(line);
        }
    }

    private static string[][] Grid(OfficialTable table)
    {
        var grid = new string?[table.Rows.Count, table.Widths.Count];
        for (var r = 0; r < table.Rows.Count; r++)
        {
            var column = 0;
            foreach (var cell in table.Rows[r])
            {
                while (grid[r, column] is not null)
                {
                    column++;
                }

                for (var down = 0; down < cell.RowSpan; down++)
                {
                    for (var across = 0; across < cell.ColSpan; across++)
                    {
                        grid[r + down, column + across] = down + across == 0 ? cell.Text : "";
                    }
                }
            }
        }

        return [.. Enumerable.Range(0, table.Rows.Count).Select(r => Enumerable.Range(0, table.Widths.Count).Select(c => grid[r, c] ?? "").ToArray())];
    }
}
