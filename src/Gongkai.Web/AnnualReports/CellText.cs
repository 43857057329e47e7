using Gongkai.Domain.AnnualReports;

namespace Gongkai.Web.AnnualReports;

/// <summary>What a cell shows and what is said about it.</summary>
/// <param name="Text">What stands in the cell.</param>
/// <param name="Tag">One character that tells how the value is known; empty where the document plainly states it.</param>
/// <param name="Spoken">The same for a screen reader; empty where the document plainly states it.</param>
/// <param name="Note">What the notes under the table say of it; null where there is nothing to say.</param>
internal readonly record struct CellText(string Text, string Tag, string Spoken, string? Note)
{
    /// <summary>Longest text of a cell that is shown in the cell itself; a longer one goes to the notes.</summary>
    private const int LongestInCell = 14;

    /// <summary>How a value is shown.</summary>
    public static CellText Of(in CellValue value) => value.State switch
    {
        CellState.Missing => new("", "缺", "原文没有这一格", null),
        CellState.Blank => new("", "空", "原文为空白", null),
        CellState.NotApplicable => new(value.Note ?? "/", "", "不适用", null),
        CellState.Stated => Stated(value),
        CellState.Recovered => new(value.Value?.Plain() ?? "", "推", "推定", value.Why),
        CellState.Ambiguous => new(Candidates(value), "?", "待定", value.Why ?? "有不止一种可能"),
        CellState.Unreadable => new(Shortened(value.Note ?? ""), "非数", "不是数字", value.Note is { Length: > LongestInCell } ? $"原文为「{value.Note}」" : null),
    };

    private static CellText Stated(in CellValue value)
    {
        var number = value.Value?.Plain() ?? "";
        return value.Note switch
        {
            null => new(number, "", "", null),
            { Length: <= LongestInCell } note => new(note, "", "", null),
            { } note => new(number, "注", "原文另有文字", $"原文为「{note}」"),
        };
    }

    private static string Candidates(in CellValue value)
    {
        const int Shown = 3;
        var all = value.Candidates ?? [];
        var text = string.Join(" 或 ", all.Take(Shown).Select(c => c?.Plain() ?? "空"));
        return all.Count > Shown ? text + " 等" : text;
    }

    private static string Shortened(string text) => text.Length <= LongestInCell ? text : string.Concat(text.AsSpan(0, LongestInCell - 1), "…");
}

/// <summary>What the notes under a table say, cells with the same reason and the same choice together.</summary>
/// <param name="State">How the values are known.</param>
/// <param name="Choice">What each of them is or may be: 「= 3」, 「（0 或 1）」; empty where that is not told.</param>
/// <param name="Why">The reason.</param>
/// <param name="Cells">The cells.</param>
internal sealed record CellNote(CellState State, string Choice, string Why, IReadOnlyList<FormCell> Cells)
{
    /// <summary>More cells than this are counted and not listed: they carry their mark in the table.</summary>
    public const int MostListed = 12;

    /// <summary>The notes of one table of a report, in the order of its cells.</summary>
    public static IReadOnlyList<CellNote> Of(AnnualReport report, TableKind table) =>
    [
        .. report.Form.Cells.Where(c => c.Row.Table == table)
            .Select(c => (Cell: c, CellText.Of(report[c]).Note, Choice: ChoiceOf(report[c])))
            .Where(c => c.Note is not null)
            .GroupBy(c => (report[c.Cell].State, c.Choice, c.Note!))
            .Select(g => new CellNote(g.Key.State, g.Key.Choice, g.Key.Item3, [.. g.Select(c => c.Cell)])),
    ];

    private static string ChoiceOf(in CellValue value) => value.State switch
    {
        CellState.Recovered => $" = {value.Value?.Plain()}",
        CellState.Ambiguous => $"（{string.Join(" 或 ", (value.Candidates ?? []).Select(c => c?.Plain() ?? "空白"))}）",
        CellState.Missing or CellState.Blank or CellState.NotApplicable or CellState.Stated or CellState.Unreadable => "",
    };
}
