namespace Gongkai.Domain.AnnualReports;

public static partial class RuleCatalogue
{
    /// <summary>The region's own figures are less than its parts add up to.</summary>
    public static readonly Rule GSum = new(
        "G.sum",
        RuleFamily.AcrossRegion,
        Severity.Warning,
        "上级数字与下级合计不符",
        "上级机关报告的主要数字与所属各机关报告的合计。上级少于合计为警告；上级还不到某一个下级的数字（看来只统计了本机关）、上级多于合计（可能含本机关和未报送的机关）只作说明。",
        "《条例》第四十九条",
        "核对上级报告的统计范围：县级以上人民政府的报告通常汇总全部所属机关。");

    /// <summary>An agency of the region has no report.</summary>
    public static readonly Rule GMissing = new(
        "G.missing",
        RuleFamily.AcrossRegion,
        Severity.Warning,
        "没有报告的机关",
        "应当报告的机关名单中，没有该年度报告的机关。",
        "《条例》第四十九条",
        "催报；已经发布的，补充报告地址。");

    /// <summary>A report of the region cannot be added up with the others.</summary>
    public static readonly Rule GLeftOut = new(
        "G.leftOut",
        RuleFamily.AcrossRegion,
        Severity.Info,
        "没有计入合计的报告",
        "年度不同、格式不同或同一机关重复的报告不计入合计。",
        "格式文件",
        "换用同一年度、同一格式的报告。");

    /// <summary>Two or more agencies published the same text.</summary>
    public static readonly Rule GCopied = new(
        "G.copied",
        RuleFamily.AcrossRegion,
        Severity.Warning,
        "几个机关的文字雷同",
        "一份报告的正文有 60% 以上与另一机关同年度的报告逐字相同。不计标点，30 字以下的相同文字不计，正文不足 200 字的不比。",
        "国办公开办函〔2021〕30号关于年度报告不得敷衍照抄的要求",
        "按本机关的实际情况重写。");

    /// <summary>Two agencies published the same table.</summary>
    public static readonly Rule GSameFigures = new(
        "G.sameFigures",
        RuleFamily.AcrossRegion,
        Severity.Warning,
        "几个机关的数字完全相同",
        "两个机关三张表的每一格都相同，其中至少有 8 个非 0 的数、最大的不小于 20。",
        "核对经验",
        "核对是否误用了别的机关的表格。");
}
