using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Accounts;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Dossiers;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Accounts;

/// <summary>An account: its roles, and what an administrator does with it.</summary>
[Authorize(Policies.Staff)]
[ResponseCache(NoStore = true)]
internal sealed class AccountShowModel(
    CurrentOfficer current, AccountQueries queries, AgencyQueries agencies, ManageAccount manage, GrantRole grantRole, DossierQueries dossiers, TimeProvider clock) : PageModel
{
    /// <summary>The account.</summary>
    public AccountRow Account { get; private set; } = null!;

    /// <summary>The agencies at which the officer may give roles.</summary>
    public IReadOnlyList<AgencyTreeRow> Agencies { get; private set; } = [];

    /// <summary>The last attempts to sign in, for its administrators.</summary>
    public IReadOnlyList<SignInEvent> Attempts { get; private set; } = [];

    /// <summary>What was done with it.</summary>
    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    /// <summary>A password that has just been set.</summary>
    public string? Password { get; private set; }

    /// <summary>Why nothing was done.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>True for the account's administrators, not for the person.</summary>
    public bool MayManage { get; private set; }

    /// <summary>The time.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>True where the officer may take a role back.</summary>
    public bool MayWithdraw(HeldRole role) => current.Value.Administers(role.Agency) && (Account.Id != current.Value.AccountId || role.Role != StaffRole.Administrator);

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    /// <summary>Gives a role.</summary>
    public Task<IActionResult> OnPostGrantAsync(long id, long agency, StaffRole role, CancellationToken ct) =>
        ActAsync(id, () => grantRole.ExecuteAsync(new(current.Value, id, agency, role), ct), "角色已授予，对方下一次操作时生效。", ct);

    /// <summary>Takes a role back.</summary>
    public Task<IActionResult> OnPostWithdrawAsync(long id, long agency, StaffRole role, CancellationToken ct) =>
        ActAsync(id, () => grantRole.WithdrawAsync(new(current.Value, id, agency, role), ct), "角色已收回，对方下一次操作时生效。", ct);

    /// <summary>Closes the account.</summary>
    public Task<IActionResult> OnPostCloseAsync(long id, CancellationToken ct) => ActAsync(id, () => manage.CloseAsync(current.Value, id, ct), "账号已停用，所有登录已结束。", ct);

    /// <summary>Opens it again.</summary>
    public Task<IActionResult> OnPostOpenAsync(long id, CancellationToken ct) => ActAsync(id, () => manage.OpenAsync(current.Value, id, ct), "账号已恢复。", ct);

    /// <summary>Ends its sessions.</summary>
    public Task<IActionResult> OnPostEndSessionsAsync(long id, CancellationToken ct) => ActAsync(id, () => manage.EndSessionsAsync(current.Value, id, ct), "所有登录已结束。", ct);

    /// <summary>Takes a lost second step away.</summary>
    public Task<IActionResult> OnPostRemoveTwoStepAsync(long id, CancellationToken ct) => ActAsync(id, () => manage.RemoveTwoStepAsync(current.Value, id, ct), "两步登录已取消，所有登录已结束。", ct);

    /// <summary>Sets a new first password and shows it once.</summary>
    public async Task<IActionResult> OnPostPasswordAsync(long id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        var outcome = await manage.ResetPasswordAsync(current.Value, id, ct);
        if (outcome.Failed)
        {
            Problems = outcome.Problems;
            Response.StatusCode = outcome.Problems.ToStatus();
        }
        else
        {
            Password = outcome.Value;
        }

        return Page();
    }

    private async Task<IActionResult> ActAsync<T>(long id, Func<Task<Outcome<T>>> act, string done, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        var outcome = await act();
        if (outcome.Failed)
        {
            Problems = outcome.Problems;
            Response.StatusCode = outcome.Problems.ToStatus();
            return Page();
        }

        TempData["Done"] = done;
        return Redirect($"/workbench/accounts/{id}");
    }

    private async Task<bool> LoadAsync(long id, CancellationToken ct)
    {
        if (await queries.FindAsync(current.Value, id, ct) is not { } found)
        {
            return false;
        }

        Account = found;
        Agencies = [.. (await agencies.TreeAsync(current.Value, null, ct)).Where(a => current.Value.Administers(a.Place))];
        MayManage = id != current.Value.AccountId && Agencies.Any(a => a.Id == found.AgencyId);
        Attempts = MayManage ? await queries.EventsAsync(id, ct) : [];
        Timeline = await dossiers.TimelineAsync($"account/{id}", ct);
        return true;
    }
}
