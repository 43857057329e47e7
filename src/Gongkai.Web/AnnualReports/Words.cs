using System.Globalization;
using Gongkai.Domain.AnnualReports;

namespace Gongkai.Web.AnnualReports;

/// <summary>What the pages call the things of the domain.</summary>
internal static class Words
{
    /// <summary>The grade of a finding: 错误, 存疑, 提示.</summary>
    public static string Name(this Severity severity) => severity switch
    {
        Severity.Error => "错误",
        Severity.Warning => "存疑",
        Severity.Info => "提示",
    };

    /// <summary>One character for the mark on a cell, so that the grade is told without colour.</summary>
    public static string Letter(this Severity severity) => severity switch
    {
        Severity.Error => "错",
        Severity.Warning => "疑",
        Severity.Info => "注",
    };

    /// <summary>What the grade promises.</summary>
    public static string Promise(this Severity severity) => severity switch
    {
        Severity.Error => "一定有误：算术不平、前后矛盾或缺少必备内容",
        Severity.Warning => "可能有误或不完整，请核实",
        Severity.Info => "供读者了解，不是差错",
    };

    /// <summary>The class in the style sheet and the value in addresses.</summary>
    public static string Key(this Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "info",
    };

    /// <summary>The name of a family of rules.</summary>
    public static string Name(this RuleFamily family) => family switch
    {
        RuleFamily.Balance => "表内勾稽",
        RuleFamily.Form => "格式与完整性",
        RuleFamily.TextAgainstTable => "正文与表格对照",
        RuleFamily.TextAgainstText => "正文前后对照",
        RuleFamily.Law => "法律与引用",
        RuleFamily.AcrossYears => "与上年衔接",
        RuleFamily.AcrossRegion => "地区汇总对照",
    };

    /// <summary>What a family looks at, in one sentence.</summary>
    public static string Meaning(this RuleFamily family) => family switch
    {
        RuleFamily.Balance => "表三、表四每一列、每一行的合计与平衡。空白单元格不参与判定，无法判定不算差错。",
        RuleFamily.Form => "章节、表格、行列是否齐全，标题和项目名称是否为规定写法，单元格是否为数字。",
        RuleFamily.TextAgainstTable => "正文写出的每个数量与表格中的数字对照，比例和增幅重新计算。",
        RuleFamily.TextAgainstText => "同一数量在正文中前后是否一致，分项之和是否等于总数。",
        RuleFamily.Law => "文号、名称引用是否规范，应当报告的内容是否齐全，发布日期是否在法定期限内。",
        RuleFamily.AcrossYears => "上年结转与本年结转入是否衔接，现行有效件数是否连续，文字是否照搬上年。",
        RuleFamily.AcrossRegion => "上级数字与各下级之和是否一致，谁尚未报告，文字是否互相照搬。",
    };

    /// <summary>The key of a family in addresses.</summary>
    public static string Key(this RuleFamily family) => family.ToString();

    /// <summary>How a cell's value is known.</summary>
    public static string Name(this CellState state) => state switch
    {
        CellState.Missing => "缺失",
        CellState.Blank => "空白",
        CellState.NotApplicable => "不适用",
        CellState.Stated => "原文所列",
        CellState.Recovered => "推定",
        CellState.Ambiguous => "待定",
        CellState.Unreadable => "非数字",
    };

    /// <summary>The table's name as people say it.</summary>
    public static string Name(this TableKind table) => table switch
    {
        TableKind.Active => "主动公开政府信息情况",
        TableKind.Requests => "收到和处理政府信息公开申请情况",
        TableKind.Remedies => "政府信息公开行政复议、行政诉讼情况",
    };

    /// <summary>The section of the form that holds the table.</summary>
    public static SectionKind Section(this TableKind table) => table switch
    {
        TableKind.Active => SectionKind.Active,
        TableKind.Requests => SectionKind.Requests,
        TableKind.Remedies => SectionKind.Remedies,
    };

    /// <summary>The layout's name for readers.</summary>
    public static string Name(this ReportFormat format) => format switch
    {
        ReportFormat.Pre2019 => "2018 年及以前（无统一表格）",
        ReportFormat.Format2019 => "国办公开办函〔2019〕60号格式",
        ReportFormat.Format2021 => "国办公开办函〔2021〕30号格式",
    };

    /// <summary>A number as the form prints it: no separators, no trailing zeros.</summary>
    public static string Plain(this decimal value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

    /// <summary>「2025年1月15日」.</summary>
    public static string Chinese(this DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日");

    /// <summary>The title of a report, the official one where the document has none.</summary>
    public static string DisplayTitle(this AnnualReport report) =>
        report.Title is { Length: > 0 } title ? title : $"{report.Agency ?? "（机关名称不详）"}{(report.Year is { } year ? year + "年" : "")}政府信息公开工作年度报告";

    /// <summary>The name of a cell as people point at it: 「三（三）1 · 自然人」.</summary>
    public static string DisplayName(this FormCell cell) =>
        cell.Column.Label == cell.Row.Label || cell.Row.Columns.Count == 1 ? cell.Row.ShortName : $"{cell.Row.ShortName} · {cell.Column.Label}";

    /// <summary>The name of a cell in full: 「（三）不予公开 1.属于国家秘密 · 自然人」.</summary>
    public static string FullName(this FormCell cell)
    {
        var row = cell.Row.Table != TableKind.Active && cell.Row.Group is { } group ? $"{group} {cell.Row.Label}" : cell.Row.Label;
        return cell.Row.Columns.Count == 1 ? row : $"{row} · {cell.Column.Label}";
    }

    /// <summary>The id of a cell on the page: <c>requests.received[6]</c> is <c>c-requests-received-6</c>.</summary>
    public static string Anchor(this FormCell cell) => "c-" + cell.Path.Replace('.', '-').Replace('[', '-').TrimEnd(']');
}
