using Gongkai.Operations.AnnualReports;
using Gongkai.Web.Portal;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Portal.OpenData;

/// <summary>开放数据.</summary>
[AllowAnonymous]
internal sealed class OpenDataModel(ReportQueries queries) : PageModel
{
    /// <summary>How many reports there are.</summary>
    public int Reports { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        Reports = (await queries.FacetsAsync(new ReportFilter(), ct)).Reports;
        ViewData[PageHead.Key] = new PageHead { Title = "开放数据", Description = "公开目录、公开文件、规范性文件登记和年度报告的全部数据：JSON、CSV、接口。", Canonical = "/open-data" };
    }
}
