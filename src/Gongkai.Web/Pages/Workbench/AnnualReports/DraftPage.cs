using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.AnnualReports.Writing;
using Gongkai.Operations.Deadlines;
using Gongkai.Web.Accounts;
using Gongkai.Web.AnnualReports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.AnnualReports;

/// <summary>A page about one report that is written here.</summary>
internal abstract class DraftPage(ReportCases cases, CurrentOfficer officer, TimeProvider clock) : PageModel
{
    /// <summary>The report with its agency.</summary>
    public ReportCase Case { get; private set; } = null!;

    /// <summary>The report.</summary>
    public ReportDraft Draft => Case.Draft;

    /// <summary>What kept an act from being done.</summary>
    public IReadOnlyList<Problem> Problems { get; protected set; } = [];

    /// <summary>Who acts.</summary>
    public Officer By => officer.Value;

    /// <summary>This moment.</summary>
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>The date in China.</summary>
    public DateOnly Today => ChinaTime.DateOf(Now);

    /// <summary>The day in the address whose end the figures are to be as of; null for now.</summary>
    [BindProperty(SupportsGet = true, Name = "asOf")]
    public DateOnly? AskedAsOf { get; set; }

    /// <summary>As of which moment the figures are asked for; null for now, and once they are kept.</summary>
    public DateTimeOffset? AsOf => Draft.Figures is null && AskedAsOf is { } day && day < Today ? ChinaTime.Instant(day.AddDays(1).ToDateTime(default)) : null;

    /// <summary>The report's address.</summary>
    public string Address => $"/workbench/annual-reports/{Draft.AgencyId}/{Draft.Year}";

    /// <summary>Loads the report; false when there is none for this officer.</summary>
    protected async Task<bool> LoadAsync(long agency, int year, CancellationToken ct)
    {
        if (await cases.FindAsync(agency, year, By, ct) is not { } found)
        {
            return false;
        }

        Case = found;
        return true;
    }

    /// <summary>The page of an outcome: the report with what was done, or this page again with the problems.</summary>
    protected IActionResult After(Outcome<int> outcome, string done, string? where = null)
    {
        if (outcome.Failed)
        {
            Problems = outcome.Problems;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        TempData["Done"] = done;
        return Redirect(where ?? Address);
    }

    /// <summary>The report with its findings as pages show it; each number leads to what is behind it.</summary>
    protected ReportView View(ComposedReport composed) => new(composed.Report, composed.Findings, new ReportLinks(Address, Address + "/source", Address + "/download/") { Parts = Address + "/cells/", PartsQuery = AsOf is null ? "" : $"?asOf={AskedAsOf:yyyy-MM-dd}" });
}
