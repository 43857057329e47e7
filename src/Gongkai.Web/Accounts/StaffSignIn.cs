using System.Security.Claims;
using System.Threading.RateLimiting;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Accounts;

/// <summary>
/// How staff are recognised: a cookie holds the key of a session, sealed; the session and the roles are looked up in the
/// database at every request.
/// </summary>
internal static class StaffSignIn
{
    /// <summary>The scheme of the session's cookie.</summary>
    public const string Scheme = "staff";

    /// <summary>The scheme of the cookie between the two steps.</summary>
    public const string StepScheme = "staff-step";

    /// <summary>The claim of those whose password is their own.</summary>
    public const string OwnPasswordClaim = "gongkai:own-password";

    /// <summary>The claim with the account's number; absent while the first password is not yet changed, or a second step that a role asks for not yet switched on.</summary>
    public const string OfficerClaim = "gongkai:officer";

    /// <summary>Where to sign in.</summary>
    public const string SignInPath = "/account/sign-in";

    /// <summary>Where to change the password.</summary>
    public const string PasswordPath = "/account/password";

    /// <summary>Where to switch the second step on.</summary>
    public const string TwoStepPath = "/account/two-step";

    /// <summary>Where to take the second step.</summary>
    public const string SecondStepPath = "/account/second-step";

    /// <summary>The rate limit of the pages that take passwords and codes.</summary>
    public const string RatePolicy = "staff-sign-in";

    private const string CookieName = "gongkai-staff";
    private const string KeyClaim = "gongkai:session";
    private const string StampClaim = "gongkai:stamp";
    private static readonly TimeSpan BetweenSteps = TimeSpan.FromMinutes(5);
    private const int AttemptsPerMinute = 20;
    private const int LongestDevice = 60;

    /// <summary>True when the request brings a staff cookie, right or wrong.</summary>
    public static bool IsBrought(HttpContext context) => context.Request.Cookies.ContainsKey(CookieName);

    /// <summary>Adds the cookie's scheme.</summary>
    public static AuthenticationBuilder AddStaffSignIn(this AuthenticationBuilder builder, string bearer)
    {
        builder.Services.AddScoped<CurrentOfficer>();
        builder.AddCookie(StepScheme, options =>
        {
            (options.Cookie.Name, options.Cookie.HttpOnly, options.Cookie.SameSite, options.Cookie.Path) = ("gongkai-step", true, SameSiteMode.Strict, "/account");
            (options.ExpireTimeSpan, options.SlidingExpiration) = (BetweenSteps, false);
        });
        return builder.AddCookie(Scheme, options =>
        {
            (options.LoginPath, options.AccessDeniedPath, options.ReturnUrlParameter) = (SignInPath, "/account/denied", "back");
            (options.Cookie.Name, options.Cookie.HttpOnly, options.Cookie.SameSite) = (CookieName, true, SameSiteMode.Lax);
            (options.ExpireTimeSpan, options.SlidingExpiration) = (StaffSessions.Longest, false);

            // The API takes no cookie, so that no other site can use one through the browser.
            options.ForwardDefaultSelector = context => context.Request.Path.StartsWithSegments("/api") ? bearer : null;
            options.Events.OnValidatePrincipal = ValidateAsync;
            options.Events.OnRedirectToLogin = context =>
            {
                // Where the operator's token would do as well, its page has been named already.
                if (context.Response.StatusCode != StatusCodes.Status302Found)
                {
                    context.Response.Redirect(context.RedirectUri);
                }

                return Task.CompletedTask;
            };
            options.Events.OnRedirectToAccessDenied = context =>
            {
                if (context.HttpContext.RequestServices.GetRequiredService<CurrentOfficer>().Session is { IsReady: false } session)
                {
                    context.Response.Redirect(session.MustChangePassword ? PasswordPath : TwoStepPath);
                }
                else
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                }

                return Task.CompletedTask;
            };
        });
    }

    /// <summary>Bounds how often one address may try.</summary>
    public static void Bound(RateLimiterOptions options, IConfiguration configuration)
    {
        var perMinute = configuration.GetValue("Gongkai:SignInsPerMinute", AttemptsPerMinute);
        options.AddPolicy(RatePolicy, context => !HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetNoLimiter("reading")
            : RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }));
    }

    /// <summary>Where a request comes from.</summary>
    public static SignInOrigin Origin(this HttpContext context)
    {
        var device = BrowserName.Of(context.Request.Headers.UserAgent.ToString());
        return new SignInOrigin(context.Connection.RemoteIpAddress?.ToString() ?? "", device[..Math.Min(device.Length, LongestDevice)]);
    }

    /// <summary>Gives the browser the key of a session that has begun.</summary>
    public static async Task SignInStaffAsync(this HttpContext context, string key)
    {
        await context.SignOutAsync(StepScheme);
        await context.SignInAsync(Scheme, Principal(Scheme, (KeyClaim, key)));
    }

    /// <summary>Notes in the browser whose password was right, for the second step.</summary>
    public static Task BeginSecondStepAsync(this HttpContext context, PasswordAccepted accepted) =>
        context.SignInAsync(StepScheme, Principal(StepScheme, (OfficerClaim, accepted.AccountId.ToString()), (StampClaim, accepted.Stamp)));

    /// <summary>Whose password was right some minutes ago; null when nobody's was.</summary>
    public static async Task<(long AccountId, string Stamp)?> SecondStepAsync(this HttpContext context) =>
        (await context.AuthenticateAsync(StepScheme)).Principal is { } who && long.TryParse(who.FindFirstValue(OfficerClaim), out var id) && who.FindFirstValue(StampClaim) is { } stamp
            ? (id, stamp)
            : null;

    /// <summary>Ends the session and takes the cookie back.</summary>
    public static async Task SignOutStaffAsync(this HttpContext context, StaffSessions sessions, CancellationToken ct)
    {
        if ((await context.AuthenticateAsync(Scheme)).Principal?.FindFirstValue(KeyClaim) is { } key)
        {
            await sessions.EndAsync(key, ct);
        }

        await context.SignOutAsync(Scheme);
    }

    private static ClaimsPrincipal Principal(string scheme, params ReadOnlySpan<(string Type, string Value)> claims)
    {
        var identity = new ClaimsIdentity(scheme);
        foreach (var (type, value) in claims)
        {
            identity.AddClaim(new Claim(type, value));
        }

        return new ClaimsPrincipal(identity);
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var session = context.Principal?.FindFirstValue(KeyClaim) is { } key
            ? await services.GetRequiredService<StaffSessions>().FindAsync(key, context.HttpContext.RequestAborted)
            : null;
        if (session is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
            return;
        }

        services.GetRequiredService<CurrentOfficer>().Session = session;
        var identity = (ClaimsIdentity)context.Principal!.Identity!;

        // Names whose form it is: a page that was open when the session ended can be sent after its officer has signed in anew.
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, session.Officer.AccountId.ToString()));
        identity.AddClaim(new Claim(ClaimTypes.Name, session.Officer.Name));
        if (!session.MustChangePassword)
        {
            identity.AddClaim(new Claim(OwnPasswordClaim, "1"));
        }

        if (session.IsReady)
        {
            identity.AddClaim(new Claim(OfficerClaim, session.Officer.AccountId.ToString()));
            foreach (var role in session.Officer.Grants.Select(g => g.Role).Distinct())
            {
                identity.AddClaim(new Claim(identity.RoleClaimType, role.Key()));
            }
        }
    }
}
