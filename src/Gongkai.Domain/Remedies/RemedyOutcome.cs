namespace Gongkai.Domain.Remedies;

/// <summary>
/// How a remedy ends, in the law's own terms; each belongs to one column of table four (<see cref="RemedyOutcomes.Column"/>). Articles of the 《行政复议法》
/// are those of 2023. No official text maps terms to columns; this is common practice.
/// </summary>
public enum RemedyOutcome
{
    /// <summary>复议维持, 《行政复议法》第六十八条.</summary>
    ReconsiderationUpheld,

    /// <summary>驳回行政复议请求, 第六十九条.</summary>
    ReconsiderationRequestRejected,

    /// <summary>复议变更, 第六十三条.</summary>
    ReconsiderationVaried,

    /// <summary>复议撤销或者部分撤销, 第六十四条.</summary>
    ReconsiderationRevoked,

    /// <summary>复议确认违法, 第六十五条.</summary>
    ReconsiderationUnlawful,

    /// <summary>复议责令履行, 第六十六条.</summary>
    ReconsiderationOrderedToAct,

    /// <summary>复议确认无效, 第六十七条.</summary>
    ReconsiderationVoid,

    /// <summary>复议不予受理, 第三十条.</summary>
    ReconsiderationNotAccepted,

    /// <summary>驳回行政复议申请, 第三十三条.</summary>
    ReconsiderationDismissed,

    /// <summary>复议终止, 第四十一条, also after 和解 (第七十四条).</summary>
    ReconsiderationEnded,

    /// <summary>复议调解书, 第七十三条.</summary>
    ReconsiderationMediated,

    /// <summary>判决驳回诉讼请求, 《行政诉讼法》第六十九条.</summary>
    ClaimsRejected,

    /// <summary>判决撤销或者部分撤销, 第七十条.</summary>
    JudgedRevoked,

    /// <summary>判决履行法定职责, 第七十二条.</summary>
    JudgedToAct,

    /// <summary>判决给付, 第七十三条.</summary>
    JudgedToPerform,

    /// <summary>判决确认违法, 第七十四条.</summary>
    JudgedUnlawful,

    /// <summary>判决确认无效, 第七十五条.</summary>
    JudgedVoid,

    /// <summary>判决变更, 第七十七条.</summary>
    JudgedVaried,

    /// <summary>裁定不予立案, 第五十一条.</summary>
    SuitNotFiled,

    /// <summary>裁定驳回起诉, 行诉解释第六十九条.</summary>
    SuitDismissed,

    /// <summary>裁定准许撤诉, 第六十二条.</summary>
    SuitWithdrawn,

    /// <summary>裁定终结诉讼, 行诉解释第八十八条.</summary>
    SuitEnded,

    /// <summary>行政诉讼调解, 第六十条.</summary>
    SuitMediated,

    /// <summary>投诉举报属实，责令改正, 《条例》第四十七条.</summary>
    ComplaintCorrected,

    /// <summary>投诉举报属实，予以通报批评, 《条例》第四十七条.</summary>
    ComplaintCriticised,

    /// <summary>投诉举报不属实.</summary>
    ComplaintUnfounded,

    /// <summary>投诉举报不予受理或者转送.</summary>
    ComplaintNotAccepted,
}

/// <summary>How an appeal ends (《行政诉讼法》第八十九条).</summary>
public enum AppealOutcome
{
    /// <summary>驳回上诉，维持原判决、裁定, 第八十九条第一款第（一）项.</summary>
    Upheld,

    /// <summary>改判、撤销或者变更, 第八十九条第一款第（二）（三）项; the case has an outcome of its own then.</summary>
    Reversed,

    /// <summary>发回重审 or 指令继续审理; the case is open again.</summary>
    Remanded,

    /// <summary>准许撤回上诉; what was appealed against holds.</summary>
    Withdrawn,
}

/// <summary>What follows from an outcome.</summary>
public static class RemedyOutcomes
{
    private const int JudgmentAppealDays = 15;
    private const int RulingAppealDays = 10;

    /// <summary>The outcomes that a kind may have, in the order of the law.</summary>
    public static IEnumerable<RemedyOutcome> Of(RemedyKind kind) => Enum.GetValues<RemedyOutcome>().Where(o => o.Kind() == kind);

    /// <summary>The kind of remedy that ends so.</summary>
    public static RemedyKind Kind(this RemedyOutcome outcome) => outcome switch
    {
        <= RemedyOutcome.ReconsiderationMediated => RemedyKind.Reconsideration,
        <= RemedyOutcome.SuitMediated => RemedyKind.Lawsuit,
        _ => RemedyKind.Complaint,
    };

    /// <summary>The column of table four; a complaint has none.</summary>
    public static RemedyColumn? Column(this RemedyOutcome outcome) => outcome switch
    {
        RemedyOutcome.ReconsiderationUpheld or RemedyOutcome.ReconsiderationRequestRejected or RemedyOutcome.ClaimsRejected => RemedyColumn.Upheld,
        RemedyOutcome.ReconsiderationVaried or RemedyOutcome.ReconsiderationRevoked or RemedyOutcome.ReconsiderationUnlawful or RemedyOutcome.ReconsiderationOrderedToAct or RemedyOutcome.ReconsiderationVoid
            or RemedyOutcome.JudgedRevoked or RemedyOutcome.JudgedToAct or RemedyOutcome.JudgedToPerform or RemedyOutcome.JudgedUnlawful or RemedyOutcome.JudgedVoid or RemedyOutcome.JudgedVaried => RemedyColumn.Corrected,
        RemedyOutcome.ReconsiderationNotAccepted or RemedyOutcome.ReconsiderationDismissed or RemedyOutcome.ReconsiderationEnded or RemedyOutcome.ReconsiderationMediated
            or RemedyOutcome.SuitNotFiled or RemedyOutcome.SuitDismissed or RemedyOutcome.SuitWithdrawn or RemedyOutcome.SuitEnded or RemedyOutcome.SuitMediated => RemedyColumn.Other,
        RemedyOutcome.ComplaintCorrected or RemedyOutcome.ComplaintCriticised or RemedyOutcome.ComplaintUnfounded or RemedyOutcome.ComplaintNotAccepted => null,
    };

    /// <summary>The name for people.</summary>
    public static string Name(this RemedyOutcome outcome) => outcome switch
    {
        RemedyOutcome.ReconsiderationUpheld => "维持",
        RemedyOutcome.ReconsiderationRequestRejected => "驳回行政复议请求",
        RemedyOutcome.ReconsiderationVaried => "变更",
        RemedyOutcome.ReconsiderationRevoked => "撤销或者部分撤销",
        RemedyOutcome.ReconsiderationUnlawful => "确认违法",
        RemedyOutcome.ReconsiderationOrderedToAct => "责令履行",
        RemedyOutcome.ReconsiderationVoid => "确认无效",
        RemedyOutcome.ReconsiderationNotAccepted => "不予受理",
        RemedyOutcome.ReconsiderationDismissed => "驳回行政复议申请",
        RemedyOutcome.ReconsiderationEnded => "终止（撤回、和解等）",
        RemedyOutcome.ReconsiderationMediated => "调解",
        RemedyOutcome.ClaimsRejected => "判决驳回诉讼请求",
        RemedyOutcome.JudgedRevoked => "判决撤销或者部分撤销",
        RemedyOutcome.JudgedToAct => "判决履行法定职责",
        RemedyOutcome.JudgedToPerform => "判决给付",
        RemedyOutcome.JudgedUnlawful => "判决确认违法",
        RemedyOutcome.JudgedVoid => "判决确认无效",
        RemedyOutcome.JudgedVaried => "判决变更",
        RemedyOutcome.SuitNotFiled => "裁定不予立案",
        RemedyOutcome.SuitDismissed => "裁定驳回起诉",
        RemedyOutcome.SuitWithdrawn => "裁定准许撤诉",
        RemedyOutcome.SuitEnded => "裁定终结诉讼",
        RemedyOutcome.SuitMediated => "调解",
        RemedyOutcome.ComplaintCorrected => "属实，责令改正",
        RemedyOutcome.ComplaintCriticised => "属实，通报批评",
        RemedyOutcome.ComplaintUnfounded => "不属实",
        RemedyOutcome.ComplaintNotAccepted => "不予受理或者转送",
    };

    /// <summary>The article it rests on.</summary>
    public static string Article(this RemedyOutcome outcome) => outcome switch
    {
        RemedyOutcome.ReconsiderationUpheld => "《行政复议法》第六十八条",
        RemedyOutcome.ReconsiderationRequestRejected => "《行政复议法》第六十九条",
        RemedyOutcome.ReconsiderationVaried => "《行政复议法》第六十三条",
        RemedyOutcome.ReconsiderationRevoked => "《行政复议法》第六十四条",
        RemedyOutcome.ReconsiderationUnlawful => "《行政复议法》第六十五条",
        RemedyOutcome.ReconsiderationOrderedToAct => "《行政复议法》第六十六条",
        RemedyOutcome.ReconsiderationVoid => "《行政复议法》第六十七条",
        RemedyOutcome.ReconsiderationNotAccepted => "《行政复议法》第三十条",
        RemedyOutcome.ReconsiderationDismissed => "《行政复议法》第三十三条",
        RemedyOutcome.ReconsiderationEnded => "《行政复议法》第四十一条、第七十四条",
        RemedyOutcome.ReconsiderationMediated => "《行政复议法》第七十三条",
        RemedyOutcome.ClaimsRejected => "《行政诉讼法》第六十九条",
        RemedyOutcome.JudgedRevoked => "《行政诉讼法》第七十条",
        RemedyOutcome.JudgedToAct => "《行政诉讼法》第七十二条",
        RemedyOutcome.JudgedToPerform => "《行政诉讼法》第七十三条",
        RemedyOutcome.JudgedUnlawful => "《行政诉讼法》第七十四条",
        RemedyOutcome.JudgedVoid => "《行政诉讼法》第七十五条",
        RemedyOutcome.JudgedVaried => "《行政诉讼法》第七十七条",
        RemedyOutcome.SuitNotFiled => "《行政诉讼法》第五十一条",
        RemedyOutcome.SuitDismissed => "《最高人民法院关于适用〈行政诉讼法〉的解释》第六十九条",
        RemedyOutcome.SuitWithdrawn => "《行政诉讼法》第六十二条",
        RemedyOutcome.SuitEnded => "《最高人民法院关于适用〈行政诉讼法〉的解释》第八十八条",
        RemedyOutcome.SuitMediated => "《行政诉讼法》第六十条",
        RemedyOutcome.ComplaintCorrected or RemedyOutcome.ComplaintCriticised or RemedyOutcome.ComplaintUnfounded or RemedyOutcome.ComplaintNotAccepted => "《政府信息公开条例》第四十七条",
    };

    /// <summary>Days in which a first-instance judgment (15) or ruling (10) may be appealed against (《行政诉讼法》第八十五条); 0 where it may not.</summary>
    public static int AppealDays(this RemedyOutcome outcome) => outcome switch
    {
        RemedyOutcome.SuitNotFiled or RemedyOutcome.SuitDismissed => RulingAppealDays,
        RemedyOutcome.SuitWithdrawn or RemedyOutcome.SuitEnded or RemedyOutcome.SuitMediated => 0,
        _ => outcome.Kind() == RemedyKind.Lawsuit ? JudgmentAppealDays : 0,
    };

    /// <summary>True when it may order the agency to answer anew.</summary>
    public static bool MayOrderNewAnswer(this RemedyOutcome outcome) =>
        outcome.Column() == RemedyColumn.Corrected || outcome is RemedyOutcome.ComplaintCorrected or RemedyOutcome.ComplaintCriticised or RemedyOutcome.ReconsiderationMediated or RemedyOutcome.SuitMediated;

    /// <summary>The name for people.</summary>
    public static string Name(this AppealOutcome outcome) => outcome switch
    {
        AppealOutcome.Upheld => "驳回上诉，维持原判",
        AppealOutcome.Reversed => "改判、撤销或者变更原判",
        AppealOutcome.Remanded => "发回重审",
        AppealOutcome.Withdrawn => "准许撤回上诉",
    };
}
