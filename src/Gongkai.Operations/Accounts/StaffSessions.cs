using Gongkai.Domain.Accounts;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Accounts;

/// <summary>A session that holds, and whose it is.</summary>
/// <param name="SessionId">Its number.</param>
/// <param name="Officer">The person with the roles of this moment.</param>
/// <param name="UserName">The name that was typed.</param>
/// <param name="MustChangePassword">True while nothing may be done but to change the password.</param>
/// <param name="MustTurnOnTwoStep">True while nothing may be done but to switch on the second step, which a role of this person asks for.</param>
public sealed record OpenSession(long SessionId, Officer Officer, string UserName, bool MustChangePassword, bool MustTurnOnTwoStep)
{
    /// <summary>True when the person may work.</summary>
    public bool IsReady => !MustChangePassword && !MustTurnOnTwoStep;
}

/// <summary>The sessions of staff. They are looked up at every request, so that what is revoked on one node has ended on all.</summary>
public sealed class StaffSessions(GongkaiDbContext db, TimeProvider clock)
{
    /// <summary>A session that nobody uses for so long has ended.</summary>
    public static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(60);

    /// <summary>No session lasts longer than a working day.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private static readonly TimeSpan UseIsNotedAfter = TimeSpan.FromMinutes(1);

    /// <summary>The session of a key; null when it has ended, or the account is closed.</summary>
    public async Task<OpenSession?> FindAsync(string key, CancellationToken ct)
    {
        var (hash, now) = (Secrets.Hash(key), clock.GetUtcNow());
        var (idleSince, begunSince) = (now - LongestIdle, now - Longest);
        var found = await (
            from s in db.Sessions.AsNoTracking()
            where s.KeyHash == hash && s.EndedAt == null && s.UsedAt > idleSince && s.BeganAt > begunSince
            join a in db.Accounts on s.AccountId equals a.Id
            where a.DisabledAt == null
            select new { s.Id, s.UsedAt, s.AccountId, a.UserName, a.DisplayName, a.MustChangePassword, a.TwoStep }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        var held = await GrantsOf(found.AccountId).ToListAsync(ct);
        if (now - found.UsedAt > UseIsNotedAfter)
        {
            await db.ExclusivelyAsync(() => db.Sessions.Where(s => s.Id == found.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.UsedAt, now), ct), ct);
        }

        return new OpenSession(
            found.Id, new Officer(found.AccountId, found.DisplayName, [.. held.Select(h => h.Grant)]), found.UserName, found.MustChangePassword, !found.TwoStep && held.Any(h => h.AsksForTwoStep));
    }

    /// <summary>Ends the session of a key: signing out.</summary>
    public Task EndAsync(string key, CancellationToken ct)
    {
        var (hash, now) = (Secrets.Hash(key), clock.GetUtcNow());
        return db.ExclusivelyAsync(async () =>
        {
            if (await db.Sessions.SingleOrDefaultAsync(s => s.KeyHash == hash && s.EndedAt == null, ct) is { } session)
            {
                session.EndedAt = now;
                SignInRecords.Keep(db, session.AccountId, SignInResult.SignedOut, new SignInOrigin(session.Address, session.Device), now);
                await db.SaveChangesAsync(ct);
            }

            return true;
        }, ct);
    }

    /// <summary>Ends one of a person's own sessions by its number, or all but the one at hand; gives how many.</summary>
    /// <param name="accountId">The person.</param>
    /// <param name="sessionId">The session to end; null for all but <paramref name="except"/>.</param>
    /// <param name="except">The session at hand.</param>
    /// <param name="ct">Stops it.</param>
    public Task<int> EndOwnAsync(long accountId, long? sessionId, long except, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.ExclusivelyAsync(() => db.Sessions
            .Where(s => s.AccountId == accountId && s.EndedAt == null && (sessionId == null ? s.Id != except : s.Id == sessionId))
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), ct), ct);
    }

    /// <summary>An account as one who acts, for programs that act in its name.</summary>
    public async Task<Officer?> OfficerAsync(long accountId, CancellationToken ct)
    {
        var name = await db.Accounts.Where(a => a.Id == accountId && a.DisabledAt == null).Select(a => a.DisplayName).SingleOrDefaultAsync(ct);
        return name is null ? null : new Officer(accountId, name, [.. (await GrantsOf(accountId).ToListAsync(ct)).Select(h => h.Grant)]);
    }

    /// <summary>True when a role of the person asks for two steps.</summary>
    internal async Task<bool> AsksForTwoStepAsync(long accountId, CancellationToken ct) => (await GrantsOf(accountId).ToListAsync(ct)).Any(h => h.AsksForTwoStep);

    private sealed record Held(RoleGrant Grant, bool AsksForTwoStep);

    private IQueryable<Held> GrantsOf(long accountId) =>
        from r in db.AccountRoles.AsNoTracking()
        where r.AccountId == accountId
        join a in db.Agencies on r.AgencyId equals a.Id
        where a.TreePath != null
        orderby a.TreePath, r.Role
        select new Held(
            new RoleGrant(new AgencyPlace(a.Id, a.TreePath!), r.Role),
            db.Set<TwoStepRequirement>().Any(q => q.Role == r.Role && db.Agencies.Any(b => b.Id == q.AgencyId && b.TreePath != null && a.TreePath!.StartsWith(b.TreePath))));
}
