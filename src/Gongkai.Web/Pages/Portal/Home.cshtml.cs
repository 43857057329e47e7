using Gongkai.Operations.AnnualReports;
using Gongkai.Operations.Portal;
using Gongkai.Web.Portal;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Portal;

/// <summary>首页: what is new, and the ways in.</summary>
[AllowAnonymous]
internal sealed class HomeModel(ReportQueries reports, PortalQueries queries, AgencySites sites, TimeProvider clock) : PageModel
{
    /// <summary>Agencies on the page; the rest is behind a link.</summary>
    public const int AgenciesShown = 24;

    private const int DocumentRows = 15;
    private const int ReportRows = 8;

    private Dictionary<long, PublicAgency> byId = [];

    /// <summary>The newest documents.</summary>
    public IReadOnlyList<PublicRow> Latest { get; private set; } = [];

    /// <summary>The agencies with a platform.</summary>
    public IReadOnlyList<PublicAgency> Agencies { get; private set; } = [];

    /// <summary>The annual reports of the newest years.</summary>
    public IReadOnlyList<ReportRow> Reports { get; private set; } = [];

    /// <summary>Today.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>The name of a document's agency.</summary>
    public string? AgencyOf(PublicRow row) => byId.GetValueOrDefault(row.AgencyId)?.Called;

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        Today = PublicWords.Today(clock);
        Latest = (await queries.ListAsync(new PublicFilter(), null, DocumentRows, ct)).Rows;
        Agencies = await sites.AllAsync(ct);
        byId = Agencies.ToDictionary(a => a.Id);
        Reports = (await reports.ListAsync(new ReportFilter(), null, ReportRows, ct)).Rows;
        HttpContext.Shows(PublicTag.All, PublicTag.Tree, PublicTag.AllReports);
        ViewData[PageHead.Key] = new PageHead { Title = "政府信息公开平台", Description = "各级行政机关依法公开的政府信息：指南、制度、法定主动公开内容、年报，检索、查阅和下载。", Canonical = "/" };
    }
}
