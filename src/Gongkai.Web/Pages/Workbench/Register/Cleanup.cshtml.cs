using Gongkai.Domain;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Publishing.Register;
using Gongkai.Web.Accounts;
using Gongkai.Web.Publishing;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Register;

/// <summary>A result as the form sends it.</summary>
internal sealed class ResultEntry
{
    /// <summary>The document.</summary>
    public long DocumentId { get; set; }

    /// <summary>What it becomes; null to leave it out.</summary>
    public Validity? To { get; set; }

    /// <summary>The new term.</summary>
    public DateOnly? ExpiresOn { get; set; }

    /// <summary>Why.</summary>
    public string? Reason { get; set; }
}

/// <summary>清理: a result for each document, entered in one act.</summary>
[Authorize(Policies.Staff)]
internal sealed class CleanupModel(DocumentQueries documents, RegisterQueries register, CleanUp cleanUp, CurrentOfficer officer, TimeProvider clock) : RegisterPage(documents, register, officer, clock)
{
    private readonly CurrentOfficer officer = officer;
    private readonly DocumentQueries documents = documents;

    /// <summary>The results to choose from.</summary>
    public static IReadOnlyList<Validity> Choices { get; } = [Validity.InForce, Validity.Amended, Validity.Repealed, Validity.DeclaredInvalid];

    /// <summary>What is in force.</summary>
    public IReadOnlyList<RegisterRow> Rows => [.. All.Where(r => r.AgencyId == Agency.Id && r.History.InForceOn(Today))];

    /// <summary>Its name.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>From when.</summary>
    [BindProperty]
    public DateOnly? On { get; set; }

    /// <summary>The decision about it.</summary>
    [BindProperty]
    public long? Basis { get; set; }

    /// <summary>What is looked up to be the decision.</summary>
    [BindProperty]
    public string? Asked { get; set; }

    /// <summary>The decision as the form offers it.</summary>
    public BasisChoice BasisChoice { get; private set; } = new("", null, null, []);

    /// <summary>The results.</summary>
    [BindProperty]
    public List<ResultEntry> Results { get; set; } = [];

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(long? agency, CancellationToken ct) => await LoadAsync(agency, ct) && MayRegister ? await FormAsync(ct) : NotFound();

    /// <summary>Looks up the decision; what is entered stays.</summary>
    public Task<IActionResult> OnPostFindAsync(long agency, CancellationToken ct) => OnGetAsync(agency, ct);

    /// <summary>Enters the results.</summary>
    public async Task<IActionResult> OnPostAsync(long agency, CancellationToken ct)
    {
        if (!await LoadAsync(agency, ct))
        {
            return NotFound();
        }

        var results = Results.Where(r => r.To is not null).Select(r => new ValidityResult(r.DocumentId, r.To!.Value, r.Reason is { Length: > 0 } why ? why : Name ?? "", r.To == Validity.InForce ? r.ExpiresOn : null)).ToList();
        var outcome = await cleanUp.ExecuteAsync(new(agency, Name ?? "", On ?? Today, Basis, results), officer.Value, ct);
        if (!outcome.Failed)
        {
            return RedirectToPage("Register", new { agency });
        }

        Problems = outcome.Problems;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await FormAsync(ct);
    }

    private async Task<IActionResult> FormAsync(CancellationToken ct)
    {
        BasisChoice = new("清理决定（可不填）", Asked, Basis, await documents.FindBasisAsync(Asked, Basis, 0, ct));
        return Page();
    }
}
