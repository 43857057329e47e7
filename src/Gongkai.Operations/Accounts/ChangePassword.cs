using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Accounts;

/// <summary>修改口令: one's own, knowing the old one. All other sessions end.</summary>
public sealed class ChangePassword(GongkaiDbContext db, IPasswordHasher<Account> hasher, Dossier dossier, TimeProvider clock)
{
    /// <summary>A change.</summary>
    /// <param name="By">The person.</param>
    /// <param name="SessionId">The session that stays.</param>
    /// <param name="Old">The password of now.</param>
    /// <param name="New">The one to be.</param>
    public sealed record Command(Officer By, long SessionId, string Old, string New);

    /// <summary>How many other sessions have ended.</summary>
    public async Task<Outcome<int>> ExecuteAsync(Command command, CancellationToken ct)
    {
        var seen = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == command.By.AccountId, ct);
        var problems = PasswordRules.WhatIsWrong(command.New, seen.UserName, seen.DisplayName).ToList();
        if (command.New == command.Old)
        {
            problems.Add(AccountProblems.PasswordSame);
        }

        if (problems.Count > 0)
        {
            return new Outcome<int>(problems);
        }

        // Hashing takes a tenth of a second each; nobody else waits for it.
        var isRight = PasswordRules.Matches(hasher, seen.PasswordHash, command.Old);
        var hash = hasher.HashPassword(seen, command.New);
        return await db.ExclusivelyAsync<Outcome<int>>(async () =>
        {
            var (account, now) = (await db.Accounts.SingleAsync(a => a.Id == seen.Id, ct), clock.GetUtcNow());
            if (!isRight || account.PasswordHash != seen.PasswordHash)
            {
                SignInRecords.CountFailure(account, now);
                await db.SaveChangesAsync(ct);
                return AccountProblems.PasswordWrong;
            }

            (account.PasswordHash, account.SecurityStamp) = (hash, Secrets.SessionKey());
            (account.MustChangePassword, account.PasswordChangedAt, account.FailedCount) = (false, now, 0);
            account.Version++;
            var ended = await db.Sessions.Where(s => s.AccountId == account.Id && s.Id != command.SessionId && s.EndedAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), ct);
            await dossier.AppendAsync(new NewEntry(account.AgencyId, AccountCases.Of(account.Id), "account.password.changed", command.By), ct);
            await db.SaveChangesAsync(ct);
            return ended;
        }, ct);
    }
}
