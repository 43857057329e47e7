using System.Collections.Frozen;
using System.Text;

namespace Gongkai.Reports.Reading;

/// <summary>Texts reduced to what they are compared by.</summary>
internal static class Canonical
{
    // The characters of the form's labels and headings that sites with a traditional edition print in their other shape.
    private const string Traditional = "條項規範許處罰強費業製發廢現數內決請開總計結轉續辦國屬於機關據係為與維糾審復複議訴訟經後報題進況體動務組織團學術員個無當補確認獲繳納專監綜來對應時別類況種書號執權護財稅徵購採價單萬環衛療醫農鄉鎮縣區廣東說讀鉤";

    private const string Simplified = "条项规范许处罚强费业制发废现数内决请开总计结转续办国属于机关据系为与维纠审复复议诉讼经后报题进况体动务组织团学术员个无当补确认获缴纳专监综来对应时别类况种书号执权护财税征购采价单万环卫疗医农乡镇县区广东说读钩";

    private static readonly FrozenDictionary<char, char> ToSimplified =
        Traditional.Zip(Simplified).DistinctBy(p => p.First).ToFrozenDictionary(p => p.First, p => p.Second);

    /// <summary>
    /// Letters, digits and Chinese characters only; full-width forms made half-width, traditional characters of the form simplified.
    /// 「（一） 予以公開」 → 「一予以公开」.
    /// </summary>
    public static string Label(ReadOnlySpan<char> text)
    {
        Span<char> buffer = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        var label = Label(text, buffer);
        return label.Length == 0 ? "" : label.ToString();
    }

    /// <summary>The same into a buffer at least as long as the text.</summary>
    public static ReadOnlySpan<char> Label(ReadOnlySpan<char> text, Span<char> buffer)
    {
        var n = 0;
        foreach (var c in text)
        {
            var half = Half(c);
            if (char.IsLetterOrDigit(half))
            {
                buffer[n++] = half >= '\u4E00' && ToSimplified.TryGetValue(half, out var simplified) ? simplified : half;
            }
        }

        return buffer[..n];
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
