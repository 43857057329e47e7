using System.Globalization;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Remedies;
using Gongkai.Web.Accounts;
using Gongkai.Web.Remedies;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Remedies;

/// <summary>A table of the statistics.</summary>
/// <param name="LabelledBy">The heading's id.</param>
/// <param name="What">What the lines are about.</param>
/// <param name="Lines">The lines.</param>
internal sealed record LinesView(string LabelledBy, string What, IReadOnlyList<(string Name, IReadOnlyDictionary<RemedyColumn, int> Counts)> Lines)
{
    /// <summary>纠正率: corrected of all concluded; a dash while nothing is concluded.</summary>
    public static string Rate(IReadOnlyDictionary<RemedyColumn, int> counts)
    {
        var concluded = counts.Where(c => c.Key != RemedyColumn.Pending).Sum(c => c.Value);
        return concluded == 0 ? "—" : (counts.GetValueOrDefault(RemedyColumn.Corrected) / (decimal)concluded).ToString("P1", CultureInfo.InvariantCulture);
    }
}

/// <summary>复议诉讼统计: table four of a year, by ground and by section.</summary>
[Authorize(Policies.Staff)]
internal sealed class FiguresModel(RemedyQueries queries, RemedyFigures figures, CurrentOfficer officer, TimeProvider clock) : RemedyPageModel(officer, clock)
{
    private readonly TimeProvider clock = clock;

    /// <summary>The year.</summary>
    [BindProperty(SupportsGet = true, Name = "year")]
    public int Year { get; set; }

    /// <summary>One agency; null for all.</summary>
    [BindProperty(SupportsGet = true, Name = "agency")]
    public long? AgencyId { get; set; }

    /// <summary>The agencies to choose from.</summary>
    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    /// <summary>The 15 numbers.</summary>
    public RemedyTotals Totals { get; private set; } = new();

    /// <summary>By the answer.</summary>
    public IReadOnlyList<RemedyLine<AnswerKind>> Grounds { get; private set; } = [];

    /// <summary>By section.</summary>
    public IReadOnlyList<RemedyLine<long>> Sections { get; private set; } = [];

    /// <summary>Names of sections.</summary>
    public IReadOnlyDictionary<long, string> SectionNames { get; private set; } = new Dictionary<long, string>();

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        Year = Year is >= RemedyYears.First and <= RemedyYears.Last ? Year : Today.Year;
        Agencies = [.. (await queries.AgenciesAsync(By, ct)).Where(a => RequestStanding.SeesEveryCase(By, a.Place!))];
        AgencyId = Agencies.Any(a => a.Id == AgencyId) ? AgencyId : null;
        var ids = AgencyId is { } one ? [one] : Agencies.Select(a => a.Id).ToList();
        var now = clock.GetUtcNow();
        Totals = RemedyTotals.Sum((await figures.OfAsync(ids, Year, now, ct)).Values);
        Grounds = await figures.ByGroundAsync(ids, Year, now, ct);
        Sections = await figures.BySectionAsync(ids, Year, now, ct);
        SectionNames = await queries.SectionNamesAsync([.. Sections.Select(s => s.Key).OfType<long>()], ct);
    }
}
