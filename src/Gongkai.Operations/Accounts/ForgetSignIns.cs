using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Accounts;

/// <summary>How long it is kept who signed in: the settings <c>Gongkai:KeepSessionsDays</c> and <c>Gongkai:KeepSignInsDays</c>.</summary>
public sealed record SignInRetention
{
    /// <summary>《网络安全法》第二十一条第三项: logs are kept for no less than six months.</summary>
    public const int ShortestSignInDays = 184;

    /// <summary>Days after their end for which sessions are kept, with device and address.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than a day.</exception>
    public int SessionDays
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(SessionDays), value, "Gongkai:KeepSessionsDays must be 1 or more");
    } = 90;

    /// <summary>Days for which attempts to sign in are kept; no less than <see cref="ShortestSignInDays"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The law asks for a longer time.</exception>
    public int SignInDays
    {
        get;
        init => field = value >= ShortestSignInDays ? value : throw new ArgumentOutOfRangeException(nameof(SignInDays), value, $"Gongkai:KeepSignInsDays must be {ShortestSignInDays} or more");
    } = 400;
}

/// <summary>Deletes sessions that ended long ago, and old attempts to sign in. What was done stays in the dossiers.</summary>
public sealed class ForgetSignIns(GongkaiDbContext db, TimeProvider clock)
{
    /// <summary>Deletes; gives how many of each.</summary>
    public Task<(int Sessions, int SignIns)> ExecuteAsync(SignInRetention retention, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (endedBefore, triedBefore) = (now.AddDays(-retention.SessionDays), now.AddDays(-retention.SignInDays));
        var begunBefore = endedBefore - StaffSessions.Longest;
        return db.ExclusivelyAsync(async () => (
            await db.Sessions.Where(s => s.EndedAt < endedBefore || s.BeganAt < begunBefore).ExecuteDeleteAsync(ct),
            await db.SignIns.Where(e => e.At < triedBefore).ExecuteDeleteAsync(ct)), ct);
    }
}
