using Gongkai.Domain.Agencies;
using Gongkai.Domain.AnnualReports;
using Gongkai.Domain.AnnualReports.Writing;
using Gongkai.Domain.Requests;
using Gongkai.Operations.AnnualReports.Writing;
using Gongkai.Operations.Dossiers;
using Gongkai.Web.Accounts;
using Gongkai.Web.AnnualReports;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.AnnualReports;

/// <summary>上年结转 against what last year's report carried over.</summary>
/// <param name="Reported">What last year's report carried over.</param>
/// <param name="Now">What is carried in.</param>
/// <param name="Cases">The cases that explain the difference, where last year's figures were taken here.</param>
internal sealed record CarriedOver(decimal? Reported, decimal? Now, IReadOnlyList<(CountedRequest Request, bool IsMore)> Cases)
{
    /// <summary>True when they differ, or the cases behind them do.</summary>
    public bool HasDifference => Reported is not null && (Reported != Now || Cases.Count > 0);
}

/// <summary>A report as it would be published now, with what may be done with it.</summary>
[Authorize(Policies.Staff)]
internal sealed class ShowDraftModel(
    ReportCases cases, ReportComposer composer, DraftQueries queries, RequestTallies tallies, DossierQueries dossiers, ConfirmFigures confirm, MoveReport move, PublishReport publish, CurrentOfficer officer, TimeProvider clock)
    : DraftPage(cases, officer, clock)
{
    private const int MostCasesShown = 50;

    /// <summary>The composed report.</summary>
    public ComposedReport Composed { get; private set; } = null!;

    /// <summary>It with its findings.</summary>
    public ReportView Shown { get; private set; } = null!;

    /// <summary>The tables whose figures are confirmed as they are.</summary>
    public IReadOnlyList<TableKind> Confirmed { get; private set; } = [];

    /// <summary>What was done.</summary>
    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    /// <summary>上年结转 against last year; null where there is no report of last year.</summary>
    public CarriedOver? CarriedOver { get; private set; }

    /// <summary>The last day.</summary>
    public DateOnly DueOn => ReportCourse.DueOn(Draft.Year, Case.Agency.Kind == AgencyKind.Government);

    /// <summary>True when it is late.</summary>
    public bool IsOverdue => Draft.Stage != ReportStage.Published && Draft.SubmittedAt is null && Today > DueOn;

    /// <summary>What is to be done next, and by whom; null when nothing is, or when another day is looked at.</summary>
    public string? NextStep => AsOf is not null ? null : Draft.Stage switch
    {
        ReportStage.Drafting or ReportStage.Returned => string.Join("；", ToComplete().DefaultIfEmpty("数据都已确认，正文已写完，由分管领导审签")) + "。",
        ReportStage.Approved => Case.Lead is { } lead ? $"由政务公开办报送{lead.Name}。" : "由政务公开办公布。",
        ReportStage.Submitted => $"等{Case.Lead!.Name}审核。",
        ReportStage.Accepted => "由政务公开办公布。",
        ReportStage.Published => null,
    };

    /// <summary>True for those who see every case of the agency.</summary>
    public bool SeesCases => RequestStanding.SeesEveryCase(By, Case.Agency.Place!);

    /// <summary>The acts that are possible now: the handler, whether a reason must be given, and what the field asks for.</summary>
    public IEnumerable<(ReportAct Act, string Handler, bool NeedsReason, string? Hint)> Moves
    {
        get
        {
            (ReportAct, string, bool, string?)[] all =
            [
                (ReportAct.Approve, "Approve", Composed.Count(Severity.Error) > 0, Composed.Count(Severity.Error) > 0 ? "有错误仍审签的理由" : null),
                (ReportAct.TakeBack, "TakeBack", true, "撤回理由"),
                (ReportAct.Submit, "Submit", false, null),
                (ReportAct.Accept, "Accept", false, null),
                (ReportAct.Return, "Return", false, "退回意见（不填则附上核对发现）"),
                (ReportAct.Publish, "Publish", false, null),
                (ReportAct.Correct, "Correct", true, "更正理由"),
            ];
            return all.Where(m => May(m.Item1));
        }
    }

    /// <summary>True when the act is possible for this officer now.</summary>
    public bool May(ReportAct act) => AsOf is null && Case.Standing(Composed).WhyNot(act, By) is null;

    /// <summary>True when the act is possible, whatever still has to be confirmed.</summary>
    public bool MayBegin(ReportAct act) => AsOf is null && Case.Standing().WhyNot(act, By) is null;

    private IEnumerable<string> ToComplete()
    {
        if (Composed.HasPrompts)
        {
            yield return "在“编写正文”中把【 】里的提示换成实际情况";
        }

        if (Composed.Unbound.Count > 0)
        {
            yield return $"正文引用的数没有值，请更正：{string.Join("、", Composed.Unbound)}";
        }

        if (Case.Standing(Composed).Unconfirmed.ToList() is { Count: > 0 } tables)
        {
            yield return $"核对并确认{tables.Count}张表的数据";
        }
    }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(long agency, int year, CancellationToken ct) => await ShowAsync(agency, year, ct) ? Page() : NotFound();

    /// <summary>确认 a table.</summary>
    public async Task<IActionResult> OnPostConfirmAsync(long agency, int year, TableKind table, string? fingerprint, CancellationToken ct) =>
        await ShowAsync(agency, year, ct) ? After(await confirm.ExecuteAsync(agency, year, table, fingerprint ?? "", By, ct), $"已确认{table.Name()}的数据。") : NotFound();

    /// <summary>审签.</summary>
    public async Task<IActionResult> OnPostApproveAsync(long agency, int year, int version, string? reason, CancellationToken ct) =>
        await ShowAsync(agency, year, ct) ? After(await move.ApproveAsync(agency, year, version, reason, By, ct), "已审签，数据和正文不再变动。") : NotFound();

    /// <summary>撤回修改.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync(long agency, int year, int version, string? reason, CancellationToken ct) =>
        await ShowAsync(agency, year, ct) ? After(await move.TakeBackAsync(agency, year, version, reason ?? "", By, ct), "已撤回，可以修改。") : NotFound();

    /// <summary>报送.</summary>
    public async Task<IActionResult> OnPostSubmitAsync(long agency, int year, int version, CancellationToken ct) =>
        await ShowAsync(agency, year, ct) ? After(await move.SubmitAsync(agency, year, version, By, ct), "已报送主管部门。") : NotFound();

    /// <summary>退回.</summary>
    public async Task<IActionResult> OnPostReturnAsync(long agency, int year, int version, string? reason, CancellationToken ct) =>
        await ShowAsync(agency, year, ct) ? After(await move.ReturnAsync(agency, year, version, reason, By, ct), "已退回修改。") : NotFound();

    /// <summary>通过.</summary>
    public async Task<IActionResult> OnPostAcceptAsync(long agency, int year, int version, CancellationToken ct) =>
        await ShowAsync(agency, year, ct) ? After(await move.AcceptAsync(agency, year, version, By, ct), "已通过，可以公布。") : NotFound();

    /// <summary>公布.</summary>
    public async Task<IActionResult> OnPostPublishAsync(long agency, int year, int version, CancellationToken ct) =>
        await ShowAsync(agency, year, ct) ? After(await publish.ExecuteAsync(agency, year, version, By, ct), "已在年报栏目公布。") : NotFound();

    /// <summary>更正.</summary>
    public async Task<IActionResult> OnPostCorrectAsync(long agency, int year, int version, string? reason, CancellationToken ct) =>
        await ShowAsync(agency, year, ct) ? After(await publish.CorrectAsync(agency, year, version, reason ?? "", By, ct), "已开始更正，新版公布前，原报告仍然公开。") : NotFound();

    private async Task<bool> ShowAsync(long agency, int year, CancellationToken ct)
    {
        if (!await LoadAsync(agency, year, ct))
        {
            return false;
        }

        Composed = await composer.ComposeAsync(Draft, Case.Agency, null, null, ct, AsOf);
        (Shown, Confirmed) = (View(Composed), Case.Confirmed(Composed));
        Timeline = await dossiers.TimelineAsync(ReportDraft.KeyOf(agency, year), ct);
        if (AsOf is null && Composed.Previous is { } previous && Composed.Sheet is { Merged: null })
        {
            var reportedAt = await queries.FiguresOfYearBeforeAsync(agency, year, ct);
            CarriedOver = new(
                previous["requests.carriedOut[6]"].Value, Composed.Report["requests.carriedIn[6]"].Value,
                reportedAt is { } at ? await tallies.DifferenceAsync(agency, year, at, Now, MostCasesShown, ct) : []);
        }

        return true;
    }
}
