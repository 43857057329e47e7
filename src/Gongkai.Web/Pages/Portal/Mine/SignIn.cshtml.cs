using Gongkai.Domain;
using Gongkai.Operations.Requests.Applicants;
using Gongkai.Web.Accounts;
using Gongkai.Web.Requests;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Pages.Portal.Mine;

/// <summary>登录 to an applicant's account.</summary>
[AllowAnonymous]
[EnableRateLimiting(StaffSignIn.RatePolicy)]
internal sealed class SignInModel(ApplicantAccounts accounts) : MinePage("登录申请人账号")
{
    /// <summary>Where to go afterwards.</summary>
    [BindProperty(Name = "back", SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>登录名.</summary>
    [BindProperty]
    public string? LoginName { get; set; }

    /// <summary>口令.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>What was done before; null for nothing.</summary>
    public string? Done { get; private set; }

    /// <summary>Why nobody was signed in.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Asks.</summary>
    public void OnGet(string? done) => Done = done switch
    {
        "left" => "已经退出。",
        "closed" => "账号已经注销。各件申请照常办理，凭编号和查询码查询。",
        _ => null,
    };

    /// <summary>Signs in.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var session = await accounts.SignInAsync(LoginName, Password, ct);
        if (session.Failed)
        {
            Problems = session.Problems;
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Page();
        }

        await HttpContext.SignInApplicantAsync(session.Value);
        return LocalRedirect(LocalAddress.Or(Back, ApplicantSignIn.HomePath));
    }
}
