using System.Globalization;
using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Reading;

/// <summary>A row of which the document lost some empty cells: its values are known in order, not by column.</summary>
internal sealed record LostRow(FormRow Row, int Line, IReadOnlyList<ValueToken> Values);

/// <summary>
/// Finds the columns of values whose empty neighbours were lost. It lists every assignment that keeps the printed order and
/// the balances of the form (an empty cell counting nothing); a cell on which all of them agree is recovered, every other
/// is ambiguous with what they leave. Nothing is preferred and nothing is guessed.
/// </summary>
internal sealed class ColumnRecovery(ReportForm form, CellValue[] cells, IReadOnlyDictionary<string, decimal> stated)
{
    private const int MaxNodes = 40_000;
    private const int MaxSurplus = 2;
    private const int ApplicantColumns = 7;

    private static readonly string[] BalanceRows = ["requests.received", "requests.carriedIn", "requests.outcomes.total", "requests.carriedOut"];

    /// <summary>Settles the rows of tables two and three.</summary>
    public void SettleRows(IReadOnlyList<LostRow> lost)
    {
        var options = new Dictionary<FormRow, List<int[]>>();
        foreach (var row in lost)
        {
            options[row.Row] = OptionsOf(row);
        }

        var requests = lost.Where(r => r.Row.Table == TableKind.Requests && r.Values.Any(v => v.Text.Number != 0)).ToList();
        Narrow(requests, options);
        foreach (var row in lost)
        {
            Write(row, options[row.Row]);
        }
    }

    /// <summary>Settles table four from fewer values than its fifteen cells.</summary>
    public void SettleRemedies(IReadOnlyList<ValueToken> values, int line)
    {
        var rows = form.RowsOf(TableKind.Remedies).ToArray();
        var solutions = new List<(LostRow Row, List<int[]> Options)[]>();
        for (var first = 0; first <= Math.Min(5, values.Count); first++)
        {
            for (var second = 0; second <= Math.Min(5, values.Count - first); second++)
            {
                var third = values.Count - first - second;
                if (third > 5)
                {
                    continue;
                }

                LostRow[] parts =
                [
                    new(rows[0], line, [.. values.Take(first)]),
                    new(rows[1], line, [.. values.Skip(first).Take(second)]),
                    new(rows[2], line, [.. values.Skip(first + second)]),
                ];
                var options = parts.Select(p => (p, Placements(p.Values.Count, 5).Where(o => SumsUp(p, o)).ToList())).ToArray();
                if (options.All(o => o.Item2.Count > 0))
                {
                    solutions.Add(options);
                }
            }
        }

        if (stated.Count > 0 && solutions.Where(AgreesWithText).ToList() is { Count: > 0 } agreeing)
        {
            solutions = agreeing;
        }

        var settling = new Settling(values, line, "十五格");
        for (var r = 0; r < rows.Length; r++)
        {
            for (var c = 0; c < 5; c++)
            {
                var found = new List<ValueToken?>();
                foreach (var solution in solutions)
                {
                    foreach (var option in solution[r].Options)
                    {
                        found.Add(At(solution[r].Row, option, c));
                    }
                }

                if (solutions.Count == 0)
                {
                    found.AddRange(values.Select(v => (ValueToken?)v).Append(null));
                }

                cells[rows[r].First + c] = settling.Settle(found);
            }
        }
    }

    private bool AgreesWithText((LostRow Row, List<int[]> Options)[] solution)
    {
        decimal? Total((LostRow Row, List<int[]> Options) part) => part.Row.Values.Count == 0 ? 0 : part.Row.Values[^1].Text.Number;
        return (!stated.TryGetValue("remedies.review[4]", out var review) || Total(solution[0]) == review)
            && (!stated.TryGetValue("litigation", out var litigation) || Total(solution[1]) + Total(solution[2]) == litigation);
    }

    private List<int[]> OptionsOf(LostRow row)
    {
        var columns = row.Row.Columns.Count;
        var all = row.Values.Count > columns ? Selections(row.Values.Count, columns) : Placements(row.Values.Count, columns);
        var kept = row.Row.Table == TableKind.Requests ? all.Where(o => SumsUp(row, o)).ToList() : all;
        var options = kept.Count > 0 ? kept : all;
        foreach (var (path, value) in stated)
        {
            if (form.Cell(path) is { } cell && ReferenceEquals(cell.Row, row.Row)
                && options.Where(o => At(row, o, cell.ColumnIndex) is { } token && token.Text.Number == value).ToList() is { Count: > 0 } agreeing)
            {
                options = agreeing;
            }
        }

        return options;
    }

    // Σ parts = total; a nonzero part or total has its counterpart printed.
    private static bool SumsUp(LostRow row, int[] option)
    {
        var last = row.Row.Columns.Count - 1;
        decimal parts = 0, total = 0;
        for (var i = 0; i < option.Length; i++)
        {
            if (option[i] == last)
            {
                total = row.Values[i].Text.Number;
            }
            else if (option[i] >= 0)
            {
                parts += row.Values[i].Text.Number;
            }
        }

        return parts == total;
    }

    // The balances of each column over all rows at once. Rows that are not lost count as printed; where one of them is
    // itself unknown, its balance constrains nothing.
    private void Narrow(List<LostRow> rows, Dictionary<FormRow, List<int[]>> options)
    {
        if (rows.Count == 0 || rows.Any(r => !options[r.Row].TrueForAll(o => SumsUp(r, o))))
        {
            return;
        }

        // The total row first: it bounds every outcome.
        rows = [.. rows.OrderBy(r => r.Row.Key switch { "requests.outcomes.total" => 0, "requests.carriedOut" => 1, "requests.received" => 2, "requests.carriedIn" => 3, _ => 4 })];
        var chosen = new int[rows.Count];
        var seen = rows.Select(r => new bool[options[r.Row].Count]).ToArray();
        var nodes = 0;
        var open = new HashSet<FormRow>(rows.Select(r => r.Row));
        var outcomeRows = form.Rows.Where(r => r.Key.StartsWith("requests.outcomes.", StringComparison.Ordinal) && r.Key != "requests.outcomes.total").ToArray();
        var balanceRows = BalanceRows.Select(k => form.Row(k)!).ToArray();
        var outcomesKnown = outcomeRows.All(r => open.Contains(r) || IsKnown(r)) && (open.Contains(balanceRows[2]) || IsKnown(balanceRows[2]));
        var balanceKnown = balanceRows.All(r => open.Contains(r) || IsKnown(r));

        bool Search(int depth)
        {
            if (++nodes > MaxNodes)
            {
                return false;
            }

            if (depth == rows.Count)
            {
                if (Balanced())
                {
                    for (var i = 0; i < rows.Count; i++)
                    {
                        seen[i][chosen[i]] = true;
                    }
                }

                return true;
            }

            for (var i = 0; i < options[rows[depth].Row].Count; i++)
            {
                chosen[depth] = i;
                if (!Search(depth + 1))
                {
                    return false;
                }
            }

            return true;
        }

        decimal In(FormRow row, int column)
        {
            for (var i = 0; i < rows.Count; i++)
            {
                if (ReferenceEquals(rows[i].Row, row))
                {
                    return At(rows[i], options[row][chosen[i]], column)?.Text.Number ?? 0;
                }
            }

            return cells[row.First + column].Value ?? 0;
        }

        bool Balanced()
        {
            for (var c = 0; c < ApplicantColumns; c++)
            {
                if (balanceKnown && In(balanceRows[0], c) + In(balanceRows[1], c) != In(balanceRows[2], c) + In(balanceRows[3], c))
                {
                    return false;
                }

                if (outcomesKnown && outcomeRows.Sum(r => In(r, c)) != In(balanceRows[2], c))
                {
                    return false;
                }
            }

            return true;
        }

        if (Search(0) && Array.TrueForAll(seen, s => s.AsSpan().Contains(true)))
        {
            // Where no assignment balances, the report itself does not, and its rows stay as open as they were.
            for (var i = 0; i < rows.Count; i++)
            {
                if (seen[i].Contains(true))
                {
                    options[rows[i].Row] = [.. options[rows[i].Row].Where((_, o) => seen[i][o])];
                }
            }
        }
    }

    private bool IsKnown(FormRow row)
    {
        for (var c = 0; c < row.Columns.Count; c++)
        {
            if (cells[row.First + c].State is CellState.Ambiguous or CellState.Unreadable)
            {
                return false;
            }
        }

        return true;
    }

    private void Write(LostRow row, List<int[]> options)
    {
        var settling = new Settling(row.Values, row.Line, "本行");
        for (var c = 0; c < row.Row.Columns.Count; c++)
        {
            // Far more values than cells, as where the label of the next row is lost: any of them could be meant.
            var found = options.Count > 0 ? options.Select(o => At(row, o, c)) : row.Values.Select(v => (ValueToken?)v).Append(null);
            cells[row.Row.First + c] = settling.Settle(found, row.Row.Columns[c].Unit);
        }
    }

    /// <summary>Turns what all assignments put into a cell into its value; cells with the same outcome share it.</summary>
    private sealed class Settling(IReadOnlyList<ValueToken> printed, int line, string where)
    {
        private readonly Dictionary<string, CellValue> settled = new(StringComparer.Ordinal);
        private readonly List<CellValue> distinct = [];
        private readonly string lost = Lost(printed, where);

        public CellValue Settle(IEnumerable<ValueToken?> found, CellUnit unit = CellUnit.Count)
        {
            distinct.Clear();
            foreach (var token in found)
            {
                var value = token is { IsBlank: false } known ? known.Text.ToValue(unit, known.Line) : CellValue.Blank(line);
                if (!distinct.Exists(d => (d.State, d.Value) == (value.State, value.Value)))
                {
                    distinct.Add(value);
                }
            }

            if (distinct.Count == 1)
            {
                var only = distinct[0];
                return only.State == CellState.Stated
                    ? CellValue.Recovered(only.Value!.Value, $"{lost}；按总计与各列勾稽关系，此格只能是 {Plain(only.Value.Value)}", only.Line)
                    : only;
            }

            decimal?[] candidates = [.. distinct.Select(d => d.Value).Distinct().Order()];
            var said = string.Join("、", candidates.Select(c => c is { } number ? Plain(number) : "空白"));
            if (!settled.TryGetValue(said, out var ambiguous))
            {
                ambiguous = CellValue.Ambiguous(candidates, $"{lost}；此格可能是 {said}，无法确定", line);
                settled[said] = ambiguous;
            }

            return ambiguous;
        }

        private static string Lost(IReadOnlyList<ValueToken> printed, string where)
        {
            var values = printed.Where(v => !v.IsBlank).ToList();
            var list = string.Join("、", values.Select(v => v.Text.Kind == CellTextKind.Number ? Plain(v.Text.Number) : v.Text.Note ?? "/"));
            return $"{where}只印出 {values.Count} 个数（{list}），空白格已丢失";
        }
    }

    private static ValueToken? At(LostRow row, int[] option, int column)
    {
        var at = Array.IndexOf(option, column);
        return at < 0 ? null : row.Values[at];
    }

    private static string Plain(decimal number) => number.ToString("0.##########", CultureInfo.InvariantCulture);

    /// <summary>Every way to place n values into columns without changing their order: the column of each value.</summary>
    private static List<int[]> Placements(int values, int columns)
    {
        var all = new List<int[]>();
        var placement = new int[values];
        void Place(int value, int from)
        {
            if (value == values)
            {
                all.Add([.. placement]);
                return;
            }

            for (var c = from; c <= columns - (values - value); c++)
            {
                placement[value] = c;
                Place(value + 1, c + 1);
            }
        }

        Place(0, 0);
        return all;
    }

    /// <summary>Every way to pick as many values as there are columns from a few more: the column of each value, −1 for one left out (a page number within the table).</summary>
    private static List<int[]> Selections(int values, int columns)
    {
        if (values - columns > MaxSurplus)
        {
            return [];
        }

        return [.. Placements(columns, values).Select(picked =>
        {
            var option = new int[values];
            Array.Fill(option, -1);
            for (var c = 0; c < columns; c++)
            {
                option[picked[c]] = c;
            }

            return option;
        })];
    }
}
