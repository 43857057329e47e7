using System.Text.RegularExpressions;

namespace Gongkai.Reports.Reading.Documents;

/// <summary>Joins the parts of a table that runs over pages: repeated heads are dropped, rows and side labels that the break cut are made whole.</summary>
internal static partial class PdfPageBreaks
{
    /// <summary>Edges of two parts nearer than this are the same edge, in points.</summary>
    private const double SameEdge = 5;

    /// <summary>Rows a repeated head may have.</summary>
    private const int HighestHead = 6;

    /// <summary>True when the lower table, first on its page, goes on with the upper, last on the page before.</summary>
    public static bool GoesOn(PdfTable upper, PdfTable lower) =>
        Math.Abs(upper.Edges[0] - lower.Edges[0]) < SameEdge && Math.Abs(upper.Edges[^1] - lower.Edges[^1]) < SameEdge;

    /// <summary>The two as one table.</summary>
    public static PdfTable Join(PdfTable upper, PdfTable lower)
    {
        var edges = new List<double>();
        foreach (var edge in upper.Edges.Concat(lower.Edges).Order())
        {
            if (edges.Count == 0 || edge - edges[^1] > SameEdge)
            {
                edges.Add(edge);
            }
        }

        var above = On(edges, upper);
        var below = On(edges, lower);
        var joined = new PdfTable([.. edges], upper.Top, lower.Bottom) { RowCount = upper.RowCount, Cells = above };
        var (rest, rows) = WithoutRepeatedHead(joined, below, lower.RowCount);
        if (rows == 0)
        {
            return joined;
        }

        var firstNumber = above.Concat(rest).Where(c => UnruledRows.IsNumber(c.Text)).Select(c => c.Column).DefaultIfEmpty(int.MaxValue).Min();
        var last = above.Where(c => c.BottomRow >= upper.RowCount).ToList();
        var first = rest.Where(c => c.Row == 0).ToList();
        var cut = IsOneRow(last, first, firstNumber, upper.RowCount);
        foreach (var cell in rest)
        {
            var over = cell.Row == 0 ? last.Find(u => u.Column == cell.Column && u.ColumnSpan == cell.ColumnSpan) : null;
            var overlap = cut && cell.Row == 0 ? 1 : 0;
            if (over is not null && (cut && (cell.RowSpan == 1 || over.RowSpan == 1) || GoesOn(over, cell, firstNumber)))
            {
                over.Text = over.Text == cell.Text ? over.Text : over.Text + cell.Text;
                over.RowSpan += cell.RowSpan - overlap;
            }
            else
            {
                cell.Row += upper.RowCount - (cut ? 1 : 0);
                if (overlap == 1 && over is null && cell.Text.Length == 0)
                {
                    continue;
                }

                above.Add(cell);
            }
        }

        joined.RowCount = upper.RowCount + rows - (cut ? 1 : 0);
        return joined;
    }

    private static List<PdfCell> On(List<double> edges, PdfTable table)
    {
        var places = table.Edges.Select(e => edges.FindLastIndex(x => x <= e + 0.001)).ToArray();
        return
        [
            .. table.Cells.Select(c => new PdfCell
            {
                Row = c.Row,
                RowSpan = c.RowSpan,
                Column = places[c.Column],
                ColumnSpan = Math.Max(1, places[c.Column + c.ColumnSpan] - places[c.Column]),
                Text = c.Text,
            }),
        ];
    }

    private static (List<PdfCell> Cells, int Rows) WithoutRepeatedHead(PdfTable upper, List<PdfCell> lower, int rows)
    {
        static string TextOf(IEnumerable<PdfCell> cells, int row) => string.Join('|', cells.Where(c => c.Row == row).OrderBy(c => c.Column).Select(c => c.Text).Where(t => t.Length > 0));

        var head = 0;
        var letters = 0;
        while (head < Math.Min(HighestHead, Math.Min(rows, upper.RowCount)) && TextOf(upper.Cells, head) is var text && text == TextOf(lower, head) && !UnruledRows.IsNumber(text.Replace("|", "", StringComparison.Ordinal)))
        {
            letters += text.Length;
            head++;
        }

        // Rows in which nothing begins are the lower parts of the head's tall cells.
        if (letters < 2)
        {
            return (lower, rows);
        }

        var rest = lower.Where(c => c.BottomRow > head).ToList();
        foreach (var cell in rest)
        {
            cell.RowSpan = cell.BottomRow - Math.Max(cell.Row, head);
            cell.Row = Math.Max(0, cell.Row - head);
        }

        return (rest, rows - head);
    }

    /// <summary>
    /// True when the break runs through a row: its pieces have the same cells, below there is no label of its own, and the numbers stand all above or all below.
    /// A row of blanks keeps its label, and so stays a row.
    /// </summary>
    private static bool IsOneRow(List<PdfCell> last, List<PdfCell> first, int firstNumber, int rowsAbove)
    {
        bool HasNumbers(List<PdfCell> row) => row.Exists(c => c.Column >= firstNumber && c.Text.Length > 0);
        static string LabelOf(IEnumerable<PdfCell> row) => string.Concat(row.Select(c => c.Text));
        if (first.Count == 0 || !first.TrueForAll(c => last.Exists(u => u.Column == c.Column && u.ColumnSpan == c.ColumnSpan)) || (HasNumbers(first) && HasNumbers(last)))
        {
            return false;
        }

        var below = LabelOf(first.Where(c => c.Column < firstNumber && c.RowSpan == 1));
        var above = LabelOf(last.Where(c => c.Column < firstNumber && c.Row == rowsAbove - 1));
        if (HasNumbers(first))
        {
            return below.Length == 0 && above.Length > 0;
        }

        return below.Length == 0 || (above.Length > 0 && !Ordinal().IsMatch(below) && !RowLabels.IsOfficial(below) && (RowLabels.IsOfficial(above + below) || !RowLabels.IsOfficial(above)));
    }

    /// <summary>A label beside several rows that the break cut; a number is never joined to another.</summary>
    private static bool GoesOn(PdfCell upper, PdfCell lower, int firstNumber) =>
        lower.Column + lower.ColumnSpan <= firstNumber && (upper.RowSpan > 1 || lower.RowSpan > 1 || lower.Text.Length == 0) &&
        (upper.Text.Length == 0 || lower.Text.Length == 0 || upper.Text == lower.Text || !Ordinal().IsMatch(lower.Text));

    /// <summary>How labels begin: 一、 （一） 1. 1、</summary>
    [GeneratedRegex(@"^\s*[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．,，]")]
    private static partial Regex Ordinal();
}
