using Gongkai.Domain;
using Gongkai.Domain.AnnualReports;
using Gongkai.Operations.AnnualReports;
using Gongkai.Web.AnnualReports;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Portal.AnnualReports;

/// <summary>存入本站: the operator keeps a report that was handed in for a check-up.</summary>
[Authorize(Policies.Operator)]
internal sealed class StoreModel(CheckUps checkUps, ImportReport importReport) : PageModel
{
    /// <summary>The check-up.</summary>
    public CheckUp CheckUp { get; private set; } = null!;

    /// <summary>Its report.</summary>
    public AnnualReport Report { get; private set; } = null!;

    /// <summary>The agency's name, where the document's is not to be taken.</summary>
    [BindProperty]
    public string? Agency { get; set; }

    /// <summary>The agency's region.</summary>
    [BindProperty]
    public string? Region { get; set; }

    /// <summary>The year, where the document's is not to be taken.</summary>
    [BindProperty]
    public int? Year { get; set; }

    /// <summary>Why nothing was stored.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public IActionResult OnGet(string id) => Load(id) ? Page() : NotFound();

    /// <summary>Stores the report.</summary>
    public async Task<IActionResult> OnPostAsync(string id, CancellationToken ct)
    {
        if (!Load(id))
        {
            return NotFound();
        }

        var outcome = await importReport.ExecuteAsync(new(CheckUp.File.Bytes, CheckUp.Name ?? "粘贴的文本.txt") { Agency = Agency, Region = Region, Year = Year }, ct);
        if (!outcome.Failed)
        {
            return RedirectToPage("Show", new { id = outcome.Value.ReportId });
        }

        Problems = outcome.Problems;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private bool Load(string id)
    {
        if (checkUps.Find(id) is not { Report: { } report } found)
        {
            return false;
        }

        (CheckUp, Report) = (found, report);
        return true;
    }
}
