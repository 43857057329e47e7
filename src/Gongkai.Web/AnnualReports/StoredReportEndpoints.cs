using Gongkai.Operations.AnnualReports;
using Gongkai.Reports.Writing;
using Microsoft.Net.Http.Headers;

namespace Gongkai.Web.AnnualReports;

/// <summary>What belongs to a stored report's page beside the page: its files.</summary>
internal static class StoredReportEndpoints
{
    /// <summary>A stored report as its pages show it.</summary>
    public static ReportView View(this ReportPage page)
    {
        var address = $"/reports/{page.Row.Id}";
        return new ReportView(page.Report, [.. page.Findings.Select(f => f.Finding)], new ReportLinks(address, address + "/source", address + "/download/")
        {
            Explain = address + "/explain/",
        });
    }

    /// <summary>Maps the routes.</summary>
    public static void MapStoredReports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reports/{id:long}/download/{format}", async Task<IResult> (long id, string format, ReportQueries queries, CancellationToken ct) =>
            ReportFileFormats.Parse(format) is { } parsed && await queries.PageAsync(id, ct) is { } page
                ? new ReportFileResult(page.Report, [.. page.Findings.Select(f => f.Finding)], parsed)
                : Results.NotFound()).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/reports/{id:long}/original", async Task<IResult> (long id, ReportQueries queries, HttpContext context, CancellationToken ct) =>
        {
            if (await queries.SourceAsync(id, null, ct) is not { } source)
            {
                return Results.NotFound();
            }

            // Whatever was handed in is never shown by the browser under our name: it is saved, and nothing in it runs.
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(Path.GetFileName(source.Name));
            context.Response.Headers.ContentDisposition = disposition.ToString();
            return Results.Bytes(source.Content, "application/octet-stream");
        }).AllowAnonymous().ExcludeFromDescription();
    }
}
