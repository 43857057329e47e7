using System.Buffers;
using System.Globalization;

namespace Gongkai.Operations.Search.Text;

/// <summary>
/// The one form in which texts and questions are compared, character by character:
/// width and case do not count; look-alike ideographs are the ideograph; blanks count only between two Latin words or numbers;
/// any run of punctuation and brackets is one <see cref="Separator"/>, so that 〔2017〕, [2017], (2017) and 【2017】 are one;
/// a point between digits stays, and signs that carry meaning (%, ‰, ℃, +, #, @, &amp;, currency) stay.
/// Whatever is cut out of a text is, folded, a part of the folded text.
/// </summary>
public static class TextFolding
{
    /// <summary>What stands in the folded text for punctuation, and for the blank between two words without ideographs.</summary>
    public const char Separator = ' ';

    /// <summary>Changes whenever the same text would fold differently, so that an index made otherwise is made anew.</summary>
    internal const int Version = 1;

    private const char Drop = '\0';
    private const char Blank = '\u0001';
    private const char Point = '\u0002';
    private const char FirstFullWidth = '！';
    private const char LastFullWidth = '～';
    private const int ToAscii = '！' - '!';

    // From here on characters are written without blanks between words: ideographs, kana, Hangul, surrogates.
    private const char FirstWithoutBlanks = '\u2E80';

    private const string SignsWithMeaning = "%‰#@&+=$￥¥℃°§№×÷±≥≤→★※";
    private const string BracketsAmongSigns = "<>|^`~";

    private static readonly char[] Table = BuildTable();

    /// <summary>Whether a number consists of such characters in the folded text.</summary>
    internal static bool IsInNumber(char c) => char.IsAsciiDigit(c) || c == '.';

    /// <summary>
    /// Where a folded word stands in a folded text, from a place on; -1 where it does not. A number is whole: a word that begins or
    /// ends with a digit does not stand where the number goes on.
    /// </summary>
    public static int IndexOf(ReadOnlySpan<char> text, ReadOnlySpan<char> word, int from = 0)
    {
        for (var at = from; text[at..].IndexOf(word) is >= 0 and var distance; at++)
        {
            at += distance;
            var end = at + word.Length;
            var goesOn = word.Length > 1
                && ((char.IsAsciiDigit(word[0]) && at > 0 && IsInNumber(text[at - 1]))
                    || (char.IsAsciiDigit(word[^1]) && end < text.Length && IsInNumber(text[end])));
            if (!goesOn)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>The folded text, without separators at its ends.</summary>
    public static string Fold(string text)
    {
        var buffer = ArrayPool<char>.Shared.Rent(text.Length);
        var length = Fold(text, buffer, default);
        var folded = new string(buffer, 0, length);
        ArrayPool<char>.Shared.Return(buffer);
        return folded;
    }

    /// <summary>Folds into a buffer at least as long as the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="into">Where the folded text goes.</param>
    /// <param name="origins">If not empty, as long as <paramref name="into"/>: for each folded character, the place in the text it comes from.</param>
    /// <returns>The number of folded characters.</returns>
    internal static int Fold(ReadOnlySpan<char> text, Span<char> into, Span<int> origins)
    {
        var table = Table;
        var length = 0;
        var (separated, blank) = (false, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = table[text[i]];
            switch (c)
            {
                case Drop:
                    continue;
                case Blank:
                    blank = true;
                    continue;
                case Separator:
                    separated = true;
                    continue;
                case Point:
                    if (separated || blank || length == 0 || !char.IsAsciiDigit(into[length - 1]) || i + 1 >= text.Length || !char.IsAsciiDigit(table[text[i + 1]]))
                    {
                        separated = true;
                        continue;
                    }

                    c = '.';
                    break;
                case >= '\uD800' and <= '\uDFFF':
                    if (char.IsHighSurrogate(c) ? i + 1 >= text.Length || !char.IsLowSurrogate(text[i + 1]) : i == 0 || !char.IsHighSurrogate(text[i - 1]))
                    {
                        continue;
                    }

                    break;
                default:
                    break;
            }

            if (length > 0 && (separated || (blank && c < FirstWithoutBlanks && into[length - 1] < FirstWithoutBlanks)))
            {
                if (!origins.IsEmpty)
                {
                    origins[length] = i - 1;
                }

                into[length++] = Separator;
            }

            (separated, blank) = (false, false);
            if (!origins.IsEmpty)
            {
                origins[length] = i;
            }

            into[length++] = c;
        }

        return length;
    }

    private static char[] BuildTable()
    {
        var table = new char[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = IdeographVariants.Of((char)i) ?? Of((char)i);
        }

        // 二○二四年, written with a circle, is 二〇二四年.
        table['○'] = table['◯'] = '〇';
        return table;
    }

    private static char Of(char c)
    {
        if (char.IsWhiteSpace(c))
        {
            return Blank;
        }

        if (c is >= FirstFullWidth and <= LastFullWidth)
        {
            c = (char)(c - ToAscii);
        }

        if (c == '.')
        {
            return Point;
        }

        if (SignsWithMeaning.Contains(c))
        {
            return c == '￥' ? '¥' : c;
        }

        // U+2500 to U+257F are the rules of tables drawn with characters.
        if (BracketsAmongSigns.Contains(c) || c is >= '\u2500' and <= '\u257F')
        {
            return Separator;
        }

        // The private use area is where fonts of PDF files keep bullets and rules.
        return CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format => Drop,
            UnicodeCategory.NonSpacingMark when c is >= '\uFE00' and <= '\uFE0F' => Drop,
            UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
                or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => Separator,
            _ => char.ToLowerInvariant(c),
        };
    }
}
