namespace Gongkai.Domain.Publishing.Checks;

/// <summary>
/// Finds all words of a list in one pass over a text (Aho-Corasick). The automaton lies in flat arrays: states are numbers, the ways
/// from state to state stand in one open hash table, so that fifty thousand words are built in a moment and searched without objects.
/// </summary>
public sealed class WordMatcher
{
    private const int Nothing = -1;

    private readonly string[] words;
    private readonly int[] wordAt;
    private readonly int[] failure;
    private readonly int[] shorter;
    private readonly long[] ways;
    private readonly int[] targets;
    private readonly int[] fromRoot = new int[char.MaxValue + 1];
    private readonly int mask;

    /// <summary>Builds the automaton.</summary>
    /// <param name="words">The words; empty ones are never found.</param>
    public WordMatcher(IReadOnlyList<string> words)
    {
        this.words = [.. words];
        var most = 1 + words.Sum(w => w.Length);
        mask = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)most * 2) - 1;
        (ways, targets) = (new long[mask + 1], new int[mask + 1]);
        (wordAt, failure, shorter) = (new int[most], new int[most], new int[most]);
        var (parent, character, depth) = (new int[most], new char[most], new int[most]);
        Array.Fill(wordAt, Nothing);
        var states = 1;
        for (var word = 0; word < this.words.Length; word++)
        {
            var state = 0;
            foreach (var c in this.words[word])
            {
                var next = Next(state, c);
                if (next == Nothing)
                {
                    next = states++;
                    Enter(state, c, next);
                    (parent[next], character[next], depth[next]) = (state, c, depth[state] + 1);
                }

                state = next;
            }

            if (state != 0 && wordAt[state] == Nothing)
            {
                wordAt[state] = word;
            }
        }

        Array.Fill(shorter, 0);
        foreach (var state in ByDepth(depth, states))
        {
            var (c, fallback) = (character[state], failure[parent[state]]);
            var target = parent[state] == 0 ? 0 : Follow(fallback, c);
            failure[state] = target;
            shorter[state] = wordAt[target] != Nothing ? target : shorter[target];
        }
    }

    /// <summary>A word found.</summary>
    /// <param name="Word">Its place in the list.</param>
    /// <param name="Start">Where it begins.</param>
    public readonly record struct Match(int Word, int Start);

    /// <summary>Every place where a word of the list stands, by its end; overlapping ones too. Of equal words in the list the first is named.</summary>
    public IEnumerable<Match> Find(string text)
    {
        var state = 0;
        for (var i = 0; i < text.Length; i++)
        {
            state = Follow(state, text[i]);
            for (var at = wordAt[state] != Nothing ? state : shorter[state]; at != 0; at = shorter[at])
            {
                yield return new(wordAt[at], i + 1 - words[wordAt[at]].Length);
            }
        }
    }

    /// <summary>States other than the root, the shallow ones first.</summary>
    private static int[] ByDepth(int[] depth, int states)
    {
        var ordered = new int[states - 1];
        var places = new int[states + 1];
        for (var state = 1; state < states; state++)
        {
            places[depth[state] + 1 > states ? states : depth[state] + 1]++;
        }

        for (var i = 1; i <= states; i++)
        {
            places[i] += places[i - 1];
        }

        for (var state = 1; state < states; state++)
        {
            ordered[places[depth[state]]++] = state;
        }

        return ordered;
    }

    private int Follow(int state, char c)
    {
        while (true)
        {
            var next = Next(state, c);
            if (next != Nothing)
            {
                return next;
            }

            if (state == 0)
            {
                return 0;
            }

            state = failure[state];
        }
    }

    private int Next(int state, char c)
    {
        if (state == 0)
        {
            return fromRoot[c] == 0 ? Nothing : fromRoot[c];
        }

        var key = Key(state, c);
        for (var at = Place(key); ways[at] != 0; at = (at + 1) & mask)
        {
            if (ways[at] == key)
            {
                return targets[at];
            }
        }

        return Nothing;
    }

    private void Enter(int state, char c, int target)
    {
        if (state == 0)
        {
            fromRoot[c] = target;
            return;
        }

        var at = Place(Key(state, c));
        while (ways[at] != 0)
        {
            at = (at + 1) & mask;
        }

        (ways[at], targets[at]) = (Key(state, c), target);
    }

    // Never zero, since the root's ways stand elsewhere.
    private static long Key(int state, char c) => ((long)state << 16) | c;

    private int Place(long key) => (int)((ulong)key * 0x9E3779B97F4A7C15UL >> 32) & mask;
}
