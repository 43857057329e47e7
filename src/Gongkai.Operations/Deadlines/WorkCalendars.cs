using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Deadlines;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Deadlines;

/// <summary>The calendars of working days: the national one that the program ships with, and what was announced since.</summary>
public sealed class WorkCalendars(GongkaiDbContext db)
{
    private static readonly Lazy<(Dictionary<DateOnly, bool> Announced, Dictionary<DateOnly, string> Names, string Hash)> Shipped = new(() =>
    {
        using var bytes = new MemoryStream();
        typeof(WorkCalendars).Assembly.GetManifestResourceStream("holidays-cn.csv")!.CopyTo(bytes);
        using var reader = new StringReader(Encoding.UTF8.GetString(bytes.ToArray()));
        var announced = new Dictionary<DateOnly, bool>();
        var names = new Dictionary<DateOnly, string>();
        reader.ReadLine();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var fields = line.Split(',');
            var date = DateOnly.ParseExact(fields[0], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            (announced[date], names[date]) = (fields[2] == "true", fields[1]);
        }

        return (announced, names, Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray())));
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

        return known[agency.TreePath] = With([.. (await RowsAsync(agency, ct)).Select(r => (new NoticeDay(r.Date, r.Name, r.IsOff), r.Id))]);
    }

    /// <summary>The days announced for an agency since the program was shipped, those that hold last.</summary>
    public async Task<IReadOnlyList<AnnouncedDay>> RowsAsync(AgencyPlace agency, CancellationToken ct)
    {
        var line = agency.Line().ToList();
        var rows = await db.Set<AnnouncedDay>().AsNoTracking().Where(d => d.AgencyId == null || line.Contains(d.AgencyId.Value)).ToListAsync(ct);
        return [.. rows.OrderBy(d => Depth(d.AgencyId, line)).ThenBy(d => d.Id)];
    }

    /// <summary>The days of a year that are not as the week has them, as the program was shipped.</summary>
    public static IReadOnlyList<NoticeDay> ShippedDays(int year) =>
        [.. Shipped.Value.Announced.Where(d => d.Key.Year == year).OrderBy(d => d.Key).Select(d => new NoticeDay(d.Key, Shipped.Value.Names[d.Key], d.Value))];

    /// <summary>Which calendar the program was shipped with.</summary>
    internal static string ShippedHash => Shipped.Value.Hash;

    /// <summary>Forgets what was read in this scope: the calendar has been changed in it.</summary>
    internal void Forget() => known.Clear();

    /// <summary>The calendar of an agency as it would be, were days announced for another at or above it.</summary>
    internal async Task<WorkCalendar> TryAsync(AgencyPlace agency, AgencyPlace announced, IReadOnlyList<NoticeDay> days, CancellationToken ct)
    {
        var line = agency.Line().ToList();
        var depth = Depth(announced.Id, line);
        var rows = (await RowsAsync(agency, ct)).Select(r => (Day: new NoticeDay(r.Date, r.Name, r.IsOff), r.Id, Depth: Depth(r.AgencyId, line)));
        return With([.. rows.Concat(days.Select(d => (Day: d, Id: long.MaxValue, Depth: depth))).OrderBy(r => r.Depth).ThenBy(r => r.Id).Select(r => (r.Day, r.Id))]);
    }

    private static int Depth(long? agencyId, List<long> line) => agencyId is { } id ? line.IndexOf(id) : -1;

    private static WorkCalendar With(IReadOnlyList<(NoticeDay Day, long Id)> rows)
    {
        if (rows.Count == 0)
        {
            return National;
        }

        var (announced, names) = (new Dictionary<DateOnly, bool>(Shipped.Value.Announced), new Dictionary<DateOnly, string>(Shipped.Value.Names));
        foreach (var (day, _) in rows)
        {
            (announced[day.Date], names[day.Date]) = (day.IsOff, day.Name);
        }

        return new WorkCalendar(announced, names, rows.Max(r => r.Id));
    }
}

internal static class DeadlineSetup
{
    public static IServiceCollection AddDeadlines(this IServiceCollection services) => services
        .AddScoped<WorkCalendars>()
        .AddScoped<RecomputeTerms>()
        .AddScoped<AnnounceDays>();
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
