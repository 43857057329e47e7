using Gongkai.Domain.Returns;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Returns;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Returns;

/// <summary>填报: the months of a section in one form.</summary>
[Authorize(Policies.Staff)]
internal sealed class EnterReturnsModel(AgencyChoice agencies, ReturnQueries queries, EnterReturns enter, CurrentOfficer officer, TimeProvider clock) : ReturnPage(agencies, officer, clock)
{
    private const int MonthsOfYear = 12;
    private readonly CurrentOfficer officer = officer;

    /// <summary>What is returned.</summary>
    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? AskedKind { get; set; }

    /// <summary>科室.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Section { get; set; }

    /// <summary>The unit of the numbers.</summary>
    [BindProperty]
    public ReturnUnit? Unit { get; set; }

    /// <summary>数据来源.</summary>
    [BindProperty]
    public string? Source { get; set; }

    /// <summary>Who answers for the numbers.</summary>
    [BindProperty]
    public string? Answerer { get; set; }

    /// <summary>Why numbers are changed.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The numbers of January to December.</summary>
    [BindProperty]
    public string?[] Months { get; set; } = new string?[MonthsOfYear];

    /// <summary>The versions that were seen.</summary>
    [BindProperty]
    public int[] Seen { get; set; } = new int[MonthsOfYear];

    /// <summary>What is returned.</summary>
    public ReturnKind Kind => ReturnKinds.Parse(AskedKind) ?? ReturnKind.Licensing;

    /// <summary>The last month that has begun.</summary>
    public int LastMonth => Year == Today.Year ? Today.Month : MonthsOfYear;

    /// <summary>True where the section has returned something for the year.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>Sections that have returned something.</summary>
    public IReadOnlyList<string> Sections { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct) || !MayEnter)
        {
            return NotFound();
        }

        Sections = await queries.SectionsAsync(Agency.Id, ct);
        var held = Section is { Length: > 0 } section ? await queries.HeldAsync(Agency.Id, Year, Kind, section, ct) : [];
        foreach (var month in held)
        {
            (Months[month.Month - 1], Seen[month.Month - 1]) = (month.Amount is { } amount ? ReturnAmount.Text(Kind, amount) : null, month.Version);
        }

        IsKnown = held.Count > 0;
        if (held is [.., var last])
        {
            (Source, Answerer, Unit) = (last.Source, last.Answerer, Kind.Unit());
        }

        return Page();
    }

    /// <summary>Takes it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct) || !MayEnter)
        {
            return NotFound();
        }

        (Months, Seen) = ([.. Months.Take(MonthsOfYear).Concat(new string?[MonthsOfYear]).Take(MonthsOfYear)], [.. Seen.Take(MonthsOfYear).Concat(new int[MonthsOfYear]).Take(MonthsOfYear)]);
        var outcome = await enter.ExecuteAsync(
            new(Agency.Id, Year, Kind, Section ?? "", Unit, Source ?? "", Answerer ?? "", Reason, [.. Months.Take(LastMonth).Select((text, i) => new EnterReturns.Typed(i + 1, text, Seen[i]))]),
            officer.Value, ct);
        if (outcome.Failed)
        {
            Sections = await queries.SectionsAsync(Agency.Id, ct);
            return Again(outcome.Problems);
        }

        TempData["Done"] = $"已保存{Kind.Name()}：{Section}，{outcome.Value} 个月。";
        return Redirect(Address(""));
    }
}
