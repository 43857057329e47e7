using Gongkai.Web.AnnualReports;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Portal.AnnualReports;

/// <summary>The text of a file handed in, line by line.</summary>
[AllowAnonymous]
internal sealed class CheckUpSourceModel(CheckUps checkUps) : PageModel
{
    /// <summary>The report.</summary>
    public ReportView View { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public IActionResult OnGet(string id)
    {
        Response.Headers.CacheControl = "no-store";
        if (checkUps.Find(id)?.View() is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }
}
