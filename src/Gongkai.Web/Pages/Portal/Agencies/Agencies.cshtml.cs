using Gongkai.Operations.Portal;
using Gongkai.Web.Portal;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Portal.Agencies;

/// <summary>机关公开: every agency with a platform, in its tree.</summary>
[AllowAnonymous]
internal sealed class AgenciesModel(AgencySites sites) : PageModel
{
    private ILookup<long?, PublicAgency> below = Array.Empty<PublicAgency>().ToLookup(a => a.ParentId);

    /// <summary>A part of a name or its initials.</summary>
    [BindProperty(Name = "name", SupportsGet = true)]
    public string? Name { get; set; }

    /// <summary>All, each after the one above it.</summary>
    public IReadOnlyList<PublicAgency> Agencies { get; private set; } = [];

    /// <summary>Those that match; null when nothing is looked for.</summary>
    public IReadOnlyList<PublicAgency>? Found { get; private set; }

    /// <summary>Those right below one.</summary>
    public IReadOnlyList<PublicAgency> Below(long id) => [.. below[id]];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        Agencies = await sites.AllAsync(ct);
        below = Agencies.ToLookup(a => a.ParentId);
        if (Name?.Trim() is { Length: > 0 } part)
        {
            Found = [.. Agencies.Where(a => a.Name.Contains(part, StringComparison.OrdinalIgnoreCase)
                || a.ShortName?.Contains(part, StringComparison.OrdinalIgnoreCase) is true
                || a.Initials?.Contains(part, StringComparison.OrdinalIgnoreCase) is true)];
        }
        else
        {
            HttpContext.Shows(PublicTag.Tree);
        }

        ViewData[PageHead.Key] = new PageHead { Title = "机关公开", Description = "各级行政机关的政府信息公开平台。", Canonical = "/gov" };
    }
}
