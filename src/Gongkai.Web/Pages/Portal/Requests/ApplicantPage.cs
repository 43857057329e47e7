using Gongkai.Operations.Portal;
using Gongkai.Web.Portal;
using Gongkai.Web.Requests;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Portal.Requests;

/// <summary>What the pages for applicants share: an agency, and that nothing of them stays anywhere.</summary>
public abstract class ApplicantPage : PageModel
{
    /// <summary>The agency.</summary>
    public AgencySite Site { get; private set; } = null!;

    /// <summary>Its address for looking cases up, as this visitor reaches it.</summary>
    private protected string LookUpAddress(SiteSettings settings) => $"{settings.AddressFor(Request)}{Site.Address}/requests";

    /// <summary>Finds the agency; false where there is none.</summary>
    private protected async Task<bool> FindAsync(AgencySites sites, string slug, string title, CancellationToken ct)
    {
        Response.KeepPrivate();
        if (await sites.FindAsync(slug, ct) is not { } site)
        {
            return false;
        }

        Site = site;
        ViewData[PageHead.Key] = new PageHead { Title = title, Description = $"{site.Agency.Name}政府信息公开申请。", Site = site };
        return true;
    }
}
