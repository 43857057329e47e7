using System.Globalization;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Deadlines;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Deadlines;

/// <summary>The calendars of working days: the national one that the program ships with, and what was announced since.</summary>
public sealed class WorkCalendars(GongkaiDbContext db)
{
    private static readonly Lazy<(Dictionary<DateOnly, bool> Announced, Dictionary<DateOnly, string> Names)> Shipped = new(() =>
    {
        using var reader = new StreamReader(typeof(WorkCalendars).Assembly.GetManifestResourceStream("holidays-cn.csv")!);
        var announced = new Dictionary<DateOnly, bool>();
        var names = new Dictionary<DateOnly, string>();
        reader.ReadLine();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var fields = line.Split(',');
            var date = DateOnly.ParseExact(fields[0], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            (announced[date], names[date]) = (fields[2] == "true", fields[1]);
        }

        return (announced, names);
    });

    private readonly Dictionary<string, WorkCalendar> known = [];

    /// <summary>The national calendar as shipped.</summary>
    public static WorkCalendar National { get; } = new(Shipped.Value.Announced, Shipped.Value.Names);

    /// <summary>
    /// The calendar in force for an agency: as shipped, with what was announced since for all, and for the agency or those above it;
    /// the nearer goes before the farther, the later before the earlier. Asked of the database once in a scope.
    /// </summary>
    public async Task<WorkCalendar> OfAsync(AgencyPlace agency, CancellationToken ct)
    {
        if (known.TryGetValue(agency.TreePath, out var found))
        {
            return found;
        }

        var line = agency.TreePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse).ToList();
        var rows = await db.Set<AnnouncedDay>().AsNoTracking().Where(d => d.AgencyId == null || line.Contains(d.AgencyId.Value)).ToListAsync(ct);
        return known[agency.TreePath] = With(rows.OrderBy(d => d.AgencyId is { } id ? line.IndexOf(id) : -1).ThenBy(d => d.Id).ToList());
    }

    /// <summary>Forgets what was read in this scope: the calendar has been changed in it.</summary>
    internal void Forget() => known.Clear();

    private static WorkCalendar With(List<AnnouncedDay> rows)
    {
        if (rows.Count == 0)
        {
            return National;
        }

        var (announced, names) = (new Dictionary<DateOnly, bool>(Shipped.Value.Announced), new Dictionary<DateOnly, string>(Shipped.Value.Names));
        foreach (var row in rows)
        {
            (announced[row.Date], names[row.Date]) = (row.IsOff, row.Name);
        }

        return new WorkCalendar(announced, names, rows.Max(r => r.Id));
    }
}

internal static class DeadlineSetup
{
    public static IServiceCollection AddDeadlines(this IServiceCollection services) => services.AddScoped<WorkCalendars>();
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
