using System.Globalization;
using Gongkai.Domain.Deadlines;

namespace Gongkai.Operations.Deadlines;

/// <summary>The national calendar of holidays and make-up days that the program ships with.</summary>
public static class WorkCalendars
{
    private static readonly Lazy<WorkCalendar> Read = new(() =>
    {
        using var reader = new StreamReader(typeof(WorkCalendars).Assembly.GetManifestResourceStream("holidays-cn.csv")!);
        var announced = new Dictionary<DateOnly, bool>();
        reader.ReadLine();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var fields = line.Split(',');
            announced[DateOnly.ParseExact(fields[0], "yyyy-MM-dd", CultureInfo.InvariantCulture)] = fields[2] == "true";
        }

        return new WorkCalendar(announced);
    });

    /// <summary>The calendar in force.</summary>
    public static WorkCalendar National => Read.Value;
}

/// <summary>Asia/Shanghai, in which legal dates are counted: UTC+8 without daylight saving.</summary>
public static class ChinaTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The date in China at an instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The instant as clocks in China show it.</summary>
    public static DateTimeOffset Local(DateTimeOffset instant) => instant.ToOffset(Offset);

    /// <summary>The instant of a local date and time in China.</summary>
    public static DateTimeOffset Instant(DateTime local) => new(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Offset);
}
