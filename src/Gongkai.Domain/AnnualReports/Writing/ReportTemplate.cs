namespace Gongkai.Domain.AnnualReports.Writing;

/// <summary>The texts of a report that an officer writes: sections one, five and six.</summary>
/// <param name="Overview">一、总体情况.</param>
/// <param name="Problems">五、存在的主要问题及改进情况.</param>
/// <param name="OtherMatters">六、其他需要报告的事项.</param>
public sealed record ReportTexts(string Overview, string Problems, string OtherMatters)
{
    /// <summary>The text of a section; empty for one that holds a table.</summary>
    public string Of(SectionKind kind) => kind switch
    {
        SectionKind.Overview => Overview,
        SectionKind.Problems => Problems,
        SectionKind.OtherMatters => OtherMatters,
        SectionKind.Active or SectionKind.Requests or SectionKind.Remedies => "",
    };
}

/// <summary>
/// What a report begins with: the five aspects of section one (国办公开办函〔2021〕30号), the two halves of section five, the fees
/// of section six. Numbers are bound; what only the officer knows stands in 【 】.
/// </summary>
public static class ReportTemplate
{
    /// <summary>The texts of a year.</summary>
    /// <param name="year">The year.</param>
    /// <param name="isGovernment">True for a government, which also reports 考核, 社会评议, 责任追究 (《条例》第五十条).</param>
    public static ReportTexts Of(int year, bool isGovernment) => new(
        $$$"""
        {{{year}}}年，本机关认真执行《中华人民共和国政府信息公开条例》。【请用一两句话概括全年工作】
        （一）主动公开情况。全年在政府信息公开平台公开信息{{documents.published}}条，其中政策解读{{documents.interpretations}}条。本年制发行政规范性文件{{active.normativeDocuments.issued}}件，废止{{active.normativeDocuments.repealed}}件，现行有效{{active.normativeDocuments.inForce}}件。
        （二）依申请公开情况。全年新收政府信息公开申请{{requests.received.total}}件，上年结转{{requests.carriedIn.total}}件；办结{{requests.outcomes.total.total}}件，结转下年度继续办理{{requests.carriedOut.total}}件。
        （三）政府信息管理情况。【请写明公文公开属性认定、保密审查、规范性文件清理等管理情况】
        （四）政府信息公开平台建设情况。【请写明政府信息公开专栏、网站和政务新媒体的建设情况】
        （五）监督保障情况。【请写明机构人员、培训和监督检查情况】{{{(isGovernment ? "【请写明工作考核、社会评议和责任追究的结果】" : "")}}}
        """,
        """
        （一）存在的主要问题。【请结合本年度情况写明】
        （二）改进情况。【请写明已经采取和将要采取的措施】
        """,
        $$$"""
        {{{year}}}年收取政府信息公开信息处理费{{fees.charged}}元。
        【没有其他需要报告的事项的，写明“没有其他需要报告的事项”】
        """);
}
