using Gongkai.Operations.AnnualReports;
using Gongkai.Web.AnnualReports;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Portal.AnnualReports;

/// <summary>A stored report: the tables as the form prints them, each finding on its cell and beside it.</summary>
[AllowAnonymous]
internal sealed class ShowModel(ReportQueries queries) : PageModel
{
    /// <summary>What is stored.</summary>
    public ReportPage Stored { get; private set; } = null!;

    /// <summary>The report with its marks.</summary>
    public ReportView View { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct)
    {
        if (await queries.PageAsync(id, ct) is not { } found)
        {
            return NotFound();
        }

        (Stored, View) = (found, found.View());
        return Page();
    }
}
