namespace Gongkai.Reports.Writing;

/// <summary>The files a report can be written as.</summary>
public enum ReportFileFormat
{
    /// <summary>The official form as a page that stands alone and prints on A4.</summary>
    Html,

    /// <summary>The official form as a Word document in the layout of GB/T 9704.</summary>
    Docx,

    /// <summary>A workbook: one sheet for each table, one for the text.</summary>
    Xlsx,

    /// <summary>The JSON form of <see cref="ReportJson"/>.</summary>
    Json,

    /// <summary>One line for each cell: agency, year, table, row, column, value, state.</summary>
    Csv,
}

/// <summary>Names, endings and content types of the files.</summary>
public static class ReportFileFormats
{
    /// <summary>The ending of the file's name, with its dot.</summary>
    public static string Extension(this ReportFileFormat format) => format switch
    {
        ReportFileFormat.Html => ".html",
        ReportFileFormat.Docx => ".docx",
        ReportFileFormat.Xlsx => ".xlsx",
        ReportFileFormat.Json => ".json",
        ReportFileFormat.Csv => ".csv",
    };

    /// <summary>The content type for HTTP.</summary>
    public static string ContentType(this ReportFileFormat format) => format switch
    {
        ReportFileFormat.Html => "text/html; charset=utf-8",
        ReportFileFormat.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ReportFileFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ReportFileFormat.Json => "application/json; charset=utf-8",
        ReportFileFormat.Csv => "text/csv; charset=utf-8",
    };

    /// <summary>The format of a name or an ending (<c>docx</c>, <c>.docx</c>); null when there is none.</summary>
    public static ReportFileFormat? Parse(string? name) => name?.TrimStart('.').ToLowerInvariant() switch
    {
        "html" or "htm" => ReportFileFormat.Html,
        "docx" => ReportFileFormat.Docx,
        "xlsx" => ReportFileFormat.Xlsx,
        "json" => ReportFileFormat.Json,
        "csv" => ReportFileFormat.Csv,
        _ => null,
    };
}
