namespace Gongkai.Domain.AnnualReports;

/// <summary>Lays the paragraphs of two texts side by side: the longest common sequence is unchanged, what stands between is paired by likeness.</summary>
internal static class ParagraphAlignment
{
    /// <summary>Cells of the table of common lengths; beyond, paragraphs are matched where they meet first, which may miss a longer sequence.</summary>
    private const int LargestTable = 4_000_000;

    /// <summary>Paragraphs that share this part of their pairs of letters are one paragraph in other words.</summary>
    private const double AlikeFrom = 0.5;

    public static IReadOnlyList<ParagraphDifference> Of(IReadOnlyList<TextLine> left, IReadOnlyList<TextLine> right)
    {
        var (leftKeys, rightKeys) = (Keys(left), Keys(right));
        var aligned = new List<ParagraphDifference>();
        var (l, r) = (0, 0);
        foreach (var (nextLeft, nextRight) in Common(leftKeys, rightKeys).Append((left.Count, right.Count)))
        {
            Pair(left, right, leftKeys, rightKeys, (l, nextLeft), (r, nextRight), aligned);
            if (nextLeft < left.Count)
            {
                aligned.Add(new(ParagraphChange.Unchanged, left[nextLeft], right[nextRight]));
            }

            (l, r) = (nextLeft + 1, nextRight + 1);
        }

        return aligned;
    }

    private static string[] Keys(IReadOnlyList<TextLine> lines) => [.. lines.Select(l => Wording.Key(l.Text))];

    private static List<(int Left, int Right)> Common(string[] left, string[] right)
    {
        var head = 0;
        while (head < left.Length && head < right.Length && left[head] == right[head])
        {
            head++;
        }

        var pairs = Enumerable.Range(0, head).Select(i => (i, i)).ToList();
        var (rows, columns) = (left.Length - head, right.Length - head);
        if ((long)rows * columns > LargestTable)
        {
            AddFirstMeetings(left, right, head, pairs);
            return pairs;
        }

        var lengths = new int[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
        {
            for (var j = columns - 1; j >= 0; j--)
            {
                lengths[i, j] = left[head + i] == right[head + j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        for (var (i, j) = (0, 0); i < rows && j < columns;)
        {
            if (left[head + i] == right[head + j])
            {
                pairs.Add((head + i++, head + j++));
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

        return pairs;
    }

    private static void AddFirstMeetings(string[] left, string[] right, int from, List<(int Left, int Right)> pairs)
    {
        var places = new Dictionary<string, Queue<int>>();
        for (var j = from; j < right.Length; j++)
        {
            (places.TryGetValue(right[j], out var queue) ? queue : places[right[j]] = new()).Enqueue(j);
        }

        var next = from;
        for (var i = from; i < left.Length; i++)
        {
            if (!places.TryGetValue(left[i], out var queue))
            {
                continue;
            }

            while (queue.TryPeek(out var early) && early < next)
            {
                queue.Dequeue();
            }

            if (queue.TryDequeue(out var j))
            {
                pairs.Add((i, j));
                next = j + 1;
            }
        }
    }

    /// <summary>Pairs the paragraphs between two unchanged ones, in order, each with the first one like it.</summary>
    private static void Pair(
        IReadOnlyList<TextLine> left,
        IReadOnlyList<TextLine> right,
        string[] leftKeys,
        string[] rightKeys,
        (int From, int To) leftRange,
        (int From, int To) rightRange,
        List<ParagraphDifference> aligned)
    {
        var l = leftRange.From;
        for (var r = rightRange.From; r < rightRange.To; r++)
        {
            var partner = -1;
            for (var i = l; i < leftRange.To && partner < 0; i++)
            {
                partner = Likeness(leftKeys[i], rightKeys[r]) >= AlikeFrom ? i : -1;
            }

            for (; partner >= 0 && l < partner; l++)
            {
                aligned.Add(new(ParagraphChange.Removed, left[l], null));
            }

            aligned.Add(partner < 0 ? new(ParagraphChange.Added, null, right[r]) : new(ParagraphChange.Changed, left[l++], right[r]));
        }

        for (; l < leftRange.To; l++)
        {
            aligned.Add(new(ParagraphChange.Removed, left[l], null));
        }
    }

    /// <summary>The part of the two texts' pairs of letters that they share, 0 to 1 (Sørensen–Dice).</summary>
    private static double Likeness(string left, string right)
    {
        if (left.Length < 2 || right.Length < 2)
        {
            return 0;
        }

        var pairs = new Dictionary<int, int>(left.Length);
        for (var i = 1; i < left.Length; i++)
        {
            var pair = (left[i - 1] << 16) | left[i];
            pairs[pair] = pairs.GetValueOrDefault(pair) + 1;
        }

        var shared = 0;
        for (var i = 1; i < right.Length; i++)
        {
            var pair = (right[i - 1] << 16) | right[i];
            if (pairs.TryGetValue(pair, out var left1) && left1 > 0)
            {
                pairs[pair] = left1 - 1;
                shared++;
            }
        }

        return 2.0 * shared / (left.Length + right.Length - 2);
    }
}
