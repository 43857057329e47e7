using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Pages.Operator;

/// <summary>Where the operator shows the token once and gets a session.</summary>
[AllowAnonymous]
[EnableRateLimiting(OperatorSignIn.RatePolicy)]
[ResponseCache(NoStore = true)]
internal sealed class SignInModel(OperatorToken token) : PageModel
{
    /// <summary>Where to go afterwards.</summary>
    [BindProperty(Name = "back", SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>The token.</summary>
    [BindProperty]
    public string? Token { get; set; }

    /// <summary>True when there is a token to match.</summary>
    public bool IsConfigured => token.IsConfigured;

    /// <summary>True after a wrong token.</summary>
    public bool IsWrong { get; private set; }

    /// <summary>Begins the session.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!token.Matches(Token))
        {
            IsWrong = true;
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Page();
        }

        await HttpContext.SignInOperatorAsync();
        return LocalRedirect(LocalAddress.Or(Back, OperatorSignIn.Path));
    }

    /// <summary>Ends it.</summary>
    public async Task<IActionResult> OnPostSignOutAsync()
    {
        await HttpContext.SignOutOperatorAsync();
        return RedirectToPage();
    }
}
