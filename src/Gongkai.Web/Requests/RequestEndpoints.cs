using Gongkai.Operations.Requests;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.Net.Http.Headers;

namespace Gongkai.Web.Requests;

/// <summary>What the workbench offers of applications besides pages: their files, and the dates for calendars.</summary>
internal static class RequestEndpoints
{
    /// <summary>Adds what the pages need.</summary>
    public static void AddRequestPages(this IServiceCollection services) => services.AddScoped<RequestForms>();

    /// <summary>Maps the routes.</summary>
    public static void MapRequests(this IEndpointRouteBuilder routes)
    {
        // The address is the secret; it shows dates and numbers, and ends when its officer takes it back.
        routes.MapGet("/calendar/{secret:length(64)}.ics", async Task<IResult> (string secret, DeskFeeds feeds, HttpContext context, CancellationToken ct) =>
        {
            if (await feeds.ReadAsync(secret, ct) is not { } dates)
            {
                return Results.NotFound();
            }

            context.Response.Headers.CacheControl = "no-store";
            return Results.Text(CalendarText.Of(dates, $"{context.Request.Scheme}://{context.Request.Host}"), "text/calendar", System.Text.Encoding.UTF8);
        }).AllowAnonymous().ExcludeFromDescription();

        routes.MapGet("/workbench/requests/{id:long}/files/{file:long}", async Task<IResult> (long id, long file, OpenRequestFile open, CurrentOfficer officer, HttpContext context, CancellationToken ct) =>
        {
            if (await open.ExecuteAsync(id, file, officer.Value, ct) is not { } opened)
            {
                return Results.NotFound();
            }

            // Whatever it is, it is saved and never shown in our own pages.
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(opened.Name);
            context.Response.Headers.ContentDisposition = disposition.ToString();
            context.Items[SecurityHeaders.OtherPolicy] = SecurityHeaders.SandboxPolicy;
            return Results.Bytes(opened.Content, "application/octet-stream");
        }).RequireAuthorization(Policies.Staff).ExcludeFromDescription();
    }
}
