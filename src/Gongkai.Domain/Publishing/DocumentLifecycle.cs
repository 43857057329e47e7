using static Gongkai.Domain.Publishing.DocumentAct;
using static Gongkai.Domain.Publishing.DocumentState;

namespace Gongkai.Domain.Publishing;

/// <summary>The table of states and acts. Pages, documentation and tests enumerate it.</summary>
public static class DocumentLifecycle
{
    /// <summary>The state after an act; null when the act is not possible in that state.</summary>
    /// <param name="state">The state at hand.</param>
    /// <param name="act">The act.</param>
    /// <param name="isLastStep">Whether the signature at hand is the chain's last.</param>
    public static DocumentState? Next(DocumentState state, DocumentAct act, bool isLastStep = false) => (state, act) switch
    {
        (Draft, Save) => Draft,
        (Draft, Submit) => InReview,
        (Draft, Discard) => Discarded,
        (InReview, Sign) => isLastStep ? Approved : InReview,
        (InReview or Approved, Return) => Draft,
        (InReview, TakeBack) => Draft,
        (Approved, Publish) => Published,
        (InReview, PublishUrgently) => InReview,
        (Approved, Archive) => Archived,
        (Published or Withdrawn or Archived, Correct) => Draft,
        (Published, Withdraw) => Withdrawn,
        _ => null,
    };
}
