using Gongkai.Domain.Publishing;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Publishing.Register;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Register;

/// <summary>登记簿: validity at any date, and the numbers of the years.</summary>
[Authorize(Policies.Staff)]
internal sealed class RegisterModel(DocumentQueries documents, RegisterQueries register, CurrentOfficer officer, TimeProvider clock) : RegisterPage(documents, register, officer, clock)
{
    private const int YearsShown = 4;

    /// <summary>Only entries of this validity.</summary>
    [BindProperty(SupportsGet = true, Name = "validity")]
    public Validity? Validity { get; set; }

    /// <summary>The entries at the date.</summary>
    public IReadOnlyList<RegisterRow> Rows { get; private set; } = [];

    /// <summary>The numbers of the last years.</summary>
    public IReadOnlyList<RegisterYear> Years { get; private set; } = [];

    /// <summary>True when its term ends within the months of evaluation.</summary>
    public bool IsToBeEvaluated(RegisterRow row) => row.History.InForceOn(Date) && row.History.ExpiryOn(Date) is { } end && PublicationTerm.EvaluateFrom(end) <= Date;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(long? agency, CancellationToken ct)
    {
        if (!await LoadAsync(agency, ct))
        {
            return NotFound();
        }

        Rows = [.. All.Where(r => r.History.On(Date) is { } at && (Validity is null || at == Validity))];
        Years = [.. Enumerable.Range(Date.Year - YearsShown + 1, YearsShown).Reverse().Select(y => RegisterQueries.Year(All, y))];
        return Page();
    }
}
