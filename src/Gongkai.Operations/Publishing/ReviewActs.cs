using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Publishing.Content;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing;

/// <summary>送审: closes the revision and fixes its way through the review. All that is missing, and all blocking findings, are told at once.</summary>
public sealed class SubmitForReview(GongkaiDbContext db, DocumentActing acting, PublishingSettings settings, DocumentFindings findings, DocumentNumbers numbers)
{
    /// <summary>Submits.</summary>
    /// <param name="id">The document.</param>
    /// <param name="version">The version that the officer saw.</param>
    /// <param name="urgentReason">Why it takes the emergency lane; null for the ordinary way.</param>
    /// <param name="by">Who submits.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Outcome<int>> ExecuteAsync(long id, int version, string? urgentReason, Officer by, CancellationToken ct) =>
        acting.DoAsync(id, version, DocumentAct.Submit, by, async found =>
        {
            var (document, revision) = (found.Document, found.Revision);
            var kind = await settings.KindAsync(found.Place, document.Kind, ct) ?? PublishingSettings.Shipped[^1];
            var draft = new SubmissionRules.Draft(
                revision.Title, revision.Metadata, kind,
                HtmlText.Of(revision.Html).Trim().Length > 0,
                await db.Columns.AnyAsync(c => c.Id == document.ColumnId && c.ClosedOn == null, ct),
                kind.Interprets ? await db.DocumentLinks.CountAsync(l => l.FromId == id && l.Relation == DocumentRelation.Interprets, ct) : 0,
                ChinaTime.DateOf(acting.Now));
            Problem[] problems =
            [
                .. SubmissionRules.Check(draft),
                .. (await numbers.CheckAsync(document, ct)).Where(p => p.Code == "document.number.duplicate"),
                .. await findings.BlockingAsync(revision, ct),
            ];
            if (problems.Length > 0)
            {
                return new Outcome<DocumentActing.Entry>(problems);
            }

            var urgent = string.IsNullOrWhiteSpace(urgentReason) ? null : urgentReason.Trim();
            var chain = (await settings.ChainAsync(found.Place, document.Kind, ct)).Chain;
            var route = urgent is null ? new ReviewRoute(chain) : ReviewRoute.Urgent(chain);
            db.Add(new RevisionRoute
            {
                DocumentId = id,
                Revision = revision.Number,
                AgencyId = document.AgencyId,
                Route = route,
                SubmittedAt = acting.Now,
                SubmittedBy = by.AccountId,
                UrgentReason = urgent,
            });
            (document.State, document.Step) = (DocumentState.InReview, 0);
            return new DocumentActing.Entry(urgent is null ? "document.submitted" : "document.submitted-urgently", urgent, new { revision.ContentHash, Steps = route.Chain.Steps.Select(s => s.Name) });
        }, ct);
}

/// <summary>审签: signs the step at hand on the very bytes that were seen. The last signature approves.</summary>
public sealed class SignStep(GongkaiDbContext db, DocumentActing acting, DocumentFindings findings)
{
    private static readonly Problem OtherContent = new("document.sign.content", "您看到的内容与现在的不一致，请刷新页面后重新审阅。");
    private static readonly Problem ProofreadMissing = new("document.sign.proofread", "本环节须同时校对，请勾选“已校对”。");

    /// <summary>A signature.</summary>
    /// <param name="Id">The document.</param>
    /// <param name="Version">The version that was seen.</param>
    /// <param name="ContentHash">The hash of what was seen.</param>
    /// <param name="Proofread">Whether it was proofread.</param>
    /// <param name="Opinion">审核意见.</param>
    public sealed record Command(long Id, int Version, string ContentHash, bool Proofread, string? Opinion);

    /// <summary>Signs.</summary>
    public Task<Outcome<int>> ExecuteAsync(Command command, Officer by, CancellationToken ct) => acting.DoAsync(command.Id, command.Version, DocumentAct.Sign, by, async found =>
    {
        var (document, standing) = (found.Document, found.Standing);
        var step = standing.CurrentStep!;
        if (command.ContentHash != standing.ContentHash)
        {
            return OtherContent;
        }

        if (step.Duty == ReviewDuty.Review && !command.Proofread)
        {
            return ProofreadMissing;
        }

        if (await findings.BlockingAsync(found.Revision, ct) is { Count: > 0 } blocking)
        {
            return new Outcome<DocumentActing.Entry>(blocking);
        }

        if (standing is { IsLastStep: true, OpenConsultations: > 0 })
        {
            return PublishingProblems.ConsultationOpen(standing.OpenConsultations);
        }

        var samePerson = standing.Signatures.Any(s => s.AccountId == by.AccountId);
        db.DocumentSignatures.Add(new DocumentSignature
        {
            AgencyId = document.AgencyId,
            DocumentId = document.Id,
            Revision = document.Revision,
            Step = document.Step,
            StepName = step.Name,
            Duty = step.Duty,
            Approved = true,
            Proofread = command.Proofread,
            Opinion = string.IsNullOrWhiteSpace(command.Opinion) ? null : command.Opinion.Trim(),
            AccountId = by.AccountId,
            AccountName = by.Name,
            At = acting.Now,
            ContentHash = standing.ContentHash,
        });
        if (!standing.IsLastStep)
        {
            document.Step++;
        }
        else
        {
            // What went out on the emergency lane is public already: the last signature completes its chain.
            (document.State, document.Step) = (standing.IsLatestPublic ? DocumentState.Published : DocumentState.Approved, document.Step + 1);
            if (standing.IsLatestPublic)
            {
                Publication.Close(document);
            }
        }

        return new DocumentActing.Entry("document.signed", command.Opinion, new { step = step.Name, step.Duty, command.Proofread, standing.ContentHash, OnePersonSeveralSteps = samePerson });
    }, ct);
}

/// <summary>退回, with a reason; the next revision begins with the same text.</summary>
public sealed class ReturnDocument(GongkaiDbContext db, DocumentActing acting, Revisions revisions)
{
    /// <summary>Returns it to the drafter.</summary>
    public Task<Outcome<int>> ExecuteAsync(long id, int version, string reason, Officer by, CancellationToken ct) => acting.DoAsync(id, version, DocumentAct.Return, by, async found =>
    {
        if (reason.Trim() is not { Length: > 0 } given)
        {
            return PublishingProblems.ReasonMissing;
        }

        var (document, standing) = (found.Document, found.Standing);
        db.DocumentSignatures.Add(new DocumentSignature
        {
            AgencyId = document.AgencyId,
            DocumentId = id,
            Revision = document.Revision,
            Step = document.Step,
            StepName = standing.CurrentStep?.Name ?? "待发布",
            Duty = standing.CurrentStep?.Duty ?? ReviewDuty.Review,
            Approved = false,
            Opinion = given,
            AccountId = by.AccountId,
            AccountName = by.Name,
            At = acting.Now,
            ContentHash = standing.ContentHash,
        });
        await revisions.BeginNextAsync(found, null, ct);
        return new DocumentActing.Entry("document.returned", given, new { step = standing.CurrentStep?.Name });
    }, ct);
}

/// <summary>撤回送审: the drafter, or the office, takes it back before it is through.</summary>
public sealed class TakeBackDocument(DocumentActing acting, Revisions revisions)
{
    /// <summary>Takes it back.</summary>
    public Task<Outcome<int>> ExecuteAsync(long id, int version, Officer by, CancellationToken ct) => acting.DoAsync(id, version, DocumentAct.TakeBack, by, async found =>
    {
        await revisions.BeginNextAsync(found, null, ct);
        return new DocumentActing.Entry("document.taken-back");
    }, ct);
}

/// <summary>废弃草稿: gives a first draft up, or a correction that was begun; what was public stays as it was.</summary>
public sealed class DiscardDraft(GongkaiDbContext db, DocumentActing acting)
{
    /// <summary>Gives it up.</summary>
    public Task<Outcome<int>> ExecuteAsync(long id, int version, string reason, Officer by, CancellationToken ct) => acting.DoAsync(id, version, DocumentAct.Discard, by, async found =>
    {
        if (reason.Trim() is not { Length: > 0 } given)
        {
            return PublishingProblems.ReasonMissing;
        }

        var document = found.Document;
        if (document is { SettledState: { } state, SettledRevision: { } number })
        {
            var settled = await db.DocumentRevisions.SingleAsync(r => r.DocumentId == id && r.Number == number, ct);
            (document.State, document.Revision, document.Title, document.DocumentNumber, document.DrafterId) = (state, number, settled.Title, settled.Metadata.DocumentNumber, settled.DrafterId);
            Publication.Close(document);
        }
        else
        {
            (document.State, document.IndexNumber) = (DocumentState.Discarded, null);
        }

        return new DocumentActing.Entry("document.discarded", given);
    }, ct);
}

/// <summary>更正: begins the next revision of something that is public, filed or withdrawn; what is public stays until the new one is signed.</summary>
public sealed class CorrectDocument(DocumentActing acting, Revisions revisions)
{
    /// <summary>Begins it.</summary>
    public Task<Outcome<int>> ExecuteAsync(long id, int version, string reason, Officer by, CancellationToken ct) => acting.DoAsync(id, version, DocumentAct.Correct, by, async found =>
    {
        if (reason.Trim() is not { Length: > 0 } given)
        {
            return PublishingProblems.ReasonMissing;
        }

        await revisions.BeginNextAsync(found, given, ct);
        return new DocumentActing.Entry("document.correction-begun", given);
    }, ct);
}

/// <summary>Begins revisions. A revision that was submitted is never changed; the next one starts as its copy.</summary>
public sealed class Revisions(GongkaiDbContext db, TimeProvider clock)
{
    /// <summary>Begins the next revision as a draft; remembers what it falls back to.</summary>
    internal async Task BeginNextAsync(DocumentCase found, string? reason, CancellationToken ct)
    {
        var (document, last) = (found.Document, found.Revision);
        var number = await db.DocumentRevisions.Where(r => r.DocumentId == document.Id).MaxAsync(r => r.Number, ct) + 1;
        db.DocumentRevisions.Add(new DocumentRevision
        {
            DocumentId = document.Id,
            Number = number,
            AgencyId = document.AgencyId,
            Title = last.Title,
            Metadata = last.Metadata,
            Html = last.Html,
            ContentHash = last.ContentHash,
            Reason = reason ?? last.Reason,
            DrafterId = last.DrafterId,
            SavedAt = clock.GetUtcNow(),
        });
        if (document.State is DocumentState.Published or DocumentState.Withdrawn or DocumentState.Archived)
        {
            (document.SettledState, document.SettledRevision) = (document.State, document.Revision);
        }
        else if (document.PublicRevision == document.Revision)
        {
            (document.SettledState, document.SettledRevision) = (DocumentState.Published, document.Revision); // went out urgently and comes back
        }

        (document.State, document.Step, document.Revision, document.PublishAt) = (DocumentState.Draft, 0, number, null);
    }
}
