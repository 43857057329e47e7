using Gongkai.Operations.Portal;

namespace Gongkai.Web.Portal;

/// <summary>How often a document was viewed; apart from its page, which is kept in memory and in browsers.</summary>
internal static class ViewEndpoints
{
    /// <summary>Maps the route.</summary>
    public static void MapViews(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/documents/{id:long}/views", async (long id, DocumentViews views, HttpContext context, CancellationToken ct) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return Results.Ok(new DocumentViewsItem(await views.OfAsync(id, ct)));
        }).AllowAnonymous().ExcludeFromDescription();

    private sealed record DocumentViewsItem(long Views);
}
