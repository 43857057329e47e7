using System.Numerics;

namespace Gongkai.Operations.Search.Index;

/// <summary>Answers a question from one segment.</summary>
internal sealed class SegmentSearch
{
    private readonly SegmentView view;
    private readonly IndexQuery query;
    private readonly IReadOnlyList<double> weights;
    private readonly double allWeights;
    private readonly SegmentFilter filter;
    private readonly HitCollector hits;
    private readonly FacetCounts? facets;
    private readonly WordMatch[] words;
    private readonly bool inTitles;
    private readonly bool byDate;

    private SegmentSearch(SegmentView view, IndexQuery query, IReadOnlyList<double> weights, HitCollector hits, FacetCounts? facets, WordMatch[] words)
    {
        (this.view, this.query, this.weights, this.hits, this.facets, this.words) = (view, query, weights, hits, facets, words);
        allWeights = weights.Sum();
        inTitles = query.Scope == SearchScope.Titles;
        byDate = query.Order == SearchOrder.Date || words.Length == 0;
        filter = new SegmentFilter(query.Filter, view.Segment.Values, query.Today);
    }

    /// <summary>Adds what the segment has.</summary>
    public static void Run(SegmentView view, IndexQuery query, IReadOnlyList<double> weights, HitCollector hits, FacetCounts? facets)
    {
        var words = new WordMatch[query.Words.Count];
        for (var i = 0; i < words.Length; i++)
        {
            if (WordMatch.In(view.Segment, query.Words[i]) is not { } word)
            {
                return;
            }

            words[i] = word;
        }

        facets?.Begin(view.Segment.Values);
        var search = new SegmentSearch(view, query, weights, hits, facets, words);
        var cursors = words.SelectMany(w => w.Cursors).OrderBy(c => c.Documents).ToArray();
        switch (cursors.Length)
        {
            case 0:
                search.All();
                break;
            case 1:
                search.Each(cursors[0]);
                break;
            default:
                search.Common(cursors);
                break;
        }

        facets?.End(view.Segment.Values);
    }

    private void All()
    {
        var records = view.Segment.Records;
        for (var document = 0; document < records.Length; document++)
        {
            Judge(document, records);
        }
    }

    private void Each(PostingCursor cursor)
    {
        var records = view.Segment.Records;
        for (; cursor.Document != PostingCursor.End; cursor.Next())
        {
            Judge(cursor.Document, records);
        }
    }

    private void Common(PostingCursor[] cursors)
    {
        var records = view.Segment.Records;
        var first = cursors[0];
        while (first.Document != PostingCursor.End)
        {
            var document = first.Document;
            for (var i = 1; i < cursors.Length; i++)
            {
                if (cursors[i].SkipTo(document) is var other && other > document)
                {
                    document = other;
                    break;
                }
            }

            if (document == PostingCursor.End)
            {
                return;
            }

            if (document == first.Document)
            {
                Judge(document, records);
                first.Next();
            }
            else
            {
                first.SkipTo(document);
            }
        }
    }

    private void Judge(int document, ReadOnlySpan<DocRecord> records)
    {
        if (!view.IsLive(document))
        {
            return;
        }

        ref readonly var record = ref records[document];
        if (filter.Failed(record, out var validity) is not { } failed || (failed != Facets.None && (facets is null || !BitOperations.IsPow2((int)failed))))
        {
            return;
        }

        var most = 0.0;
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            if (!word.IsIn(record.HeadLength) || (inTitles && !word.InHead))
            {
                return;
            }

            most += weights[i] * Relevance.MostOfWord(word.InHead);
        }

        if (failed != Facets.None)
        {
            // Only one filter keeps it out: it counts in that facet, as what another choice there would give.
            facets!.Count(record, validity, failed);
            return;
        }

        hits.Total++;
        facets?.Count(record, validity, Facets.All);
        if (byDate)
        {
            Offer(record.PublishedDay, record.Id);
        }
        else if (hits.Wants(Relevance.Of(most / allWeights, 0)))
        {
            Offer(ScoreOf(record), record.Id);
        }
    }

    // Only for those that could still be among the best.
    private long ScoreOf(in DocRecord record)
    {
        var score = 0.0;
        for (var i = 0; i < words.Length; i++)
        {
            score += weights[i] * Relevance.OfWord(words[i].Count, words[i].InHead, words[i].Length, record);
        }

        return Relevance.Of(score / allWeights, query.Today.DayNumber - record.PublishedDay);
    }

    private void Offer(long primary, long id)
    {
        if (hits.Wants(primary))
        {
            hits.Offer(primary, id);
        }
    }
}
