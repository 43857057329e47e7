namespace Gongkai.Domain.Requests;

/// <summary>How and when an application came in.</summary>
/// <param name="Channel">By which channel.</param>
/// <param name="ArrivedOn">The day it was handed in, signed for, or came in.</param>
/// <param name="ConfirmedOn">The day office and applicant confirmed receipt, where Article 31 asks for that.</param>
public sealed record Receipt(RequestChannel Channel, DateOnly ArrivedOn, DateOnly? ConfirmedOn = null)
{
    /// <summary>
    /// 收到申请之日; null as long as it has not been confirmed. What came by fax or internet before 2019-05-15 was received when it came in
    /// (国办公开办函〔2015〕207号): Article 31 of the revised Regulation first asks for a confirmation.
    /// </summary>
    public DateOnly? ReceivedOn => !Channel.IsConfirmed() ? ArrivedOn : ConfirmedOn ?? (CameBeforeConfirmation ? ArrivedOn : null);

    private bool CameBeforeConfirmation => Channel is RequestChannel.Fax or RequestChannel.Email or RequestChannel.Web && ArrivedOn < RequestTerms.RevisedFrom;
}

/// <summary>补正 (第三十条): asked for once.</summary>
/// <param name="ServedOn">The day the notice was served.</param>
/// <param name="LimitOn">The reasonable limit it sets.</param>
/// <param name="CorrectedOn">The day the corrected application was received; the term starts afresh then.</param>
public sealed record Correction(DateOnly ServedOn, DateOnly LimitOn, DateOnly? CorrectedOn = null);

/// <summary>Who is consulted.</summary>
public enum ConsultedKind
{
    /// <summary>第三方 (第三十二条): silence is no consent, the agency decides.</summary>
    ThirdParty,

    /// <summary>共同制作机关 (第三十四条): silence is consent.</summary>
    CoMaker,

    /// <summary>其他机关 (第三十三条第三款): its opinion helps, nothing follows from silence.</summary>
    OtherAgency,
}

/// <summary>征求意见: the time it takes is not counted (第三十三条第三款).</summary>
/// <param name="Kind">Who is asked.</param>
/// <param name="SentOn">The day the letter was sent.</param>
/// <param name="DeliveredOn">The day it was received, from which the 15 working days run; null while not known, then from sending.</param>
/// <param name="RepliedOn">The day of the answer.</param>
/// <param name="Agrees">What the answer says; null without one.</param>
public sealed record Consultation(ConsultedKind Kind, DateOnly SentOn, DateOnly? DeliveredOn = null, DateOnly? RepliedOn = null, bool? Agrees = null);

/// <summary>延期 (第三十三条第二款).</summary>
/// <param name="NotifiedOn">The day the applicant was told.</param>
/// <param name="WorkingDays">Days added.</param>
public sealed record Extension(DateOnly NotifiedOn, int WorkingDays);

/// <summary>收费通知 (国办函〔2020〕109号第六条).</summary>
/// <param name="ServedOn">The day the applicant received it.</param>
/// <param name="PaidOn">The day it was paid in full; the term starts afresh then.</param>
public sealed record FeeNotice(DateOnly ServedOn, DateOnly? PaidOn = null);

/// <summary>说明理由 (第三十五条): asked of who applies clearly too often. The term goes on.</summary>
/// <param name="ServedOn">The day the notice was served.</param>
/// <param name="LimitOn">By when the reasons are asked for.</param>
/// <param name="GivenOn">The day they came.</param>
public sealed record ReasonsAsked(DateOnly ServedOn, DateOnly LimitOn, DateOnly? GivenOn = null);

/// <summary>延迟答复 (第三十五条): reasonable, but not to be done in time; a reasonable date is set.</summary>
/// <param name="NotifiedOn">The day the applicant was told.</param>
/// <param name="Until">The new date.</param>
public sealed record Delay(DateOnly NotifiedOn, DateOnly Until);

/// <summary>重新答复: a reconsideration decision or a judgment orders a new answer.</summary>
/// <param name="ReceivedOn">The day the agency received it; the term starts then.</param>
/// <param name="WorkingDays">The term it sets in working days; null where it sets none, then that of an application holds.</param>
/// <param name="Until">The date it sets; null where it sets none.</param>
/// <param name="By">Which decision, 「青政复决〔2026〕3号」.</param>
public sealed record Renewal(DateOnly ReceivedOn, string By, int? WorkingDays = null, DateOnly? Until = null)
{
    /// <summary>True where the decision sets the term, which is then not the agency's to lengthen.</summary>
    public bool IsOrdered() => WorkingDays is not null || Until is not null;
}

/// <summary>The facts that the clock of an application runs on. Every date is one of China (UTC+8).</summary>
public sealed record ClockFacts
{
    /// <summary>How it came in.</summary>
    public required Receipt Receipt { get; init; }

    /// <summary>The correction asked for, if any.</summary>
    public Correction? Correction { get; init; }

    /// <summary>Who was consulted.</summary>
    public IReadOnlyList<Consultation> Consultations { get; init; } = [];

    /// <summary>The extension, if any.</summary>
    public Extension? Extension { get; init; }

    /// <summary>The fee notice, if any.</summary>
    public FeeNotice? Fee { get; init; }

    /// <summary>Reasons asked for, if any.</summary>
    public ReasonsAsked? Reasons { get; init; }

    /// <summary>The delayed date, if any.</summary>
    public Delay? Delay { get; init; }

    /// <summary>The order to answer anew, if that is what this is.</summary>
    public Renewal? Renewal { get; init; }
}
