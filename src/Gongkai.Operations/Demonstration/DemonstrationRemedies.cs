using Gongkai.Domain.Accounts;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Remedies;

namespace Gongkai.Operations.Demonstration;

/// <summary>Invented reconsiderations, lawsuits and complaints against an example agency: open, decided, in appeal, with a new answer ordered.</summary>
internal static class DemonstrationRemedies
{
    private const string Government = "青山县人民政府";
    private const string FirstCourt = "青山县人民法院";
    private const string SecondCourt = "示例市中级人民法院";

    /// <summary>Registers them, with dates before a day.</summary>
    public static async Task RunAsync(IServiceProvider services, long agencyId, Officer office, DateOnly today, CancellationToken ct)
    {
        DateOnly Ago(int days) => today.AddDays(-days);
        Task<long> Register(RemedyKind kind, string subject, AnswerKind? ground, RemedyTrial trial, string claimant, bool isAfter = false, long? prior = null) => Done(
            (RegisterRemedy register) => register.ExecuteAsync(agencyId, kind, new RemedyRegistration
            {
                Subject = subject + "（示例）",
                Parties = new(claimant, "请求依法处理"),
                Ground = ground,
                IsAfterReconsideration = isAfter,
                PriorId = prior,
                Trial = trial,
            }, office, ct, isExample: true));
        Task<int> Rule(long id, int version, RemedyRuling ruling) => Done((RecordRemedy record) => record.RulingAsync(id, version, ruling, office, ct));
        async Task<T> Done<TService, T>(Func<TService, Task<Domain.Outcome<T>>> act)
            where TService : notnull => InstallDemonstration.Require(await InstallDemonstration.With(services, act), "remedies");

        await Register(RemedyKind.Lawsuit, "对信息不存在的答复不服", AnswerKind.NotHeld, new() { Body = FirstCourt, CaseNumber = "（示例）行初1号", NotifiedOn = Ago(9), AcceptedOn = Ago(12), HearingOn = today.AddDays(18) }, "甲某某");
        await Register(RemedyKind.Reconsideration, "对不予公开的答复不服", AnswerKind.RefusedThirdParty, new() { Body = Government, NotifiedOn = Ago(4), AcceptedOn = Ago(6) }, "乙某某");
        await Register(RemedyKind.Complaint, "反映低保审批结果公开不及时", null, new() { Body = Government + "办公室", NotifiedOn = Ago(6), AnswerBy = today.AddDays(3) }, "丙某某");

        var upheld = await Register(RemedyKind.Reconsideration, "对内部事务信息不予公开的答复不服", AnswerKind.RefusedInternalAffairs, new() { Body = Government, NotifiedOn = Ago(140), AcceptedOn = Ago(142), AnsweredOn = Ago(130) }, "丁某某");
        await Rule(upheld, 1, new() { Number = "（示例）政复决2号", MadeOn = Ago(90), ServedOn = Ago(88), Outcome = RemedyOutcome.ReconsiderationUpheld });
        var suit = await Register(RemedyKind.Lawsuit, "对内部事务信息不予公开的答复不服", AnswerKind.RefusedInternalAffairs, new() { Body = FirstCourt, CaseNumber = "（示例）行初3号", NotifiedOn = Ago(75), AcceptedOn = Ago(78), AnsweredOn = Ago(62) }, "丁某某", isAfter: true, prior: upheld);
        var version = await Rule(suit, 1, new() { Number = "（示例）行初3号判决", MadeOn = Ago(30), ServedOn = Ago(28), Outcome = RemedyOutcome.ClaimsRejected });
        await Done((RecordRemedy record) => record.OpenTrialAsync(suit, version, new() { Level = TrialLevel.Second, Body = SecondCourt, NotifiedOn = Ago(8) }, office, ct));

        var corrected = await Register(RemedyKind.Reconsideration, "对重复申请不予处理的答复不服", AnswerKind.Repeated, new() { Body = Government, NotifiedOn = Ago(100), AcceptedOn = Ago(101), AnsweredOn = Ago(90) }, "戊某某");
        await Rule(corrected, 1, new() { Number = "（示例）政复决5号", MadeOn = Ago(45), ServedOn = Ago(43), Outcome = RemedyOutcome.ReconsiderationUnlawful });
        var withdrawn = await Register(RemedyKind.Lawsuit, "对补正后仍不明确的答复不服", AnswerKind.StillUnclear, new() { Body = FirstCourt, CaseNumber = "（示例）行初6号", NotifiedOn = Ago(200), AcceptedOn = Ago(203), AnsweredOn = Ago(188) }, "己某某");
        await Rule(withdrawn, 1, new() { Number = "（示例）行初6号裁定", MadeOn = Ago(150), ServedOn = Ago(149), Outcome = RemedyOutcome.SuitWithdrawn });
    }
}
