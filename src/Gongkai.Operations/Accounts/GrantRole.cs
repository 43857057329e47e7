using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Accounts;

/// <summary>授予、收回角色: by an administrator of the agency of the role, or of one above it; the account may be kept elsewhere. Holds from the account's next request on.</summary>
public sealed class GrantRole(GongkaiDbContext db, Dossier dossier, TimeProvider clock)
{
    /// <summary>A role of an account at an agency.</summary>
    /// <param name="By">Who gives or takes it; null for the operator at the machine.</param>
    /// <param name="AccountId">The account.</param>
    /// <param name="AgencyId">The agency.</param>
    /// <param name="Role">The role.</param>
    public sealed record Command(Officer? By, long AccountId, long AgencyId, StaffRole Role);

    /// <summary>Gives it.</summary>
    public Task<Outcome<bool>> ExecuteAsync(Command command, CancellationToken ct) => ChangeAsync(command, "account.role.granted", held =>
    {
        if (held is not null)
        {
            return AccountProblems.RoleHeld;
        }

        db.AccountRoles.Add(new AccountRole { AccountId = command.AccountId, AgencyId = command.AgencyId, Role = command.Role, GrantedAt = clock.GetUtcNow() });
        return null;
    }, ct);

    /// <summary>Takes it back.</summary>
    public Task<Outcome<bool>> WithdrawAsync(Command command, CancellationToken ct) => ChangeAsync(command, "account.role.withdrawn", held =>
    {
        if (held is null)
        {
            return AccountProblems.RoleNotHeld;
        }

        // An agency is not left without anybody who could put that right.
        if (command.By?.AccountId == command.AccountId && command.Role == StaffRole.Administrator)
        {
            return AccountProblems.OwnAccount;
        }

        db.AccountRoles.Remove(held);
        return null;
    }, ct);

    private Task<Outcome<bool>> ChangeAsync(Command command, string act, Func<AccountRole?, Problem?> change, CancellationToken ct) => db.ExclusivelyAsync<Outcome<bool>>(async () =>
    {
        var agency = await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == command.AgencyId, ct);
        if (agency?.Place is not { } place)
        {
            return AccountProblems.NoSuchAgency;
        }

        if (command.By is { } by && !by.Administers(place))
        {
            return AccountProblems.Forbidden;
        }

        if (!await db.Accounts.AnyAsync(a => a.Id == command.AccountId, ct))
        {
            return AccountProblems.Unknown;
        }

        if (change(await db.AccountRoles.FindAsync([command.AgencyId, command.AccountId, command.Role], ct)) is { } problem)
        {
            return problem;
        }

        await dossier.AppendAsync(new NewEntry(place.Id, AccountCases.Of(command.AccountId), act, command.By, Detail: new { command.AccountId, Role = command.Role.Key(), command.AgencyId }), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }, ct);
}
