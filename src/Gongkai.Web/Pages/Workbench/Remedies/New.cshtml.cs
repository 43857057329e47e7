using Gongkai.Domain.Remedies;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Remedies;
using Gongkai.Operations.Sections;
using Gongkai.Web.Accounts;
using Gongkai.Web.Remedies;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Remedies;

/// <summary>What the form of a remedy shows.</summary>
/// <param name="Form">What is typed.</param>
/// <param name="Kind">The kind.</param>
/// <param name="IsEdit">True when a registered remedy is put right.</param>
/// <param name="Today">The date in China.</param>
/// <param name="Sections">Sections to choose from.</param>
/// <param name="Priors">Reconsiderations to choose from.</param>
internal sealed record RemedyFormView(RemedyForm Form, RemedyKind Kind, bool IsEdit, DateOnly Today, IReadOnlyList<Section> Sections, IReadOnlyList<RemedyRow> Priors);

/// <summary>What the fields of a ruling show.</summary>
/// <param name="Form">What is typed.</param>
/// <param name="Kind">The kind of remedy.</param>
/// <param name="Level">审级.</param>
/// <param name="Prefix">What the names of the fields begin with.</param>
/// <param name="IsRequired">True where there must be one.</param>
internal sealed record RulingFieldsView(RulingForm Form, RemedyKind Kind, TrialLevel Level, string Prefix, bool IsRequired);

/// <summary>登记案件.</summary>
[Authorize(Policies.Staff)]
internal sealed class NewModel(RemedyQueries queries, SectionQueries sections, RegisterRemedy register, CurrentOfficer officer, TimeProvider clock) : RemedyPageModel(officer, clock)
{
    /// <summary>The kind.</summary>
    [BindProperty(SupportsGet = true, Name = "kind")]
    public RemedyKind Kind { get; set; }

    /// <summary>The agency.</summary>
    [BindProperty(SupportsGet = true, Name = "agency")]
    public long? AgencyId { get; set; }

    /// <summary>The application it is about.</summary>
    [BindProperty(SupportsGet = true, Name = "request")]
    public long? RequestId { get; set; }

    /// <summary>What is typed.</summary>
    [BindProperty]
    public RemedyForm Form { get; set; } = new();

    /// <summary>The agencies where the officer registers.</summary>
    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    /// <summary>The form.</summary>
    public RemedyFormView View { get; private set; } = null!;

    /// <summary>Shows the form.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        if (RequestId is { } id && await queries.RequestAsync(id, By, ct) is { } request)
        {
            AgencyId = request.AgencyId;
            (Form.RequestNumber, Form.Subject) = (request.Number, $"对{request.Subject}的答复不服");
        }

        await FurnishAsync(ct);
    }

    /// <summary>Registers.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await FurnishAsync(ct);
        var outcome = await register.ExecuteAsync(AgencyId ?? 0, Kind, Form.ToRegistration(Today), By, ct);
        return outcome.Failed ? Again(outcome.Problems) : RedirectToPage("Show", new { id = outcome.Value });
    }

    private async Task FurnishAsync(CancellationToken ct)
    {
        Kind = Enum.IsDefined(Kind) ? Kind : RemedyKind.Reconsideration;
        Agencies = [.. (await queries.AgenciesAsync(By, ct)).Where(a => RemedyStanding.MayRegister(By, a.Place!))];
        AgencyId = Agencies.Any(a => a.Id == AgencyId) ? AgencyId : Agencies is [var first, ..] ? first.Id : null;
        View = new(Form, Kind, false, Today,
            AgencyId is { } agency ? await sections.OfAgencyAsync(agency, ct) : [],
            AgencyId is { } at && Kind == RemedyKind.Lawsuit ? await queries.ReconsiderationsAsync(at, ct) : []);
    }
}
