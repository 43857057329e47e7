using Gongkai.Domain.Returns;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Returns;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Returns;

/// <summary>科室填报数 of a year: what each section returned, what is missing.</summary>
[Authorize(Policies.Staff)]
internal sealed class ReturnYearModel(AgencyChoice agencies, ReturnQueries queries, DossierQueries dossiers, CurrentOfficer officer, TimeProvider clock) : ReturnPage(agencies, officer, clock)
{
    /// <summary>The returns of each kind.</summary>
    public IReadOnlyList<ReturnYear> Returns { get; private set; } = [];

    /// <summary>Who entered and corrected what.</summary>
    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    /// <summary>The page behind a number.</summary>
    public string Figures(ReturnKind kind, int? month = null) => Address("/figures") + $"&kind={kind.Key()}" + (month is { } m ? $"&month={m}" : "");

    /// <summary>The form of a section's months.</summary>
    public string EntryOf(ReturnKind kind, string? section) => Address("/enter") + $"&kind={kind.Key()}" + (section is null ? "" : "&section=" + Uri.EscapeDataString(section));

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        Returns = await queries.YearAsync(Agency.Id, Year, Now, ct);
        Timeline = await dossiers.TimelineAsync(ReturnWriting.CaseKey(Agency.Id, Year), ct);
        return Page();
    }
}
