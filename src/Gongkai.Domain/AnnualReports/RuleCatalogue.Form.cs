namespace Gongkai.Domain.AnnualReports;

public static partial class RuleCatalogue
{
    /// <summary>A section of the form is not in the report.</summary>
    public static readonly Rule FSectionMissing = new(
        "F.sectionMissing",
        RuleFamily.Form,
        Severity.Error,
        "缺少部分",
        "报告应有六个部分。正文中找不到与之相应的标题、表格或文字时为错误；内容在文中而标题未单列、未能识别时为警告；2018 年度以前的报告没有全国统一格式，只作提示。",
        "《条例》第五十条；" + BothForms,
        "补上缺少的部分；没有需要报告的内容也应保留标题并说明。");

    /// <summary>A section stands twice.</summary>
    public static readonly Rule FSectionRepeated = new(
        "F.sectionRepeated",
        RuleFamily.Form,
        Severity.Warning,
        "部分重复",
        "同一部分的标题出现两次。",
        BothForms,
        "合并重复的部分，或改正误用的标题。");

    /// <summary>The sections do not stand in the form's order.</summary>
    public static readonly Rule FSectionOrder = new(
        "F.sectionOrder",
        RuleFamily.Form,
        Severity.Warning,
        "部分顺序有误",
        "六个部分应按格式规定的顺序排列。",
        BothForms,
        "按格式规定的顺序调整。");

    /// <summary>A part that the form does not know.</summary>
    public static readonly Rule FSectionExtra = new(
        "F.sectionExtra",
        RuleFamily.Form,
        Severity.Info,
        "格式之外的部分",
        "报告在六个部分之外另列了并列的部分。",
        BothForms,
        "其内容宜并入六个部分，没有归属的放入第六部分。");

    /// <summary>A section's heading is altered.</summary>
    public static readonly Rule FHeading = new(
        "F.heading",
        RuleFamily.Form,
        Severity.Warning,
        "部分标题与格式不符",
        "标题文字应与格式一致；空格、标点和全角半角的差别不计。沿用另一年份格式的标题只作提示。",
        BothForms,
        "改用格式规定的标题。");

    /// <summary>A section's number is wrong or left out.</summary>
    public static readonly Rule FHeadingNumber = new(
        "F.headingNumber",
        RuleFamily.Form,
        Severity.Warning,
        "部分序号有误",
        "六个部分的序号应为一至六。全文标题都没有序号时不作提示（可能是自动编号）。",
        BothForms,
        "改正序号。");

    /// <summary>A table is not in the report.</summary>
    public static readonly Rule FTableMissing = new(
        "F.tableMissing",
        RuleFamily.Form,
        Severity.Error,
        "缺少表格",
        "第二、三、四部分各应有一张表。其他表都读得出、唯独这一张在文中毫无痕迹时为错误；一张表也没有，或文中留有表的字样而读不出时为警告。",
        BothForms,
        "补上表格；以图片或附件发布的表格改为网页文字表格。");

    /// <summary>A row of a table is not in the report.</summary>
    public static readonly Rule FRowMissing = new(
        "F.rowMissing",
        RuleFamily.Form,
        Severity.Warning,
        "表格缺行",
        "表格应有格式规定的每一行。（六）其他处理分三行或只有一行都接受。",
        BothForms,
        "补上缺少的行，没有的填 0。");

    /// <summary>A row lacks some of its columns.</summary>
    public static readonly Rule FCellMissing = new(
        "F.cellMissing",
        RuleFamily.Form,
        Severity.Warning,
        "表格缺格",
        "行在表中，但缺少其中的一列或几列。",
        BothForms,
        "补上缺少的列，没有的填 0。");

    /// <summary>A row stands twice.</summary>
    public static readonly Rule FRowRepeated = new(
        "F.rowRepeated",
        RuleFamily.Form,
        Severity.Warning,
        "表格行重复",
        "同一行在表中出现两次。",
        BothForms,
        "删去重复的行，或改正误用的行名。");

    /// <summary>The rows do not stand in the form's order.</summary>
    public static readonly Rule FRowOrder = new(
        "F.rowOrder",
        RuleFamily.Form,
        Severity.Warning,
        "表格行的顺序有误",
        "表中各行应按格式规定的顺序排列。",
        BothForms,
        "按格式规定的顺序调整。");

    /// <summary>A row's label is altered.</summary>
    public static readonly Rule FLabel = new(
        "F.label",
        RuleFamily.Form,
        Severity.Warning,
        "行名与格式不符",
        "行名应与格式一致；空格、标点和全角半角的差别不计。",
        BothForms,
        "改用格式规定的行名。");

    /// <summary>A row's number is wrong.</summary>
    public static readonly Rule FLabelNumber = new(
        "F.labelNumber",
        RuleFamily.Form,
        Severity.Warning,
        "行的序号有误",
        "行名前的序号应与格式一致。没有序号的不作提示（可能是自动编号）。",
        BothForms,
        "改正序号。");

    /// <summary>The layout is not the one due in its year.</summary>
    public static readonly Rule FLayout = new(
        "F.layout",
        RuleFamily.Form,
        Severity.Warning,
        "格式与年份不符",
        "2021 年度起用国办公开办函〔2021〕30号的格式，2019、2020 年度用〔2019〕60号的格式，2018 年度以前没有全国统一的表格。",
        BothForms,
        "改用该年度应当使用的格式。");

    /// <summary>A cell holds text that is no number.</summary>
    public static readonly Rule FNotNumber = new(
        "F.notNumber",
        RuleFamily.Form,
        Severity.Warning,
        "应填数字的格填了文字",
        "表中各格应填数字。",
        BothForms,
        "改填数字；需要说明的写进正文。");

    /// <summary>A cell holds more than its number.</summary>
    public static readonly Rule FNote = new(
        "F.note",
        RuleFamily.Form,
        Severity.Warning,
        "数字旁另有文字",
        "表中各格应只填数字。只带单位时为提示，另有数字或说明时为警告。",
        BothForms,
        "格中只留数字，说明写进正文。");

    /// <summary>A count is not whole.</summary>
    public static readonly Rule FNotInteger = new(
        "F.notInteger",
        RuleFamily.Form,
        Severity.Error,
        "件数不是整数",
        "件数、项数应为整数。第三、四部分为错误；第二部分及格中另有文字时为警告。",
        BothForms,
        "核对数字和单位后改正。");

    /// <summary>A count is negative.</summary>
    public static readonly Rule FNegative = new(
        "F.negative",
        RuleFamily.Form,
        Severity.Error,
        "件数小于 0",
        "件数、项数不能小于 0。金额小于 0 或格中另有文字时为警告。",
        BothForms,
        "核对后改正；表示没有的填 0，不用短横。");

    /// <summary>Cells are left empty.</summary>
    public static readonly Rule FBlank = new(
        "F.blank",
        RuleFamily.Form,
        Severity.Warning,
        "空白格",
        "没有发生的应填 0。空白不等于 0，含空白格的勾稽关系无从核对。",
        BothForms,
        "没有的填 0。");

    /// <summary>Cells say that they do not apply.</summary>
    public static readonly Rule FNotApplicable = new(
        "F.notApplicable",
        RuleFamily.Form,
        Severity.Info,
        "用“/”代替数字",
        "表中各格应填数字，没有的填 0。",
        BothForms,
        "没有的填 0。");

    /// <summary>Cells whose value was reasoned out.</summary>
    public static readonly Rule FRecovered = new(
        "F.recovered",
        RuleFamily.Form,
        Severity.Info,
        "推算出的数字",
        "来源文本丢失了列的位置，该格的数字由勾稽关系、总计和正文唯一推出。",
        "推算的依据见各格说明",
        "对照原件确认。");

    /// <summary>Cells with several possible values.</summary>
    public static readonly Rule FAmbiguous = new(
        "F.ambiguous",
        RuleFamily.Form,
        Severity.Info,
        "不能确定的格",
        "来源文本丢失了列的位置，该格有几种可能，不作猜测。",
        "推算的依据见各格说明",
        "对照原件填写。");

    /// <summary>There is no title.</summary>
    public static readonly Rule FTitle = new(
        "F.title",
        RuleFamily.Form,
        Severity.Info,
        "缺少标题",
        "报告应有写明机关名称和年度的标题。",
        BothForms,
        "补上标题。");

    /// <summary>The agency cannot be told.</summary>
    public static readonly Rule FAgency = new(
        "F.agency",
        RuleFamily.Form,
        Severity.Warning,
        "看不出报告机关",
        "从标题、正文和落款都看不出报告是哪个机关的。",
        "《条例》第四十九条",
        "在标题或落款写明机关全称。");

    /// <summary>The year cannot be told.</summary>
    public static readonly Rule FYear = new(
        "F.year",
        RuleFamily.Form,
        Severity.Warning,
        "看不出报告年度",
        "从标题、正文和落款都看不出报告的年度，与年份有关的规则无从核对。",
        "《条例》第四十九条",
        "在标题写明年度。");

    /// <summary>No period is stated.</summary>
    public static readonly Rule FPeriod = new(
        "F.period",
        RuleFamily.Form,
        Severity.Info,
        "未写明统计期限",
        "报告没有写明数据的统计期限。",
        "年度报告的通行写法",
        "写明统计期限为 1 月 1 日至 12 月 31 日。");

    /// <summary>The period is not the year reported on.</summary>
    public static readonly Rule FPeriodWrong = new(
        "F.periodWrong",
        RuleFamily.Form,
        Severity.Warning,
        "统计期限与年度不符",
        "统计期限应为报告年度的 1 月 1 日至 12 月 31 日。",
        "《条例》第四十九条、第五十条",
        "核对统计期限，多为沿用上年文字未改。");

    /// <summary>The document that prescribes the form is not cited.</summary>
    public static readonly Rule FBasis = new(
        "F.basis",
        RuleFamily.Form,
        Severity.Info,
        "未引用格式文件",
        "报告没有写明所依据的格式文件的文号。",
        BothForms,
        "写明依据《条例》和格式文件编制。");
}
