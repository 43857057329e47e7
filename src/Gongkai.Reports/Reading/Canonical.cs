using System.Text;

namespace Gongkai.Reports.Reading;

/// <summary>Texts reduced to what they are compared by.</summary>
internal static class Canonical
{
    /// <summary>Letters, digits and Chinese characters only; full-width forms made half-width. 「（一） 予以公开」 → 「一予以公开」.</summary>
    public static string Label(ReadOnlySpan<char> text)
    {
        Span<char> buffer = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        var n = 0;
        foreach (var c in text)
        {
            var half = Half(c);
            if (char.IsLetterOrDigit(half))
            {
                buffer[n++] = half;
            }
        }

        return n == 0 ? "" : new string(buffer[..n]);
    }

    /// <summary>Full-width ASCII (！ to ～) and the ideographic space as their half-width forms; all else as it is.</summary>
    public static char Half(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u3000' or '\u00A0' => ' ',
        _ => c,
    };

    /// <summary>True for blanks of every kind that Chinese pages hold: spaces, no-break and ideographic spaces, zero-width marks.</summary>
    public static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\u200C' or '\u200D' or '\uFEFF' or '\u2060';

    /// <summary>The text without any blanks.</summary>
    public static string WithoutBlanks(string text)
    {
        foreach (var c in text)
        {
            if (IsBlank(c))
            {
                var kept = new StringBuilder(text.Length);
                foreach (var k in text)
                {
                    if (!IsBlank(k))
                    {
                        kept.Append(k);
                    }
                }

                return kept.ToString();
            }
        }

        return text;
    }

    /// <summary>Trims blanks of every kind.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        while (text.Length > 0 && IsBlank(text[0]))
        {
            text = text[1..];
        }

        while (text.Length > 0 && IsBlank(text[^1]))
        {
            text = text[..^1];
        }

        return text;
    }
}
