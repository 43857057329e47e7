using System.Globalization;

namespace Gongkai.Domain.AnnualReports;

/// <summary>A passage that one report shares with another.</summary>
/// <param name="Line">The line it begins in, from 1; 0 when unknown.</param>
/// <param name="Text">The passage as this report has it.</param>
/// <param name="Length">Its letters and digits, without blanks and punctuation.</param>
public sealed record SharedPassage(int Line, string Text, int Length);

/// <summary>How much of one report's text stands in another.</summary>
/// <param name="Length">The letters and digits of the text, without blanks and punctuation.</param>
/// <param name="Shared">How many of them stand in passages that the other text has too.</param>
/// <param name="Passages">These passages, longest first.</param>
public sealed record SharedText(int Length, int Shared, IReadOnlyList<SharedPassage> Passages)
{
    /// <summary>The shared part of the text, from 0 to 1; 0 for an empty text.</summary>
    public decimal Share => Length == 0 ? 0 : Math.Round((decimal)Shared / Length, 4);
}

/// <summary>
/// The text of a report's sections reduced to letters and digits, so that it can be laid beside another one. The years around
/// the one reported on are replaced by their distance from it: a sentence whose year alone was moved on is the same sentence.
/// </summary>
internal sealed class Narrative
{
    /// <summary>Letters of the sliding window. Shorter ones meet by chance in official prose; titles of laws are longer but fall under <see cref="ShortestPassage"/>.</summary>
    private const int Window = 13;

    /// <summary>Shorter common passages are titles, formulas and names, not copying.</summary>
    private const int ShortestPassage = 30;

    private const ulong Base = 1_000_003;

    /// <summary>Stands for the year reported on; its neighbours for the years before and after. Private use: no text has it.</summary>
    private const char ThisYear = '\uE001';

    private const int YearDigits = 4;

    private readonly char[] key;
    private readonly int[] lineOf;
    private readonly int[] columnOf;
    private readonly IReadOnlyList<TextLine> lines;
    private ulong[]? windows;

    private Narrative(char[] key, int[] lineOf, int[] columnOf, IReadOnlyList<TextLine> lines) =>
        (this.key, this.lineOf, this.columnOf, this.lines) = (key, lineOf, columnOf, lines);

    /// <summary>The letters and digits in it.</summary>
    public int Length => key.Length;

    /// <summary>The hash of each window of the text, by its first letter.</summary>
    public ReadOnlySpan<ulong> Windows => windows ??= Hash();

    /// <summary>The narrative of a report: the text of its sections, tables left out.</summary>
    public static Narrative Of(AnnualReport report)
    {
        var lines = report.Sections.SelectMany(s => s.Body).ToArray();
        var size = lines.Sum(l => l.Text.Length);
        var (key, lineOf, columnOf) = (new List<char>(size), new List<int>(size), new List<int>(size));
        for (var i = 0; i < lines.Length; i++)
        {
            var text = lines[i].Text;
            for (var c = 0; c < text.Length; c++)
            {
                var folded = Wording.Fold(text[c]);
                if (!char.IsLetterOrDigit(folded))
                {
                    continue;
                }

                var isYear = report.Year is { } year && YearAt(text, c) is { } stated && Math.Abs(stated - year) <= 1;
                key.Add(isYear ? (char)(ThisYear + YearAt(text, c)!.Value - report.Year!.Value) : folded);
                lineOf.Add(i);
                columnOf.Add(c);
                c += isYear ? YearDigits - 1 : 0;
            }
        }

        return new([.. key], [.. lineOf], [.. columnOf], lines);
    }

    /// <summary>What of this text stands in another.</summary>
    public SharedText SharedWith(Narrative other)
    {
        var known = new HashSet<ulong>(other.Windows.Length);
        foreach (var hash in other.Windows)
        {
            known.Add(hash);
        }

        var (shared, passages) = (0, new List<SharedPassage>());
        var hashes = Windows;
        for (var i = 0; i < hashes.Length; i++)
        {
            if (!known.Contains(hashes[i]))
            {
                continue;
            }

            var first = i;
            while (i + 1 < hashes.Length && known.Contains(hashes[i + 1]))
            {
                i++;
            }

            var length = i - first + Window;
            if (length >= ShortestPassage)
            {
                shared += length;
                passages.Add(new(lines[lineOf[first]].Line, Original(first, first + length - 1), length));
            }
        }

        return new(Length, Math.Min(shared, Length), [.. passages.OrderByDescending(p => p.Length)]);
    }

    /// <summary>The text as written from one letter to another, the lines between joined.</summary>
    private string Original(int first, int last)
    {
        var (line, lastLine) = (lineOf[first], lineOf[last]);
        var end = columnOf[last] + (Math.Abs(key[last] - ThisYear) <= 1 ? YearDigits : 1);
        if (line == lastLine)
        {
            return lines[line].Text[columnOf[first]..end];
        }

        return lines[line].Text[columnOf[first]..]
            + string.Concat(Enumerable.Range(line + 1, lastLine - line - 1).Select(l => lines[l].Text))
            + lines[lastLine].Text[..end];
    }

    private static int? YearAt(string text, int at)
    {
        var end = at + YearDigits;
        if (text[at] != '2' || end > text.Length || (at > 0 && char.IsAsciiDigit(text[at - 1])) || (end < text.Length && char.IsAsciiDigit(text[end])))
        {
            return null;
        }

        return int.TryParse(text.AsSpan(at, YearDigits), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;
    }

    /// <summary>A rolling hash: each window follows from the one before by one letter less and one more.</summary>
    private ulong[] Hash()
    {
        if (key.Length < Window)
        {
            return [];
        }

        var highest = 1UL;
        for (var i = 1; i < Window; i++)
        {
            highest *= Base;
        }

        var hashes = new ulong[key.Length - Window + 1];
        var hash = 0UL;
        for (var i = 0; i < key.Length; i++)
        {
            if (i >= Window)
            {
                hash -= highest * key[i - Window];
            }

            hash = (hash * Base) + key[i];
            if (i >= Window - 1)
            {
                hashes[i - Window + 1] = Mix(hash);
            }
        }

        return hashes;
    }

    /// <summary>Spreads the hash over all its bits, so that sampling by its last bits is even.</summary>
    private static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
        return hash ^ (hash >> 33);
    }
}
