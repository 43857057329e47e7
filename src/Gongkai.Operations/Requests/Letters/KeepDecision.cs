using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests.Letters;

/// <summary>办理指引: keeps the answers to the guide's questions, and what the officer chose instead.</summary>
public sealed class KeepDecision(GongkaiDbContext db, RequestActing acting, Dossier dossier)
{
    /// <summary>What was kept for a case; null without any.</summary>
    public async Task<RequestDecision?> FindAsync(long requestId, CancellationToken ct) => await db.Set<RequestDecision>().AsNoTracking().SingleOrDefaultAsync(d => d.RequestId == requestId, ct);

    /// <summary>Keeps the answers given so far.</summary>
    /// <param name="requestId">The case.</param>
    /// <param name="answers">The answers.</param>
    /// <param name="instead">What the officer chooses instead of what they lead to; null to follow them.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">The officer.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Outcome<int>> ExecuteAsync(long requestId, IReadOnlyList<GuideStep> answers, AnswerKind? instead, string? reason, Officer by, CancellationToken ct) => acting.DoAsync(requestId, null, RequestAct.Note, by, async found =>
    {
        var state = DecisionGuide.Follow(answers);
        if (instead is not null && string.IsNullOrWhiteSpace(reason))
        {
            return GuideDeviation.NoReason;
        }

        var row = await db.Set<RequestDecision>().FindAsync([requestId], ct)
            ?? db.Add(new RequestDecision { RequestId = requestId, AgencyId = found.Agency.Id, Path = [], ById = by.AccountId, At = acting.Now }).Entity;
        (row.Path, row.Suggested, row.Chosen, row.ById, row.At) = ([.. state.Path.Select(p => new GuideStep(p.Question.Code, p.Option.Code))], state.Result, instead, by.AccountId, acting.Now);
        row.SealedReason = instead is null ? null : await dossier.SealAsync(found.Agency.Id, found.Key, reason!.Trim(), ct);
        return new RequestActing.Entry("request.guided", null, new { row.Path, row.Suggested, row.Chosen }, instead is null ? null : reason);
    }, ct);
}

/// <summary>不按指引的结果办理: who answers otherwise than the guide has led to says why, and the reason stays with the case.</summary>
public sealed class GuideDeviation(GongkaiDbContext db, Dossier dossier, TimeProvider clock)
{
    /// <summary>A reason is wanting.</summary>
    public static Problem NoReason { get; } = new("decision.no-reason", "不按指引的结果办理的，请写明理由。");

    /// <summary>What was kept of the guide, where the answer departs from it; the problem where no reason is given. Both null where it does not.</summary>
    internal async Task<(RequestDecision? Guided, Problem? Refused)> OfAsync(long requestId, AnswerKind? answer, string? reason, CancellationToken ct) =>
        answer is { } chosen && await db.Set<RequestDecision>().FindAsync([requestId], ct) is { } kept && (kept.Chosen ?? kept.Suggested) is { } led && led != chosen
            ? string.IsNullOrWhiteSpace(reason) ? (null, NoReason) : (kept, null)
            : (null, null);

    /// <summary>Keeps what was chosen instead, and why.</summary>
    internal async Task EnterAsync(RequestDecision guided, AnswerKind answer, string reason, Officer by, CancellationToken ct)
    {
        (guided.Chosen, guided.ById, guided.At) = (answer, by.AccountId, clock.GetUtcNow());
        guided.SealedReason = await dossier.SealAsync(guided.AgencyId, DisclosureRequest.KeyOf(guided.RequestId), reason.Trim(), ct);
    }
}
