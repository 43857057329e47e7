namespace Gongkai.Domain.Remedies;

/// <summary>A decision, judgment or ruling.</summary>
public sealed record RemedyRuling
{
    /// <summary>文号或者案号, 「青政复决〔2026〕3号」.</summary>
    public required string Number { get; init; }

    /// <summary>The day it bears.</summary>
    public required DateOnly MadeOn { get; init; }

    /// <summary>The day it was served on the agency; null while not known.</summary>
    public DateOnly? ServedOn { get; init; }

    /// <summary>How the case ends; null for an appeal that leaves the earlier outcome or sends the case back.</summary>
    public RemedyOutcome? Outcome { get; init; }

    /// <summary>How the appeal ends; null in the first instance.</summary>
    public AppealOutcome? Appeal { get; init; }

    /// <summary>True when it orders a new answer.</summary>
    public bool OrdersNewAnswer { get; init; }

    /// <summary>Working days that it sets for the new answer; null where it sets none.</summary>
    public int? AnswerWorkingDays { get; init; }

    /// <summary>The date that it sets for the new answer; null where it sets none.</summary>
    public DateOnly? AnswerUntil { get; init; }

    /// <summary>The day from which its terms count.</summary>
    public DateOnly KnownOn => ServedOn ?? MadeOn;
}

/// <summary>One hearing of a case before one body: a reconsideration or complaint has one, a lawsuit may have several.</summary>
public sealed record RemedyTrial
{
    /// <summary>审级.</summary>
    public TrialLevel Level { get; init; }

    /// <summary>复议机关、人民法院 or the lead authority.</summary>
    public required string Body { get; init; }

    /// <summary>案号; null while not known.</summary>
    public string? CaseNumber { get; init; }

    /// <summary>审理程序.</summary>
    public RemedyProcedure Procedure { get; init; }

    /// <summary>受理或者立案之日; null while not known, then the day of notice stands for it.</summary>
    public DateOnly? AcceptedOn { get; init; }

    /// <summary>The day on which the agency received the copy of the application, complaint or appeal.</summary>
    public required DateOnly NotifiedOn { get; init; }

    /// <summary>A date for the answer that the body itself has set; it goes before the statutory one.</summary>
    public DateOnly? AnswerBy { get; init; }

    /// <summary>The day on which answer and evidence were handed in.</summary>
    public DateOnly? AnsweredOn { get; init; }

    /// <summary>The day of the hearing (听证、听取意见、开庭); null without one.</summary>
    public DateOnly? HearingOn { get; init; }

    /// <summary>True when the term for the decision was extended.</summary>
    public bool IsExtended { get; init; }

    /// <summary>The decision, once there is one.</summary>
    public RemedyRuling? Ruling { get; init; }
}

/// <summary>The facts of a remedy; dates and the outcome follow from them (<see cref="RemedyClock"/>).</summary>
public sealed record RemedyFacts
{
    /// <summary>The kind.</summary>
    public required RemedyKind Kind { get; init; }

    /// <summary>The hearings in the order of time; at least one.</summary>
    public required IReadOnlyList<RemedyTrial> Trials { get; init; }

    /// <summary>The one at hand, or the last.</summary>
    public RemedyTrial Last => Trials[^1];

    /// <summary>The same with another in the last one's place.</summary>
    public RemedyFacts WithLast(RemedyTrial trial) => this with { Trials = [.. Trials.SkipLast(1), trial] };
}
