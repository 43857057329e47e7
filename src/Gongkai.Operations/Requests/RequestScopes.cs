using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Sections;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests;

/// <summary>Which cases of an agency an officer finds in lists.</summary>
/// <param name="Agency">The agency.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsAll">True for who sees every case; false for who sees his or her own.</param>
/// <param name="SeesPerson">True for who sees who applied, in every case.</param>
/// <param name="Sections">The officer's sections.</param>
/// <param name="People">The officer, and those for whom he or she stands in today.</param>
public sealed record RequestScope(AgencyPlace Agency, string Name, bool IsAll, bool SeesPerson, IReadOnlyCollection<long> Sections, IReadOnlyCollection<long> People);

/// <summary>Asks <see cref="RequestStanding"/> what an officer finds in lists, and says it to the database.</summary>
public sealed class RequestScopes(GongkaiDbContext db, SectionQueries sections, TimeProvider clock)
{
    private const int MostLookedInto = 8;

    /// <summary>The agencies in whose lists an officer finds something, those where he or she works first.</summary>
    public async Task<IReadOnlyList<Agency>> AgenciesAsync(Officer officer, CancellationToken ct)
    {
        var own = officer.Grants.Select(g => g.Agency.Id).Distinct().ToList();
        var above = officer.Grants.Where(g => g.Role is StaffRole.DisclosureOffice or StaffRole.Inspector or StaffRole.Leader or StaffRole.Auditor).Select(g => g.Agency.TreePath).Distinct().ToList();
        var agencies = await db.Agencies.AsNoTracking().Where(a => a.TreePath != null && (own.Contains(a.Id) || above.Any(path => a.TreePath.StartsWith(path)))).ToListAsync(ct);
        return [.. agencies.Where(a => Finds(officer, a.Place!)).OrderBy(a => own.Contains(a.Id) ? 0 : 1).ThenBy(a => a.TreePath, StringComparer.Ordinal)];
    }

    /// <summary>The one whose list opens first: where there is anything at all.</summary>
    public async Task<Agency?> FirstAsync(IReadOnlyList<Agency> agencies, CancellationToken ct)
    {
        foreach (var agency in agencies.Take(MostLookedInto))
        {
            if (await db.Requests.AnyAsync(r => r.AgencyId == agency.Id, ct))
            {
                return agency;
            }
        }

        return agencies is [var first, ..] ? first : null;
    }

    /// <summary>The scope in an agency; null where nothing may be seen.</summary>
    public async Task<RequestScope?> OfAsync(Officer officer, Agency agency, CancellationToken ct)
    {
        var place = agency.Place!;
        if (!Finds(officer, place))
        {
            return null;
        }

        if (RequestStanding.SeesEveryCase(officer, place))
        {
            return new(place, agency.Name, true, RequestStanding.SeesAll(officer, place), [], []);
        }

        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var absent = await db.Set<StandIn>().AsNoTracking()
            .Where(s => s.StandInId == officer.AccountId && s.AgencyId == agency.Id && s.FromOn <= today && s.UntilOn >= today && s.RevokedAt == null).Select(s => s.AccountId).ToListAsync(ct);
        return new(place, agency.Name, false, false, await sections.OfAsync(officer, ct), [officer.AccountId, .. absent]);
    }

    /// <summary>The cases of the scope.</summary>
    public IQueryable<DisclosureRequest> In(RequestScope scope)
    {
        var all = db.Requests.AsNoTracking().Where(r => r.AgencyId == scope.Agency.Id);
        if (scope.IsAll)
        {
            return all;
        }

        var (mine, people) = (scope.Sections, scope.People);
        return all.Where(r => (r.AssigneeId != null && people.Contains(r.AssigneeId.Value)) || (r.SectionId != null && mine.Contains(r.SectionId.Value))
            || db.Set<RequestTask>().Any(t => t.RequestId == r.Id && t.WithdrawnAt == null && mine.Contains(t.SectionId)));
    }

    private static bool Finds(Officer officer, AgencyPlace place) => RequestStanding.SeesEveryCase(officer, place) || officer.Has(place, StaffRole.SectionOfficer);
}
