using Gongkai.Domain;
using Gongkai.Domain.Catalogue;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Catalogue;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Catalogue;

/// <summary>增设栏目: a topic, a key area, or one more column of a statutory part.</summary>
[Authorize(Policies.Staff)]
internal sealed class NewColumnModel(CurrentOfficer officer, AgencyChoice agencies, CatalogueQueries catalogue, AddColumn addColumn) : PageModel
{
    /// <summary>The agency.</summary>
    public Agency Agency { get; private set; } = null!;

    /// <summary>Its columns, as possible parents.</summary>
    public IReadOnlyList<ColumnState> Columns { get; private set; } = [];

    /// <summary>The part.</summary>
    [BindProperty]
    public CataloguePart Part { get; set; } = CataloguePart.Topic;

    /// <summary>The column above.</summary>
    [BindProperty]
    public string? ParentCode { get; set; }

    /// <summary>The code.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The rest.</summary>
    [BindProperty]
    public ColumnForm Input { get; set; } = new();

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(long? agency, CancellationToken ct) => await LoadAsync(agency, ct) ? Page() : NotFound();

    /// <summary>Adds it.</summary>
    public async Task<IActionResult> OnPostAsync(long? agency, CancellationToken ct)
    {
        if (!await LoadAsync(agency, ct))
        {
            return NotFound();
        }

        var outcome = await addColumn.ExecuteAsync(new(officer.Value, Agency.Id, Part, ParentCode is { Length: > 0 } ? ParentCode : null, Code?.Trim() ?? "", Input.ToEntry()), ct);
        if (!outcome.Failed)
        {
            return RedirectToPage("Column", new { id = outcome.Value });
        }

        Problems = outcome.Problems;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> LoadAsync(long? agency, CancellationToken ct)
    {
        if (await agencies.FindAsync(officer.Value, agency, ct) is not { } found)
        {
            return false;
        }

        Agency = found;
        Columns = await catalogue.ColumnsAsync(found.Id, ct);
        return true;
    }
}
