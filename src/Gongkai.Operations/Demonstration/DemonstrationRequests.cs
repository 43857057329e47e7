using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Gongkai.Operations.Data;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Requests.Applicants;
using Gongkai.Operations.Requests.Archive;
using Gongkai.Operations.Sections;
using Microsoft.EntityFrameworkCore;
using static Gongkai.Operations.Demonstration.InstallDemonstration;

namespace Gongkai.Operations.Demonstration;

/// <summary>
/// A year of invented applications at the example bureau, done by the example officers on the days on which they would have been
/// done: what would lie in the future has not happened, so that there is one in every state today.
/// </summary>
internal sealed class DemonstrationRequests(IServiceProvider services, DemonstrationSteps steps, DemonstrationLetters letters, DemonstrationCourse course, Dictionary<StaffRole, Officer> officers)
{
    /// <summary>The agency whose year is invented.</summary>
    public const string Bureau = "青山县民政局";

    private const string OnlineReconsideration = "青山县行政复议网上申请（示例），https://fuyi.qingshan.example/";
    private const int AnswersPublished = 3;
    private readonly Dictionary<int, long> ids = [];

    private Officer Office => officers[StaffRole.DisclosureOffice];

    /// <summary>Plans it.</summary>
    /// <param name="agency">The bureau.</param>
    /// <param name="from">The day from which its register is kept.</param>
    public void Plan(long agency, DateOnly from)
    {
        var sections = new List<long>();
        steps.On(from.AddDays(-1), async ct =>
        {
            sections.AddRange(await SectionsAsync(agency, ct));
            Require(await With(services, (RequestSettings settings) => settings.SaveAsync(agency, 0, p => p with { Letters = p.Letters with { OnlineReconsideration = OnlineReconsideration } }, Office, ct)), "settings");
        });
        foreach (var (index, one) in DemonstrationCases.Of(from, steps).Index())
        {
            Plan(index, one, agency, sections);
        }

        PublishAnswers(from);
    }

    // 第四十四条: what was granted to one is of use to all; drafted from the answered case, reviewed and published like every document.
    private void PublishAnswers(DateOnly from)
    {
        foreach (var (index, one) in DemonstrationCases.Of(from, steps).Index().Where(c => c.Item is { Way: DemonstrationWay.Plain, Answer: AnswerKind.Granted }).DistinctBy(c => c.Item.Subject).Take(AnswersPublished))
        {
            steps.On(After(one.ArrivedOn, 35), async ct =>
            {
                var made = await With(services, (PublishAnswer publish) => publish.ExecuteAsync(
                    new(ids[index], $"{one.Subject}（示例）", $"{one.Subject}，是依申请公开后转为主动公开的信息。\n本页为演示内容，不是真实信息。", [], true), Office, ct));
                await course.GoAsync(Require(made, one.Subject), null, TimeSpan.Zero, one.Subject, ct);
            });
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

    private void Plan(int index, DemonstrationCase one, long agency, List<long> sections)
    {
        var confirmed = one.Channel.IsConfirmed() && one.Way != DemonstrationWay.Unconfirmed ? After(one.ArrivedOn, 1) : (DateOnly?)null;
        var received = confirmed ?? one.ArrivedOn;
        steps.On(one.ArrivedOn, async ct => ids[index] = Require(await With(services, (RegisterRequest register) => register.ExecuteAsync(
            new()
            {
                AgencyId = agency,
                Receipt = new(one.Channel, one.ArrivedOn),
                Application = new() { Applicant = one.Applicant, Wanted = $"{one.Subject}（示例）" },
                Subject = $"{one.Subject}（示例）",
                IsExample = true,
            }, Office, ct)), one.Subject).Id);
        if (confirmed is { } day)
        {
            steps.On(day, ct => DoAsync((ConfirmReceipt o, Recorded r) => o.ExecuteAsync(r, day, ct), index, "电话确认。", ct));
        }

        if (one.Way is DemonstrationWay.Unconfirmed or DemonstrationWay.Untouched)
        {
            return;
        }

        steps.On(After(received, 1), ct => DoAsync((AssignRequest o, Recorded r) => o.ExecuteAsync(r, sections[1 + (index % 3)], index % 2 == 0 ? officers[StaffRole.SectionOfficer].AccountId : null, ct), index, null, ct));
        Go(index, one, received, sections);
    }

    private void Go(int index, DemonstrationCase one, DateOnly received, List<long> sections)
    {
        switch (one.Way)
        {
            case DemonstrationWay.Plain:
                Answer(index, one, After(received, 8 + (index % 9)), one.Answer);
                break;
            case DemonstrationWay.LastDay:
                Answer(index, one, After(received, 20), one.Answer);
                break;
            case DemonstrationWay.Late:
                Answer(index, one, After(received, 23), one.Answer);
                break;
            case DemonstrationWay.Corrected or DemonstrationWay.NotCorrected:
                var asked = After(received, 5);
                Notice(index, one, asked, LetterKind.CorrectionNotice);
                if (one.Way == DemonstrationWay.NotCorrected)
                {
                    Answer(index, one, After(asked, 40), AnswerKind.NotCorrected);
                    break;
                }

                var came = After(asked, 6);
                steps.On(came, ct => DoAsync((ReceiveCorrection o, Recorded r) => o.ExecuteAsync(r, came, $"{one.Subject}，2025年度（示例，已补正）", ct), index, null, ct));
                Answer(index, one, After(came, 12), index % 2 == 0 ? AnswerKind.StillUnclear : one.Answer);
                break;
            case DemonstrationWay.Consulted:
                var sent = After(received, 4);
                Notice(index, one, sent, LetterKind.ThirdPartyConsultation);
                var replied = After(sent, 9);
                steps.On(replied, ct => DoAsync((RecordReply o, Recorded r) => o.ExecuteAsync(r, 0, null, replied, index % 2 == 0, ct), index, null, ct));
                Answer(index, one, After(replied, 14), index % 2 == 0 ? AnswerKind.PartlyGranted : AnswerKind.RefusedThirdParty, thirdPartyWasAsked: true);
                break;
            case DemonstrationWay.Extended:
                Notice(index, one, After(received, 18), LetterKind.ExtensionNotice);
                Answer(index, one, After(received, 31), one.Answer);
                break;
            case DemonstrationWay.Paid:
                var charged = After(received, 6);
                Notice(index, one, charged, LetterKind.FeeNotice);
                var paid = After(charged, 7);
                steps.On(paid, ct => DoAsync((RecordPayment o, Recorded r) => o.ExecuteAsync(r, paid, DemonstrationTexts.Charge, $"示例票据{index:00000}", ct), index, null, ct));
                Answer(index, one, After(paid, 15), AnswerKind.Granted);
                break;
            case DemonstrationWay.Excessive:
                var why = After(received, 4);
                Notice(index, one, why, LetterKind.ReasonsNotice);
                var given = After(why, 8);
                steps.On(given, ct => DoAsync((RecordReasons o, Recorded r) => o.ExecuteAsync(r, given, ct), index, "申请人未说明具体用途。", ct));
                Answer(index, one, After(received, 16), AnswerKind.Excessive);
                break;
            case DemonstrationWay.Withdrawn:
                var withdrawn = After(received, 5);
                steps.On(withdrawn, ct => DoAsync((RecordWithdrawal o, Recorded r) => o.ExecuteAsync(r, withdrawn, ct), index, "申请人书面撤回。", ct));
                break;
            case DemonstrationWay.Split:
                steps.On(After(received, 2), async ct =>
                {
                    var recorded = await SeenAsync(index, "申请含两项内容，一事一申请。", ct);
                    var parts = Require(await With(services, (SplitRequest o) => o.ExecuteAsync(recorded, [$"{one.Subject}（2024年度，示例）", $"{one.Subject}（2025年度，示例）"], ct)), "split");
                    (ids[PartOf(index, 0)], ids[PartOf(index, 1)]) = (parts[0].Id, parts[1].Id);
                });
                Answer(PartOf(index, 0), one, After(received, 15), AnswerKind.Granted);
                Answer(PartOf(index, 1), one, After(received, 16), AnswerKind.NotHeld);
                break;
            case DemonstrationWay.Void:
                steps.On(After(received, 2), ct => DoAsync((VoidRequest o, Recorded r) => o.ExecuteAsync(r, ct), index, "与前一件重复登记。", ct));
                break;
            case DemonstrationWay.Joint:
                var due = After(received, 16);
                steps.On(After(received, 3), async ct => Require(await With(services, async (RequestTasks o) => await o.AskAsync(ids[index], await VersionAsync(ids[index], ct), sections[1 + ((index + 1) % 3)], "请提供本科室掌握的相关材料和公开意见。", due, Office, ct)), "task"));
                break;
            case DemonstrationWay.Written:
                Write(index, one, After(received, 9), DemonstrationLetterEnd.Draft);
                break;
            case DemonstrationWay.Reviewed:
                Write(index, one, After(received, 9), DemonstrationLetterEnd.InReview);
                break;
            case DemonstrationWay.Signed:
                Write(index, one, After(received, 9), DemonstrationLetterEnd.Issued);
                break;
            case DemonstrationWay.Posted:
                Send(index, one, After(received, 9), LetterKind.Answer, one.Answer, _ => { });
                break;
            case DemonstrationWay.Returned:
                Send(index, one, After(received, 9), LetterKind.Answer, one.Answer, letter =>
                    steps.On(After(received, 16), ct => letters.ServedAsync(letter(), ServiceWay.Post, one.Applicant.Name, true, ct)));
                break;
            case DemonstrationWay.Untouched or DemonstrationWay.Unconfirmed:
                break;
        }
    }

    // Parts have numbers of their own, below zero.
    private static int PartOf(int index, int part) => -((index * 2) + part + 1);

    private void Answer(int index, DemonstrationCase one, DateOnly on, AnswerKind kind, bool thirdPartyWasAsked = false)
    {
        var (way, to) = WayOf(one, LetterKind.Answer);
        var served = way.IsSignedFor() ? on : After(on, 2);
        Send(index, one, on, LetterKind.Answer, kind, letter =>
        {
            if (!way.IsSignedFor())
            {
                steps.On(served, ct => letters.ServedAsync(letter(), way, to, false, ct));
            }
        }, thirdPartyWasAsked);
        steps.On(After(served, 30), async ct => Require(await With(services, async (RequestArchive archive) => await archive.ExecuteAsync(ids[index], await VersionAsync(ids[index], ct), Office, ct)), "archive"));
    }

    private void Notice(int index, DemonstrationCase one, DateOnly on, LetterKind kind)
    {
        var (way, to) = WayOf(one, kind);
        Send(index, one, on, kind, null, letter =>
        {
            if (!way.IsSignedFor())
            {
                steps.On(After(on, 2), ct => letters.ServedAsync(letter(), way, to, false, ct));
            }
        });
    }

    // Written, signed and sent on one day; what follows is planned with it.
    private void Send(int index, DemonstrationCase one, DateOnly on, LetterKind kind, AnswerKind? answer, Action<Func<long>> then, bool thirdPartyWasAsked = false)
    {
        var (way, to) = WayOf(one, kind);
        var id = 0L;
        steps.On(on, async ct =>
        {
            id = await letters.WriteAsync(ids[index], DemonstrationTexts.Letter(kind, answer, one.Subject, on, thirdPartyWasAsked), DemonstrationLetterEnd.Issued, ct);
            await letters.SendAsync(id, way, to, ct);
        });
        then(() => id);
    }

    private void Write(int index, DemonstrationCase one, DateOnly on, DemonstrationLetterEnd end) =>
        steps.On(on, ct => letters.WriteAsync(ids[index], DemonstrationTexts.Letter(LetterKind.Answer, one.Answer, one.Subject, on, false), end, ct));

    // As it came, so it goes back; what goes to others goes by post.
    private static (ServiceWay Way, string To) WayOf(DemonstrationCase one, LetterKind kind) => kind.Addressee() != LetterAddressee.Applicant ? (ServiceWay.Post, "示例收发室") : one.Channel switch
    {
        RequestChannel.Web => (ServiceWay.Platform, ""),
        RequestChannel.InPerson when one.Way is not (DemonstrationWay.Posted or DemonstrationWay.Returned) => (ServiceWay.Counter, one.Applicant.Name),
        RequestChannel.Email when one.Applicant.Email is { } email => (ServiceWay.Email, email),
        _ => (ServiceWay.Post, one.Applicant.Name),
    };

    private async Task DoAsync<TOperation>(Func<TOperation, Recorded, Task<Outcome<int>>> work, int index, string? remark, CancellationToken ct)
        where TOperation : notnull
    {
        var recorded = await SeenAsync(index, remark, ct);
        Require(await With(services, (TOperation operation) => work(operation, recorded)), typeof(TOperation).Name);
    }

    private async Task<Recorded> SeenAsync(int index, string? remark, CancellationToken ct) => new(ids[index], await VersionAsync(ids[index], ct), Office) { Remark = remark };

    private Task<int> VersionAsync(long id, CancellationToken ct) => With(services, (GongkaiDbContext db) => db.Requests.Where(r => r.Id == id).Select(r => r.Version).SingleAsync(ct));

    private DateOnly After(DateOnly day, int workingDays) => steps.After(day, workingDays);
}
