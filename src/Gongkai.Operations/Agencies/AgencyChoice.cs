using Gongkai.Domain.Accounts;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Agencies;

/// <summary>Which agency an officer works on where a page is about one: the one asked for if he or she may see it, else the first with a role.</summary>
public sealed class AgencyChoice(GongkaiDbContext db)
{
    /// <summary>The agency; null when the officer may not see it, or has no role anywhere.</summary>
    /// <param name="officer">Who.</param>
    /// <param name="asked">The agency in the address; null where it names none.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Agency?> FindAsync(Officer officer, long? asked, CancellationToken ct)
    {
        var id = asked ?? (officer.Grants is [var first, ..] ? first.Agency.Id : 0);
        return await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) is { Place: { } place } agency && officer.Sees(place) ? agency : null;
    }

    /// <summary>The agencies that an officer has a role in, by name; for a choice on a page.</summary>
    public async Task<List<Agency>> OwnAsync(Officer officer, CancellationToken ct)
    {
        var ids = officer.Grants.Select(g => g.Agency.Id).Distinct().ToList();
        return await db.Agencies.AsNoTracking().Where(a => ids.Contains(a.Id)).OrderBy(a => a.Id).ToListAsync(ct);
    }
}
