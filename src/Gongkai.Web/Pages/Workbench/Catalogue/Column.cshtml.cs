using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Catalogue;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Catalogue;
using Gongkai.Operations.Dossiers;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Catalogue;

/// <summary>What a form about a column sends.</summary>
public sealed class ColumnForm
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The legal basis.</summary>
    public string? Basis { get; set; }

    /// <summary>What belongs there.</summary>
    public string? Description { get; set; }

    /// <summary>The place among its siblings.</summary>
    public int Position { get; set; } = 500;

    /// <summary>How soon it must carry what has come about.</summary>
    public UpdateCycle Cycle { get; set; } = UpdateCycle.WithinDays;

    /// <summary>Working days.</summary>
    public int? CycleDays { get; set; } = DefaultCatalogue.WorkingDays;

    /// <summary>Who answers for it.</summary>
    public string? Responsible { get; set; }

    /// <summary>A text instead of the list.</summary>
    public string? Body { get; set; }

    /// <summary>The version that was seen.</summary>
    public int Version { get; set; }

    /// <summary>As the operation takes it.</summary>
    public ColumnEntry ToEntry() => new(Name ?? "", Basis, Description, Position, Cycle, CycleDays, Responsible, Body);

    /// <summary>The form of a column.</summary>
    public static ColumnForm Of(CatalogueColumn column) => new()
    {
        Name = column.Name,
        Basis = column.Basis,
        Description = column.Description,
        Position = column.Position,
        Cycle = column.Cycle,
        CycleDays = column.CycleDays,
        Responsible = column.Responsible,
        Body = column.Body,
        Version = column.Version,
    };
}

/// <summary>A column: its settings and its history.</summary>
[Authorize(Policies.Staff)]
internal sealed class ColumnModel(CurrentOfficer officer, AgencyChoice agencies, CatalogueQueries catalogue, EditColumn editColumn, DossierQueries dossiers) : PageModel
{
    /// <summary>The column.</summary>
    public CatalogueColumn Column { get; private set; } = null!;

    /// <summary>Its agency.</summary>
    public Agency Agency { get; private set; } = null!;

    /// <summary>What was done with it.</summary>
    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    /// <summary>Whether this officer may change it.</summary>
    public bool MayChange { get; private set; }

    /// <summary>Whether it may be closed or opened again: the compulsory parts may not.</summary>
    public bool MayClose => Column.MayClose;

    /// <summary>The guide as made from the agency's data; null for other columns.</summary>
    public string? ComposedGuide { get; private set; }

    /// <summary>What was entered.</summary>
    [BindProperty]
    public ColumnForm Input { get; set; } = new();

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        Input = ColumnForm.Of(Column);
        return Page();
    }

    /// <summary>Saves it.</summary>
    public async Task<IActionResult> OnPostAsync(long id, CancellationToken ct) =>
        await AfterAsync(id, await editColumn.ExecuteAsync(new(officer.Value, id, Input.Version, Input.ToEntry()), ct), ct);

    /// <summary>Closes it or opens it again.</summary>
    public async Task<IActionResult> OnPostCloseAsync(long id, bool close, string? reason, CancellationToken ct) =>
        await AfterAsync(id, await editColumn.CloseAsync(officer.Value, id, Input.Version, close, reason, ct), ct);

    private async Task<IActionResult> AfterAsync(long id, Outcome<long> outcome, CancellationToken ct)
    {
        if (!outcome.Failed)
        {
            return RedirectToPage(new { id });
        }

        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        Problems = outcome.Problems;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> LoadAsync(long id, CancellationToken ct)
    {
        if (await catalogue.ColumnAsync(id, ct) is not { } column || await agencies.FindAsync(officer.Value, column.AgencyId, ct) is not { Place: { } place } agency)
        {
            return false;
        }

        (Column, Agency) = (column, agency);
        MayChange = officer.Value.Has(place, StaffRole.DisclosureOffice, StaffRole.Administrator);
        Timeline = await dossiers.TimelineAsync($"column/{id}", ct);
        ComposedGuide = column.Part == CataloguePart.Guide ? await catalogue.ComposedGuideAsync(agency, ct) : null;
        return true;
    }
}
