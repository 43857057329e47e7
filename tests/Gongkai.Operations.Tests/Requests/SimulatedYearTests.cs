using Gongkai.Domain.Accounts;
using Gongkai.Domain.AnnualReports;
using Gongkai.Domain.AnnualReports.Writing;
using Gongkai.Domain.Requests;
using Gongkai.Operations.AnnualReports.Writing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Tests.Publishing;
using Gongkai.Reports.Checking;
using Gongkai.Reports.Reading;
using Gongkai.Reports.Writing;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Requests;

/// <summary>A year of applications, each driven along a random way that the rules allow, against a count with pencil and paper.</summary>
public sealed class SimulatedYearTests
{
    private const int Year = 2025;
    private const int Cases = 50_000;
    private static readonly DateOnly LastDay = new(2026, 1, 15);
    private static readonly RequestAct[] Steps =
    [
        RequestAct.AskCorrection, RequestAct.ReceiveCorrection, RequestAct.Consult, RequestAct.RecordReply, RequestAct.Extend, RequestAct.AskReasons,
        RequestAct.RecordReasons, RequestAct.Delay, RequestAct.AskFee, RequestAct.RecordPayment, RequestAct.Answer, RequestAct.Answer, RequestAct.Answer,
        RequestAct.Withdraw, RequestAct.Void, RequestAct.Split,
    ];

    [Fact]
    public async Task The_report_of_fifty_thousand_cases_is_what_a_plain_count_gives_and_every_rule_is_silent_on_it()
    {
        await using var office = await Office.OpenAsync(Database.Sqlite);
        var random = new Random(2025);
        var cases = new List<Walk>();
        while (cases.Count < Cases)
        {
            cases.AddRange(Walk.Along(office.Place, random));
        }

        await StoreAsync(office, cases);
        cases.Count(c => c.Answer is not null).ShouldBeGreaterThan(Cases / 2);
        cases.Select(c => c.Answer).Distinct().Count().ShouldBe(AnswerKinds.All.Count + 1, "every outcome came about, and some are open");
        var asOf = new DateTimeOffset(2026, 1, 20, 9, 0, 0, TimeSpan.FromHours(8));
        var agency = await office.Store.With((GongkaiDbContext db) => db.Agencies.AsNoTracking().SingleAsync(a => a.Id == office.Place.Id));

        var sheet = (await office.Store.With((YearFigures f) => f.OfAsync(agency, new(Year, asOf), default))).Own;

        var plain = Count(cases);
        foreach (var cell in FigureSheet.Form.Cells.Where(c => c.Row.Table == TableKind.Requests && !c.Row.IsAlternative))
        {
            sheet[cell.Path].Value.ShouldBe(plain.GetValueOrDefault(cell.Path), cell.Path);
        }

        var report = ReportLayout.Of(agency.Name, Year, sheet.ToCells(), new("2025年，本机关认真执行条例。", "工作中还有不足，将继续改进。", "没有其他需要报告的事项。"), new(2026, 1, 20));
        using var html = new MemoryStream();
        ReportWriter.Write(report, null, ReportFileFormat.Html, html);
        var read = ReportReader.Read(html.ToArray(), "report.html").Report.ShouldNotBeNull();
        ReportChecker.Check(read).Where(f => f.Rule.Family == RuleFamily.Balance && f.Severity != Severity.Info && f.Cells.Any(c => c.StartsWith("requests", StringComparison.Ordinal)))
            .Select(f => f.Message).ShouldBeEmpty();
    }

    // Case by case: new this year or carried in, and once by what became of it.
    private static Dictionary<string, decimal> Count(IEnumerable<Walk> cases)
    {
        var sums = new Dictionary<string, decimal>();
        foreach (var c in cases.Where(c => c is { IsUncounted: false, ReceivedOn: { Year: <= Year } } && !(c.AnsweredOn?.Year < Year)))
        {
            var isDone = c.AnsweredOn?.Year == Year;
            foreach (var row in (string?[])[c.ReceivedOn!.Value.Year == Year ? "requests.received" : "requests.carriedIn", isDone ? c.Answer!.Value.RowKey() : "requests.carriedOut", isDone ? "requests.outcomes.total" : null])
            {
                foreach (var column in row is null ? [] : (int[])[c.Applicant.Column(), 6])
                {
                    sums[$"{row}[{column}]"] = sums.GetValueOrDefault($"{row}[{column}]") + 1;
                }
            }
        }

        return sums;
    }

    private static async Task StoreAsync(Office office, List<Walk> cases)
    {
        var serial = 0;
        foreach (var chunk in cases.Chunk(5000))
        {
            await office.Store.With(async (GongkaiDbContext db) =>
            {
                db.ChangeTracker.AutoDetectChangesEnabled = false;
                db.Requests.AddRange(chunk.Select(c => new DisclosureRequest
                {
                    AgencyId = office.Place.Id,
                    Number = new RequestNumber(Year, ++serial).ToString(),
                    Channel = c.Facts.Receipt.Channel,
                    ApplicantKind = c.Applicant,
                    Subject = "关于道路建设的信息",
                    Status = c.Status,
                    Facts = c.Facts,
                    ReceivedOn = c.ReceivedOn,
                    Answer = c.Answer,
                    AnsweredOn = c.AnsweredOn,
                    AnsweredAt = c.AnsweredOn is { } on ? At(on) : null,
                    UncountedAt = c.IsUncounted ? At(c.On) : null,
                    RegisteredAt = At(c.Facts.Receipt.ArrivedOn),
                    UpdatedAt = At(c.On),
                    Sealed = [1],
                }));
                return await db.SaveChangesAsync();
            });
        }
    }

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(8));

    /// <summary>One application on its way: at each step something that lifecycle, clock and roles allow on that day.</summary>
    private sealed class Walk(AgencyPlace place, ApplicantKind applicant, ClockFacts facts, DateOnly on)
    {
        private readonly Officer office = new(1, "孙三", [new(place, StaffRole.DisclosureOffice)]);

        public ApplicantKind Applicant => applicant;

        public ClockFacts Facts { get; private set; } = facts;

        public RequestStatus Status { get; private set; } = facts.Receipt.ReceivedOn is null ? RequestStatus.AwaitingConfirmation : RequestStatus.InProgress;

        public DateOnly On { get; private set; } = on;

        public DateOnly? ReceivedOn => Facts.Receipt.ReceivedOn;

        public AnswerKind? Answer { get; private set; }

        public DateOnly? AnsweredOn { get; private set; }

        public bool IsUncounted => Status is RequestStatus.Void or RequestStatus.Split;

        /// <summary>A case, with its parts where it is split on the way.</summary>
        public static List<Walk> Along(AgencyPlace place, Random random)
        {
            var arrived = new DateOnly(Year - 1, 9, 1).AddDays(random.Next(500));
            var channel = RequestChannels.All[random.Next(RequestChannels.All.Count)];
            var facts = new ClockFacts { Receipt = new(channel, arrived, channel.IsConfirmed() && random.Next(30) > 0 ? arrived.AddDays(random.Next(4)) : null) };
            var whole = new Walk(place, ApplicantKinds.All[random.Next(6)], facts, facts.Receipt.ReceivedOn ?? arrived);
            whole.Go(random);
            return whole.Status == RequestStatus.Split
                ? [whole, .. Enumerable.Range(0, 2).Select(_ => { var part = new Walk(place, whole.Applicant, facts, whole.On); part.Go(random); return part; })]
                : [whole];
        }

        private void Go(Random random)
        {
            while (Status.IsOpen() && (On = On.AddDays(random.Next(1, 12))) <= LastDay)
            {
                var act = Steps[random.Next(Steps.Length)];
                var standing = Standing();
                if (act is RequestAct.Void or RequestAct.Split && random.Next(10) > 0 || standing.WhyNot(act, office, On, WorkCalendars.National) is not null)
                {
                    continue;
                }

                if (act == RequestAct.Answer)
                {
                    var kinds = AnswerKinds.All.Where(k => k != AnswerKind.Withdrawn && standing.WhyNotAnswer(k, On, WorkCalendars.National) is null).ToList();
                    if (kinds.Count == 0)
                    {
                        continue;
                    }

                    (Answer, AnsweredOn) = (kinds[random.Next(kinds.Count)], On);
                }
                else if (act == RequestAct.Withdraw)
                {
                    (Answer, AnsweredOn) = (AnswerKind.Withdrawn, On);
                }
                else
                {
                    Facts = After(act, random);
                }

                Status = RequestLifecycle.Next(Status, act)!.Value;
                var term = Standing().Term;
                (term.DueOn is { } due && due <= term.StartsOn).ShouldBeFalse("a term has at least a day");
                (Status == RequestStatus.InProgress && term.DueOn is null).ShouldBeFalse("what is in progress is due on a day");
            }
        }

        private ClockFacts After(RequestAct act, Random random) => act switch
        {
            RequestAct.AskCorrection => Facts with { Correction = new(On, On.AddDays(15)) },
            RequestAct.ReceiveCorrection => Facts with { Correction = Facts.Correction! with { CorrectedOn = On } },
            RequestAct.Consult => Facts with { Consultations = [.. Facts.Consultations, new((ConsultedKind)random.Next(3), On)] },
            RequestAct.RecordReply => Facts with { Consultations = [.. Facts.Consultations.Select(c => c with { RepliedOn = c.RepliedOn ?? On })] },
            RequestAct.Extend => Facts with { Extension = new(On, random.Next(1, 21)) },
            RequestAct.AskReasons => Facts with { Reasons = new(On, On.AddDays(10)) },
            RequestAct.RecordReasons => Facts with { Reasons = Facts.Reasons! with { GivenOn = On } },
            RequestAct.Delay => Facts with { Delay = new(On, Standing().Term.DueOn!.Value.AddDays(30)) },
            RequestAct.AskFee => Facts with { Fee = new(On) },
            RequestAct.RecordPayment => Facts with { Fee = Facts.Fee! with { PaidOn = On } },
            _ => Facts,
        };

        private RequestStanding Standing() => new() { Agency = place, Status = Status, Facts = Facts, Term = RequestClock.Of(Facts, WorkCalendars.National) };
    }
}
