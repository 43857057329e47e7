using Gongkai.Domain;
using Gongkai.Domain.AnnualReports.Writing;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.AnnualReports.Writing;
using Gongkai.Operations.Deadlines;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.AnnualReports;

/// <summary>年度报告: one's own, and for a lead authority those below it: who has filed, who is late, whose report has findings.</summary>
[Authorize(Policies.Staff)]
internal sealed class DraftListModel(AgencyChoice agencies, DraftQueries queries, RequestTallies tallies, BeginReport begin, MoveReport move, CurrentOfficer officer, TimeProvider clock) : PageModel
{
    private readonly DateTimeOffset now = clock.GetUtcNow();
    private IReadOnlyList<Agency> agenciesOfOfficer = [];

    /// <summary>The year in the address.</summary>
    [BindProperty(SupportsGet = true, Name = "year")]
    public int? AskedYear { get; set; }

    /// <summary>The date in China.</summary>
    public DateOnly Today => ChinaTime.DateOf(now);

    /// <summary>The year: last year's report is written until summer, then this year's is prepared.</summary>
    public int Year => AskedYear is { } asked && asked >= ReportCourse.FirstYear && asked <= Today.Year ? asked : Today.AddMonths(-6).Year;

    /// <summary>The years that can be chosen.</summary>
    public IEnumerable<int> Years => Enumerable.Range(ReportCourse.FirstYear, Today.Year - ReportCourse.FirstYear + 1).Reverse();

    /// <summary>The reports of the officer's agencies.</summary>
    public IReadOnlyList<FilingRow> Own { get; private set; } = [];

    /// <summary>By each of them that has agencies below it: their reports, and what their registers have.</summary>
    public IReadOnlyList<(Agency Lead, IReadOnlyList<FilingRow> Rows, IReadOnlyDictionary<long, (int Received, int Open)> Totals)> Below { get; private set; } = [];

    /// <summary>What kept an act from being done.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>True for those who may begin an agency's report.</summary>
    public bool MayBegin(long agencyId) => agenciesOfOfficer.FirstOrDefault(a => a.Id == agencyId)?.Place is { } place && ReportStanding.WhyNotBegin(officer.Value, place) is null;

    /// <summary>True for those who return reports for a lead authority.</summary>
    public bool MayReturn(Agency lead) => officer.Value.Has(lead.Place!, [.. ReportStanding.RolesOf(ReportAct.Return)]);

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        return Page();
    }

    /// <summary>Begins a report.</summary>
    public async Task<IActionResult> OnPostAsync(long agency, int year, CancellationToken ct)
    {
        var outcome = await begin.ExecuteAsync(agency, year, officer.Value, ct);
        return outcome.Failed ? await RefuseAsync(outcome.Problems, ct) : Redirect($"/workbench/annual-reports/{agency}/{year}");
    }

    /// <summary>Returns a report with its findings.</summary>
    public async Task<IActionResult> OnPostReturnAsync(long agency, int year, int version, CancellationToken ct)
    {
        var outcome = await move.ReturnAsync(agency, year, version, null, officer.Value, ct);
        if (outcome.Failed)
        {
            return await RefuseAsync(outcome.Problems, ct);
        }

        TempData["Done"] = "已退回，并附上核对发现。";
        return Redirect($"/workbench/annual-reports?year={year}");
    }

    private async Task<PageResult> RefuseAsync(IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        Problems = problems;
        Response.StatusCode = problems.ToStatus();
        await LoadAsync(ct);
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        agenciesOfOfficer = await agencies.OwnAsync(officer.Value, ct);
        Own = await queries.OwnAsync(officer.Value, Year, ct);
        var below = new List<(Agency, IReadOnlyList<FilingRow>, IReadOnlyDictionary<long, (int, int)>)>();
        foreach (var lead in agenciesOfOfficer)
        {
            var rows = await queries.BelowAsync(lead.Id, Year, ct);
            if (rows.Count > 0)
            {
                var counted = await tallies.OfAsync([.. rows.Select(r => r.AgencyId)], new(Year, now), ct);
                below.Add((lead, rows, counted.GroupBy(t => t.AgencyId).ToDictionary(g => g.Key, g => (g.Where(t => t.IsNew).Sum(t => t.Count), g.Where(t => t.Answer is null).Sum(t => t.Count)))));
            }
        }

        Below = below;
    }
}
