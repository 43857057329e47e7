using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;

namespace Gongkai.Operations.Publishing;

/// <summary>
/// 会商: asks another agency (条例 Art. 11) or the holder of a right, and enters the answer. While one is unanswered, or has said no,
/// the last signature and publication are refused.
/// </summary>
public sealed class ConsultOthers(GongkaiDbContext db, DocumentActing acting)
{
    private static readonly Problem PartyMissing = new("consultation.party", "请填写征询对象。");
    private static readonly Problem QuestionMissing = new("consultation.question", "请写明征询的内容。");
    private static readonly Problem NotNow = new("consultation.state", "文件已办结，不能再征询意见。");
    private static readonly Problem NoSuchConsultation = new("consultation.unknown", "没有这次征询，请刷新页面。");
    private static readonly Problem AnswerMissing = new("consultation.answer", "请写明答复内容；撤销征询的，写明理由。");

    /// <summary>Asks.</summary>
    /// <param name="id">The document.</param>
    /// <param name="party">Whom.</param>
    /// <param name="isRightsHolder">True for the holder of a right, false for an agency.</param>
    /// <param name="question">What.</param>
    /// <param name="dueOn">By when an answer is asked for.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Outcome<int>> AskAsync(long id, string party, bool isRightsHolder, string question, DateOnly dueOn, Officer by, CancellationToken ct) => acting.DoAsync(id, null, null, by, found =>
    {
        Problem?[] all =
        [
            DocumentStanding.WhyNotWrite(by, found.Place),
            found.Document.State is DocumentState.Draft or DocumentState.InReview ? null : NotNow,
            party.Trim().Length == 0 ? PartyMissing : null,
            question.Trim().Length == 0 ? QuestionMissing : null,
        ];
        if (all.OfType<Problem>().ToList() is { Count: > 0 } problems)
        {
            return Task.FromResult(new Outcome<DocumentActing.Entry>(problems));
        }

        db.Add(new DocumentConsultation
        {
            AgencyId = found.Document.AgencyId,
            DocumentId = id,
            Party = party.Trim(),
            IsRightsHolder = isRightsHolder,
            Question = question.Trim(),
            AskedBy = by.Name,
            AskedAt = acting.Now,
            DueOn = dueOn,
        });
        return Task.FromResult<Outcome<DocumentActing.Entry>>(new DocumentActing.Entry("consultation.asked", question.Trim(), isRightsHolder ? new { DueOn = dueOn } : new { DueOn = dueOn, Party = party.Trim() }));
    }, ct);

    /// <summary>Enters the answer, or closes the consultation with the reason.</summary>
    public Task<Outcome<int>> AnswerAsync(long id, long consultationId, ConsultationAnswer answer, string text, DateOnly on, Officer by, CancellationToken ct) => acting.DoAsync(id, null, null, by, async found =>
    {
        if (DocumentStanding.WhyNotWrite(by, found.Place) is { } forbidden)
        {
            return forbidden;
        }

        if (found.Consultations.FirstOrDefault(c => c.Id == consultationId) is not { } consultation)
        {
            return NoSuchConsultation;
        }

        if (answer != ConsultationAnswer.Agreed && text.Trim().Length == 0)
        {
            return AnswerMissing;
        }

        (consultation.Answer, consultation.AnswerText, consultation.AnsweredOn) = (answer, text.Trim(), on);
        await db.SaveChangesAsync(ct);
        return new DocumentActing.Entry("consultation.answered", text.Trim(), new { Consultation = consultationId, answer, On = on });
    }, ct);
}
