namespace Gongkai.Operations.Search.Index;

/// <summary>The index as of one commit. Whoever reads holds it; what a later commit dropped stays readable until then.</summary>
internal sealed class IndexSnapshot(IReadOnlyList<SegmentView> views, IndexPlace place)
{
    private int holders = 1;

    /// <summary>Its segments.</summary>
    public IReadOnlyList<SegmentView> Views => views;

    /// <summary>How far it has followed the changes.</summary>
    public IndexPlace Place => place;

    /// <summary>Documents that are there.</summary>
    public int Documents { get; } = views.Sum(v => v.LiveDocuments);

    /// <summary>Keeps it; false when all have let go of it.</summary>
    public bool Hold()
    {
        for (var seen = Volatile.Read(ref holders); seen > 0; seen = Volatile.Read(ref holders))
        {
            if (Interlocked.CompareExchange(ref holders, seen + 1, seen) == seen)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The last to let go lets go of the segments.</summary>
    public void LetGo()
    {
        if (Interlocked.Decrement(ref holders) == 0)
        {
            foreach (var view in views)
            {
                view.Segment.LetGo();
            }
        }
    }

    /// <summary>Answers a question.</summary>
    public IndexResult Search(IndexQuery query)
    {
        var weights = Weights(query.Words);
        var shares = Shares(Math.Clamp(query.AtOnce, 1, Math.Max(1, views.Count)));
        var others = shares.Skip(1).Select(share => Task.Run(() => Search(share, query, weights))).ToArray();
        var (hits, facets) = Search(shares[0], query, weights);
        foreach (var other in others)
        {
            // One that has not begun yet is done here: to wait for it cannot stop the threads of the pool.
            var (moreHits, moreFacets) = other.GetAwaiter().GetResult();
            hits.Add(moreHits);
            facets?.Add(moreFacets!);
        }

        return new IndexResult(hits.Total, hits.Drain(), facets?.ToFacets());
    }

    /// <summary>The ids and fingerprints of all documents.</summary>
    public Dictionary<long, ulong> Fingerprints()
    {
        var fingerprints = new Dictionary<long, ulong>(Documents);
        foreach (var view in views)
        {
            var records = view.Segment.Records;
            for (var i = 0; i < records.Length; i++)
            {
                if (view.IsLive(i))
                {
                    fingerprints.Add(records[i].Id, records[i].Fingerprint);
                }
            }
        }

        return fingerprints;
    }

    private static (HitCollector Hits, FacetCounts? Facets) Search(IReadOnlyList<SegmentView> share, IndexQuery query, IReadOnlyList<double> weights)
    {
        var hits = new HitCollector(query.After, query.Take);
        var facets = query.WithFacets ? new FacetCounts() : null;
        foreach (var view in share)
        {
            SegmentSearch.Run(view, query, weights, hits, facets);
        }

        return (hits, facets);
    }

    // The largest segment first, each to whoever has the least.
    private List<List<SegmentView>> Shares(int count)
    {
        var shares = Enumerable.Range(0, count).Select(_ => new List<SegmentView>()).ToList();
        foreach (var view in views.OrderByDescending(v => v.Segment.Documents))
        {
            shares.MinBy(s => s.Sum(v => v.Segment.Documents))!.Add(view);
        }

        return shares;
    }

    // One word needs no weight, and its ranking then does not hang on what other documents there are.
    private double[] Weights(IReadOnlyList<string> words) => words.Count < 2
        ? [.. words.Select(_ => 1.0)]
        : [.. words.Select(word => Relevance.Weight(views.Sum(v => (long)WordMatch.DocumentsIn(v.Segment, word)), Documents))];
}
