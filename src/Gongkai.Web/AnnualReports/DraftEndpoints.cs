using Gongkai.Operations.AnnualReports.Writing;
using Gongkai.Reports.Writing;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;

namespace Gongkai.Web.AnnualReports;

/// <summary>What belongs to a report that is written here beside its pages: its files, and its text line by line.</summary>
internal static class DraftEndpoints
{
    /// <summary>Maps the routes.</summary>
    public static void MapDrafts(this IEndpointRouteBuilder routes)
    {
        const string Report = "/workbench/annual-reports/{agency:long}/{year:int}";
        routes.MapGet(Report + "/download/{format}", async Task<IResult> (
            long agency, int year, string format, ReportCases cases, ReportComposer composer, CurrentOfficer officer, HttpContext context, CancellationToken ct) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return ReportFileFormats.Parse(format) is { } parsed && await ComposeAsync(agency, year, cases, composer, officer, ct) is { } composed
                ? new ReportFileResult(composed.Report, composed.Findings, parsed)
                : Results.NotFound();
        }).RequireAuthorization(Policies.Staff).ExcludeFromDescription();
        routes.MapGet(Report + "/source", async Task<IResult> (
            long agency, int year, ReportCases cases, ReportComposer composer, CurrentOfficer officer, HttpContext context, CancellationToken ct) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return await ComposeAsync(agency, year, cases, composer, officer, ct) is { } composed
                ? Results.Text(string.Join('\n', composed.Report.Lines.Select((line, i) => $"{i + 1,5}  {line}")), "text/plain; charset=utf-8")
                : Results.NotFound();
        }).RequireAuthorization(Policies.Staff).ExcludeFromDescription();
    }

    private static async Task<ComposedReport?> ComposeAsync(long agency, int year, ReportCases cases, ReportComposer composer, CurrentOfficer officer, CancellationToken ct) =>
        await cases.FindAsync(agency, year, officer.Value, ct) is { } found ? await composer.ComposeAsync(found.Draft, found.Agency, null, null, ct) : null;
}
