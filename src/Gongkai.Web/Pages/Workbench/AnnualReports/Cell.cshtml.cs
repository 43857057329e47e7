using System.Globalization;
using Gongkai.Domain.AnnualReports;
using Gongkai.Domain.AnnualReports.Writing;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Returns;
using Gongkai.Operations.AnnualReports.Writing;
using Gongkai.Operations.Publishing.Register;
using Gongkai.Operations.Remedies;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.AnnualReports;

/// <summary>What a number is made of: agencies, cases, documents, returns.</summary>
[Authorize(Policies.Staff)]
internal sealed class DraftCellModel(
    ReportCases cases, YearFigures figures, RequestTallies requests, RegisterQueries register, CurrentOfficer officer, TimeProvider clock) : DraftPage(cases, officer, clock)
{
    private const int PageSize = 50;

    /// <summary>Where the page begins: date and number of the case before.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public string? Behind { get; set; }

    /// <summary>The cell.</summary>
    public FormCell Cell { get; private set; } = null!;

    /// <summary>The number of the report; null for a blank.</summary>
    public decimal? Value { get; private set; }

    /// <summary>What the agency's own figure is made of; null once figures are kept.</summary>
    public Figure? Own { get; private set; }

    /// <summary>The adjustments in it.</summary>
    public IReadOnlyList<FigureAdjustment> Adjustments { get; private set; } = [];

    /// <summary>For a government: what each agency adds, and where that is shown.</summary>
    public IReadOnlyList<(string Agency, decimal? Value, string? Address)> Parts { get; private set; } = [];

    /// <summary>The cases of this page.</summary>
    public IReadOnlyList<CountedRequest> Requests { get; private set; } = [];

    /// <summary>The documents.</summary>
    public IReadOnlyList<RegisterRow> Documents { get; private set; } = [];

    /// <summary>The kind of returns behind it.</summary>
    public ReturnKind? Returns { get; private set; }

    /// <summary>Where the reconsiderations and lawsuits behind it are listed; null for other tables.</summary>
    public string? Remedies => Cell.Row.Table != TableKind.Remedies ? null
        : $"/workbench/remedies?agency={Draft.AgencyId}&year={Draft.Year}&cell={RemedyCell.Form.First(c => c.Path == Cell.Path).Key}"
            + (Draft.FiguresAt is { } at ? "&asOf=" + Uri.EscapeDataString(at.ToString("O", CultureInfo.InvariantCulture)) : "");

    /// <summary>The next page; null on the last.</summary>
    public string? Next { get; private set; }

    /// <summary>True for those who see every case of the agency.</summary>
    public bool SeesCases => RequestStanding.SeesEveryCase(By, Case.Agency.Place!);

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(long agency, int year, string cell, CancellationToken ct)
    {
        if (FigureSheet.Form.Cell(cell) is not { Row.IsAlternative: false } found || !await LoadAsync(agency, year, ct))
        {
            return NotFound();
        }

        Cell = found;
        var when = new YearAt(year, Draft.FiguresAt ?? AsOf ?? Now);
        var sheet = await figures.OfAsync(Case.Agency, when, ct);
        Value = Draft.Figures is { } kept ? kept.Cells.GetValueOrDefault(cell) : sheet.Value(cell);
        (Own, Adjustments) = (sheet.Own[cell], [.. sheet.Adjustments.Where(a => a.Path == cell)]);
        if (sheet.Merged?.Cells.FirstOrDefault(c => c.Cell == found) is { } merged)
        {
            var below = await figures.BelowAsync(agency, year, ct);
            Parts =
            [
                .. merged.Parts.Select(p => (p.Agency, p.Value.Value, below.FirstOrDefault(b => b.Agency == p.Agency) is { } child
                    ? child.ReportId > 0 ? $"/reports/{child.ReportId}" : $"/workbench/annual-reports/{child.AgencyId}/{year}/cells/{cell}"
                    : null)),
            ];
        }

        await (found.Row.Table switch
        {
            TableKind.Requests => LoadRequestsAsync(agency, when, ct),
            TableKind.Active => LoadActiveAsync(agency, when, ct),
            TableKind.Remedies => Task.CompletedTask,
        });
        var isOnlyOfCases = Parts.Count == 0 && Own is { Opening: 0, Adjusted: 0 };
        return isOnlyOfCases && Remedies is { } list ? LocalRedirect(list) : Page();
    }

    private async Task LoadRequestsAsync(long agency, YearAt when, CancellationToken ct)
    {
        (DateOnly On, long Id)? after = Behind?.Split('-') is [var day, var number] && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) && long.TryParse(number, out var id) ? (on, id) : null;
        var found = SeesCases ? await requests.BehindAsync(agency, Cell, when, after, PageSize, ct) : [];
        Requests = [.. found.Take(PageSize)];
        Next = found.Count > PageSize ? $"{Address}/cells/{Cell.Path}?after={Requests[^1].ReceivedOn:yyyyMMdd}-{Requests[^1].Id}{(AsOf is null ? "" : $"&asOf={AskedAsOf:yyyy-MM-dd}")}" : null;
    }

    private async Task LoadActiveAsync(long agency, YearAt when, CancellationToken ct)
    {
        if (ReturnKinds.All.Where(k => k.Cell() == Cell.Path).Select(k => (ReturnKind?)k).FirstOrDefault() is { } kind)
        {
            Returns = kind;
            return;
        }

        var year = await register.YearAsync(agency, Cell.Row.Key == "active.regulations" ? NormativeRank.Regulation : NormativeRank.NormativeDocument, when.Year, when.AsOf, ct);
        Documents = Cell.Column.Key switch
        {
            "issued" => year.Issued,
            "repealed" => year.Ended,
            _ => year.InForce,
        };
    }
}
