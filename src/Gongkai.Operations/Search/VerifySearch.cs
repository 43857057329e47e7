using Gongkai.Domain;
using Gongkai.Operations.Data;
using Gongkai.Operations.Search.Index;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Search;

/// <summary>How an index stands to the rows it was made of.</summary>
/// <param name="Sequence">The last change it holds.</param>
/// <param name="Behind">Changes after it; the documents they are about are not compared.</param>
/// <param name="Compared">Documents compared.</param>
/// <param name="Missing">Public documents that are not in the index.</param>
/// <param name="Superfluous">Documents of the index that are not public.</param>
/// <param name="Different">Documents that the index has otherwise than the rows.</param>
public sealed record SearchVerification(long Sequence, int Behind, int Compared, IReadOnlyList<long> Missing, IReadOnlyList<long> Superfluous, IReadOnlyList<long> Different)
{
    /// <summary>True when the index holds what the rows say.</summary>
    public bool IsSound => Missing.Count + Superfluous.Count + Different.Count == 0;
}

/// <summary>Compares this node's index with the rows, document by document and with every character, while the node runs or not.</summary>
public sealed class VerifySearch(GongkaiDbContext db, SearchSettings settings)
{
    private const int Batch = 500;
    private const int Attempts = 5;

    /// <summary>Compares. Problems: <c>search.no-index</c>, <c>search.damaged</c>.</summary>
    public async Task<Outcome<SearchVerification>> ExecuteAsync(CancellationToken ct)
    {
        SearchIndex? index = null;
        for (var attempt = 1; index is null; attempt++)
        {
            try
            {
                index = new IndexFolder(settings.FolderFor(db.Engine)).OpenToRead();
                if (index is null)
                {
                    return SearchProblems.NoIndex;
                }
            }
            catch (Exception e) when (e is DamagedIndexException or FileNotFoundException)
            {
                // A running node may just have merged away what was being opened.
                if (attempt == Attempts)
                {
                    return SearchProblems.Damaged(e.Message);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(200), ct);
            }
        }

        using (index)
        {
            return await CompareAsync(index, ct);
        }
    }

    private async Task<SearchVerification> CompareAsync(SearchIndex index, CancellationToken ct)
    {
        var fingerprints = index.Fingerprints().ToDictionary();
        var (missing, different, compared) = (new List<long>(), new List<long>(), 0);
        for (var last = 0L; ;)
        {
            var documents = await SearchRows.ReadAfterAsync(db, last, Batch, ct);
            foreach (var document in documents)
            {
                compared++;
                if (!fingerprints.Remove(document.Id, out var fingerprint))
                {
                    missing.Add(document.Id);
                }
                else if (fingerprint != SearchIndex.FingerprintOf(document))
                {
                    different.Add(document.Id);
                }
            }

            if (documents.Count < Batch)
            {
                break;
            }

            last = documents[^1].Id;
        }

        // Read last: whatever changed since the index was opened is among these.
        var place = index.Place.Sequence;
        var later = await db.PublicChanges.Where(c => c.Sequence > place && c.DocumentId != null).Select(c => c.DocumentId!.Value).Distinct().ToHashSetAsync(ct);
        var behind = await db.PublicChanges.CountAsync(c => c.Sequence > place, ct);
        return new SearchVerification(
            place, behind, compared, [.. missing.Where(id => !later.Contains(id))], [.. fingerprints.Keys.Where(id => !later.Contains(id)).Order()], [.. different.Where(id => !later.Contains(id))]);
    }
}
