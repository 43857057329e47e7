using System.Text;

namespace Gongkai.Cli.Terminal;

/// <summary>A table of text whose columns align where Chinese and Latin characters mix.</summary>
internal sealed class TextTable(params TextTable.Column[] columns)
{
    private readonly List<string[]> rows = [];

    /// <summary>A column: its head, and whether its values stand to the right.</summary>
    internal readonly record struct Column(string Head, bool Right = false);

    /// <summary>Adds a row, one text for each column.</summary>
    public void Add(params string[] cells) => rows.Add(cells);

    /// <summary>The lines: head, rule, rows.</summary>
    public string Format(string indent = "")
    {
        var widths = new int[columns.Length];
        for (var c = 0; c < columns.Length; c++)
        {
            widths[c] = DisplayWidth.Of(columns[c].Head);
            foreach (var row in rows)
            {
                widths[c] = Math.Max(widths[c], DisplayWidth.Of(row[c]));
            }
        }

        var text = new StringBuilder();
        Line([.. columns.Select(c => c.Head)]);
        text.Append(indent).Append('─', widths.Sum() + (2 * (widths.Length - 1))).Append('\n');
        foreach (var row in rows)
        {
            Line(row);
        }

        return text.ToString();

        void Line(string[] cells)
        {
            var start = text.Length;
            text.Append(indent);
            for (var c = 0; c < cells.Length; c++)
            {
                text.Append(c == 0 ? "" : "  ")
                    .Append(columns[c].Right ? DisplayWidth.PadLeft(cells[c], widths[c]) : DisplayWidth.PadRight(cells[c], widths[c]));
            }

            while (text.Length > start && text[^1] == ' ')
            {
                text.Length--;
            }

            text.Append('\n');
        }
    }
}
