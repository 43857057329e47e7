using Gongkai.Domain.Accounts;
using Gongkai.Domain.Deadlines;
using Gongkai.Domain.Requests;
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
        return new()
        {
            Scope = scope,
            Calendar = calendar,
            Today = days.Today,
            Tally = await TallyAsync(open, days, ct),
            Urgent = await lists.Rows(open.OrderBy(r => r.NextOn).ThenBy(r => r.Number).Take(MostUrgent)).ToListAsync(ct),
            Sections = scope.IsAll ? await SectionsAsync(open, days.Today, ct) : [],
            People = scope.IsAll ? await PeopleAsync(open, days.Today, ct) : [],
            Tasks = scope.Sections.Count > 0 ? await TasksAsync(scope, ct) : [],
        };
    }

    private static async Task<RequestTally> TallyAsync(IQueryable<DisclosureRequest> open, (DateOnly Today, DateOnly Soon) days, CancellationToken ct)
    {
        var (today, soon) = days;
        return await open.GroupBy(_ => 1).Select(g => new RequestTally(
            g.Count(),
            g.Count(r => r.DueOn < today),
            g.Count(r => r.DueOn == today),
            g.Count(r => r.DueOn > today && r.DueOn <= soon),
            g.Count(r => (r.Waiting == WaitingFor.Correction || r.Waiting == WaitingFor.Payment || r.Waiting == WaitingFor.Consultation) && r.NextOn >= today),
            g.Count(r => (r.Waiting == WaitingFor.Correction || r.Waiting == WaitingFor.Payment || r.Waiting == WaitingFor.Consultation) && r.NextOn < today),
            g.Count(r => r.Status == RequestStatus.AwaitingConfirmation),
            g.Count(r => r.SectionId == null && r.AssigneeId == null))).SingleOrDefaultAsync(ct) ?? new RequestTally(0, 0, 0, 0, 0, 0, 0, 0);
    }

    private async Task<IReadOnlyList<RequestLoad>> SectionsAsync(IQueryable<DisclosureRequest> open, DateOnly today, CancellationToken ct)
    {
        var loads = await open.Where(r => r.SectionId != null).GroupBy(r => r.SectionId!.Value)
            .Select(g => new { Id = g.Key, Open = g.Count(), Overdue = g.Count(r => r.DueOn < today) }).ToListAsync(ct);
        var ids = loads.Select(l => l.Id).ToList();
        var names = await db.Sections.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, ct);
        return [.. loads.Select(l => new RequestLoad(l.Id, names[l.Id], l.Open, l.Overdue)).OrderByDescending(l => l.Overdue).ThenByDescending(l => l.Open)];
    }

    private async Task<IReadOnlyList<RequestLoad>> PeopleAsync(IQueryable<DisclosureRequest> open, DateOnly today, CancellationToken ct)
    {
        var loads = await open.Where(r => r.AssigneeId != null).GroupBy(r => r.AssigneeId!.Value)
            .Select(g => new { Id = g.Key, Open = g.Count(), Overdue = g.Count(r => r.DueOn < today) }).ToListAsync(ct);
        var ids = loads.Select(l => l.Id).ToList();
        var names = await db.Accounts.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, ct);
        return [.. loads.Select(l => new RequestLoad(l.Id, names[l.Id], l.Open, l.Overdue)).OrderByDescending(l => l.Overdue).ThenByDescending(l => l.Open)];
    }

    private async Task<IReadOnlyList<(RequestRow Case, DateOnly DueOn)>> TasksAsync(RequestScope scope, CancellationToken ct)
    {
        var mine = scope.Sections;
        var tasks = await db.Set<RequestTask>().AsNoTracking()
            .Where(t => mine.Contains(t.SectionId) && t.AgencyId == scope.Agency.Id && t.AnsweredAt == null && t.WithdrawnAt == null).OrderBy(t => t.DueOn).Take(MostUrgent).Select(t => new { t.RequestId, t.DueOn }).ToListAsync(ct);
        var ids = tasks.Select(t => t.RequestId).ToList();
        var rows = ids.Count == 0 ? [] : await lists.Rows(db.Requests.AsNoTracking().Where(r => ids.Contains(r.Id))).ToDictionaryAsync(r => r.Id, ct);
        return [.. tasks.Select(t => (rows[t.RequestId], t.DueOn))];
    }
}
