using Gongkai.Domain.Deadlines;
using Gongkai.Operations.Deadlines;

namespace Gongkai.Operations.Demonstration;

/// <summary>What happens in the example county, each on its day: planned in any order, done in the order of time, and only as far as the past goes.</summary>
internal sealed class DemonstrationSteps(SetClock clock, WorkCalendar calendar, DateTimeOffset now)
{
    private static readonly TimeOnly Morning = new(9, 10);
    private readonly List<(DateTimeOffset At, int Order, Func<CancellationToken, Task> Work)> steps = [];

    /// <summary>The date in China.</summary>
    public DateOnly Today { get; } = ChinaTime.DateOf(now);

    /// <summary>When the step at hand happens.</summary>
    public DateTimeOffset Now => clock.Now;

    /// <summary>Plans something for a day.</summary>
    public void On(DateOnly day, Func<CancellationToken, Task> work) =>
        steps.Add((ChinaTime.Instant(day.ToDateTime(Morning)).AddSeconds(steps.Count % 3000), steps.Count, work));

    /// <summary>Does what does not lie ahead.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var (at, _, work) in steps.Where(s => s.At < now).OrderBy(s => s.At).ThenBy(s => s.Order).ToList())
        {
            clock.Now = at;
            await work(ct);
        }
    }

    /// <summary>True on a working day.</summary>
    public bool IsWorkingDay(DateOnly day) => calendar.IsWorkingDay(day);

    /// <summary>So many working days after a day.</summary>
    public DateOnly After(DateOnly day, int workingDays) => calendar.AddWorkingDays(day, workingDays);

    /// <summary>The working day so many working days before today, or before the last working day where today is none.</summary>
    public DateOnly Back(int workingDays)
    {
        var day = Today;
        while (!calendar.IsWorkingDay(day))
        {
            day = day.AddDays(-1);
        }

        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(-1);
            left -= calendar.IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }
}
