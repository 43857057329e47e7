using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Reading;

/// <summary>One cell laid out.</summary>
/// <param name="Column">The column it begins in once spans are laid out.</param>
/// <param name="Parsed">What its text says.</param>
/// <param name="Hit">The label that its text is; null when it is none.</param>
internal readonly record struct GridCell(int Column, CellText Parsed, LabelHit? Hit);

/// <summary>A row of a table whose cells the carrier tells apart; <see cref="Cells"/> goes with the cells of <see cref="Source"/>.</summary>
internal sealed record GridRow(GridTable Table, SourceRow Source, GridCell[] Cells);

/// <summary>A table with its spans laid out and the seven columns of table three found in its head.</summary>
internal sealed class GridTable
{
    private const int ApplicantColumns = 7;

    /// <summary>Columns laid out; the form has no more than fifteen. Spans that claim more are torn or hostile, and would cost time and memory without end.</summary>
    private const int MaxColumns = 1_000;
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
            var cells = new GridCell[row.Cells.Count];
            var column = 0;
            for (var c = 0; c < cells.Length; c++)
            {
                while (column < busyUntil.Count && busyUntil[column] > r)
                {
                    column++;
                }

                var cell = row.Cells[c];
                var parsed = CellText.Parse(cell.Text);
                var hit = parsed.Kind == CellTextKind.Words ? RowLabels.MatchText(cell.Text) : null;
                cells[c] = new GridCell(column, parsed, hit);
                if (parsed.Kind == CellTextKind.Words)
                {
                    grid.Notice(cell.Text, column, hit, ref inHead);
                }

                for (var k = 0; k < cell.ColSpan && column < MaxColumns; k++, column++)
                {
                    while (busyUntil.Count <= column)
                    {
                        busyUntil.Add(0);
                    }

                    busyUntil[column] = r + cell.RowSpan;
                }
            }

            rows.Add(new GridRow(grid, row, cells));
        }

        grid.Rows = rows;
        return grid;
    }

    /// <summary>The values of a row from a cell on: in their order where there are as many as columns, else by where they stand under the head.</summary>
    public List<ValueToken> ValuesOf(GridRow row, int from, bool sevenColumns)
    {
        var line = row.Source.Line;
        var values = new List<ValueToken>(ApplicantColumns);
        for (var c = from; c < row.Cells.Length; c++)
        {
            var text = row.Source.Cells[c].Text;
            if (text.Contains('\n') && SeveralNumbers(text) is { } parts)
            {
                values.AddRange(parts.Select(p => new ValueToken(CellText.Parse(p), line)));
            }
            else
            {
                values.Add(new ValueToken(row.Cells[c].Parsed, line));
            }
        }

        while (sevenColumns && values.Count > ApplicantColumns && values[^1].IsBlank)
        {
            values.RemoveAt(values.Count - 1);
        }

        return sevenColumns && values.Count != ApplicantColumns && PlacedUnderHead(row, from) is { } placed ? placed : values;
    }

    // Only where the row fills the head's columns from the first to the last: else its spans are not to be trusted.
    private List<ValueToken>? PlacedUnderHead(GridRow row, int from)
    {
        if (naturalPerson < 0 || total - naturalPerson != ApplicantColumns - 1 || from >= row.Cells.Length
            || row.Cells[from].Column > naturalPerson || row.Cells[^1].Column + row.Source.Cells[^1].ColSpan - 1 < total
            || (row.Cells[from].Column < naturalPerson && row.Cells[from].Parsed.Kind != CellTextKind.Blank))
        {
            return null;
        }

        var values = new List<ValueToken>(ApplicantColumns);
        for (var c = from; c < row.Cells.Length; c++)
        {
            var span = row.Source.Cells[c].ColSpan;
            if (span > 1 && row.Cells[c].Parsed.Kind != CellTextKind.Blank)
            {
                return null;
            }

            for (var k = 0; k < span; k++)
            {
                var column = row.Cells[c].Column + k - naturalPerson;
                if (column is >= 0 and < ApplicantColumns)
                {
                    values.Add(new ValueToken(row.Cells[c].Parsed, row.Source.Line, false, column));
                }
            }
        }

        return values;
    }

    // Several numbers in one cell, one a paragraph: columns that the page's author merged.
    private static string[]? SeveralNumbers(string text)
    {
        var parts = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length > 1 && parts.All(p => CellText.Parse(p) is { Kind: CellTextKind.Number or CellTextKind.NotApplicable, Note: null }) ? parts : null;
    }

    private void Notice(string text, int column, LabelHit? hit, ref bool inHead)
    {
        if (inHead && text.Length < 12)
        {
            switch (Canonical.Label(text))
            {
                case "自然人":
                    naturalPerson = column;
                    break;
                case "总计" or "合计":
                    total = column;
                    break;
                default:
                    break;
            }
        }

        if (hit is { } found)
        {
            IsStatutory = true;
            inHead &= found is not { Kind: LabelKind.Row, Table: TableKind.Requests };
        }
    }
}
