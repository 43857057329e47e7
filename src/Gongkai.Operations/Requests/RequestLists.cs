using System.Linq.Expressions;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests;

/// <summary>How urgent the cases of a list are.</summary>
public enum RequestUrgency
{
    /// <summary>逾期: the due date has passed and there is no answer.</summary>
    Overdue,

    /// <summary>今天到期.</summary>
    Today,

    /// <summary>五个工作日内到期.</summary>
    Soon,

    /// <summary>等待他人: the applicant, third parties, other agencies.</summary>
    Waiting,

    /// <summary>对方逾期未回应: what was waited for did not come; the case can be ended, or go on.</summary>
    Expired,

    /// <summary>待确认收到.</summary>
    ToConfirm,

    /// <summary>未转办.</summary>
    Unassigned,
}

/// <summary>Which cases a list shows.</summary>
public sealed record RequestFilter
{
    /// <summary>Open ones, ordered by what is due next, instead of all by number.</summary>
    public bool OnlyOpen { get; init; }

    /// <summary>A status.</summary>
    public RequestStatus? Status { get; init; }

    /// <summary>A channel.</summary>
    public RequestChannel? Channel { get; init; }

    /// <summary>A section.</summary>
    public long? SectionId { get; init; }

    /// <summary>A person.</summary>
    public long? PersonId { get; init; }

    /// <summary>How urgent.</summary>
    public RequestUrgency? Urgency { get; init; }

    /// <summary>The year of registration.</summary>
    public int? Year { get; init; }

    /// <summary>A number, or words of the subject.</summary>
    public string? Text { get; init; }

    /// <summary>The case whose applicant's other cases are looked for; only for who sees applicants.</summary>
    public long? SameApplicantAs { get; init; }
}

/// <summary>A case in a list; nothing of it is personal.</summary>
public sealed record RequestRow
{
    /// <summary>The case.</summary>
    public required long Id { get; init; }

    /// <summary>登记编号.</summary>
    public required string Number { get; init; }

    /// <summary>事由.</summary>
    public required string Subject { get; init; }

    /// <summary>Where it stands.</summary>
    public required RequestStatus Status { get; init; }

    /// <summary>The channel.</summary>
    public required RequestChannel Channel { get; init; }

    /// <summary>申请人情况.</summary>
    public required ApplicantKind ApplicantKind { get; init; }

    /// <summary>Who has to do something next.</summary>
    public required WaitingFor Waiting { get; init; }

    /// <summary>收到申请之日.</summary>
    public DateOnly? ReceivedOn { get; init; }

    /// <summary>到期日.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>By when something has to be done next.</summary>
    public DateOnly? NextOn { get; init; }

    /// <summary>How it ended.</summary>
    public AnswerKind? Answer { get; init; }

    /// <summary>答复日期.</summary>
    public DateOnly? AnsweredOn { get; init; }

    /// <summary>送达日期.</summary>
    public DateOnly? ServedOn { get; init; }

    /// <summary>The section's name.</summary>
    public string? Section { get; init; }

    /// <summary>The person's name.</summary>
    public string? Assignee { get; init; }
}

/// <summary>Where a page of a list begins: after this row.</summary>
/// <param name="Number">Its number.</param>
/// <param name="NextOn">Its day, in lists of open cases.</param>
public sealed record RequestCursor(RequestNumber Number, DateOnly? NextOn = null);

/// <summary>A page of a list.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
/// <param name="IsCutShort">True when fewer rows were found than a page holds among as many cases as one page looks through: older ones follow on the next.</param>
public sealed record RequestRows(IReadOnlyList<RequestRow> Rows, RequestCursor? Next, bool IsCutShort);

/// <summary>登记簿: lists of cases, page by page.</summary>
public sealed class RequestLists(GongkaiDbContext db, RequestScopes scopes)
{
    /// <summary>So many cases a page looks through for what no index finds, so that no page takes long however large the register is.</summary>
    internal int MostLookedThrough { get; set; } = 10_000;

    /// <summary>The statuses of open cases.</summary>
    internal static readonly RequestStatus[] OpenStatuses = [.. Enum.GetValues<RequestStatus>().Where(s => s.IsOpen())];

    private static readonly DateOnly Never = new(9999, 12, 31);

    /// <summary>A page of a list.</summary>
    /// <param name="scope">What the officer sees.</param>
    /// <param name="filter">Which.</param>
    /// <param name="days">Today, and the day until which something is due soon.</param>
    /// <param name="after">After which row; null from the beginning.</param>
    /// <param name="count">How many.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<RequestRows> PageAsync(RequestScope scope, RequestFilter filter, (DateOnly Today, DateOnly Soon) days, RequestCursor? after, int count, CancellationToken ct)
    {
        if (await FilterAsync(scope, filter, days, ct) is not { } cases)
        {
            return new([], null, false);
        }

        var last = after?.Number.Order;
        if (filter.OnlyOpen)
        {
            if (after is { NextOn: { } day })
            {
                cases = cases.Where(r => r.NextOn >= day && (r.NextOn > day || r.NumberOrder > last));
            }

            var open = await Urgent(cases, count + 1).ToListAsync(ct);
            return open.Count > count ? new([.. open.Take(count)], CursorOf(open[count - 1]), false) : new(open, null, false);
        }

        var end = IsLookedThrough(scope, filter) ? await EndAsync(scope, filter, last, ct) : null;
        cases = last is null ? cases : cases.Where(r => r.NumberOrder < last);
        cases = end is null ? cases : cases.Where(r => r.NumberOrder >= end);
        var latest = cases.OrderByDescending(r => r.NumberOrder).Take(count + 1).Select(r => r.Id);
        var rows = await Rows(db.Requests.AsNoTracking().Where(r => latest.Contains(r.Id)).OrderByDescending(r => r.NumberOrder)).ToListAsync(ct);
        return rows.Count > count ? new([.. rows.Take(count)], CursorOf(rows[count - 1]), false)
            : end is { } order ? new(rows, new(RequestNumber.OfOrder(order)), true)
            : new(rows, null, false);
    }

    /// <summary>Every case of a list, for an export; read as it is written.</summary>
    public async IAsyncEnumerable<RequestRow> AllAsync(RequestScope scope, RequestFilter filter, (DateOnly Today, DateOnly Soon) days, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        if (await FilterAsync(scope, filter, days, ct) is not { } cases)
        {
            yield break;
        }

        await foreach (var row in Rows(cases.OrderByDescending(r => r.NumberOrder)).AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return row;
        }
    }

    /// <summary>The rows of the cases that are due first. Which they are is found in the index; the table is asked for these alone.</summary>
    internal IQueryable<RequestRow> Urgent(IQueryable<DisclosureRequest> cases, int count)
    {
        var first = cases.OrderBy(r => r.NextOn).ThenBy(r => r.NumberOrder).Take(count).Select(r => r.Id);
        return Rows(db.Requests.AsNoTracking().Where(r => first.Contains(r.Id)).OrderBy(r => r.NextOn).ThenBy(r => r.NumberOrder));
    }

    /// <summary>Rows of cases, in the order that the query gives.</summary>
    internal IQueryable<RequestRow> Rows(IQueryable<DisclosureRequest> cases) => cases.Select(r => new RequestRow
    {
        Id = r.Id,
        Number = r.Number,
        Subject = r.Subject,
        Status = r.Status,
        Channel = r.Channel,
        ApplicantKind = r.ApplicantKind,
        Waiting = r.Waiting,
        ReceivedOn = r.ReceivedOn,
        DueOn = r.DueOn,
        NextOn = r.NextOn,
        Answer = r.Answer,
        AnsweredOn = r.AnsweredOn,
        ServedOn = r.ServedOn,
        Section = db.Sections.Where(s => s.Id == r.SectionId).Select(s => s.Name).FirstOrDefault(),
        Assignee = db.Accounts.Where(a => a.Id == r.AssigneeId).Select(a => a.DisplayName).FirstOrDefault(),
    });

    /// <summary>Which open cases are of an urgency: the one statement of it, for lists and counts.</summary>
    internal static Expression<Func<DisclosureRequest, bool>> Is(RequestUrgency urgency, (DateOnly Today, DateOnly Soon) days)
    {
        var (today, soon) = days;
        return urgency switch
        {
            RequestUrgency.Overdue => r => r.DueOn < today,
            RequestUrgency.Today => r => r.DueOn == today,
            RequestUrgency.Soon => r => r.DueOn > today && r.DueOn <= soon,
            RequestUrgency.Waiting => r => (r.Waiting == WaitingFor.Correction || r.Waiting == WaitingFor.Payment || r.Waiting == WaitingFor.Consultation) && r.NextOn >= today,
            RequestUrgency.Expired => r => (r.Waiting == WaitingFor.Correction || r.Waiting == WaitingFor.Payment || r.Waiting == WaitingFor.Consultation) && r.NextOn < today,
            RequestUrgency.ToConfirm => r => r.Status == RequestStatus.AwaitingConfirmation,
            RequestUrgency.Unassigned => r => r.SectionId == null && r.AssigneeId == null,
        };
    }

    private static RequestCursor CursorOf(RequestRow row) => new(RequestNumber.Parse(row.Number)!, row.NextOn ?? Never);

    // True for what no index leads to; open cases are few, a number is one, and the cases of one applicant have an index.
    private static bool IsLookedThrough(RequestScope scope, RequestFilter filter) =>
        filter is { Urgency: null, SameApplicantAs: null } && filter.Status?.IsOpen() != true
        && RequestNumber.Parse(filter.Text) is null
        && (!scope.IsAll || filter.Status is not null || filter.Channel is not null || filter.SectionId is not null || filter.PersonId is not null
            || !string.IsNullOrWhiteSpace(filter.Text));

    // The last case that a page looks through; null when no more follow.
    private async Task<long?> EndAsync(RequestScope scope, RequestFilter filter, long? last, CancellationToken ct)
    {
        var all = OfYear(db.Requests.AsNoTracking().Where(r => r.AgencyId == scope.Agency.Id), filter.Year);
        all = last is null ? all : all.Where(r => r.NumberOrder < last);
        return await all.OrderByDescending(r => r.NumberOrder).Select(r => r.NumberOrder).Skip(MostLookedThrough - 1).Take(2).ToListAsync(ct) is [var end, _] ? end : null;
    }

    private static IQueryable<DisclosureRequest> OfYear(IQueryable<DisclosureRequest> cases, int? year)
    {
        var (from, until) = (RequestNumber.FirstOrderOf(year ?? 0), RequestNumber.FirstOrderOf((year ?? 0) + 1));
        return year is null ? cases : cases.Where(r => r.NumberOrder > from && r.NumberOrder < until);
    }

    private async Task<IQueryable<DisclosureRequest>?> FilterAsync(RequestScope scope, RequestFilter filter, (DateOnly Today, DateOnly Soon) days, CancellationToken ct)
    {
        var cases = scopes.In(scope);
        cases = filter.OnlyOpen && filter.Status is null ? cases.Where(r => OpenStatuses.Contains(r.Status)) : cases;
        cases = filter.Status is { } status ? cases.Where(r => r.Status == status) : cases;
        cases = filter.Channel is { } channel ? cases.Where(r => r.Channel == channel) : cases;
        cases = filter.SectionId is { } section ? cases.Where(r => r.SectionId == section) : cases;
        cases = filter.PersonId is { } person ? cases.Where(r => r.AssigneeId == person) : cases;
        cases = filter.Urgency is { } urgency ? cases.Where(r => OpenStatuses.Contains(r.Status)).Where(Is(urgency, days)) : cases;
        cases = OfYear(cases, filter.Year);
        if (filter.Text?.Trim() is { Length: > 0 } text)
        {
            var number = RequestNumber.Parse(text)?.Order;
            cases = number is not null ? cases.Where(r => r.NumberOrder == number) : cases.Where(r => r.Subject.Contains(text));
        }

        if (filter.SameApplicantAs is { } other)
        {
            // Whose cases are the same person's is known only to who sees the person.
            if (!scope.SeesPerson || await db.Requests.Where(r => r.Id == other && r.AgencyId == scope.Agency.Id).Select(r => r.ApplicantMark).SingleOrDefaultAsync(ct) is not { } mark)
            {
                return null;
            }

            cases = cases.Where(r => r.ApplicantMark == mark);
        }

        return cases;
    }
}
