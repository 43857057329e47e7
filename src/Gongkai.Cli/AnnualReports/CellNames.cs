using Gongkai.Domain.AnnualReports;

namespace Gongkai.Cli.AnnualReports;

/// <summary>Names of cells as people point at them.</summary>
internal static class CellNames
{
    /// <summary>「三（三）1·自然人」.</summary>
    public static string Of(FormCell cell) => cell.Column.Key is { Length: 0 } ? cell.Row.ShortName : $"{cell.Row.ShortName}·{cell.Column.Label}";

    /// <summary>The name of a path; the path itself where the form has no such cell.</summary>
    public static string Of(ReportForm form, string path) => form.Cell(path) is { } cell ? Of(cell) : path;
}

/// <summary>Grades in the user's words.</summary>
internal static class Grades
{
    /// <summary>错误, 警告 or 提示.</summary>
    public static string InChinese(this Severity severity) => severity switch
    {
        Severity.Error => "错误",
        Severity.Warning => "警告",
        Severity.Info => "提示",
    };
}
