using Gongkai.Operations.Agencies;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Requests.Fees;
using Gongkai.Web.Accounts;
using Gongkai.Web.Requests;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Requests.Letters;

/// <summary>收费台账 of an agency's year.</summary>
[Authorize(Policies.Staff)]
internal sealed class FeesModel(DocumentQueries agencies, FeeLedger ledger, CurrentOfficer officer, TimeProvider clock) : PageModel
{
    /// <summary>The agency.</summary>
    public Agency Agency { get; private set; } = null!;

    /// <summary>The agencies whose ledgers the officer may read.</summary>
    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    /// <summary>The year.</summary>
    public int Year { get; private set; }

    /// <summary>Its totals.</summary>
    public FeeFigures Figures { get; private set; } = null!;

    /// <summary>The lines of this page.</summary>
    public IReadOnlyList<FeeLine> Lines { get; private set; } = [];

    /// <summary>The next page; null on the last.</summary>
    public string? Next { get; private set; }

    /// <summary>Shows the ledger.</summary>
    public async Task<IActionResult> OnGetAsync(long? agency, int? year, DateOnly? after, long? afterId, CancellationToken ct)
    {
        Agencies = [.. (await agencies.AgenciesAsync(officer.Value, ct)).Where(a => a.Place is { } place && FeeLedger.MayRead(officer.Value, place))];
        if (Agencies.FirstOrDefault(a => agency is null || a.Id == agency) is not { } chosen)
        {
            return NotFound();
        }

        (Agency, Year) = (chosen, Math.Clamp(year ?? ChinaTime.DateOf(clock.GetUtcNow()).Year, 2021, 2100));
        Figures = await ledger.OfAsync([chosen.Id], Year, clock.GetUtcNow(), ct);
        Lines = await ledger.OfYearAsync(chosen.Id, Year, after is { } on && afterId is { } id ? (on, id) : null, ct);
        Next = Lines.Count == FeeLedger.PageSize ? $"/workbench/requests/fees?agency={chosen.Id}&year={Year}&after={RequestWords.Day(Lines[^1].NotifiedOn)}&afterId={Lines[^1].RequestId}" : null;
        return Page();
    }
}
