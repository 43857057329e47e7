using Gongkai.Domain.Accounts;
using Gongkai.Operations.Accounts;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Account;

/// <summary>我的账号: roles, devices, the last attempts to sign in.</summary>
[Authorize(Policies.SignedIn)]
[ResponseCache(NoStore = true)]
internal sealed class AccountModel(CurrentOfficer current, AccountQueries queries, StaffSessions sessions) : PageModel
{
    /// <summary>Who is signed in.</summary>
    public Officer Officer => current.Value;

    /// <summary>The session at hand.</summary>
    public long SessionId => current.Session!.SessionId;

    /// <summary>True while nothing but the password may be changed.</summary>
    public bool MustChangePassword => current.Session!.MustChangePassword;

    /// <summary>How the account stands.</summary>
    public OwnAccount Own { get; private set; } = null!;

    /// <summary>The roles.</summary>
    public IReadOnlyList<HeldRole> Roles { get; private set; } = [];

    /// <summary>The sessions that hold.</summary>
    public IReadOnlyList<AccountSession> Sessions { get; private set; } = [];

    /// <summary>The last attempts to sign in.</summary>
    public IReadOnlyList<SignInEvent> Attempts { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        Own = await queries.OwnAsync(Officer.AccountId, ct);
        Roles = await queries.RolesAsync(Officer.AccountId, ct);
        Sessions = await queries.SessionsAsync(Officer.AccountId, ct);
        Attempts = await queries.EventsAsync(Officer.AccountId, ct);
    }

    /// <summary>Ends one session, or all others.</summary>
    public async Task<IActionResult> OnPostEndAsync(long? session, CancellationToken ct)
    {
        var ended = await sessions.EndOwnAsync(Officer.AccountId, session, SessionId, ct);
        TempData["Done"] = $"已结束 {ended} 个登录。";
        return RedirectToPage();
    }
}
