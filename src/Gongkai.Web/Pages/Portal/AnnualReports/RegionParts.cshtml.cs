using Gongkai.Domain.AnnualReports;
using Gongkai.Operations.AnnualReports;
using Gongkai.Web.AnnualReports;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Portal.AnnualReports;

/// <summary>What a region's total is the sum of.</summary>
[AllowAnonymous]
internal sealed class RegionPartsModel(RegionQueries queries) : PageModel
{
    /// <summary>The region's year.</summary>
    public RegionYear Data { get; private set; } = null!;

    /// <summary>The cell with its parts.</summary>
    public MergedCell Merged { get; private set; } = null!;

    /// <summary>The report of an agency; null when it is not one of the region's.</summary>
    public long? ReportOf(string agency) => Data.Agencies.FirstOrDefault(a => a.Agency == agency)?.ReportId;

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(long region, int year, string? cell, CancellationToken ct)
    {
        if (await queries.YearAsync(region, year, ct) is not { } data)
        {
            return NotFound();
        }

        var totals = await RegionTotals.OfAsync(queries, data, ct);
        if (totals.Merged.Cells.FirstOrDefault(c => c.Cell.Path == cell) is not { } merged)
        {
            return NotFound();
        }

        (Data, Merged) = (data, merged);
        return Page();
    }
}
