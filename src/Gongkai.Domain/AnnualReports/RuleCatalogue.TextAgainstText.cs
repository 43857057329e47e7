namespace Gongkai.Domain.AnnualReports;

public static partial class RuleCatalogue
{
    /// <summary>The same quantity with two values.</summary>
    public static readonly Rule TextSame = new(
        "S.same", RuleFamily.TextAgainstText, Severity.Warning, "同一数量前后不一",
        "正文两处写的是同一数量（同一范围、同一年度），数值应相同；一处写总数、一处只写一个渠道的，渠道数不应大于总数。表格能判定对错的，由表文对照规则指出",
        "《条例》第五十条：年度报告应当前后一致", "核对两处的统计口径和时点，统一数值或写明口径");

    /// <summary>Parts and whole.</summary>
    public static readonly Rule TextParts = new(
        "S.parts", RuleFamily.TextAgainstText, Severity.Warning, "分项之和与总数不符",
        "“N件，其中……”“分别为……”所列各项之和不应大于总数；写明“分别”或以“其他”收尾的，应等于总数。写“主要包括”“等”或分类交叉的，不作比较",
        "《条例》第五十条：年度报告应当前后一致", "重算分项；分项不全的写明“主要包括”或补上“其他”");

    /// <summary>The year reported taken for the year to come.</summary>
    public static readonly Rule TextYearToCome = new(
        "S.yearToCome", RuleFamily.TextAgainstText, Severity.Warning, "把报告年度当作下一年度",
        "报告写的是上一年度，“将着力做好以下工作”一类的打算应属于下一年度", "《条例》第五十条第五项：存在的主要问题及改进情况", "把打算所属的年份改为下一年度，或把打算改写为已经采取的改进措施");

    /// <summary>Another year left in a sentence that introduces the report.</summary>
    public static readonly Rule TextLeftoverYear = new(
        "S.leftoverYear", RuleFamily.TextAgainstText, Severity.Warning, "引言中的年份不是报告年度",
        "“现将某年……报告如下”“公布某年……年度报告”中的年份应是报告年度", "《条例》第四十九条：年度报告报告上一年度", "改正沿用往年文稿留下的年份");

    /// <summary>Title and period.</summary>
    public static readonly Rule TextTitleYear = new(
        "S.titleYear", RuleFamily.TextAgainstText, Severity.Error, "标题年度与统计期限不符",
        "标题写明的年度应在正文写明的统计期限之内", "《条例》第四十九条；年度报告格式：统计期限为报告年度1月1日至12月31日", "改正标题或统计期限");
}
