namespace Gongkai.Operations.Search.Index;

/// <summary>
/// A word in a segment: the fewest and rarest of its pairs that cover its characters. A document has the word when it has the pairs at
/// places as far apart as in the word. A number is whole: where the word begins or ends with a digit, the pair there is one that a number
/// begins or ends with.
/// </summary>
internal sealed unsafe class WordMatch
{
    private readonly PostingCursor[] cursors;
    private readonly int[] offsets;
    private readonly int length;
    private int[] places = new int[64];

    private WordMatch(PostingCursor[] cursors, int[] offsets, int length) => (this.cursors, this.offsets, this.length) = (cursors, offsets, length);

    /// <summary>What walks the documents of its pairs.</summary>
    public IReadOnlyList<PostingCursor> Cursors => cursors;

    /// <summary>Its characters.</summary>
    public int Length => length;

    /// <summary>How often it stands in the document, after <see cref="IsIn"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Whether it stands in its head, after <see cref="IsIn"/>.</summary>
    public bool InHead { get; private set; }

    /// <summary>Null when no document of the segment can have the word.</summary>
    public static WordMatch? In(Segment segment, string word)
    {
        if (word.Length == 1)
        {
            return segment.Find(word[0]) is >= 0 and var single ? new([new(segment, segment.Terms[single])], [0], 1) : null;
        }

        var terms = new (int Offset, int Place, int Documents)[word.Length - 1];
        for (var i = 0; i < terms.Length; i++)
        {
            if (segment.Find(SegmentFormat.PairOf(word, i)) is not (>= 0 and var place))
            {
                return null;
            }

            terms[i] = (i, place, segment.Terms[place].Documents);
        }

        var chosen = Cover(terms, word);
        return new([.. chosen.Select(t => new PostingCursor(segment, segment.Terms[t.Place]))], [.. chosen.Select(t => t.Offset)], word.Length);
    }

    /// <summary>At most how many documents of a segment have the word.</summary>
    public static int DocumentsIn(Segment segment, string word)
    {
        var least = int.MaxValue;
        for (var i = 0; i < Math.Max(1, word.Length - 1); i++)
        {
            var place = segment.Find(word.Length == 1 ? word[0] : SegmentFormat.PairOf(word, i));
            least = Math.Min(least, place < 0 ? 0 : segment.Terms[place].Documents);
        }

        return least;
    }

    /// <summary>Whether the document on which all cursors stand has the word.</summary>
    public bool IsIn(int headLength)
    {
        if (cursors.Length == 1)
        {
            (Count, InHead) = (cursors[0].Count, cursors[0].InHead);
            return true;
        }

        Count = Begin(cursors[0], offsets[0]);
        for (var i = 1; i < cursors.Length && Count > 0; i++)
        {
            Count = Keep(cursors[i], offsets[i]);
        }

        InHead = Count > 0 && places[0] < headLength;
        return Count > 0;
    }

    // The pairs that say where a number ends, then the rarest first, until every character is covered. Neighbours that add nothing are left
    // out: the places decide.
    private static List<(int Offset, int Place, int Documents)> Cover((int Offset, int Place, int Documents)[] terms, string word)
    {
        bool IsNeeded(int offset) => (offset == 0 && char.IsAsciiDigit(word[0])) || (offset + 2 == word.Length && char.IsAsciiDigit(word[^1]));
        var chosen = new List<(int Offset, int Place, int Documents)>();
        var covered = new bool[word.Length];
        foreach (var term in terms.OrderBy(t => !IsNeeded(t.Offset)).ThenBy(t => t.Documents).ThenBy(t => t.Offset))
        {
            if (IsNeeded(term.Offset) || !covered[term.Offset] || !covered[term.Offset + 1])
            {
                covered[term.Offset] = covered[term.Offset + 1] = true;
                chosen.Add(term);
            }
        }

        return chosen;
    }

    private int Begin(PostingCursor cursor, int offset)
    {
        var count = cursor.Count;
        if (places.Length < count)
        {
            places = new int[count * 2];
        }

        var p = cursor.Positions();
        var position = -offset;
        for (var i = 0; i < count; i++)
        {
            position += (int)PostingCursor.ReadNumber(ref p);
            places[i] = position;
        }

        return count;
    }

    // Of the places at which the word may begin, those that this pair confirms.
    private int Keep(PostingCursor cursor, int offset)
    {
        var p = cursor.Positions();
        var (kept, i, position) = (0, 0, -offset);
        for (var left = cursor.Count; left > 0 && i < Count; left--)
        {
            position += (int)PostingCursor.ReadNumber(ref p);
            while (i < Count && places[i] < position)
            {
                i++;
            }

            if (i < Count && places[i] == position)
            {
                places[kept++] = position;
                i++;
            }
        }

        return kept;
    }
}
