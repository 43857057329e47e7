namespace Gongkai.Domain.AnnualReports;

/// <summary>The layout an annual report (年度报告) is written in; which one is due follows from the year reported on.</summary>
public enum ReportFormat
{
    /// <summary>2018 and earlier: chapters and a statistics annex, no binding national tables.</summary>
    Pre2019,

    /// <summary>国办公开办函〔2019〕60号 (trial): reports on 2019 and 2020.</summary>
    Format2019,

    /// <summary>国办公开办函〔2021〕30号: reports on 2021 and later.</summary>
    Format2021,
}

/// <summary>Names and years of the layouts.</summary>
public static class ReportFormats
{
    /// <summary>The layout that belongs to the year reported on.</summary>
    public static ReportFormat DueIn(int year) => year switch
    {
        >= 2021 => ReportFormat.Format2021,
        >= 2019 => ReportFormat.Format2019,
        _ => ReportFormat.Pre2019,
    };

    /// <summary>The name in JSON: <c>2021</c>, <c>2019</c> or <c>pre2019</c>.</summary>
    public static string Key(this ReportFormat format) => format switch
    {
        ReportFormat.Pre2019 => "pre2019",
        ReportFormat.Format2019 => "2019",
        ReportFormat.Format2021 => "2021",
    };

    /// <summary>The layout of a JSON name; null when there is none of that name.</summary>
    public static ReportFormat? Parse(string? key) => key switch
    {
        "pre2019" => ReportFormat.Pre2019,
        "2019" => ReportFormat.Format2019,
        "2021" => ReportFormat.Format2021,
        _ => null,
    };

    /// <summary>The document that prescribes the layout, as it is to be cited; null before 2019.</summary>
    public static string? DocumentNumber(this ReportFormat format) => format switch
    {
        ReportFormat.Pre2019 => null,
        ReportFormat.Format2019 => "国办公开办函〔2019〕60号",
        ReportFormat.Format2021 => "国办公开办函〔2021〕30号",
    };
}
