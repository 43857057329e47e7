using Gongkai.Domain.Accounts;
using Gongkai.Operations.Accounts;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Accounts;

/// <summary>人员: the accounts within the officer's sight.</summary>
[Authorize(Policies.Staff)]
[ResponseCache(NoStore = true)]
internal sealed class AccountListModel(CurrentOfficer current, AccountQueries queries, TimeProvider clock) : PageModel
{
    /// <summary>The accounts.</summary>
    public IReadOnlyList<AccountRow> Accounts { get; private set; } = [];

    /// <summary>The time.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>True for an administrator of anything.</summary>
    public bool MayAdd => current.Value.Grants.Any(g => g.Role == StaffRole.Administrator);

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken ct) => Accounts = await queries.ListAsync(current.Value, ct);
}
