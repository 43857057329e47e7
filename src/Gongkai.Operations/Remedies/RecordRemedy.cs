using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Remedies;
using Gongkai.Operations.Data;

namespace Gongkai.Operations.Remedies;

/// <summary>Enters what happens in a remedy.</summary>
public sealed class RecordRemedy(RemedyActing acting, RegisterRemedy register)
{
    /// <summary>提交答复（答辩） and evidence on a day.</summary>
    public Task<Outcome<int>> AnswerAsync(long id, int version, DateOnly on, Officer by, CancellationToken ct) =>
        TrialAsync(id, version, RemedyAct.RecordAnswer, t => t with { AnsweredOn = on }, new("remedy.answered", Detail: new { On = on }), by, ct);

    /// <summary>听证、听取意见、开庭 on a day, which may lie ahead; null when it was cancelled.</summary>
    public Task<Outcome<int>> HearingAsync(long id, int version, DateOnly? on, Officer by, CancellationToken ct) =>
        TrialAsync(id, version, RemedyAct.RecordHearing, t => t with { HearingOn = on }, new("remedy.hearing", Detail: new { On = on }), by, ct);

    /// <summary>The reconsideration body has extended its term.</summary>
    public Task<Outcome<int>> ExtendAsync(long id, int version, Officer by, CancellationToken ct) =>
        TrialAsync(id, version, RemedyAct.Extend, t => t with { IsExtended = true }, new("remedy.extended"), by, ct);

    /// <summary>决定、裁判.</summary>
    public Task<Outcome<int>> RulingAsync(long id, int version, RemedyRuling ruling, Officer by, CancellationToken ct) =>
        acting.DoAsync(id, version, RemedyAct.RecordRuling, by, found =>
        {
            var facts = found.Remedy.Facts;
            if (RemedyRules.WhatIsWrong(facts.Kind, facts.Last, ruling, acting.Today) is { Count: > 0 } problems)
            {
                return Task.FromResult(new Outcome<RemedyActing.Entry>(problems));
            }

            found.Remedy.Facts = facts.WithLast(facts.Last with { Ruling = ruling });
            return Task.FromResult<Outcome<RemedyActing.Entry>>(new RemedyActing.Entry("remedy.ruled", Detail: ruling));
        }, ct);

    /// <summary>上诉、重审、再审: another hearing of the same case.</summary>
    public Task<Outcome<int>> OpenTrialAsync(long id, int version, RemedyTrial trial, Officer by, CancellationToken ct) =>
        acting.DoAsync(id, version, RemedyAct.OpenTrial, by, found =>
        {
            var facts = found.Remedy.Facts;
            var problems = RemedyRules.WhatIsWrong(facts.Kind, trial, acting.Today).ToList();
            if (!RemedyRules.MayFollow(facts.Last, trial.Level))
            {
                problems.Add(RemedyProblems.WrongLevel);
            }

            if (problems.Count > 0)
            {
                return Task.FromResult(new Outcome<RemedyActing.Entry>(problems));
            }

            found.Remedy.Facts = facts with { Trials = [.. facts.Trials, trial with { Ruling = null }] };
            return Task.FromResult<Outcome<RemedyActing.Entry>>(new RemedyActing.Entry("remedy.trial-opened", Detail: trial));
        }, ct);

    /// <summary>更正登记: puts right what was registered, also the last ruling. The reason is kept with what stood before.</summary>
    public Task<Outcome<int>> EditAsync(long id, int version, RemedyRegistration asked, string reason, Officer by, CancellationToken ct) =>
        acting.DoAsync(id, version, RemedyAct.Edit, by, async found =>
        {
            var (remedy, before) = (found.Remedy, found.Remedy.Facts);
            var problems = (await register.ApplyAsync(remedy, found.Agency, asked, acting.Today, ct)).ToList();
            if (asked.Trial.Ruling is { } ruling)
            {
                problems.AddRange(RemedyRules.WhatIsWrong(remedy.Kind, asked.Trial, ruling, acting.Today));
            }

            if (string.IsNullOrWhiteSpace(reason))
            {
                problems.Add(RemedyProblems.ReasonMissing);
            }

            if (problems.Count > 0)
            {
                return new Outcome<RemedyActing.Entry>(problems);
            }

            remedy.Facts = before.WithLast(asked.Trial with { Level = before.Last.Level });
            if (asked.Parties is { } parties)
            {
                await register.SealAsync(remedy, parties, ct);
            }

            return new RemedyActing.Entry("remedy.edited", reason.Trim(), new { Before = before.Last, After = remedy.Facts.Last }, asked.Parties is { } sealedToo ? JsonText.Write(sealedToo) : null);
        }, ct);

    /// <summary>作废: it was registered by mistake and is not counted.</summary>
    public Task<Outcome<int>> VoidAsync(long id, int version, string reason, Officer by, CancellationToken ct) =>
        acting.DoAsync(id, version, RemedyAct.Void, by, found =>
        {
            if (string.IsNullOrWhiteSpace(reason))
            {
                return Task.FromResult<Outcome<RemedyActing.Entry>>(RemedyProblems.ReasonMissing);
            }

            found.Remedy.VoidedAt = acting.Now;
            return Task.FromResult<Outcome<RemedyActing.Entry>>(new RemedyActing.Entry("remedy.voided", reason.Trim()));
        }, ct);

    private Task<Outcome<int>> TrialAsync(long id, int version, RemedyAct act, Func<RemedyTrial, RemedyTrial> change, RemedyActing.Entry entry, Officer by, CancellationToken ct) =>
        acting.DoAsync(id, version, act, by, found =>
        {
            var facts = found.Remedy.Facts;
            var changed = change(facts.Last);
            if (RemedyRules.WhatIsWrong(facts.Kind, changed, acting.Today) is { Count: > 0 } problems)
            {
                return Task.FromResult(new Outcome<RemedyActing.Entry>(problems));
            }

            found.Remedy.Facts = facts.WithLast(changed);
            return Task.FromResult<Outcome<RemedyActing.Entry>>(entry);
        }, ct);
}
