using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests;

/// <summary>Another case that a case page names.</summary>
/// <param name="Id">The case.</param>
/// <param name="Number">登记编号.</param>
/// <param name="Subject">事由.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="ReceivedOn">收到申请之日.</param>
/// <param name="Answer">How it ended.</param>
public sealed record RelatedRequest(long Id, string Number, string Subject, RequestStatus Status, DateOnly? ReceivedOn, AnswerKind? Answer);

/// <summary>协办 as a case page shows it.</summary>
/// <param name="Task">The task.</param>
/// <param name="Section">The section's name.</param>
/// <param name="Asked">What was asked.</param>
/// <param name="Answer">The answer; null while there is none.</param>
public sealed record TaskView(RequestTask Task, string Section, string Asked, string? Answer)
{
    /// <summary>True while it waits for an answer.</summary>
    public bool IsOpen => Task is { AnsweredAt: null, WithdrawnAt: null };
}

/// <summary>A case as its page shows it, as far as its reader may see it.</summary>
public sealed record RequestView
{
    /// <summary>The case.</summary>
    public required RequestCase Case { get; init; }

    /// <summary>How much the reader sees.</summary>
    public required RequestSight Sight { get; init; }

    /// <summary>What was applied for; null where the reader may not see it, or it was erased.</summary>
    public Application? Application { get; init; }

    /// <summary>The section's name.</summary>
    public string? Section { get; init; }

    /// <summary>The person's name.</summary>
    public string? Assignee { get; init; }

    /// <summary>The files, without those taken back.</summary>
    public IReadOnlyList<RequestFile> Files { get; init; } = [];

    /// <summary>Their names by id.</summary>
    public IReadOnlyDictionary<long, string> FileNames { get; init; } = new Dictionary<long, string>();

    /// <summary>The dossier in the order of time.</summary>
    public IReadOnlyList<TimelineEntry> Timeline { get; init; } = [];

    /// <summary>Joint work.</summary>
    public IReadOnlyList<TaskView> Tasks { get; init; } = [];

    /// <summary>The same applicant's other cases here, the latest first.</summary>
    public IReadOnlyList<RelatedRequest> SameApplicant { get; init; } = [];

    /// <summary>Cases of the same subject, the latest first.</summary>
    public IReadOnlyList<RelatedRequest> SameSubject { get; init; } = [];

    /// <summary>The whole that it was split from, its parts, what it answers anew.</summary>
    public IReadOnlyList<RelatedRequest> Family { get; init; } = [];

    /// <summary>The applicant's applications received in the calendar month of this one, this one included (第三十五条, 国办函〔2020〕109号第四条).</summary>
    public int InMonth { get; init; }

    /// <summary>The application.</summary>
    public DisclosureRequest Request => Case.Request;
}

/// <summary>Reads cases for their pages.</summary>
public sealed class RequestQueries(GongkaiDbContext db, RequestCases cases, SealedApplications applications, Dossier dossier, DossierQueries dossiers)
{
    private const int MostRelated = 20;

    /// <summary>A case; null when there is none for this officer.</summary>
    public async Task<RequestView?> ViewAsync(long id, Officer officer, CancellationToken ct)
    {
        if (await cases.FindAsync(id, officer, ct) is not var (found, sight))
        {
            return null;
        }

        var request = found.Request;
        var view = new RequestView
        {
            Case = found,
            Sight = sight,
            Section = request.SectionId is { } section ? await db.Sections.Where(s => s.Id == section).Select(s => s.Name).SingleAsync(ct) : null,
            Assignee = request.AssigneeId is { } person ? await db.Accounts.Where(a => a.Id == person).Select(a => a.DisplayName).SingleAsync(ct) : null,
            Timeline = await dossiers.TimelineAsync(found.Key, ct),
            Family = await FamilyAsync(request, ct),
        };
        return sight == RequestSight.Person ? await WithPersonAsync(view, officer, ct) : view;
    }

    /// <summary>The names of the people and sections that a case may be passed to.</summary>
    public async Task<(IReadOnlyList<(long Id, string Name)> Sections, IReadOnlyList<(long Id, string Name, string? Section)> People)> PassableAsync(long agencyId, CancellationToken ct)
    {
        var sections = await db.Sections.AsNoTracking().Where(s => s.AgencyId == agencyId && !s.IsClosed).OrderBy(s => s.Position).ThenBy(s => s.Name).Select(s => new { s.Id, s.Name }).ToListAsync(ct);
        var working = new[] { StaffRole.SectionOfficer, StaffRole.DisclosureOffice };
        var people = await (
            from a in db.Accounts.AsNoTracking()
            where a.DisabledAt == null && db.AccountRoles.Any(r => r.AccountId == a.Id && r.AgencyId == agencyId && working.Contains(r.Role))
            orderby a.DisplayName, a.Id
            select new { a.Id, a.DisplayName }).ToListAsync(ct);
        var ids = sections.Select(s => s.Id).ToList();
        var memberships = (await db.SectionMembers.AsNoTracking().Where(m => ids.Contains(m.SectionId)).ToListAsync(ct)).ToLookup(m => m.AccountId, m => m.SectionId);
        var names = sections.ToDictionary(s => s.Id, s => s.Name);
        return (
            [.. sections.Select(s => (s.Id, s.Name))],
            [.. people.Select(p => (p.Id, p.DisplayName, memberships[p.Id].Any() ? string.Join("、", memberships[p.Id].Select(s => names[s])) : null))]);
    }

    private async Task<RequestView> WithPersonAsync(RequestView view, Officer officer, CancellationToken ct)
    {
        var request = view.Request;
        var files = await db.RequestFiles.AsNoTracking().Where(f => f.RequestId == request.Id && f.RemovedAt == null).OrderBy(f => f.Id).ToListAsync(ct);
        var others = RequestStanding.SeesAll(officer, view.Case.Place);
        return view with
        {
            Application = await applications.OpenAsync(request, ct),
            Files = files,
            FileNames = files.Count == 0 ? new Dictionary<long, string>() : await applications.NamesAsync(files, ct),
            Tasks = await TasksAsync(request, ct),
            SameApplicant = others ? await SameApplicantAsync(request, ct) : [],
            SameSubject = others ? await SameSubjectAsync(request, ct) : [],
            InMonth = await InMonthAsync(request, ct),
        };
    }

    private async Task<IReadOnlyList<TaskView>> TasksAsync(DisclosureRequest request, CancellationToken ct)
    {
        var tasks = await (
            from t in db.Set<RequestTask>().AsNoTracking()
            where t.RequestId == request.Id
            join s in db.Sections on t.SectionId equals s.Id
            orderby t.Id
            select new { Task = t, s.Name }).ToListAsync(ct);
        var views = new List<TaskView>();
        foreach (var row in tasks)
        {
            views.Add(new(
                row.Task, row.Name, await dossier.OpenAsync(request.CaseKey, row.Task.SealedAsked, ct) ?? "（已销毁）",
                row.Task.SealedAnswer is { } answer ? await dossier.OpenAsync(request.CaseKey, answer, ct) ?? "（已销毁）" : null));
        }

        return views;
    }

    private async Task<IReadOnlyList<RelatedRequest>> FamilyAsync(DisclosureRequest request, CancellationToken ct)
    {
        // One search in an index each: a condition with OR would be looked for in every case there is.
        var all = db.Requests.AsNoTracking();
        var family = await Related(all.Where(r => r.PartOfId == request.Id).Concat(all.Where(r => r.RenewalOfId == request.Id)).Concat(all.Where(r => r.Id == request.PartOfId))
            .Concat(all.Where(r => r.Id == request.RenewalOfId)).OrderBy(r => r.Id).Take(SplitRequest.MostParts + 2)).ToListAsync(ct);
        return family;
    }

    private async Task<IReadOnlyList<RelatedRequest>> SameApplicantAsync(DisclosureRequest request, CancellationToken ct) => request.ApplicantMark is not { } mark
        ? []
        : await Related(db.Requests.AsNoTracking().Where(r => r.AgencyId == request.AgencyId && r.ApplicantMark == mark && r.Id != request.Id)
            .OrderByDescending(r => r.RegisteredAt).Take(MostRelated)).ToListAsync(ct);

    private async Task<IReadOnlyList<RelatedRequest>> SameSubjectAsync(DisclosureRequest request, CancellationToken ct) =>
        await Related(db.Requests.AsNoTracking().Where(r => r.AgencyId == request.AgencyId && r.Subject == request.Subject && r.Id != request.Id)
            .OrderByDescending(r => r.Id).Take(MostRelated)).ToListAsync(ct);

    private async Task<int> InMonthAsync(DisclosureRequest request, CancellationToken ct)
    {
        if (request.ApplicantMark is not { } mark)
        {
            return 0;
        }

        var day = request.Facts.Receipt.ReceivedOn ?? ChinaTime.DateOf(request.RegisteredAt);
        var from = new DateOnly(day.Year, day.Month, 1);
        var next = from.AddMonths(1);
        return await db.Requests.CountAsync(r => r.AgencyId == request.AgencyId && r.ApplicantMark == mark && r.ReceivedOn >= from && r.ReceivedOn < next && r.UncountedAt == null && r.RenewalOfId == null, ct);
    }

    private static IQueryable<RelatedRequest> Related(IQueryable<DisclosureRequest> requests) =>
        requests.Select(r => new RelatedRequest(r.Id, r.Number, r.Subject, r.Status, r.ReceivedOn, r.Answer));
}
