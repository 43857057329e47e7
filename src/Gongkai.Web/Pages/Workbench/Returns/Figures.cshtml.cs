using System.Globalization;
using Gongkai.Domain.Returns;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Returns;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Returns;

/// <summary>What is behind a number: the sections' figures with their corrections, and the single decisions.</summary>
[Authorize(Policies.Staff)]
internal sealed class ReturnFiguresModel(AgencyChoice agencies, ReturnQueries queries, ImportDecisions decisions, CurrentOfficer officer, TimeProvider clock) : ReturnPage(agencies, officer, clock)
{
    private const int PageSize = 50;
    private readonly CurrentOfficer officer = officer;

    /// <summary>What is returned.</summary>
    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? AskedKind { get; set; }

    /// <summary>The month; null for the year.</summary>
    [BindProperty(SupportsGet = true, Name = "month")]
    public int? AskedMonth { get; set; }

    /// <summary>Where the page begins: date and number of the decision before.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    /// <summary>What is returned.</summary>
    public ReturnKind Kind => ReturnKinds.Parse(AskedKind) ?? ReturnKind.Licensing;

    /// <summary>The month; null for the year.</summary>
    public int? Month => AskedMonth is >= 1 and <= 12 ? AskedMonth : null;

    /// <summary>The heading.</summary>
    public string Heading => $"{Kind.Name()} {Year} 年{(Month is { } m ? m + " 月" : "")}";

    /// <summary>The number; null where nothing was returned.</summary>
    public long? Total { get; private set; }

    /// <summary>The sections' figures, corrected ones too.</summary>
    public IReadOnlyList<SectionReturn> Trail { get; private set; } = [];

    /// <summary>The decisions of this page.</summary>
    public IReadOnlyList<SingleDecision> Decisions { get; private set; } = [];

    /// <summary>The next page; null on the last.</summary>
    public string? Next { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await ShowAsync(ct) ? Page() : NotFound();

    /// <summary>Takes a decision out of the figures.</summary>
    public async Task<IActionResult> OnPostAsync(long id, string? reason, CancellationToken ct)
    {
        if (!await ShowAsync(ct))
        {
            return NotFound();
        }

        var outcome = await decisions.WithdrawAsync(id, reason ?? "", officer.Value, ct);
        if (outcome.Failed)
        {
            return Again(outcome.Problems);
        }

        TempData["Done"] = "已从计数中剔除，办理记录中保留。";
        return Redirect(Here);
    }

    private string Here => Address("/figures") + $"&kind={Kind.Key()}" + (Month is { } m ? $"&month={m}" : "");

    private async Task<bool> ShowAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return false;
        }

        var year = (await queries.YearAsync(Agency.Id, Year, Now, ct)).Single(y => y.Kind == Kind);
        Total = Month is { } month ? year.InMonth(month) : year.Total;
        Trail = await queries.TrailAsync(Agency.Id, Year, Kind, Month, ct);
        if (Kind.HasSingleDecisions())
        {
            var (from, to) = (new DateOnly(Year, Month ?? 1, 1), new DateOnly(Year, Month ?? 12, 1).AddMonths(1).AddDays(-1));
            var found = await queries.DecisionsAsync(Agency.Id, Kind, from, to, Now, ReadAfter(), PageSize, ct);
            Decisions = [.. found.Take(PageSize)];
            Next = found.Count > PageSize ? $"{Here}&after={Decisions[^1].DecidedOn:yyyyMMdd}-{Decisions[^1].Id}" : null;
        }

        return true;
    }

    private (DateOnly On, long Id)? ReadAfter() =>
        After?.Split('-') is [var day, var number] && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) && long.TryParse(number, out var id) ? (on, id) : null;
}
