using System.Globalization;
using Gongkai.Operations.AnnualReports;
using Gongkai.Web.AnnualReports;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Portal.AnnualReports;

/// <summary>A region's year: coverage, totals, rates, findings.</summary>
[AllowAnonymous]
internal sealed class RegionYearModel(RegionQueries queries) : PageModel
{
    /// <summary>Who is in and who is missing.</summary>
    public RegionYear Data { get; private set; } = null!;

    /// <summary>The reports merged.</summary>
    public RegionTotals Totals { get; private set; } = null!;

    /// <summary>The totals as the form prints them.</summary>
    public ReportView View { get; private set; } = null!;

    /// <summary>Shows it; a name is sent on to its number, a region without a year to its newest.</summary>
    public async Task<IActionResult> OnGetAsync(string region, int? year, CancellationToken ct)
    {
        if (!long.TryParse(region, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return await queries.NamedAsync(region, ct) is [var only]
                ? RedirectToPage(new { region = only.Id, year })
                : RedirectToPage("Regions", new { name = region });
        }

        if (year is not { } chosen)
        {
            return await queries.NewestYearAsync(id, ct) is { } newest ? RedirectToPage(new { region, year = newest }) : NotFound();
        }

        if (await queries.YearAsync(id, chosen, ct) is not { } data)
        {
            return NotFound();
        }

        (Data, Totals) = (data, await RegionTotals.OfAsync(queries, data, ct));
        var address = $"/regions/{id}/{chosen}";
        View = new ReportView(Totals.Total, [], new ReportLinks(address, address, address) { Parts = $"{address}/parts?cell=" });
        return Page();
    }
}
