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
        "a嗳璈鳌坳拗霭", "b亳邶汴濞宓璧狴灞碚鲅殡坂坌弁豳陂", "c茌岑骢淙潺偲琛瀍坻槎汊浐舂菖踔钏", "d儋岱氐砀妲嶝棣垌惇渎荻铎", "e莪", "f沣邡酆枋芙罘梵氾滏灃畈苻馥",
        "g珙崮邽呙藁堽杲泔澉簋缑虢郜陔鲧", "h邗珲湟濠浒鄠潢瀚桦铧湉鸻骅隍昊皓扈漷篁蒿鹄", "j泾暨郏鄄莒缙戢珺劼浃伽旌稷绛筠蛟鸠璟瑾嵇戛泃泇碣笕艽葭觐迦隽", "k岢夔崆侃珂锟蒯邝郐阚",
        "l阆澧醴濂漯耒泸崂郦栾涞嵝溧珞浏醽甪岚渌蠡蒗赉崃蔺璐麟枥栎橹泷稂翎胪蓼酃醪闾雒骊鲮", "m沔岷汨湄邙郿渑谟勐峁昴沕泖洣漭牦秣芈茆貊邈髦黾", "n瑙甯柰讷廿楠鲇鼐", "o瓯",
        "p郫邳濮淠鄱珀泮狍璞逄", "q岐衢朐邛綦蕲淇杞郄犍碛谯耆阡琦麒樵湫磲箐荃萁虔虬钤", "r芮榕汭睿穰箬荛蕤", "s嵊歙沭泗鄯睢濉璲澍剡浉晟杓涑涘淞畲薮觞谡飒", "t郯滕洮沱潼昙峒坨烔疃苕逖鄌",
        "w涠渥沩洈浯婺汶炜圩塆滃玟琬葳邬阌隗", "x隰盱浔昕荥鑫溆郇浠勖缬郗莘淅陉岫芗猇禧馨熹巽歆湑猃硖羲芎荇顼",
        "y颍兖弋郾沅黟峄猗鄢邕漪鄞埇眙禺瀛峣偃晏攸郓蓥垭琊瑜煜烨翊懿钰焱垚塬嵛崟欤毓瑗茔茚迤邺闫阈雩鼋", "z涿鄣梓圳芷郅枞秭浈诏柘嶂沌洙滍潴牂獐祚竺陬",
    }.SelectMany(row => row.Skip(1), (row, character) => (character, row[0])).ToDictionary();

    private static readonly (string Word, string Letters)[] ReadOtherwise =
    [
        ("重庆", "cq"), ("银行", "yh"), ("行业", "hy"), ("会计", "kj"), ("调解", "tj"), ("调控", "tk"), ("西藏", "xz"), ("藏族", "zz"), ("单县", "sx"), ("尉犁", "yl"),
        ("乐清", "yq"), ("番禺", "py"), ("会稽", "kj"), ("铅山", "ys"), ("洪洞", "ht"), ("泌阳", "by"), ("涡阳", "gy"), ("东阿", "de"), ("大埔", "db"),
        ("宕昌", "tc"), ("蔚县", "yx"), ("黄陂", "hp"),
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
