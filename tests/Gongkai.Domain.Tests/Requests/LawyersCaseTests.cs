using Gongkai.Domain.Accounts;
using Gongkai.Domain.Deadlines;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Requests;

/// <summary>Cases counted by hand on the holiday notices, day by day, before the code was asked.</summary>
public sealed class LawyersCaseTests
{
    private static readonly WorkCalendar Calendar = ReadCalendar();

    [Theory]
    [InlineData(RequestChannel.InPerson, "2023-01-13", null, "2023-02-15")] // 21 to 27 January off, 28 and 29 worked
    [InlineData(RequestChannel.InPerson, "2024-09-28", null, "2024-10-30")] // handed in on a Saturday; Sunday 29 September and 12 October worked
    [InlineData(RequestChannel.RegisteredPost, "2020-01-31", null, "2020-02-28")] // signed for on a day that was off only by the extension of 2020
    [InlineData(RequestChannel.Web, "2020-01-22", "2020-02-03", "2020-03-02")] // confirmed on the first working day after it
    [InlineData(RequestChannel.OrdinaryPost, "2021-09-17", "2021-09-18", "2021-10-22")] // confirmed on a Saturday that was worked; 26 September and 9 October worked
    [InlineData(RequestChannel.Fax, "2022-09-23", "2022-09-26", "2022-10-27")] // 8 and 9 October worked
    [InlineData(RequestChannel.Email, "2023-09-18", "2023-09-20", "2023-10-24")] // 29 September to 6 October off, 7 and 8 October worked
    [InlineData(RequestChannel.Transferred, "2025-01-16", "2025-01-20", "2025-02-21")] // 28 January to 4 February off, 26 January and 8 February worked
    [InlineData(RequestChannel.Transferred, "2026-04-24", "2026-04-27", "2026-05-27")] // 1 to 5 May off, 9 May worked
    [InlineData(RequestChannel.InPerson, "2026-09-30", null, "2026-11-03")] // 1 to 7 October off, 10 October worked
    [InlineData(RequestChannel.InPerson, "2018-09-25", null, "2018-10-19")] // fifteen; 29 and 30 September worked
    [InlineData(RequestChannel.InPerson, "2015-08-20", null, "2015-09-11")] // fifteen; the one-off holiday of 3 September 2015, 6 September worked
    [InlineData(RequestChannel.Web, "2019-05-14", "2019-05-15", "2019-06-13")] // confirmed on the first day of the revised Regulation: twenty
    public void The_term_ends_on(RequestChannel channel, string arrived, string? confirmed, string due) =>
        RequestClock.Of(Facts(channel, arrived, confirmed), Calendar).DueOn.ShouldBe(Day(due));

    [Theory]
    [InlineData(RequestChannel.Email)]
    [InlineData(RequestChannel.Fax)]
    [InlineData(RequestChannel.Web)]
    public void Before_the_revised_Regulation_what_came_over_the_wire_was_received_when_it_came_in(RequestChannel channel)
    {
        var term = RequestClock.Of(Facts(channel, "2018-03-05"), Calendar);
        (term.ReceivedOn, term.DueOn).ShouldBe((Day("2018-03-05"), Day("2018-03-26")));
        term.Steps[0].Basis.ShouldBe("国办公开办函〔2015〕207号");
        RequestClock.Of(Facts(channel, "2019-05-15"), Calendar).ReceivedOn.ShouldBeNull();
        RequestClock.Of(Facts(RequestChannel.OrdinaryPost, "2018-03-05"), Calendar).ReceivedOn.ShouldBeNull();
    }

    [Fact]
    public void An_old_case_is_extended_by_fifteen_and_keeps_out_third_parties_only()
    {
        var old = Facts(RequestChannel.InPerson, "2018-09-25");
        RequestClock.Of(old with { Extension = new(Day("2018-10-15"), 15) }, Calendar).DueOn.ShouldBe(Day("2018-11-09"));

        Consultation Asked(ConsultedKind kind) => new(kind, Day("2018-10-08"), Day("2018-10-08"), Day("2018-10-12"));
        var third = RequestClock.Of(old with { Consultations = [Asked(ConsultedKind.ThirdParty)] }, Calendar);
        (third.Excluded, third.DueOn).ShouldBe((4, Day("2018-10-25"))); // 9 to 12 October
        third.Steps.ShouldContain(s => s.Code == "excluded" && s.Basis == "2007年《政府信息公开条例》第二十四条");
        foreach (var kind in (ConsultedKind[])[ConsultedKind.CoMaker, ConsultedKind.OtherAgency])
        {
            RequestClock.Of(old with { Consultations = [Asked(kind)] }, Calendar).DueOn.ShouldBe(Day("2018-10-19"));
        }
    }

    [Fact]
    public void A_correction_may_be_asked_for_until_the_seventh_working_day_over_the_spring_festival()
    {
        var facts = Facts(RequestChannel.InPerson, "2025-01-20");
        RequestClock.Of(facts, Calendar).CorrectionAskableUntil.ShouldBe(Day("2025-02-05"));
        Why(facts, RequestAct.AskCorrection, "2025-02-05").ShouldBeNull();
        Why(facts, RequestAct.AskCorrection, "2025-02-06").ShouldBe("request.correction-too-late");
    }

    [Theory]
    [InlineData("2025-02-17", "2025-03-17")] // in time
    [InlineData("2025-03-10", "2025-04-08")] // long after the limit and taken all the same: it starts the term as well; 4 to 6 April off
    public void A_correction_starts_the_term_afresh_whenever_it_is_taken(string corrected, string due) =>
        RequestClock.Of(Facts(RequestChannel.InPerson, "2025-01-20") with { Correction = new(Day("2025-02-05"), Day("2025-02-21"), Day(corrected)) }, Calendar).DueOn.ShouldBe(Day(due));

    [Fact]
    public void Who_does_not_correct_has_given_up_only_after_the_limit()
    {
        var facts = Facts(RequestChannel.InPerson, "2025-01-20") with { Correction = new(Day("2025-02-05"), Day("2025-02-21")) };
        WhyNot(facts, AnswerKind.NotCorrected, "2025-02-21", RequestStatus.AwaitingCorrection).ShouldBe("request.still-time-to-correct");
        WhyNot(facts, AnswerKind.NotCorrected, "2025-02-22", RequestStatus.AwaitingCorrection).ShouldBeNull();
        WhyNot(facts, AnswerKind.Granted, "2025-02-22", RequestStatus.AwaitingCorrection).ShouldBe("request.awaits-correction");
    }

    [Fact]
    public void A_silent_third_party_and_a_co_maker_within_its_time_are_kept_out_once()
    {
        // Third party: sent 17 September, received 19 September, fifteen working days end on 16 October. Co-maker: 24 September to 9 October.
        var facts = Facts(RequestChannel.InPerson, "2025-09-15") with
        {
            Consultations = [new(ConsultedKind.ThirdParty, Day("2025-09-17"), Day("2025-09-19")), new(ConsultedKind.CoMaker, Day("2025-09-24"), Day("2025-09-24"), Day("2025-10-09"), true)],
        };
        RequestClock.LimitOf(facts.Consultations[0], Calendar).ShouldBe(Day("2025-10-16"));
        var term = RequestClock.Of(facts, Calendar);
        (term.Excluded, term.DueOn).ShouldBe((17, Day("2025-11-11")));
        (RequestClock.Of(facts with { Extension = new(Day("2025-11-11"), 20) }, Calendar).DueOn).ShouldBe(Day("2025-12-09"));
    }

    [Fact]
    public void A_consultation_sent_on_the_last_day_leaves_the_day_of_the_reply_to_answer()
    {
        // 2026-03-02 received, the twentieth working day is 2026-03-30; the third party has 15 working days, Qingming (4 to 6 April) among them, until 2026-04-21.
        var facts = new ClockFacts { Receipt = new(RequestChannel.InPerson, Day("2026-03-02")) };
        RequestClock.Of(facts, Calendar).DueOn.ShouldBe(Day("2026-03-30"));
        Consultation Asked(string? replied) => new(ConsultedKind.ThirdParty, Day("2026-03-30"), Day("2026-03-30"), replied is null ? null : Day(replied));

        var open = RequestClock.Of(facts with { Consultations = [Asked(null)] }, Calendar);
        (open.DueOn, open.Waiting).ShouldBe((Day("2026-04-21"), WaitingFor.Consultation));
        RequestClock.Of(facts with { Consultations = [Asked("2026-04-02")] }, Calendar).DueOn.ShouldBe(Day("2026-04-02"));
        RequestClock.Of(facts with { Consultations = [Asked("2026-04-04")] }, Calendar).DueOn.ShouldBe(Day("2026-04-07"), "replied on a holiday");
        RequestClock.Of(facts with { Consultations = [Asked("2026-04-02")] }, Calendar).Steps.Single(s => s.Code == "due").Text.ShouldContain("第20个工作日为2026年3月30日；当日发出征求意见书，期限至2026年4月2日，扣除征求意见的3个工作日");
    }

    [Fact]
    public void Two_consultations_one_after_the_other_are_both_kept_out()
    {
        var facts = Facts(RequestChannel.InPerson, "2026-03-02") with
        {
            Consultations = [new(ConsultedKind.ThirdParty, Day("2026-03-04"), Day("2026-03-05"), Day("2026-03-10"), true), new(ConsultedKind.OtherAgency, Day("2026-03-16"), null, Day("2026-03-18"))],
        };
        var term = RequestClock.Of(facts, Calendar);
        (term.Excluded, term.DueOn).ShouldBe((6, Day("2026-04-08"))); // 5, 6, 9, 10 and 17, 18 March; 6 April off
    }

    [Fact]
    public void An_extension_is_told_at_the_latest_on_the_due_date_and_once_in_a_term()
    {
        var facts = Facts(RequestChannel.InPerson, "2025-02-17");
        RequestClock.Of(facts, Calendar).DueOn.ShouldBe(Day("2025-03-17"));
        Why(facts, RequestAct.Extend, "2025-03-17").ShouldBeNull();
        Why(facts, RequestAct.Extend, "2025-03-18").ShouldBe("request.extension-too-late");
        var extended = facts with { Extension = new(Day("2025-03-17"), 20) };
        RequestClock.Of(extended, Calendar).DueOn.ShouldBe(Day("2025-04-15"));
        Why(extended, RequestAct.Extend, "2025-04-01").ShouldBe("request.extended-once");

        // A payment starts a term of its own (109号第六条): what was added to the old one is gone, and may be added to the new one.
        var paid = extended with { Fee = new(Day("2025-03-20"), Day("2025-03-24")) };
        RequestClock.Of(paid, Calendar).DueOn.ShouldBe(Day("2025-04-22"));
        Why(paid, RequestAct.Extend, "2025-04-22").ShouldBeNull();
    }

    [Fact]
    public void A_fee_is_paid_within_twenty_working_days_of_the_day_after_its_notice()
    {
        var facts = Facts(RequestChannel.InPerson, "2025-04-14") with { Fee = new(Day("2025-04-21")) };
        RequestClock.Of(facts, Calendar).NextOn.ShouldBe(Day("2025-05-21")); // 1 to 5 May off, 27 April worked
        WhyNot(facts, AnswerKind.FeeNotPaid, "2025-05-21", RequestStatus.AwaitingPayment).ShouldBe("request.still-time-to-pay");
        WhyNot(facts, AnswerKind.FeeNotPaid, "2025-05-22", RequestStatus.AwaitingPayment).ShouldBeNull();
        WhyNot(facts, AnswerKind.Granted, "2025-05-22", RequestStatus.AwaitingPayment).ShouldBe("request.awaits-payment");
        RequestClock.Of(facts with { Fee = new(Day("2025-04-21"), Day("2025-05-20")) }, Calendar).DueOn.ShouldBe(Day("2025-06-18")); // 31 May to 2 June off
        Why(facts, RequestAct.AskFee, "2025-04-22").ShouldBe("request.charged-once");
    }

    [Fact]
    public void Article_35_goes_by_asking_reasons_first_and_then_refuses_or_sets_a_date()
    {
        var facts = Facts(RequestChannel.InPerson, "2026-03-02");
        WhyNot(facts, AnswerKind.Excessive, "2026-03-10").ShouldBe("request.reasons-first");
        Why(facts, RequestAct.Delay, "2026-03-10").ShouldBe("request.reasons-first");
        var asked = facts with { Reasons = new(Day("2026-03-04"), Day("2026-03-11")) };
        RequestClock.Of(asked, Calendar).DueOn.ShouldBe(Day("2026-03-30")); // the term goes on
        WhyNot(asked, AnswerKind.Excessive, "2026-03-11").ShouldBe("request.still-time-for-reasons");
        WhyNot(asked, AnswerKind.Excessive, "2026-03-12").ShouldBeNull();
        var given = asked with { Reasons = asked.Reasons! with { GivenOn = Day("2026-03-10") } };
        Why(given, RequestAct.Delay, "2026-03-30").ShouldBeNull();
        Why(given, RequestAct.Delay, "2026-03-31").ShouldBe("request.delay-too-late");
        RequestClock.Of(given with { Delay = new(Day("2026-03-30"), Day("2026-09-30")) }, Calendar).DueOn.ShouldBe(Day("2026-09-30"));
        Why(given with { Delay = new(Day("2026-03-30"), Day("2026-09-30")) }, RequestAct.Extend, "2026-04-01").ShouldBe("request.delayed");
    }

    [Theory]
    [InlineData(ServiceWay.Post, "2026-03-30", "2026-04-03", false)] // 交邮之日
    [InlineData(ServiceWay.Post, "2026-03-31", "2026-03-31", true)]
    [InlineData(ServiceWay.Counter, "2026-03-31", "2026-03-31", true)] // 签收之日
    [InlineData(ServiceWay.ThroughAgency, "2026-03-27", "2026-03-31", true)] // handed to the other agency in time, signed for a day too late
    [InlineData(ServiceWay.ThroughAgency, "2026-03-27", "2026-03-30", false)]
    [InlineData(ServiceWay.Platform, "2026-03-30", "2026-05-06", false)]
    [InlineData(ServiceWay.Email, "2026-03-31", null, true)]
    public void An_answer_is_in_time_by_the_day_that_its_way_of_service_counts(ServiceWay way, string sent, string? received, bool isLate)
    {
        var term = RequestClock.Of(Facts(RequestChannel.InPerson, "2026-03-02"), Calendar);
        term.DueOn.ShouldBe(Day("2026-03-30"));
        term.IsOverdue(Day("2026-06-01"), way.InTimeOn(Day(sent), received is null ? null : Day(received))).ShouldBe(isLate);
    }

    [Fact]
    public void A_mail_at_night_arrives_on_the_day_that_it_is_in_China() =>
        // 2 March 2026, 00:30 in Beijing; the office confirms on the 3rd, and that is the day.
        RequestClock.Of(Facts(RequestChannel.Email, "2026-03-02", "2026-03-03"), Calendar).DueOn.ShouldBe(Day("2026-03-31"));

    private static string? Why(ClockFacts facts, RequestAct act, string on, RequestStatus status = RequestStatus.InProgress) => Standing(facts, status).WhyNotNow(act, Day(on), Calendar)?.Code;

    private static string? WhyNot(ClockFacts facts, AnswerKind answer, string on, RequestStatus status = RequestStatus.InProgress) => Standing(facts, status).WhyNotAnswer(answer, Day(on), Calendar)?.Code;

    private static RequestStanding Standing(ClockFacts facts, RequestStatus status) =>
        new() { Agency = new AgencyPlace(1, "/1/"), Status = status, Facts = facts, Term = RequestClock.Of(facts, Calendar) };

    private static ClockFacts Facts(RequestChannel channel, string arrived, string? confirmed = null) => new() { Receipt = new(channel, Day(arrived), confirmed is null ? null : Day(confirmed)) };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    private static WorkCalendar ReadCalendar()
    {
        var rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "holidays-cn.csv")).Skip(1).Select(l => l.Split(',')).ToList();
        return new(rows.ToDictionary(r => Day(r[0]), r => r[2] == "true"), rows.ToDictionary(r => Day(r[0]), r => r[1]));
    }
}
