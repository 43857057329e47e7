using Gongkai.Domain.Accounts;

namespace Gongkai.Domain.Requests.Letters;

/// <summary>What a step of a letter's way looks at.</summary>
public enum LetterDuty
{
    /// <summary>审核.</summary>
    Review,

    /// <summary>合法性审核.</summary>
    Legal,

    /// <summary>工作机构负责人同意 (第三十三条第二款).</summary>
    Consent,

    /// <summary>签发.</summary>
    Issue,
}

/// <summary>What people call duties.</summary>
public static class LetterDuties
{
    /// <summary>The name for people.</summary>
    public static string Name(this LetterDuty duty) => duty switch
    {
        LetterDuty.Review => "审核",
        LetterDuty.Legal => "合法性审核",
        LetterDuty.Consent => "工作机构负责人同意",
        LetterDuty.Issue => "签发",
    };
}

/// <summary>One step.</summary>
/// <param name="Name">Its name as the agency writes it.</param>
/// <param name="Duty">What it looks at.</param>
/// <param name="Roles">Who may sign it: any of these roles in the agency.</param>
public sealed record LetterStep(string Name, LetterDuty Duty, IReadOnlyList<StaffRole> Roles);

/// <summary>A signature on a letter.</summary>
/// <param name="Step">The step's place, from 0.</param>
/// <param name="AccountId">Who.</param>
public sealed record LetterSigned(int Step, long AccountId);

/// <summary>审核签发: the steps that a letter passes before it goes out.</summary>
/// <param name="Steps">In order, at least one.</param>
public sealed record LetterChain(IReadOnlyList<LetterStep> Steps)
{
    private static readonly LetterStep Review = new("审核", LetterDuty.Review, [StaffRole.Reviewer, StaffRole.DisclosureOffice]);
    private static readonly LetterStep Legal = new("合法性审核", LetterDuty.Legal, [StaffRole.Reviewer, StaffRole.SecrecyReviewer]);
    private static readonly LetterStep Issue = new("签发", LetterDuty.Issue, [StaffRole.Leader]);

    /// <summary>
    /// The usual way of a kind: a receipt and a note are issued by the office alone; an extension with the consent of the head of the
    /// working body; what refuses passes 合法性审核; answers are issued by a leader.
    /// </summary>
    public static LetterChain Default(LetterKind kind, AnswerKind? answer) => new(kind switch
    {
        LetterKind.Receipt or LetterKind.ConsultationNotice or LetterKind.TransferNotice => [new("签发", LetterDuty.Issue, [StaffRole.DisclosureOffice, StaffRole.Leader])],
        LetterKind.ExtensionNotice => [Review, new("工作机构负责人同意", LetterDuty.Consent, [StaffRole.DisclosureOffice, StaffRole.Leader])],
        LetterKind.CorrectionNotice or LetterKind.ReasonsNotice or LetterKind.DelayNotice or LetterKind.ThirdPartyConsultation or LetterKind.CoMakerConsultation
            or LetterKind.Assistance or LetterKind.FeeNotice => [Review, new("签发", LetterDuty.Issue, [StaffRole.Leader, StaffRole.DisclosureOffice])],
        LetterKind.ThirdPartyDecision or LetterKind.Answer or LetterKind.RecordCorrection => kind.NeedsLegalReview(answer) ? [Review, Legal, Issue] : [Review, Issue],
    });

    /// <summary>True where the drafter alone may issue it: it decides nothing.</summary>
    public static bool DrafterMayIssue(LetterKind kind) => kind is LetterKind.Receipt or LetterKind.ConsultationNotice or LetterKind.TransferNotice;

    /// <summary>Steps at most.</summary>
    public const int MostSteps = 6;

    private const int LongestName = 20;

    /// <summary>Who can be given a step: they see every application of their agency.</summary>
    public static IReadOnlyList<StaffRole> Signers { get; } = [StaffRole.DisclosureOffice, StaffRole.Reviewer, StaffRole.SecrecyReviewer, StaffRole.Leader];

    /// <summary>What is wrong with it as the chain of a kind.</summary>
    public IReadOnlyList<Problem> WhatIsWrong(LetterKind kind, AnswerKind? answer, bool legalReviewIsOptional) =>
    [
        .. Steps.Count is 0 or > MostSteps ? (Problem[])[new("letter-chain.steps", $"审核签发流程应有一至{MostSteps}个环节。")] : [],
        .. Steps.Any(s => string.IsNullOrWhiteSpace(s.Name) || s.Name.Length > LongestName) ? (Problem[])[new("letter-chain.name", $"请为每个环节填写名称，不超过{LongestName}字。")] : [],
        .. Steps.Any(s => s.Roles.Count == 0 || s.Roles.Except(Signers).Any()) ? (Problem[])[new("letter-chain.roles", $"请为每个环节选择至少一个可签署的角色：{string.Join("、", Signers.Select(r => r.Name()))}。")] : [],
        .. Steps.Count > 0 && Steps[^1].Duty != (kind == LetterKind.ExtensionNotice && Steps[^1].Duty == LetterDuty.Consent ? LetterDuty.Consent : LetterDuty.Issue)
            ? (Problem[])[new("letter-chain.last", "最后一个环节应当是签发（延期也可以是工作机构负责人同意）。")] : [],
        .. kind == LetterKind.ExtensionNotice && Steps.All(s => s.Duty != LetterDuty.Consent) ? (Problem[])[new("letter-chain.consent", "延期须经政府信息公开工作机构负责人同意（条例第三十三条第二款），流程中应有该环节。")] : [],
        .. !legalReviewIsOptional && kind.NeedsLegalReview(answer) && Steps.All(s => s.Duty != LetterDuty.Legal) ? (Problem[])[new("letter-chain.legal", "不予公开、部分公开的答复应有合法性审核环节。")] : [],
    ];

    /// <summary>Why somebody may not sign a step; null when he or she may. Nobody signs twice, and nobody approves alone what he drafted.</summary>
    public Problem? WhyNotSign(Officer officer, AgencyPlace agency, LetterKind kind, int step, long drafterId, IReadOnlyList<LetterSigned> signatures) =>
        step < 0 || step >= Steps.Count ? LetterProblems.NothingToSign
        : !officer.Has(agency, [.. Steps[step].Roles]) ? LetterProblems.NotYourStep(Steps[step])
        : signatures.Any(s => s.AccountId == officer.AccountId) ? LetterProblems.SignedAlready
        : officer.AccountId == drafterId && !DrafterMayIssue(kind) && step == Steps.Count - 1 && signatures.All(s => s.AccountId == officer.AccountId) ? LetterProblems.DrafterAlone
        : officer.AccountId == drafterId && Steps[step].Duty == LetterDuty.Legal ? LetterProblems.DrafterAlone
        : null;
}

/// <summary>Why something is not done with a letter.</summary>
public static class LetterProblems
{
    /// <summary>None, or not one that the asker may see.</summary>
    public static Problem NoSuchLetter { get; } = new("letter.unknown", "没有这份文书，或者您无权查看。");

    /// <summary>Not in review.</summary>
    public static Problem NothingToSign { get; } = new("letter.nothing-to-sign", "这份文书没有等待签署的环节。");

    /// <summary>Once each.</summary>
    public static Problem SignedAlready { get; } = new("letter.signed-already", "您已签署过这份文书，其余环节须由他人签署。");

    /// <summary>Two people.</summary>
    public static Problem DrafterAlone { get; } = new("letter.drafter-alone", "起草人不能独自完成审核签发，请由他人签署。");

    /// <summary>Only a draft is changed.</summary>
    public static Problem NotADraft { get; } = new("letter.not-a-draft", "文书已送审或者已签发，不能再改；需要修改的，请先撤回或者退回。");

    /// <summary>Only what is signed is sent.</summary>
    public static Problem NotSigned { get; } = new("letter.not-signed", "文书还没有签发，不能送出。");

    /// <summary>Once.</summary>
    public static Problem SentAlready { get; } = new("letter.sent-already", "这份文书已经送出。邮件退回需要再次送达的，请登记送达结果。");

    /// <summary>Not sent yet.</summary>
    public static Problem NotSent { get; } = new("letter.not-sent", "这份文书还没有送出，没有送达可以登记。");

    /// <summary>Drafting is for the office and the section.</summary>
    public static Problem MayNotDraft { get; } = new("letter.may-not-draft", "起草文书需要本机关“政务公开办”或者“科室经办人”的角色。");

    /// <summary>Sending is the office's.</summary>
    public static Problem MayNotSend { get; } = new("letter.may-not-send", "送出文书、登记送达需要本机关“政务公开办”的角色。");

    /// <summary>Somebody was first.</summary>
    public static Problem Changed { get; } = new("letter.changed", "您打开后，这份文书已有变动，请核对最新内容后再办。");

    /// <summary>What was signed is not what lies there.</summary>
    public static Problem NotWhatWasSigned { get; } = new("letter.not-what-was-signed", "文书的内容与签署时不一致，不能送出，请退回重新签署。");

    /// <summary>The dates have moved since it was signed.</summary>
    public static Problem DueMoved { get; } = new("letter.due-moved", "签发以后期限有变化，文书中写明的日期已不正确，请退回重新起草。");

    /// <summary>A number needs its letters.</summary>
    public static Problem NoPrefix { get; } = new("letter.no-prefix", "还没有设置文书的发文代字，请在“文书设置”中填写，例如“青自然资公复”。");

    /// <summary>Only with the agency's own role.</summary>
    public static Problem NotYourStep(LetterStep step) => new("letter.not-your-step", $"“{step.Name}”须由本机关以下角色签署：{string.Join("、", step.Roles.Select(r => r.Name()))}。");

    /// <summary>Serving online needs the channel of 《行政复议法》第二十二条.</summary>
    public static Problem NoOnlineReconsideration { get; } = new("letter.no-online-reconsideration",
        "通过互联网渠道送达的，须同时提供提交行政复议申请书的互联网渠道（行政复议法第二十二条），请先在“文书设置”中填写，并重新起草本文书。");
}
