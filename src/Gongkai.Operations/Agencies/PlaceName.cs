namespace Gongkai.Operations.Agencies;

/// <summary>
/// Reads the regions off the front of an agency's name: 「长沙市雨花区民政局」 is in 雨花区 in 长沙市.
/// It only says what the name says; what the name leaves open (「市政府办公室」) stays open.
/// </summary>
public static class PlaceName
{
    private const int LongestName = 16;

    private static readonly string[] Provinces =
    [
        "北京市", "天津市", "上海市", "重庆市", "河北省", "山西省", "辽宁省", "吉林省", "黑龙江省", "江苏省", "浙江省", "安徽省", "福建省", "江西省",
        "山东省", "河南省", "湖北省", "湖南省", "广东省", "海南省", "四川省", "贵州省", "云南省", "陕西省", "甘肃省", "青海省", "内蒙古自治区",
        "广西壮族自治区", "西藏自治区", "宁夏回族自治区", "新疆维吾尔自治区", "新疆生产建设兵团",
    ];

    // 盟 and 州 end few names and stand inside many.
    private static readonly string[] Leagues = ["兴安盟", "锡林郭勒盟", "阿拉善盟"];

    // National bodies whose local offices put the place after the body's name.
    private static readonly string[] NationalBodies = ["国家税务总局"];

    // A stretch with one of these is a body, not a place.
    private static readonly string[] BodyWords =
        ["局", "厅", "委员", "办公", "中心", "公司", "大学", "学院", "学校", "医院", "银行", "政府", "管理", "监督", "事务", "集团", "协会", "法院"];

    // 区 that nobody governs as a region.
    private static readonly string[] OtherAreas = ["保护区", "风景区", "名胜区", "灌区", "库区", "景区", "社区", "校区", "园区", "片区", "小区", "辖区"];

    private static readonly string[] AfterTownship = ["人民政府", "政府", "办事处", "党政", "党委", "人大"];

    /// <summary>The regions in an agency's or a place's name, outermost first; empty when it names none.</summary>
    public static IReadOnlyList<string> RegionsOf(string name)
    {
        var regions = new List<string>();
        var rest = name.AsSpan().Trim();
        foreach (var body in NationalBodies)
        {
            if (rest.StartsWith(body))
            {
                rest = rest[body.Length..];
            }
        }

        while (NextLength(rest, first: regions.Count == 0) is > 0 and var length)
        {
            regions.Add(rest[..length].ToString());
            rest = rest[length..];
        }

        return regions;
    }

    private static int NextLength(ReadOnlySpan<char> text, bool first)
    {
        foreach (var known in first ? Provinces : [])
        {
            if (text.StartsWith(known))
            {
                return known.Length;
            }
        }

        foreach (var known in Leagues)
        {
            if (text.StartsWith(known))
            {
                return known.Length;
            }
        }

        for (var length = 2; length <= Math.Min(text.Length, LongestName); length++)
        {
            if (EndsRegion(text, length))
            {
                return HasAny(text[..length], BodyWords) || EndsWithAny(text[..length], OtherAreas) ? 0 : length;
            }
        }

        return 0;
    }

    private static bool EndsRegion(ReadOnlySpan<char> text, int length)
    {
        var next = length < text.Length ? text[length] : '\0';
        return text[length - 1] switch
        {
            // 新市区, 沙市区, 景德镇市, 新乡市, 红旗区, 沙县区: the suffix within a name is followed by the name's own.
            '市' => length >= 3 && next != '区',
            '区' => true,
            '县' => next is not '区' and not '市',
            '旗' => length >= 3 && next is not '区' and not '县' and not '镇',
            '州' => text[..length].EndsWith("自治州"),
            '镇' or '乡' => length >= 3 && next is not '市' and not '县' and not '区' && StartsTownshipBody(text[length..]),
            '道' => text[..length].EndsWith("街道") && StartsTownshipBody(text[length..]),
            _ => false,
        };
    }

    private static bool StartsTownshipBody(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty)
        {
            return true;
        }

        foreach (var word in AfterTownship)
        {
            if (rest.StartsWith(word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word))
            {
                return true;
            }
        }

        return false;
    }
}
