using Gongkai.Domain.Accounts;

namespace Gongkai.Domain.Publishing;

/// <summary>
/// Where a document stands, as far as it decides what may be done with it. <see cref="WhyNot"/> hides a button and refuses
/// the act alike.
/// </summary>
public sealed record DocumentStanding
{
    /// <summary>The document's agency.</summary>
    public required AgencyPlace Agency { get; init; }

    /// <summary>Where its latest revision stands.</summary>
    public required DocumentState State { get; init; }

    /// <summary>The way through the review; null before submission.</summary>
    public ReviewRoute? Route { get; init; }

    /// <summary>The step at hand, from 0.</summary>
    public int Step { get; init; }

    /// <summary>Who drafted the latest revision.</summary>
    public long? DrafterId { get; init; }

    /// <summary>公开属性 of the latest revision.</summary>
    public Publicity Publicity { get; init; }

    /// <summary>True when the public sees some revision of it.</summary>
    public bool IsPublic { get; init; }

    /// <summary>True when the public sees the latest revision.</summary>
    public bool IsLatestPublic { get; init; }

    /// <summary>The hash of the latest revision as it is now.</summary>
    public string ContentHash { get; init; } = "";

    /// <summary>The signatures on the latest revision.</summary>
    public IReadOnlyList<StepSignature> Signatures { get; init; } = [];

    /// <summary>会商: those asked who have not agreed yet (Art. 11; rights holders).</summary>
    public int OpenConsultations { get; init; }

    /// <summary>The step at hand; null outside the review.</summary>
    public ReviewStep? CurrentStep => State == DocumentState.InReview && Route is { } route && Step < route.Chain.Steps.Count ? route.Chain.Steps[Step] : null;

    /// <summary>True when the signature at hand is the last one.</summary>
    public bool IsLastStep => Route is { } route && Step == route.Chain.Steps.Count - 1;

    /// <summary>Why an officer may not do something; null when he or she may.</summary>
    public Problem? WhyNot(DocumentAct act, Officer officer) =>
        DocumentLifecycle.Next(State, act, IsLastStep) is null && !(act == DocumentAct.Withdraw && IsPublic) ? PublishingProblems.NotInThisState(act, State)
        : WhyNotByRole(act, officer) ?? (act switch
        {
            DocumentAct.TakeBack => IsLatestPublic ? PublishingProblems.CompleteInstead : officer.AccountId == DrafterId || officer.Has(Agency, StaffRole.DisclosureOffice) ? null : PublishingProblems.NotYourDraft,
            DocumentAct.Sign => CurrentStep!.Duty == ReviewDuty.Consultation && OpenConsultations > 0 ? PublishingProblems.ConsultationOpen(OpenConsultations) : null,
            DocumentAct.Publish => WhyNotGoOut(Route?.Chain.Steps.Count ?? 0),
            DocumentAct.PublishUrgently => IsLatestPublic ? PublishingProblems.PublicAlready
                : Route is not { IsUrgent: true } route ? PublishingProblems.NotUrgent
                : Step < route.UrgentSteps ? PublishingProblems.UrgentStepsOpen
                : WhyNotGoOut(route.UrgentSteps),
            DocumentAct.Archive => Publicity == Publicity.Proactive ? PublishingProblems.ProactiveIsPublished : null,
            DocumentAct.Withdraw => IsPublic ? null : PublishingProblems.NotPublic,
            DocumentAct.Save or DocumentAct.Submit or DocumentAct.Return or DocumentAct.Correct or DocumentAct.Discard => null,
        });

    /// <summary>Why an officer may not begin a document in an agency, nor ask others about one, nor record its other channels.</summary>
    public static Problem? WhyNotWrite(Officer officer, AgencyPlace agency) =>
        officer.Has(agency, [.. DocumentActs.WritingRoles]) ? null : PublishingProblems.Forbidden("起草和登记", DocumentActs.WritingRoles);

    /// <summary>Why an officer may not change the validity of an agency's documents.</summary>
    public static Problem? WhyNotRegister(Officer officer, AgencyPlace agency) =>
        officer.Has(agency, [.. DocumentActs.RegisterRoles]) ? null : PublishingProblems.Forbidden("登记文件效力", DocumentActs.RegisterRoles);

    private Problem? WhyNotByRole(DocumentAct act, Officer officer) => act.Roles() is { } roles
        ? officer.Has(Agency, [.. roles]) ? null : PublishingProblems.Forbidden(act.Name(), roles)
        : State == DocumentState.Approved
            ? officer.Has(Agency, StaffRole.DisclosureOffice) ? null : PublishingProblems.Forbidden(act.Name(), [StaffRole.DisclosureOffice])
            : act == DocumentAct.Return && CurrentStep is { } step && officer.Has(Agency, [.. step.Roles])
                ? null
                : Route?.Chain.WhyNotSign(officer, Agency, Step, DrafterId ?? 0, Signatures) ?? (CurrentStep is null ? PublishingProblems.NoSuchStep : null);

    // What was signed is what is published: every step that had to be signed was, on these very bytes.
    private Problem? WhyNotGoOut(int steps) =>
        Publicity != Publicity.Proactive ? PublishingProblems.NotProactive(Publicity)
        : OpenConsultations > 0 ? PublishingProblems.ConsultationOpen(OpenConsultations)
        : Enumerable.Range(0, steps).All(n => Signatures.Any(s => s.Step == n)) && steps > 0 && Signatures.All(s => s.ContentHash == ContentHash) ? null
        : PublishingProblems.NotAsSigned;
}
