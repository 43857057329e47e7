namespace Gongkai.Web.Site;

/// <summary>长者模式: larger type, remembered in a cookie, switched by a plain link.</summary>
internal static class ElderMode
{
    private const string Cookie = "gongkai-elder";

    /// <summary>True when this visitor has switched it on.</summary>
    public static bool IsOn(HttpContext context) => context.Request.Cookies[Cookie] == "1";

    /// <summary>The address that switches it over and comes back to the page at hand.</summary>
    public static string Switch(HttpContext context) =>
        $"/elder-mode?on={(IsOn(context) ? "false" : "true")}&back={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}";

    /// <summary>The route that remembers the choice for a year.</summary>
    public static void MapElderMode(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/elder-mode", (HttpContext context, bool on, string? back) =>
        {
            if (on)
            {
                context.Response.Cookies.Append(Cookie, "1", new CookieOptions
                {
                    MaxAge = TimeSpan.FromDays(365),
                    HttpOnly = true,
                    SameSite = SameSiteMode.Lax,
                    Secure = context.Request.IsHttps,
                    IsEssential = true,
                });
            }
            else
            {
                context.Response.Cookies.Delete(Cookie);
            }

            context.Response.Headers.CacheControl = "no-store";
            return Results.LocalRedirect(LocalAddress.InHeader(LocalAddress.Or(back, "/")));
        }).AllowAnonymous().ExcludeFromDescription();
}
