using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Threading.RateLimiting;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Accounts;
using Gongkai.Web.Accounts;
using Gongkai.Web.Api;
using Gongkai.Web.Requests;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Gongkai.Web.Site;

/// <summary>
/// The operator's token, <c>Gongkai:OperatorToken</c> in the configuration. Pages take it once at <c>/operator</c> and keep a
/// session; the API takes it as <c>Authorization: Bearer …</c>. Without a configured token nobody is the operator.
/// </summary>
internal sealed class OperatorToken(IConfiguration configuration)
{
    /// <summary>What stands before a token in the header.</summary>
    public const string BearerPrefix = "Bearer ";

    private readonly byte[]? expected = configuration["Gongkai:OperatorToken"] is { Length: > 0 } token ? Digest(token) : null;

    /// <summary>False where the configuration holds no token.</summary>
    public bool IsConfigured => expected is not null;

    /// <summary>True for the right token; takes the same time for every wrong one.</summary>
    public bool Matches(string? token) => expected is not null && token is not null && CryptographicOperations.FixedTimeEquals(Digest(token), expected);

    /// <summary>True for a request that brings the token as a bearer.</summary>
    public bool IsBroughtBy(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header && header.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase) && Matches(header[BearerPrefix.Length..].Trim());

    private static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

/// <summary>How the operator is recognised.</summary>
internal static class OperatorSignIn
{
    /// <summary>Where the pages ask for the token.</summary>
    public const string Path = "/operator";

    /// <summary>The rate limit of the page that takes the token.</summary>
    public const string RatePolicy = "operator-sign-in";

    private const int AttemptsPerMinute = 10;
    /// <summary>The scheme that recognises the operator: by bearer token in the API, by session on pages.</summary>
    public const string Scheme = "operator-either";

    private const string Whoever = "whoever";
    private const string Bearer = "operator-bearer";

    /// <summary>Adds the session of the pages and the bearer token of the API.</summary>
    public static void AddOperatorSignIn(this IServiceCollection services)
    {
        services.AddSingleton<OperatorToken>();
        services.AddScoped<CurrentCaller>();
        services.AddAuthentication(Whoever)
            .AddPolicyScheme(Whoever, null, options => options.ForwardDefaultSelector = context => StaffSignIn.IsBrought(context) ? StaffSignIn.Scheme : Scheme)
            .AddPolicyScheme(Scheme, null, options => options.ForwardDefaultSelector = context =>
                context.Request.Path.StartsWithSegments("/api") ? Bearer : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddStaffSignIn(Bearer)
            .AddApplicantSignIn()
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(Bearer, null)
            .AddCookie(options =>
            {
                (options.LoginPath, options.AccessDeniedPath, options.ReturnUrlParameter) = (Path, Path, "back");
                (options.Cookie.Name, options.Cookie.HttpOnly, options.Cookie.SameSite) = ("gongkai-operator", true, SameSiteMode.Strict);
                (options.ExpireTimeSpan, options.SlidingExpiration) = (TimeSpan.FromMinutes(30), true);
            });
    }

    /// <summary>Bounds how often one address may try.</summary>
    public static void Bound(RateLimiterOptions options) => options.AddPolicy(RatePolicy, context => !HttpMethods.IsPost(context.Request.Method)
        ? RateLimitPartition.GetNoLimiter("reading")
        : RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = AttemptsPerMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <summary>Begins the operator's session.</summary>
    public static Task SignInOperatorAsync(this HttpContext context) =>
        context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, Principal(CookieAuthenticationDefaults.AuthenticationScheme));

    /// <summary>Ends it.</summary>
    public static Task SignOutOperatorAsync(this HttpContext context) => context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);

    private static ClaimsPrincipal Principal(string scheme) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.Name, "operator"), new Claim(ClaimTypes.Role, Policies.Operator)], scheme));

    private sealed class BearerHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, OperatorToken token, ApiKeys keys, CurrentCaller caller)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var header = Request.Headers.Authorization.ToString();
            if (!header.StartsWith(OperatorToken.BearerPrefix, StringComparison.OrdinalIgnoreCase))
            {
                return AuthenticateResult.NoResult();
            }

            if (token.IsBroughtBy(Request))
            {
                return AuthenticateResult.Success(new AuthenticationTicket(Principal(Scheme.Name), Scheme.Name));
            }

            var key = header[OperatorToken.BearerPrefix.Length..].Trim();
            if (!key.StartsWith(ApiKeys.Prefix, StringComparison.Ordinal) || await keys.FindAsync(key, Context.RequestAborted) is not { } found)
            {
                return AuthenticateResult.Fail("wrong token");
            }

            caller.Value = found;
            var claims = found.Scopes.Select(s => new Claim(Policies.ScopeClaim, s.Key()));
            return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name)), Scheme.Name));
        }

        /// <summary>Says in the answer whether a token is wanted or none is configured.</summary>
        protected override Task HandleChallengeAsync(AuthenticationProperties properties)
        {
            // A policy of two schemes asks both, and in the API both are this one.
            if (Response.HasStarted)
            {
                return Task.CompletedTask;
            }

            Response.Headers.WWWAuthenticate = "Bearer";
            return ProblemText.OperatorNeeded(token.IsConfigured).ToProblem().ExecuteAsync(Context);
        }
    }
}
