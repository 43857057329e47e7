using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Accounts;

/// <summary>Whoever has this role at the agency, or at one below it, signs in with two steps.</summary>
public sealed class TwoStepRequirement
{
    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The role.</summary>
    public required StaffRole Role { get; init; }
}

internal sealed class TwoStepRequirementMapping : IEntityTypeConfiguration<TwoStepRequirement>
{
    public void Configure(EntityTypeBuilder<TwoStepRequirement> builder)
    {
        builder.ToTable("two_step_requirements");
        builder.HasKey(r => new { r.AgencyId, r.Role });
        builder.HasOne<Agency>().WithMany().HasForeignKey(r => r.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>
/// 强制两步登录: which roles must sign in with two steps. Set by an administrator of the agency or of one above it; holds from the
/// next request on. Who has not switched it on yet can sign in, and then do nothing but that.
/// </summary>
public sealed class RequireTwoStep(GongkaiDbContext db, Dossier dossier)
{
    /// <summary>The roles, as chosen on the form.</summary>
    /// <param name="By">Who; null for the operator at the machine.</param>
    /// <param name="AgencyId">The agency.</param>
    /// <param name="Roles">The roles that must.</param>
    public sealed record Command(Officer? By, long AgencyId, IReadOnlyCollection<StaffRole> Roles);

    /// <summary>Sets them.</summary>
    public Task<Outcome<bool>> ExecuteAsync(Command command, CancellationToken ct) => db.ExclusivelyAsync<Outcome<bool>>(async () =>
    {
        if ((await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == command.AgencyId, ct))?.Place is not { } place)
        {
            return AccountProblems.NoSuchAgency;
        }

        if (command.By is { } by && !by.Administers(place))
        {
            return AccountProblems.Forbidden;
        }

        var before = await db.Set<TwoStepRequirement>().Where(r => r.AgencyId == place.Id).ToListAsync(ct);
        var wanted = command.Roles.ToHashSet();
        if (wanted.SetEquals(before.Select(r => r.Role)))
        {
            return true;
        }

        db.RemoveRange(before.Where(r => !wanted.Contains(r.Role)));
        db.AddRange(wanted.Except(before.Select(r => r.Role)).Select(role => new TwoStepRequirement { AgencyId = place.Id, Role = role }));
        await dossier.AppendAsync(
            new NewEntry(place.Id, $"agency/{place.Id}", "agency.twoStep.required", command.By, Detail: new { roles = wanted.Order().Select(r => r.Key()) }), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }, ct);

    /// <summary>The roles that must at an agency: by its own setting, and by one above it.</summary>
    public async Task<(IReadOnlySet<StaffRole> Own, IReadOnlySet<StaffRole> Inherited)> RolesAsync(AgencyPlace agency, CancellationToken ct)
    {
        var rows = await (
            from r in db.Set<TwoStepRequirement>().AsNoTracking()
            join a in db.Agencies on r.AgencyId equals a.Id
            where a.TreePath != null && agency.TreePath.StartsWith(a.TreePath)
            select r).ToListAsync(ct);
        return (rows.Where(r => r.AgencyId == agency.Id).Select(r => r.Role).ToHashSet(), rows.Where(r => r.AgencyId != agency.Id).Select(r => r.Role).ToHashSet());
    }
}
