using Gongkai.Domain.Accounts;
using Gongkai.Domain.Deadlines;

namespace Gongkai.Domain.Requests;

/// <summary>How much of an application somebody may see.</summary>
public enum RequestSight
{
    /// <summary>Nothing, not even that it exists.</summary>
    None,

    /// <summary>The case without who applied and what it says: upper levels.</summary>
    Case,

    /// <summary>All of it; personal data are masked until asked for, and the asking is recorded.</summary>
    Person,
}

/// <summary>Where an application stands, as far as it decides what may be done with it, and who may see it.</summary>
public sealed record RequestStanding
{
    /// <summary>Its agency.</summary>
    public required AgencyPlace Agency { get; init; }

    /// <summary>Its status.</summary>
    public required RequestStatus Status { get; init; }

    /// <summary>The facts of its clock.</summary>
    public required ClockFacts Facts { get; init; }

    /// <summary>Where its clock stands.</summary>
    public required RequestTerm Term { get; init; }

    /// <summary>The sections that work on it: the one it is passed to, and those with a part of it.</summary>
    public IReadOnlyList<long> Sections { get; init; } = [];

    /// <summary>Who has claimed it, or was given it.</summary>
    public long? AssigneeId { get; init; }

    /// <summary>Who stands in today for the person it was given to (代理人).</summary>
    public IReadOnlyList<long> StandIns { get; init; } = [];

    /// <summary>How much an officer may see. Every page, file, feed, export and archive asks here.</summary>
    /// <param name="officer">Who.</param>
    /// <param name="sections">The sections to which he or she belongs.</param>
    public RequestSight Sees(Officer officer, IReadOnlyCollection<long> sections) => SeesIn(officer, Agency, Sections, StandIns.Contains(officer.AccountId) ? officer.AccountId : AssigneeId, sections);

    /// <summary>The same for a case of which only this is known, as in lists.</summary>
    public static RequestSight SeesIn(Officer officer, AgencyPlace agency, IReadOnlyList<long> caseSections, long? assigneeId, IReadOnlyCollection<long> sections) =>
        SeesAll(officer, agency) ? RequestSight.Person
        : officer.Has(agency, StaffRole.SectionOfficer) && (assigneeId == officer.AccountId || caseSections.Any(sections.Contains)) ? RequestSight.Person
        : SeesEveryCase(officer, agency) ? RequestSight.Case
        : RequestSight.None;

    /// <summary>True for who sees every application of an agency with its applicant: its office, reviewers and leaders.</summary>
    public static bool SeesAll(Officer officer, AgencyPlace agency) =>
        officer.Has(agency, StaffRole.DisclosureOffice, StaffRole.Leader, StaffRole.Reviewer, StaffRole.SecrecyReviewer);

    /// <summary>True for who sees every case of an agency, perhaps without its applicant: auditors and administrators there, the levels above.</summary>
    public static bool SeesEveryCase(Officer officer, AgencyPlace agency) =>
        SeesAll(officer, agency) || officer.Has(agency, StaffRole.Auditor, StaffRole.Inspector)
        || officer.Grants.Any(g => g.Agency.Id != agency.Id && agency.IsAtOrBelow(g.Agency) && g.Role is StaffRole.DisclosureOffice or StaffRole.Inspector or StaffRole.Leader or StaffRole.Auditor);

    /// <summary>Why an officer may not do something on a day; null when he or she may.</summary>
    public Problem? WhyNot(RequestAct act, Officer officer, DateOnly today, WorkCalendar calendar) =>
        RequestLifecycle.Next(Status, act) is null ? RequestProblems.NotInThisStatus(act, Status)
        : !officer.Has(Agency, [.. act.Roles()]) ? RequestProblems.Forbidden(act)
        : WhyNotNow(act, today, calendar);

    /// <summary>Why it cannot be done on a day, whoever asks; null when it can.</summary>
    public Problem? WhyNotNow(RequestAct act, DateOnly today, WorkCalendar calendar) => act switch
    {
        RequestAct.AskCorrection or RequestAct.AskFee when Facts.Renewal is not null => RequestProblems.RenewalGoesOn,
        RequestAct.Extend or RequestAct.Delay when Facts.Renewal?.IsOrdered() == true => RequestProblems.OrderedTerm,
        RequestAct.AskCorrection => Facts.Correction is not null ? RequestProblems.CorrectedOnce
            : Term.CorrectionAskableUntil is { } last && today > last ? RequestProblems.CorrectionTooLate(last) : null,
        // 第三十三条: once in a term; a correction or a payment starts a new one, which the extension of the old one does not lengthen.
        RequestAct.Extend => Facts.Extension is { } extension && !(extension.NotifiedOn < Term.StartsOn) ? RequestProblems.ExtendedOnce
            : Facts.Delay is not null ? RequestProblems.DelayedAlready
            : Term.DueOn is { } due && today > due ? RequestProblems.ExtensionTooLate(due) : null,
        RequestAct.Delay => Facts.Delay is not null ? RequestProblems.DelayedAlready
            : Facts.Reasons is not { GivenOn: not null } ? RequestProblems.ReasonsFirst
            : Term.DueOn is { } due && today > due ? RequestProblems.DelayTooLate(due) : null,
        RequestAct.AskReasons => Facts.Reasons is not null ? RequestProblems.ReasonsAskedOnce : null,
        RequestAct.RecordReasons => Facts.Reasons is { GivenOn: null } ? null : RequestProblems.NoReasonsAsked,
        RequestAct.AskFee => Facts.Fee is not null ? RequestProblems.ChargedOnce
            : Term.DueOn is { } due && today > due ? RequestProblems.FeeTooLate(due) : null,
        RequestAct.RecordReply => Facts.Consultations.Any(c => c.RepliedOn is null) ? null : RequestProblems.NothingConsulted,
        RequestAct.Split => Facts.Renewal is not null ? RequestProblems.RenewalIsWhole : null,
        _ => null,
    };

    /// <summary>Why an answer of a kind cannot be given on a day; null when it can.</summary>
    public Problem? WhyNotAnswer(AnswerKind kind, DateOnly today, WorkCalendar calendar) => kind switch
    {
        AnswerKind.NotCorrected => Status != RequestStatus.AwaitingCorrection || Facts.Correction is not { } correction ? RequestProblems.NoCorrectionOpen
            : today <= correction.LimitOn ? RequestProblems.StillTimeToCorrect(correction.LimitOn) : null,
        AnswerKind.FeeNotPaid => Status != RequestStatus.AwaitingPayment || Facts.Fee is not { } fee ? RequestProblems.NoFeeOpen
            : calendar.AddWorkingDays(fee.ServedOn, RequestTerms.Payment) is var limit && today <= limit ? RequestProblems.StillTimeToPay(limit) : null,
        AnswerKind.StillUnclear => Facts.Correction?.CorrectedOn is null ? RequestProblems.NotCorrectedYet : Waits(),
        AnswerKind.Excessive => Facts.Reasons is null ? RequestProblems.ReasonsFirst
            : Facts.Reasons is { GivenOn: null } reasons && today <= reasons.LimitOn ? RequestProblems.StillTimeForReasons(reasons.LimitOn) : Waits(),
        _ => Waits(),
    };

    private Problem? Waits() => Status switch
    {
        RequestStatus.AwaitingCorrection => RequestProblems.AwaitsCorrection,
        RequestStatus.AwaitingPayment => RequestProblems.AwaitsPayment,
        _ => null,
    };
}
