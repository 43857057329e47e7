using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Accounts;

/// <summary>An account in a list.</summary>
/// <param name="Id">Its number.</param>
/// <param name="UserName">What is typed at sign-in.</param>
/// <param name="DisplayName">The person's name.</param>
/// <param name="AgencyId">The agency that keeps it.</param>
/// <param name="Agency">That agency's name.</param>
/// <param name="TwoStep">True with a second step.</param>
/// <param name="DisabledAt">When it was closed; null while it is open.</param>
/// <param name="LockedUntil">Until when it is locked, after wrong attempts.</param>
/// <param name="LastUsedAt">When it was last used; null when never.</param>
public sealed record AccountRow(
    long Id, string UserName, string DisplayName, long AgencyId, string Agency, bool TwoStep, DateTimeOffset? DisabledAt, DateTimeOffset? LockedUntil, DateTimeOffset? LastUsedAt)
{
    /// <summary>The roles that the reader sees.</summary>
    public IReadOnlyList<HeldRole> Roles { get; init; } = [];
}

/// <summary>A role that somebody has.</summary>
/// <param name="Agency">Where.</param>
/// <param name="AgencyName">That agency's name.</param>
/// <param name="Role">Which.</param>
/// <param name="GrantedAt">Since when.</param>
public sealed record HeldRole(AgencyPlace Agency, string AgencyName, StaffRole Role, DateTimeOffset GrantedAt);

/// <summary>Reads of accounts.</summary>
public sealed class AccountQueries(GongkaiDbContext db, TimeProvider clock)
{
    private const int EventsShown = 30;

    /// <summary>The accounts that an agency within the officer's sight keeps, or that have a role there; by agency and name.</summary>
    public async Task<IReadOnlyList<AccountRow>> ListAsync(Officer seenBy, CancellationToken ct)
    {
        var agencies = (await db.Agencies.AsNoTracking().Where(a => a.TreePath != null).Select(a => new { a.Id, a.Name, a.TreePath }).ToListAsync(ct))
            .Where(a => seenBy.Sees(new AgencyPlace(a.Id, a.TreePath!))).ToDictionary(a => a.Id);
        var rows = await Rows(db.Accounts.AsNoTracking()).ToListAsync(ct);
        var roles = (await db.AccountRoles.AsNoTracking().ToListAsync(ct)).Where(r => agencies.ContainsKey(r.AgencyId)).ToLookup(r => r.AccountId);
        return
        [
            .. rows.Where(a => agencies.ContainsKey(a.AgencyId) || roles.Contains(a.Id))
                .Select(a => a with
                {
                    Roles = [.. roles[a.Id].Select(r => new HeldRole(new AgencyPlace(r.AgencyId, agencies[r.AgencyId].TreePath!), agencies[r.AgencyId].Name, r.Role, r.GrantedAt)).OrderBy(r => r.AgencyName, StringComparer.Ordinal).ThenBy(r => r.Role)],
                })
                .OrderBy(a => a.Agency, StringComparer.Ordinal).ThenBy(a => a.UserName, StringComparer.Ordinal),
        ];
    }

    /// <summary>An account with the roles the officer sees; null when it is none of the officer's business.</summary>
    public async Task<AccountRow?> FindAsync(Officer seenBy, long accountId, CancellationToken ct) =>
        (await ListAsync(seenBy, ct)).FirstOrDefault(a => a.Id == accountId);

    /// <summary>The number of the account of a name; null when nobody has it.</summary>
    public Task<long?> IdOfAsync(string userName, CancellationToken ct)
    {
        var name = userName.Trim().ToLowerInvariant();
        return db.Accounts.Where(a => a.UserName == name).Select(a => (long?)a.Id).SingleOrDefaultAsync(ct);
    }

    /// <summary>The sessions of an account that hold, last used first.</summary>
    public Task<List<AccountSession>> SessionsAsync(long accountId, CancellationToken ct)
    {
        var (idleSince, begunSince) = (clock.GetUtcNow() - StaffSessions.LongestIdle, clock.GetUtcNow() - StaffSessions.Longest);
        return db.Sessions.AsNoTracking().Where(s => s.AccountId == accountId && s.EndedAt == null && s.UsedAt > idleSince && s.BeganAt > begunSince).OrderByDescending(s => s.UsedAt).ToListAsync(ct);
    }

    /// <summary>The last attempts to sign in with an account.</summary>
    public Task<List<SignInEvent>> EventsAsync(long accountId, CancellationToken ct) =>
        db.SignIns.AsNoTracking().Where(e => e.AccountId == accountId).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(EventsShown).ToListAsync(ct);

    /// <summary>All roles of an account, by agency.</summary>
    public Task<List<HeldRole>> RolesAsync(long accountId, CancellationToken ct) => (
        from r in db.AccountRoles.AsNoTracking()
        where r.AccountId == accountId
        join a in db.Agencies on r.AgencyId equals a.Id
        orderby a.TreePath, r.Role
        select new HeldRole(new AgencyPlace(a.Id, a.TreePath!), a.Name, r.Role, r.GrantedAt)).ToListAsync(ct);

    /// <summary>How one's own account stands.</summary>
    public Task<OwnAccount> OwnAsync(long accountId, CancellationToken ct) => db.Accounts.AsNoTracking().Where(a => a.Id == accountId)
        .Select(a => new OwnAccount(a.UserName, a.TwoStep, db.RecoveryCodes.Count(c => c.AccountId == a.Id), a.PasswordChangedAt)).SingleAsync(ct);

    /// <summary>What keeps an officer from administering an account; nothing keeps the operator at the machine.</summary>
    internal static async Task<Problem?> WhyNotAsync(GongkaiDbContext db, Officer? by, Account account, CancellationToken ct)
    {
        var path = await db.Agencies.Where(a => a.Id == account.AgencyId).Select(a => a.TreePath).SingleAsync(ct);
        return by is null || by.Administers(new AgencyPlace(account.AgencyId, path!)) ? null : AccountProblems.Forbidden;
    }

    private IQueryable<AccountRow> Rows(IQueryable<Account> accounts) =>
        from a in accounts
        join g in db.Agencies on a.AgencyId equals g.Id
        select new AccountRow(a.Id, a.UserName, a.DisplayName, a.AgencyId, g.Name, a.TwoStep, a.DisabledAt, a.LockedUntil, db.Sessions.Where(s => s.AccountId == a.Id).Max(s => (DateTimeOffset?)s.UsedAt));
}

/// <summary>How one's own account stands.</summary>
/// <param name="UserName">What is typed at sign-in.</param>
/// <param name="TwoStep">True with a second step.</param>
/// <param name="RecoveryCodes">Recovery codes that are left.</param>
/// <param name="PasswordChangedAt">When the password was set.</param>
public sealed record OwnAccount(string UserName, bool TwoStep, int RecoveryCodes, DateTimeOffset PasswordChangedAt);
