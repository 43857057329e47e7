using Gongkai.Operations.Search.Index;

namespace Gongkai.Operations.Search;

/// <summary>The index that this node answers from; the <see cref="SearchFollower"/> puts it here and replaces it after a rebuild.</summary>
public sealed class LiveIndex : IDisposable
{
    private SearchIndex? current;

    /// <summary>True once there is an index to answer from.</summary>
    public bool IsReady => Volatile.Read(ref current) is not null;

    /// <summary>The last change that the index holds; null while there is no index.</summary>
    public long? Sequence => Volatile.Read(ref current)?.Place.Sequence;

    /// <summary>Documents in the index.</summary>
    public int Documents => Volatile.Read(ref current)?.Documents ?? 0;

    /// <inheritdoc />
    public void Dispose() => Replace(null);

    /// <summary>Answers a question; null while there is no index.</summary>
    public IndexResult? Search(IndexQuery query)
    {
        while (Volatile.Read(ref current) is { } index)
        {
            try
            {
                return index.Search(query);
            }
            catch (ObjectDisposedException) when (Volatile.Read(ref current) != index)
            {
                // A rebuilt index has just taken its place.
                continue;
            }
        }

        return null;
    }

    /// <summary>Puts an index in place of the one before, which is closed once its readers are done.</summary>
    internal void Replace(SearchIndex? index) => Interlocked.Exchange(ref current, index)?.Dispose();
}
