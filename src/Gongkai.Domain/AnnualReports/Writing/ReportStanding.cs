using Gongkai.Domain.Accounts;

namespace Gongkai.Domain.AnnualReports.Writing;

/// <summary>Where a report stands, as far as it decides what may be done with it. <see cref="WhyNot"/> hides a button and refuses the act alike.</summary>
public sealed record ReportStanding
{
    private static readonly TableKind[] Tables = Enum.GetValues<TableKind>();

    /// <summary>The reporting agency.</summary>
    public required AgencyPlace Agency { get; init; }

    /// <summary>主管部门: the agency that receives the report; null where none stands above.</summary>
    public AgencyPlace? Lead { get; init; }

    /// <summary>The stage.</summary>
    public required ReportStage Stage { get; init; }

    /// <summary>The tables whose figures, as they are now, somebody has confirmed.</summary>
    public IReadOnlyCollection<TableKind> Confirmed { get; init; } = [];

    /// <summary>True when a bound number has no value, or a prompt of the template still stands in the text.</summary>
    public bool HasOpenPlaces { get; init; }

    /// <summary>The tables that still wait for confirmation.</summary>
    public IEnumerable<TableKind> Unconfirmed => Tables.Except(Confirmed);

    /// <summary>Why an officer may not do something; null when he or she may.</summary>
    public Problem? WhyNot(ReportAct act, Officer officer) =>
        ReportCourse.Next(Stage, act, Lead is not null) is null ? WritingProblems.NotAtThisStage(act, Stage)
        : !IsForRole(act, officer) ? WritingProblems.Forbidden(act, RolesOf(act), act is ReportAct.Return or ReportAct.Accept)
        : act != ReportAct.Approve ? null
        : Unconfirmed.Any() ? WritingProblems.Unconfirmed(Unconfirmed)
        : HasOpenPlaces ? WritingProblems.OpenPlaces
        : null;

    /// <summary>Why an officer may not begin an agency's report; null when he or she may.</summary>
    public static Problem? WhyNotBegin(Officer officer, AgencyPlace agency) =>
        officer.Has(agency, [.. RolesOf(ReportAct.Save)]) ? null : WritingProblems.Forbidden(ReportAct.Save, RolesOf(ReportAct.Save), false);

    /// <summary>The roles that an act takes: at the agency, for <see cref="ReportAct.Return"/> and <see cref="ReportAct.Accept"/> at the lead authority.</summary>
    public static IReadOnlyList<StaffRole> RolesOf(ReportAct act) => act switch
    {
        ReportAct.Save or ReportAct.Adjust or ReportAct.TakeBack or ReportAct.Submit or ReportAct.Publish or ReportAct.Correct => [StaffRole.DisclosureOffice],
        ReportAct.Confirm => [StaffRole.SectionOfficer, StaffRole.DisclosureOffice, StaffRole.Reviewer],
        ReportAct.Approve => [StaffRole.Leader],
        ReportAct.Return or ReportAct.Accept => [StaffRole.DisclosureOffice, StaffRole.Inspector],
    };

    private bool IsForRole(ReportAct act, Officer officer) =>
        (act is ReportAct.Return or ReportAct.Accept ? Lead : Agency) is { } place && officer.Has(place, [.. RolesOf(act)]);
}
