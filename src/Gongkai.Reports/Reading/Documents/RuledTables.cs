namespace Gongkai.Reports.Reading.Documents;

/// <summary>Finds the tables that are drawn with ruling lines: where the lines stand is where the cells are, empty or not.</summary>
internal static class RuledTables
{
    /// <summary>Lines nearer than this are one line drawn twice, in points.</summary>
    private const double SameLine = 2.5;

    /// <summary>Ends nearer than this touch.</summary>
    private const double Touching = 3;

    /// <summary>How much of a cell's side must be drawn to close it.</summary>
    private const double Closed = 0.5;

    /// <summary>Lines on a page beyond this are a drawing.</summary>
    private const int MostLines = 20_000;

    /// <summary>Columns and rows of one table on one page.</summary>
    private const int MostEdges = 400;

    /// <summary>The tables of a page from top to bottom, and the words that stand in none.</summary>
    public static (List<PdfTable> Tables, List<PdfWord> Others) Find(PdfPage page, ReadBudget budget)
    {
        var horizontals = Merge(page.Horizontals);
        var verticals = Merge(page.Verticals);
        var rest = new List<PdfWord>(page.Words);
        var tables = new List<PdfTable>();
        if (horizontals.Count + verticals.Count > MostLines)
        {
            return (tables, rest);
        }

        foreach (var (across, down) in Connected(horizontals, verticals, budget).OrderBy(c => Size(c.Horizontals, c.Verticals)))
        {
            if (Table(across, down, rest, budget) is { } table)
            {
                tables.Add(table);
            }
        }

        tables.Sort((a, b) => a.Top.CompareTo(b.Top));
        return (tables, rest);
    }

    /// <summary>Lines along one axis with their pieces put together.</summary>
    private static List<RulingLine> Merge(List<RulingLine> lines)
    {
        var merged = new List<RulingLine>();
        foreach (var cluster in Clusters([.. lines.OrderBy(l => l.At)], l => l.At))
        {
            var at = cluster.Average(l => l.At);
            RulingLine? open = null;
            foreach (var line in cluster.OrderBy(l => l.From))
            {
                if (open is { } last && line.From <= last.To + Touching)
                {
                    open = last with { To = Math.Max(last.To, line.To) };
                }
                else
                {
                    if (open is { } done)
                    {
                        merged.Add(done);
                    }

                    open = line with { At = at };
                }
            }

            if (open is { } rest)
            {
                merged.Add(rest);
            }
        }

        return merged;
    }

    private static IEnumerable<List<T>> Clusters<T>(List<T> sorted, Func<T, double> at)
    {
        var cluster = new List<T>();
        foreach (var item in sorted)
        {
            if (cluster.Count > 0 && at(item) - at(cluster[0]) > SameLine)
            {
                yield return cluster;
                cluster = [];
            }

            cluster.Add(item);
        }

        if (cluster.Count > 0)
        {
            yield return cluster;
        }
    }

    /// <summary>Groups of lines that cross or touch one another.</summary>
    private static List<(List<RulingLine> Horizontals, List<RulingLine> Verticals)> Connected(List<RulingLine> horizontals, List<RulingLine> verticals, ReadBudget budget)
    {
        var parent = Enumerable.Range(0, horizontals.Count + verticals.Count).ToArray();
        int Root(int i) => parent[i] == i ? i : parent[i] = Root(parent[i]);
        for (var v = 0; v < verticals.Count; v++)
        {
            budget.Look();
            for (var h = 0; h < horizontals.Count; h++)
            {
                if (horizontals[h].At >= verticals[v].From - Touching && horizontals[h].At <= verticals[v].To + Touching &&
                    verticals[v].At >= horizontals[h].From - Touching && verticals[v].At <= horizontals[h].To + Touching)
                {
                    parent[Root(h)] = Root(horizontals.Count + v);
                }
            }
        }

        var groups = new Dictionary<int, (List<RulingLine> Horizontals, List<RulingLine> Verticals)>();
        for (var i = 0; i < parent.Length; i++)
        {
            var root = Root(i);
            if (!groups.TryGetValue(root, out var group))
            {
                groups[root] = group = ([], []);
            }

            if (i < horizontals.Count)
            {
                group.Horizontals.Add(horizontals[i]);
            }
            else
            {
                group.Verticals.Add(verticals[i - horizontals.Count]);
            }
        }

        var tables = groups.Values.Where(g => g.Horizontals.Count > 0 && g.Verticals.Count > 0).ToList();
        foreach (var side in groups.Values.Where(g => g.Horizontals.Count == 0).SelectMany(g => g.Verticals))
        {
            // The side of a tall cell that a page's end cut above and below touches no other line, but runs along its table.
            tables.Find(t => side.From > t.Verticals.Min(v => v.From) - 2 * Touching && side.To < t.Verticals.Max(v => v.To) + 2 * Touching).Verticals?.Add(side);
        }

        return tables;
    }

    private static double Size(List<RulingLine> horizontals, List<RulingLine> verticals) =>
        (horizontals.Max(h => h.To) - horizontals.Min(h => h.From)) * (verticals.Max(v => v.To) - verticals.Min(v => v.From));

    private static PdfTable? Table(List<RulingLine> horizontals, List<RulingLine> verticals, List<PdfWord> words, ReadBudget budget)
    {
        // A side that is left open has no line of its own: there the others end.
        var xs = Edges(verticals.Select(v => v.At), horizontals.Min(h => h.From), horizontals.Max(h => h.To));
        var ys = Edges(horizontals.Select(h => h.At), verticals.Min(v => v.From), verticals.Max(v => v.To));
        if (ys.Length < 2 || xs.Length > MostEdges || ys.Length > MostEdges)
        {
            return null;
        }

        var inside = words.Where(w => w.Centre > xs[0] && w.Centre < xs[^1] && w.Middle > ys[0] && w.Middle < ys[^1]).ToList();
        if (inside.Count == 0)
        {
            return null;
        }

        // A box is a frame around text, unless it is the first row of a table that goes on overleaf.
        var areas = Areas(xs, ys, horizontals, verticals);
        if ((xs.Length < 3 || areas.Count < 2) && !AlignedTables.IsHead(string.Concat(inside.Select(w => w.Text))))
        {
            return null;
        }

        var owners = new RuledArea?[ys.Length - 1, xs.Length - 1];
        foreach (var area in areas)
        {
            budget.Cell();
            for (var r = area.Row; r < area.Row + area.Rows; r++)
            {
                for (var c = area.Column; c < area.Column + area.Columns; c++)
                {
                    owners[r, c] = area;
                }
            }
        }

        foreach (var word in inside)
        {
            var row = Math.Clamp(Array.FindLastIndex(ys, y => y < word.Middle), 0, ys.Length - 2);
            foreach (var (piece, column) in AtEdges(word, xs, (left, right) => owners[row, left] != owners[row, right]))
            {
                owners[row, column]?.Words.Add(piece);
            }
        }

        if (areas.Exists(HoldsColumns))
        {
            return null;
        }

        words.RemoveAll(inside.Contains);
        return UnruledRows.Split(areas, xs, ys);
    }

    /// <summary>Numbers side by side in one cell: its author ruled no columns, so the lines do not tell the cells.</summary>
    private static bool HoldsColumns(RuledArea area) =>
        area.Words.Count > 2 && PdfLines.Of(area.Words).Exists(l => l.Words.Count(w => UnruledRows.IsNumber(w.Text)) > 2 && l.Words.Zip(l.Words.Skip(1), (a, b) => b.Left - a.Right > a.Size).Count(g => g) > 1);

    private static double[] Edges(IEnumerable<double> lines, double first, double last)
    {
        var edges = Clusters([.. lines.Order()], l => l).Select(c => c.Average()).ToList();
        if (first < edges[0] - 2 * Touching)
        {
            edges.Insert(0, first);
        }

        if (last > edges[^1] + 2 * Touching)
        {
            edges.Add(last);
        }

        return [.. edges];
    }

    /// <summary>The cells: places of the grid between which no line is drawn belong together, as far as they make a rectangle.</summary>
    private static List<RuledArea> Areas(double[] xs, double[] ys, List<RulingLine> horizontals, List<RulingLine> verticals)
    {
        bool Drawn(List<RulingLine> lines, double at, double from, double to)
        {
            var covered = 0d;
            foreach (var line in lines)
            {
                if (Math.Abs(line.At - at) <= SameLine)
                {
                    covered += Math.Max(0, Math.Min(line.To, to) - Math.Max(line.From, from));
                }
            }

            return covered >= Closed * (to - from);
        }

        var areas = new List<RuledArea>();
        var above = new List<RuledArea>();
        for (var r = 0; r + 1 < ys.Length; r++)
        {
            var here = new List<RuledArea>();
            for (var c = 0; c + 1 < xs.Length;)
            {
                var end = c + 1;
                while (end + 1 < xs.Length && !Drawn(verticals, xs[end], ys[r], ys[r + 1]))
                {
                    end++;
                }

                var (column, columns) = (c, end - c);
                if (above.Find(a => a.Column == column && a.Columns == columns) is { } upper && !Drawn(horizontals, ys[r], xs[c], xs[end]))
                {
                    upper.Rows++;
                    here.Add(upper);
                }
                else
                {
                    var area = new RuledArea { Row = r, Column = c, Columns = columns };
                    areas.Add(area);
                    here.Add(area);
                }

                c = end;
            }

            above = here;
        }

        return areas;
    }

    /// <summary>A word that runs across the line between two cells, cut there: its letters belong to both.</summary>
    private static IEnumerable<(PdfWord Piece, int Column)> AtEdges(PdfWord word, double[] xs, Func<int, int, bool> separate)
    {
        int ColumnOf(double x) => Math.Clamp(Array.FindLastIndex(xs, e => e < x), 0, xs.Length - 2);
        var first = ColumnOf(word.Left + Touching / 2);
        var last = ColumnOf(word.Right - Touching / 2);
        if (last <= first || word.Text.Length == 1 || !separate(first, last))
        {
            yield return (word, ColumnOf(word.Centre));
            yield break;
        }

        var unit = word.Width / PdfWord.WidthInEm(word.Text);
        var (start, left) = (0, word.Left);
        var x = word.Left;
        var column = -1;
        for (var i = 0; i <= word.Text.Length; i++)
        {
            var wide = i < word.Text.Length ? PdfWord.WidthInEm(word.Text.AsSpan(i, 1)) * unit : 0;
            var here = i < word.Text.Length ? ColumnOf(x + wide / 2) : -1;
            if (column >= 0 && (here < 0 || separate(column, here)))
            {
                yield return (word with { Text = word.Text[start..i], Left = left, Right = x }, column);
                (start, left) = (i, x);
            }

            column = here;
            x += wide;
        }
    }
}
