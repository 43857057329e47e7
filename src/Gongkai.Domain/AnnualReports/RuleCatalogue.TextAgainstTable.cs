namespace Gongkai.Domain.AnnualReports;

public static partial class RuleCatalogue
{
    private const string TextBasis = "《条例》第五十条：年度报告的文字与表格说的是同一件事";

    /// <summary>一、本年新收.</summary>
    public static readonly Rule TextReceived = new(
        "T.received", RuleFamily.TextAgainstTable, Severity.Error, "文字所述收到申请数与表格不符",
        "正文写明的全机关、本年度收到政府信息公开申请数＝表三“一、本年新收”（按申请人类型写明的，与该列比）；等于一＋二、等于（七）总计的，只提示口径",
        TextBasis, "核对收件台账，改正文字或表格中错的一处；口径不同的，在文字中写明“含上年结转”等");

    /// <summary>二、上年结转.</summary>
    public static readonly Rule TextCarriedIn = new(
        "T.carriedIn", RuleFamily.TextAgainstTable, Severity.Error, "文字所述上年结转数与表格不符",
        "正文写明的上年结转数＝表三“二、上年结转”", TextBasis, "与上年报告“四、结转下年度继续办理”一并核对");

    /// <summary>办理、办结、答复.</summary>
    public static readonly Rule TextHandled = new(
        "T.handled", RuleFamily.TextAgainstTable, Severity.Warning, "文字所述办理、办结、答复数与表格不符",
        "正文写明的办理数应等于一、一＋二或（七）总计之一，办结、答复数应等于（七）总计或其中本年新收的部分", TextBasis, "核对办理结果，写明统计口径");

    /// <summary>三（一）to（六）.</summary>
    public static readonly Rule TextOutcome = new(
        "T.outcome", RuleFamily.TextAgainstTable, Severity.Error, "文字所述办理结果数与表格不符",
        "正文写明的予以公开、部分公开、不予公开、无法提供、不予处理、其他处理及其各细目的件数（单独或相加）＝表三对应各行总计之和", TextBasis,
        "按表三的分类改正文字，或改正表格；文字把几类合并的，写明合并了哪几类");

    /// <summary>四、结转下年度.</summary>
    public static readonly Rule TextCarriedOut = new(
        "T.carriedOut", RuleFamily.TextAgainstTable, Severity.Error, "文字所述结转下年度数与表格不符",
        "正文写明的结转下年度继续办理数＝表三“四、结转下年度继续办理”", TextBasis, "核对12月31日仍未答复的申请");

    /// <summary>Table four.</summary>
    public static readonly Rule TextRemedy = new(
        "T.remedy", RuleFamily.TextAgainstTable, Severity.Error, "文字所述行政复议、行政诉讼数与表格不符",
        "正文写明的政府信息公开行政复议、行政诉讼件数及其结果＝表四对应的总计或结果列；行政诉讼为未经复议直接起诉与复议后起诉之和", TextBasis,
        "与司法行政部门、法院核对案件，改正文字或表格");

    /// <summary>Table two.</summary>
    public static readonly Rule TextActive = new(
        "T.active", RuleFamily.TextAgainstTable, Severity.Error, "文字所述规范性文件、处理决定数与表格不符",
        "正文写明的制发、废止、现行有效的行政规范性文件数和行政许可、处罚、强制决定数＝表二对应的格；正文只计部分发文机关的常见，故多为警告", TextBasis,
        "核对规范性文件目录和处理决定，写明统计口径");

    /// <summary>未收到、未发生.</summary>
    public static readonly Rule TextNone = new(
        "T.none", RuleFamily.TextAgainstTable, Severity.Error, "文字说没有，表格里有",
        "正文说未收到政府信息公开申请、未发生行政复议、行政诉讼、无结转的，表格对应总计应为 0", TextBasis, "改正文字或表格");

    /// <summary>均已办结、均为自然人.</summary>
    public static readonly Rule TextAll = new(
        "T.all", RuleFamily.TextAgainstTable, Severity.Error, "文字说全部如此，表格有例外",
        "正文说全部办结的，表三“四、结转下年度继续办理”应为 0；说均为自然人申请的，其他申请人各列应为 0；说复议、诉讼均被维持的，纠正等列应为 0；说全部予以公开的，（一）应等于（七）", TextBasis,
        "改正文字；年底未办结、报告时已办结的，写明时点");

    /// <summary>占比.</summary>
    public static readonly Rule TextShare = new(
        "T.share", RuleFamily.TextAgainstTable, Severity.Warning, "文字所述占比重算不符",
        "正文“N件，占X%”按同一段中的总数或表三的总数重算，四舍五入和截尾都算相符", TextBasis, "重算百分比，写明以什么为总数");

    /// <summary>同比.</summary>
    public static readonly Rule TextGrowth = new(
        "T.growth", RuleFamily.TextAgainstTable, Severity.Warning, "文字所述同比重算不符",
        "正文所述比上年增减的件数或百分比，按本年数与上年报告（或同句所引上年数）重算，四舍五入和截尾都算相符", TextBasis, "重算同比");

    /// <summary>Another scope.</summary>
    public static readonly Rule TextScope = new(
        "T.scope", RuleFamily.TextAgainstTable, Severity.Info, "文字与表格口径不同",
        "正文的数说的是本机关的一部分、更大的范围或受委托办理，表格是全机关，不作比较", TextBasis, "口径已写明的无需处理；最好同时写出全机关的数");
}
