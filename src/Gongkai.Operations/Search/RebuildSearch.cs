using Gongkai.Operations.Data;
using Gongkai.Operations.Search.Index;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Search;

/// <summary>Makes this node's index anew from the rows.</summary>
public sealed class RebuildSearch(IServiceScopeFactory scopes, DatabaseEngine engine, SearchSettings settings)
{
    private const int Batch = 500;
    private const int BatchesACommit = 20;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    private readonly IndexFolder folder = new(settings.FolderFor(engine));

    /// <summary>
    /// Makes it here if no node uses the folder; otherwise leaves the wish to the node that does, which goes on answering from the old one
    /// meanwhile, and waits until it is fulfilled.
    /// </summary>
    /// <param name="progress">Told how many documents are in; nothing while the node does it.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The documents in the new index; null when the node has made it.</returns>
    public async Task<int?> ExecuteAsync(IProgress<int>? progress, CancellationToken ct)
    {
        using (var turn = folder.TryLock())
        {
            if (turn is not null)
            {
                using var index = await RunAsync(progress, ct);
                folder.KeepNewest();
                folder.RebuildDone();
                return index.Documents;
            }
        }

        folder.AskForRebuild();
        while (folder.IsRebuildAskedFor)
        {
            await Task.Delay(Poll, ct);
        }

        return null;
    }

    /// <summary>Makes an index beside what is there; what changes meanwhile is followed afterwards. Only for the one who writes.</summary>
    internal async Task<SearchIndex> RunAsync(IProgress<int>? progress, CancellationToken ct)
    {
        var index = folder.Next();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<GongkaiDbContext>();

            // Taken before the rows are read: a change after it is followed, whether or not the rows read already show it.
            var place = await SearchRows.LastPlaceAsync(db, ct);
            var (last, read) = (0L, 0);
            var pending = new List<SearchDocument>();
            for (var batch = 1; ; batch++)
            {
                var documents = await SearchRows.ReadAfterAsync(db, last, Batch, ct);
                pending.AddRange(documents);
                if (documents.Count < Batch || batch % BatchesACommit == 0)
                {
                    index.Apply(pending, [], place);
                    progress?.Report(read += pending.Count);
                    pending.Clear();
                }

                if (documents.Count < Batch)
                {
                    index.Complete();
                    return index;
                }

                last = documents[^1].Id;
            }
        }
        catch
        {
            index.Dispose();
            throw;
        }
    }
}
