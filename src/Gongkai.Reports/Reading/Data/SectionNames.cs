using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Reading.Data;

/// <summary>Which part of the form a heading names, where nothing but the heading is known; and the names of the parts in data files.</summary>
internal static class SectionNames
{
    /// <summary>The part a heading names; null when it names none.</summary>
    public static SectionKind? Of(string heading)
    {
        bool Says(string words) => heading.Contains(words, StringComparison.Ordinal);
        return heading switch
        {
            _ when Says("复议") || Says("诉讼") => SectionKind.Remedies,
            _ when Says("收到和处理") || Says("依申请公开") => SectionKind.Requests,
            _ when Says("主动公开") => SectionKind.Active,
            _ when Says("问题") => SectionKind.Problems,
            _ when Says("其他需要报告") || Says("其他事项") => SectionKind.OtherMatters,
            _ when Says("总体情况") || Says("概述") => SectionKind.Overview,
            _ => null,
        };
    }

    /// <summary>The name of a part in a data file.</summary>
    public static string Name(SectionKind? kind) => kind switch
    {
        SectionKind.Overview => "overview",
        SectionKind.Active => "active",
        SectionKind.Requests => "requests",
        SectionKind.Remedies => "remedies",
        SectionKind.Problems => "problems",
        SectionKind.OtherMatters => "otherMatters",
        null => "none",
    };

    /// <summary>The part of a name; the heading decides where there is no such name.</summary>
    public static SectionKind? Parse(string? name, string heading)
    {
        foreach (var kind in Enum.GetValues<SectionKind>())
        {
            if (Name(kind) == name)
            {
                return kind;
            }
        }

        return name == "none" ? null : Of(heading);
    }
}
