using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Dossiers;

/// <summary>A line of a case's timeline.</summary>
/// <param name="Sequence">Its place in the agency's chain.</param>
/// <param name="At">When.</param>
/// <param name="ActorName">Who.</param>
/// <param name="Act">What, as a code.</param>
/// <param name="Reason">Why.</param>
/// <param name="Detail">Before and after, as JSON.</param>
public sealed record TimelineEntry(long Sequence, DateTimeOffset At, string ActorName, string Act, string? Reason, string? Detail);

/// <summary>Reads dossiers. Who may see a case is asked before.</summary>
public sealed class DossierQueries(GongkaiDbContext db)
{
    /// <summary>A case's entries in the order of time.</summary>
    public Task<List<TimelineEntry>> TimelineAsync(string caseKey, CancellationToken ct) => db.DossierEntries.AsNoTracking()
        .Where(e => e.CaseKey == caseKey).OrderBy(e => e.Sequence)
        .Select(e => new TimelineEntry(e.Sequence, e.At, e.ActorName, e.Act, e.Reason, e.Detail)).ToListAsync(ct);
}
