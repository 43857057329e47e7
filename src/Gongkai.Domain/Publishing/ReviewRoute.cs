using Gongkai.Domain.Accounts;

namespace Gongkai.Domain.Publishing;

/// <summary>The way a revision takes through the review, fixed when it is submitted: a later change of the settings does not move it.</summary>
/// <param name="Chain">The steps.</param>
/// <param name="UrgentSteps">How many of the first steps suffice for 紧急发布; 0 on the ordinary way.</param>
public sealed record ReviewRoute(ReviewChain Chain, int UrgentSteps = 0)
{
    private static readonly ReviewStep SecrecyStep = new("保密审查", ReviewDuty.Secrecy, [StaffRole.SecrecyReviewer]);
    private static readonly ReviewStep LeaderStep = new("领导签发", ReviewDuty.Review, [StaffRole.Leader]);

    /// <summary>Working days within which the rest of the chain is completed after 紧急发布 (no national rule; local practice).</summary>
    public const int CompletionWorkingDays = 3;

    /// <summary>True on the emergency lane.</summary>
    public bool IsUrgent => UrgentSteps > 0;

    /// <summary>
    /// 紧急通道: the secrecy review and a leader's signature come first, and suffice to publish; the other steps follow. A chain
    /// that lacks one of the two gets it here, since nothing goes out without them.
    /// </summary>
    public static ReviewRoute Urgent(ReviewChain chain)
    {
        var secrecy = chain.Steps.Where(s => s.Duty == ReviewDuty.Secrecy).DefaultIfEmpty(SecrecyStep).ToList();
        var leader = chain.Steps.LastOrDefault(s => s.Duty == ReviewDuty.Review && s.Roles.Contains(StaffRole.Leader)) ?? LeaderStep;
        var first = (IReadOnlyList<ReviewStep>)[.. secrecy, leader with { Roles = [StaffRole.Leader] }];
        return new(chain with { Steps = [.. first, .. chain.Steps.Where(s => s.Duty != ReviewDuty.Secrecy && s != leader)] }, first.Count);
    }
}
