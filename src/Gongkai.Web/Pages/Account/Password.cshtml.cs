using Gongkai.Domain;
using Gongkai.Operations.Accounts;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Pages.Account;

/// <summary>修改口令; the only page, beside signing out, for a person whose password was given by somebody else.</summary>
[Authorize(Policies.SignedIn)]
[EnableRateLimiting(StaffSignIn.RatePolicy)]
[ResponseCache(NoStore = true)]
internal sealed class PasswordModel(CurrentOfficer current, ChangePassword changePassword, WorkbenchMenu menu) : PageModel
{
    /// <summary>The password of now.</summary>
    [BindProperty]
    public string? Old { get; set; }

    /// <summary>The one to be.</summary>
    [BindProperty]
    public string? New { get; set; }

    /// <summary>The same once more.</summary>
    [BindProperty]
    public string? Again { get; set; }

    /// <summary>Why nothing was changed.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>True while nothing else may be done.</summary>
    public bool IsFirst => current.Session!.MustChangePassword;

    /// <summary>Changes it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (New != Again)
        {
            Problems = [AccountProblems.PasswordsDiffer];
        }
        else if (await changePassword.ExecuteAsync(new(current.Value, current.Session!.SessionId, Old ?? "", New ?? ""), ct) is { Failed: true } refused)
        {
            Problems = refused.Problems;
        }
        else
        {
            TempData["Done"] = "口令已修改，其他设备上的登录已失效。";
            return LocalRedirect(IsFirst ? menu.Start : "/account");
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
