using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Writing;

/// <summary>What writing and reading a workbook must agree on: the names of cells, sheets and states.</summary>
internal static class WorkbookCells
{
    /// <summary>The sheet that holds the text, a line for each paragraph.</summary>
    public const string TextSheet = "正文";

    /// <summary>The sheet that lists the cells which are not plainly a number.</summary>
    public const string StateSheet = "单元格说明";

    /// <summary>The sheet that lists the findings.</summary>
    public const string FindingSheet = "检查结果";

    /// <summary>The characters that a cell of a workbook can hold.</summary>
    public const int LongestText = 32_767;

    // The first column of the text sheet.
    public const string Format = "版式";
    public const string Agency = "机关";
    public const string Year = "年度";
    public const string From = "统计期起";
    public const string To = "统计期止";
    public const string Published = "发布日期";
    public const string Title = "标题";
    public const string Preamble = "前言";
    public const string Heading = "章节";
    public const string Paragraph = "正文";
    public const string Continued = "续";
    public const string Closing = "落款";

    private const string Prefix = "cell.";

    /// <summary>The sheet of a table.</summary>
    public static string Sheet(TableKind table) => table switch
    {
        TableKind.Active => "二、主动公开",
        TableKind.Requests => "三、依申请公开",
        TableKind.Remedies => "四、复议诉讼",
    };

    /// <summary>The name under which a cell is found again wherever it has been moved: <c>cell.requests.received_6</c>.</summary>
    public static string Name(FormCell cell) => Prefix + cell.Path.Replace('[', '_').Replace("]", "", StringComparison.Ordinal);

    /// <summary>The cells of a form by their names.</summary>
    public static Dictionary<string, FormCell> Names(ReportForm form) => form.Cells.ToDictionary(Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>True for the name of a cell of any form.</summary>
    public static bool IsName(string name) => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>A state in Chinese, as the state sheet calls it.</summary>
    public static string Name(CellState state) => state switch
    {
        CellState.Missing => "缺失",
        CellState.Blank => "空白",
        CellState.NotApplicable => "不适用",
        CellState.Stated => "已填",
        CellState.Recovered => "推定",
        CellState.Ambiguous => "存疑",
        CellState.Unreadable => "无法识别",
    };

    /// <summary>The number that a cell of the workbook shows; null where it shows text or nothing.</summary>
    public static decimal? Number(in CellValue value) => value.State is CellState.Stated or CellState.Recovered ? value.Value : null;

    /// <summary>The text that a cell of the workbook shows; empty where it shows a number or nothing.</summary>
    public static string Text(in CellValue value) => Number(value) is null ? OfficialTable.Shown(value) : "";

    /// <summary>A reference such as <c>C7</c>.</summary>
    /// <param name="row">From 1.</param>
    /// <param name="column">From 1.</param>
    public static string Reference(int row, int column) => $"{Column(column)}{row}";

    /// <summary>The letters of a column, from 1.</summary>
    public static string Column(int column) => column <= 26 ? ((char)('A' + column - 1)).ToString() : Column((column - 1) / 26) + Column(((column - 1) % 26) + 1);
}
