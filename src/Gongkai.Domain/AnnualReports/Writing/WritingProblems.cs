using Gongkai.Domain.Accounts;

namespace Gongkai.Domain.AnnualReports.Writing;

/// <summary>Why something is not done with a report that is written here.</summary>
public static class WritingProblems
{
    /// <summary>There is no such report for this officer.</summary>
    public static readonly Problem NoSuchReport = new("annual-report.unknown", "没有找到这份年度报告。");

    /// <summary>The year cannot be reported on.</summary>
    public static readonly Problem Year = new("annual-report.year", "只能编制 2021 年度起、已经开始的年度的报告。");

    /// <summary>It has been begun already.</summary>
    public static readonly Problem Begun = new("annual-report.begun", "这一年度的报告已经开始编制。");

    /// <summary>A reason is missing.</summary>
    public static readonly Problem ReasonMissing = new("annual-report.reason", "请写明理由。");

    /// <summary>Somebody else changed it.</summary>
    public static readonly Problem Changed = new("annual-report.changed", "您打开后，这份报告已由他人改动，请核对后再办，您填写的内容仍保留在页面上。");

    /// <summary>Numbers without a value, or prompts, stand in the text.</summary>
    public static readonly Problem OpenPlaces = new("annual-report.open", "正文中还有未填写的提示（【 】）或没有数的引用，请先补齐。");

    /// <summary>The cell cannot be adjusted.</summary>
    public static readonly Problem NoSuchCell = new("annual-report.cell", "请选择一个可以调整的单元格；合计由系统计算。");

    /// <summary>The adjustment is no number or changes nothing.</summary>
    public static readonly Problem Amount = new("annual-report.amount", "调整数应为不等于 0 的数，减少的写负数；件数应为整数。");

    /// <summary>A figure would fall below zero.</summary>
    public static readonly Problem Negative = new("annual-report.negative", "调整后的数小于 0，请核对。");

    /// <summary>The number of cases is none.</summary>
    public static readonly Problem Count = new("annual-report.count", "期初件数应为正整数。");

    /// <summary>There is no column for it.</summary>
    public static readonly Problem NoColumn = new("annual-report.column", "本机关没有开放的“政府信息公开年报”栏目，请先在栏目管理中开放。");

    /// <summary>Confirmed figures are other than those on the page.</summary>
    public static readonly Problem FiguresChanged = new("annual-report.figures", "您看到的数据与现在的不一致，请刷新页面核对后再确认。");

    /// <summary>Errors stand in the report and nobody says why it goes on.</summary>
    public static Problem ErrorsOpen(int errors) => new("annual-report.errors", $"核对发现还有 {errors} 条错误。确需审签的，请写明理由。");

    /// <summary>Tables wait for confirmation.</summary>
    public static Problem Unconfirmed(IEnumerable<TableKind> tables) =>
        new("annual-report.unconfirmed", $"还有数据未经确认：{string.Join("、", tables.Select(Part))}。数据有变动的，须重新确认。");

    /// <summary>The act is not possible at the stage.</summary>
    public static Problem NotAtThisStage(ReportAct act, ReportStage stage) => new("annual-report.stage", $"报告“{stage.Name()}”，不能{act.Name()}。");

    /// <summary>The officer's roles do not suffice.</summary>
    public static Problem Forbidden(ReportAct act, IEnumerable<StaffRole> roles, bool atLead) =>
        new("annual-report.forbidden", $"{act.Name()}需要{(atLead ? "上级主管部门" : "本机关")}的{string.Join("或", roles.Select(r => $"“{r.Name()}”"))}角色。");

    private static string Part(TableKind table) => table switch
    {
        TableKind.Active => "第二部分",
        TableKind.Requests => "第三部分",
        TableKind.Remedies => "第四部分",
    };
}
