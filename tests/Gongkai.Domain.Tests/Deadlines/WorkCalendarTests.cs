using FsCheck;
using FsCheck.Fluent;
using Gongkai.Domain.Deadlines;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Deadlines;

public sealed class WorkCalendarTests
{
    // Spring Festival 2026: off from 15 to 23 February, make-up days on the 14th and 28th.
    private static readonly WorkCalendar Spring2026 = new(
        Enumerable.Range(15, 9).ToDictionary(day => new DateOnly(2026, 2, day), _ => true)
            .Append(new(new DateOnly(2026, 2, 14), false)).Append(new(new DateOnly(2026, 2, 28), false)).ToDictionary(p => p.Key, p => p.Value));

    [Fact]
    public void A_term_spans_exactly_its_working_days() => Prop.ForAll(
        Gen.Choose(0, 4000).ToArbitrary(), Gen.Choose(0, 60).ToArbitrary(), Gen.Choose(0, 4000).ArrayOf().ToArbitrary(), (start, term, off) =>
        {
            var first = new DateOnly(2015, 1, 1).AddDays(start);
            var calendar = new WorkCalendar(off.Distinct().ToDictionary(d => new DateOnly(2015, 1, 1).AddDays(d), d => d % 3 != 0));
            var end = calendar.AddWorkingDays(first, term);
            return Enumerable.Range(1, end.DayNumber - first.DayNumber).Count(n => calendar.IsWorkingDay(first.AddDays(n))) == term
                && (term == 0 || calendar.IsWorkingDay(end))
                && calendar.WorkingDaysBetween(first, end) == term;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2026-02-10", 20, "2026-03-16")]
    [InlineData("2026-02-13", 1, "2026-02-14")]
    [InlineData("2026-02-14", 1, "2026-02-24")]
    [InlineData("2026-02-27", 1, "2026-02-28")]
    public void Holidays_do_not_count_and_make_up_days_do(string start, int term, string end) =>
        Spring2026.AddWorkingDays(DateOnly.Parse(start), term).ShouldBe(DateOnly.Parse(end));

    [Fact]
    public void A_date_after_the_last_notice_is_provisional()
    {
        Spring2026.IsProvisional(new(2026, 12, 31)).ShouldBeFalse();
        Spring2026.IsProvisional(new(2027, 1, 1)).ShouldBeTrue();
        new WorkCalendar(new Dictionary<DateOnly, bool>()).IsProvisional(new(2026, 1, 1)).ShouldBeTrue();
    }
}
