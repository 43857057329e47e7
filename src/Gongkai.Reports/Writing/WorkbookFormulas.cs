using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Writing;

/// <summary>The formulas of the total cells.</summary>
internal static class WorkbookFormulas
{
    /// <summary>
    /// A formula for each total that is the sum of its parts. A total that is not stays the number that the report gives: a formula
    /// would put a right number where a wrong one was reported, and nobody would see it again.
    /// </summary>
    /// <param name="report">The report.</param>
    /// <param name="places">Where each cell stands in its sheet: row and column, from 1.</param>
    public static Dictionary<FormCell, string> Of(AnnualReport report, IReadOnlyDictionary<FormCell, (int Row, int Column)> places)
    {
        var formulas = new Dictionary<FormCell, string>();
        foreach (var equation in Equations.Of(report))
        {
            if (equation.Right is not [{ Cell: { } total }] || formulas.ContainsKey(total) || !places.ContainsKey(total)
                || WorkbookCells.Number(report[total]) is not { } sum
                || equation.Left.Any(t => t.Coefficient != 1 || !places.ContainsKey(t.Cell) || report[t.Cell].State is CellState.Ambiguous or CellState.Unreadable)
                || equation.Left.Sum(t => report[t.Cell].Value ?? 0) != sum)
            {
                continue;
            }

            formulas[total] = $"SUM({string.Join(',', Ranges([.. equation.Left.Select(t => places[t.Cell])]))})";
        }

        return formulas;
    }

    /// <summary>Cells that follow each other down a column or along a row as ranges: <c>D6:D27</c>.</summary>
    private static IEnumerable<string> Ranges(List<(int Row, int Column)> cells)
    {
        for (var i = 0; i < cells.Count;)
        {
            var first = i;
            var (down, across) = i + 1 < cells.Count ? (cells[i + 1].Row - cells[i].Row, cells[i + 1].Column - cells[i].Column) : (0, 0);
            var follows = (down, across) is (1, 0) or (0, 1);
            while (follows && i + 1 < cells.Count && cells[i + 1] == (cells[i].Row + down, cells[i].Column + across))
            {
                i++;
            }

            var from = WorkbookCells.Reference(cells[first].Row, cells[first].Column);
            yield return i == first ? from : $"{from}:{WorkbookCells.Reference(cells[i].Row, cells[i].Column)}";
            i++;
        }
    }
}
