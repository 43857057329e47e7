using System.Text.RegularExpressions;
using Gongkai.Domain;
using Gongkai.Operations.Accounts;
using Gongkai.Operations.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests.Applicants;

/// <summary>Somebody who is signed in to an <see cref="ApplicantAccount"/>.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Stamp">Its stamp then.</param>
public sealed record ApplicantSession(long AccountId, string Stamp);

/// <summary>An account that was opened, or whose password was replaced.</summary>
/// <param name="Session">Signed in to it.</param>
/// <param name="RecoveryCode">The code that replaces a forgotten password, to be shown once.</param>
public sealed record OpenedAccount(ApplicantSession Session, string RecoveryCode);

/// <summary>
/// 申请人账号: opens, signs in, replaces passwords, closes. A wrong name, a wrong password and a locked account are answered alike and in the same
/// time; the limits are those of the staff's sign-in.
/// </summary>
public sealed partial class ApplicantAccounts(GongkaiDbContext db, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    /// <summary>Years after the last sign-in that an account is kept.</summary>
    public const int KeptYears = 3;

    /// <summary>Characters of a name at least.</summary>
    public const int ShortestName = 4;

    /// <summary>Characters of a name at most.</summary>
    public const int LongestName = 30;

    private static readonly Account Anybody = new() { UserName = "", DisplayName = "" };
    private static string? hashOfNobody;

    /// <summary>All that is wrong with a name.</summary>
    public static IReadOnlyList<Problem> WhatIsWrong(string? loginName)
    {
        var name = loginName.Given() ?? "";
        return name.Length is < ShortestName or > LongestName || !name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-') ? [ApplicantAccountProblems.NameForm]
            : LongNumber().IsMatch(name) ? [ApplicantAccountProblems.NameIsNumber]
            : [];
    }

    /// <summary>注册.</summary>
    /// <param name="loginName">The name to sign in with.</param>
    /// <param name="password">The password.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<OpenedAccount>> OpenAsync(string? loginName, string? password, CancellationToken ct)
    {
        var name = Normal(loginName);
        if (WhatIsWrong(loginName).Concat(PasswordRules.WhatIsWrong(password ?? "", name, "")).ToList() is { Count: > 0 } problems)
        {
            return new Outcome<OpenedAccount>(problems);
        }

        var hash = hasher.HashPassword(Anybody, password!);
        return await db.ExclusivelyAsync<Outcome<OpenedAccount>>(async () =>
        {
            var now = clock.GetUtcNow();
            var old = now.AddYears(-KeptYears);
            await db.Set<ApplicantAccount>().Where(a => a.UsedAt < old).ExecuteDeleteAsync(ct);
            if (await db.Set<ApplicantAccount>().AnyAsync(a => a.LoginName == name, ct))
            {
                return ApplicantAccountProblems.NameTaken;
            }

            var code = Secrets.RecoveryCode();
            var account = db.Add(new ApplicantAccount { LoginName = name, PasswordHash = hash, RecoveryHash = Secrets.Hash(code), Stamp = Secrets.SessionKey(), OpenedAt = now, UsedAt = now }).Entity;
            await db.SaveChangesAsync(ct);
            return new OpenedAccount(new(account.Id, account.Stamp), code);
        }, ct);
    }

    /// <summary>登录.</summary>
    public async Task<Outcome<ApplicantSession>> SignInAsync(string? loginName, string? password, CancellationToken ct)
    {
        var name = Normal(loginName);
        var known = await db.Set<ApplicantAccount>().AsNoTracking().Where(a => a.LoginName == name).Select(a => new { a.Id, a.PasswordHash }).SingleOrDefaultAsync(ct);
        var hash = known?.PasswordHash ?? (hashOfNobody ??= hasher.HashPassword(Anybody, Secrets.Password()));
        var isRight = PasswordRules.Matches(hasher, hash, password ?? "");
        return await TryAsync(known?.Id, account => isRight && account.PasswordHash == hash, account => new ApplicantSession(account.Id, account.Stamp), ct);
    }

    /// <summary>找回: a new password for who has the recovery code, and a new code. Sessions of before end.</summary>
    public async Task<Outcome<OpenedAccount>> RecoverAsync(string? loginName, string? recoveryCode, string? password, CancellationToken ct)
    {
        var name = Normal(loginName);
        if (PasswordRules.WhatIsWrong(password ?? "", name, "") is { Count: > 0 } problems)
        {
            return new Outcome<OpenedAccount>(problems);
        }

        var (hash, offered, code) = (hasher.HashPassword(Anybody, password!), Secrets.Hash(recoveryCode.Given()?.ToLowerInvariant() ?? ""), Secrets.RecoveryCode());
        var id = await db.Set<ApplicantAccount>().Where(a => a.LoginName == name).Select(a => (long?)a.Id).SingleOrDefaultAsync(ct);
        return await TryAsync(id, account => account.RecoveryHash == offered, account =>
        {
            (account.PasswordHash, account.RecoveryHash, account.Stamp) = (hash, Secrets.Hash(code), Secrets.SessionKey());
            return new OpenedAccount(new(account.Id, account.Stamp), code);
        }, ct);
    }

    /// <summary>修改口令: knowing the old one. Other sessions end.</summary>
    public async Task<Outcome<ApplicantSession>> ChangePasswordAsync(long id, string? old, string? password, CancellationToken ct)
    {
        var seen = await db.Set<ApplicantAccount>().AsNoTracking().SingleAsync(a => a.Id == id, ct);
        if (PasswordRules.WhatIsWrong(password ?? "", seen.LoginName, "") is { Count: > 0 } problems)
        {
            return new Outcome<ApplicantSession>(problems);
        }

        var (isRight, hash) = (PasswordRules.Matches(hasher, seen.PasswordHash, old ?? ""), hasher.HashPassword(Anybody, password!));
        return await TryAsync(id, account => isRight && account.PasswordHash == seen.PasswordHash, account =>
        {
            (account.PasswordHash, account.Stamp) = (hash, Secrets.SessionKey());
            return new ApplicantSession(account.Id, account.Stamp);
        }, ct);
    }

    /// <summary>注销: the account and its list of cases are removed; the cases go on.</summary>
    public async Task<Outcome<bool>> CloseAsync(long id, string? password, CancellationToken ct)
    {
        var seen = await db.Set<ApplicantAccount>().AsNoTracking().SingleAsync(a => a.Id == id, ct);
        var isRight = PasswordRules.Matches(hasher, seen.PasswordHash, password ?? "");
        return await TryAsync(id, account => isRight && account.PasswordHash == seen.PasswordHash, account =>
        {
            db.Remove(account);
            return true;
        }, ct);
    }

    /// <summary>The name of the account of a session that has not ended; null for any other.</summary>
    public async Task<string?> NameOfAsync(ApplicantSession session, CancellationToken ct) =>
        await db.Set<ApplicantAccount>().AsNoTracking().Where(a => a.Id == session.AccountId && a.Stamp == session.Stamp).Select(a => a.LoginName).SingleOrDefaultAsync(ct);

    // Counts what fails; the last attempt allowed locks the account.
    private Task<Outcome<T>> TryAsync<T>(long? id, Func<ApplicantAccount, bool> isRight, Func<ApplicantAccount, T> work, CancellationToken ct) => db.ExclusivelyAsync<Outcome<T>>(async () =>
    {
        var now = clock.GetUtcNow();
        if (id is null || await db.Set<ApplicantAccount>().SingleOrDefaultAsync(a => a.Id == id, ct) is not { } account || account.LockedUntil > now)
        {
            return ApplicantAccountProblems.Refused;
        }

        if (!isRight(account))
        {
            account.FailedCount++;
            if (account.FailedCount >= SignIn.MostFailures)
            {
                (account.FailedCount, account.LockedUntil) = (0, now.AddMinutes(SignIn.LockedMinutes));
            }

            await db.SaveChangesAsync(ct);
            return ApplicantAccountProblems.Refused;
        }

        (account.FailedCount, account.LockedUntil, account.UsedAt) = (0, null, now);
        var done = work(account);
        await db.SaveChangesAsync(ct);
        return done;
    }, ct);

    [GeneratedRegex("[0-9]{7}")]
    private static partial Regex LongNumber();

    private static string Normal(string? loginName) => (loginName.Given() ?? "").ToLowerInvariant();
}

/// <summary>What can keep an act on an applicant's account from being done.</summary>
public static class ApplicantAccountProblems
{
    /// <summary>Whatever the reason, the same words.</summary>
    public static readonly Problem Refused = new("applicantAccount.refused",
        $"登录名、口令或者恢复码不正确，或者账号暂时不能登录。连续输错 {SignIn.MostFailures} 次，账号锁定 {SignIn.LockedMinutes} 分钟。没有账号也可以凭编号和查询码查询。");

    /// <summary>A name is taken.</summary>
    public static readonly Problem NameTaken = new("applicantAccount.name.taken", "这个登录名已有人使用，请换一个。");

    /// <summary>A name has a form.</summary>
    public static readonly Problem NameForm = new("applicantAccount.name.form",
        $"登录名应为 {ApplicantAccounts.ShortestName} 至 {ApplicantAccounts.LongestName} 个汉字、字母、数字、下划线或连字符。");

    /// <summary>A name is not a number of a person.</summary>
    public static readonly Problem NameIsNumber = new("applicantAccount.name.number", "登录名里不能有七位以上连续的数字。请不要用手机号码、证件号码。");

    /// <summary>The case is not open in this browser, or is not kept in the account.</summary>
    public static readonly Problem NotKept = new("applicantAccount.case.unknown", "账号里没有这件申请，或者它的查询码已经更换。请凭编号和新的查询码打开，再加入账号。");
}
