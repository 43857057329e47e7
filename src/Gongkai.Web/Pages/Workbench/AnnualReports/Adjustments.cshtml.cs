using System.Globalization;
using Gongkai.Domain.AnnualReports;
using Gongkai.Domain.AnnualReports.Writing;
using Gongkai.Operations.AnnualReports.Writing;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.AnnualReports;

/// <summary>说明调整 and 期初件数: what stands beside the numbers.</summary>
[Authorize(Policies.Staff)]
internal sealed class DraftAdjustmentsModel(ReportCases cases, YearFigures figures, AdjustFigures adjust, CurrentOfficer officer, TimeProvider clock) : DraftPage(cases, officer, clock)
{
    /// <summary>The figures.</summary>
    public YearSheet Sheet { get; private set; } = null!;

    /// <summary>The cell that was chosen.</summary>
    public string? Path { get; private set; }

    /// <summary>The adjustment that was typed.</summary>
    public string? Amount { get; private set; }

    /// <summary>The reason that was typed.</summary>
    public string? Reason { get; private set; }

    /// <summary>The rows in which an application can end.</summary>
    public IReadOnlyList<FormRow> OutcomeRows { get; } = Equations.OutcomeRows(FigureSheet.Form, singleOther: false);

    private string Here => Address + "/adjustments";

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(long agency, int year, CancellationToken ct) => await ShowAsync(agency, year, ct) ? Page() : NotFound();

    /// <summary>Enters an adjustment.</summary>
    public async Task<IActionResult> OnPostAddAsync(long agency, int year, string? path, string? amount, string? reason, CancellationToken ct)
    {
        if (!await ShowAsync(agency, year, ct))
        {
            return NotFound();
        }

        (Path, Amount, Reason) = (path, amount, reason);
        decimal.TryParse(amount, NumberStyles.Number, CultureInfo.InvariantCulture, out var number);
        return After(await adjust.AddAsync(agency, year, path ?? "", number, reason ?? "", By, ct), "已登记说明调整。", Here);
    }

    /// <summary>Takes an adjustment back.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(long agency, int year, long id, CancellationToken ct) =>
        await ShowAsync(agency, year, ct) ? After(await adjust.WithdrawAsync(agency, year, id, By, ct), "已撤销。", Here) : NotFound();

    /// <summary>Enters an opening balance.</summary>
    public async Task<IActionResult> OnPostOpenAsync(long agency, int year, int applicant, int count, string? row, string? reason, CancellationToken ct) =>
        await ShowAsync(agency, year, ct) ? After(await adjust.OpenAsync(agency, year, applicant, count, row, reason ?? "", By, ct), "已登记期初件数。", Here) : NotFound();

    /// <summary>Takes an opening balance back.</summary>
    public async Task<IActionResult> OnPostCloseAsync(long agency, int year, long id, CancellationToken ct) =>
        await ShowAsync(agency, year, ct) ? After(await adjust.CloseAsync(agency, year, id, By, ct), "已撤销。", Here) : NotFound();

    private async Task<bool> ShowAsync(long agency, int year, CancellationToken ct)
    {
        if (!await LoadAsync(agency, year, ct) || Case.Standing().WhyNot(ReportAct.Adjust, By) is not null)
        {
            return false;
        }

        Sheet = await figures.OfAsync(Case.Agency, new(year, Now), ct);
        return true;
    }
}
