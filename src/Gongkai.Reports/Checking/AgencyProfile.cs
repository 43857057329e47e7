using System.Buffers;
using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Checking;

/// <summary>What sort of body reports, as far as its name tells.</summary>
internal enum AgencyKind : byte
{
    /// <summary>No name, or one that does not tell.</summary>
    Unknown,

    /// <summary>A government of a county or above: its report is the whole region's.</summary>
    Government,

    /// <summary>乡、民族乡、镇人民政府.</summary>
    Township,

    /// <summary>A department, an office, a street office: its report is its own.</summary>
    Department,
}

/// <summary>Who reports on which year: what decides whether a sentence speaks of the same whole as the tables.</summary>
internal sealed class AgencyProfile
{
    private const string RegionEndings = "省市县区旗州盟";

    /// <summary>A region as a whole.</summary>
    private static readonly SearchValues<string> Whole = Words("全县", "全市", "全区", "全省", "全州", "全旗", "全盟", "各级", "我县", "我市", "我区", "我省", "我州", "我旗");

    /// <summary>The government's own office within a region.</summary>
    private static readonly SearchValues<string> Core = Words("办公室", "办公厅", "府办", "本级", "我办", "公开办");

    /// <summary>The bodies under a government.</summary>
    private static readonly SearchValues<string> Parts = Words("县直", "市直", "区直", "省直", "部门", "乡镇", "街道", "镇街", "各县", "各市", "各区", "委办局", "开发区");

    /// <summary>What is wider than one department.</summary>
    private static readonly SearchValues<string> Wider = Words("全县", "全市", "全区", "全省", "全州", "全旗", "各级", "系统", "下属", "所属", "各县", "各市", "各区", "各镇", "各街道", "各乡镇");

    /// <summary>Acting for somebody else.</summary>
    private static readonly SearchValues<string> ActingFor = Words("代县", "代市", "代区", "代省", "代州", "代为", "代政府", "代表", "名义", "代办");

    /// <summary>The profile that the report's name, or for want of one its words, give.</summary>
    public AgencyProfile(AnnualReport report, Narrative narrative)
    {
        Year = report.Year;
        Name = report.Agency ?? "";
        Kind = KindOf(Name);
        if (Kind == AgencyKind.Unknown)
        {
            Kind = KindOfSelf(narrative.Text);
        }
    }

    /// <summary>The year reported on; null when unknown.</summary>
    public int? Year { get; }

    /// <summary>The agency's name; empty when unknown.</summary>
    public string Name { get; }

    /// <summary>What sort of body it is.</summary>
    public AgencyKind Kind { get; }

    /// <summary>What sort of body a name tells of.</summary>
    public static AgencyKind KindOf(string name)
    {
        if (name.EndsWith("人民政府", StringComparison.Ordinal))
        {
            return name.Length > 4 && name[^5] is '镇' or '乡' ? AgencyKind.Township : AgencyKind.Government;
        }

        if (name.EndsWith("政府", StringComparison.Ordinal) && name.Length > 3 && RegionEndings.Contains(name[^3], StringComparison.Ordinal))
        {
            return AgencyKind.Government;
        }

        if (name.Length is > 1 and <= 12 && RegionEndings.Contains(name[^1], StringComparison.Ordinal) && !name.Contains('局', StringComparison.Ordinal))
        {
            return AgencyKind.Government;
        }

        return name.Length >= 3 && "局委办室厅处院部会队所站心署行司校社".Contains(name[^1], StringComparison.Ordinal) ? AgencyKind.Department : AgencyKind.Unknown;
    }

    /// <summary>「县自然资源局」, but not 「格局」 or 「局面」.</summary>
    private static bool NamesBureau(ReadOnlySpan<char> words)
    {
        for (var i = words.IndexOf('局'); i >= 0;)
        {
            if (!(i > 0 && words[i - 1] is '格' or '布' or '大' or '全' or '结' or '开') && !(i + 1 < words.Length && words[i + 1] is '面' or '部' or '域' or '势'))
            {
                return true;
            }

            var rest = words[(i + 1)..].IndexOf('局');
            i = rest < 0 ? -1 : i + 1 + rest;
        }

        return false;
    }

    /// <summary>What a report without a name calls itself: 我局, 我镇, 我县.</summary>
    private static AgencyKind KindOfSelf(ReadOnlySpan<char> text)
    {
        var (department, township, region) = (false, false, false);
        for (var at = text.IndexOfAny('我', '本'); at >= 0 && at + 1 < text.Length;)
        {
            var (self, next) = (text[at], text[at + 1]);
            department |= next is '局' or '委' or '办' or '厅' || (self == '我' && next is '院' or '处' or '队' or '会' or '中' or '街' or '分' or '站' or '所' or '校');
            township |= next is '镇' or '乡';
            region |= self == '我' && next is '县' or '区' or '省' or '州' or '旗';
            var rest = text[(at + 1)..].IndexOfAny('我', '本');
            at = rest < 0 ? -1 : at + 1 + rest;
        }

        return (department, township, region) switch
        {
            (true, false, false) => AgencyKind.Department,
            (false, true, false) => AgencyKind.Township,
            (false, false, true) => AgencyKind.Government,
            _ => AgencyKind.Unknown,
        };
    }

    /// <summary>How far a claim with this subject (「我局」, 「县政府办公室」) speaks of the whole that the tables hold.</summary>
    public Hold HoldOfSubject(ReadOnlySpan<char> subject)
    {
        var hold = HoldOfContext(subject);
        return hold == Hold.Certain && Kind == AgencyKind.Government && subject.Contains("政府", StringComparison.Ordinal)
            && !subject.ContainsAny(Whole) ? Hold.Likely : hold;
    }

    /// <summary>How far a claim with these words before it in its sentence does.</summary>
    public Hold HoldOfContext(ReadOnlySpan<char> words)
    {
        if (words.IsEmpty)
        {
            return Hold.Certain;
        }

        var other = words.ContainsAny(ActingFor) || Kind switch
        {
            AgencyKind.Government => words.ContainsAny(Core) || NamesBureau(words) || (words.ContainsAny(Parts) && !words.ContainsAny(Whole)),
            AgencyKind.Township or AgencyKind.Department => words.ContainsAny(Wider),
            AgencyKind.Unknown => words.ContainsAny(Core) || words.ContainsAny(Wider) || words.ContainsAny(Parts),
        };
        return other ? Hold.OtherBody : Hold.Certain;
    }

    private static SearchValues<string> Words(params ReadOnlySpan<string> words) => SearchValues.Create(words, StringComparison.Ordinal);
}
