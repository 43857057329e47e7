using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Deadlines;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Sections;
using Microsoft.EntityFrameworkCore;
using static Gongkai.Operations.Demonstration.InstallDemonstration;

namespace Gongkai.Operations.Demonstration;

/// <summary>
/// A year of invented applications at the example bureau, done by the example officers on the days on which they would have been
/// done: what would lie in the future has not happened, so that there is one in every state today.
/// </summary>
internal sealed class DemonstrationRequests(IServiceProvider services, SetClock clock, Dictionary<StaffRole, Officer> officers, DateTimeOffset now)
{
    /// <summary>The agency whose year is invented.</summary>
    public const string Bureau = "青山县民政局";
    private readonly WorkCalendar calendar = WorkCalendars.National;
    private readonly List<(DateTimeOffset At, int Order, Func<CancellationToken, Task> Work)> steps = [];
    private readonly Dictionary<int, long> ids = [];

    private Officer Office => officers[StaffRole.DisclosureOffice];

    /// <summary>Does it.</summary>
    public async Task RunAsync(Dictionary<string, long> agencies, CancellationToken ct)
    {
        var agency = agencies[Bureau];
        var today = ChinaTime.DateOf(now);
        var cases = DemonstrationCases.Of(today, calendar.IsWorkingDay, days => Back(today, days));
        clock.Now = ChinaTime.Instant(cases[0].ArrivedOn.ToDateTime(new TimeOnly(8, 0)));
        var sections = await SectionsAsync(agency, ct);
        foreach (var (index, one) in cases.Index())
        {
            Plan(index, one, agency, sections);
        }

        foreach (var (at, _, work) in steps.Where(s => s.At < now).OrderBy(s => s.At).ThenBy(s => s.Order).ToList())
        {
            clock.Now = at;
            await work(ct);
        }
    }

    private async Task<IReadOnlyList<long>> SectionsAsync(long agency, CancellationToken ct)
    {
        var made = new List<long>();
        foreach (var (name, members) in ((string, long[])[])
        [
            ("办公室", [Office.AccountId]), ("社会救助科", [officers[StaffRole.SectionOfficer].AccountId]), ("社会事务科", [officers[StaffRole.SectionOfficer].AccountId]), ("规划财务科", [officers[StaffRole.SectionOfficer].AccountId]),
        ])
        {
            made.Add(Require(await With(services, (SaveSection save) => save.ExecuteAsync(new(agency, null, 0, name, false, members), Office, ct)), name));
        }

        return made;
    }

    private void Plan(int index, DemonstrationCase one, long agency, IReadOnlyList<long> sections)
    {
        var confirmed = one.Channel.IsConfirmed() && one.Way != DemonstrationWay.Unconfirmed ? calendar.AddWorkingDays(one.ArrivedOn, 1) : (DateOnly?)null;
        var received = confirmed ?? one.ArrivedOn;
        Step(one.ArrivedOn, async ct => ids[index] = Require(await With(services, (RegisterRequest register) => register.ExecuteAsync(
            new()
            {
                AgencyId = agency,
                Receipt = new(one.Channel, one.ArrivedOn),
                Application = new() { Applicant = one.Applicant, Wanted = $"申请公开：{one.Subject}（示例）。" },
                Subject = $"{one.Subject}（示例）",
                IsExample = true,
            }, Office, ct)), one.Subject).Id);
        if (confirmed is { } day)
        {
            Step(day, ct => DoAsync((ConfirmReceipt o, Recorded r) => o.ExecuteAsync(r, day, ct), index, "电话确认。", ct));
        }

        if (one.Way is DemonstrationWay.Unconfirmed or DemonstrationWay.Untouched)
        {
            return;
        }

        Step(After(received, 1), ct => DoAsync((AssignRequest o, Recorded r) => o.ExecuteAsync(r, sections[1 + (index % 3)], index % 2 == 0 ? officers[StaffRole.SectionOfficer].AccountId : null, ct), index, null, ct));
        Go(index, one, received, sections);
    }

    private void Go(int index, DemonstrationCase one, DateOnly received, IReadOnlyList<long> sections)
    {
        switch (one.Way)
        {
            case DemonstrationWay.Plain:
                Answer(index, After(received, 8 + (index % 9)), one.Answer);
                break;
            case DemonstrationWay.LastDay:
                Answer(index, After(received, 20), one.Answer);
                break;
            case DemonstrationWay.Late:
                Answer(index, After(received, 23), one.Answer);
                break;
            case DemonstrationWay.Corrected or DemonstrationWay.NotCorrected:
                var asked = After(received, 5);
                Facts(index, asked, RequestAct.AskCorrection, "request.correction-asked", f => f with { Correction = new(asked, After(asked, 10)) });
                if (one.Way == DemonstrationWay.NotCorrected)
                {
                    Answer(index, After(asked, 40), AnswerKind.NotCorrected);
                    break;
                }

                var came = After(asked, 6);
                Step(came, ct => DoAsync((ReceiveCorrection o, Recorded r) => o.ExecuteAsync(r, came, $"申请公开：{one.Subject}，2025年度（示例，已补正）。", ct), index, null, ct));
                Answer(index, After(came, 12), index % 2 == 0 ? AnswerKind.StillUnclear : one.Answer);
                break;
            case DemonstrationWay.Consulted:
                var sent = After(received, 4);
                Facts(index, sent, RequestAct.Consult, "request.consulted", f => f with { Consultations = [.. f.Consultations, new(ConsultedKind.ThirdParty, sent)] });
                var replied = After(sent, 9);
                Step(replied, ct => DoAsync((RecordReply o, Recorded r) => o.ExecuteAsync(r, 0, After(sent, 2), replied, index % 2 == 0, ct), index, null, ct));
                Answer(index, After(replied, 14), index % 2 == 0 ? AnswerKind.PartlyGranted : AnswerKind.RefusedThirdParty);
                break;
            case DemonstrationWay.Extended:
                var told = After(received, 18);
                Facts(index, told, RequestAct.Extend, "request.extended", f => f with { Extension = new(told, 15) });
                Answer(index, After(received, 31), one.Answer);
                break;
            case DemonstrationWay.Paid:
                var charged = After(received, 6);
                Facts(index, charged, RequestAct.AskFee, "request.fee-asked", f => f with { Fee = new(charged) });
                var paid = After(charged, 7);
                Step(paid, ct => DoAsync((RecordPayment o, Recorded r) => o.ExecuteAsync(r, paid, 380m, $"示例票据{index:00000}", ct), index, null, ct));
                Answer(index, After(paid, 15), AnswerKind.Granted);
                break;
            case DemonstrationWay.Excessive:
                var why = After(received, 4);
                Facts(index, why, RequestAct.AskReasons, "request.reasons-asked", f => f with { Reasons = new(why, After(why, 10)) });
                var given = After(why, 8);
                Step(given, ct => DoAsync((RecordReasons o, Recorded r) => o.ExecuteAsync(r, given, ct), index, "申请人未说明具体用途。", ct));
                Answer(index, After(received, 16), AnswerKind.Excessive);
                break;
            case DemonstrationWay.Withdrawn:
                var withdrawn = After(received, 5);
                Step(withdrawn, ct => DoAsync((RecordWithdrawal o, Recorded r) => o.ExecuteAsync(r, withdrawn, ct), index, "申请人书面撤回。", ct));
                break;
            case DemonstrationWay.Split:
                Step(After(received, 2), async ct =>
                {
                    var recorded = await SeenAsync(index, "申请含两项内容，一事一申请。", ct);
                    var parts = Require(await With(services, (SplitRequest o) => o.ExecuteAsync(recorded, [$"申请公开：{one.Subject}2024年度（示例）。", $"申请公开：{one.Subject}2025年度（示例）。"], ct)), "split");
                    (ids[PartOf(index, 0)], ids[PartOf(index, 1)]) = (parts[0].Id, parts[1].Id);
                });
                Answer(PartOf(index, 0), After(received, 15), AnswerKind.Granted);
                Answer(PartOf(index, 1), After(received, 16), AnswerKind.NotHeld);
                break;
            case DemonstrationWay.Void:
                Step(After(received, 2), ct => DoAsync((VoidRequest o, Recorded r) => o.ExecuteAsync(r, ct), index, "与前一件重复登记。", ct));
                break;
            case DemonstrationWay.Joint:
                var due = After(received, 16);
                Step(After(received, 3), async ct => Require(await With(services, async (RequestTasks o) => await o.AskAsync(ids[index], await VersionAsync(ids[index], ct), sections[1 + ((index + 1) % 3)], "请提供本科室掌握的相关材料和公开意见。", due, Office, ct)), "task"));
                break;
            case DemonstrationWay.Untouched or DemonstrationWay.Unconfirmed:
                break;
        }
    }

    // Parts have numbers of their own, below zero.
    private static int PartOf(int index, int part) => -((index * 2) + part + 1);

    private void Answer(int index, DateOnly on, AnswerKind kind)
    {
        Step(on, async ct => await ActAsync(index, RequestAct.Answer, "request.answered", found =>
        {
            (found.Request.Answer, found.Request.AnsweredOn, found.Request.AnsweredAt) = (kind, on, clock.Now);
        }, ct));
        var served = After(on, 2);
        Step(served, async ct => await ActAsync(index, RequestAct.RecordService, "request.letter-served", found => found.Request.ServedOn = served, ct));
        var archived = After(served, 30);
        Step(archived, async ct => await ActAsync(index, RequestAct.Archive, "request.archived", found => found.Request.ArchivedOn = archived, ct));
    }

    private void Facts(int index, DateOnly on, RequestAct act, string entry, Func<ClockFacts, ClockFacts> change) =>
        Step(on, async ct => await ActAsync(index, act, entry, found => found.Request.Facts = change(found.Request.Facts), ct));

    private async Task ActAsync(int index, RequestAct act, string entry, Action<RequestCase> change, CancellationToken ct) =>
        Require(await With(services, (RequestActing acting) => acting.DoAsync(ids[index], null, act, Office, found =>
        {
            change(found);
            return Task.FromResult<Outcome<RequestActing.Entry>>(new RequestActing.Entry(entry));
        }, ct)), entry);

    private async Task DoAsync<TOperation>(Func<TOperation, Recorded, Task<Outcome<int>>> work, int index, string? remark, CancellationToken ct)
        where TOperation : notnull
    {
        var recorded = await SeenAsync(index, remark, ct);
        Require(await With(services, (TOperation operation) => work(operation, recorded)), typeof(TOperation).Name);
    }

    private async Task<Recorded> SeenAsync(int index, string? remark, CancellationToken ct) => new(ids[index], await VersionAsync(ids[index], ct), Office) { Remark = remark };

    private Task<int> VersionAsync(long id, CancellationToken ct) => With(services, (GongkaiDbContext db) => db.Requests.Where(r => r.Id == id).Select(r => r.Version).SingleAsync(ct));

    private void Step(DateOnly on, Func<CancellationToken, Task> work) =>
        steps.Add((ChinaTime.Instant(on.ToDateTime(new TimeOnly(9, 10))).AddSeconds(steps.Count % 3000), steps.Count, work));

    private DateOnly After(DateOnly day, int workingDays) => calendar.AddWorkingDays(day, workingDays);

    private DateOnly Back(DateOnly today, int workingDays)
    {
        var day = today;
        while (!calendar.IsWorkingDay(day))
        {
            day = day.AddDays(-1);
        }

        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(-1);
            left -= calendar.IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }
}
