using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Publishing;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Documents;

/// <summary>A step as the form sends it.</summary>
internal sealed class StepEntry
{
    /// <summary>Its name; blank to leave it out.</summary>
    public string? Name { get; set; }

    /// <summary>What it looks at.</summary>
    public ReviewDuty Duty { get; set; }

    /// <summary>Who may sign it.</summary>
    public List<StaffRole> Roles { get; set; } = [];
}

/// <summary>审核流程和文件类型 of an agency.</summary>
[Authorize(Policies.Staff)]
internal sealed class SettingsModel(DocumentQueries queries, PublishingSettings settings, SavePublishingSettings save, CurrentOfficer officer) : PageModel
{
    private const int SpareSteps = 2;

    /// <summary>The roles that may be given a step.</summary>
    public static IReadOnlyList<StaffRole> SigningRoles { get; } = [StaffRole.SectionOfficer, StaffRole.Reviewer, StaffRole.DisclosureOffice, StaffRole.SecrecyReviewer, StaffRole.Leader];

    /// <summary>The agency.</summary>
    public Agency Agency { get; private set; } = null!;

    /// <summary>The agencies that the officer sees.</summary>
    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    /// <summary>The kind whose chain is shown; empty for all.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The kinds.</summary>
    public IReadOnlyList<KindSetting> Kinds { get; private set; } = [];

    /// <summary>The chain that holds.</summary>
    public ChainSetting Chain { get; private set; } = null!;

    /// <summary>True when the agency has set this very chain itself.</summary>
    public bool IsOwn { get; private set; }

    /// <summary>True for an administrator.</summary>
    public bool MayChange => officer.Value.Administers(Agency.Place!);

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>The steps, and a few blank ones.</summary>
    [BindProperty]
    public List<StepEntry> Steps { get; set; } = [];

    /// <summary>Shows the settings.</summary>
    public async Task<IActionResult> OnGetAsync(long? agency, string? kind, CancellationToken ct) => await LoadAsync(agency, kind, ct) ? Page() : NotFound();

    /// <summary>Sets a chain, or takes it back.</summary>
    public async Task<IActionResult> OnPostChainAsync(long agency, string? kind, int version, bool several, bool reset, CancellationToken ct)
    {
        var chain = new ReviewChain([.. Steps.Where(s => !string.IsNullOrWhiteSpace(s.Name)).Select(s => new ReviewStep(s.Name!.Trim(), s.Duty, s.Roles))], several);
        return await DoneAsync(agency, kind, await save.ChainAsync(agency, kind ?? "", reset ? null : chain, version, officer.Value, ct), ct);
    }

    /// <summary>Changes a kind.</summary>
    public async Task<IActionResult> OnPostKindAsync(long agency, string? code, int version, int days, bool owes, bool off, CancellationToken ct)
    {
        if (!await LoadAsync(agency, null, ct) || Kinds.FirstOrDefault(k => k.Kind.Code == code) is not { } setting)
        {
            return NotFound();
        }

        return await DoneAsync(agency, null, await save.KindAsync(agency, setting.Kind with { PublishWithinWorkingDays = days, OwesInterpretation = owes }, off, version, officer.Value, ct), ct);
    }

    /// <summary>Adds a kind.</summary>
    public async Task<IActionResult> OnPostNewKindAsync(long agency, string? code, string? name, CancellationToken ct) =>
        await DoneAsync(agency, null, await save.KindAsync(agency, new DocumentKind { Code = (code ?? "").Trim(), Name = (name ?? "").Trim() }, false, 0, officer.Value, ct), ct);

    private async Task<IActionResult> DoneAsync(long agency, string? kind, Outcome<int> outcome, CancellationToken ct)
    {
        if (!outcome.Failed)
        {
            return RedirectToPage("Settings", new { agency, kind });
        }

        if (!await LoadAsync(agency, kind, ct))
        {
            return NotFound();
        }

        Problems = outcome.Problems;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> LoadAsync(long? agency, string? kind, CancellationToken ct)
    {
        Agencies = await queries.AgenciesAsync(officer.Value, ct);
        if (Agencies.FirstOrDefault(a => agency is null ? officer.Value.Has(a.Place!) : a.Id == agency) is not { Place: { } place } chosen)
        {
            return false;
        }

        Agency = chosen;
        Kinds = await settings.KindsAsync(place, ct);
        Kind = Kinds.Any(k => k.Kind.Code == kind) ? kind! : "";
        Chain = await settings.ChainAsync(place, Kind, ct);
        var own = (await settings.OwnChainsAsync(chosen.Id, ct)).FirstOrDefault(c => c.Kind == Kind);
        IsOwn = own is not null;
        if (Steps.Count == 0)
        {
            Steps = [.. Chain.Chain.Steps.Select(s => new StepEntry { Name = s.Name, Duty = s.Duty, Roles = [.. s.Roles] }), .. Enumerable.Range(0, SpareSteps).Select(_ => new StepEntry())];
        }

        return true;
    }
}
