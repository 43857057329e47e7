using Gongkai.Operations.Agencies;
using Gongkai.Operations.Publishing.Checks;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;

namespace Gongkai.Web.Publishing;

/// <summary>Word lists as files.</summary>
internal static class WordListEndpoints
{
    private const string Csv = "text/csv; charset=utf-8";

    /// <summary>Maps the routes.</summary>
    public static void MapWordLists(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/workbench/words/file", async Task<IResult> (long? agency, string? name, CurrentOfficer officer, AgencyChoice agencies, WordLists words, CancellationToken ct) =>
            await agencies.FindAsync(officer.Value, agency, ct) is { } found && await words.ExportAsync(found.Id, name ?? "", ct) is { } file
                ? Results.File(file, Csv, name + ".csv")
                : Results.NotFound()).RequireAuthorization(Policies.Staff).ExcludeFromDescription();
        routes.MapGet("/workbench/words/common", () => Results.File(WordLists.ExportCommon(), Csv, "平台词表.csv")).RequireAuthorization(Policies.Staff).ExcludeFromDescription();
    }
}
