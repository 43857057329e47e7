using Gongkai.Domain;

namespace Gongkai.Operations.AnnualReports;

/// <summary>What can keep an operation on stored reports from being done.</summary>
public static class ReportProblems
{
    /// <summary>No report has that number.</summary>
    public static Problem Unknown(long id) => new("report.unknown", $"没有编号为 {id} 的年度报告，可能已被删除。请回到列表重新查找。");

    /// <summary>The report's current version has no such finding.</summary>
    public static readonly Problem NoSuchFinding = new("finding.unknown", "报告中没有这一问题：数值或规则可能已变，请刷新页面后再操作。");

    /// <summary>Nobody has explained that finding.</summary>
    public static readonly Problem NotExplained = new("finding.notExplained", "这一问题没有说明可撤回，请刷新页面。");

    /// <summary>An explanation says why.</summary>
    public static readonly Problem ReasonMissing = new("explanation.reason.missing", "请写明理由。");

    /// <summary>An explanation is a few sentences at most.</summary>
    public static readonly Problem ReasonTooLong = new("explanation.reason.tooLong", $"理由请控制在 {ExplainFinding.LongestReason} 字以内。");

    /// <summary>An explanation says whose it is.</summary>
    public static readonly Problem NameMissing = new("explanation.name.missing", "请写明说明人。");

    /// <summary>A year that no report on government information can be about.</summary>
    public static readonly Problem YearOutOfRange = new("report.year.outOfRange", $"年度应在 {ImportReport.FirstYear} 与 {ImportReport.LastYear} 之间。");
}
