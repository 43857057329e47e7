using Gongkai.Operations.Portal;
using Gongkai.Web.Portal;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Portal.Documents;

/// <summary>阅读最多: of one agency or of all.</summary>
[AllowAnonymous]
internal sealed class MostReadModel(AgencySites sites, DocumentViews views) : PageModel
{
    private const int Rows = 50;

    /// <summary>The agency, by its part of addresses.</summary>
    [BindProperty(Name = "agency", SupportsGet = true)]
    public string? Agency { get; set; }

    /// <summary>The agency.</summary>
    public AgencySite? Site { get; private set; }

    /// <summary>The documents, most read first.</summary>
    public IReadOnlyList<MostRead> Documents { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Agency is { Length: > 0 } slug && (Site = await sites.FindAsync(slug, ct)) is null)
        {
            return NotFound();
        }

        Documents = await views.MostReadAsync(Site?.Agency.Id, Rows, ct);
        ViewData[PageHead.Key] = new PageHead { Title = "阅读最多", Description = "打开次数最多的公开信息。", Site = Site, Canonical = Site is null ? "/most-read" : null };
        return Page();
    }
}
