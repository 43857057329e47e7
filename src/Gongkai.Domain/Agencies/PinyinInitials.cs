using System.Text;

namespace Gongkai.Domain.Agencies;

/// <summary>
/// The first letters of a name's pinyin, for search and for addresses: 「青山县财政局」 gives <c>qsxczj</c>. The 3,755 characters
/// of the first level of GB 2312 stand in the order of their pinyin, so that the letter follows from the code; characters
/// of the second level that names of places use are listed, and so are words that are read otherwise.
/// </summary>
public static class PinyinInitials
{
    private const int CodePage = 936;
    private const int FirstLevelEnd = 0xD7F9;

    private static readonly Encoding Gbk =
        CodePagesEncodingProvider.Instance.GetEncoding(CodePage, new EncoderReplacementFallback(""), DecoderFallback.ReplacementFallback)!;

    // The code of each letter's first character; no syllable begins with i, u or v.
    private static readonly (int From, char Letter)[] FirstLevel =
    [
        (0xB0A1, 'a'), (0xB0C5, 'b'), (0xB2C1, 'c'), (0xB4EE, 'd'), (0xB6EA, 'e'), (0xB7A2, 'f'), (0xB8C1, 'g'), (0xB9FE, 'h'),
        (0xBBF7, 'j'), (0xBFA6, 'k'), (0xC0AC, 'l'), (0xC2E8, 'm'), (0xC4C3, 'n'), (0xC5B6, 'o'), (0xC5BE, 'p'), (0xC6DA, 'q'),
        (0xC8BB, 'r'), (0xC8F6, 's'), (0xCBFA, 't'), (0xCDDA, 'w'), (0xCEF4, 'x'), (0xD1B9, 'y'), (0xD4D1, 'z'),
    ];

    // The letter, then characters of the second level that begin with it.
    private static readonly Dictionary<char, char> SecondLevel = new[]
    {
        "a嗳璈", "b亳邶汴濞宓璧狴灞", "c茌岑骢淙潺偲琛", "d儋岱氐砀妲嶝", "e莪", "f沣邡酆枋", "g珙崮邽呙", "h邗珲湟濠浒鄠潢瀚桦铧湉鸻",
        "j泾暨郏鄄莒缙戢珺劼浃", "k岢夔崆", "l阆澧醴濂漯耒泸崂郦栾涞嵝溧珞浏醽甪", "m沔岷汨湄邙郿", "n瑙甯柰", "p郫邳濮淠鄱",
        "q岐衢朐邛綦蕲淇杞郄犍碛", "r芮榕汭", "s嵊歙沭泗鄯睢濉璲澍剡", "t郯滕洮沱潼昙", "w涠渥沩洈浯", "x隰盱浔昕荥鑫溆郇浠勖缬郗莘",
        "y颍兖弋郾沅黟峄猗鄢邕漪鄞埇眙禺瀛峣", "z涿鄣梓圳芷郅枞",
    }.SelectMany(row => row.Skip(1), (row, character) => (character, row[0])).ToDictionary();

    private static readonly (string Word, string Letters)[] ReadOtherwise =
    [
        ("重庆", "cq"), ("银行", "yh"), ("行业", "hy"), ("会计", "kj"), ("调解", "tj"), ("调控", "tk"), ("西藏", "xz"), ("藏族", "zz"), ("单县", "sx"), ("尉犁", "yl"),
        ("乐清", "yq"), ("番禺", "py"), ("会稽", "kj"), ("铅山", "ys"), ("洪洞", "ht"), ("泌阳", "by"), ("涡阳", "gy"), ("东阿", "de"), ("大埔", "db"),
    ];

    /// <summary>The letters, in lower case; letters and digits stand for themselves, a character that is not known is left out.</summary>
    public static string Of(string text)
    {
        var letters = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var rest = text.AsSpan(i);
            var word = Array.Find(ReadOtherwise, w => text.AsSpan(i).StartsWith(w.Word));
            if (word.Word is not null)
            {
                letters.Append(word.Letters);
                i += word.Word.Length - 1;
            }
            else if (OfCharacter(rest[0]) is { } letter)
            {
                letters.Append(letter);
            }
        }

        return letters.ToString();
    }

    private static char? OfCharacter(char c)
    {
        if (char.IsAscii(c))
        {
            return char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : null;
        }

        if (SecondLevel.TryGetValue(c, out var listed))
        {
            return listed;
        }

        Span<byte> bytes = stackalloc byte[4];
        var code = Gbk.GetBytes([c], bytes) == 2 ? (bytes[0] << 8) | bytes[1] : 0;
        var found = Array.FindLastIndex(FirstLevel, l => code >= l.From);
        return found < 0 || code > FirstLevelEnd || bytes[1] < 0xA1 ? null : FirstLevel[found].Letter;
    }
}
