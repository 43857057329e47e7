using Gongkai.Domain.Accounts;
using Gongkai.Domain.Deadlines;
using Gongkai.Domain.Requests;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Requests;

/// <summary>More cases counted by hand on the holiday notices: turns of the year, make-up days, suspensions one within the other, payments, rulings with a term of their own.</summary>
public sealed class FurtherCaseTests
{
    private static readonly WorkCalendar Calendar = ReadCalendar();

    [Theory]
    [InlineData("2025-12-03", "2025-12-31")] // the last working day of the year
    [InlineData("2022-12-12", "2023-01-10")] // 31 December to 2 January off
    [InlineData("2026-01-15", "2026-02-12")] // the day before the last before the holidays
    [InlineData("2020-01-20", "2020-02-25")] // 24 January to 2 February off, 19 January worked before it
    [InlineData("2021-01-20", "2021-02-22")] // 7 and 20 February worked
    [InlineData("2022-01-04", "2022-01-30")] // ends on a Sunday that was worked; Saturday 29 worked as well
    [InlineData("2024-01-22", "2024-02-22")] // 4 and 18 February worked, 10 to 17 off
    [InlineData("2025-01-26", "2025-02-28")] // received on a Sunday that was worked
    [InlineData("2026-02-14", "2026-03-20")] // received on the last day before the holidays, a Saturday; 28 February worked
    [InlineData("2024-04-03", "2024-05-06")] // Qingming and Labour Day, 7 and 28 April worked
    [InlineData("2026-06-18", "2026-07-17")] // 19 June off
    [InlineData("2024-08-30", "2024-09-29")] // ends on a Sunday that was worked; 14 September worked
    [InlineData("2025-09-12", "2025-10-16")] // 28 September and 11 October worked, 1 to 8 October off
    [InlineData("2026-09-14", "2026-10-16")] // Sunday 20 September worked, 25 off, 1 to 7 October off, 10 worked
    [InlineData("2019-05-14", "2019-06-04")] // the last day of the old Regulation: fifteen
    [InlineData("2019-01-25", "2019-02-20")] // fifteen over a Spring Festival; 2 and 3 February worked
    public void The_term_ends_on(string received, string due) => RequestClock.Of(Facts(received), Calendar).DueOn.ShouldBe(Day(due));

    [Theory]
    [InlineData("2026-02-12", "2026-02-28")] // 13, 14, 24 to 28 February: two Saturdays that are worked
    [InlineData("2024-09-27", "2024-10-12")] // 29, 30 September, 8 to 12 October
    [InlineData("2021-02-06", "2021-02-20")] // received on a Saturday; 7 to 10, 18 to 20 February
    [InlineData("2025-12-31", "2026-01-12")] // 4 January worked
    public void A_correction_may_be_asked_for_until(string received, string last)
    {
        RequestClock.Of(Facts(received), Calendar).CorrectionAskableUntil.ShouldBe(Day(last));
        Why(Facts(received), RequestAct.AskCorrection, last).ShouldBeNull();
        Why(Facts(received), RequestAct.AskCorrection, Day(last).AddDays(1).ToString("yyyy-MM-dd")).ShouldBe("request.correction-too-late");
    }

    [Fact]
    public void An_extension_told_on_the_last_day_adds_to_the_term_and_not_to_that_day()
    {
        var facts = Facts("2026-02-03");
        RequestClock.Of(facts, Calendar).DueOn.ShouldBe(Day("2026-03-09"));
        RequestClock.Of(facts with { Extension = new(Day("2026-03-09"), 20) }, Calendar).DueOn.ShouldBe(Day("2026-04-07")); // 6 April off
        RequestClock.Of(Facts("2019-01-25") with { Extension = new(Day("2019-02-20"), 15) }, Calendar).DueOn.ShouldBe(Day("2019-03-13"));
    }

    [Theory]
    [InlineData("2026-02-13", "2026-03-19", "2026-04-17")] // 14 and 28 February worked
    [InlineData("2025-09-26", "2025-10-30", "2025-11-27")] // 28 September and 11 October worked
    public void A_fee_paid_on_its_last_day_starts_the_term_afresh(string notified, string limit, string due)
    {
        var facts = Facts(notified) with { Fee = new(Day(notified)) };
        RequestClock.Of(facts, Calendar).NextOn.ShouldBe(Day(limit));
        RequestClock.Of(facts with { Fee = new(Day(notified), Day(limit)) }, Calendar).DueOn.ShouldBe(Day(due));
    }

    [Fact]
    public void A_fee_paid_late_and_taken_all_the_same_starts_the_term_on_the_day_it_was_paid() =>
        RequestClock.Of(Facts("2026-02-09") with { Fee = new(Day("2026-02-13"), Day("2026-04-01")) }, Calendar).DueOn.ShouldBe(Day("2026-04-30"));

    [Fact]
    public void Three_consultations_that_overlap_are_kept_out_once_and_the_silent_ones_end_with_their_limits()
    {
        // Third party silent until 13 February; the co-maker answers within that time; the ministry is asked later.
        var term = RequestClock.Of(Facts("2026-01-19") with
        {
            Consultations =
            [
                new(ConsultedKind.ThirdParty, Day("2026-01-21"), Day("2026-01-23")),
                new(ConsultedKind.CoMaker, Day("2026-01-28"), Day("2026-01-28"), Day("2026-02-06"), true),
                new(ConsultedKind.OtherAgency, Day("2026-02-25"), null, Day("2026-03-02")),
            ],
        }, Calendar);
        (term.Excluded, term.DueOn).ShouldBe((21, Day("2026-03-23"))); // 22 January to 13 February: 17; 26, 27, 28 February and 2 March: 4
    }

    [Fact]
    public void A_co_maker_silent_over_the_national_day_ends_with_its_limit()
    {
        var facts = Facts("2025-09-22") with { Consultations = [new(ConsultedKind.CoMaker, Day("2025-09-24"), Day("2025-09-25"))] };
        RequestClock.LimitOf(facts.Consultations[0], Calendar).ShouldBe(Day("2025-10-22"));
        RequestClock.Of(facts, Calendar).DueOn.ShouldBe(Day("2025-11-17"));
    }

    [Fact]
    public void Of_a_consultation_under_way_when_the_correction_comes_only_the_rest_is_kept_out() =>
        RequestClock.Of(Facts("2026-03-02") with
        {
            Correction = new(Day("2026-03-05"), Day("2026-03-19"), Day("2026-03-12")),
            Consultations = [new(ConsultedKind.OtherAgency, Day("2026-03-04"), null, Day("2026-03-20"))],
        }, Calendar).DueOn.ShouldBe(Day("2026-04-20")); // 13, 16 to 20 March out, 6 April off

    [Fact]
    public void A_term_that_a_payment_starts_afresh_does_not_end_with_a_delay_told_before()
    {
        var delayed = Facts("2026-04-20") with { Reasons = new(Day("2026-04-22"), Day("2026-04-30"), Day("2026-04-28")), Delay = new(Day("2026-05-15"), Day("2026-06-30")) };
        RequestClock.Of(delayed, Calendar).DueOn.ShouldBe(Day("2026-06-30"));
        RequestClock.Of(delayed with { Fee = new(Day("2026-05-18"), Day("2026-05-20")) }, Calendar).DueOn.ShouldBe(Day("2026-06-30"), "the later day counts: twenty working days end on 17 June");
        RequestClock.Of(delayed with { Fee = new(Day("2026-06-10"), Day("2026-06-25")) }, Calendar).DueOn.ShouldBe(Day("2026-07-23"));
    }

    [Fact]
    public void A_ruling_without_a_term_leaves_that_of_the_regulation_with_all_that_belongs_to_it()
    {
        var anew = Facts("2025-11-03") with { Renewal = new(Day("2026-01-29"), "青政复决〔2026〕1号") };
        RequestClock.Of(anew, Calendar).DueOn.ShouldBe(Day("2026-03-04"));
        Why(anew, RequestAct.Extend, "2026-03-04").ShouldBeNull();
        RequestClock.Of(anew with { Consultations = [new(ConsultedKind.ThirdParty, Day("2026-02-03"), Day("2026-02-04"), Day("2026-02-11"), false)] }, Calendar).DueOn.ShouldBe(Day("2026-03-12"));
    }

    [Fact]
    public void The_term_that_a_ruling_sets_is_not_the_agencys_to_lengthen()
    {
        foreach (var renewal in (Renewal[])[new(Day("2026-01-29"), "青政复决〔2026〕1号", 10), new(Day("2026-01-29"), "青政复决〔2026〕1号", null, Day("2026-02-12"))])
        {
            var anew = Facts("2025-11-03") with { Renewal = renewal };
            RequestClock.Of(anew, Calendar).DueOn.ShouldBe(Day("2026-02-12"));
            RequestClock.Of(anew with { Consultations = [new(ConsultedKind.ThirdParty, Day("2026-02-03"), Day("2026-02-04"), Day("2026-02-11"), false)] }, Calendar).DueOn.ShouldBe(Day("2026-02-12"));
            Why(anew, RequestAct.Extend, "2026-02-05").ShouldBe("request.ordered-term");
            Why(anew with { Reasons = new(Day("2026-02-02"), Day("2026-02-04"), Day("2026-02-04")) }, RequestAct.Delay, "2026-02-05").ShouldBe("request.ordered-term");
        }
    }

    [Fact]
    public void Who_has_to_answer_anew_cannot_stop_the_clock_by_a_correction_or_a_fee()
    {
        var anew = Facts("2025-11-03") with { Renewal = new(Day("2026-01-29"), "青政复决〔2026〕1号") };
        Why(anew, RequestAct.AskCorrection, "2026-01-30").ShouldBe("request.renewal-goes-on");
        Why(anew, RequestAct.AskFee, "2026-01-30").ShouldBe("request.renewal-goes-on");
    }

    [Fact]
    public void A_withdrawal_is_taken_whatever_is_waited_for()
    {
        foreach (var status in (RequestStatus[])[RequestStatus.AwaitingConfirmation, RequestStatus.InProgress, RequestStatus.AwaitingCorrection, RequestStatus.AwaitingPayment])
        {
            RequestLifecycle.Next(status, RequestAct.Withdraw).ShouldBe(RequestStatus.Closed);
        }

        RequestLifecycle.Next(RequestStatus.Answered, RequestAct.Withdraw).ShouldBeNull();
    }

    [Theory]
    [InlineData(AnswerKind.RefusedThirdParty, "2023-12-31", RemedyText.Either)] // the last day before reconsideration came first
    [InlineData(AnswerKind.RefusedThirdParty, "2024-01-01", RemedyText.ReconsiderationFirst)]
    [InlineData(AnswerKind.NotCorrected, "2024-01-02", RemedyText.Either)]
    [InlineData(AnswerKind.FeeNotPaid, "2026-01-05", RemedyText.Either)]
    [InlineData(AnswerKind.Withdrawn, "2026-01-05", RemedyText.None)]
    public void The_day_of_the_answer_decides_on_the_order_of_remedies(AnswerKind answer, string on, RemedyText remedy) => answer.Remedy(Day(on)).ShouldBe(remedy);

    private static string? Why(ClockFacts facts, RequestAct act, string on) =>
        new RequestStanding { Agency = new AgencyPlace(1, "/1/"), Status = RequestStatus.InProgress, Facts = facts, Term = RequestClock.Of(facts, Calendar) }.WhyNotNow(act, Day(on), Calendar)?.Code;

    private static ClockFacts Facts(string received) => new() { Receipt = new(RequestChannel.InPerson, Day(received)) };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    private static WorkCalendar ReadCalendar()
    {
        var rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "holidays-cn.csv")).Skip(1).Select(l => l.Split(',')).ToList();
        return new(rows.ToDictionary(r => Day(r[0]), r => r[2] == "true"), rows.ToDictionary(r => Day(r[0]), r => r[1]));
    }
}
