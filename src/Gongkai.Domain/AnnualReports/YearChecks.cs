using static Gongkai.Domain.AnnualReports.Quoting;

namespace Gongkai.Domain.AnnualReports;

/// <summary>Holds a report against last year's of the same agency (rule family AcrossYears).</summary>
/// <remarks>
/// Nothing here is an error: two published reports that disagree do not tell which of them is wrong, and last year's may have
/// been corrected since. Only cells known in both years are compared, whatever the two layouts.
/// </remarks>
public static class YearChecks
{
    private const decimal JumpFactor = 5;
    private const decimal SmallestJump = 50;
    private const decimal SmallestJumpFromZero = 100;
    private const int FewestFiguresOfATable = 4;
    private const decimal LargestFigureAtLeast = 20;
    private const int ShortestNarrative = 200;
    private const decimal MuchCopied = 0.5m;
    private const decimal SomeCopied = 0.2m;
    private const int LongPassage = 100;
    private const int MostPassagesQuoted = 3;
    private const int LongestQuotation = 60;

    private static readonly string[] MainFigures =
    [
        "active.normativeDocuments.issued", "active.normativeDocuments.inForce", "active.licensing", "active.penalties", "active.enforcement", "active.feesWan",
        "active.licensing.decisions", "active.penalties.decisions", "active.enforcement.decisions", "active.procurement.amountYuan",
        "requests.received[6]", "requests.outcomes.total[6]", "requests.carriedOut[6]", "remedies.review[4]", "remedies.litigationDirect[4]", "remedies.litigationAfterReview[4]",
    ];

    /// <summary>Adds what does not follow from last year's report.</summary>
    public static void Check(AnnualReport now, AnnualReport previous, List<Finding> findings)
    {
        if (WhyNot(now, previous) is { } reason)
        {
            findings.Add(new(RuleCatalogue.YPrevious, RuleCatalogue.YPrevious.Severity, [], null, null, reason, []));
            return;
        }

        CheckCarriedIn(now, previous, findings);
        CheckInForce(now, previous, findings);
        CheckPreviousYear(now, previous, findings);
        CheckJumps(now, previous, findings);
        CheckSameTables(now, previous, findings);
        CheckCopied(now, previous, findings);
    }

    /// <summary>Why two reports are not this and last year's of one agency; null when they are.</summary>
    public static string? WhyNot(AnnualReport now, AnnualReport previous)
    {
        if (now.Agency is not { } agency || previous.Agency is not { } previousAgency)
        {
            return "看不出两份报告是否同一机关的，没有作跨年核对";
        }

        var (key, previousKey) = (Wording.Key(agency), Wording.Key(previousAgency));
        // 「民政局」 and 「青山县民政局」 name one agency at different length.
        if (!key.EndsWith(previousKey, StringComparison.Ordinal) && !previousKey.EndsWith(key, StringComparison.Ordinal))
        {
            return $"给出的上年报告是{previousAgency}的，本报告是{agency}的，没有作跨年核对";
        }

        return now.Year is { } year && previous.Year == year - 1
            ? null
            : $"给出的上年报告是 {previous.Year?.ToString() ?? "未知"} 年度的，本报告是 {now.Year?.ToString() ?? "未知"} 年度的，没有作跨年核对";
    }

    private static void CheckCarriedIn(AnnualReport now, AnnualReport previous, List<Finding> findings)
    {
        var (carriedIn, carriedOut) = (now.Form.Row("requests.carriedIn")!, previous.Form.Row("requests.carriedOut")!);
        for (var c = 0; c < carriedIn.Columns.Count; c++)
        {
            if (now[carriedIn, c].Value is { } here && previous[carriedOut, c].Value is { } there && here != there)
            {
                Add(
                    now,
                    findings,
                    RuleCatalogue.YCarriedIn,
                    now.Form.Cell(carriedIn, c),
                    there,
                    $"第三部分{carriedIn.Columns[c].Label}列：二、上年结转（{Plain(here)}）≠ 上年报告四、结转下年度继续办理（{Plain(there)}）",
                    QuotePrevious(previous, previous.Form.Cell(carriedOut, c)));
            }
        }
    }

    private static void CheckInForce(AnnualReport now, AnnualReport previous, List<Finding> findings)
    {
        foreach (var key in (ReadOnlySpan<string>)["active.regulations", "active.normativeDocuments"])
        {
            if (Value(now, key + ".inForce") is { } inForce && Value(previous, key + ".inForce") is { } before
                && Value(now, key + ".issued") is { } issued && Value(now, key + ".repealed") is { } repealed
                && before + issued - repealed is var expected && inForce != expected)
            {
                var cell = now.Form.Cell(key + ".inForce")!;
                Add(
                    now,
                    findings,
                    RuleCatalogue.YInForce,
                    cell,
                    expected,
                    $"第二部分{cell.Row.Label}：现行有效件数（{Plain(inForce)}）≠ 上年现行有效（{Plain(before)}）＋本年制发（{Plain(issued)}）－本年废止（{Plain(repealed)}）＝{Plain(expected)}"
                    + (inForce < expected ? $"；少 {Plain(expected - inForce)} 件，可能有文件到期失效" : ""),
                    QuotePrevious(previous, previous.Form.Cell(cell.Path)!));
            }
        }
    }

    private static void CheckPreviousYear(AnnualReport now, AnnualReport previous, List<Finding> findings)
    {
        foreach (var row in now.Form.RowsOf(TableKind.Active).Where(r => r.Columns[0].Key == "previousYear"))
        {
            if (now[row, 0].Value is { } stated && Value(previous, row.Key + ".previousYear") is { } before && Value(previous, row.Key + ".change") is { } change
                && stated != before + change)
            {
                Add(
                    now,
                    findings,
                    RuleCatalogue.YPreviousYear,
                    now.Form.Cell(row, 0),
                    before + change,
                    $"第二部分{row.Label}：上一年项目数量（{Plain(stated)}）≠ 上年报告的 {Plain(before)} 加增/减 {Plain(change)}",
                    QuotePrevious(previous, previous.Form.Cell(row.Key + ".previousYear")!));
            }
        }
    }

    private static void CheckJumps(AnnualReport now, AnnualReport previous, List<Finding> findings)
    {
        foreach (var path in MainFigures)
        {
            if (Value(now, path) is { } here && Value(previous, path) is { } there && IsJump(here, there))
            {
                var cell = now.Form.Cell(path)!;
                var (larger, smaller) = (Math.Max(here, there), Math.Min(here, there));
                var unitSlip = cell.Column.Unit == CellUnit.TenThousandYuan && smaller > 0 && larger / smaller is >= 3000 and <= 30000;
                Add(
                    now,
                    findings,
                    RuleCatalogue.YJump,
                    cell,
                    null,
                    $"{Name(cell)}：本年 {Plain(here)}，上年 {Plain(there)}，{Ratio(here, there)}{(unitSlip ? "；相差约一万倍，请核对单位是否万元" : "")}",
                    QuotePrevious(previous, previous.Form.Cell(path)!));
            }
        }
    }

    private static bool IsJump(decimal here, decimal there)
    {
        var (larger, smaller) = (Math.Max(here, there), Math.Min(here, there));
        return smaller <= 0 ? larger >= SmallestJumpFromZero : larger >= smaller * JumpFactor && larger - smaller >= SmallestJump;
    }

    private static string Ratio(decimal here, decimal there) => (here, there) switch
    {
        (_, <= 0) => "上年没有",
        ( <= 0, _) => "本年没有",
        _ => here > there ? $"为上年的 {Plain(Math.Round(here / there, 1))} 倍" : $"为上年的 {Plain(Math.Round(here / there * 100, 1))}%",
    };

    private static void CheckSameTables(AnnualReport now, AnnualReport previous, List<Finding> findings)
    {
        foreach (var table in (ReadOnlySpan<TableKind>)[TableKind.Active, TableKind.Requests])
        {
            var cells = now.Form.Cells.Where(c => c.Row.Table == table && now[c].Value is not null).ToArray();
            var figures = cells.Where(c => now[c].Value != 0).ToArray();
            if (now.Format == previous.Format && figures.Length >= FewestFiguresOfATable
                && figures.Max(c => now[c].Value!.Value) >= LargestFigureAtLeast
                && cells.All(c => previous[c.Index].Value == now[c].Value))
            {
                findings.Add(new(
                    RuleCatalogue.YSameTable,
                    RuleCatalogue.YSameTable.Severity,
                    [.. figures.Select(c => c.Path)],
                    null,
                    null,
                    $"{Part(table)}的表 {cells.Length} 格全部与上年报告相同，其中 {figures.Length} 格不是 0",
                    []));
            }
        }
    }

    private static void CheckCopied(AnnualReport now, AnnualReport previous, List<Finding> findings)
    {
        var shared = Narrative.Of(now).SharedWith(Narrative.Of(previous));
        if (shared.Length < ShortestNarrative || shared.Passages.Count == 0 || (shared.Share < SomeCopied && shared.Passages[0].Length < LongPassage))
        {
            return;
        }

        findings.Add(new(
            RuleCatalogue.YCopied,
            shared.Share >= MuchCopied ? Severity.Warning : Severity.Info,
            [],
            null,
            Math.Round(shared.Share * 100, 1),
            $"正文 {shared.Length} 字中有 {shared.Shared} 字（{Plain(Math.Round(shared.Share * 100, 1))}%）与上年报告逐字相同，共 {shared.Passages.Count} 处，"
            + $"最长 {shared.Passages[0].Length} 字：「{Shorten(shared.Passages[0].Text)}」",
            [.. shared.Passages.Take(MostPassagesQuoted).Select(p => new Evidence(p.Line > 0 ? p.Line : null, p.Text))]));
    }

    private static string Shorten(string text) => text.Length <= LongestQuotation ? text : text[..LongestQuotation] + "…";

    private static decimal? Value(AnnualReport report, string path) => report.Form.Cell(path) is { } cell ? report[cell].Value : null;

    private static IEnumerable<Evidence> QuotePrevious(AnnualReport previous, FormCell cell) =>
        Rows(previous, [cell]).Select(e => new Evidence(null, "上年报告：" + e.Text));

    private static void Add(AnnualReport now, List<Finding> findings, Rule rule, FormCell cell, decimal? expected, string message, IEnumerable<Evidence> previous) =>
        findings.Add(new(rule, rule.Severity, [cell.Path], expected, now[cell].Value, message, [.. Rows(now, [cell]), .. previous]));
}
