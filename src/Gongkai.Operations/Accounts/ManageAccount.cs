using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Accounts;

/// <summary>
/// What an administrator of an account's agency, or of one above it, does with the account: a new first password, closing
/// and opening it, taking away a lost second step, ending its sessions. The operator at the machine (no officer) may as well.
/// </summary>
public sealed class ManageAccount(GongkaiDbContext db, IPasswordHasher<Account> hasher, TwoStep twoStep, Dossier dossier, TimeProvider clock)
{
    /// <summary>A new first password, to be changed at the next sign-in; all sessions end, a lock is taken away. Gives the password.</summary>
    public Task<Outcome<string>> ResetPasswordAsync(Officer? by, long accountId, CancellationToken ct)
    {
        var password = Secrets.Password();
        return ChangeAsync(by, accountId, "account.password.reset", async (account, now) =>
        {
            account.PasswordHash = hasher.HashPassword(account, password);
            (account.MustChangePassword, account.PasswordChangedAt, account.FailedCount, account.LockedUntil) = (true, now, 0, null);
            await EndAllAsync(account, now, ct);
            return password;
        }, ct);
    }

    /// <summary>Closes an account: nobody signs in with it any more, all sessions end. Its roles stay, for the day it is opened again.</summary>
    public Task<Outcome<bool>> CloseAsync(Officer? by, long accountId, CancellationToken ct) => ChangeAsync(by, accountId, "account.closed", async (account, now) =>
    {
        account.DisabledAt = now;
        await EndAllAsync(account, now, ct);
        return true;
    }, ct);

    /// <summary>Opens it again.</summary>
    public Task<Outcome<bool>> OpenAsync(Officer? by, long accountId, CancellationToken ct) => ChangeAsync(by, accountId, "account.opened", (account, _) =>
    {
        (account.DisabledAt, account.LockedUntil, account.FailedCount) = (null, null, 0);
        return Task.FromResult(true);
    }, ct);

    /// <summary>Takes away a second step whose authenticator is lost; all sessions end.</summary>
    public Task<Outcome<bool>> RemoveTwoStepAsync(Officer? by, long accountId, CancellationToken ct) => ChangeAsync(by, accountId, "account.twoStep.removed", async (account, now) =>
    {
        await twoStep.RemoveAsync(account, ct);
        await EndAllAsync(account, now, ct);
        return true;
    }, ct);

    /// <summary>Ends all sessions.</summary>
    public Task<Outcome<int>> EndSessionsAsync(Officer? by, long accountId, CancellationToken ct) =>
        ChangeAsync(by, accountId, "account.sessions.ended", (account, now) => EndAllAsync(account, now, ct), ct);

    private Task<Outcome<T>> ChangeAsync<T>(Officer? by, long accountId, string act, Func<Account, DateTimeOffset, Task<T>> change, CancellationToken ct) =>
        db.ExclusivelyAsync<Outcome<T>>(async () =>
        {
            var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == accountId, ct);
            if (account is null || await AccountQueries.WhyNotAsync(db, by, account, ct) is not null)
            {
                return AccountProblems.Unknown; // also where it exists and is none of the officer's business
            }

            if (by?.AccountId == accountId)
            {
                return AccountProblems.OwnAccount;
            }

            var result = await change(account, clock.GetUtcNow());
            account.SecurityStamp = Secrets.SessionKey();
            account.Version++;
            await dossier.AppendAsync(new NewEntry(account.AgencyId, AccountCases.Of(account.Id), act, by), ct);
            await db.SaveChangesAsync(ct);
            return result;
        }, ct);

    private Task<int> EndAllAsync(Account account, DateTimeOffset now, CancellationToken ct) =>
        db.Sessions.Where(s => s.AccountId == account.Id && s.EndedAt == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), ct);
}

/// <summary>The key of an account's dossier; it stands in the chain of the agency that keeps the account.</summary>
internal static class AccountCases
{
    public static string Of(long accountId) => $"account/{accountId}";
}
