using Gongkai.Domain.Dossiers;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Dossiers;

/// <summary>Why a chain does not hold.</summary>
public enum ChainFault
{
    /// <summary>An entry's hash is not that of what it says and what stands before it.</summary>
    HashDiffers,

    /// <summary>A sequence is missing.</summary>
    EntryMissing,

    /// <summary>The chain ends elsewhere than its head says.</summary>
    EndDiffers,
}

/// <summary>What the walk along one agency's chain found.</summary>
/// <param name="AgencyId">The agency.</param>
/// <param name="AgencyName">Its name.</param>
/// <param name="Entries">Entries that fit, from the first on.</param>
/// <param name="Fault">What is wrong; null when all fits.</param>
/// <param name="At">The first sequence that does not fit; null when all fits.</param>
/// <param name="Case">Its case; null when there is no such entry.</param>
public sealed record ChainResult(long AgencyId, string AgencyName, long Entries, ChainFault? Fault, long? At, string? Case);

/// <summary>核验卷宗: walks every chain from its start and names the first entry of each that does not fit.</summary>
public sealed class VerifyDossiers(GongkaiDbContext db)
{
    /// <summary>One result an agency, as they come; memory does not grow with the chain.</summary>
    public async IAsyncEnumerable<ChainResult> ExecuteAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var agencies = await db.Agencies.AsNoTracking()
            .Where(a => db.DossierHeads.Any(h => h.AgencyId == a.Id) || db.DossierEntries.Any(e => e.AgencyId == a.Id))
            .OrderBy(a => a.Id).Select(a => new { a.Id, a.Name }).ToListAsync(ct);
        foreach (var agency in agencies)
        {
            yield return await WalkAsync(agency.Id, agency.Name, ct);
        }
    }

    private async Task<ChainResult> WalkAsync(long agencyId, string name, CancellationToken ct)
    {
        // One moment for head and entries: a writer may be at work.
        await using var moment = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var head = await db.DossierHeads.AsNoTracking().SingleOrDefaultAsync(h => h.AgencyId == agencyId, ct);
        var previous = DossierChain.Start.ToArray();
        var last = 0L;
        await foreach (var entry in db.DossierEntries.AsNoTracking().Where(e => e.AgencyId == agencyId).OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (entry.Sequence != last + 1)
            {
                return new(agencyId, name, last, ChainFault.EntryMissing, last + 1, null);
            }

            if (!DossierChain.Hash(previous, entry.ToRecord()).AsSpan().SequenceEqual(entry.Hash))
            {
                return new(agencyId, name, last, ChainFault.HashDiffers, entry.Sequence, entry.CaseKey);
            }

            (previous, last) = (entry.Hash, entry.Sequence);
        }

        return head is not null && head.Sequence == last && head.Hash.AsSpan().SequenceEqual(previous)
            ? new(agencyId, name, last, null, null, null)
            : new(agencyId, name, last, ChainFault.EndDiffers, last + 1, null);
    }
}
