namespace Gongkai.Domain.Requests.Letters;

/// <summary>文书种类: what goes out in the course of an application.</summary>
public enum LetterKind
{
    /// <summary>接收回执.</summary>
    Receipt,

    /// <summary>补正告知书.</summary>
    CorrectionNotice,

    /// <summary>说明理由告知书.</summary>
    ReasonsNotice,

    /// <summary>延期答复告知书.</summary>
    ExtensionNotice,

    /// <summary>延迟答复告知书.</summary>
    DelayNotice,

    /// <summary>第三方意见征求书.</summary>
    ThirdPartyConsultation,

    /// <summary>征求意见告知书, to the applicant.</summary>
    ConsultationNotice,

    /// <summary>公开决定告知书, to a third party that did not agree.</summary>
    ThirdPartyDecision,

    /// <summary>共同制作机关意见征求书.</summary>
    CoMakerConsultation,

    /// <summary>协办函, to another agency.</summary>
    Assistance,

    /// <summary>收费通知书.</summary>
    FeeNotice,

    /// <summary>答复书、告知书: an answer, of one <see cref="AnswerKind"/>.</summary>
    Answer,

    /// <summary>更正告知书 (第四十一条).</summary>
    RecordCorrection,

    /// <summary>转办告知书: the applicant is told who prepares the answer.</summary>
    TransferNotice,
}

/// <summary>To whom a letter goes.</summary>
public enum LetterAddressee
{
    /// <summary>申请人.</summary>
    Applicant,

    /// <summary>第三方.</summary>
    ThirdParty,

    /// <summary>其他行政机关.</summary>
    Agency,
}

/// <summary>What follows from the kind of a letter.</summary>
public static class LetterKinds
{
    private const string Regulation = "《中华人民共和国政府信息公开条例》";
    private const string FeeRules = "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）";

    /// <summary>All, in the order of a case.</summary>
    public static IReadOnlyList<LetterKind> All { get; } = Enum.GetValues<LetterKind>();

    /// <summary>The answers for which a letter is written.</summary>
    public static IReadOnlyList<AnswerKind> Answers => AnswerKinds.All;

    /// <summary>The name for people.</summary>
    public static string Name(this LetterKind kind, AnswerKind? answer = null) => kind switch
    {
        LetterKind.Receipt => "接收回执",
        LetterKind.CorrectionNotice => "补正告知书",
        LetterKind.ReasonsNotice => "说明理由告知书",
        LetterKind.ExtensionNotice => "延期答复告知书",
        LetterKind.DelayNotice => "延迟答复告知书",
        LetterKind.ThirdPartyConsultation => "征求意见书（第三方）",
        LetterKind.ConsultationNotice => "征求意见告知书（申请人）",
        LetterKind.ThirdPartyDecision => "公开决定告知书（第三方）",
        LetterKind.CoMakerConsultation => "征求意见书（共同制作机关）",
        LetterKind.Assistance => "协办函",
        LetterKind.FeeNotice => "收费通知书",
        LetterKind.Answer => answer is { } a ? $"{(a.IsNotice() ? "告知书" : "答复书")}·{a.Name()}" : "答复书",
        LetterKind.RecordCorrection => "更正告知书",
        LetterKind.TransferNotice => "转办告知书",
    };

    /// <summary>True where the answer is called 告知书, because the application is not, or not any more, handled as one.</summary>
    public static bool IsNotice(this AnswerKind answer) => answer is AnswerKind.Petition or AnswerKind.Repeated or AnswerKind.Publication or AnswerKind.Excessive
        or AnswerKind.Confirmation or AnswerKind.NotCorrected or AnswerKind.FeeNotPaid or AnswerKind.Withdrawn or AnswerKind.Other;

    /// <summary>To whom it goes.</summary>
    public static LetterAddressee Addressee(this LetterKind kind) => kind switch
    {
        LetterKind.ThirdPartyConsultation or LetterKind.ThirdPartyDecision => LetterAddressee.ThirdParty,
        LetterKind.CoMakerConsultation or LetterKind.Assistance => LetterAddressee.Agency,
        LetterKind.Receipt or LetterKind.CorrectionNotice or LetterKind.ReasonsNotice or LetterKind.ExtensionNotice or LetterKind.DelayNotice
            or LetterKind.ConsultationNotice or LetterKind.FeeNotice or LetterKind.Answer or LetterKind.RecordCorrection or LetterKind.TransferNotice => LetterAddressee.Applicant,
    };

    /// <summary>The act that sending it is. What changes nothing in the course of the case is noted.</summary>
    public static RequestAct Act(this LetterKind kind, AnswerKind? answer) => kind switch
    {
        LetterKind.CorrectionNotice => RequestAct.AskCorrection,
        LetterKind.ReasonsNotice => RequestAct.AskReasons,
        LetterKind.ExtensionNotice => RequestAct.Extend,
        LetterKind.DelayNotice => RequestAct.Delay,
        LetterKind.ThirdPartyConsultation or LetterKind.CoMakerConsultation or LetterKind.Assistance => RequestAct.Consult,
        LetterKind.FeeNotice => RequestAct.AskFee,
        LetterKind.Answer => answer == AnswerKind.Withdrawn ? RequestAct.Note : RequestAct.Answer,
        LetterKind.RecordCorrection => RequestAct.Answer,
        LetterKind.Receipt or LetterKind.ConsultationNotice or LetterKind.ThirdPartyDecision or LetterKind.TransferNotice => RequestAct.Note,
    };

    /// <summary>The provision a letter rests on; an answer's is <see cref="LetterBasis.Of(Letter)"/>.</summary>
    public static string Basis(this LetterKind kind) => kind switch
    {
        LetterKind.Receipt => Regulation + "第三十一条、第四十五条",
        LetterKind.CorrectionNotice => Regulation + "第三十条",
        LetterKind.ReasonsNotice or LetterKind.DelayNotice => Regulation + "第三十五条",
        LetterKind.ExtensionNotice => Regulation + "第三十三条第二款",
        LetterKind.ThirdPartyConsultation or LetterKind.ThirdPartyDecision => Regulation + "第三十二条",
        LetterKind.ConsultationNotice or LetterKind.Assistance => Regulation + "第三十三条第三款",
        LetterKind.CoMakerConsultation => Regulation + "第三十四条",
        LetterKind.FeeNotice => $"{Regulation}第四十二条和{FeeRules}",
        LetterKind.Answer => Regulation + "第三十三条",
        LetterKind.RecordCorrection => Regulation + "第四十一条",
        LetterKind.TransferNotice => Regulation + "第四十五条",
    };

    /// <summary>
    /// Which remedies it tells of. A step of procedure cannot be taken to reconsideration alone (国办函〔2021〕132号: 补正、延期), the fee within the
    /// time to pay neither; what decides can.
    /// </summary>
    /// <param name="letter">The letter.</param>
    /// <param name="on">The day it is dated.</param>
    /// <param name="administrativeQuery">What the agency follows for 行政查询事项, which Articles 14 to 16 do not cover.</param>
    public static RemedyText Remedy(this Letter letter, DateOnly on, RemedyText administrativeQuery) => letter.Kind switch
    {
        LetterKind.ThirdPartyDecision or LetterKind.RecordCorrection => RemedyText.Either,
        LetterKind.Answer => letter.Answer switch
        {
            null => RemedyText.None,
            AnswerKind.AdministrativeQuery => on >= AnswerKinds.ReconsiderationFirstFrom ? administrativeQuery : RemedyText.Either,
            // What Articles 14 to 16 withhold comes to reconsideration first; parts that do not exist or are not this agency's do not.
            AnswerKind.PartlyGranted when !letter.Withheld.Any(w => w.Ground.IsRefusal()) => RemedyText.Either,
            { } answer => answer.Remedy(on),
        },
        LetterKind.Receipt or LetterKind.CorrectionNotice or LetterKind.ReasonsNotice or LetterKind.ExtensionNotice or LetterKind.DelayNotice
            or LetterKind.ThirdPartyConsultation or LetterKind.ConsultationNotice or LetterKind.CoMakerConsultation or LetterKind.Assistance
            or LetterKind.FeeNotice or LetterKind.TransferNotice => RemedyText.None,
    };

    /// <summary>What a letter calls itself in its remedies, 「本答复书」.</summary>
    public static string CallsItself(this Letter letter) => letter.Kind == LetterKind.Answer && letter.Answer is { } answer && !answer.IsNotice() ? "本答复书" : "本告知书";

    /// <summary>True where 合法性审核 belongs into its chain: it withholds, or overrides a third party.</summary>
    public static bool NeedsLegalReview(this LetterKind kind, AnswerKind? answer) =>
        kind == LetterKind.ThirdPartyDecision || answer is { } a && (a.IsRefusal() || a == AnswerKind.AdministrativeQuery);
}
