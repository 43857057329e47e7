using System.Linq.Expressions;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Deadlines;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests;

/// <summary>How many open cases there are of each urgency.</summary>
/// <param name="Open">All.</param>
/// <param name="Overdue">逾期.</param>
/// <param name="Today">今天到期.</param>
/// <param name="Soon">五个工作日内到期.</param>
/// <param name="Waiting">等待他人.</param>
/// <param name="Expired">对方逾期未回应.</param>
/// <param name="ToConfirm">待确认收到.</param>
/// <param name="Unassigned">未转办.</param>
public sealed record RequestTally(int Open, int Overdue, int Today, int Soon, int Waiting, int Expired, int ToConfirm, int Unassigned)
{
    /// <summary>The number of an urgency.</summary>
    public int this[RequestUrgency urgency] => urgency switch
    {
        RequestUrgency.Overdue => Overdue,
        RequestUrgency.Today => Today,
        RequestUrgency.Soon => Soon,
        RequestUrgency.Waiting => Waiting,
        RequestUrgency.Expired => Expired,
        RequestUrgency.ToConfirm => ToConfirm,
        RequestUrgency.Unassigned => Unassigned,
    };

    /// <summary>Adds up.</summary>
    public static RequestTally operator +(RequestTally a, RequestTally b) => new(
        a.Open + b.Open, a.Overdue + b.Overdue, a.Today + b.Today, a.Soon + b.Soon, a.Waiting + b.Waiting, a.Expired + b.Expired, a.ToConfirm + b.ToConfirm, a.Unassigned + b.Unassigned);
}

/// <summary>Open and overdue cases of a section or a person.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">Its name.</param>
/// <param name="Open">Open cases.</param>
/// <param name="Overdue">Overdue among them.</param>
public sealed record RequestLoad(long Id, string Name, int Open, int Overdue);

/// <summary>The part of the desk with applications of one agency.</summary>
public sealed record RequestDeskPart
{
    /// <summary>What the officer sees.</summary>
    public required RequestScope Scope { get; init; }

    /// <summary>The calendar in force there.</summary>
    public required WorkCalendar Calendar { get; init; }

    /// <summary>The date in China.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>How many of each urgency.</summary>
    public required RequestTally Tally { get; init; }

    /// <summary>The most urgent, in the order of what is due next.</summary>
    public IReadOnlyList<RequestRow> Urgent { get; init; } = [];

    /// <summary>Open work of the sections, for the office.</summary>
    public IReadOnlyList<RequestLoad> Sections { get; init; } = [];

    /// <summary>Open work of the people, for the office.</summary>
    public IReadOnlyList<RequestLoad> People { get; init; } = [];

    /// <summary>What the officer's sections were asked to do for others' cases.</summary>
    public IReadOnlyList<(RequestRow Case, DateOnly DueOn)> Tasks { get; init; } = [];
}

/// <summary>The desk's part with applications: what the law makes urgent comes first.</summary>
public sealed class RequestDesk(GongkaiDbContext db, RequestScopes scopes, RequestLists lists, WorkCalendars calendars, TimeProvider clock)
{
    /// <summary>So many working days count as soon.</summary>
    public const int SoonWorkingDays = 5;

    private const int MostUrgent = 15;

    /// <summary>Today and the last day that counts as soon, by an agency's calendar.</summary>
    public (DateOnly Today, DateOnly Soon) Days(WorkCalendar calendar)
    {
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        return (today, calendar.AddWorkingDays(today, SoonWorkingDays));
    }

    /// <summary>The part for each agency where the officer works with applications; upper levels have the register.</summary>
    public async Task<IReadOnlyList<RequestDeskPart>> ShowAsync(Officer officer, CancellationToken ct)
    {
        var places = officer.Grants.Where(g => g.Role is StaffRole.DisclosureOffice or StaffRole.SectionOfficer or StaffRole.Leader).Select(g => g.Agency.Id).Distinct().ToList();
        var parts = new List<RequestDeskPart>();
        foreach (var agency in await db.Agencies.AsNoTracking().Where(a => places.Contains(a.Id) && a.TreePath != null).OrderBy(a => a.TreePath).ToListAsync(ct))
        {
            if (await scopes.OfAsync(officer, agency, ct) is { } scope)
            {
                parts.Add(await PartAsync(scope, ct));
            }
        }

        return [.. parts.Where(p => p.Tally.Open > 0 || p.Tasks.Count > 0)];
    }

    private async Task<RequestDeskPart> PartAsync(RequestScope scope, CancellationToken ct)
    {
        var calendar = await calendars.OfAsync(scope.Agency, ct);
        var days = Days(calendar);
        var open = scopes.In(scope).Where(r => RequestLists.OpenStatuses.Contains(r.Status));
        var tallies = await TalliesAsync(open, days, ct);
        return new()
        {
            Scope = scope,
            Calendar = calendar,
            Today = days.Today,
            Tally = Sum(tallies),
            Urgent = await lists.Urgent(open, MostUrgent).ToListAsync(ct),
            Sections = scope.IsAll ? await SectionsAsync(tallies, ct) : [],
            People = scope.IsAll ? await PeopleAsync(tallies, ct) : [],
            Tasks = scope.Sections.Count > 0 ? await TasksAsync(scope, ct) : [],
        };
    }

    // The open cases are gone through once; how many there are of a section, of a person and in all is added up from that.
    private static async Task<IReadOnlyList<Load>> TalliesAsync(IQueryable<DisclosureRequest> open, (DateOnly Today, DateOnly Soon) days, CancellationToken ct)
    {
        var (overdue, today, soon) = (Is(RequestUrgency.Overdue), Is(RequestUrgency.Today), Is(RequestUrgency.Soon));
        var (waiting, expired, toConfirm, unassigned) = (Is(RequestUrgency.Waiting), Is(RequestUrgency.Expired), Is(RequestUrgency.ToConfirm), Is(RequestUrgency.Unassigned));
        return await open.GroupBy(r => new { r.SectionId, r.AssigneeId }).Select(g => new Load(g.Key.SectionId, g.Key.AssigneeId, new RequestTally(
            g.Count(), g.AsQueryable().Count(overdue), g.AsQueryable().Count(today), g.AsQueryable().Count(soon), g.AsQueryable().Count(waiting),
            g.AsQueryable().Count(expired), g.AsQueryable().Count(toConfirm), g.AsQueryable().Count(unassigned)))).ToListAsync(ct);

        Expression<Func<DisclosureRequest, bool>> Is(RequestUrgency urgency) => RequestLists.Is(urgency, days);
    }

    private static RequestTally Sum(IEnumerable<Load> tallies) => tallies.Aggregate(new RequestTally(0, 0, 0, 0, 0, 0, 0, 0), (sum, load) => sum + load.Tally);

    private async Task<IReadOnlyList<RequestLoad>> SectionsAsync(IReadOnlyList<Load> tallies, CancellationToken ct)
    {
        var ids = tallies.Where(t => t.SectionId is not null).Select(t => t.SectionId!.Value).Distinct().ToList();
        return LoadsOf(tallies, t => t.SectionId, await db.Sections.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, ct));
    }

    private async Task<IReadOnlyList<RequestLoad>> PeopleAsync(IReadOnlyList<Load> tallies, CancellationToken ct)
    {
        var ids = tallies.Where(t => t.AssigneeId is not null).Select(t => t.AssigneeId!.Value).Distinct().ToList();
        return LoadsOf(tallies, t => t.AssigneeId, await db.Accounts.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, ct));
    }

    private static List<RequestLoad> LoadsOf(IReadOnlyList<Load> tallies, Func<Load, long?> by, Dictionary<long, string> names) =>
        [.. tallies.Where(t => by(t) is not null).GroupBy(t => by(t)!.Value).Select(g => (Id: g.Key, Sum: Sum(g))).Select(g => new RequestLoad(g.Id, names[g.Id], g.Sum.Open, g.Sum.Overdue))
            .OrderByDescending(l => l.Overdue).ThenByDescending(l => l.Open)];

    private async Task<IReadOnlyList<(RequestRow Case, DateOnly DueOn)>> TasksAsync(RequestScope scope, CancellationToken ct)
    {
        var mine = scope.Sections;
        var tasks = await db.Set<RequestTask>().AsNoTracking()
            .Where(t => mine.Contains(t.SectionId) && t.AgencyId == scope.Agency.Id && t.AnsweredAt == null && t.WithdrawnAt == null).OrderBy(t => t.DueOn).Take(MostUrgent).Select(t => new { t.RequestId, t.DueOn }).ToListAsync(ct);
        var ids = tasks.Select(t => t.RequestId).ToList();
        var rows = ids.Count == 0 ? [] : await lists.Rows(db.Requests.AsNoTracking().Where(r => ids.Contains(r.Id))).ToDictionaryAsync(r => r.Id, ct);
        return [.. tasks.Select(t => (rows[t.RequestId], t.DueOn))];
    }

    private sealed record Load(long? SectionId, long? AssigneeId, RequestTally Tally);
}
