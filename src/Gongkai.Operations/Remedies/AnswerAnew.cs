using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Remedies;

/// <summary>
/// 重新答复: a decision or judgment orders a new answer to an application. A new case is opened for it, bound to the first, with the term
/// that the ruling sets; without one the term of an application holds. Table three does not count it again.
/// </summary>
public sealed class AnswerAnew(GongkaiDbContext db, RemedyActing acting, RegisterRequest register, SealedApplications applications)
{
    /// <summary>Opens the new case; gives the remedy's new version.</summary>
    /// <param name="id">The remedy.</param>
    /// <param name="version">The version that the officer saw.</param>
    /// <param name="receivedOn">The day the ruling was received, or took effect: the term starts then.</param>
    /// <param name="by">Who acts.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Outcome<int>> ExecuteAsync(long id, int version, DateOnly receivedOn, Officer by, CancellationToken ct) =>
        acting.DoAsync(id, version, RemedyAct.AnswerAnew, by, async found =>
        {
            var (remedy, ruling) = (found.Remedy, found.Standing.Term.NewAnswer!);
            if (receivedOn < ruling.MadeOn || receivedOn > acting.Today)
            {
                return RemedyProblems.WrongAnswerTerm;
            }

            var first = await db.Requests.AsNoTracking().SingleAsync(r => r.Id == remedy.RequestId, ct);
            if (RequestLifecycle.Next(first.Status, RequestAct.Renew) is null)
            {
                return RemedyProblems.RequestOpen;
            }

            if (await applications.OpenAsync(first, ct) is not { } application)
            {
                return RemedyProblems.NoRequest;
            }

            var opened = await register.WithinAsync(new NewRequest
            {
                AgencyId = first.AgencyId,
                Receipt = first.Facts.Receipt,
                Application = application,
                Subject = $"重新答复：{first.Subject}",
                RenewalOfId = first.Id,
                Renewal = new Renewal(receivedOn, $"{found.Remedy.Body}{ruling.Number}", ruling.AnswerWorkingDays, ruling.AnswerUntil),
                IsExample = remedy.IsExample,
            }, by, ct);
            if (opened.Failed)
            {
                return new Outcome<RemedyActing.Entry>(opened.Problems);
            }

            remedy.AnewId = opened.Value.Id;
            return new RemedyActing.Entry("remedy.answer-opened", Detail: new { opened.Value.Number, ReceivedOn = receivedOn });
        }, ct);
}
