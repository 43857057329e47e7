using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;

namespace Gongkai.Domain.Remedies;

/// <summary>What may be done with a remedy.</summary>
public enum RemedyAct
{
    /// <summary>更正登记.</summary>
    Edit,

    /// <summary>登记答复（答辩）.</summary>
    RecordAnswer,

    /// <summary>登记听证、开庭.</summary>
    RecordHearing,

    /// <summary>登记审理期限延长.</summary>
    Extend,

    /// <summary>登记决定、裁判.</summary>
    RecordRuling,

    /// <summary>登记上诉、重审、再审.</summary>
    OpenTrial,

    /// <summary>按决定、裁判重新答复.</summary>
    AnswerAnew,

    /// <summary>存入材料.</summary>
    AddFile,

    /// <summary>作废: registered by mistake, not counted.</summary>
    Void,
}

/// <summary>Where a remedy stands, as far as it decides what may be done with it and who may see it.</summary>
public sealed record RemedyStanding
{
    /// <summary>The agency it is directed against.</summary>
    public required AgencyPlace Agency { get; init; }

    /// <summary>Its facts.</summary>
    public required RemedyFacts Facts { get; init; }

    /// <summary>Where its dates stand.</summary>
    public required RemedyTerm Term { get; init; }

    /// <summary>True when it was registered by mistake.</summary>
    public bool IsVoid { get; init; }

    /// <summary>True when it is bound to an application.</summary>
    public bool HasRequest { get; init; }

    /// <summary>True when the new answer was opened.</summary>
    public bool IsAnsweredAnew { get; init; }

    /// <summary>The section that works on it.</summary>
    public long? SectionId { get; init; }

    /// <summary>How much an officer may see: the same as of an application.</summary>
    public RequestSight Sees(Officer officer, IReadOnlyCollection<long> sections) =>
        RequestStanding.SeesIn(officer, Agency, SectionId is { } section ? [section] : [], null, sections);

    /// <summary>True for who registers remedies: the office, and those who speak for the agency.</summary>
    public static bool MayRegister(Officer officer, AgencyPlace agency) => officer.Has(agency, StaffRole.DisclosureOffice);

    /// <summary>Why an officer may not do something; null when he or she may.</summary>
    public Problem? WhyNot(RemedyAct act, Officer officer) =>
        !MayRegister(officer, Agency) ? RemedyProblems.Forbidden
        : IsVoid ? RemedyProblems.IsVoid
        : act switch
        {
            RemedyAct.RecordAnswer => Facts.Last.Ruling is not null ? RemedyProblems.RuledAlready : Facts.Last.AnsweredOn is not null ? RemedyProblems.AnsweredAlready : null,
            RemedyAct.RecordHearing or RemedyAct.RecordRuling => Facts.Last.Ruling is not null ? RemedyProblems.RuledAlready : null,
            RemedyAct.Extend => Facts.Kind != RemedyKind.Reconsideration || Facts.Last.Procedure != RemedyProcedure.Ordinary ? RemedyProblems.NotExtendable
                : Facts.Last.Ruling is not null ? RemedyProblems.RuledAlready : Facts.Last.IsExtended ? RemedyProblems.ExtendedAlready : null,
            RemedyAct.OpenTrial => Facts.Kind != RemedyKind.Lawsuit ? RemedyProblems.OneInstance : Facts.Last.Ruling is null ? RemedyProblems.NotRuled : null,
            RemedyAct.AnswerAnew => Term.NewAnswer is null ? RemedyProblems.NoNewAnswerOrdered
                : !HasRequest ? RemedyProblems.NoRequest : IsAnsweredAnew ? RemedyProblems.AnsweredAnewAlready : null,
            RemedyAct.Void => IsAnsweredAnew ? RemedyProblems.AnsweredAnewAlready : null,
            RemedyAct.Edit or RemedyAct.AddFile => null,
        };
}
