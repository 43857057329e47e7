namespace Gongkai.Reports.Reading.Documents;

/// <summary>A cell of a table on a page, on the table's own grid.</summary>
internal sealed class PdfCell
{
    public required int Row { get; set; }

    public required int Column { get; init; }

    public int RowSpan { get; set; } = 1;

    public int ColumnSpan { get; set; } = 1;

    public required string Text { get; set; }

    public int BottomRow => Row + RowSpan;
}

/// <summary>A table as it stands on one page, or over several once its parts are joined.</summary>
/// <param name="edges">The x of its columns' edges, one more than it has columns.</param>
/// <param name="top">Where it begins on its page.</param>
/// <param name="bottom">Where it ends on its last page.</param>
internal sealed class PdfTable(double[] edges, double top, double bottom)
{
    public double[] Edges => edges;

    public double Top => top;

    public double Bottom { get; set; } = bottom;

    public int RowCount { get; set; }

    public List<PdfCell> Cells { get; init; } = [];

    /// <summary>The cells that begin in a row, left to right.</summary>
    public IEnumerable<PdfCell> Starting(int row) => Cells.Where(c => c.Row == row).OrderBy(c => c.Column);

    /// <summary>The rows as they are handed on. Rows in which no cell begins are folded into those above.</summary>
    public List<IReadOnlyList<SourceCell>> Rows()
    {
        var begins = new bool[RowCount];
        foreach (var cell in Cells)
        {
            begins[cell.Row] = true;
        }

        return
        [
            .. Cells.GroupBy(c => c.Row).OrderBy(g => g.Key).Select(g => (IReadOnlyList<SourceCell>)
            [
                .. g.OrderBy(c => c.Column).Select(c => new SourceCell(c.Text, c.ColumnSpan, Math.Max(1, begins.AsSpan(c.Row, Math.Min(c.RowSpan, RowCount - c.Row)).Count(true)))),
            ]),
        ];
    }
}
