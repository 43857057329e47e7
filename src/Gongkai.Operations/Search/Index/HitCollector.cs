namespace Gongkai.Operations.Search.Index;

/// <summary>The best hits after a given one, over all segments.</summary>
internal sealed class HitCollector(HitKey? after, int take)
{
    // Worst first, so that the worst is the one to make way.
    private readonly PriorityQueue<IndexHit, (long Primary, long Id)> best = new(take + 1);
    private long worst = long.MinValue;

    /// <summary>All hits, those before the given one as well.</summary>
    public int Total { get; set; }

    /// <summary>Whether a hit of this rank could be among the best.</summary>
    public bool Wants(long primary) => primary >= worst && take > 0;

    /// <summary>Offers a hit.</summary>
    public void Offer(long primary, long id)
    {
        if (after is { } key && !key.IsBefore(primary, id))
        {
            return;
        }

        best.Enqueue(new IndexHit(id, new HitKey(primary, id)), (primary, id));
        if (best.Count > take)
        {
            best.Dequeue();
        }

        if (best.Count == take && best.TryPeek(out _, out var least))
        {
            worst = least.Primary;
        }
    }

    /// <summary>Takes in what another has collected.</summary>
    public void Add(HitCollector other)
    {
        Total += other.Total;
        foreach (var hit in other.Drain())
        {
            Offer(hit.Key.Primary, hit.Id);
        }
    }

    /// <summary>The hits, best first; empties the collector.</summary>
    public IReadOnlyList<IndexHit> Drain()
    {
        var hits = new IndexHit[best.Count];
        for (var i = hits.Length - 1; i >= 0; i--)
        {
            hits[i] = best.Dequeue();
        }

        return hits;
    }
}
