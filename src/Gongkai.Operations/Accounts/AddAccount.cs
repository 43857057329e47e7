using System.Text.RegularExpressions;
using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Accounts;

/// <summary>新增账号: a person who may sign in, with first roles at an agency and a password to be changed at the first sign-in.</summary>
public sealed partial class AddAccount(GongkaiDbContext db, UserManager<Account> users, Dossier dossier, TimeProvider clock)
{
    private const int LongestName = 40;

    /// <summary>An account.</summary>
    /// <param name="UserName">What is typed at sign-in.</param>
    /// <param name="DisplayName">The person's name.</param>
    /// <param name="AgencyId">The agency that keeps it.</param>
    /// <param name="Roles">First roles there.</param>
    public sealed record Command(string UserName, string DisplayName, long AgencyId, IReadOnlyList<StaffRole> Roles)
    {
        /// <summary>Who adds it; null for the operator at the machine.</summary>
        public Officer? By { get; init; }

        /// <summary>The first password; null to have one made.</summary>
        public string? Password { get; init; }

        /// <summary>False for an account whose password need not be changed: the person typed it.</summary>
        public bool MustChangePassword { get; init; } = true;
    }

    /// <summary>A new account and its first password, which is kept nowhere else.</summary>
    /// <param name="AccountId">Its number.</param>
    /// <param name="Password">The password.</param>
    public sealed record Added(long AccountId, string Password);

    /// <summary>The account.</summary>
    public Task<Outcome<Added>> ExecuteAsync(Command command, CancellationToken ct) => db.ExclusivelyAsync<Outcome<Added>>(async () =>
    {
        var (userName, displayName) = (command.UserName.Trim().ToLowerInvariant(), command.DisplayName.Trim());
        var agency = await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == command.AgencyId, ct);
        if (agency?.Place is not { } place)
        {
            return AccountProblems.NoSuchAgency;
        }

        if (command.By is { } by && !by.Administers(place))
        {
            return AccountProblems.Forbidden;
        }

        var problems = new List<Problem>();
        if (!UserNameForm().IsMatch(userName))
        {
            problems.Add(AccountProblems.NameForm);
        }
        else if (await db.Accounts.AnyAsync(a => a.UserName == userName, ct))
        {
            problems.Add(AccountProblems.NameTaken);
        }

        if (displayName.Length is 0 or > LongestName)
        {
            problems.Add(AccountProblems.DisplayNameMissing);
        }

        var password = command.Password ?? Secrets.Password();
        problems.AddRange(PasswordRules.WhatIsWrong(password, userName, displayName));
        if (problems.Count > 0)
        {
            return new Outcome<Added>(problems);
        }

        var now = clock.GetUtcNow();
        var account = new Account
        {
            UserName = userName,
            DisplayName = displayName,
            AgencyId = place.Id,
            MustChangePassword = command.MustChangePassword,
            CreatedAt = now,
            PasswordChangedAt = now,
        };
        var made = await users.CreateAsync(account, password);
        if (!made.Succeeded)
        {
            return new Outcome<Added>([.. made.Errors.Select(e => new Problem(e.Code, e.Description))]);
        }

        db.AccountRoles.AddRange(command.Roles.Distinct().Select(role => new AccountRole { AgencyId = place.Id, AccountId = account.Id, Role = role, GrantedAt = now }));
        var detail = new { account.Id, Roles = command.Roles.Select(r => r.Key()) };
        await dossier.AppendAsync(new NewEntry(place.Id, AccountCases.Of(account.Id), "account.added", command.By, Detail: detail), ct);
        await db.SaveChangesAsync(ct);
        return new Added(account.Id, password);
    }, ct);

    [GeneratedRegex("^[a-z][a-z0-9._-]{2,31}$")]
    private static partial Regex UserNameForm();
}
