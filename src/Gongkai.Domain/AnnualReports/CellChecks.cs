using System.Text.RegularExpressions;
using static Gongkai.Domain.AnnualReports.Quoting;

namespace Gongkai.Domain.AnnualReports;

/// <summary>The cells of a report: are they the numbers that the form wants.</summary>
internal static partial class CellChecks
{
    /// <summary>A list of cells in a message names those of so many rows.</summary>
    private const int MostRowsNamed = 6;

    /// <summary>A message gives so many different reasons.</summary>
    private const int MostReasons = 6;

    private static readonly int States = Enum.GetValues<CellState>().Length;

    public static void Check(AnnualReport report, List<Finding> findings)
    {
        var byState = new List<FormCell>?[Enum.GetValues<TableKind>().Length, States];
        foreach (var cell in report.Form.Cells)
        {
            CheckCell(report, cell, findings);
            (byState[(int)cell.Row.Table, (int)report[cell].State] ??= []).Add(cell);
        }

        for (var table = 0; table < byState.GetLength(0); table++)
        {
            CheckStates(report, (TableKind)table, state => byState[table, (int)state], findings);
        }
    }

    /// <summary>The cells by name, those of the first few rows.</summary>
    public static string List(IReadOnlyList<FormCell> cells)
    {
        var rows = cells.GroupBy(c => c.Row).Take(MostRowsNamed + 1).ToArray();
        return string.Join("、", rows.Take(MostRowsNamed).Select(g => "「" + Name(g.Key) + "」"
            + (g.Count() == g.Key.Columns.Count && g.Count() > 1 ? "整行" : string.Join("、", g.Select(c => c.Column.Label)))))
            + (rows.Length > MostRowsNamed ? "等" : "");
    }

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

    private static void CheckStates(AnnualReport report, TableKind table, Func<CellState, List<FormCell>?> cellsIn, List<Finding> findings)
    {
        // A table without any number has its own finding.
        var hasNumbers = (cellsIn(CellState.Stated) ?? cellsIn(CellState.Recovered) ?? cellsIn(CellState.Ambiguous)) is not null;
        if (report.Format != ReportFormat.Pre2019 && hasNumbers)
        {
            Together(RuleCatalogue.FBlank, CellState.Blank, cells => $"{Part(table)}的表有 {cells.Count} 格空白：{List(cells)}；没有的应填 0");
        }

        Together(RuleCatalogue.FNotApplicable, CellState.NotApplicable, cells => $"{Part(table)}的表有 {cells.Count} 格填“/”“—”或“无”：{List(cells)}");
        Together(RuleCatalogue.FRecovered, CellState.Recovered, cells => $"{Part(table)}的表有 {cells.Count} 格是推算出来的：{List(cells)}。{Whys(cells)}");
        Together(RuleCatalogue.FAmbiguous, CellState.Ambiguous, cells => $"{Part(table)}的表有 {cells.Count} 格不能确定：{List(cells)}。{Whys(cells)}");

        void Together(Rule rule, CellState state, Func<List<FormCell>, string> message)
        {
            if (cellsIn(state) is { } cells)
            {
                findings.Add(new(rule, rule.Severity, [.. cells.Select(c => c.Path)], null, null, message(cells), []));
            }
        }

        string Whys(List<FormCell> cells) => string.Join("；", cells.Select(c => report[c].Why).Where(w => !string.IsNullOrEmpty(w)).Distinct().Take(MostReasons));
    }

    private static void Add(AnnualReport report, List<Finding> findings, Rule rule, Severity severity, FormCell cell, string message) =>
        findings.Add(new(rule, severity, [cell.Path], null, report[cell].Value, message, Rows(report, [cell])));

    [GeneratedRegex(@"^\s*-?[0-9][0-9,. ]*\s*(?:件|项|个|宗|起|次|条|份|万元|元|万)?\s*[。.;]?\s*$")]
    private static partial Regex OnlyUnit();
}
