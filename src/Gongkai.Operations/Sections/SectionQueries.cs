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

    /// <summary>Every section of an agency with its members, closed ones last.</summary>
    public async Task<IReadOnlyList<(Section Section, IReadOnlyList<long> Members)>> WithMembersAsync(long agencyId, CancellationToken ct)
    {
        var all = await db.Sections.AsNoTracking().Where(s => s.AgencyId == agencyId).OrderBy(s => s.IsClosed).ThenBy(s => s.Position).ThenBy(s => s.Name).ToListAsync(ct);
        var ids = all.Select(s => s.Id).ToList();
        var members = (await db.SectionMembers.AsNoTracking().Where(m => ids.Contains(m.SectionId)).ToListAsync(ct)).ToLookup(m => m.SectionId, m => m.AccountId);
        return [.. all.Select(s => (s, (IReadOnlyList<long>)[.. members[s.Id]]))];
    }

    /// <summary>The stand-ins of an agency that hold or are to come, with the names.</summary>
    public async Task<IReadOnlyList<(StandIn StandIn, string Absent, string By)>> StandInsAsync(long agencyId, DateOnly today, CancellationToken ct) =>
    [
        .. (await (
            from s in db.Set<StandIn>().AsNoTracking()
            where s.AgencyId == agencyId && s.UntilOn >= today && s.RevokedAt == null
            join a in db.Accounts on s.AccountId equals a.Id
            join b in db.Accounts on s.StandInId equals b.Id
            orderby s.FromOn, s.Id
            select new { StandIn = s, Absent = a.DisplayName, By = b.DisplayName }).ToListAsync(ct)).Select(r => (r.StandIn, r.Absent, r.By)),
    ];
}
