using Gongkai.Domain.Accounts;

namespace Gongkai.Domain.Publishing;

/// <summary>What a step of the review looks at.</summary>
public enum ReviewDuty
{
    /// <summary>审核校对: content and proofreading.</summary>
    Review,

    /// <summary>保密审查 (保密法实施条例 Art. 42: item by item, before publication).</summary>
    Secrecy,

    /// <summary>会商: agreement of another agency (Art. 11) or of a rights holder.</summary>
    Consultation,
}

/// <summary>One step (一审一校, …).</summary>
/// <param name="Name">Its name as the agency writes it.</param>
/// <param name="Duty">What it looks at.</param>
/// <param name="Roles">Who may sign it: any of these roles in the agency.</param>
public sealed record ReviewStep(string Name, ReviewDuty Duty, IReadOnlyList<StaffRole> Roles);

/// <summary>A signature on a revision.</summary>
/// <param name="Step">The step's index in the chain, from 0.</param>
/// <param name="AccountId">Who signed.</param>
/// <param name="ContentHash">The hash of what was signed.</param>
public sealed record StepSignature(int Step, long AccountId, string ContentHash);

/// <summary>三审三校 and secrecy review: the steps a document passes before it is published, per kind and agency.</summary>
/// <param name="Steps">In order, at least one.</param>
/// <param name="OnePersonMaySignSeveral">True where the agency has set that one person may sign more than one step; the dossier says so each time.</param>
public sealed record ReviewChain(IReadOnlyList<ReviewStep> Steps, bool OnePersonMaySignSeveral = false)
{
    /// <summary>Three reviews, each with proofreading, and the secrecy review before the last.</summary>
    public static ReviewChain Default { get; } = new(
    [
        new("一审一校", ReviewDuty.Review, [StaffRole.Reviewer]),
        new("二审二校", ReviewDuty.Review, [StaffRole.DisclosureOffice]),
        new("保密审查", ReviewDuty.Secrecy, [StaffRole.SecrecyReviewer]),
        new("三审三校", ReviewDuty.Review, [StaffRole.Leader]),
    ]);

    /// <summary>Why somebody may not sign a step; null when he may.</summary>
    /// <param name="officer">Who wants to sign.</param>
    /// <param name="agency">The document's agency.</param>
    /// <param name="step">The step at hand.</param>
    /// <param name="drafterId">Who drafted the revision.</param>
    /// <param name="signatures">The signatures on the revision so far.</param>
    public Problem? WhyNotSign(Officer officer, AgencyPlace agency, int step, long drafterId, IReadOnlyList<StepSignature> signatures) =>
        step < 0 || step >= Steps.Count ? PublishingProblems.NoSuchStep
        : !officer.Has(agency, [.. Steps[step].Roles]) ? PublishingProblems.NotYourStep(Steps[step].Name)
        : signatures.Any(s => s.AccountId == officer.AccountId) && !OnePersonMaySignSeveral ? PublishingProblems.SignedAlready
        : officer.AccountId == drafterId && WouldBeAlone(officer, step, signatures) ? PublishingProblems.DrafterAlone
        : null;

    // Whoever drafted may take part in the review but cannot be the only one to approve.
    private bool WouldBeAlone(Officer officer, int step, IReadOnlyList<StepSignature> signatures) =>
        step == Steps.Count - 1 && signatures.All(s => s.AccountId == officer.AccountId);
}
