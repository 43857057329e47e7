using Gongkai.Domain;
using Gongkai.Operations.Accounts;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Pages.Account;

/// <summary>登录: name and password.</summary>
[AllowAnonymous]
[EnableRateLimiting(StaffSignIn.RatePolicy)]
[ResponseCache(NoStore = true)]
internal sealed class StaffSignInModel(SignIn signIn, WorkbenchMenu menu) : PageModel
{
    /// <summary>Where to go afterwards.</summary>
    [BindProperty(Name = "back", SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>The name.</summary>
    [BindProperty]
    public string? UserName { get; set; }

    /// <summary>The password.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Why nobody was signed in.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Begins a session.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await signIn.ExecuteAsync(new(UserName ?? "", Password ?? "", HttpContext.Origin()), ct);
        SignInMetrics.Count(outcome);
        if (outcome.Failed)
        {
            Problems = outcome.Problems;
            Response.StatusCode = outcome.Problems[0] == AccountProblems.TooMany ? StatusCodes.Status429TooManyRequests : StatusCodes.Status401Unauthorized;
            return Page();
        }

        if (outcome.Value.SessionKey is not { } key)
        {
            await HttpContext.BeginSecondStepAsync(outcome.Value);
            return LocalRedirect($"{StaffSignIn.SecondStepPath}?back={Uri.EscapeDataString(LocalAddress.Or(Back, menu.Start))}");
        }

        await HttpContext.SignInStaffAsync(key);
        return LocalRedirect(LocalAddress.Or(Back, menu.Start));
    }
}
