using Gongkai.Operations.AnnualReports;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Portal.AnnualReports;

/// <summary>All regions, or those of one name.</summary>
[AllowAnonymous]
internal sealed class RegionsModel(RegionQueries queries) : PageModel
{
    /// <summary>The name asked for; null for all.</summary>
    [BindProperty(Name = "name", SupportsGet = true)]
    public string? Name { get; set; }

    /// <summary>The regions, each before its parts.</summary>
    public IReadOnlyList<RegionRow> Regions { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken ct) => Regions = Name is { Length: > 0 } ? await queries.NamedAsync(Name, ct) : await queries.TreeAsync(ct);
}
