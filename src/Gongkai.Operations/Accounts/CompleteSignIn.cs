using Gongkai.Domain;
using Gongkai.Operations.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Accounts;

/// <summary>登录, second step: a code of the authenticator, or a recovery code in its place.</summary>
public sealed class CompleteSignIn(GongkaiDbContext db, UserManager<Account> users, TwoStep twoStep, TimeProvider clock)
{
    /// <summary>An attempt.</summary>
    /// <param name="AccountId">The account whose password was right.</param>
    /// <param name="Stamp">What must not have changed since.</param>
    /// <param name="Code">What was typed.</param>
    /// <param name="Origin">Where from.</param>
    public sealed record Command(long AccountId, string Stamp, string Code, SignInOrigin Origin);

    /// <summary>The key of the session that has begun.</summary>
    public async Task<Outcome<string>> ExecuteAsync(Command command, CancellationToken ct)
    {
        if (await SignInRecords.IsBlockedAsync(db, command.Origin.Address, clock.GetUtcNow(), ct))
        {
            return AccountProblems.TooMany;
        }

        return await db.ExclusivelyAsync<Outcome<string>>(async () =>
        {
            var now = clock.GetUtcNow();
            var account = await db.Accounts.SingleAsync(a => a.Id == command.AccountId, ct);
            if (account.SecurityStamp != command.Stamp || account.DisabledAt is not null || account.LockedUntil > now)
            {
                SignInRecords.Keep(db, account.Id, account.DisabledAt is not null ? SignInResult.Disabled : account.LockedUntil > now ? SignInResult.Locked : SignInResult.CodeRefused, command.Origin, now);
                await db.SaveChangesAsync(ct);
                return AccountProblems.SignInRefused;
            }

            if (twoStep.Accepts(account, command.Code) || (await users.RedeemTwoFactorRecoveryCodeAsync(account, command.Code.Trim().ToLowerInvariant())).Succeeded)
            {
                var key = SignInRecords.Begin(db, account, command.Origin, now);
                SignInRecords.Keep(db, account.Id, SignInResult.SignedIn, command.Origin, now);
                await db.SaveChangesAsync(ct);
                return key;
            }

            SignInRecords.CountFailure(account, now);
            SignInRecords.Keep(db, account.Id, SignInResult.CodeRefused, command.Origin, now);
            await db.SaveChangesAsync(ct);
            return AccountProblems.CodeWrong;
        }, ct);
    }
}
