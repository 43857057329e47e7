using System.Text.RegularExpressions;
using static Gongkai.Domain.AnnualReports.Quoting;

namespace Gongkai.Domain.AnnualReports;

/// <summary>The cells of a report: are they the numbers that the form wants.</summary>
internal static partial class CellChecks
{
    /// <summary>A list of cells in a message names this many and counts the others.</summary>
    private const int MostCellsNamed = 6;

    public static void Check(AnnualReport report, List<Finding> findings)
    {
        foreach (var cell in report.Form.Cells)
        {
            CheckCell(report, cell, findings);
        }

        foreach (var table in (ReadOnlySpan<TableKind>)[TableKind.Active, TableKind.Requests, TableKind.Remedies])
        {
            CheckStates(report, table, findings);
        }
    }

    /// <summary>The cells by name, the first few of them.</summary>
    public static string List(IReadOnlyList<FormCell> cells) =>
        string.Join("、", cells.GroupBy(c => c.Row).Take(MostCellsNamed).Select(g => "「" + Name(g.Key) + "」"
            + (g.Count() == g.Key.Columns.Count && g.Count() > 1 ? "整行" : string.Join("、", g.Select(c => c.Column.Label)))))
        + (cells.GroupBy(c => c.Row).Count() > MostCellsNamed ? "等" : "");

    private static void CheckCell(AnnualReport report, FormCell cell, List<Finding> findings)
    {
        ref readonly var value = ref report[cell];
        if (value.State == CellState.Unreadable)
        {
            Add(report, findings, RuleCatalogue.FNotNumber, Severity.Warning, cell, $"{Name(cell)}格不是数字：「{value.Note}」");
            return;
        }

        if (value is not { State: CellState.Stated, Value: { } number })
        {
            return;
        }

        if (value.Note is { } note)
        {
            var onlyUnit = OnlyUnit().IsMatch(string.Concat(note.Select(Wording.Fold)));
            Add(report, findings, RuleCatalogue.FNote, onlyUnit ? Severity.Info : Severity.Warning, cell, $"{Name(cell)}格写作「{note}」，按 {Plain(number)} 计");
        }

        var isMoney = cell.Column.Unit is CellUnit.TenThousandYuan or CellUnit.Yuan;
        if (!isMoney && number != decimal.Truncate(number))
        {
            var severity = cell.Row.Table == TableKind.Active || value.Note is not null ? Severity.Warning : Severity.Error;
            Add(report, findings, RuleCatalogue.FNotInteger, severity, cell, $"{Name(cell)}格（{Plain(number)}）应为整数");
        }

        if (number < 0 && cell.Column.Unit != CellUnit.Change)
        {
            Add(report, findings, RuleCatalogue.FNegative, isMoney || value.Note is not null ? Severity.Warning : Severity.Error, cell, $"{Name(cell)}格（{Plain(number)}）小于 0");
        }
    }

    private static void CheckStates(AnnualReport report, TableKind table, List<Finding> findings)
    {
        var byState = report.Form.Cells.Where(c => c.Row.Table == table).ToLookup(c => report[c].State);
        // A table without any number has its own finding.
        var hasNumbers = byState[CellState.Stated].Any() || byState[CellState.Recovered].Any() || byState[CellState.Ambiguous].Any();
        if (report.Format != ReportFormat.Pre2019 && hasNumbers)
        {
            Together(RuleCatalogue.FBlank, CellState.Blank, cells => $"{Part(table)}的表有 {cells.Length} 格空白：{List(cells)}；没有的应填 0");
        }

        Together(RuleCatalogue.FNotApplicable, CellState.NotApplicable, cells => $"{Part(table)}的表有 {cells.Length} 格填“/”“—”或“无”：{List(cells)}");
        Together(RuleCatalogue.FRecovered, CellState.Recovered, cells => $"{Part(table)}的表有 {cells.Length} 格是推算出来的：{List(cells)}。{Whys(cells)}");
        Together(RuleCatalogue.FAmbiguous, CellState.Ambiguous, cells => $"{Part(table)}的表有 {cells.Length} 格不能确定：{List(cells)}。{Whys(cells)}");

        void Together(Rule rule, CellState state, Func<FormCell[], string> message)
        {
            if (byState[state].ToArray() is { Length: > 0 } cells)
            {
                findings.Add(new(rule, rule.Severity, [.. cells.Select(c => c.Path)], null, null, message(cells), []));
            }
        }

        string Whys(FormCell[] cells) => string.Join("；", cells.Select(c => report[c].Why).Where(w => !string.IsNullOrEmpty(w)).Distinct().Take(MostCellsNamed));
    }

    private static void Add(AnnualReport report, List<Finding> findings, Rule rule, Severity severity, FormCell cell, string message) =>
        findings.Add(new(rule, severity, [cell.Path], null, report[cell].Value, message, Rows(report, [cell])));

    [GeneratedRegex(@"^\s*-?[0-9][0-9,. ]*\s*(?:件|项|个|宗|起|次|条|份|万元|元|万)?\s*[。.;]?\s*$")]
    private static partial Regex OnlyUnit();
}
