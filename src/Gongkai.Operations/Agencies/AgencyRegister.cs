using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Agencies;

/// <summary>Finds agencies and regions by name, or enters them. Only called by a writer that is alone (<see cref="GongkaiDbContext.ExclusivelyAsync"/>).</summary>
internal sealed class AgencyRegister(GongkaiDbContext db)
{
    /// <summary>
    /// The agency of a name, made when it is new. Its region is the given one, else the one its name says; a region that
    /// somebody gives moves an agency that is known already.
    /// </summary>
    public async Task<Agency> FindOrAddAsync(string name, string? givenRegion, CancellationToken ct)
    {
        var given = givenRegion is null ? [] : RegionNames(givenRegion);
        var agency = await db.Agencies.SingleOrDefaultAsync(a => a.Name == name, ct);
        if (agency is null)
        {
            agency = new Agency { Name = name, SearchName = SearchText.Of(name), Region = await RegionAsync(given.Count > 0 ? given : PlaceName.RegionsOf(name), ct) };
            db.Agencies.Add(agency);
        }
        else if (given.Count > 0)
        {
            agency.Region = await RegionAsync(given, ct);
        }

        return agency;
    }

    /// <summary>Removes an agency that was only known from reports that are gone, and then the regions that hold nothing more.</summary>
    public async Task RemoveUnusedAsync(long agencyId, CancellationToken ct)
    {
        var unused = db.Agencies.Where(a => a.Id == agencyId && !a.IsRegistered && !db.Reports.Any(r => r.AgencyId == a.Id));
        var region = await unused.Select(a => a.RegionId).SingleOrDefaultAsync(ct);
        await unused.ExecuteDeleteAsync(ct);
        while (region is { } id)
        {
            var empty = db.Regions.Where(r => r.Id == id && !db.Agencies.Any(a => a.RegionId == id) && !db.Regions.Any(c => c.ParentId == id));
            region = await empty.Select(r => r.ParentId).SingleOrDefaultAsync(ct);
            await empty.ExecuteDeleteAsync(ct);
        }
    }

    /// <summary>A region as people give it: 「湖北省/咸宁市/咸安区」 or 「湖北省咸宁市咸安区」.</summary>
    private static IReadOnlyList<string> RegionNames(string given)
    {
        var parts = given.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var read = parts.Length == 1 ? PlaceName.RegionsOf(parts[0]) : parts;
        return read.Count > 0 ? read : parts;
    }

    private async Task<Region?> RegionAsync(IReadOnlyList<string> names, CancellationToken ct)
    {
        var paths = names.Select((_, i) => string.Concat(names.Take(i + 1).Select(n => n + "/"))).ToList();
        var known = await db.Regions.Where(r => paths.Contains(r.Path)).ToDictionaryAsync(r => r.Path, ct);
        Region? region = null;
        for (var i = 0; i < names.Count; i++)
        {
            if (!known.TryGetValue(paths[i], out var next))
            {
                next = new Region { Name = names[i], Path = paths[i], Parent = region };
                db.Regions.Add(next);
            }

            region = next;
        }

        return region;
    }
}
