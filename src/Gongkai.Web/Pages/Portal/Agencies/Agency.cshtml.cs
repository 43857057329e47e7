using Gongkai.Operations.Portal;
using Gongkai.Web.Portal;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Portal.Agencies;

/// <summary>政府信息公开平台 of an agency: its first page.</summary>
[AllowAnonymous]
internal sealed class AgencyModel(AgencySites sites, PortalQueries queries, SiteSettings settings, TimeProvider clock) : PageModel
{
    private const int Rows = 20;

    /// <summary>The agency.</summary>
    public AgencySite Site { get; private set; } = null!;

    /// <summary>The agency that has taken over its work; null where none has.</summary>
    public AgencySite? Successor { get; private set; }

    /// <summary>Its newest documents.</summary>
    public PublicList Latest { get; private set; } = null!;

    /// <summary>Today.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken ct)
    {
        if (await sites.FindAsync(slug, ct) is not { } site)
        {
            return NotFound();
        }

        (Site, Today) = (site, PublicWords.Today(clock));
        Successor = site.Agency.SupersededById is { } other ? await sites.FindAsync(other, ct) : null;
        Latest = await queries.ListAsync(new PublicFilter { AgencyId = site.Agency.Id }, null, Rows, ct);
        HttpContext.Shows([PublicTag.Agency(site.Agency.Id), .. AgencySites.TagsOf(site), .. Latest.Tags()]);
        if (Successor is not null)
        {
            HttpContext.Shows(PublicTag.Structure(Successor.Agency.Id));
        }

        ViewData[PageHead.Key] = new PageHead
        {
            Title = "政府信息公开",
            Description = $"{site.Agency.Name}政府信息公开平台：指南、制度、法定主动公开内容、年报、依申请公开。",
            Canonical = site.Address,
            Site = site,
            Feeds = site.Address + "/",
            StructuredData = StructuredData.Of(site, settings.AddressFor(Request)),
        };
        return Page();
    }
}
