using Gongkai.Operations.Agencies;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Publishing.Channels;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Channels;

/// <summary>渠道发布统计: per channel and column in a period.</summary>
[Authorize(Policies.Staff)]
internal sealed class CountsModel(DocumentQueries documents, ChannelQueries channels, CurrentOfficer officer, TimeProvider clock) : PageModel
{
    /// <summary>The agencies that the officer sees.</summary>
    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    /// <summary>The agency.</summary>
    public Agency Agency { get; private set; } = null!;

    /// <summary>The first day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last day.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>The counts.</summary>
    public IReadOnlyList<ChannelCount> Counts { get; private set; } = [];

    /// <summary>Counts; the year so far unless asked otherwise.</summary>
    public async Task<IActionResult> OnGetAsync(long? agency, DateOnly? from, DateOnly? until, CancellationToken ct)
    {
        Agencies = await documents.AgenciesAsync(officer.Value, ct);
        if (Agencies.FirstOrDefault(a => agency is null ? officer.Value.Has(a.Place!) : a.Id == agency) is not { } chosen)
        {
            return NotFound();
        }

        var today = ChinaTime.DateOf(clock.GetUtcNow());
        (Agency, From, Until) = (chosen, from ?? new DateOnly(today.Year, 1, 1), until ?? today);
        Counts = await channels.CountAsync(chosen.Id, From, Until < From ? From : Until, ct);
        return Page();
    }
}
