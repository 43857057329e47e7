using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Writing;
using Microsoft.Net.Http.Headers;

namespace Gongkai.Web.AnnualReports;

/// <summary>A report as a file to be saved.</summary>
internal sealed class ReportFileResult(AnnualReport report, IReadOnlyList<Finding> findings, ReportFileFormat format) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = format.ContentType();
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{report.Agency ?? "年报"}{report.Year}{format.Extension()}");
        response.Headers.ContentDisposition = disposition.ToString();
        using var file = new MemoryStream();
        ReportWriter.Write(report, findings, format, file);
        response.ContentLength = file.Length;
        await response.Body.WriteAsync(file.GetBuffer().AsMemory(0, (int)file.Length), httpContext.RequestAborted);
    }
}

/// <summary>What the pages call the files.</summary>
internal static class ReportFileWords
{
    /// <summary>The name of a format on a link.</summary>
    public static string Name(this ReportFileFormat format) => format switch
    {
        ReportFileFormat.Html => "网页",
        ReportFileFormat.Docx => "Word",
        ReportFileFormat.Xlsx => "Excel",
        ReportFileFormat.Json => "JSON",
        ReportFileFormat.Csv => "CSV",
    };

    /// <summary>The name of a format in addresses.</summary>
    public static string Key(this ReportFileFormat format) => format.Extension()[1..];
}
