namespace Gongkai.Domain.Requests;

/// <summary>
/// 答复的种类: how an application ends. Each belongs to exactly one row of table three, block 三 (<see cref="AnswerKinds.RowKey"/>).
/// </summary>
public enum AnswerKind
{
    /// <summary>已主动公开, 第三十六条第（一）项.</summary>
    AlreadyPublic,

    /// <summary>予以公开, 第三十六条第（二）项.</summary>
    Granted,

    /// <summary>部分公开（区分处理）, 第三十七条.</summary>
    PartlyGranted,

    /// <summary>不予公开：国家秘密, 第十四条.</summary>
    RefusedStateSecret,

    /// <summary>不予公开：其他法律、行政法规禁止公开, 第十四条.</summary>
    RefusedLawForbids,

    /// <summary>不予公开：危及“三安全一稳定”, 第十四条.</summary>
    RefusedSafetyStability,

    /// <summary>不予公开：保护第三方合法权益, 第十五条、第三十二条.</summary>
    RefusedThirdParty,

    /// <summary>不予公开：三类内部事务信息, 第十六条第一款.</summary>
    RefusedInternalAffairs,

    /// <summary>不予公开：四类过程性信息, 第十六条第二款.</summary>
    RefusedProcess,

    /// <summary>不予公开：行政执法案卷, 第十六条第二款.</summary>
    RefusedEnforcementFile,

    /// <summary>行政查询事项, 第三十六条第（七）项.</summary>
    AdministrativeQuery,

    /// <summary>经检索没有，信息不存在, 第三十六条第（四）项.</summary>
    NotHeld,

    /// <summary>不属于本机关负责公开, 第三十六条第（五）项.</summary>
    OutsideRemit,

    /// <summary>没有现成信息，需要加工、分析, 第三十八条.</summary>
    NeedsCreation,

    /// <summary>补正后申请内容仍不明确, 第三十条.</summary>
    StillUnclear,

    /// <summary>信访、投诉、举报等活动, 第三十九条第一款.</summary>
    Petition,

    /// <summary>重复申请, 第三十六条第（六）项.</summary>
    Repeated,

    /// <summary>要求提供公开出版物, 第三十九条第二款.</summary>
    Publication,

    /// <summary>无正当理由大量反复申请, 第三十五条.</summary>
    Excessive,

    /// <summary>要求确认或者重新出具已获取信息.</summary>
    Confirmation,

    /// <summary>无正当理由逾期不补正，不再处理, 第三十条.</summary>
    NotCorrected,

    /// <summary>逾期未缴费，不再处理, 国办函〔2020〕109号第六条.</summary>
    FeeNotPaid,

    /// <summary>申请人撤回申请.</summary>
    Withdrawn,

    /// <summary>其他.</summary>
    Other,
}

/// <summary>The remedies that a letter tells of (《行政复议法》第二十三条, regulation of letters: texts A, B and none).</summary>
public enum RemedyText
{
    /// <summary>None: a step of procedure that cannot be taken to reconsideration alone.</summary>
    None,

    /// <summary>Reconsideration within 60 days, or a suit within 6 months.</summary>
    Either,

    /// <summary>复议前置: reconsideration within 60 days first, a suit within 15 days of its decision (from 2024-01-01).</summary>
    ReconsiderationFirst,
}

/// <summary>What follows from the kind of an answer.</summary>
public static class AnswerKinds
{
    /// <summary>复议前置 holds for decisions from this day (《行政复议法》2023年修订第二十三条, in force from then).</summary>
    public static readonly DateOnly ReconsiderationFirstFrom = new(2024, 1, 1);

    /// <summary>All, in the order of table three.</summary>
    public static IReadOnlyList<AnswerKind> All { get; } = Enum.GetValues<AnswerKind>();

    /// <summary>The row of table three, block 三, <c>requests.outcomes.granted</c>.</summary>
    public static string RowKey(this AnswerKind kind) => "requests.outcomes." + kind switch
    {
        AnswerKind.AlreadyPublic or AnswerKind.Granted => "granted",
        AnswerKind.PartlyGranted => "partial",
        AnswerKind.RefusedStateSecret => "refused.stateSecret",
        AnswerKind.RefusedLawForbids => "refused.lawForbids",
        AnswerKind.RefusedSafetyStability => "refused.safetyStability",
        AnswerKind.RefusedThirdParty => "refused.thirdParty",
        AnswerKind.RefusedInternalAffairs => "refused.internalAffairs",
        AnswerKind.RefusedProcess => "refused.process",
        AnswerKind.RefusedEnforcementFile => "refused.enforcementFile",
        AnswerKind.AdministrativeQuery => "refused.administrativeQuery",
        AnswerKind.NotHeld or AnswerKind.OutsideRemit => "unable.notHeld",
        AnswerKind.NeedsCreation => "unable.needsCreation",
        AnswerKind.StillUnclear => "unable.unclear",
        AnswerKind.Petition => "notProcessed.petition",
        AnswerKind.Repeated => "notProcessed.repeat",
        AnswerKind.Publication => "notProcessed.publication",
        AnswerKind.Excessive => "notProcessed.excessive",
        AnswerKind.Confirmation => "notProcessed.confirm",
        AnswerKind.NotCorrected => "other.noSupplement",
        AnswerKind.FeeNotPaid => "other.feeUnpaid",
        AnswerKind.Withdrawn or AnswerKind.Other => "other.other",
    };

    /// <summary>The name for people.</summary>
    public static string Name(this AnswerKind kind) => kind switch
    {
        AnswerKind.AlreadyPublic => "予以公开（已主动公开）",
        AnswerKind.Granted => "予以公开",
        AnswerKind.PartlyGranted => "部分公开",
        AnswerKind.RefusedStateSecret => "不予公开（国家秘密）",
        AnswerKind.RefusedLawForbids => "不予公开（法律、行政法规禁止公开）",
        AnswerKind.RefusedSafetyStability => "不予公开（危及“三安全一稳定”）",
        AnswerKind.RefusedThirdParty => "不予公开（保护第三方合法权益）",
        AnswerKind.RefusedInternalAffairs => "不予公开（三类内部事务信息）",
        AnswerKind.RefusedProcess => "不予公开（四类过程性信息）",
        AnswerKind.RefusedEnforcementFile => "不予公开（行政执法案卷）",
        AnswerKind.AdministrativeQuery => "不予公开（行政查询事项）",
        AnswerKind.NotHeld => "无法提供（信息不存在）",
        AnswerKind.OutsideRemit => "无法提供（不属于本机关负责公开）",
        AnswerKind.NeedsCreation => "无法提供（没有现成信息需要另行制作）",
        AnswerKind.StillUnclear => "无法提供（补正后申请内容仍不明确）",
        AnswerKind.Petition => "不予处理（信访举报投诉类申请）",
        AnswerKind.Repeated => "不予处理（重复申请）",
        AnswerKind.Publication => "不予处理（要求提供公开出版物）",
        AnswerKind.Excessive => "不予处理（无正当理由大量反复申请）",
        AnswerKind.Confirmation => "不予处理（要求确认或重新出具已获取信息）",
        AnswerKind.NotCorrected => "其他处理（逾期不补正，不再处理）",
        AnswerKind.FeeNotPaid => "其他处理（逾期未缴费，不再处理）",
        AnswerKind.Withdrawn => "其他处理（申请人撤回）",
        AnswerKind.Other => "其他处理（其他）",
    };

    /// <summary>The provision an answer rests on.</summary>
    public static string Basis(this AnswerKind kind) => kind switch
    {
        AnswerKind.AlreadyPublic => "《中华人民共和国政府信息公开条例》第三十六条第（一）项",
        AnswerKind.Granted => "《中华人民共和国政府信息公开条例》第三十六条第（二）项",
        AnswerKind.PartlyGranted => "《中华人民共和国政府信息公开条例》第三十七条",
        AnswerKind.RefusedStateSecret or AnswerKind.RefusedLawForbids or AnswerKind.RefusedSafetyStability =>
            "《中华人民共和国政府信息公开条例》第十四条、第三十六条第（三）项",
        AnswerKind.RefusedThirdParty => "《中华人民共和国政府信息公开条例》第十五条、第三十二条、第三十六条第（三）项",
        AnswerKind.RefusedInternalAffairs => "《中华人民共和国政府信息公开条例》第十六条第一款、第三十六条第（三）项",
        AnswerKind.RefusedProcess or AnswerKind.RefusedEnforcementFile => "《中华人民共和国政府信息公开条例》第十六条第二款、第三十六条第（三）项",
        AnswerKind.AdministrativeQuery => "《中华人民共和国政府信息公开条例》第三十六条第（七）项",
        AnswerKind.NotHeld => "《中华人民共和国政府信息公开条例》第三十六条第（四）项",
        AnswerKind.OutsideRemit => "《中华人民共和国政府信息公开条例》第三十六条第（五）项",
        AnswerKind.NeedsCreation => "《中华人民共和国政府信息公开条例》第三十八条",
        AnswerKind.StillUnclear or AnswerKind.NotCorrected => "《中华人民共和国政府信息公开条例》第三十条",
        AnswerKind.Petition => "《中华人民共和国政府信息公开条例》第三十九条第一款",
        AnswerKind.Repeated => "《中华人民共和国政府信息公开条例》第三十六条第（六）项",
        AnswerKind.Publication => "《中华人民共和国政府信息公开条例》第三十九条第二款",
        AnswerKind.Excessive => "《中华人民共和国政府信息公开条例》第三十五条",
        AnswerKind.Confirmation => "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）",
        AnswerKind.FeeNotPaid => "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第六条",
        AnswerKind.Withdrawn or AnswerKind.Other => "《中华人民共和国政府信息公开条例》第三十三条",
    };

    /// <summary>True for a refusal under Articles 14 to 16, whole or in part: the case of 复议前置 (法释〔2025〕8号第一条).</summary>
    public static bool IsRefusal(this AnswerKind kind) => kind is AnswerKind.PartlyGranted or AnswerKind.RefusedStateSecret or AnswerKind.RefusedLawForbids
        or AnswerKind.RefusedSafetyStability or AnswerKind.RefusedThirdParty or AnswerKind.RefusedInternalAffairs or AnswerKind.RefusedProcess
        or AnswerKind.RefusedEnforcementFile;

    /// <summary>Which remedies an answer of a date tells of. A withdrawn application leaves nothing to turn against.</summary>
    public static RemedyText Remedy(this AnswerKind kind, DateOnly on) =>
        kind == AnswerKind.Withdrawn ? RemedyText.None
        : kind.IsRefusal() && on >= ReconsiderationFirstFrom ? RemedyText.ReconsiderationFirst
        : RemedyText.Either;
}
