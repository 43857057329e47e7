namespace Gongkai.Domain.AnnualReports;

/// <summary>Finds the one cell that, corrected, would settle several broken equations at once: most often the cell that was mistyped.</summary>
internal static class Repairs
{
    /// <summary>For each equation the sentence to add to its message: 「若…为 N，则各式平衡」; no entry where there is not exactly one such cell.</summary>
    /// <param name="report">The report.</param>
    /// <param name="broken">The equations that do not balance, all their cells known.</param>
    public static IReadOnlyDictionary<Equation, string> Of(AnnualReport report, IReadOnlyList<Equation> broken)
    {
        var repairs = new Dictionary<Equation, string>();
        foreach (var group in Connected(broken).Where(g => g.Count > 1))
        {
            (FormCell Cell, decimal Value)? only = null;
            var count = 0;
            foreach (var cell in group[0].Terms.Select(t => t.Cell).Where(c => group.All(e => Coefficient(e, c) != 0)))
            {
                if (Value(report, group, cell) is { } value)
                {
                    (only, count) = ((cell, value), count + 1);
                }
            }

            if (count == 1)
            {
                var sentence = $"若{Quoting.Name(only!.Value.Cell)}格（{Quoting.Shown(report[only.Value.Cell])}）为 {Quoting.Plain(only.Value.Value)}，则各式平衡";
                foreach (var equation in group)
                {
                    repairs[equation] = sentence;
                }
            }
        }

        return repairs;
    }

    /// <summary>The value of a cell at which all equations of the group, and all others that it stands in, balance; null without one.</summary>
    private static decimal? Value(AnnualReport report, List<Equation> group, FormCell cell)
    {
        var value = report[cell].Value!.Value - (Residual(report, group[0]) / Coefficient(group[0], cell));
        if (value < 0)
        {
            return null;
        }

        foreach (var equation in Equations.Of(report))
        {
            var coefficient = Coefficient(equation, cell);
            if (coefficient != 0 && Residual(report, equation) + (coefficient * (value - report[cell].Value!.Value)) != 0)
            {
                return null;
            }
        }

        return value;
    }

    /// <summary>Left less right, empty cells taken for 0: a repair that needs an empty cell to be something else is none.</summary>
    private static decimal Residual(AnnualReport report, Equation equation) => equation.Terms.Sum(t => t.Coefficient * (report[t.Cell].Value ?? 0));

    private static int Coefficient(Equation equation, FormCell cell)
    {
        foreach (var term in equation.Terms)
        {
            if (term.Cell.Index == cell.Index)
            {
                return term.Coefficient;
            }
        }

        return 0;
    }

    /// <summary>The equations in groups that share cells.</summary>
    private static List<List<Equation>> Connected(IReadOnlyList<Equation> equations)
    {
        var groups = new List<(List<Equation> Equations, HashSet<int> Cells)>();
        foreach (var equation in equations)
        {
            var cells = equation.Terms.Select(t => t.Cell.Index).ToHashSet();
            var sharing = groups.Where(g => g.Cells.Overlaps(cells)).ToArray();
            var merged = sharing.SelectMany(g => g.Equations).Append(equation).ToList();
            cells.UnionWith(sharing.SelectMany(g => g.Cells));
            groups.RemoveAll(g => sharing.Contains(g));
            groups.Add((merged, cells));
        }

        return [.. groups.Select(g => g.Equations)];
    }
}
