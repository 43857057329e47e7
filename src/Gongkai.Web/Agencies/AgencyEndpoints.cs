using Gongkai.Operations.Agencies;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;

namespace Gongkai.Web.Agencies;

/// <summary>What belongs to the pages of agencies beside the pages.</summary>
internal static class AgencyEndpoints
{
    /// <summary>Maps the routes.</summary>
    public static void MapAgencyFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/workbench/agencies/export.csv", async (CurrentOfficer current, AgencyQueries queries, HttpContext context, CancellationToken ct) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return Results.File(AgencyCsv.Write(await queries.RowsAsync(current.Value, ct)), "text/csv; charset=utf-8", "机关.csv");
        }).RequireAuthorization(Policies.Staff).ExcludeFromDescription();
}
