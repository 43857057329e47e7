namespace Gongkai.Domain.Deadlines;

/// <summary>
/// 工作日历: Monday to Friday are working days, except announced days off, and with announced make-up days (调休上班).
/// A date after the last announced year follows the weekday rule only and is provisional until the notice is out.
/// </summary>
/// <param name="announced">Announced dates: true = day off, false = make-up day (working).</param>
public sealed class WorkCalendar(IReadOnlyDictionary<DateOnly, bool> announced)
{
    /// <summary>The last day of the last year for which a holiday notice is known; null without any.</summary>
    public DateOnly? CoveredUntil { get; } = announced.Count == 0 ? null : new DateOnly(announced.Keys.Max().Year, 12, 31);

    /// <summary>True on a working day.</summary>
    public bool IsWorkingDay(DateOnly date) => announced.TryGetValue(date, out var isOff)
        ? !isOff
        : date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The day on which a term of working days ends. The first day is not counted: one day after a Friday is Monday.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The term is negative.</exception>
    public DateOnly AddWorkingDays(DateOnly start, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        var date = start;
        for (var left = workingDays; left > 0;)
        {
            date = date.AddDays(1);
            left -= IsWorkingDay(date) ? 1 : 0;
        }

        return date;
    }

    /// <summary>Working days after one date up to and with another; negative when the second is earlier.</summary>
    public int WorkingDaysBetween(DateOnly after, DateOnly until)
    {
        if (until < after)
        {
            return -WorkingDaysBetween(until, after);
        }

        var days = 0;
        for (var date = after.AddDays(1); date <= until; date = date.AddDays(1))
        {
            days += IsWorkingDay(date) ? 1 : 0;
        }

        return days;
    }

    /// <summary>True when the holidays of a date's year are not announced yet, so that a term ending there may still move.</summary>
    public bool IsProvisional(DateOnly date) => CoveredUntil is not { } covered || date > covered;
}
