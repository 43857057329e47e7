using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Agencies;

/// <summary>登记机关: gives an agency its place in the tree and keeps what it says of itself. One that was only known from a report keeps its number.</summary>
public sealed class SaveAgency(GongkaiDbContext db)
{
    /// <summary>An agency.</summary>
    /// <param name="Profile">What it says of itself.</param>
    /// <param name="ParentId">The agency above it; null for the root of a tree.</param>
    public sealed record Command(AgencyProfile Profile, long? ParentId)
    {
        /// <summary>Its number; null for one that is new, or known by this name from a report.</summary>
        public long? Id { get; init; }

        /// <summary>Who does it; null for the operator at the machine.</summary>
        public Officer? By { get; init; }

        /// <summary>The version that the editor saw; null for one that is new.</summary>
        public int? Version { get; init; }
    }

    /// <summary>The agency's number.</summary>
    public Task<Outcome<long>> ExecuteAsync(Command command, CancellationToken ct) => db.ExclusivelyAsync<Outcome<long>>(async () =>
    {
        var profile = command.Profile with { Name = command.Profile.Name.Trim() };
        if (profile.Name.Length == 0)
        {
            return RegisterAgency.NameMissing;
        }

        var agency = command.Id is { } id
            ? await db.Agencies.SingleAsync(a => a.Id == id, ct)
            : await new AgencyRegister(db).FindOrAddAsync(profile.Name, null, ct);
        agency.Profile = profile with
        {
            Initials = profile.Initials ?? PinyinInitials.Of(profile.ShortName ?? profile.Name),
            Slug = profile.Slug ?? agency.Slug ?? await FreeSlugAsync(PinyinInitials.Of(profile.Name), ct),
        };
        agency.IsRegistered = true;
        agency.ParentId = command.ParentId;
        await db.SaveChangesAsync(ct);
        var above = command.ParentId is { } parent ? await db.Agencies.Where(a => a.Id == parent).Select(a => a.TreePath).SingleAsync(ct) : "/";
        agency.TreePath = $"{above}{agency.Id}/";
        agency.Version++;
        await db.SaveChangesAsync(ct);
        return agency.Id;
    }, ct);

    private async Task<string> FreeSlugAsync(string wanted, CancellationToken ct)
    {
        var stem = wanted.Length > 0 ? wanted : "agency";
        var taken = await db.Agencies.Where(a => a.Slug != null && a.Slug.StartsWith(stem)).Select(a => a.Slug!).ToListAsync(ct);
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? stem : $"{stem}-{n}").First(slug => !taken.Contains(slug));
    }
}
