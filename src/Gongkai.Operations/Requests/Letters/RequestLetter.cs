using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;

namespace Gongkai.Operations.Requests.Letters;

/// <summary>A letter of a case (文书). What it says and to whom is sealed under the case's key.</summary>
public sealed class RequestLetter
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The case.</summary>
    public required long RequestId { get; init; }

    /// <summary>Its kind.</summary>
    public required LetterKind Kind { get; init; }

    /// <summary>Which answer, for an answer.</summary>
    public AnswerKind? Answer { get; init; }

    /// <summary>Its status.</summary>
    public LetterStatus Status { get; set; }

    /// <summary>文号; given when it is first submitted, and kept.</summary>
    public string? Number { get; set; }

    /// <summary>The agency's template that it is written with; null for a shipped one.</summary>
    public long? TemplateId { get; set; }

    /// <summary>The <see cref="Letter"/> as JSON, sealed.</summary>
    public required byte[] SealedFields { get; set; }

    /// <summary>The <see cref="LetterText"/> as JSON, sealed; null while it is a draft.</summary>
    public byte[]? SealedText { get; set; }

    /// <summary>SHA-256 of the text in review; null while it is a draft.</summary>
    public string? ContentHash { get; set; }

    /// <summary>The way it goes, fixed when it is submitted.</summary>
    public LetterChain? Chain { get; set; }

    /// <summary>The step at hand, from 0.</summary>
    public int Step { get; set; }

    /// <summary>The roles that may sign the step at hand, for lists: <c>,leader,reviewer,</c>; null while nobody has to.</summary>
    public string? WaitsFor { get; set; }

    /// <summary>Who drafted it.</summary>
    public required long DraftedById { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset DraftedAt { get; init; }

    /// <summary>成文日期: the day of the last signature.</summary>
    public DateOnly? SignedOn { get; set; }

    /// <summary>The day on which it went out.</summary>
    public DateOnly? SentOn { get; set; }

    /// <summary>When that was recorded.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>The day on which it is known to have been received.</summary>
    public DateOnly? ReceivedOn { get; set; }

    /// <summary>The file of it as it was signed and sent.</summary>
    public long? FileId { get; set; }

    /// <summary>The place of its consultation among those of the case; null for another letter.</summary>
    public int? ConsultationIndex { get; set; }

    /// <summary>Counts changes.</summary>
    public int Version { get; set; }
}

/// <summary>A signature on a letter, or its return.</summary>
public sealed class LetterSignature
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The letter.</summary>
    public required long LetterId { get; init; }

    /// <summary>The step, from 0.</summary>
    public required int Step { get; init; }

    /// <summary>Its name at the time.</summary>
    public required string StepName { get; init; }

    /// <summary>Who.</summary>
    public required long AccountId { get; init; }

    /// <summary>The name at the time.</summary>
    public required string AccountName { get; init; }

    /// <summary>True for a signature, false for a return.</summary>
    public required bool Approved { get; init; }

    /// <summary>The opinion, sealed under the case's key; null without one.</summary>
    public byte[]? SealedOpinion { get; init; }

    /// <summary>What was signed.</summary>
    public required string ContentHash { get; init; }

    /// <summary>True once the text it was put on was taken back.</summary>
    public bool IsVoid { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>送达: one attempt to serve a letter.</summary>
public sealed class LetterDelivery
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The case.</summary>
    public required long RequestId { get; init; }

    /// <summary>The letter.</summary>
    public required long LetterId { get; init; }

    /// <summary>How.</summary>
    public required ServiceWay Way { get; init; }

    /// <summary>The day on which it went out.</summary>
    public required DateOnly SentOn { get; init; }

    /// <summary>How it came out.</summary>
    public ServiceResult Result { get; set; }

    /// <summary>The day of the result.</summary>
    public DateOnly? ResultOn { get; set; }

    /// <summary>邮件编号, who signed, to which address: <see cref="DeliveryDetail"/> as JSON, sealed.</summary>
    public required byte[] Sealed { get; set; }

    /// <summary>送达凭证; null without one.</summary>
    public long? EvidenceFileId { get; set; }

    /// <summary>Who recorded it; null for the applicant's own download.</summary>
    public long? RecordedById { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>What is personal of a service.</summary>
/// <param name="TrackingNumber">邮件编号.</param>
/// <param name="ReceivedBy">Who signed for it.</param>
/// <param name="To">The address, or the agency that hands it over.</param>
/// <param name="Note">Why it was returned, or that both sides agreed on online service.</param>
public sealed record DeliveryDetail(string? TrackingNumber = null, string? ReceivedBy = null, string? To = null, string? Note = null);

/// <summary>A template of an agency; a change is a new version, and letters keep the one they were written with.</summary>
public sealed class LetterTemplateRow
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The kind.</summary>
    public required LetterKind Kind { get; init; }

    /// <summary>Which answer.</summary>
    public AnswerKind? Answer { get; init; }

    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    /// <summary>标题; null where the agency has gone back to the shipped template.</summary>
    public string? Title { get; init; }

    /// <summary>正文.</summary>
    public string? Body { get; init; }

    /// <summary>Who.</summary>
    public required long ById { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>The last number of an agency's letters of one prefix in a year.</summary>
public sealed class LetterCounter
{
    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>发文代字.</summary>
    public required string Prefix { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>The last serial given.</summary>
    public int Serial { get; set; }
}

/// <summary>How an application was decided with the guide.</summary>
public sealed class RequestDecision
{
    /// <summary>The case.</summary>
    public required long RequestId { get; init; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The answers to the guide's questions.</summary>
    public required IReadOnlyList<GuideStep> Path { get; set; }

    /// <summary>Where they lead; null as long as that is open.</summary>
    public AnswerKind? Suggested { get; set; }

    /// <summary>What the officer has chosen instead.</summary>
    public AnswerKind? Chosen { get; set; }

    /// <summary>Why, sealed.</summary>
    public byte[]? SealedReason { get; set; }

    /// <summary>Who answered last.</summary>
    public required long ById { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; set; }
}

/// <summary>How an agency writes its letters.</summary>
public sealed record LetterPractice
{
    /// <summary>发文代字 of answers, 「青自然资公复」; null to take the agency's first prefix with 公复.</summary>
    public string? AnswerPrefix { get; init; }

    /// <summary>发文代字 of all other letters, 「青自然资公告」; null to take the agency's first prefix with 公告.</summary>
    public string? NoticePrefix { get; init; }

    /// <summary>Where reconsideration can be applied for online (《行政复议法》第二十二条).</summary>
    public string? OnlineReconsideration { get; init; }

    /// <summary>What letters about 行政查询事项 tell; Articles 14 to 16 do not cover them, so that both ways are open unless the local practice differs.</summary>
    public RemedyText AdministrativeQuery { get; init; } = RemedyText.Either;

    /// <summary>True where a failure to answer is taken to come to reconsideration first (《行政复议法》第二十三条第一款第（三）项).</summary>
    public bool NoAnswerToReconsiderationFirst { get; init; } = true;

    /// <summary>True where refusals need no 合法性审核 of their own.</summary>
    public bool LegalReviewIsOptional { get; init; }

    /// <summary>审核签发流程 that the agency has set; a kind that is not among them goes the usual way.</summary>
    public IReadOnlyList<LetterChainSetting> Chains { get; init; } = [];

    /// <summary>The chain of a kind: the agency's own, else the usual one.</summary>
    public LetterChain ChainOf(LetterKind kind, AnswerKind? answer) =>
        Chains.FirstOrDefault(c => c.Kind == kind && c.Answer == answer) is { } own ? new(own.Steps)
        : LegalReviewIsOptional ? new([.. LetterChain.Default(kind, answer).Steps.Where(s => s.Duty != LetterDuty.Legal)])
        : LetterChain.Default(kind, answer);

    /// <summary>Years for which a closed case is kept; null for ever. Local practice; 10 or 30 years are usual.</summary>
    public int? RetentionYears { get; init; } = 30;
}

/// <summary>审核签发流程 of one kind of letter, as an agency has set it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Answer">Which answer, for answers.</param>
/// <param name="Steps">In order.</param>
public sealed record LetterChainSetting(LetterKind Kind, AnswerKind? Answer, IReadOnlyList<LetterStep> Steps);
