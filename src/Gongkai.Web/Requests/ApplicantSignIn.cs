using System.Globalization;
using System.Security.Claims;
using Gongkai.Operations.Requests.Applicants;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Gongkai.Web.Requests;

/// <summary>How an applicant with an account is recognised: a cookie of half an hour, and the account's stamp looked up at every request that asks.</summary>
internal static class ApplicantSignIn
{
    /// <summary>The scheme.</summary>
    public const string Scheme = "applicant";

    /// <summary>The claim with the account's number.</summary>
    public const string AccountClaim = "gongkai:applicant";

    /// <summary>The list of one's cases.</summary>
    public const string HomePath = "/me";

    /// <summary>Where to sign in.</summary>
    public const string SignInPath = "/me/sign-in";

    private const string StampClaim = "gongkai:applicant-stamp";
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);

    /// <summary>Adds the cookie's scheme.</summary>
    public static AuthenticationBuilder AddApplicantSignIn(this AuthenticationBuilder builder) => builder.AddCookie(Scheme, options =>
    {
        (options.LoginPath, options.AccessDeniedPath, options.ReturnUrlParameter) = (SignInPath, SignInPath, "back");
        (options.Cookie.Name, options.Cookie.HttpOnly, options.Cookie.SameSite) = ("gongkai-applicant", true, SameSiteMode.Lax);
        (options.ExpireTimeSpan, options.SlidingExpiration) = (Lasts, true);
        options.Events.OnValidatePrincipal = ValidateAsync;
    });

    /// <summary>The account that the browser is signed in to; null for none.</summary>
    public static async Task<long?> ApplicantAccountAsync(this HttpContext context) => AccountOf((await context.AuthenticateAsync(Scheme)).Principal);

    /// <summary>The account of a page that asks for one.</summary>
    public static long? AccountOf(ClaimsPrincipal? who) => long.TryParse(who?.FindFirstValue(AccountClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>Begins a session.</summary>
    public static Task SignInApplicantAsync(this HttpContext context, ApplicantSession session) =>
        context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(AccountClaim, session.AccountId.ToString(CultureInfo.InvariantCulture)), new Claim(StampClaim, session.Stamp)], Scheme)));

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var (id, stamp) = (AccountOf(context.Principal), context.Principal?.FindFirstValue(StampClaim));
        var accounts = context.HttpContext.RequestServices.GetRequiredService<ApplicantAccounts>();
        if (id is null || stamp is null || await accounts.NameOfAsync(new(id.Value, stamp), context.HttpContext.RequestAborted) is not { } name)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
            return;
        }

        ((ClaimsIdentity)context.Principal!.Identity!).AddClaim(new Claim(ClaimTypes.Name, name));
    }
}
