using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Accounts;
using Gongkai.Operations.Agencies;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Accounts;

/// <summary>新增账号: the first password is shown once.</summary>
[Authorize(Policies.Staff)]
[ResponseCache(NoStore = true)]
internal sealed class AccountNewModel(CurrentOfficer current, AgencyQueries agencies, AddAccount addAccount) : PageModel
{
    /// <summary>The person's name.</summary>
    [BindProperty]
    public string? DisplayName { get; set; }

    /// <summary>What is typed at sign-in.</summary>
    [BindProperty]
    public string? UserName { get; set; }

    /// <summary>The agency that keeps it.</summary>
    [BindProperty]
    public long AgencyId { get; set; }

    /// <summary>First roles.</summary>
    [BindProperty]
    public IReadOnlyList<StaffRole> Roles { get; set; } = [];

    /// <summary>The agencies that the officer administers.</summary>
    public IReadOnlyList<AgencyTreeRow> Agencies { get; private set; } = [];

    /// <summary>The account that was made.</summary>
    public AddAccount.Added? Added { get; private set; }

    /// <summary>Why none was made.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    /// <summary>Makes the account.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        var outcome = await addAccount.ExecuteAsync(new(UserName ?? "", DisplayName ?? "", AgencyId, Roles) { By = current.Value }, ct);
        if (outcome.Failed)
        {
            Problems = outcome.Problems;
            Response.StatusCode = outcome.Problems.ToStatus();
            return Page();
        }

        Added = outcome.Value;
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        Agencies = [.. (await agencies.TreeAsync(current.Value, null, ct)).Where(a => current.Value.Administers(a.Place))];
        return Agencies.Count > 0;
    }
}
