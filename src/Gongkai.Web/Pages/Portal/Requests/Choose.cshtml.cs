using Gongkai.Operations.Portal;
using Gongkai.Web.Portal;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Portal.Requests;

/// <summary>依申请公开: to which agency.</summary>
[AllowAnonymous]
internal sealed class ChooseModel(AgencySites sites) : PageModel
{
    /// <summary>Agencies listed at once.</summary>
    public const int Most = 200;

    /// <summary>A part of the agency's name.</summary>
    [BindProperty(Name = "name", SupportsGet = true)]
    public string? Name { get; set; }

    /// <summary>The agencies.</summary>
    public IReadOnlyList<PublicAgency> Agencies { get; private set; } = [];

    /// <summary>True when there are more.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        var words = Name?.Trim() ?? "";
        var all = (await sites.AllAsync(ct)).Where(a => a.SupersededById is null && (a.Name.Contains(words, StringComparison.OrdinalIgnoreCase) || a.ShortName?.Contains(words, StringComparison.OrdinalIgnoreCase) == true)).ToList();
        (Agencies, IsCut) = ([.. all.Take(Most)], all.Count > Most);
        ViewData[PageHead.Key] = new PageHead { Title = "依申请公开", Description = "向行政机关申请没有主动公开的政府信息，查询办理进度。", Canonical = "/apply" };
    }
}
