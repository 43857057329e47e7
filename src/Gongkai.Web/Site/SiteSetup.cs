using System.Text.Encodings.Web;
using System.Text.Unicode;
using Gongkai.Web.Accounts;
using Gongkai.Web.Portal;
using Microsoft.Extensions.WebEncoders;

namespace Gongkai.Web.Site;

/// <summary>What every page and route of the portal shares: encoding, headers, access, errors, health.</summary>
internal static class SiteSetup
{
    private const string Api = "/api";

    /// <summary>Adds the services.</summary>
    public static void AddSite(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
        builder.Host.UseDefaultServiceProvider(options => (options.ValidateOnBuild, options.ValidateScopes) = (true, true));
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddRazorPages();
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddAntiforgery(options => (options.Cookie.Name, options.Cookie.SameSite) = ("gongkai-form", SameSiteMode.Strict));
        services.AddOperatorSignIn();
        services.AddAuthorization(Policies.Declare);
        services.AddRateLimiter(OperatorSignIn.Bound);
        services.AddRateLimiter(options => StaffSignIn.Bound(options, builder.Configuration));
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            var details = context.ProblemDetails;
            if (!details.Extensions.ContainsKey("code"))
            {
                var text = ProblemText.Of(details.Status ?? StatusCodes.Status500InternalServerError);
                (details.Title, details.Detail, details.Extensions["code"]) = (text.Title, text.Text, text.Code);
            }

            details.Type = null;
            details.Extensions["traceId"] = context.HttpContext.TraceIdentifier;
        });
        services.AddHealthChecks();
        services.AddSingleton<Metrics>();
        services.AddHostedService(provider => provider.GetRequiredService<Metrics>());
    }

    /// <summary>Adds what every request passes through.</summary>
    public static void UseSite(this WebApplication app)
    {
        app.UseProxies();
        app.UsePageCache();
        app.UseSecurityHeaders();
        app.UseWhen(IsApi, api => api.UseExceptionHandler().UseStatusCodePages());
        app.UseWhen(context => !IsApi(context), pages => pages.UseExceptionHandler("/error/500").UseStatusCodePagesWithReExecute("/error/{0}"));
        app.UseStaticFiles(new StaticFileOptions
        {
            // The address of a file carries the hash of its content.
            OnPrepareResponse = context => context.Context.Response.Headers.CacheControl =
                context.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=3600",
        });
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    /// <summary>Maps the pages and what belongs to none of them.</summary>
    public static void MapSite(this WebApplication app)
    {
        app.MapRazorPages();
        app.MapElderMode();
        app.MapMetrics();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();

        // Without this the refusing fallback policy would ask a stranger to an unknown address to sign in.
        app.MapFallback("{**path}", () => Results.NotFound()).AllowAnonymous().ExcludeFromDescription();
    }

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments(Api) || context.Request.Path.StartsWithSegments("/openapi");
}
