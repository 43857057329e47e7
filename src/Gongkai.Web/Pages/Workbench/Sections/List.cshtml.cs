using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Sections;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Sections;

/// <summary>科室、代理人: an agency's sections, who belongs to them, and who stands in for whom.</summary>
[Authorize(Policies.Staff)]
internal sealed class SectionListModel(SectionQueries queries, RequestQueries requests, DocumentQueries agencies, SaveSection save, StandIns standIns, CurrentOfficer officer, TimeProvider clock) : PageModel
{
    /// <summary>The agency; the officer's own where none is named.</summary>
    [BindProperty(SupportsGet = true, Name = "agency")]
    public long? AgencyId { get; set; }

    /// <summary>The agencies in which the officer works.</summary>
    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    /// <summary>The agency at hand; null where the officer works in none.</summary>
    public Agency? Agency { get; private set; }

    /// <summary>Its sections.</summary>
    public IReadOnlyList<(Section Section, IReadOnlyList<long> Members)> Sections { get; private set; } = [];

    /// <summary>Who can belong to them.</summary>
    public IReadOnlyList<(long Id, string Name, string? Section)> People { get; private set; } = [];

    /// <summary>Stand-ins that hold or are to come.</summary>
    public IReadOnlyList<(StandIn StandIn, string Absent, string By)> Absences { get; private set; } = [];

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>True for who may change all of it; others may name their own stand-in.</summary>
    public bool MayManage => Agency?.Place is { } place && SectionProblems.MayManage(officer.Value, place);

    /// <summary>Who acts.</summary>
    public Officer By => officer.Value;

    /// <summary>The date in China.</summary>
    public DateOnly Today { get; } = ChinaTime.DateOf(clock.GetUtcNow());

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await PrepareAsync(ct) || AgencyId is null ? Page() : NotFound();

    /// <summary>Saves a section.</summary>
    public async Task<IActionResult> OnPostSaveAsync(long? section, int version, string? name, bool closed, long[] members, CancellationToken ct) =>
        await DoneAsync(await save.ExecuteAsync(new(AgencyId ?? 0, section, version, name ?? "", closed, members), By, ct), "已保存科室。", ct);

    /// <summary>Appoints a stand-in.</summary>
    public async Task<IActionResult> OnPostStandInAsync(long absent, long by, DateOnly? from, DateOnly? until, CancellationToken ct) =>
        await DoneAsync(await standIns.AppointAsync(AgencyId ?? 0, absent, by, from ?? Today, until ?? default, By, ct), "已指定代理人。", ct);

    /// <summary>Takes one back.</summary>
    public async Task<IActionResult> OnPostRevokeAsync(long standIn, CancellationToken ct) => await DoneAsync(await standIns.RevokeAsync(AgencyId ?? 0, standIn, By, ct), "已撤销代理。", ct);

    private async Task<IActionResult> DoneAsync(Outcome<long> outcome, string done, CancellationToken ct)
    {
        if (!outcome.Failed)
        {
            TempData["Done"] = done;
            return RedirectToPage(new { agency = AgencyId });
        }

        if (!await PrepareAsync(ct))
        {
            return NotFound();
        }

        Problems = outcome.Problems;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> PrepareAsync(CancellationToken ct)
    {
        Agencies = [.. (await agencies.AgenciesAsync(By, ct)).Where(a => By.Has(a.Place!) || By.Administers(a.Place!))];
        Agency = AgencyId is { } id ? Agencies.FirstOrDefault(a => a.Id == id) : Agencies is [var first, ..] ? first : null;
        if (Agency is not { } agency)
        {
            return false;
        }

        AgencyId = agency.Id;
        Sections = await queries.WithMembersAsync(agency.Id, ct);
        (_, People) = await requests.PassableAsync(agency.Id, ct);
        Absences = await queries.StandInsAsync(agency.Id, Today, ct);
        return true;
    }
}
