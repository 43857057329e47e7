using System.Buffers;
using Gongkai.Operations.Search.Text;

namespace Gongkai.Operations.Search;

/// <summary>Marks words in texts and picks the place worth showing. The words are folded ones; what is shown is the text itself.</summary>
public static class Snippets
{
    private const int Before = 30;
    private const int Length = 140;
    private const string Cut = "…";

    /// <summary>The whole text with the words marked.</summary>
    public static IReadOnlyList<TextPart> Mark(string text, IReadOnlyList<string> words) => Parts(text, 0, text.Length, Find(text, words));

    /// <summary>About 140 characters of the text around the most of the words; its beginning where none of them stands.</summary>
    public static IReadOnlyList<TextPart> Around(string text, IReadOnlyList<string> words)
    {
        var found = Find(text, words);
        var start = 0;
        if (found.Count > 0)
        {
            start = Math.Max(0, found.MaxBy(f => found.SkipWhile(g => g.Start < f.Start).TakeWhile(g => g.End <= f.Start + Length - Before).Select(g => g.Word).Distinct().Count()).Start - Before);
        }

        var end = Math.Min(text.Length, start + Length);
        start = OffSurrogate(text, start);
        end = OffSurrogate(text, end);

        // A word at either end is shown whole.
        for (var i = found.Count - 1; i >= 0; i--)
        {
            start = found[i].Start < start && found[i].End > start ? found[i].Start : start;
        }

        foreach (var hit in found)
        {
            end = hit.Start < end && hit.End > end ? hit.End : end;
        }

        var parts = new List<TextPart>();
        if (start > 0)
        {
            parts.Add(new(Cut, false));
        }

        parts.AddRange(Parts(text, start, end, found));
        if (end < text.Length)
        {
            parts.Add(new(Cut, false));
        }

        return parts;
    }

    /// <summary>Whether any of the words stands in the text.</summary>
    internal static bool HasAny(string text, IReadOnlyList<string> words) => Find(text, words).Count > 0;

    private static List<(int Start, int End, int Word)> Find(string text, IReadOnlyList<string> words)
    {
        var found = new List<(int Start, int End, int Word)>();
        var folded = ArrayPool<char>.Shared.Rent(text.Length);
        var origins = ArrayPool<int>.Shared.Rent(folded.Length);
        var all = folded.AsSpan(0, TextFolding.Fold(text, folded, origins));
        for (var w = 0; w < words.Count; w++)
        {
            for (var at = 0; TextFolding.IndexOf(all, words[w], at) is >= 0 and var place; at = place + words[w].Length)
            {
                found.Add((origins[place], origins[place + words[w].Length - 1] + 1, w));
            }
        }

        ArrayPool<char>.Shared.Return(folded);
        ArrayPool<int>.Shared.Return(origins);
        found.Sort();
        return found;
    }

    private static List<TextPart> Parts(string text, int start, int end, List<(int Start, int End, int Word)> found)
    {
        var parts = new List<TextPart>();
        var at = start;
        foreach (var (from, to, _) in found)
        {
            var (hitFrom, hitTo) = (Math.Max(from, at), Math.Min(to, end));
            if (hitFrom >= hitTo)
            {
                continue;
            }

            Add(text[at..hitFrom], false);
            Add(text[hitFrom..hitTo], true);
            at = hitTo;
        }

        Add(text[at..Math.Max(at, end)], false);
        return parts;

        // Words that touch are one hit.
        void Add(string piece, bool isHit)
        {
            if (piece.Length == 0)
            {
                return;
            }

            if (parts.Count > 0 && parts[^1].IsHit == isHit)
            {
                parts[^1] = new(parts[^1].Text + piece, isHit);
                return;
            }

            parts.Add(new(piece, isHit));
        }
    }

    private static int OffSurrogate(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
