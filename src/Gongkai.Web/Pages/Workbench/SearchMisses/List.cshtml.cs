using Gongkai.Operations.Agencies;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Search;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.SearchMisses;

/// <summary>检索未中: what the public looked for and did not find, for those who may see the agency.</summary>
[Authorize(Policies.Staff)]
[ResponseCache(NoStore = true)]
internal sealed class SearchMissesModel(CurrentOfficer current, AgencyQueries agencies, SearchMissQueries misses, TimeProvider clock) : PageModel
{
    private const int Lines = 200;

    /// <summary>The spans of days that are offered.</summary>
    public static readonly int[] Spans = [7, 30, 90, 365];

    /// <summary>The agency; the first of the officer's own unless said otherwise.</summary>
    [BindProperty(Name = "agency", SupportsGet = true)]
    public long? Agency { get; set; }

    /// <summary>How many days back.</summary>
    [BindProperty(Name = "days", SupportsGet = true)]
    public int Days { get; set; } = 30;

    /// <summary>The agencies to choose from.</summary>
    public IReadOnlyList<AgencyTreeRow> Agencies { get; private set; } = [];

    /// <summary>What was missed, most often first.</summary>
    public IReadOnlyList<MissedWords> Missed { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Agencies = await agencies.TreeAsync(current.Value, null, ct);
        Days = Spans.Contains(Days) ? Days : 30;
        Agency ??= current.Value.Grants.OrderBy(g => g.Agency.TreePath.Length).Select(g => (long?)g.Agency.Id).FirstOrDefault();
        if (Agency is not { } id)
        {
            return Page();
        }

        if (Agencies.FirstOrDefault(a => a.Id == id) is not { Place: var place })
        {
            return NotFound();
        }

        var today = ChinaTime.DateOf(clock.GetUtcNow());
        Missed = await misses.ListAsync(current.Value, place, today.AddDays(1 - Days), today, Lines, ct);
        return Page();
    }
}
