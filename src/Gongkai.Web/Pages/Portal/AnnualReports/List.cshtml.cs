using Gongkai.Operations.AnnualReports;
using Gongkai.Web.Portal;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Portal.AnnualReports;

/// <summary>查年报: the list with its filters.</summary>
[AllowAnonymous]
internal sealed class ListModel(ReportQueries queries, RegionQueries regions) : PageModel
{
    private const int Rows = 30;

    /// <summary>Any part of the agency's name.</summary>
    [BindProperty(Name = "name", SupportsGet = true)]
    public string? Name { get; set; }

    /// <summary>The region.</summary>
    [BindProperty(Name = "region", SupportsGet = true)]
    public long? Region { get; set; }

    /// <summary>The agency, as links name it.</summary>
    [BindProperty(Name = "agency", SupportsGet = true)]
    public long? Agency { get; set; }

    /// <summary>The year.</summary>
    [BindProperty(Name = "year", SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>How the reports did.</summary>
    [BindProperty(Name = "findings", SupportsGet = true)]
    public string? Findings { get; set; }

    /// <summary>A rule that speaks in the reports.</summary>
    [BindProperty(Name = "rule", SupportsGet = true)]
    public string? Rule { get; set; }

    /// <summary>Where the page before ended.</summary>
    [BindProperty(Name = "after", SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>What narrows the list.</summary>
    public ReportFilter Filter { get; private set; } = new();

    /// <summary>The rows.</summary>
    public ReportList Reports { get; private set; } = new([], null);

    /// <summary>What the list can be narrowed to next, with counts.</summary>
    public ReportFacets Facets { get; private set; } = null!;

    /// <summary>The region that the list is narrowed to; null without one.</summary>
    public RegionRow? ChosenRegion { get; private set; }

    /// <summary>What is said of filters that cannot be read.</summary>
    public IReadOnlyList<string> Unreadable { get; private set; } = [];

    /// <summary>Finds them.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        Unreadable = UnreadableFilters.In(this, "year");
        Filter = new ReportFilter { Name = Name, RegionId = Region, AgencyId = Agency, Year = Year, Findings = ParseFindings(Findings), RuleId = Rule };
        Reports = await queries.ListAsync(Filter, After, Rows, ct);
        Facets = await queries.FacetsAsync(Filter, ct);
        ChosenRegion = Region is { } region ? await regions.FindAsync(region, ct) : null;
    }

    /// <summary>The choices of how a report did, with how many reports each would leave.</summary>
    public IReadOnlyList<(string Value, string Text, int Reports)> FindingChoices =>
        [("errors", "有错误", Facets.WithErrors), ("warnings", "有存疑", Facets.WithWarnings), ("none", "无错误、无存疑", Facets.WithNeither)];

    /// <summary>The address of another page of the same list.</summary>
    public string PageAddress(string? after)
    {
        var query = new QueryBuilder();
        foreach (var (key, value) in Request.Query)
        {
            if (key != "after" && value.ToString().Length > 0)
            {
                query.Add(key, value.ToString());
            }
        }

        if (after is not null)
        {
            query.Add("after", after);
        }

        return "/reports" + query;
    }

    internal static FindingFilter? ParseFindings(string? value) => value switch
    {
        "errors" => FindingFilter.Errors,
        "warnings" => FindingFilter.Warnings,
        "none" => FindingFilter.None,
        _ => null,
    };
}
