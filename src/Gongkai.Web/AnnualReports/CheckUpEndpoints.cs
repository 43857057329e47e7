using Gongkai.Reports.Writing;
using Gongkai.Web.Site;

namespace Gongkai.Web.AnnualReports;

/// <summary>What belongs to a check-up's page beside the page: its progress and its files.</summary>
internal static class CheckUpEndpoints
{
    /// <summary>How far a check-up is.</summary>
    /// <param name="Stage">The stage's name.</param>
    /// <param name="Step">The stage as a number, from 0.</param>
    /// <param name="Ended">True when the page has a result to show.</param>
    public sealed record Progress(string Stage, int Step, bool Ended);

    /// <summary>The report of a check-up as its pages show it; null until there is one.</summary>
    public static ReportView? View(this CheckUp checkUp) => checkUp.Report is not { } report
        ? null
        : new ReportView(report, checkUp.Findings, new ReportLinks($"/check/{checkUp.Id}", $"/check/{checkUp.Id}/source", $"/check/{checkUp.Id}/download/"));

    /// <summary>Maps the routes.</summary>
    public static void MapCheckUps(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/check/{id:length(32)}/status", (string id, CheckUps checkUps, HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return checkUps.Find(id) is { } found
                ? Results.Ok(new Progress(found.Stage.ToString(), (int)found.Stage, found.HasEnded))
                : ProblemText.Of(StatusCodes.Status404NotFound).ToProblem();
        }).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/check/{id:length(32)}/download/{format}", (string id, string format, CheckUps checkUps) =>
            checkUps.Find(id) is { Report: { } report } found && ReportFileFormats.Parse(format) is { } parsed
                ? new ReportFileResult(report, found.Findings, parsed)
                : Results.NotFound()).AllowAnonymous().ExcludeFromDescription();
    }
}
