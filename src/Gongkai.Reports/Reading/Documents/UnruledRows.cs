namespace Gongkai.Reports.Reading.Documents;

/// <summary>Cuts the rows of a table that its author did not rule: where numbers stand in lines below one another, each line is a row.</summary>
internal static class UnruledRows
{
    /// <summary>The table of these cells, its unruled rows cut.</summary>
    public static PdfTable Split(List<RuledArea> areas, double[] xs, double[] ys)
    {
        var table = new PdfTable(xs, ys[0], ys[^1]);
        var firsts = new int[ys.Length];
        var cuts = new double[ys.Length - 1][];
        for (var r = 0; r + 1 < ys.Length; r++)
        {
            var row = r;
            cuts[r] = Cuts([.. areas.Where(a => a.Row == row && a.Rows == 1)]);
            firsts[r + 1] = firsts[r] + cuts[r].Length + 1;
        }

        table.RowCount = firsts[^1];
        foreach (var area in areas)
        {
            var width = xs[area.Column + area.Columns] - xs[area.Column];
            var cut = area.Rows == 1 ? cuts[area.Row] : [];
            for (var part = 0; part <= cut.Length; part++)
            {
                var words = area.Words.Where(w => cut.Length == 0 || (part == 0 || w.Middle >= cut[part - 1]) && (part == cut.Length || w.Middle < cut[part]));
                table.Cells.Add(new PdfCell
                {
                    Row = firsts[area.Row] + part,
                    RowSpan = cut.Length > 0 ? 1 : firsts[area.Row + area.Rows] - firsts[area.Row],
                    Column = area.Column,
                    ColumnSpan = area.Columns,
                    Text = PdfLines.InCell(words, width),
                });
            }
        }

        return table;
    }

    /// <summary>True for what stands in a cell for a number: digits, a dash, a slash.</summary>
    public static bool IsNumber(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsDigit(c) && c is not ('.' or ',' or '，' or '．' or '-' or '—' or '－' or '/' or '／' or '+'))
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    /// <summary>Where to cut between lines of numbers that stand at the same heights in at least two cells; none in a row as it should be.</summary>
    private static double[] Cuts(List<RuledArea> row)
    {
        var heights = new List<List<double>>();
        foreach (var area in row)
        {
            var lines = PdfLines.Of(area.Words);
            if (lines.Count > 1 && lines.TrueForAll(l => IsNumber(l.Text)))
            {
                heights.Add([.. lines.Select(l => l.Middle)]);
            }
        }

        // The fullest column has a number in every row; the others, with blanks, only must not contradict it.
        var fullest = heights.MaxBy(h => h.Count);
        if (fullest is null || heights.Count < 2)
        {
            return [];
        }

        return [.. fullest.Zip(fullest.Skip(1), (upper, lower) => (upper + lower) / 2)];
    }
}
