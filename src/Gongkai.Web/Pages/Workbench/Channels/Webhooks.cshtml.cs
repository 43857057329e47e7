using Gongkai.Domain;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Publishing.Webhooks;
using Gongkai.Web.Accounts;
using Gongkai.Web.Publishing;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Channels;

/// <summary>推送订阅: systems that are told, and what they were told.</summary>
[Authorize(Policies.Staff)]
internal sealed class WebhooksModel(DocumentQueries documents, PublishingSettings settings, WebhookQueries webhooks, SaveSubscriber save, CurrentOfficer officer) : PageModel
{
    /// <summary>The agencies that the officer sees.</summary>
    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    /// <summary>The agency.</summary>
    public Agency Agency { get; private set; } = null!;

    /// <summary>Its kinds.</summary>
    public IReadOnlyList<DocumentKind> Kinds { get; private set; } = [];

    /// <summary>Its subscribers.</summary>
    public IReadOnlyList<WebhookSubscriber> Subscribers { get; private set; } = [];

    /// <summary>What they were told, the last first.</summary>
    public IReadOnlyList<WebhookDelivery> Log { get; private set; } = [];

    /// <summary>A secret that was just made.</summary>
    public string? Secret { get; private set; }

    /// <summary>What was entered and refused.</summary>
    public (string? Name, string? Url) Entered { get; private set; }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>True for an administrator.</summary>
    public bool MayChange => officer.Value.Administers(Agency.Place!);

    /// <summary>What happened, for people.</summary>
    public static string Words(string topic) => topic switch
    {
        "document.published" => "公开",
        "document.corrected" => "更正",
        "document.withdrawn" => "撤下",
        "reminder.daily" => "每日提醒",
        _ => topic,
    };

    /// <summary>How a delivery went.</summary>
    public static string Outcome(WebhookDelivery delivery) =>
        delivery.DeliveredAt is { } at ? $"{PublishingWords.Minute(at)} 已收下"
        : delivery.NextAt is { } next ? delivery.Attempts == 0 ? "待发送" : $"第{delivery.Attempts}次未成：{delivery.Error}；{PublishingWords.Minute(next)} 再试"
        : $"试了{delivery.Attempts}次未成，不再重试：{delivery.Error}";

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(long? agency, CancellationToken ct) => await LoadAsync(agency, ct) ? Page() : NotFound();

    /// <summary>Saves one.</summary>
    public async Task<IActionResult> OnPostAsync(long agency, long? id, string? name, string? url, string? kind, bool active, bool newSecret, int version, CancellationToken ct)
    {
        var outcome = await save.ExecuteAsync(new(id, agency, name ?? "", url ?? "", kind, active, newSecret, version), officer.Value, ct);
        if (!await LoadAsync(agency, ct))
        {
            return NotFound();
        }

        if (outcome.Failed)
        {
            (Problems, Entered) = (outcome.Problems, id is null ? (name, url) : default);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        Secret = outcome.Value.Secret; // shown in the answer itself: it cannot be read again
        return Secret is null ? RedirectToPage("Webhooks", new { agency }) : Page();
    }

    private async Task<bool> LoadAsync(long? agency, CancellationToken ct)
    {
        Agencies = await documents.AgenciesAsync(officer.Value, ct);
        if (Agencies.FirstOrDefault(a => agency is null ? officer.Value.Has(a.Place!) : a.Id == agency) is not { Place: { } place } chosen)
        {
            return false;
        }

        Agency = chosen;
        Kinds = [.. (await settings.KindsAsync(place, ct)).Select(k => k.Kind)];
        Subscribers = await webhooks.SubscribersAsync(chosen.Id, ct);
        Log = await webhooks.LogAsync(chosen.Id, ct);
        return true;
    }
}
