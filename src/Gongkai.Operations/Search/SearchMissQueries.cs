using Gongkai.Domain.Accounts;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Search;

/// <summary>What was looked for and not found, over some days.</summary>
/// <param name="Words">The words.</param>
/// <param name="Count">How often.</param>
/// <param name="LastOn">The last day.</param>
public sealed record MissedWords(string Words, int Count, DateOnly LastOn);

/// <summary>For the disclosure office: what people look for and do not find.</summary>
public sealed class SearchMissQueries(GongkaiDbContext db)
{
    /// <summary>
    /// Most often missed first: what was looked for at the agency and those below it, and, for an officer at the root of a tree, on the
    /// whole site. Empty for one who has no role at the agency or above it.
    /// </summary>
    /// <param name="officer">Who asks.</param>
    /// <param name="agency">The agency.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="take">The most lines.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<MissedWords>> ListAsync(Officer officer, AgencyPlace agency, DateOnly from, DateOnly to, int take, CancellationToken ct)
    {
        if (!officer.Sees(agency))
        {
            return [];
        }

        var isRoot = agency.TreePath.Count(c => c == '/') == 2;
        var below = db.Agencies.Where(a => a.TreePath != null && a.TreePath.StartsWith(agency.TreePath)).Select(a => a.Id);
        return await db.SearchMisses.AsNoTracking()
            .Where(m => m.Day >= from && m.Day <= to && (below.Contains(m.AgencyId) || (isRoot && m.AgencyId == SearchMiss.WholeSite)))
            .GroupBy(m => m.Words)
            .Select(g => new { Words = g.Key, Count = g.Sum(m => m.Count), Last = g.Max(m => m.Day) })
            .OrderByDescending(g => g.Count).ThenByDescending(g => g.Last).ThenBy(g => g.Words)
            .Take(take)
            .Select(g => new MissedWords(g.Words, g.Count, g.Last))
            .ToListAsync(ct);
    }
}
