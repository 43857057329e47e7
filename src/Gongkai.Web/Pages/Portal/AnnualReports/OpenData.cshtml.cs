using Gongkai.Operations.AnnualReports;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Portal.AnnualReports;

/// <summary>开放数据.</summary>
[AllowAnonymous]
internal sealed class OpenDataModel(ReportQueries queries) : PageModel
{
    /// <summary>How many reports there are.</summary>
    public int Reports { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(CancellationToken ct) => Reports = (await queries.FacetsAsync(new ReportFilter(), ct)).Reports;
}
