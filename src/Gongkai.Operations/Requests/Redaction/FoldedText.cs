using System.Text;

namespace Gongkai.Operations.Requests.Redaction;

/// <summary>
/// Text as it is compared: without blanks, line ends and invisible characters, in one width and one case, characters that look the same
/// as one. Every folded character knows where it came from.
/// </summary>
internal sealed class FoldedText
{
    private const char SelectorLead = '\uDB40';
    private readonly List<int> origins = [];
    private readonly StringBuilder folded = new();

    public FoldedText(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == SelectorLead && at + 1 < text.Length)
            {
                at++; // a selector of a variant, two units
            }
            else if (!IsInvisible(text[at]))
            {
                folded.Append(char.ToLowerInvariant(LookAlikes.Plain(text[at])));
                origins.Add(at);
            }
        }

        Text = folded.ToString();
        Length = text.Length;
    }

    /// <summary>The folded text.</summary>
    public string Text { get; }

    /// <summary>Characters of the original text.</summary>
    public int Length { get; }

    /// <summary>Folds a text.</summary>
    public static string Fold(string text) => new FoldedText(text).Text;

    /// <summary>
    /// The passages of the original text where a folded word stands, first and last character. Those that overlap are one passage, so
    /// that no end of one is left over.
    /// </summary>
    public IEnumerable<(int First, int Last)> Find(string word)
    {
        (int First, int Last)? passage = null;
        for (var at = Text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = at + 1 < Text.Length ? Text.IndexOf(word, at + 1, StringComparison.Ordinal) : -1)
        {
            var (first, last) = (origins[at], origins[at + word.Length - 1]);
            if (passage is { } open && first <= open.Last)
            {
                passage = (open.First, Math.Max(open.Last, last));
                continue;
            }

            if (passage is { } complete)
            {
                yield return complete;
            }

            passage = (first, last);
        }

        if (passage is { } end)
        {
            yield return end;
        }
    }

    /// <summary>Where in the original text a folded character stands.</summary>
    public int Origin(int folded) => origins[folded];

    // Selectors of variants, joiners and fillers take no place; the blank of Braille is one.
    private static bool IsInvisible(char c) =>
        char.IsWhiteSpace(c) || char.IsControl(c) || c is >= '\uFE00' and <= '\uFE0F' or '\u034F' or '\u115F' or '\u1160' or '\u2800' or '\u3164' or '\uFFA0'
        || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format;
}
