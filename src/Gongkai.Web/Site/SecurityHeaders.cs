namespace Gongkai.Web.Site;

/// <summary>What every answer tells the browser to refuse: scripts, styles and frames that are not ours.</summary>
internal static class SecurityHeaders
{
    /// <summary>No inline script, no inline style, nothing from elsewhere, no framing.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; " +
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>For files that others have handed in: nothing in them runs, loads or is sent, whatever a browser takes them for.</summary>
    public const string SandboxPolicy = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    /// <summary>For PDF: browsers' own viewers refuse to work in a sandbox, and run nothing of a file in the site's name anyway.</summary>
    public const string PdfPolicy = "default-src 'none'; object-src 'self'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    /// <summary>The item of a request that holds another policy than the usual one.</summary>
    public static readonly object OtherPolicy = new();

    /// <summary>Adds the headers to every answer, errors included.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            Set(context);
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>Sets them on an answer that has not begun.</summary>
    public static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Items[OtherPolicy] as string ?? ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        if (IsForStaff(context.Request.Path) && headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }
    }

    // What staff see stays in no cache, files included.
    private static bool IsForStaff(PathString path) => path.StartsWithSegments("/workbench") || path.StartsWithSegments("/account");
}
