using Gongkai.Domain.Requests;
using Gongkai.Operations.AnnualReports.Writing;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Tests.Publishing;
using Gongkai.Testing.Databases;

namespace Gongkai.Operations.Tests.Requests;

/// <summary>Cases driven through the real operations on random lawful ways, while a plain ledger beside keeps what happened.</summary>
public sealed class LawfulWaysTests
{
    private const int Cases = 60;

    /// <summary>What the ledger knows of a case.</summary>
    private sealed record Kept(long Id, ApplicantKind Kind, DateOnly? ReceivedOn, DateOnly? EndedOn = null, AnswerKind? Answer = null, bool Counts = true);

    [Theory, EveryDatabase]
    public async Task Table_three_of_cases_that_went_lawful_ways_is_what_a_plain_ledger_says(Database database)
    {
        await using var office = await RequestOffice.OpenAsync(database);
        var (ledger, dice) = (new List<Kept>(), new Dice(20260810));
        for (var n = 0; n < Cases; n++)
        {
            office.Go(n * 4);
            ledger.AddRange(await RunAsync(office, dice));
        }

        office.Go(Cases * 4 + 200);
        foreach (var year in (int[])[2026, 2027])
        {
            var when = new YearAt(year, office.Store.Clock.Now);
            var cells = RequestTallies.Cells(await office.Store.With((RequestTallies o) => o.OfAsync([office.Bureau.Id], when, default))).Where(c => c.Value > 0).ToDictionary(c => c.Key, c => c.Value);
            cells.ShouldBe(Counted(ledger, when), ignoreOrder: true);
        }

        await office.Store.With(async (VerifyDossiers verify) =>
        {
            await foreach (var chain in verify.ExecuteAsync(default))
            {
                chain.Fault.ShouldBeNull();
            }

            return true;
        });
        foreach (var kept in ledger)
        {
            var request = await office.CaseAsync(kept.Id);
            var term = RequestClock.Of(request.Facts, WorkCalendars.National);
            request.ReceivedOn.ShouldBe(term.ReceivedOn);
            (request.Status.IsOpen() ? request.DueOn : term.DueOn).ShouldBe(term.DueOn, "what is stored is what the facts derive");
        }
    }

    private static Dictionary<string, decimal?> Counted(List<Kept> ledger, YearAt year)
    {
        var cells = new Dictionary<string, decimal?>();
        foreach (var kept in ledger.Where(k => k.Counts && k.ReceivedOn <= year.To && !(k.EndedOn < year.From)))
        {
            Add(kept.ReceivedOn < year.From ? "requests.carriedIn" : "requests.received", kept);
            Add(kept.EndedOn <= year.To ? kept.Answer!.Value.RowKey() : "requests.carriedOut", kept);
        }

        return cells;

        void Add(string row, Kept kept) => cells[$"{row}[{kept.Kind.Column()}]"] = cells.GetValueOrDefault($"{row}[{kept.Kind.Column()}]").GetValueOrDefault() + 1;
    }

    // From registration to an end, each step some days after the one before.
    private static async Task<IReadOnlyList<Kept>> RunAsync(RequestOffice office, Dice dice)
    {
        var start = (int)(office.Store.Clock.Now - RequestOffice.Monday).TotalDays;
        var kind = dice.Of(ApplicantKinds.All);
        var channel = dice.Of(RequestChannels.All);
        var id = await office.RegisterAsync(channel, RequestOffice.Application() with { Applicant = RequestOffice.Application().Applicant with { Kind = kind } }, confirmed: false);
        var at = start;
        if (channel.IsConfirmed())
        {
            if (dice.In(8))
            {
                return [new(id, kind, null)]; // never confirmed: not received yet
            }

            office.Go(++at);
            (await office.DoAsync(id, office.Office, (ConfirmReceipt o, Recorded r) => o.ExecuteAsync(r, RequestOffice.Day(at), default))).ShouldSucceed();
        }

        var kept = new Kept(id, kind, RequestOffice.Day(at));
        switch (dice.Next(10))
        {
            case 0:
                (await office.DoAsync(id, office.Office, (VoidRequest o, Recorded r) => o.ExecuteAsync(r, default), "误登")).ShouldSucceed();
                return [kept with { Counts = false }];
            case 1:
                var parts = (await office.Store.With((SplitRequest o) => o.ExecuteAsync(new(id, channel.IsConfirmed() ? 2 : 1, office.Office) { Remark = "一事一申请" }, ["甲", "乙", "丙"], default))).Value;
                return [kept with { Counts = false }, .. parts.Select(p => kept with { Id = p.Id })];
            case 2:
                office.Go(++at);
                (await office.DoAsync(id, office.Office, (RecordWithdrawal o, Recorded r) => o.ExecuteAsync(r, RequestOffice.Day(at), default), "书面")).ShouldSucceed();
                return [kept with { EndedOn = RequestOffice.Day(at), Answer = AnswerKind.Withdrawn }];
            case 3:
                (await office.SentAsync(id, RequestAct.AskCorrection, f => f with { Correction = new(RequestOffice.Day(at), RequestOffice.Day(at + 14)) })).ShouldSucceed();
                office.Go(at += 6);
                (await office.DoAsync(id, office.Office, (ReceiveCorrection o, Recorded r) => o.ExecuteAsync(r, RequestOffice.Day(at), "补正后", default))).ShouldSucceed();
                break;
            case 4:
                (await office.SentAsync(id, RequestAct.Consult, f => f with { Consultations = [new(ConsultedKind.CoMaker, RequestOffice.Day(at))] })).ShouldSucceed();
                office.Go(at += 5);
                (await office.DoAsync(id, office.Office, (RecordReply o, Recorded r) => o.ExecuteAsync(r, 0, null, RequestOffice.Day(at), true, default))).ShouldSucceed();
                break;
            case 5:
                (await office.SentAsync(id, RequestAct.AskFee, f => f with { Fee = new(RequestOffice.Day(at)) })).ShouldSucceed();
                office.Go(at += 3);
                (await office.DoAsync(id, office.Office, (RecordPayment o, Recorded r) => o.ExecuteAsync(r, RequestOffice.Day(at), 100, "示例1", default))).ShouldSucceed();
                break;
            case 6:
                return [kept]; // still open when the report is written
        }

        office.Go(at += 1 + dice.Next(30));
        var answer = dice.Of([.. AnswerKinds.All.Where(a => a is not (AnswerKind.Withdrawn or AnswerKind.NotCorrected or AnswerKind.FeeNotPaid))]);
        (await office.Store.With((RequestActing o) => o.DoAsync(id, null, RequestAct.Answer, office.Office, found =>
        {
            (found.Request.Answer, found.Request.AnsweredOn, found.Request.AnsweredAt) = (answer, RequestOffice.Day(at), office.Store.Clock.Now.ToUniversalTime());
            return Task.FromResult<Domain.Outcome<RequestActing.Entry>>(new RequestActing.Entry("request.answered"));
        }, default))).ShouldSucceed();
        return [kept with { EndedOn = RequestOffice.Day(at), Answer = answer }];
    }

    /// <summary>The same throws in every run, on every machine.</summary>
    private sealed class Dice(uint seed)
    {
        private uint state = seed;

        public int Next(int below)
        {
            state = unchecked((state * 1664525) + 1013904223);
            return (int)((state >> 8) % (uint)below);
        }

        public bool In(int times) => Next(times) == 0;

        public T Of<T>(IReadOnlyList<T> all) => all[Next(all.Count)];
    }
}
