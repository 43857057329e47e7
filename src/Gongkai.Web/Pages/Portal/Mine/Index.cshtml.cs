using Gongkai.Domain;
using Gongkai.Operations.Requests.Applicants;
using Gongkai.Web.Accounts;
using Gongkai.Web.Requests;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Pages.Portal.Mine;

/// <summary>我的申请: the cases that somebody keeps in an account, at all agencies.</summary>
[Authorize(Policies.Applicant)]
[EnableRateLimiting(StaffSignIn.RatePolicy)]
internal sealed class IndexModel(ApplicantAccounts accounts, ApplicantAccountCases kept, CaseCookies cookies) : MinePage("我的申请")
{
    private long Account => ApplicantSignIn.AccountOf(User)!.Value;

    /// <summary>The cases.</summary>
    public IReadOnlyList<KeptCase> Cases { get; private set; } = [];

    /// <summary>True when there are more.</summary>
    public bool HasMore { get; private set; }

    /// <summary>True on the first page of them.</summary>
    public bool IsFirst { get; private set; } = true;

    /// <summary>What was done; null for nothing.</summary>
    public string? Done { get; private set; }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(long? before, string? done, CancellationToken ct)
    {
        Done = done switch
        {
            "removed" => "已经移出账号。申请照常办理，凭编号和查询码查询。",
            "password" => "口令已经修改，其他设备上的登录已经失效。",
            _ => null,
        };
        await ListAsync(before, ct);
    }

    /// <summary>打开 a case.</summary>
    public async Task<IActionResult> OnPostOpenAsync(long id, CancellationToken ct)
    {
        if (await kept.KeyAsync(Account, id, ct) is not { } found)
        {
            return await AgainAsync([ApplicantAccountProblems.NotKept], ct);
        }

        var address = $"/gov/{found.Slug}/requests/{found.Number}";
        cookies.Give(HttpContext, address, found.Key);
        return LocalRedirect(address);
    }

    /// <summary>移出.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(long id, CancellationToken ct)
    {
        await kept.RemoveAsync(Account, id, ct);
        return LocalRedirect($"{ApplicantSignIn.HomePath}?done=removed");
    }

    /// <summary>修改口令.</summary>
    public async Task<IActionResult> OnPostPasswordAsync(string? old, string? password, CancellationToken ct)
    {
        var session = await accounts.ChangePasswordAsync(Account, old, password, ct);
        if (session.Failed)
        {
            return await AgainAsync(session.Problems, ct);
        }

        await HttpContext.SignInApplicantAsync(session.Value);
        return LocalRedirect($"{ApplicantSignIn.HomePath}?done=password");
    }

    /// <summary>注销.</summary>
    public async Task<IActionResult> OnPostCloseAsync(string? password, CancellationToken ct)
    {
        var closed = await accounts.CloseAsync(Account, password, ct);
        if (closed.Failed)
        {
            return await AgainAsync(closed.Problems, ct);
        }

        await HttpContext.SignOutAsync(ApplicantSignIn.Scheme);
        return LocalRedirect($"{ApplicantSignIn.SignInPath}?done=closed");
    }

    /// <summary>退出.</summary>
    public async Task<IActionResult> OnPostLeaveAsync()
    {
        await HttpContext.SignOutAsync(ApplicantSignIn.Scheme);
        return LocalRedirect($"{ApplicantSignIn.SignInPath}?done=left");
    }

    private async Task<IActionResult> AgainAsync(IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        Problems = problems;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await ListAsync(null, ct);
        return Page();
    }

    private async Task ListAsync(long? before, CancellationToken ct)
    {
        (Cases, HasMore) = await kept.ListAsync(Account, before, ct);
        IsFirst = before is null;
    }
}
