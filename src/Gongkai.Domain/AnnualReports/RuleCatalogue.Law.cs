namespace Gongkai.Domain.AnnualReports;

public static partial class RuleCatalogue
{
    /// <summary>The form of a document number.</summary>
    public static readonly Rule LawNumberForm = new(
        "L.numberForm", RuleFamily.Law, Severity.Warning, "发文字号的写法不规范",
        "发文字号由机关代字、六角括号〔〕括起的四位年份、不加“第”不编虚位的序号和“号”组成；方括号、圆括号常由网页转换而来，只作提示",
        "《党政机关公文格式》GB/T 9704—2012 7.2.5", "改为“国办公开办函〔2021〕30号”的写法");

    /// <summary>A well-known document under another's number.</summary>
    public static readonly Rule LawNumber = new(
        "L.number", RuleFamily.Law, Severity.Warning, "引用文件的文号不对",
        "《政府信息公开工作年度报告格式》是国办公开办函〔2021〕30号（试行稿为〔2019〕60号），平台通知是国办公开办函〔2019〕61号，信息处理费管理办法是国办函〔2020〕109号，《条例》是国务院令第711号",
        "所引文件", "按原文件改正文号");

    /// <summary>A misquoted title.</summary>
    public static readonly Rule LawTitle = new(
        "L.title", RuleFamily.Law, Severity.Warning, "引用文件的标题有误",
        "书名号内的标题与常引文件（《条例》、年度报告格式、信息处理费管理办法等）的标题只差一两个字，多为多字或错字", "所引文件", "按原文件改正标题");

    /// <summary>Unbalanced 《》.</summary>
    public static readonly Rule LawTitleMarks = new(
        "L.titleMarks", RuleFamily.Law, Severity.Warning, "书名号不配对", "《与》应成对出现", "GB/T 15834—2011《标点符号用法》4.15", "补上缺少的书名号");

    /// <summary>Notions of the law before 2019.</summary>
    public static readonly Rule LawSuperseded = new(
        "L.superseded", RuleFamily.Law, Severity.Warning, "沿用旧条例的说法",
        "2019年5月15日修订施行的《条例》取消了“三需要”，不再收取检索、复制、邮寄等成本费，答复期限为20个工作日，办理结果分为予以公开、部分公开、不予公开等，没有“同意公开”",
        "《条例》第二十七条、第三十三条、第三十六条、第四十二条；国办函〔2020〕109号", "改用现行《条例》的说法：信息处理费、20个工作日、予以公开、不予公开");

    /// <summary>The form document of another year.</summary>
    public static readonly Rule LawFormDocument = new(
        "L.formDocument", RuleFamily.Law, Severity.Warning, "依据的格式文件与年度不符",
        "2021年度起的报告依据国办公开办函〔2021〕30号，2019、2020年度的依据〔2019〕60号", "国办公开办函〔2021〕30号、〔2019〕60号", "改正编制依据");

    /// <summary>Article 50: what a government reports besides.</summary>
    public static readonly Rule LawGovernment = new(
        "L.government", RuleFamily.Law, Severity.Warning, "缺少工作考核、社会评议、责任追究结果",
        "各级人民政府的年度报告应报告工作考核、社会评议和责任追究结果情况；全文未见有关字样的提示", "《条例》第五十条第四项", "在“监督保障”中补充三项结果，没有的写明没有");

    /// <summary>信息处理费 in section six.</summary>
    public static readonly Rule LawProcessingFee = new(
        "L.processingFee", RuleFamily.Law, Severity.Warning, "未报告信息处理费",
        "2021年度起，第六部分应报告依据《政府信息公开信息处理费管理办法》收取信息处理费的情况，未收取的也要写明", "国办公开办函〔2021〕30号；国办函〔2020〕109号", "在第六部分写明发出收费通知的件数、总金额和实际收取金额，或写明未收取");

    /// <summary>The five aspects of section one.</summary>
    public static readonly Rule LawAspects = new(
        "L.aspects", RuleFamily.Law, Severity.Info, "总体情况缺少应报告的方面",
        "2021年度起，总体情况包括主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面", "国办公开办函〔2021〕30号", "补写缺少的方面");

    /// <summary>The length of section one.</summary>
    public static readonly Rule LawLength = new(
        "L.length", RuleFamily.Law, Severity.Info, "总体情况篇幅偏长", "总体情况原则上控制在1000字左右，超过2000字的提示", "国办公开办函〔2021〕30号的编制要求", "压缩一般性工作叙述");

    /// <summary>The day of publication.</summary>
    public static readonly Rule LawPublishedOn = new(
        "L.publishedOn", RuleFamily.Law, Severity.Warning, "公布日期不在法定期限内",
        "县级以上人民政府部门在每年1月31日前公布上一年度报告，各级人民政府在3月31日前公布；2018年度及以前为3月31日前；报告年度结束之前公布的必有一处日期写错", "《条例》第四十九条", "核对公布日期；重新发布的，保留首次公布日期");
}
