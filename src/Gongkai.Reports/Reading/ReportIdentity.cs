using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Reading;

/// <summary>Who reports, on which year and when: from the title, the preamble, the signature, and only then from the text.</summary>
internal static partial class ReportIdentity
{
    private const int LongestTitle = 70;

    private static readonly string[] Endings =
    [
        "人民政府", "政府", "办公室", "办公厅", "办事处", "委员会", "管委会", "管理处", "联合会", "委", "局", "厅", "院", "所", "中心", "站", "队", "处", "署", "馆", "社", "办",
        "大学", "学院", "学校", "公司", "海关", "街道", "镇", "乡", "法院", "检察院", "集团", "分局", "总局", "工商联", "医院", "银行", "园", "会",
    ];

    private static readonly string[] Furniture =
    [
        "扫一扫", "打印本页", "打印", "关闭窗口", "关闭本页", "上一篇", "下一篇", "相关文档", "相关文件", "相关链接", "版权所有", "主办单位", "主办：", "主办:", "承办单位", "ICP备", "网站标识码",
        "公网安备", "网站地图", "分享到", "分享：", "责任编辑", "责编", "友情链接", "返回顶部", "网站声明", "联系我们", "技术支持", "收藏本", "字体大小", "字号", "浏览次数", "阅读次数", "点击数", "访问量",
        "信息来源", "来源：", "来源:", "文章来源", "索引号", "发布机构", "当前位置", "您的位置", "首页", "纠错", "下载附件",
    ];

    private static readonly SearchValues<char> SentenceMarks = SearchValues.Create("，。；：,;");

    /// <summary>A title's parts.</summary>
    internal sealed record TitleParts(string Title, string? Agency, int? Year);

    /// <summary>The parts of a line that is a report's title; null for other lines.</summary>
    public static TitleParts? Title(string line)
    {
        if (line.Length > LongestTitle * 2 || !line.Contains("报告", StringComparison.Ordinal) && !line.Contains("年报", StringComparison.Ordinal))
        {
            return null;
        }

        var packed = Canonical.WithoutBlanks(line).Trim('|', '#', '*', '《', '》', '【', '】');
        if (packed.Length > LongestTitle || packed.AsSpan().ContainsAny(SentenceMarks))
        {
            return null;
        }

        var match = TitlePattern().Match(packed);
        if (!match.Success)
        {
            return null;
        }

        var agency = Clean(match.Groups["a"].Value) ?? Clean(match.Groups["b"].Value);
        return new TitleParts(packed, agency, match.Groups["y"].Success ? ChineseNumbers.Year(match.Groups["y"].Value) : null);
    }

    /// <summary>The title in what a page states beside its text, where a site's name may follow.</summary>
    public static TitleParts? TitleOfPage(string? title)
    {
        foreach (var part in (title ?? "").Split('-', '_', '|', '—', '–', '>', '»'))
        {
            if (Title(part) is { } parts)
            {
                return parts;
            }
        }

        return null;
    }

    /// <summary>True when a short line is the name of a body.</summary>
    public static bool IsAgencyName(string line)
    {
        var packed = Canonical.WithoutBlanks(line);
        return packed.Length is >= 3 and <= 40 && packed.All(c => c is >= '\u4E00' and <= '\u9FFF' or '(' or ')' or '（' or '）' or '、' or '·')
            && Endings.Any(e => packed.TrimEnd(')', '）').EndsWith(e, StringComparison.Ordinal));
    }

    /// <summary>The agency that a sentence of the preamble names as reporting: 「现公布区统计局2023年政府信息公开工作年度报告」, 「由…编制」.</summary>
    public static string? AgencyInPreamble(string text)
    {
        foreach (Match match in ReportOfPattern().Matches(text))
        {
            if (Clean(match.Groups["a"].Value) is { } agency && IsAgencyName(agency))
            {
                return agency;
            }
        }

        return CompiledByPattern().Match(text) is { Success: true } by && Clean(by.Groups["a"].Value) is { } compiler && IsAgencyName(compiler) ? compiler : null;
    }

    /// <summary>The agency that the text speaks of as itself, 「…市政府办公室共主动公开」; the last resort.</summary>
    public static string? AgencyInText(string text) =>
        SelfPattern().Match(text) is { Success: true } match && Clean(match.Groups["a"].Value) is { } agency && IsAgencyName(agency) ? agency : null;

    /// <summary>The period that a text states: 「自2024年1月1日起至2024年12月31日止」.</summary>
    public static (DateOnly From, DateOnly To)? Period(string text)
    {
        if (PeriodPattern().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var first = Date(match.Groups["y1"].Value, match.Groups["m1"].Value, match.Groups["d1"].Value);
        var last = Date(match.Groups["y2"].Success ? match.Groups["y2"].Value : match.Groups["y1"].Value, match.Groups["m2"].Value, match.Groups["d2"].Value);
        return first is { } from && last is { } to && from <= to ? (from, to) : null;
    }

    /// <summary>The date of a line that holds nothing else: 「2025年1月15日」, 「二〇二五年一月十五日」.</summary>
    public static DateOnly? DateLine(string line)
    {
        var packed = Canonical.WithoutBlanks(line).Trim('|', '(', ')', '（', '）');
        if (packed.Length is < 8 or > 14)
        {
            return null;
        }

        var match = DateLinePattern().Match(packed);
        return match.Success
            ? Date(match.Groups["y"].Value, match.Groups["m"].Value, match.Groups["d"].Value)
            : null;
    }

    /// <summary>The date behind 「发布日期：」 and its like.</summary>
    public static DateOnly? LabelledDate(string line)
    {
        if (line.Length > 300 || !line.Contains("日期", StringComparison.Ordinal) && !line.Contains("时间", StringComparison.Ordinal))
        {
            return null;
        }

        var match = LabelledDatePattern().Match(line);
        return match.Success ? Date(match.Groups["y"].Value, match.Groups["m"].Value, match.Groups["d"].Value) : null;
    }

    /// <summary>True for what a page puts around its text: source, font size, print, previous and next, copyright.</summary>
    public static bool IsFurniture(string line)
    {
        if (line.Length > 160)
        {
            return false;
        }

        foreach (var word in Furniture)
        {
            var at = line.IndexOf(word, StringComparison.Ordinal);
            if (at >= 0 && (line.Length < 40 || at == 0 || word is "ICP备" or "版权所有" or "网站标识码" or "公网安备"))
            {
                return line.Length < 30 || !line.Contains('。');
            }
        }

        return false;
    }

    /// <summary>The year that a text speaks of most, document numbers left aside; null when it names none.</summary>
    public static int? YearSpokenOf(IEnumerable<TextLine> lines)
    {
        var counts = new Dictionary<int, int>();
        foreach (var line in lines)
        {
            foreach (var match in YearPattern().EnumerateMatches(line.Text))
            {
                var year = int.Parse(line.Text.AsSpan(match.Index, 4), CultureInfo.InvariantCulture);
                counts[year] = counts.GetValueOrDefault(year) + 1;
            }
        }

        return counts.Count == 0 ? null : counts.MaxBy(c => (c.Value, -c.Key)).Key;
    }

    private static string? Clean(string agency)
    {
        var name = agency.Trim('关', '于', '的', '《', '》', '“', '”', ':', '：', '·', '-', '—', '|');
        foreach (var lead in (string[])["特向社会", "现向社会", "向社会", "现公布", "公开", "现公开", "特编制", "编制", "公布", "发布", "现将", "制定", "附件", "关于", "截至目前", "现就", "撰写", "形成", "为"])
        {
            if (name.StartsWith(lead, StringComparison.Ordinal) && name.Length > lead.Length + 2)
            {
                name = name[lead.Length..];
            }
        }

        return name.Length < 2 || !name.Any(c => c is >= '\u4E00' and <= '\u9FFF') || name[0] is '我' or '本' || name.StartsWith("全市", StringComparison.Ordinal) || name.StartsWith("全县", StringComparison.Ordinal) ? null : name;
    }

    private static DateOnly? Date(string year, string month, string day)
    {
        if (ChineseNumbers.Year(year) is { } y && ChineseNumbers.Small(month) is { } m and >= 1 and <= 12 && ChineseNumbers.Small(day) is { } d and >= 1
            && d <= DateTime.DaysInMonth(y, m))
        {
            return new DateOnly(y, m, d);
        }

        return null;
    }

    [GeneratedRegex("^(?<a>.{0,40}?)(?<y>20[0-9]{2}|二[〇○零0OＯ][〇○零0OＯ一二三][〇○零0OＯ一二三四五六七八九])年(?:度)?(?<b>.{0,30}?)(?:政府信息公开|政务公开|信息公开)(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:报告|年报)(?:[（(].{0,12}[)）])?$", RegexOptions.CultureInvariant)]
    private static partial Regex TitlePattern();

    [GeneratedRegex("(?:^|[，。；：、,;:]|公布|公开|编制|发布|现将|制定|形成)(?<a>[\u4E00-\u9FFF（）]{3,30}?)20[0-9]{2}年(?:度)?政府信息公开(?:工作)?(?:年度)?(?:工作)?报告", RegexOptions.CultureInvariant)]
    private static partial Regex ReportOfPattern();

    [GeneratedRegex("由(?<a>[\u4E00-\u9FFF（）]{3,30}?)(?:负责)?(?:编制|编写|编撰)", RegexOptions.CultureInvariant)]
    private static partial Regex CompiledByPattern();

    [GeneratedRegex("(?:^|[，。；：,;:])(?<a>[\u4E00-\u9FFF]{2,7}(?:省|市|县|区|旗|州|盟|镇|乡)[\u4E00-\u9FFF]{0,14}?(?:人民政府办公室|政府办公室|人民政府|委员会|办事处|局|厅))(?=共|累计|认真|积极|严格|深入|始终|坚持|高度|切实|不断|按照|主动|收到|受理)", RegexOptions.CultureInvariant)]
    private static partial Regex SelfPattern();

    [GeneratedRegex("(?<y1>20[0-9]{2})年(?<m1>[0-9]{1,2})月(?<d1>[0-9]{1,2})日?(?:起|开始)?[，,]?(?:至|到|—|－|-|–|~|～)+(?:(?<y2>20[0-9]{2})年)?(?<m2>[0-9]{1,2})月(?<d2>[0-9]{1,2})日", RegexOptions.CultureInvariant)]
    private static partial Regex PeriodPattern();

    [GeneratedRegex("^(?<y>20[0-9]{2}|二[〇○零0OＯ一二三四五六七八九]{3})[年.](?<m>[0-9]{1,2}|[一二三四五六七八九十]{1,2})[月.](?<d>[0-9]{1,2}|[一二三四五六七八九十]{1,3})日?$", RegexOptions.CultureInvariant)]
    private static partial Regex DateLinePattern();

    [GeneratedRegex(@"(?:发布|公开|发文|成文|生成|更新|录入|公布|信息)?(?:日期|时间)\s*[\]】]?\s*[:：]?\s*(?<y>20[0-9]{2})\s*[-/年.]\s*(?<m>[0-9]{1,2})\s*[-/月.]\s*(?<d>[0-9]{1,2})", RegexOptions.CultureInvariant)]
    private static partial Regex LabelledDatePattern();

    [GeneratedRegex("(?<![〔\\[（({【﹝第])20[0-9]{2}(?=年)", RegexOptions.CultureInvariant)]
    private static partial Regex YearPattern();
}
