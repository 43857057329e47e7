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

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct) =>
        await LoadAsync(id, ct) && DocumentStanding.WhyNotRegister(By, Item.Standing.Agency) is null ? Page() : NotFound();

    /// <summary>Enters it.</summary>
    public async Task<IActionResult> OnPostAsync(long id, int version, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        var outcome = await change.ExecuteAsync(new(id, To, Reason ?? "", To == Validity.InForce ? Expires : null), On ?? Today, Basis, version, By, ct);
        return outcome.Failed ? Again(outcome.Problems) : Redirect($"/workbench/documents/{id}");
    }
}
