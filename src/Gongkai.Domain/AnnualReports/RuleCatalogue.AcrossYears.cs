namespace Gongkai.Domain.AnnualReports;

public static partial class RuleCatalogue
{
    /// <summary>The report given as last year's is none.</summary>
    public static readonly Rule YPrevious = new(
        "Y.previous",
        RuleFamily.AcrossYears,
        Severity.Info,
        "给出的上年报告不能比较",
        "跨年核对只在同一机关的上一年度报告之间进行。",
        "《条例》第四十九条",
        "换用同一机关上一年度的报告。");

    /// <summary>Carried in is what last year's report carried out.</summary>
    public static readonly Rule YCarriedIn = new(
        "Y.carriedIn",
        RuleFamily.AcrossYears,
        Severity.Warning,
        "上年结转与上年报告不符",
        "第三部分每一列：本年的二、上年结转＝上年报告的四、结转下年度继续办理。上年报告发布后可能有更正，故为警告。",
        BothForms,
        "与上年报告和登记台账核对；上年报告已更正的，在报告中说明。");

    /// <summary>In force is last year's, more what was issued, less what was repealed.</summary>
    public static readonly Rule YInForce = new(
        "Y.inForce",
        RuleFamily.AcrossYears,
        Severity.Warning,
        "现行有效件数与上年衔接不上",
        "第二部分规章、行政规范性文件：现行有效件数＝上年现行有效件数＋本年制发件数－本年废止件数。文件到期自行失效、机构调整也会使两者不等，故为警告。",
        FormOf2021,
        "与司法行政部门核对；有文件到期失效的，在报告中说明。");

    /// <summary>Last year's items are those of last year's report.</summary>
    public static readonly Rule YPreviousYear = new(
        "Y.previousYear",
        RuleFamily.AcrossYears,
        Severity.Warning,
        "上一年项目数量与上年报告不符",
        "2019 年格式第二部分：上一年项目数量＝上年报告的上一年项目数量＋上年报告的本年增/减。",
        "国办公开办函〔2019〕60号",
        "与上年报告核对。");

    /// <summary>A figure is many times last year's or a fraction of it.</summary>
    public static readonly Rule YJump = new(
        "Y.jump",
        RuleFamily.AcrossYears,
        Severity.Info,
        "与上年相差悬殊",
        "主要数字是上年的 5 倍以上或不足五分之一，且相差 50 以上；上年或本年为 0 的，另一年达到 100 以上。收费金额相差约一万倍的，可能是把元填成了万元。",
        "核对经验",
        "核对统计口径和单位；确有变化的，在报告中说明原因。");

    /// <summary>A table is last year's.</summary>
    public static readonly Rule YSameTable = new(
        "Y.sameTable",
        RuleFamily.AcrossYears,
        Severity.Warning,
        "整张表与上年相同",
        "第二部分或第三部分的表至少有 4 个非 0 的数、最大的不小于 20，而且每一格都与上年报告相同。",
        "核对经验",
        "核对是否沿用了上年的表格。");

    /// <summary>Passages are last year's.</summary>
    public static readonly Rule YCopied = new(
        "Y.copied",
        RuleFamily.AcrossYears,
        Severity.Warning,
        "文字沿用上年报告",
        "与上年报告逐字相同（只改年份也算）的段落占正文的比例：达到 50% 为警告，达到 20% 或最长一处达到 100 字为提示。不计标点，30 字以下的相同文字不计。",
        "国办公开办函〔2021〕30号关于年度报告不得敷衍照抄的要求",
        "按本年的实际情况重写沿用的段落。");
}
