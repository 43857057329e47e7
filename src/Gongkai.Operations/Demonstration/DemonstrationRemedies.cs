using Gongkai.Domain.Accounts;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Remedies;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Demonstration;

/// <summary>Invented reconsiderations, lawsuits and complaints against the example bureau: of older answers, open, decided, in appeal; and of answers that it gave here, one of them with a new answer ordered.</summary>
internal static class DemonstrationRemedies
{
    private const string Government = "青山县人民政府";
    private const string FirstCourt = "青山县人民法院";
    private const string SecondCourt = "示例市中级人民法院";

    /// <summary>Registers them, with dates before a day.</summary>
    /// <param name="services">The services.</param>
    /// <param name="bureau">The example bureau.</param>
    /// <param name="office">Who registers.</param>
    /// <param name="today">Today.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task RunAsync(IServiceProvider services, long bureau, Officer office, DateOnly today, CancellationToken ct)
    {
        var register = new Register(services, office, ct);
        await WithoutApplicationAsync(register, bureau, today, office, ct);
        await AboutAnswersAsync(services, register, bureau, office, today, ct);
    }

    private static async Task WithoutApplicationAsync(Register register, long bureau, DateOnly today, Officer office, CancellationToken ct)
    {
        DateOnly Ago(int days) => today.AddDays(-days);
        await register.AddAsync(bureau, RemedyKind.Lawsuit, "对信息不存在的答复不服", AnswerKind.NotHeld, new() { Body = FirstCourt, CaseNumber = "（示例）行初1号", NotifiedOn = Ago(9), AcceptedOn = Ago(12), HearingOn = today.AddDays(18) }, "甲某某");
        await register.AddAsync(bureau, RemedyKind.Reconsideration, "对不予公开的答复不服", AnswerKind.RefusedThirdParty, new() { Body = Government, NotifiedOn = Ago(4), AcceptedOn = Ago(6) }, "乙某某");
        await register.AddAsync(bureau, RemedyKind.Complaint, "反映低保审批结果公开不及时", null, new() { Body = Government + "办公室", NotifiedOn = Ago(6), AnswerBy = today.AddDays(3) }, "丙某某");

        var upheld = await register.AddAsync(bureau, RemedyKind.Reconsideration, "对内部事务信息不予公开的答复不服", AnswerKind.RefusedInternalAffairs, new() { Body = Government, NotifiedOn = Ago(140), AcceptedOn = Ago(142), AnsweredOn = Ago(130) }, "丁某某");
        await register.RuleAsync(upheld, 1, new() { Number = "（示例）政复决2号", MadeOn = Ago(90), ServedOn = Ago(88), Outcome = RemedyOutcome.ReconsiderationUpheld });
        var suit = await register.AddAsync(bureau, RemedyKind.Lawsuit, "对内部事务信息不予公开的答复不服", AnswerKind.RefusedInternalAffairs, new() { Body = FirstCourt, CaseNumber = "（示例）行初3号", NotifiedOn = Ago(75), AcceptedOn = Ago(78), AnsweredOn = Ago(62) }, "丁某某", isAfter: true, prior: upheld);
        var version = await register.RuleAsync(suit, 1, new() { Number = "（示例）行初3号判决", MadeOn = Ago(30), ServedOn = Ago(28), Outcome = RemedyOutcome.ClaimsRejected });
        await register.DoneAsync((RecordRemedy record) => record.OpenTrialAsync(suit, version, new() { Level = TrialLevel.Second, Body = SecondCourt, NotifiedOn = Ago(8) }, office, ct));

        var corrected = await register.AddAsync(bureau, RemedyKind.Reconsideration, "对重复申请不予处理的答复不服", AnswerKind.Repeated, new() { Body = Government, NotifiedOn = Ago(100), AcceptedOn = Ago(101), AnsweredOn = Ago(90) }, "戊某某");
        await register.RuleAsync(corrected, 1, new() { Number = "（示例）政复决5号", MadeOn = Ago(45), ServedOn = Ago(43), Outcome = RemedyOutcome.ReconsiderationUnlawful });
        var withdrawn = await register.AddAsync(bureau, RemedyKind.Lawsuit, "对补正后仍不明确的答复不服", AnswerKind.StillUnclear, new() { Body = FirstCourt, CaseNumber = "（示例）行初6号", NotifiedOn = Ago(200), AcceptedOn = Ago(203), AnsweredOn = Ago(188) }, "己某某");
        await register.RuleAsync(withdrawn, 1, new() { Number = "（示例）行初6号裁定", MadeOn = Ago(150), ServedOn = Ago(149), Outcome = RemedyOutcome.SuitWithdrawn });
    }

    private static async Task AboutAnswersAsync(IServiceProvider services, Register register, long bureau, Officer office, DateOnly today, CancellationToken ct)
    {
        var answered = await InstallDemonstration.With(services, (GongkaiDbContext db) => db.Requests.AsNoTracking()
            .Where(r => r.AgencyId == bureau && r.ServedOn != null && r.Answer != null).OrderBy(r => r.ServedOn).ThenBy(r => r.Id).Select(r => new { r.Id, r.Number, r.Answer, ServedOn = r.ServedOn!.Value }).ToListAsync(ct));
        async Task<(long Id, RemedyTrial Trial)> About(AnswerKind answer, string subject, Func<DateOnly, DateOnly> notified, RemedyKind kind = RemedyKind.Reconsideration, string body = Government)
        {
            var about = answered.First(r => r.Answer == answer && r.ServedOn < today.AddDays(-130));
            var trial = new RemedyTrial { Body = body, NotifiedOn = notified(about.ServedOn), AcceptedOn = notified(about.ServedOn).AddDays(-2) };
            return (await register.AddAsync(bureau, kind, subject, answer, trial, "庚某某", request: about.Number), trial);
        }

        var (upheld, first) = await About(AnswerKind.RefusedProcess, "对过程性信息不予公开的答复不服", served => served.AddDays(35));
        await register.RuleAsync(upheld, 1, new() { Number = "（示例）政复决11号", MadeOn = first.NotifiedOn.AddDays(50), ServedOn = first.NotifiedOn.AddDays(52), Outcome = RemedyOutcome.ReconsiderationUpheld });
        await About(AnswerKind.OutsideRemit, "对不属于本机关负责公开的答复不服", _ => today.AddDays(-7), RemedyKind.Lawsuit, FirstCourt);

        // The ruling orders a new answer, which is under way.
        var (revoked, _) = await About(AnswerKind.NotHeld, "对信息不存在的答复不服", _ => today.AddDays(-75));
        var version = await register.RuleAsync(revoked, 1, new() { Number = "（示例）政复决12号", MadeOn = today.AddDays(-15), ServedOn = today.AddDays(-12), Outcome = RemedyOutcome.ReconsiderationRevoked, OrdersNewAnswer = true });
        await register.DoneAsync((AnswerAnew anew) => anew.ExecuteAsync(revoked, version, today.AddDays(-12), office, ct));
    }

    /// <summary>Registers, and enters rulings.</summary>
    private sealed class Register(IServiceProvider services, Officer office, CancellationToken ct)
    {
        public Task<long> AddAsync(long agency, RemedyKind kind, string subject, AnswerKind? ground, RemedyTrial trial, string claimant, bool isAfter = false, long? prior = null, string? request = null) => DoneAsync(
            (RegisterRemedy register) => register.ExecuteAsync(agency, kind, new RemedyRegistration
            {
                Subject = subject + "（示例）",
                Parties = new(claimant, "请求依法处理"),
                RequestNumber = request,
                Ground = ground,
                IsAfterReconsideration = isAfter,
                PriorId = prior,
                Trial = trial,
            }, office, ct, isExample: true));

        public Task<int> RuleAsync(long id, int version, RemedyRuling ruling) => DoneAsync((RecordRemedy record) => record.RulingAsync(id, version, ruling, office, ct));

        public async Task<T> DoneAsync<TService, T>(Func<TService, Task<Domain.Outcome<T>>> act)
            where TService : notnull => InstallDemonstration.Require(await InstallDemonstration.With(services, act), "remedies");
    }
}
