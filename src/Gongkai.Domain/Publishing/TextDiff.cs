namespace Gongkai.Domain.Publishing;

/// <summary>What became of a piece of text.</summary>
public enum TextChange
{
    /// <summary>The same in both.</summary>
    Same,

    /// <summary>Only in the newer one.</summary>
    Added,

    /// <summary>Only in the older one.</summary>
    Removed,
}

/// <summary>A run of characters that share a fate.</summary>
/// <param name="Change">Their fate.</param>
/// <param name="Text">The characters.</param>
public sealed record TextPiece(TextChange Change, string Text);

/// <summary>A paragraph of a comparison.</summary>
/// <param name="Change">Same, added or removed as a whole; null for one that was reworded.</param>
/// <param name="Pieces">Its runs; one run unless it was reworded.</param>
public sealed record ParagraphDiff(TextChange? Change, IReadOnlyList<TextPiece> Pieces);

/// <summary>
/// Compares two texts by paragraphs (lines), and reworded paragraphs by words: a Chinese character is a word, a run of
/// letters or digits is one.
/// </summary>
public static class TextDiff
{
    /// <summary>Cells of the table of common lengths; where a stretch needs more it is shown as removed and added.</summary>
    private const int LargestTable = 4_000_000;

    /// <summary>Two paragraphs are one, reworded, when they share this part of their words.</summary>
    private const double AlikeFrom = 0.4;

    /// <summary>The paragraphs of both, in reading order; blank lines are left out.</summary>
    public static IReadOnlyList<ParagraphDiff> Compare(string before, string after)
    {
        var (left, right) = (Paragraphs(before), Paragraphs(after));
        var result = new List<ParagraphDiff>();
        var (l, r) = (0, 0);
        foreach (var (nextLeft, nextRight) in Common(left, right).Append((left.Length, right.Length)))
        {
            Pair(left.AsSpan(l, nextLeft - l), right.AsSpan(r, nextRight - r), result);
            if (nextLeft < left.Length)
            {
                result.Add(Whole(TextChange.Same, left[nextLeft]));
            }

            (l, r) = (nextLeft + 1, nextRight + 1);
        }

        return result;
    }

    /// <summary>The runs of a single line.</summary>
    public static IReadOnlyList<TextPiece> CompareLine(string before, string after)
    {
        var (left, right) = (Words(before), Words(after));
        var pieces = new List<TextPiece>();
        var (l, r) = (0, 0);
        foreach (var (nextLeft, nextRight) in Common(left, right).Append((left.Length, right.Length)))
        {
            Add(pieces, TextChange.Removed, string.Concat(left[l..nextLeft]));
            Add(pieces, TextChange.Added, string.Concat(right[r..nextRight]));
            if (nextLeft < left.Length)
            {
                Add(pieces, TextChange.Same, left[nextLeft]);
            }

            (l, r) = (nextLeft + 1, nextRight + 1);
        }

        return pieces;
    }

    private static string[] Paragraphs(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static ParagraphDiff Whole(TextChange change, string text) => new(change, [new(change, text)]);

    // Between two common paragraphs: pairs that are alike are one paragraph reworded, the others went or came.
    private static void Pair(ReadOnlySpan<string> left, ReadOnlySpan<string> right, List<ParagraphDiff> result)
    {
        var r = 0;
        foreach (var old in left)
        {
            var partner = -1;
            for (var n = r; n < right.Length && partner < 0; n++)
            {
                partner = Likeness(old, right[n]) >= AlikeFrom ? n : -1;
            }

            if (partner < 0)
            {
                result.Add(Whole(TextChange.Removed, old));
                continue;
            }

            for (; r < partner; r++)
            {
                result.Add(Whole(TextChange.Added, right[r]));
            }

            result.Add(new(null, CompareLine(old, right[r++])));
        }

        for (; r < right.Length; r++)
        {
            result.Add(Whole(TextChange.Added, right[r]));
        }
    }

    private static double Likeness(string a, string b)
    {
        var (left, right) = (Words(a), Words(b));
        var counts = left.CountBy(w => w).ToDictionary();
        var shared = 0;
        foreach (var word in right)
        {
            if (counts.TryGetValue(word, out var left1) && left1 > 0)
            {
                (counts[word], shared) = (left1 - 1, shared + 1);
            }
        }

        return 2.0 * shared / Math.Max(1, left.Length + right.Length);
    }

    private static string[] Words(string text)
    {
        var words = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = at + 1;
            if (char.IsAsciiLetterOrDigit(text[at]))
            {
                while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
                {
                    end++;
                }
            }
            else if (char.IsHighSurrogate(text[at]) && end < text.Length && char.IsLowSurrogate(text[end]))
            {
                end++;
            }

            words.Add(text[at..end]);
            at = end;
        }

        return [.. words];
    }

    private static void Add(List<TextPiece> pieces, TextChange change, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (pieces is [.., var last] && last.Change == change)
        {
            pieces[^1] = last with { Text = last.Text + text };
        }
        else
        {
            pieces.Add(new(change, text));
        }
    }

    // The longest common sequence as pairs of indices; equal heads and tails are taken off first.
    private static List<(int Left, int Right)> Common(string[] left, string[] right)
    {
        var (head, tail) = (0, 0);
        while (head < left.Length && head < right.Length && left[head] == right[head])
        {
            head++;
        }

        while (tail < left.Length - head && tail < right.Length - head && left[^(tail + 1)] == right[^(tail + 1)])
        {
            tail++;
        }

        var pairs = Enumerable.Range(0, head).Select(i => (i, i)).ToList();
        var (rows, columns) = (left.Length - head - tail, right.Length - head - tail);
        if ((long)rows * columns <= LargestTable)
        {
            AddMiddle(left.AsSpan(head, rows), right.AsSpan(head, columns), head, pairs);
        }

        pairs.AddRange(Enumerable.Range(0, tail).Select(i => (left.Length - tail + i, right.Length - tail + i)));
        return pairs;
    }

    private static void AddMiddle(ReadOnlySpan<string> left, ReadOnlySpan<string> right, int offset, List<(int Left, int Right)> pairs)
    {
        var lengths = new int[left.Length + 1, right.Length + 1];
        for (var i = left.Length - 1; i >= 0; i--)
        {
            for (var j = right.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = left[i] == right[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        for (var (i, j) = (0, 0); i < left.Length && j < right.Length;)
        {
            if (left[i] == right[j])
            {
                pairs.Add((offset + i++, offset + j++));
            }
            else if (lengths[i + 1, j] >= lengths[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }
    }
}
