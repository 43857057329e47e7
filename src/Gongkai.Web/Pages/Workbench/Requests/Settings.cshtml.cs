using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Requests;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Requests;

/// <summary>How an agency handles applications; and the officer's own calendar feed.</summary>
[Authorize(Policies.Staff)]
internal sealed class RequestSettingsModel(RequestSettings settings, DeskFeeds feeds, DocumentQueries agencies, CurrentOfficer officer) : PageModel
{
    /// <summary>The agency; the officer's own where none is named.</summary>
    [BindProperty(SupportsGet = true, Name = "agency")]
    public long? AgencyId { get; set; }

    /// <summary>The agencies in which the officer works.</summary>
    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    /// <summary>The agency at hand.</summary>
    public Agency? Agency { get; private set; }

    /// <summary>Its practice.</summary>
    public RequestPractice Practice { get; private set; } = new();

    /// <summary>The version of the practice.</summary>
    public int Version { get; private set; }

    /// <summary>Since when the officer has a calendar feed.</summary>
    public DateTimeOffset? FeedSince { get; private set; }

    /// <summary>Its address, shown once.</summary>
    public string? FeedAddress { get; private set; }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>True for who may change the practice.</summary>
    public bool MaySet => Agency?.Place is { } place && RequestSettings.MaySet(officer.Value, place);

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await PrepareAsync(ct) || AgencyId is null ? Page() : NotFound();

    /// <summary>Saves the practice.</summary>
    public async Task<IActionResult> OnPostAsync(int version, bool confirmsWebAtOnce, RequestChannel[] channels, CancellationToken ct)
    {
        var saved = await settings.SaveAsync(AgencyId ?? 0, version, practice => practice with { ConfirmsWebAtOnce = confirmsWebAtOnce, Channels = [.. RequestSettings.Always.Union(channels).Order()] }, officer.Value, ct);
        if (!saved.Failed)
        {
            TempData["Done"] = "已保存设置。";
            return RedirectToPage(new { agency = AgencyId });
        }

        if (!await PrepareAsync(ct))
        {
            return NotFound();
        }

        Problems = saved.Problems;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>Makes a new feed.</summary>
    public async Task<IActionResult> OnPostFeedAsync(CancellationToken ct)
    {
        FeedAddress = $"{Request.Scheme}://{Request.Host}/calendar/{await feeds.RenewAsync(officer.Value, ct)}.ics";
        await PrepareAsync(ct);
        return Page();
    }

    /// <summary>Takes the feed back.</summary>
    public async Task<IActionResult> OnPostNoFeedAsync(CancellationToken ct)
    {
        await feeds.RevokeAsync(officer.Value, ct);
        TempData["Done"] = "日历订阅地址已作废。";
        return RedirectToPage(new { agency = AgencyId });
    }

    private async Task<bool> PrepareAsync(CancellationToken ct)
    {
        FeedSince = await feeds.SinceAsync(officer.Value.AccountId, ct);
        Agencies = [.. (await agencies.AgenciesAsync(officer.Value, ct)).Where(a => officer.Value.Has(a.Place!) || officer.Value.Administers(a.Place!))];
        Agency = AgencyId is { } id ? Agencies.FirstOrDefault(a => a.Id == id) : Agencies is [var first, ..] ? first : null;
        if (Agency is null)
        {
            return false;
        }

        AgencyId = Agency.Id;
        (Practice, Version) = await settings.OfAsync(Agency.Id, ct);
        return true;
    }
}
