using Gongkai.Domain.Accounts;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Sections;

/// <summary>Reads sections.</summary>
public sealed class SectionQueries(GongkaiDbContext db)
{
    private readonly Dictionary<long, IReadOnlyCollection<long>> known = [];

    /// <summary>The sections to which an officer belongs, asked of the database once in a scope.</summary>
    public async Task<IReadOnlyCollection<long>> OfAsync(Officer officer, CancellationToken ct) => known.TryGetValue(officer.AccountId, out var sections)
        ? sections
        : known[officer.AccountId] = await db.SectionMembers.AsNoTracking().Where(m => m.AccountId == officer.AccountId).Select(m => m.SectionId).ToListAsync(ct);

    /// <summary>The open sections of an agency in their order.</summary>
    public Task<List<Section>> OfAgencyAsync(long agencyId, CancellationToken ct) =>
        db.Sections.AsNoTracking().Where(s => s.AgencyId == agencyId && !s.IsClosed).OrderBy(s => s.Position).ThenBy(s => s.Name).ToListAsync(ct);
}
