using Gongkai.Operations.AnnualReports;
using Gongkai.Web.AnnualReports;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Portal.AnnualReports;

/// <summary>The text of a stored report, line by line, as the reader saw it.</summary>
[AllowAnonymous]
internal sealed class SourceModel(ReportQueries queries) : PageModel
{
    /// <summary>The report.</summary>
    public ReportView View { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct)
    {
        if (await queries.PageAsync(id, ct) is not { } found)
        {
            return NotFound();
        }

        View = found.View();
        return Page();
    }
}
