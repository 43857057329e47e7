using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Accounts;

/// <summary>两步登录: switched on with a first code, off with the password; recovery codes are shown once.</summary>
public sealed class TwoStep(GongkaiDbContext db, IPasswordHasher<Account> hasher, TwoStepKeys keys, StaffSessions sessions, Dossier dossier, TimeProvider clock)
{
    /// <summary>Recovery codes of an account.</summary>
    public const int RecoveryCodes = 10;

    /// <summary>Switches it on; gives the recovery codes.</summary>
    /// <param name="by">The person.</param>
    /// <param name="offer">The offered key, as <see cref="TwoStepKeys.New"/> has sealed it.</param>
    /// <param name="code">The authenticator's first code.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Outcome<IReadOnlyList<string>>> SwitchOnAsync(Officer by, string offer, string code, CancellationToken ct)
    {
        if (keys.Accept(by.AccountId, offer) is not { } key)
        {
            return AccountProblems.OfferTooOld;
        }

        // The key is sealed before anybody has to wait: sealing may have to make and store a protection key.
        var sealedKey = keys.Seal(by.AccountId, key);
        return await db.ExclusivelyAsync<Outcome<IReadOnlyList<string>>>(async () =>
        {
            var account = await db.Accounts.SingleAsync(a => a.Id == by.AccountId, ct);
            if (OneTimeCode.StepOfCode(key, Digits(code), clock.GetUtcNow(), lastStep: 0) is not { } step)
            {
                return AccountProblems.CodeWrong;
            }

            (account.TwoStep, account.SealedKey, account.LastStep, account.SecurityStamp) = (true, sealedKey, step, Secrets.SessionKey());
            return await NewCodesAsync(account, by, "account.twoStep.on", ct);
        }, ct);
    }

    /// <summary>New recovery codes in place of all before; asks for a code.</summary>
    public Task<Outcome<IReadOnlyList<string>>> RenewCodesAsync(Officer by, string code, CancellationToken ct) => db.ExclusivelyAsync<Outcome<IReadOnlyList<string>>>(async () =>
    {
        var account = await db.Accounts.SingleAsync(a => a.Id == by.AccountId, ct);
        if (!Accepts(account, code))
        {
            return await CountFailureAsync(account, ct);
        }

        return await NewCodesAsync(account, by, "account.recoveryCodes.new", ct);
    }, ct);

    /// <summary>Switches it off; asks for the password, so that an unwatched screen does not do.</summary>
    public async Task<Outcome<bool>> SwitchOffAsync(Officer by, string password, CancellationToken ct)
    {
        if (await sessions.AsksForTwoStepAsync(by.AccountId, ct))
        {
            return AccountProblems.TwoStepRequired;
        }

        var seen = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == by.AccountId, ct);
        var isRight = PasswordRules.Matches(hasher, seen.PasswordHash, password);
        return await db.ExclusivelyAsync<Outcome<bool>>(async () =>
        {
            var account = await db.Accounts.SingleAsync(a => a.Id == by.AccountId, ct);
            if (!isRight || account.PasswordHash != seen.PasswordHash)
            {
                SignInRecords.CountFailure(account, clock.GetUtcNow());
                await db.SaveChangesAsync(ct);
                return AccountProblems.PasswordWrong;
            }

            await RemoveAsync(account, ct);
            await dossier.AppendAsync(new NewEntry(account.AgencyId, AccountCases.Of(account.Id), "account.twoStep.off", by), ct);
            await db.SaveChangesAsync(ct);
            return true;
        }, ct);
    }

    /// <summary>True when a code of the authenticator is right and was not used; it then is used.</summary>
    internal bool Accepts(Account account, string code)
    {
        if (account.SealedKey is not { } sealedKey || OneTimeCode.StepOfCode(keys.Open(account.Id, sealedKey), Digits(code), clock.GetUtcNow(), account.LastStep) is not { } step)
        {
            return false;
        }

        account.LastStep = step;
        return true;
    }

    /// <summary>Takes the second step away; the caller saves, with an entry that says so.</summary>
    internal Task RemoveAsync(Account account, CancellationToken ct)
    {
        (account.TwoStep, account.SealedKey, account.LastStep, account.SecurityStamp) = (false, null, 0, Secrets.SessionKey());
        account.Version++;
        return db.RecoveryCodes.Where(c => c.AccountId == account.Id).ExecuteDeleteAsync(ct);
    }

    private async Task<Outcome<IReadOnlyList<string>>> NewCodesAsync(Account account, Officer by, string act, CancellationToken ct)
    {
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => Secrets.RecoveryCode()).ToList();
        await db.RecoveryCodes.Where(c => c.AccountId == account.Id).ExecuteDeleteAsync(ct);
        db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { AccountId = account.Id, CodeHash = Secrets.Hash(code) }));
        await dossier.AppendAsync(new NewEntry(account.AgencyId, AccountCases.Of(account.Id), act, by), ct);
        account.Version++;
        await db.SaveChangesAsync(ct);
        return new Outcome<IReadOnlyList<string>>((IReadOnlyList<string>)codes);
    }

    private async Task<Outcome<IReadOnlyList<string>>> CountFailureAsync(Account account, CancellationToken ct)
    {
        SignInRecords.CountFailure(account, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return AccountProblems.CodeWrong;
    }

    /// <summary>People type codes as their authenticator shows them, in two groups.</summary>
    private static string Digits(string code) => code.Replace(" ", "", StringComparison.Ordinal);
}
