namespace Gongkai.Domain.Requests;

/// <summary>Who has to do something next.</summary>
public enum WaitingFor
{
    /// <summary>本机关答复.</summary>
    Answer,

    /// <summary>与申请人确认收到.</summary>
    Confirmation,

    /// <summary>申请人补正.</summary>
    Correction,

    /// <summary>申请人缴费.</summary>
    Payment,

    /// <summary>第三方或者其他机关的意见.</summary>
    Consultation,
}

/// <summary>A step of a derivation: a date and how it came about.</summary>
/// <param name="Code">For programs: <c>received</c>, <c>restarted</c>, <c>excluded</c>, <c>extended</c>, <c>due</c> …</param>
/// <param name="On">The date.</param>
/// <param name="Text">For people.</param>
/// <param name="Basis">The provision.</param>
public sealed record DerivationStep(string Code, DateOnly? On, string Text, string? Basis = null);

/// <summary>Where the clock of an application stands. Computed from <see cref="ClockFacts"/>, never stored as truth.</summary>
public sealed record RequestTerm
{
    /// <summary>收到申请之日; null as long as it has not been confirmed.</summary>
    public DateOnly? ReceivedOn { get; init; }

    /// <summary>The day from which the running term counts: receipt, correction or payment; it is not counted itself.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>到期日; null while the term is not running.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The last day on which a correction may be asked for; null when none may be any more.</summary>
    public DateOnly? CorrectionAskableUntil { get; init; }

    /// <summary>Who has to do something next.</summary>
    public WaitingFor Waiting { get; init; }

    /// <summary>By when: the limit of what is waited for, else the due date.</summary>
    public DateOnly? NextOn { get; init; }

    /// <summary>Working days of the running term, with its extension.</summary>
    public int Days { get; init; }

    /// <summary>Working days of it that consultations exclude.</summary>
    public int Excluded { get; init; }

    /// <summary>True when a date rests on a year whose holidays are not announced yet.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>How it came about, in the order of time.</summary>
    public IReadOnlyList<DerivationStep> Steps { get; init; } = [];

    /// <summary>True when the answer was not served in time, or is not yet and the due date has passed.</summary>
    /// <param name="today">Today.</param>
    /// <param name="servedOn">The day the answer was served; null while it is not.</param>
    public bool IsOverdue(DateOnly today, DateOnly? servedOn = null) => DueOn is { } due && (servedOn ?? today) > due;
}
