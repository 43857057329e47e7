using Gongkai.Domain;
using Gongkai.Operations.Accounts;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Pages.Account;

/// <summary>登录, second step: the authenticator's code. Who comes here without a right password is sent back to the first.</summary>
[AllowAnonymous]
[EnableRateLimiting(StaffSignIn.RatePolicy)]
[ResponseCache(NoStore = true)]
internal sealed class SecondStepModel(CompleteSignIn completeSignIn, WorkbenchMenu menu) : PageModel
{
    /// <summary>Where to go afterwards.</summary>
    [BindProperty(Name = "back", SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>The code.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Why nobody was signed in.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Asks for the code.</summary>
    public async Task<IActionResult> OnGetAsync() => await HttpContext.SecondStepAsync() is null ? LocalRedirect(StaffSignIn.SignInPath) : Page();

    /// <summary>Begins a session.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await HttpContext.SecondStepAsync() is not var (account, stamp))
        {
            return LocalRedirect(StaffSignIn.SignInPath);
        }

        var outcome = await completeSignIn.ExecuteAsync(new(account, stamp, Code ?? "", HttpContext.Origin()), ct);
        SignInMetrics.Count(outcome);
        if (outcome.Failed)
        {
            Problems = outcome.Problems;
            Response.StatusCode = outcome.Problems[0] == AccountProblems.TooMany ? StatusCodes.Status429TooManyRequests : StatusCodes.Status401Unauthorized;
            return Page();
        }

        await HttpContext.SignInStaffAsync(outcome.Value);
        return LocalRedirect(LocalAddress.Or(Back, menu.Start));
    }
}
