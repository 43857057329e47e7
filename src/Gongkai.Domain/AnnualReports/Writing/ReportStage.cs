namespace Gongkai.Domain.AnnualReports.Writing;

/// <summary>Where an annual report stands that is written here.</summary>
public enum ReportStage
{
    /// <summary>起草中: the figures follow the records.</summary>
    Drafting,

    /// <summary>退回修改: the lead authority has sent it back.</summary>
    Returned,

    /// <summary>已审签: the leader has approved it; figures and text stand still.</summary>
    Approved,

    /// <summary>已报送 to the lead authority.</summary>
    Submitted,

    /// <summary>主管部门已通过.</summary>
    Accepted,

    /// <summary>已公布, locked.</summary>
    Published,
}

/// <summary>What may be done with a report that is written here.</summary>
public enum ReportAct
{
    /// <summary>保存 texts.</summary>
    Save,

    /// <summary>核对确认 the figures of a table.</summary>
    Confirm,

    /// <summary>登记说明调整 or an opening balance.</summary>
    Adjust,

    /// <summary>审签.</summary>
    Approve,

    /// <summary>撤回修改.</summary>
    TakeBack,

    /// <summary>报送 to the lead authority (《条例》第四十九条).</summary>
    Submit,

    /// <summary>退回, by the lead authority, with what it found.</summary>
    Return,

    /// <summary>通过, by the lead authority.</summary>
    Accept,

    /// <summary>公布.</summary>
    Publish,

    /// <summary>更正: a new version with its reason.</summary>
    Correct,
}

/// <summary>The course of a report: which act leads where.</summary>
public static class ReportCourse
{
    /// <summary>《条例》第四十九条: departments report and publish by 31 January.</summary>
    public const int AgencyMonth = 1;

    /// <summary>《条例》第四十九条: the government's report is published by 31 March.</summary>
    public const int GovernmentMonth = 3;

    /// <summary>The first year whose report is written here: the form of 国办公开办函〔2021〕30号.</summary>
    public const int FirstYear = 2021;

    /// <summary>All stages, in their order.</summary>
    public static IReadOnlyList<ReportStage> Stages { get; } = Enum.GetValues<ReportStage>();

    /// <summary>All acts.</summary>
    public static IReadOnlyList<ReportAct> Acts { get; } = Enum.GetValues<ReportAct>();

    /// <summary>Where an act leads; null when it is not possible at that stage.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="act">The act.</param>
    /// <param name="hasLead">Whether an agency above receives the report; without one what was approved is published.</param>
    public static ReportStage? Next(ReportStage stage, ReportAct act, bool hasLead) => (stage, act) switch
    {
        (ReportStage.Drafting or ReportStage.Returned, ReportAct.Save or ReportAct.Confirm or ReportAct.Adjust) => stage,
        (ReportStage.Drafting or ReportStage.Returned, ReportAct.Approve) => ReportStage.Approved,
        (ReportStage.Approved, ReportAct.TakeBack) => ReportStage.Drafting,
        (ReportStage.Approved, ReportAct.Submit) when hasLead => ReportStage.Submitted,
        (ReportStage.Approved, ReportAct.Publish) when !hasLead => ReportStage.Published,
        (ReportStage.Submitted, ReportAct.Return) => ReportStage.Returned,
        (ReportStage.Submitted, ReportAct.Accept) => ReportStage.Accepted,
        (ReportStage.Accepted, ReportAct.Publish) => ReportStage.Published,
        (ReportStage.Published, ReportAct.Correct) => ReportStage.Drafting,
        _ => null,
    };

    /// <summary>The last day for submission and publication (《条例》第四十九条).</summary>
    /// <param name="year">The year reported on.</param>
    /// <param name="isGovernment">True for a government, whose report covers its level.</param>
    public static DateOnly DueOn(int year, bool isGovernment) => isGovernment ? new(year + 1, GovernmentMonth, 31) : new(year + 1, AgencyMonth, 31);

    /// <summary>True while figures follow the records and texts can be changed.</summary>
    public static bool IsOpen(this ReportStage stage) => stage is ReportStage.Drafting or ReportStage.Returned;

    /// <summary>True once the lead authority has it before it, or has had it.</summary>
    public static bool IsFiled(this ReportStage stage) => stage is ReportStage.Submitted or ReportStage.Accepted or ReportStage.Published;

    /// <summary>The stage's name.</summary>
    public static string Name(this ReportStage stage) => stage switch
    {
        ReportStage.Drafting => "起草中",
        ReportStage.Returned => "退回修改",
        ReportStage.Approved => "已审签",
        ReportStage.Submitted => "已报送",
        ReportStage.Accepted => "已通过",
        ReportStage.Published => "已公布",
    };

    /// <summary>The act's name.</summary>
    public static string Name(this ReportAct act) => act switch
    {
        ReportAct.Save => "保存",
        ReportAct.Confirm => "确认数据",
        ReportAct.Adjust => "登记说明调整",
        ReportAct.Approve => "审签",
        ReportAct.TakeBack => "撤回修改",
        ReportAct.Submit => "报送",
        ReportAct.Return => "退回",
        ReportAct.Accept => "通过",
        ReportAct.Publish => "公布",
        ReportAct.Correct => "更正",
    };
}
