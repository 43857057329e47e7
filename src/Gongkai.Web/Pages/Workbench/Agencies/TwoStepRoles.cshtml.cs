using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Accounts;
using Gongkai.Operations.Agencies;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Agencies;

/// <summary>Which roles must sign in with two steps.</summary>
[Authorize(Policies.Staff)]
internal sealed class TwoStepRolesModel(CurrentOfficer officer, AgencyChoice agencies, RequireTwoStep require) : PageModel
{
    /// <summary>The agency.</summary>
    public Agency Agency { get; private set; } = null!;

    /// <summary>The roles by its own setting.</summary>
    public IReadOnlySet<StaffRole> Own { get; private set; } = new HashSet<StaffRole>();

    /// <summary>The roles by the setting of an agency above.</summary>
    public IReadOnlySet<StaffRole> Inherited { get; private set; } = new HashSet<StaffRole>();

    /// <summary>Whether this officer may change them.</summary>
    public bool MayChange { get; private set; }

    /// <summary>What was chosen.</summary>
    [BindProperty]
    public List<StaffRole> Roles { get; set; } = [];

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    /// <summary>Sets them.</summary>
    public async Task<IActionResult> OnPostAsync(long id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        var outcome = await require.ExecuteAsync(new(officer.Value, id, Roles), ct);
        if (outcome.Failed)
        {
            Problems = outcome.Problems;
            Response.StatusCode = outcome.Problems.ToStatus();
            return Page();
        }

        TempData["Done"] = "已保存。";
        return RedirectToPage(new { id });
    }

    private async Task<bool> LoadAsync(long id, CancellationToken ct)
    {
        if (await agencies.FindAsync(officer.Value, id, ct) is not { Place: { } place } found)
        {
            return false;
        }

        (Agency, MayChange) = (found, officer.Value.Administers(place));
        (Own, Inherited) = await require.RolesAsync(place, ct);
        return true;
    }
}
