using FsCheck;
using FsCheck.Fluent;
using Gongkai.Domain.Deadlines;
using Gongkai.Domain.Requests;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Requests;

public sealed class RequestClockTests
{
    private static readonly WorkCalendar Calendar = ReadCalendar();

    [Theory]
    [InlineData(RequestChannel.InPerson, "2026-02-10", null, "2026-02-10")]
    [InlineData(RequestChannel.RegisteredPost, "2026-02-10", null, "2026-02-10")]
    [InlineData(RequestChannel.OrdinaryPost, "2026-02-10", "2026-02-11", "2026-02-11")]
    [InlineData(RequestChannel.Fax, "2026-02-10", "2026-02-12", "2026-02-12")]
    [InlineData(RequestChannel.Web, "2026-02-10", "2026-02-10", "2026-02-10")]
    [InlineData(RequestChannel.Email, "2026-02-10", null, null)]
    [InlineData(RequestChannel.Transferred, "2026-02-10", null, null)]
    public void The_channel_decides_the_day_of_receipt(RequestChannel channel, string arrived, string? confirmed, string? received) =>
        RequestClock.Of(Facts(new(channel, Day(arrived), confirmed is null ? null : Day(confirmed))), Calendar).ReceivedOn.ShouldBe(received is null ? null : Day(received));

    [Fact]
    public void What_is_not_confirmed_has_no_due_date_and_waits_for_it()
    {
        var term = RequestClock.Of(Facts(new(RequestChannel.Web, Day("2026-03-02"))), Calendar);
        term.DueOn.ShouldBeNull();
        term.Waiting.ShouldBe(WaitingFor.Confirmation);
        term.NextOn.ShouldBe(Day("2026-03-02"));
    }

    // Counted by hand on the notices of each year.
    [Theory]
    [InlineData("2026-02-10", "2026-03-16")] // Spring Festival 15 to 23 February, 14 and 28 February worked
    [InlineData("2025-09-25", "2025-10-29")] // National Day and Mid-Autumn 1 to 8 October, 28 September and 11 October worked
    [InlineData("2019-09-25", "2019-10-28")] // National Day 1 to 7 October, 29 September and 12 October worked
    [InlineData("2020-01-20", "2020-02-25")] // Spring Festival as extended to 2 February
    [InlineData("2024-02-01", "2024-03-05")] // Spring Festival 10 to 17 February, 4 and 18 February worked
    [InlineData("2021-02-05", "2021-03-10")] // Spring Festival 11 to 17 February, 7 and 20 February worked
    [InlineData("2019-05-15", "2019-06-13")] // the first day of the revised Regulation; Dragon Boat 7 June
    public void Twenty_working_days_end_on(string received, string due) =>
        RequestClock.Of(InPerson(received), Calendar).DueOn.ShouldBe(Day(due));

    [Theory]
    [InlineData("2019-05-14", "2019-06-04")]
    [InlineData("2018-02-12", "2018-03-09")] // Spring Festival 15 to 21 February, 11 and 24 February worked
    public void Before_the_revised_Regulation_the_term_was_fifteen_working_days(string received, string due)
    {
        var facts = InPerson(received);
        RequestClock.Of(facts, Calendar).DueOn.ShouldBe(Day(due));
        RequestTerms.Of(Day(received)).MostExtension.ShouldBe(15);
    }

    [Fact]
    public void A_correction_stops_the_term_and_its_receipt_starts_it_afresh()
    {
        var asked = InPerson("2026-03-02") with { Correction = new(Day("2026-03-05"), Day("2026-03-26")) };
        var waiting = RequestClock.Of(asked, Calendar);
        (waiting.DueOn, waiting.Waiting, waiting.NextOn).ShouldBe((null, WaitingFor.Correction, Day("2026-03-26")));

        var corrected = RequestClock.Of(asked with { Correction = asked.Correction! with { CorrectedOn = Day("2026-03-20") } }, Calendar);
        corrected.StartsOn.ShouldBe(Day("2026-03-20"));
        corrected.ReceivedOn.ShouldBe(Day("2026-03-02"));
        corrected.DueOn.ShouldBe(Day("2026-04-20")); // Qingming off on 6 April
    }

    [Fact]
    public void A_correction_may_be_asked_for_within_seven_working_days() =>
        RequestClock.Of(InPerson("2026-02-10"), Calendar).CorrectionAskableUntil.ShouldBe(Day("2026-02-26"));

    [Fact]
    public void Payment_starts_the_term_afresh()
    {
        var asked = InPerson("2026-03-02") with { Fee = new(Day("2026-03-10")) };
        var waiting = RequestClock.Of(asked, Calendar);
        (waiting.DueOn, waiting.Waiting, waiting.NextOn).ShouldBe((null, WaitingFor.Payment, Day("2026-04-08")));
        RequestClock.Of(asked with { Fee = new(Day("2026-03-10"), Day("2026-03-12")) }, Calendar).DueOn.ShouldBe(Day("2026-04-10"));
    }

    [Fact]
    public void Time_of_consultation_is_not_counted_and_overlaps_count_once()
    {
        var third = new Consultation(ConsultedKind.ThirdParty, Day("2026-03-05"), Day("2026-03-09"), Day("2026-03-13")); // 6, 9 to 13: six working days
        var agency = new Consultation(ConsultedKind.CoMaker, Day("2026-03-11"), null, Day("2026-03-17")); // 12, 13, 16, 17: two more
        var due = RequestClock.Of(InPerson("2026-03-02"), Calendar).DueOn!.Value;
        var term = RequestClock.Of(InPerson("2026-03-02") with { Consultations = [third, agency] }, Calendar);
        term.Excluded.ShouldBe(8);
        term.DueOn.ShouldBe(Calendar.AddWorkingDays(due, 8));
    }

    [Fact]
    public void A_third_party_that_is_silent_keeps_out_fifteen_working_days_from_receiving_the_letter_and_no_more()
    {
        var consultation = new Consultation(ConsultedKind.ThirdParty, Day("2026-03-05"), Day("2026-03-09"));
        RequestClock.LimitOf(consultation, Calendar).ShouldBe(Day("2026-03-30"));
        RequestClock.ExcludedUntil(consultation with { RepliedOn = Day("2026-04-03") }, Calendar).ShouldBe(Day("2026-03-30"));
        var waiting = RequestClock.Of(InPerson("2026-03-02") with { Consultations = [consultation] }, Calendar);
        (waiting.Waiting, waiting.NextOn).ShouldBe((WaitingFor.Consultation, Day("2026-03-30")));
    }

    [Fact]
    public void An_extension_of_an_earlier_term_does_not_outlive_a_correction()
    {
        var facts = InPerson("2026-03-02") with { Correction = new(Day("2026-03-05"), Day("2026-03-26"), Day("2026-03-20")) };
        var due = RequestClock.Of(facts, Calendar).DueOn!.Value;
        RequestClock.Of(facts with { Extension = new(Day("2026-03-04"), 20) }, Calendar).DueOn.ShouldBe(due);
        RequestClock.Of(facts with { Extension = new(Day("2026-04-15"), 20) }, Calendar).DueOn.ShouldBe(Calendar.AddWorkingDays(due, 20));
    }

    [Fact]
    public void A_delayed_date_replaces_the_term() =>
        RequestClock.Of(InPerson("2026-03-02") with { Reasons = new(Day("2026-03-04"), Day("2026-03-18"), Day("2026-03-11")), Delay = new(Day("2026-03-20"), Day("2026-08-31")) }, Calendar)
            .DueOn.ShouldBe(Day("2026-08-31"));

    [Fact]
    public void A_ruling_starts_a_term_of_its_own()
    {
        var facts = InPerson("2026-03-02");
        RequestClock.Of(facts with { Renewal = new(Day("2026-06-01"), "青政复决〔2026〕3号") }, Calendar).DueOn.ShouldBe(Day("2026-06-30"));
        RequestClock.Of(facts with { Renewal = new(Day("2026-06-01"), "青政复决〔2026〕3号", 15) }, Calendar).DueOn.ShouldBe(Day("2026-06-23"));
        RequestClock.Of(facts with { Renewal = new(Day("2026-06-01"), "青政复决〔2026〕3号", null, Day("2026-07-31")) }, Calendar).DueOn.ShouldBe(Day("2026-07-31"));
    }

    [Fact]
    public void A_term_that_ends_in_a_year_without_a_notice_is_provisional()
    {
        RequestClock.Of(InPerson("2026-12-01"), Calendar).IsProvisional.ShouldBeFalse();
        var term = RequestClock.Of(InPerson("2026-12-10"), Calendar);
        term.IsProvisional.ShouldBeTrue();
        term.Steps.ShouldContain(s => s.Code == "provisional" && s.Text.StartsWith("2027年节假日安排尚未公布"));
    }

    [Fact]
    public void The_derivation_says_how_the_date_came_about()
    {
        var term = RequestClock.Of(Facts(new(RequestChannel.Web, Day("2026-02-09"), Day("2026-02-10"))), Calendar);
        term.Steps.Select(s => s.Text).ShouldBe(
        [
            "2026年2月10日为收到申请之日（通过互联网渠道提交的，以双方确认之日为收到申请之日），当日不计入期限",
            "自2026年2月11日起第20个工作日为2026年3月16日（其间春节2月15日至23日放假，2月14日、2月28日调休上班）",
        ]);
        term.Steps[0].Basis.ShouldBe("《政府信息公开条例》第三十一条第（三）项");
    }

    // A second count, day by day over sets, of what the clock computes by walking.
    [Fact]
    public void The_due_date_is_the_last_of_exactly_the_days_that_count() => Prop.ForAll(Cases.ToArbitrary(), facts =>
    {
        var term = RequestClock.Of(facts, Calendar);
        var starts = new[] { facts.Receipt.ReceivedOn!.Value, facts.Correction?.CorrectedOn ?? default, facts.Fee?.PaidOn ?? default }.Max();
        var days = 20 + (facts.Extension is { } extension && extension.NotifiedOn >= starts ? extension.WorkingDays : 0);
        var kept = new HashSet<DateOnly>();
        foreach (var c in facts.Consultations)
        {
            var limit = Enumerable.Range(1, 60).Select(n => (c.DeliveredOn ?? c.SentOn).AddDays(n)).Where(Calendar.IsWorkingDay).ElementAt(14);
            var last = c.RepliedOn is { } replied && replied < limit ? replied : limit;
            kept.UnionWith(Enumerable.Range(1, Math.Max(0, last.DayNumber - c.SentOn.DayNumber)).Select(n => c.SentOn.AddDays(n)));
        }

        var counted = Enumerable.Range(1, 200).Select(n => starts.AddDays(n)).Where(d => Calendar.IsWorkingDay(d) && !kept.Contains(d)).Take(days).ToList();
        return term.DueOn == counted[^1] && term.StartsOn == starts && term.Days == days && !term.IsOverdue(counted[^1]) && term.IsOverdue(counted[^1].AddDays(1));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_consultation_never_shortens_a_term() => Prop.ForAll(Cases.ToArbitrary(), facts =>
        RequestClock.Of(facts, Calendar).DueOn >= RequestClock.Of(facts with { Consultations = [] }, Calendar).DueOn).QuickCheckThrowOnFailure();

    private static Gen<ClockFacts> Cases =>
        from received in Gen.Choose(0, 2300)
        from corrected in Gen.Choose(0, 60)
        from paid in Gen.Choose(0, 60)
        from extended in Gen.Choose(0, 20)
        from notified in Gen.Choose(0, 60)
        from consultations in (from sent in Gen.Choose(0, 30) from delivered in Gen.Choose(0, 5) from replied in Gen.Choose(0, 40) select (sent, delivered, replied)).ArrayOf(3)
        let day = new DateOnly(2019, 6, 1).AddDays(received)
        select new ClockFacts
        {
            Receipt = new(RequestChannel.InPerson, day),
            Correction = corrected < 20 ? new(day.AddDays(1), day.AddDays(30), day.AddDays(5 + corrected)) : null,
            Fee = paid < 15 ? new(day.AddDays(3), day.AddDays(3 + paid)) : null,
            Extension = extended == 0 ? null : new(day.AddDays(notified), extended),
            Consultations = [.. consultations.Select(c => new Consultation(
                ConsultedKind.ThirdParty, day.AddDays(c.sent), c.delivered == 0 ? null : day.AddDays(c.sent + c.delivered), c.replied == 0 ? null : day.AddDays(c.sent + c.replied)))],
        };

    private static ClockFacts InPerson(string received) => Facts(new(RequestChannel.InPerson, Day(received)));

    private static ClockFacts Facts(Receipt receipt) => new() { Receipt = receipt };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    private static WorkCalendar ReadCalendar()
    {
        var rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "holidays-cn.csv")).Skip(1).Select(l => l.Split(',')).ToList();
        return new(rows.ToDictionary(r => Day(r[0]), r => r[2] == "true"), rows.ToDictionary(r => Day(r[0]), r => r[1]));
    }
}
