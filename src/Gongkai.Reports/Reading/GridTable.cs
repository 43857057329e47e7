using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Reading;

/// <summary>A row of a table whose cells the carrier tells apart, with the column each cell begins in once spans are laid out.</summary>
internal sealed record GridRow(GridTable Table, SourceRow Source, int[] Columns);

/// <summary>A table with its spans laid out and the seven columns of table three found in its head.</summary>
internal sealed class GridTable
{
    private const int ApplicantColumns = 7;
    private int naturalPerson = -1;
    private int total = -1;

    private GridTable(IReadOnlyList<GridRow> rows, bool isStatutory) => (Rows, IsStatutory) = (rows, isStatutory);

    /// <summary>The rows with their columns.</summary>
    public IReadOnlyList<GridRow> Rows { get; private set; }

    /// <summary>True when any cell is a label of the form.</summary>
    public bool IsStatutory { get; private set; }

    /// <summary>Lays out the spans of a table.</summary>
    public static GridTable Of(SourceTable source)
    {
        var grid = new GridTable([], false);
        var rows = new List<GridRow>(source.Rows.Count);
        var busyUntil = new List<int>();
        var inHead = true;
        for (var r = 0; r < source.Rows.Count; r++)
        {
            var row = source.Rows[r];
            var columns = new int[row.Cells.Count];
            var column = 0;
            for (var c = 0; c < columns.Length; c++)
            {
                while (column < busyUntil.Count && busyUntil[column] > r)
                {
                    column++;
                }

                var cell = row.Cells[c];
                columns[c] = column;
                for (var k = 0; k < cell.ColSpan; k++, column++)
                {
                    while (busyUntil.Count <= column)
                    {
                        busyUntil.Add(0);
                    }

                    busyUntil[column] = r + cell.RowSpan;
                }

                grid.Notice(cell.Text, columns[c], ref inHead);
            }

            rows.Add(new GridRow(grid, row, columns));
        }

        grid.Rows = rows;
        return grid;
    }

    /// <summary>The values of a row from a cell on: in their order where there are as many as columns, else by where they stand under the head.</summary>
    public IEnumerable<ValueToken> ValuesOf(GridRow row, int from, bool sevenColumns)
    {
        var line = row.Source.Line;
        var values = new List<ValueToken>();
        var placed = sevenColumns && total - naturalPerson == ApplicantColumns - 1 && naturalPerson >= 0;
        var direct = new List<ValueToken>();
        for (var c = from; c < row.Source.Cells.Count; c++)
        {
            var cell = row.Source.Cells[c];
            foreach (var text in ValueTexts(cell.Text))
            {
                direct.Add(new ValueToken(CellText.Parse(text), line));
            }

            var parsed = CellText.Parse(cell.Text);
            for (var k = 0; k < cell.ColSpan; k++)
            {
                var column = row.Columns[c] + k - naturalPerson;
                if (column is >= 0 and < ApplicantColumns)
                {
                    values.Add(new ValueToken(parsed, line, false, column));
                }
            }

            placed &= cell.ColSpan == 1 || parsed.Kind == CellTextKind.Blank;
        }

        return !sevenColumns || direct.Count == ApplicantColumns || !placed ? direct : values;
    }

    // Several numbers in one cell, one a paragraph: columns that the page's author merged.
    private static string[] ValueTexts(string text)
    {
        if (!text.Contains('\n'))
        {
            return [text];
        }

        var parts = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length > 1 && parts.All(p => CellText.Parse(p) is { Kind: CellTextKind.Number or CellTextKind.NotApplicable, Note: null }) ? parts : [text];
    }

    private void Notice(string text, int column, ref bool inHead)
    {
        if (text.Length is 0 or > 160 || (text.Length < 8 && char.IsAsciiDigit(text[0])))
        {
            return;
        }

        var canonical = Canonical.Label(text);
        if (inHead && canonical == "自然人")
        {
            naturalPerson = column;
        }
        else if (inHead && canonical is "总计" or "合计")
        {
            total = column;
        }

        if (RowLabels.Match(canonical) is { } hit)
        {
            IsStatutory = true;
            inHead &= hit is not { Kind: LabelKind.Row, Table: TableKind.Requests };
        }
    }
}
