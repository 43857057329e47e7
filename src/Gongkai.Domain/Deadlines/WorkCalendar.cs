namespace Gongkai.Domain.Deadlines;

/// <summary>
/// 工作日历: Monday to Friday are working days, except announced days off, and with announced make-up days (调休上班).
/// A date after the last announced year follows the weekday rule only and is provisional until the notice is out.
/// </summary>
/// <param name="announced">Announced dates: true = day off, false = make-up day (working).</param>
/// <param name="names">What the announced dates are called, 「春节」; what is not named is 「放假」.</param>
/// <param name="version">Which state of the announcements this is; grows with every change.</param>
public sealed class WorkCalendar(IReadOnlyDictionary<DateOnly, bool> announced, IReadOnlyDictionary<DateOnly, string>? names = null, long version = 0)
{
    /// <summary>Which state of the announcements this is.</summary>
    public long Version => version;

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

    /// <summary>
    /// What makes a span differ from plain weeks, for people: 「春节2月15日至23日放假，2月14日、28日上班」. Empty when nothing does.
    /// </summary>
    /// <param name="from">The first day.</param>
    /// <param name="until">The last day.</param>
    public string Describe(DateOnly from, DateOnly until)
    {
        var parts = new List<string>();
        var made = new List<DateOnly>();
        for (var date = from; date <= until; date = date.AddDays(1))
        {
            if (!announced.TryGetValue(date, out var isOff))
            {
                continue;
            }

            if (!isOff)
            {
                made.Add(date);
                continue;
            }

            var name = names?.GetValueOrDefault(date) ?? "";
            var last = date;
            while (last < until && !IsWorkingDay(last.AddDays(1)) && (names?.GetValueOrDefault(last.AddDays(1)) ?? name) == name)
            {
                last = last.AddDays(1);
            }

            parts.Add($"{name}{date:M月d日}{(last == date ? "" : last.Month == date.Month ? $"至{last.Day}日" : $"至{last:M月d日}")}放假");
            date = last;
        }

        if (made.Count > 0)
        {
            parts.Add(string.Join("、", made.Select(d => d.ToString("M月d日", System.Globalization.CultureInfo.InvariantCulture))) + "调休上班");
        }

        return string.Join("，", parts);
    }

    /// <summary>True when the holidays of a date's year are not announced yet, so that a term ending there may still move.</summary>
    public bool IsProvisional(DateOnly date) => CoveredUntil is not { } covered || date > covered;
}
