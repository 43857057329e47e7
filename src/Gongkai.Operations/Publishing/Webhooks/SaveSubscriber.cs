using System.Security.Cryptography;
using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing.Webhooks;

/// <summary>推送订阅: enters a system that is to be told, changes it, or stops it. The secret is shown once.</summary>
public sealed class SaveSubscriber(GongkaiDbContext db, Dossier dossier, WebhookSettings settings, TimeProvider clock)
{
    private const int SecretBytes = 32;
    private static readonly Problem NameMissing = new("webhook.name", "请填写接收系统的名称。");
    private static readonly Problem Unknown = new("webhook.unknown", "没有这个订阅，或者它已被他人修改，请刷新页面。");

    /// <summary>A subscriber.</summary>
    /// <param name="Id">Its number; null for a new one.</param>
    /// <param name="AgencyId">The agency.</param>
    /// <param name="Name">Whose system it is.</param>
    /// <param name="Url">Where it listens.</param>
    /// <param name="Kind">Only documents of this kind; null for all.</param>
    /// <param name="IsActive">False to send nothing.</param>
    /// <param name="NewSecret">True to give it a new secret.</param>
    /// <param name="Version">The version that the officer saw; 0 for a new one.</param>
    public sealed record Command(long? Id, long AgencyId, string Name, string Url, string? Kind, bool IsActive, bool NewSecret, int Version);

    /// <summary>What was saved.</summary>
    /// <param name="Id">Its number.</param>
    /// <param name="Secret">The secret where it is new, to be handed to the receiver; it cannot be read again.</param>
    public sealed record Saved(long Id, string? Secret);

    /// <summary>The key of a subscriber's case.</summary>
    internal static string CaseOf(long id) => $"webhook/{id}";

    /// <summary>Saves it.</summary>
    public Task<Outcome<Saved>> ExecuteAsync(Command command, Officer by, CancellationToken ct) => db.ExclusivelyAsync<Outcome<Saved>>(async () =>
    {
        if (await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == command.AgencyId, ct) is not { Place: { } place } || !by.Administers(place))
        {
            return PublishingProblems.Forbidden("设置推送订阅", [StaffRole.Administrator]);
        }

        Problem?[] all = [command.Name.Trim().Length == 0 ? NameMissing : null, WebhookAddress.WhyNot(command.Url.Trim(), settings)];
        if (all.OfType<Problem>().ToList() is { Count: > 0 } problems)
        {
            return new Outcome<Saved>(problems);
        }

        var kind = string.IsNullOrEmpty(command.Kind) ? null : command.Kind;
        var subscriber = command.Id is { } id
            ? await db.Set<WebhookSubscriber>().SingleOrDefaultAsync(s => s.Id == id && s.AgencyId == command.AgencyId && s.Version == command.Version, ct)
            : db.Add(new WebhookSubscriber { AgencyId = command.AgencyId, Name = "", Url = "", Secret = [], CreatedAt = clock.GetUtcNow() }).Entity;
        if (subscriber is null)
        {
            return Unknown;
        }

        (subscriber.Name, subscriber.Url, subscriber.Kind, subscriber.IsActive, subscriber.Version) = (command.Name.Trim(), command.Url.Trim(), kind, command.IsActive, command.Version + 1);
        await db.SaveChangesAsync(ct);
        string? secret = null;
        if (command.Id is null || command.NewSecret)
        {
            secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
            subscriber.Secret = await dossier.SealAsync(command.AgencyId, CaseOf(subscriber.Id), secret, ct);
        }

        await dossier.AppendAsync(new(command.AgencyId, CaseOf(subscriber.Id), "webhook.saved", by, Detail: new { subscriber.Name, subscriber.Url, subscriber.Kind, subscriber.IsActive, NewSecret = secret is not null }), ct);
        await db.SaveChangesAsync(ct);
        return new Saved(subscriber.Id, secret);
    }, ct);
}

/// <summary>Reads subscribers and what they were told.</summary>
public sealed class WebhookQueries(GongkaiDbContext db)
{
    private const int Logged = 50;

    /// <summary>The subscribers of an agency.</summary>
    public Task<List<WebhookSubscriber>> SubscribersAsync(long agencyId, CancellationToken ct) =>
        db.Set<WebhookSubscriber>().AsNoTracking().Where(s => s.AgencyId == agencyId).OrderBy(s => s.Id).ToListAsync(ct);

    /// <summary>The last deliveries to an agency's subscribers.</summary>
    public Task<List<WebhookDelivery>> LogAsync(long agencyId, CancellationToken ct) => db.Set<WebhookDelivery>().AsNoTracking()
        .Where(d => db.Set<WebhookSubscriber>().Any(s => s.Id == d.SubscriberId && s.AgencyId == agencyId)).OrderByDescending(d => d.Id).Take(Logged).ToListAsync(ct);
}
