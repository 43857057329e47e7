namespace Gongkai.Domain.AnnualReports;

public static partial class RuleCatalogue
{
    private const string FormOf2021 = "国办公开办函〔2021〕30号";
    private const string BothForms = "国办公开办函〔2021〕30号、〔2019〕60号";

    /// <summary>一＋二＝三（七）＋四, in every column.</summary>
    public static readonly Rule R3Balance = new(
        "R3.balance",
        RuleFamily.Balance,
        Severity.Error,
        "申请数量的勾稽关系",
        "第三部分每一列：一、本年新收＋二、上年结转＝三（七）总计＋四、结转下年度继续办理。含空白格时，只有空白格取任何非负数都不能平衡才算错误。",
        BothForms + "表内注明的勾稽关系",
        "核对该列的四个数与登记台账，改正填错的一格。");

    /// <summary>（七） is the sum of the outcomes, in every column.</summary>
    public static readonly Rule R3OutcomeTotal = new(
        "R3.outcomeTotal",
        RuleFamily.Balance,
        Severity.Error,
        "办理结果总计",
        "第三部分每一列：三（七）总计＝三（一）至（六）各行之和。含空白格时，只有空白格取任何非负数都不能平衡才算错误。",
        BothForms,
        "逐行核对该列的办理结果，改正填错的一行或总计。");

    /// <summary>总计 is the sum of the applicants' columns, in every row.</summary>
    public static readonly Rule R3RowTotal = new(
        "R3.rowTotal",
        RuleFamily.Balance,
        Severity.Error,
        "申请人情况总计",
        "第三部分每一行：总计＝自然人＋商业企业＋科研机构＋社会公益组织＋法律服务机构＋其他。含空白格时，只有空白格取任何非负数都不能平衡才算错误。",
        BothForms,
        "核对该行各类申请人的数量，改正填错的一格或总计。");

    /// <summary>Each total of table four is the sum of its four results.</summary>
    public static readonly Rule R4Total = new(
        "R4.total",
        RuleFamily.Balance,
        Severity.Error,
        "复议、诉讼总计",
        "第四部分行政复议、未经复议直接起诉、复议后起诉三组各自：总计＝结果维持＋结果纠正＋其他结果＋尚未审结。含空白格时，只有空白格取任何非负数都不能平衡才算错误。",
        BothForms,
        "核对该组案件的结果，改正填错的一格或总计。");

    /// <summary>What was issued this year and not repealed is in force.</summary>
    public static readonly Rule R2InForce = new(
        "R2.inForce",
        RuleFamily.Balance,
        Severity.Warning,
        "现行有效件数偏少",
        "第二部分规章、行政规范性文件：现行有效件数应不少于本年制发件数减本年废止件数。年内失效或尚未施行的文件可使两者不等，故只作提示。",
        FormOf2021,
        "与司法行政部门核对现行有效件数。");

    /// <summary>All that is disclosed is not less than what was newly disclosed.</summary>
    public static readonly Rule R2Disclosed = new(
        "R2.disclosed",
        RuleFamily.Balance,
        Severity.Warning,
        "对外公开总数量偏少",
        "2019 年格式第二部分规章、规范性文件：对外公开总数量应不少于本年新公开数量。",
        "国办公开办函〔2019〕60号",
        "核对对外公开总数量；总数量包括往年公开且仍在公开的文件。");

    /// <summary>Last year's items and the change do not fall below zero.</summary>
    public static readonly Rule R2Change = new(
        "R2.change",
        RuleFamily.Balance,
        Severity.Warning,
        "减少的比原有的多",
        "2019 年格式第二部分：上一年项目数量加本年增/减应不小于 0。",
        "国办公开办函〔2019〕60号",
        "核对上一年项目数量和本年增减数。");

    /// <summary>Table two is there and holds no number.</summary>
    public static readonly Rule R2NoNumbers = NoNumbers("R2.noNumbers", "第二部分");

    /// <summary>Table three is there and holds no number.</summary>
    public static readonly Rule R3NoNumbers = NoNumbers("R3.noNumbers", "第三部分");

    /// <summary>Table four is there and holds no number.</summary>
    public static readonly Rule R4NoNumbers = NoNumbers("R4.noNumbers", "第四部分");

    private static Rule NoNumbers(string id, string part) => new(
        id,
        RuleFamily.Balance,
        Severity.Warning,
        part + "的表没有数字",
        part + "的表在文中，但没有一格读得出数字，勾稽关系无从核对。空白不等于 0。",
        BothForms,
        "没有发生的填 0；表格以图片发布的，改为文字表格。");
}
