using System.Security.Cryptography;
using System.Text;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Accounts;
using Gongkai.Operations.Data;
using Gongkai.Operations.Sections;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests;

/// <summary>A date in an officer's calendar: nothing of it is personal.</summary>
/// <param name="Id">The case.</param>
/// <param name="Number">登记编号.</param>
/// <param name="On">The day.</param>
/// <param name="Waiting">Who has to do something by then.</param>
/// <param name="IsProvisional">True when it may still move.</param>
/// <param name="UpdatedAt">When the case was last changed.</param>
public sealed record FeedDate(long Id, string Number, DateOnly On, WaitingFor Waiting, bool IsProvisional, DateTimeOffset UpdatedAt);

/// <summary>日历订阅: an officer's dates under a secret address that he or she can take back.</summary>
public sealed class DeskFeeds(GongkaiDbContext db, RequestScopes scopes, StaffSessions sessions, TimeProvider clock)
{
    private const int SecretBytes = 32;
    private const int MostDates = 500;

    /// <summary>Since when the officer has an address; null without one.</summary>
    public Task<DateTimeOffset?> SinceAsync(long accountId, CancellationToken ct) =>
        db.Set<DeskFeed>().AsNoTracking().Where(f => f.AccountId == accountId).Select(f => (DateTimeOffset?)f.MadeAt).SingleOrDefaultAsync(ct);

    /// <summary>Makes a new secret, which ends the old one. Only its hash is kept.</summary>
    public async Task<string> RenewAsync(Officer by, CancellationToken ct)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        await db.ExclusivelyAsync(async () =>
        {
            var feed = await db.Set<DeskFeed>().SingleOrDefaultAsync(f => f.AccountId == by.AccountId, ct)
                ?? db.Add(new DeskFeed { AccountId = by.AccountId, SecretHash = [], MadeAt = default }).Entity;
            (feed.SecretHash, feed.MadeAt) = (HashOf(secret), clock.GetUtcNow());
            return await db.SaveChangesAsync(ct);
        }, ct);
        return secret;
    }

    /// <summary>Takes the address back.</summary>
    public Task RevokeAsync(Officer by, CancellationToken ct) =>
        db.ExclusivelyAsync(() => db.Set<DeskFeed>().Where(f => f.AccountId == by.AccountId).ExecuteDeleteAsync(ct), ct);

    /// <summary>The dates of the officer whose secret it is; null when it is nobody's, or the account is closed.</summary>
    public async Task<IReadOnlyList<FeedDate>?> ReadAsync(string secret, CancellationToken ct)
    {
        var hash = HashOf(secret);
        var account = await db.Set<DeskFeed>().AsNoTracking().Where(f => f.SecretHash == hash && db.Accounts.Any(a => a.Id == f.AccountId && a.DisabledAt == null)).Select(f => (long?)f.AccountId).SingleOrDefaultAsync(ct);
        if (account is not { } id || await sessions.OfficerAsync(id, ct) is not { } officer)
        {
            return null;
        }

        var dates = new List<FeedDate>();
        var places = officer.Grants.Where(g => g.Role is StaffRole.DisclosureOffice or StaffRole.SectionOfficer).Select(g => g.Agency.Id).Distinct().ToList();
        foreach (var agency in await db.Agencies.AsNoTracking().Where(a => places.Contains(a.Id)).ToListAsync(ct))
        {
            if (await scopes.OfAsync(officer, agency, ct) is { } scope)
            {
                dates.AddRange(await scopes.In(scope).Where(r => RequestLists.OpenStatuses.Contains(r.Status) && r.NextOn != null).OrderBy(r => r.NextOn).Take(MostDates)
                    .Select(r => new FeedDate(r.Id, r.Number, r.NextOn!.Value, r.Waiting, r.IsProvisional, r.UpdatedAt)).ToListAsync(ct));
            }
        }

        return dates;
    }

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
