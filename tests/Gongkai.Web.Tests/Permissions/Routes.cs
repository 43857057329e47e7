using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests.Permissions;

/// <summary>The routes of the host, asked of the host.</summary>
internal static class Routes
{
    /// <summary>A page's route with its handlers, and what its addresses may carry.</summary>
    public sealed record PageRoute(string Template, IReadOnlyList<(string Method, string? Name)> Handlers, IReadOnlyList<string> Parameters);

    /// <summary>All pages.</summary>
    public static async Task<IReadOnlyList<PageRoute>> PagesAsync(IServiceProvider services)
    {
        var loader = services.GetRequiredService<PageLoader>();
        var pages = new List<PageRoute>();
        foreach (var page in services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>())
        {
            var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            var bound = compiled.ModelTypeInfo!.GetProperties()
                .Select(p => (Property: p, Bind: p.GetCustomAttribute<Microsoft.AspNetCore.Mvc.BindPropertyAttribute>())).Where(p => p.Bind is { SupportsGet: true }).Select(p => p.Bind!.Name ?? p.Property.Name);
            var asked = compiled.HandlerMethods.Where(h => h.HttpMethod == "Get").SelectMany(h => h.Parameters).Select(p => p.Name).Where(n => n != "ct");
            pages.Add(new PageRoute(
                page.AttributeRouteInfo!.Template!, [.. compiled.HandlerMethods.Select(h => (h.HttpMethod.ToUpperInvariant(), h.Name))],
                [.. bound.Concat(asked).Distinct().Where(n => !page.AttributeRouteInfo.Template!.Contains("{" + n, StringComparison.Ordinal))]));
        }

        return [.. pages.OrderBy(p => p.Template, StringComparer.Ordinal)];
    }

    /// <summary>Routes that are no pages: their methods and patterns.</summary>
    public static IEnumerable<(string Method, string Template)> Others(IServiceProvider services) =>
        from endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
        select (method, endpoint.RoutePattern.RawText!);
}
