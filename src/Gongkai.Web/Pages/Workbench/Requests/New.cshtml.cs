using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Requests;
using Gongkai.Web.Accounts;
using Gongkai.Web.Requests;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Requests;

/// <summary>登记申请: what came over the counter, by post, by fax, by mail, or from another office.</summary>
[Authorize(Policies.Staff)]
[RequestSizeLimit(RequestPage.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = RequestPage.MostBytes)]
internal sealed class NewModel(RegisterRequest register, DocumentQueries agencies, CurrentOfficer officer, TimeProvider clock) : PageModel
{
    /// <summary>What was entered.</summary>
    [BindProperty]
    public ApplicationForm Form { get; set; } = new();

    /// <summary>The agency applied to.</summary>
    [BindProperty(SupportsGet = true, Name = "agency")]
    public long? AgencyId { get; set; }

    /// <summary>Recognises the repeat of one submission.</summary>
    [BindProperty]
    public string? Key { get; set; }

    /// <summary>The scan of the application.</summary>
    [BindProperty]
    public IReadOnlyList<IFormFile> Scans { get; set; } = [];

    /// <summary>The copy of what proves the identity.</summary>
    [BindProperty]
    public IReadOnlyList<IFormFile> Proofs { get; set; } = [];

    /// <summary>The agencies for which the officer registers.</summary>
    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>What was registered.</summary>
    public RegisteredRequest? Registered { get; private set; }

    private DateOnly Today => ChinaTime.DateOf(clock.GetUtcNow());

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await PrepareAsync(ct))
        {
            return Forbid();
        }

        (Form.ArrivedOn, Form.Way, Key) = (Today, WantedWay.Counter, Guid.NewGuid().ToString("N")); // as at the counter, the channel that the form begins with
        return Page();
    }

    /// <summary>Registers.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await PrepareAsync(ct))
        {
            return Forbid();
        }

        var scans = await RequestPage.ReadAsync(Scans, RequestFileKind.Application, ct);
        var proofs = await RequestPage.ReadAsync(Proofs, RequestFileKind.Identity, ct);
        if (scans.Failed || proofs.Failed)
        {
            return Again([.. scans.Problems, .. proofs.Problems]);
        }

        var outcome = await register.ExecuteAsync(new()
        {
            AgencyId = AgencyId ?? 0,
            Receipt = Form.Receipt(Today),
            Application = Form.ToApplication(),
            Subject = string.IsNullOrWhiteSpace(Form.Subject) ? null : PersonalMask.Text(Form.Subject.Trim(), Form.ToApplication().Applicant),
            Files = [.. scans.Value, .. proofs.Value],
            SubmissionKey = string.IsNullOrWhiteSpace(Key) ? null : $"desk:{Key}",
        }, officer.Value, ct);
        if (outcome.Failed)
        {
            return Again(outcome.Problems);
        }

        Registered = outcome.Value;
        return Page();
    }

    private PageResult Again(IReadOnlyList<Problem> problems)
    {
        Problems = problems;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> PrepareAsync(CancellationToken ct)
    {
        Agencies = [.. (await agencies.AgenciesAsync(officer.Value, ct)).Where(a => officer.Value.Has(a.Place!, StaffRole.DisclosureOffice))];
        AgencyId ??= Agencies.Count > 0 ? Agencies[0].Id : null;
        return Agencies.Count > 0;
    }
}
