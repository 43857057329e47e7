using System.Text;
using static Gongkai.Domain.AnnualReports.Quoting;

namespace Gongkai.Domain.AnnualReports;

/// <summary>Holds a report's tables to <see cref="Equations"/> and to what its columns mean (rule family Balance).</summary>
/// <remarks>
/// A cell without a number is unknown, not zero. An equation with unknown cells is an error only where no values from 0 up
/// could satisfy it, and a warning where an empty cell cannot be 0; where another reading is left, nothing is said. 「/」 counts
/// like an empty cell: most mean 0 by it, but a cell that says "does not apply" is no ground for an error.
/// </remarks>
public static class BalanceChecks
{
    /// <summary>Adds what is wrong with the report's sums and balances.</summary>
    public static void Check(AnnualReport report, List<Finding> findings)
    {
        CheckEquations(report, findings);
        CheckNumbersThere(report, findings);
        if (report.Format == ReportFormat.Format2021)
        {
            CheckInForce(report, findings);
        }
        else if (report.Format == ReportFormat.Format2019)
        {
            CheckActive2019(report, findings);
        }
    }

    private static void CheckEquations(AnnualReport report, List<Finding> findings)
    {
        List<(Equation Equation, Sides Sides, Verdict Verdict)>? broken = null;
        foreach (var equation in Equations.Of(report))
        {
            var sides = new Sides(report, equation);
            var verdict = sides.Verdict;
            if (verdict is Verdict.Wrong or Verdict.BlankIsNotZero)
            {
                (broken ??= []).Add((equation, sides, verdict));
            }
        }

        if (broken is null)
        {
            return;
        }

        var repairs = Repairs.Of(report, [.. broken.Where(b => b.Sides.Unknown == 0).Select(b => b.Equation)]);
        var (requestsShifted, remediesShifted) = (RequestsLookShifted(report), RemediesLookShifted(report));
        foreach (var (equation, sides, verdict) in broken)
        {
            var finding = Unbalanced(report, equation, sides, verdict, repairs.GetValueOrDefault(equation));
            var isShifted = equation.Terms[0].Cell.Row.Table == TableKind.Requests ? requestsShifted : remediesShifted;
            findings.Add(isShifted && finding.Severity == Severity.Error
                ? finding with { Severity = Severity.Warning, Message = finding.Message + "；本表有的行像是丢了空白格，数字错了位，请对照原件" }
                : finding);
        }
    }

    /// <summary>
    /// Copied text may drop a row's empty cells and leave the bars at its end, so that the numbers move to the left. It shows
    /// where 总计 is empty and the number before it is the sum of those before that. Then no sum of the table proves anything.
    /// </summary>
    private static bool RequestsLookShifted(AnnualReport report)
    {
        foreach (var row in report.Form.RowsOf(TableKind.Requests))
        {
            var total = row.Columns.Count - 1;
            while (total > 0 && report[row, total].State == CellState.Blank)
            {
                total--;
            }

            var parts = 0m;
            for (var c = 0; c < total; c++)
            {
                parts += report[row, c].Value ?? 0;
            }

            if (total > 0 && total < row.Columns.Count - 1 && parts > 0 && report[row, total].Value == parts)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The fifteen cells of table four are one printed row: where its last is empty, any empty cell before may have been dropped.</summary>
    private static bool RemediesLookShifted(AnnualReport report)
    {
        var last = report.Form.Row("remedies.litigationAfterReview")!;
        return report[last, last.Columns.Count - 1].State == CellState.Blank;
    }

    private static Finding Unbalanced(AnnualReport report, Equation equation, Sides sides, Verdict verdict, string? repair)
    {
        var message = new StringBuilder(equation.Place).Append('：');
        AppendSide(message, report, equation.Left, equation.LeftName, sides.Left);
        message.Append(sides.Unknown == 0 || verdict == Verdict.BlankIsNotZero ? " ≠ " : sides.Left > sides.Right ? " ＞ " : " ＜ ");
        AppendSide(message, report, equation.Right, null, sides.Right);
        if (verdict == Verdict.BlankIsNotZero)
        {
            message.Append(sides.Unknown == 1
                ? $"；空缺的格应为 {Plain(Math.Abs(sides.Left - sides.Right))}，不能是 0"
                : $"；{sides.Unknown} 个空缺的格合计应为 {Plain(Math.Abs(sides.Left - sides.Right))}，不能都是 0");
        }
        else if (sides.Unknown > 0)
        {
            message.Append("；即使空白格为 0 也不平衡");
        }

        if (repair is not null)
        {
            message.Append('；').Append(repair);
        }

        return new Finding(
            equation.Rule,
            verdict == Verdict.Wrong ? equation.Rule.Severity : Severity.Warning,
            [.. Named(equation, report).Select(t => t.Cell.Path)],
            sides.Left,
            sides.Right,
            message.ToString(),
            Rows(report, Named(equation, report).Select(t => t.Cell)));
    }

    /// <summary>The terms a finding points at: all of a short equation; of a long one those that are not 0.</summary>
    private static IEnumerable<EquationTerm> Named(Equation equation, AnnualReport report) =>
        equation.Terms.Where(t => equation.LeftName is null || t.Coefficient < 0 || report[t.Cell].Value is not 0);

    private static void AppendSide(StringBuilder message, AnnualReport report, IReadOnlyList<EquationTerm> terms, string? name, decimal sum)
    {
        var first = true;
        if (name is null)
        {
            foreach (var term in terms)
            {
                message.Append(first ? "" : "＋").Append(term.Name).Append('（').Append(Shown(report[term.Cell])).Append('）');
                first = false;
            }

            return;
        }

        message.Append(name).Append(' ').Append(Plain(sum));
        foreach (var term in terms)
        {
            if (report[term.Cell].Value is { } value and not 0)
            {
                message.Append(first ? "〔" : "＋").Append(term.Name).Append('（').Append(Plain(value)).Append('）');
                first = false;
            }
        }

        message.Append(first ? "" : "〕");
    }

    private static void CheckNumbersThere(AnnualReport report, List<Finding> findings)
    {
        if (report.Format == ReportFormat.Pre2019)
        {
            return;
        }

        foreach (var (table, rule) in NoNumbers)
        {
            var (present, numbers) = (false, false);
            foreach (var row in report.Form.Rows)
            {
                for (var c = 0; row.Table == table && c < row.Columns.Count; c++)
                {
                    ref readonly var cell = ref report[row, c];
                    present |= cell.State != CellState.Missing;
                    // An ambiguous cell is one of several whose printed numbers are known, so there are numbers.
                    numbers |= cell.Value is not null || cell.State == CellState.Ambiguous;
                }
            }

            if (present && !numbers)
            {
                findings.Add(new(rule, rule.Severity, [], null, null, $"{Part(table)}的表中没有读出任何数字，勾稽关系无从核对。", []));
            }
        }
    }

    private static readonly (TableKind Table, Rule Rule)[] NoNumbers =
    [
        (TableKind.Active, RuleCatalogue.R2NoNumbers),
        (TableKind.Requests, RuleCatalogue.R3NoNumbers),
        (TableKind.Remedies, RuleCatalogue.R4NoNumbers),
    ];

    private static void CheckInForce(AnnualReport report, List<Finding> findings)
    {
        foreach (var key in (ReadOnlySpan<string>)["active.regulations", "active.normativeDocuments"])
        {
            var row = report.Form.Row(key)!;
            if ((report[row, 0].Value, report[row, 1].Value, report[row, 2].Value) is ({ } issued, { } repealed, { } inForce) && inForce < issued - repealed)
            {
                findings.Add(Row(
                    report,
                    row,
                    RuleCatalogue.R2InForce,
                    issued - repealed,
                    inForce,
                    $"第二部分{row.Label}：现行有效件数（{Plain(inForce)}）少于本年制发件数（{Plain(issued)}）减本年废止件数（{Plain(repealed)}）"));
            }
        }
    }

    private static void CheckActive2019(AnnualReport report, List<Finding> findings)
    {
        foreach (var row in report.Form.RowsOf(TableKind.Active))
        {
            if (row.Columns[0].Key == "made"
                && (report[row, 1].Value, report[row, 2].Value) is ({ } disclosed, { } totalDisclosed) && totalDisclosed < disclosed)
            {
                findings.Add(Row(
                    report,
                    row,
                    RuleCatalogue.R2Disclosed,
                    disclosed,
                    totalDisclosed,
                    $"第二部分{row.Label}：对外公开总数量（{Plain(totalDisclosed)}）少于本年新公开数量（{Plain(disclosed)}）"));
            }
            else if (row.Columns[0].Key == "previousYear"
                && (report[row, 0].Value, report[row, 1].Value) is ({ } previous, { } change) && previous + change < 0)
            {
                findings.Add(Row(
                    report,
                    row,
                    RuleCatalogue.R2Change,
                    null,
                    previous + change,
                    $"第二部分{row.Label}：上一年项目数量（{Plain(previous)}）加本年增/减（{Plain(change)}）小于 0"));
            }
        }
    }

    private static Finding Row(AnnualReport report, FormRow row, Rule rule, decimal? expected, decimal actual, string message)
    {
        var cells = row.Columns.Select((_, c) => report.Form.Cell(row, c)).ToArray();
        return new(rule, rule.Severity, [.. cells.Select(c => c.Path)], expected, actual, message, Rows(report, cells));
    }

    private enum Verdict
    {
        Balanced,
        Undecidable,
        BlankIsNotZero,
        Wrong,
    }

    /// <summary>The two sides of an equation with the report's values, unknown cells left out.</summary>
    private readonly struct Sides
    {
        private readonly int unknownLeft;
        private readonly int unknownRight;
        private readonly bool knownLeft;
        private readonly bool onlyEmpty = true;

        public Sides(AnnualReport report, Equation equation)
        {
            foreach (var term in equation.Terms)
            {
                ref readonly var cell = ref report[term.Cell];
                var isLeft = term.Coefficient > 0;
                if (cell.Value is { } value)
                {
                    (Left, Right) = isLeft ? (Left + value, Right) : (Left, Right + value);
                    knownLeft |= isLeft;
                }
                else
                {
                    (unknownLeft, unknownRight) = isLeft ? (unknownLeft + 1, unknownRight) : (unknownLeft, unknownRight + 1);
                    onlyEmpty &= cell.State is CellState.Blank or CellState.NotApplicable or CellState.Missing;
                }
            }
        }

        /// <summary>The known values on the left, added up.</summary>
        public decimal Left { get; }

        /// <summary>The known values on the right, added up.</summary>
        public decimal Right { get; }

        /// <summary>How many cells are unknown.</summary>
        public int Unknown => unknownLeft + unknownRight;

        public Verdict Verdict
        {
            get
            {
                if (Left == Right)
                {
                    return Unknown == 0 ? Verdict.Balanced : Verdict.Undecidable;
                }

                var couldGrow = Left < Right ? unknownLeft : unknownRight;
                if (couldGrow == 0)
                {
                    return Verdict.Wrong;
                }

                // A single empty cell has one value that fits, and several are told their sum, unless their side is empty
                // altogether: then nothing is contradicted, the author just left the breakdown out.
                return onlyEmpty && (Unknown == 1 || (unknownRight == 0 && knownLeft)) ? Verdict.BlankIsNotZero : Verdict.Undecidable;
            }
        }
    }
}
