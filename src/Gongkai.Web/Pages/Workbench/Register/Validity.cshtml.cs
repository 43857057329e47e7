using Gongkai.Domain.Publishing;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Publishing.Register;
using Gongkai.Web.Accounts;
using Gongkai.Web.Publishing;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Register;

/// <summary>变更效力 of one document.</summary>
[Authorize(Policies.Staff)]
internal sealed class ValidityModel(DocumentQueries queries, ChangeValidity change, CurrentOfficer officer, TimeProvider clock) : DocumentPage(queries, officer)
{
    private readonly DocumentQueries queries = queries;

    /// <summary>The date in China.</summary>
    public DateOnly Today { get; } = ChinaTime.DateOf(clock.GetUtcNow());

    /// <summary>What it becomes.</summary>
    [BindProperty]
    public Validity To { get; set; } = Validity.Repealed;

    /// <summary>From when.</summary>
    [BindProperty]
    public DateOnly? On { get; set; }

    /// <summary>The new term.</summary>
    [BindProperty]
    public DateOnly? Expires { get; set; }

    /// <summary>The document that does it.</summary>
    [BindProperty]
    public long? Basis { get; set; }

    /// <summary>What is looked up to be the basis.</summary>
    [BindProperty]
    public string? Asked { get; set; }

    /// <summary>The basis as the form offers it.</summary>
    public BasisChoice BasisChoice { get; private set; } = new("", null, null, []);

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct) =>
        await LoadAsync(id, ct) && DocumentStanding.WhyNotRegister(By, Item.Standing.Agency) is null ? await FormAsync(ct) : NotFound();

    /// <summary>Looks up the basis; what is entered stays.</summary>
    public Task<IActionResult> OnPostFindAsync(long id, CancellationToken ct) => OnGetAsync(id, ct);

    /// <summary>Enters it.</summary>
    public async Task<IActionResult> OnPostAsync(long id, int version, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        var outcome = await change.ExecuteAsync(new(id, To, Reason ?? "", To == Validity.InForce ? Expires : null), On ?? Today, Basis, version, By, ct);
        if (!outcome.Failed)
        {
            return Redirect($"/workbench/documents/{id}");
        }

        await FormAsync(ct);
        return Again(outcome.Problems);
    }

    private async Task<IActionResult> FormAsync(CancellationToken ct)
    {
        BasisChoice = new("作为依据的文件（可不填）", Asked, Basis, await queries.FindBasisAsync(Asked, Basis, Id, ct));
        return Page();
    }
}
