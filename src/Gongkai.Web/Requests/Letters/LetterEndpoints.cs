using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Requests.Archive;
using Gongkai.Operations.Requests.Fees;
using Gongkai.Operations.Requests.Letters;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Gongkai.Web.Requests.Letters;

/// <summary>What letters, fees and archives hand out besides pages.</summary>
internal static class LetterEndpoints
{
    /// <summary>Maps the routes. File names tell numbers, never people.</summary>
    public static void MapLetters(this IEndpointRouteBuilder routes)
    {
        var staff = routes.MapGroup("/workbench").RequireAuthorization(Policies.Staff).ExcludeFromDescription();
        staff.MapGet("/letters/{id:long}/docx", async Task<Results<FileContentHttpResult, NotFound>> (
            long id, LetterCases letters, LetterPreview preview, SignedLetters signed, CurrentOfficer officer, CancellationToken ct) =>
            await letters.FindAsync(id, officer.Value, ct) is { } found && (await signed.OpenAsync(found, ct) ?? await preview.DocxAsync(found, ct)) is { } bytes
                ? TypedResults.File(bytes, ReviewLetter.DocxType, $"{found.Case.Request.Number}-letter-{id}.docx")
                : TypedResults.NotFound());
        staff.MapGet("/requests/fees.csv", async Task<Results<FileContentHttpResult, NotFound>> (
            long agency, int? year, DocumentQueries agencies, FeeLedger ledger, CurrentOfficer officer, TimeProvider clock, CancellationToken ct) =>
            (await agencies.AgenciesAsync(officer.Value, ct)).FirstOrDefault(a => a.Id == agency)?.Place is { } place && FeeLedger.MayRead(officer.Value, place)
                ? TypedResults.File(await ledger.CsvAsync(agency, year ?? ChinaTime.DateOf(clock.GetUtcNow()).Year, ct), "text/csv; charset=utf-8", "fees.csv")
                : TypedResults.NotFound());
        staff.MapGet("/requests/{id:long}/archive.zip", async Task<Results<FileContentHttpResult, NotFound>> (
            long id, RequestArchive archive, CurrentOfficer officer, CancellationToken ct) =>
            await archive.DownloadAsync(id, officer.Value, ct) is { } package
                ? TypedResults.File(package.Content, "application/zip", package.Name)
                : TypedResults.NotFound());
    }
}
