using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gongkai.Domain.AnnualReports;

/// <summary>Compares wording as people do: blanks, punctuation and full or half width make no difference.</summary>
internal static partial class Wording
{
    private const string Numerals = "一二三四五六七八九十";

    /// <summary>The letters and digits alone, full-width and traditional forms folded: two texts that read the same have the same key.</summary>
    public static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Letter(c) is var letter and not '\0')
            {
                key.Append(letter);
            }
        }

        return key.ToString();
    }

    /// <summary>True when two texts have the same key; most do, and this needs no memory.</summary>
    public static bool IsSame(string left, string right)
    {
        var (l, r) = (0, 0);
        while (true)
        {
            var (a, b) = (Next(left, ref l), Next(right, ref r));
            if (a != b)
            {
                return false;
            }

            if (a == '\0')
            {
                return true;
            }
        }
    }

    private static char Next(string text, ref int at)
    {
        while (at < text.Length)
        {
            if (Letter(text[at++]) is var letter and not '\0')
            {
                return letter;
            }
        }

        return '\0';
    }

    /// <summary>What a character counts for in a comparison; nothing, U+0000, for blanks and punctuation.</summary>
    private static char Letter(char c)
    {
        var folded = Fold(c);
        return !char.IsLetterOrDigit(folded) ? '\0' : Simplified.TryGetValue(folded, out var simple) ? simple : folded;
    }

    /// <summary>Of the characters that the form prints those that mirrors of pages show in their traditional shape.</summary>
    private static readonly FrozenDictionary<char, char> Simplified =
        ("開开請请數数總总計计處处辦办單单業业構构織织務务機机關关據据規规許许罰罚強强費费結结維维糾纠審审訴诉訟讼復复複复議议經经問问題题進进報报項项應应"
        + "當当現现轉转續续繼继屬属國国穩稳護护類类過过執执檔档詢询無无補补確确訪访舉举獲获額额購购採采對对廢废發发製制體体況况號号內内與与來来繳缴納纳為为從从長长動动組组決决認认")
        .Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>A full-width form as the plain one; any other character as it is.</summary>
    public static char Fold(char c) => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c;

    /// <summary>Splits what a heading or label is numbered with from its words: 「（三）不予公开」 is 三 and 不予公开; no number is an empty one.</summary>
    public static (string Ordinal, string Words) SplitOrdinal(string text)
    {
        var match = Ordinals().Match(text);
        if (!match.Success)
        {
            return ("", text.Trim());
        }

        var ordinal = match.Groups["cn"].Success ? match.Groups["cn"].Value : Key(match.Groups["digits"].Value).TrimStart('0');
        return (ordinal, text[match.Length..].Trim());
    }

    /// <summary>The number 1 to 10 as it heads a section; null beyond.</summary>
    public static string? Numeral(int number) => number is >= 1 and <= 10 ? Numerals[number - 1].ToString(CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^\s*(?:(?:第\s*)?(?<cn>[一二三四五六七八九十]{1,3})\s*(?:(?:部分|章)\s*[、.．,，:：]?|[、.．,，:：]|\s)|[（(]\s*(?<cn>[一二三四五六七八九十]{1,3})\s*[)）]\s*[、.．]?|(?<digits>[0-9０-９]{1,2})\s*[.．、,，)）]|[（(]\s*(?<digits>[0-9０-９]{1,2})\s*[)）]\s*[、.．]?)")]
    private static partial Regex Ordinals();
}
