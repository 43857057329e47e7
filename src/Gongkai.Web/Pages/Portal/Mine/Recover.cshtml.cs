using Gongkai.Domain;
using Gongkai.Operations.Requests.Applicants;
using Gongkai.Web.Accounts;
using Gongkai.Web.Requests;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Pages.Portal.Mine;

/// <summary>找回口令 of an applicant's account, with the recovery code.</summary>
[AllowAnonymous]
[EnableRateLimiting(StaffSignIn.RatePolicy)]
internal sealed class RecoverModel(ApplicantAccounts accounts) : MinePage("找回口令")
{
    /// <summary>登录名.</summary>
    [BindProperty]
    public string? LoginName { get; set; }

    /// <summary>恢复码.</summary>
    [BindProperty]
    public string? RecoveryCode { get; set; }

    /// <summary>新口令.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The account with its new code; null as long as the form is filled in.</summary>
    public OpenedAccount? Opened { get; private set; }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Replaces the password.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var recovered = await accounts.RecoverAsync(LoginName, RecoveryCode, Password, ct);
        if (recovered.Failed)
        {
            Problems = recovered.Problems;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        Opened = recovered.Value;
        await HttpContext.SignInApplicantAsync(Opened.Session);
        return Page();
    }
}
