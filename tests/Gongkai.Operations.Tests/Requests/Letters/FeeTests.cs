using System.Text;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Gongkai.Operations.Data;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Requests.Fees;
using Gongkai.Operations.Requests.Letters;
using Gongkai.Operations.Tests.Publishing;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Requests.Letters;

public sealed class FeeTests
{
    private static Letter Notice(string scale, int count) => LetterDesk.Letter(LetterKind.FeeNotice, ("scale", scale), ("count", count.ToString()), ("pay", "凭缴款书缴纳"));

    [Theory, EveryDatabase]
    public async Task A_charge_stops_the_clock_until_it_is_paid_in_full_and_stands_in_the_ledger(Database database)
    {
        await using var desk = await LetterDesk.OpenAsync(database);
        var request = await desk.RegisterAsync();
        var letter = await desk.SentAsync(request, Notice("PerPage", 68));
        (await desk.DocumentAsync(letter)).ShouldContain("应缴金额为380元");
        var found = await desk.RequestAsync(request);
        (found.Status, found.DueOn, found.NextOn).ShouldBe((RequestStatus.AwaitingPayment, null, new DateOnly(2026, 9, 7)));

        desk.Store.Clock.Now = desk.Store.Clock.Now.AddDays(4);
        (await desk.Store.With((RecordPayment o) => o.ExecuteAsync(new(request, found.Version, desk.Disclosure), new(2026, 8, 14), 300, "0000000001", default))).ShouldFailWith("request.payment-not-in-full");
        (await desk.Store.With((RecordPayment o) => o.ExecuteAsync(new(request, found.Version, desk.Disclosure), new(2026, 8, 14), 380, "0000000001", default))).ShouldSucceed();
        (await desk.RequestAsync(request)).DueOn.ShouldBe(new DateOnly(2026, 9, 11));
        (await desk.DraftAsync(request, Notice("PerItem", 11))).ShouldFailWith("request.charged-once");

        var line = (await desk.Store.With((FeeLedger o) => o.OfYearAsync(desk.Place.Id, 2026, null, default))).ShouldHaveSingleItem();
        (line.Yuan, line.PaidOn, line.ReceiptNumber, line.LetterNumber).ShouldBe((380, new DateOnly(2026, 8, 14), "0000000001", "青自然资公告〔2026〕1号"));
        (await desk.Store.With((FeeLedger o) => o.OfYearAsync(desk.Place.Id, 2026, (line.NotifiedOn, line.RequestId), default))).ShouldBeEmpty();
        Encoding.UTF8.GetString(await desk.Store.With((FeeLedger o) => o.CsvAsync(desk.Place.Id, 2026, default))).ShouldContain("2026-00001,青自然资公告〔2026〕1号,按量计收,68,380,2026-08-10,2026-08-14,0000000001");
        (await desk.Store.With((FeeLedger o) => o.OfAsync([desk.Place.Id], 2026, desk.Store.Clock.Now, default))).ShouldBe(new FeeFigures(1, 380, 1, 380));
        (await desk.Store.With((FeeLedger o) => o.OfAsync([desk.Place.Id], 2026, desk.Store.Clock.Now.AddDays(-1), default))).ShouldBe(new FeeFigures(1, 380, 0, 0));
        (await desk.Store.With((FeeLedger o) => o.OfAsync([desk.Place.Id], 2025, desk.Store.Clock.Now, default))).ShouldBe(new FeeFigures(0, 0, 0, 0));
    }

    [Theory, EveryDatabase]
    public async Task An_applicants_applications_of_a_calendar_month_are_counted_for_each_agency(Database database)
    {
        await using var desk = await LetterDesk.OpenAsync(database);
        var requests = new List<long>();
        for (var n = 0; n < 3; n++)
        {
            requests.Add(await desk.RegisterAsync());
        }

        await desk.RegisterAsync(name: "乙某某");
        var july = await desk.RegisterAsync(on: new(2026, 7, 31));
        var places = new List<int?>();
        foreach (var id in requests.Append(july))
        {
            places.Add(await desk.Store.With(async (FeeLedger o) => await o.PlaceInMonthAsync(await desk.RequestAsync(id), default)));
        }

        places.ShouldBe([1, 2, 3, 1]);
    }

    [Theory, EveryDatabase]
    public async Task Who_does_not_pay_in_time_is_not_answered_before_the_limit_and_only_with_a_receipt_of_the_notice(Database database)
    {
        await using var desk = await LetterDesk.OpenAsync(database);
        var request = await desk.RegisterAsync();
        var notice = await desk.SentAsync(request, Notice("PerPage", 68));
        var unpaid = LetterDesk.Answer(AnswerKind.FeeNotPaid, ("fact", "期限届满没有缴纳"));
        (await desk.DraftAsync(request, unpaid)).ShouldFailWith("request.still-time-to-pay");
        desk.Store.Clock.Now = desk.Store.Clock.Now.AddDays(40);
        var draft = (await desk.DraftAsync(request, unpaid)).ShouldSucceed();
        (await desk.SubmitAsync(draft)).ShouldFailWith("letter.notice-not-received");
        (await desk.Store.With((RecordLetterService o) => o.ExecuteAsync(notice, new(ServiceResult.Delivered, new(2026, 8, 12)), desk.Disclosure, default))).ShouldSucceed();
        (await desk.SubmitAsync(draft)).ShouldSucceed();
        (await desk.SignAsync(draft, desk.Reviewer)).ShouldSucceed();
        (await desk.SignAsync(draft, desk.Leader)).ShouldSucceed();
        (await desk.SendAsync(draft, LetterDesk.Posted(new(2026, 9, 19)))).ShouldSucceed();
        (await desk.RequestAsync(request)).Answer.ShouldBe(AnswerKind.FeeNotPaid);
        (await desk.Store.With((GongkaiDbContext db) => db.Set<RequestFee>().SingleAsync())).PaidOn.ShouldBeNull();
    }
}
