using Gongkai.Domain;
using Gongkai.Operations.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Accounts;

/// <summary>Where somebody signs in from.</summary>
/// <param name="Address">The network address.</param>
/// <param name="Device">What the browser says it is, in a few words.</param>
public sealed record SignInOrigin(string Address, string Device);

/// <summary>What a right password gives.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="SessionKey">The key of the session that has begun; null where a second step is to follow.</param>
/// <param name="Stamp">What the second step must still find unchanged.</param>
public sealed record PasswordAccepted(long AccountId, string? SessionKey, string Stamp);

/// <summary>
/// 登录, first step. The answer to a wrong name, a wrong password, a locked and a closed account is the same and takes the
/// same time; what it was stands in <see cref="SignInEvent"/>.
/// </summary>
public sealed class SignIn(GongkaiDbContext db, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    /// <summary>Wrong attempts in a row that lock an account.</summary>
    public const int MostFailures = 5;

    /// <summary>How long it stays locked.</summary>
    public const int LockedMinutes = 15;

    /// <summary>Wrong attempts from one address within <see cref="AddressMinutes"/> after which no more are heard; an office shares an address.</summary>
    public const int MostFailuresOfAddress = 30;

    /// <summary>The time over which they are counted.</summary>
    public const int AddressMinutes = 10;

    private static readonly Account Nobody = new() { UserName = "", DisplayName = "" };
    private static string? hashOfNobody;

    /// <summary>An attempt.</summary>
    public sealed record Command(string UserName, string Password, SignInOrigin Origin);

    /// <summary>A session, or a second step to take.</summary>
    public async Task<Outcome<PasswordAccepted>> ExecuteAsync(Command command, CancellationToken ct)
    {
        if (await SignInRecords.IsBlockedAsync(db, command.Origin.Address, clock.GetUtcNow(), ct))
        {
            return AccountProblems.TooMany;
        }

        // The hash is computed before anybody else has to wait, and for a name that nobody has as well.
        var userName = command.UserName.Trim().ToLowerInvariant();
        var known = await db.Accounts.AsNoTracking().Where(a => a.UserName == userName).Select(a => new { a.Id, a.PasswordHash }).SingleOrDefaultAsync(ct);
        var hash = known?.PasswordHash ?? (hashOfNobody ??= hasher.HashPassword(Nobody, Secrets.Password()));
        var isRight = PasswordRules.Matches(hasher, hash, command.Password);

        return await db.ExclusivelyAsync<Outcome<PasswordAccepted>>(async () =>
        {
            var now = clock.GetUtcNow();
            var account = known is null ? null : await db.Accounts.SingleAsync(a => a.Id == known.Id, ct);
            var result = account switch
            {
                null => SignInResult.Refused,
                { DisabledAt: not null } => SignInResult.Disabled,
                { LockedUntil: { } until } when until > now => SignInResult.Locked,
                _ when !isRight || account.PasswordHash != hash => SignInResult.Refused,
                { TwoStep: true } => SignInResult.SecondStepWanted,
                _ => SignInResult.SignedIn,
            };
            string? key = null;
            if (result == SignInResult.Refused && account is not null)
            {
                SignInRecords.CountFailure(account, now);
            }
            else if (result == SignInResult.SignedIn)
            {
                key = SignInRecords.Begin(db, account!, command.Origin, now);
            }

            SignInRecords.Keep(db, account?.Id, result, command.Origin, now);
            await db.SaveChangesAsync(ct);
            return result is SignInResult.SignedIn or SignInResult.SecondStepWanted
                ? new PasswordAccepted(account!.Id, key, account.SecurityStamp)
                : AccountProblems.SignInRefused;
        }, ct);
    }
}

/// <summary>What both steps of signing in write.</summary>
internal static class SignInRecords
{
    private static readonly SignInResult[] Failures = [SignInResult.Refused, SignInResult.CodeRefused, SignInResult.Locked, SignInResult.Disabled];

    /// <summary>True when too many attempts from an address have failed.</summary>
    public static async Task<bool> IsBlockedAsync(GongkaiDbContext db, string address, DateTimeOffset now, CancellationToken ct)
    {
        var since = now.AddMinutes(-SignIn.AddressMinutes);
        return await db.SignIns.CountAsync(e => e.Address == address && e.At > since && Failures.Contains(e.Result), ct) >= SignIn.MostFailuresOfAddress;
    }

    /// <summary>Counts a wrong password or code; the last one allowed locks the account.</summary>
    public static void CountFailure(Account account, DateTimeOffset now)
    {
        account.FailedCount++;
        account.Version++;
        if (account.FailedCount >= SignIn.MostFailures)
        {
            (account.FailedCount, account.LockedUntil) = (0, now.AddMinutes(SignIn.LockedMinutes));
        }
    }

    /// <summary>Begins a session; always a new one, whatever the browser brought.</summary>
    public static string Begin(GongkaiDbContext db, Account account, SignInOrigin origin, DateTimeOffset now)
    {
        var key = Secrets.SessionKey();
        (account.FailedCount, account.LockedUntil) = (0, null);
        account.Version++;
        db.Sessions.Add(new AccountSession { AccountId = account.Id, KeyHash = Secrets.Hash(key), Device = origin.Device, Address = origin.Address, BeganAt = now, UsedAt = now });
        return key;
    }

    /// <summary>Keeps what happened.</summary>
    public static void Keep(GongkaiDbContext db, long? accountId, SignInResult result, SignInOrigin origin, DateTimeOffset now) =>
        db.SignIns.Add(new SignInEvent { AccountId = accountId, At = now, Result = result, Address = origin.Address, Device = origin.Device });
}
