using Gongkai.Domain.Accounts;
using Gongkai.Operations.Agencies;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Agencies;

/// <summary>机关: those that the officer sees, as a tree.</summary>
[Authorize(Policies.Staff)]
[ResponseCache(NoStore = true)]
internal sealed class AgencyListModel(CurrentOfficer current, AgencyQueries queries) : PageModel
{
    /// <summary>A part of the name, or initials.</summary>
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Search { get; set; }

    /// <summary>The agencies.</summary>
    public IReadOnlyList<AgencyTreeRow> Agencies { get; private set; } = [];

    /// <summary>How many stand above the outermost that is shown.</summary>
    public int TopDepth { get; private set; }

    /// <summary>True for an administrator of anything.</summary>
    public bool MayAdd => current.Value.Grants.Any(g => g.Role == StaffRole.Administrator);

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        Agencies = await queries.TreeAsync(current.Value, Search, ct);
        TopDepth = Agencies.Count == 0 ? 0 : Agencies.Min(a => a.Depth);
    }
}
