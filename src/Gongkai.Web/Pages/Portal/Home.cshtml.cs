using Gongkai.Operations.AnnualReports;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Portal;

/// <summary>首页.</summary>
[AllowAnonymous]
internal sealed class HomeModel(ReportQueries queries) : PageModel
{
    private const int Rows = 8;

    /// <summary>The reports of the newest years.</summary>
    public IReadOnlyList<ReportRow> Latest { get; private set; } = [];

    /// <summary>How many reports there are, and how they did.</summary>
    public ReportFacets Figures { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        Latest = (await queries.ListAsync(new ReportFilter(), null, Rows, ct)).Rows;
        Figures = await queries.FacetsAsync(new ReportFilter(), ct);
    }
}
