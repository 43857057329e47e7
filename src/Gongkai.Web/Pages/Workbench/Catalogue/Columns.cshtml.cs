using Gongkai.Domain.Accounts;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Catalogue;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Catalogue;

/// <summary>栏目: an agency's columns with what stands in them, what is empty and who answers for it.</summary>
[Authorize(Policies.Staff)]
internal sealed class ColumnsModel(CurrentOfficer officer, AgencyChoice agencies, CatalogueQueries catalogue) : PageModel
{
    /// <summary>The agency.</summary>
    public Agency Agency { get; private set; } = null!;

    /// <summary>The agencies to choose from.</summary>
    public IReadOnlyList<Agency> Own { get; private set; } = [];

    /// <summary>Its columns.</summary>
    public IReadOnlyList<ColumnState> Columns { get; private set; } = [];

    /// <summary>Whether this officer may change them.</summary>
    public bool MayChange { get; private set; }

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(long? agency, CancellationToken ct)
    {
        if (await agencies.FindAsync(officer.Value, agency, ct) is not { Place: { } place } found)
        {
            return NotFound();
        }

        Agency = found;
        MayChange = officer.Value.Has(place, StaffRole.DisclosureOffice, StaffRole.Administrator);
        Own = await agencies.OwnAsync(officer.Value, ct);
        Columns = await catalogue.ColumnsAsync(found.Id, ct);
        return Page();
    }
}
