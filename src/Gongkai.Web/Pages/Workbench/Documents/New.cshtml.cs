using Gongkai.Domain;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Catalogue;
using Gongkai.Operations.Publishing;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Documents;

/// <summary>新建文件: kind, column and title; everything else follows on the next page.</summary>
[Authorize(Policies.Staff)]
internal sealed class NewModel(DocumentQueries queries, PublishingSettings settings, CreateDocument create, CurrentOfficer officer) : PageModel
{
    /// <summary>The agencies in which the officer may write.</summary>
    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    /// <summary>The agency at hand.</summary>
    public Agency? Agency { get; private set; }

    /// <summary>The kinds it uses.</summary>
    public IReadOnlyList<DocumentKind> Kinds { get; private set; } = [];

    /// <summary>Its columns.</summary>
    public IReadOnlyList<CatalogueColumn> Columns { get; private set; } = [];

    /// <summary>The document to interpret; null for none.</summary>
    public DocumentFile? Interpreted { get; private set; }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>标题.</summary>
    [BindProperty]
    public string? Title { get; set; }

    /// <summary>类型.</summary>
    [BindProperty]
    public string? Kind { get; set; }

    /// <summary>栏目.</summary>
    [BindProperty]
    public long ColumnId { get; set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(long? agency, long? interprets, CancellationToken ct)
    {
        if (!await LoadAsync(agency, interprets, ct))
        {
            return NotFound();
        }

        if (Interpreted is { } policy)
        {
            (Title, Kind) = ($"《{policy.Document.Title}》政策解读", "interpretation");
        }

        return Page();
    }

    /// <summary>Begins the draft.</summary>
    public async Task<IActionResult> OnPostAsync(long? agency, long? interprets, CancellationToken ct)
    {
        if (!await LoadAsync(agency, interprets, ct) || Agency is null)
        {
            return NotFound();
        }

        var outcome = await create.ExecuteAsync(new(Agency.Id, ColumnId, Kind ?? "", Title ?? "", Interpreted?.Document.Id), officer.Value, ct);
        if (!outcome.Failed)
        {
            return RedirectToPage("Edit", new { id = outcome.Value });
        }

        Problems = outcome.Problems;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> LoadAsync(long? agency, long? interprets, CancellationToken ct)
    {
        Agencies = [.. (await queries.AgenciesAsync(officer.Value, ct)).Where(a => DocumentStanding.WhyNotWrite(officer.Value, a.Place!) is null)];
        if (interprets is { } id)
        {
            Interpreted = await queries.FileAsync(id, officer.Value, ct);
            if (Interpreted is null)
            {
                return false;
            }
        }

        Agency = Agencies.FirstOrDefault(a => a.Id == (agency ?? Interpreted?.Document.AgencyId)) ?? (Agencies.Count > 0 ? Agencies[0] : null);
        if (Agency is { Place: { } place })
        {
            Kinds = [.. (await settings.KindsAsync(place, ct)).Where(k => !k.IsOff).Select(k => k.Kind)];
            Columns = await queries.ColumnsAsync(Agency.Id, ct);
        }

        return true;
    }
}
