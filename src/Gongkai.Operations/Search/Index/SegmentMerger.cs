namespace Gongkai.Operations.Search.Index;

/// <summary>Makes one segment of several, without what is deleted.</summary>
internal static class SegmentMerger
{
    /// <summary>Writes the documents of the views, in their order, to a new segment.</summary>
    public static void Merge(IReadOnlyList<SegmentView> views, string path, CancellationToken ct)
    {
        using var writer = new SegmentWriter(path);
        var (records, values, ordinals) = MergeRecords(views);
        var at = new int[views.Count];
        while (NextTerm(views, at) is { } term)
        {
            ct.ThrowIfCancellationRequested();
            writer.BeginTerm(term);
            for (var v = 0; v < views.Count; v++)
            {
                var segment = views[v].Segment;
                ref readonly var record = ref segment.Terms[at[v]];
                if (record.Term == term && at[v] < segment.Terms.Length - 1)
                {
                    CopyTerm(writer, segment, record, ordinals[v]);
                    at[v]++;
                }
            }

            writer.EndTerm();
        }

        writer.Finish(records, values);
    }

    private static void CopyTerm(SegmentWriter writer, Segment segment, in TermRecord record, int[] ordinals)
    {
        var withPositions = !SegmentFormat.IsSingle(record.Term);
        for (var cursor = new PostingCursor(segment, record); cursor.Document != PostingCursor.End; cursor.Next())
        {
            if (ordinals[cursor.Document] is >= 0 and var document)
            {
                writer.Add(document, cursor.InHead, cursor.Count, withPositions ? cursor.EncodedPositions() : []);
            }
        }
    }

    private static uint? NextTerm(IReadOnlyList<SegmentView> views, int[] at)
    {
        uint? least = null;
        for (var v = 0; v < views.Count; v++)
        {
            var terms = views[v].Segment.Terms;
            if (at[v] < terms.Length - 1 && (least is null || terms[at[v]].Term < least))
            {
                least = terms[at[v]].Term;
            }
        }

        return least;
    }

    private static (DocRecord[] Records, SegmentValues Values, int[][] Ordinals) MergeRecords(IReadOnlyList<SegmentView> views)
    {
        var records = new List<DocRecord>(views.Sum(v => v.LiveDocuments));
        var values = new SegmentValues();
        var ordinals = new int[views.Count][];
        for (var v = 0; v < views.Count; v++)
        {
            var (view, old) = (views[v], views[v].Segment.Values);
            var all = view.Segment.Records;
            ordinals[v] = new int[all.Length];
            for (var i = 0; i < all.Length; i++)
            {
                if (!view.IsLive(i))
                {
                    ordinals[v][i] = -1;
                    continue;
                }

                ordinals[v][i] = records.Count;
                records.Add(all[i] with
                {
                    Agency = values.Agency(old.Agencies[all[i].Agency]),
                    Column = values.Column(old.Columns[all[i].Column]),
                    Kind = values.Kind(old.Kinds[all[i].Kind]),
                    Topic = values.Topic(old.Topics[all[i].Topic]),
                });
            }
        }

        return ([.. records], values, ordinals);
    }
}
