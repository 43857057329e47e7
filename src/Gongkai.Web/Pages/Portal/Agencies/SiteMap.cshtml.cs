using Gongkai.Operations.Portal;
using Gongkai.Web.Portal;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Portal.Agencies;

/// <summary>网站地图: every way in, for people.</summary>
[AllowAnonymous]
internal sealed class SiteMapModel(AgencySites sites) : PageModel
{
    /// <summary>The agencies with their columns.</summary>
    public IReadOnlyList<AgencySite> Sites { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        var found = new List<AgencySite>();
        foreach (var agency in await sites.AllAsync(ct))
        {
            if (await sites.FindAsync(agency.Id, ct) is { } site)
            {
                found.Add(site);
            }
        }

        Sites = found;
        HttpContext.Shows(PublicTag.Tree);
        ViewData[PageHead.Key] = new PageHead { Title = "网站地图", Description = "全站栏目和各机关公开平台的入口。", Canonical = "/site-map" };
    }
}
