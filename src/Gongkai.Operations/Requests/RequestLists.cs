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
public sealed record RequestCursor(string Number, DateOnly? NextOn = null);

/// <summary>登记簿: lists of cases, page by page.</summary>
public sealed class RequestLists(GongkaiDbContext db, RequestScopes scopes)
{
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
    public async Task<IReadOnlyList<RequestRow>> PageAsync(RequestScope scope, RequestFilter filter, (DateOnly Today, DateOnly Soon) days, RequestCursor? after, int count, CancellationToken ct)
    {
        if (await FilterAsync(scope, filter, days, ct) is not { } cases)
        {
            return [];
        }

        if (filter.OnlyOpen)
        {
            if (after is { NextOn: { } day, Number: var number })
            {
                cases = cases.Where(r => r.NextOn > day || (r.NextOn == day && string.Compare(r.Number, number) > 0));
            }

            return await Rows(cases.OrderBy(r => r.NextOn).ThenBy(r => r.Number).Take(count)).ToListAsync(ct);
        }

        if (after is { Number: var last })
        {
            cases = cases.Where(r => string.Compare(r.Number, last) < 0);
        }

        return await Rows(cases.OrderByDescending(r => r.Number).Take(count)).ToListAsync(ct);
    }

    /// <summary>Every case of a list, for an export; read as it is written.</summary>
    public async IAsyncEnumerable<RequestRow> AllAsync(RequestScope scope, RequestFilter filter, (DateOnly Today, DateOnly Soon) days, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        if (await FilterAsync(scope, filter, days, ct) is not { } cases)
        {
            yield break;
        }

        await foreach (var row in Rows(cases.OrderByDescending(r => r.Number)).AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return row;
        }
    }

    /// <summary>Where the page after a row begins.</summary>
    public static RequestCursor CursorOf(RequestRow row) => new(row.Number, row.NextOn ?? Never);

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

    /// <summary>The cases of an urgency.</summary>
    internal static IQueryable<DisclosureRequest> Urgent(IQueryable<DisclosureRequest> cases, RequestUrgency urgency, (DateOnly Today, DateOnly Soon) days)
    {
        var (today, soon) = days;
        var open = cases.Where(r => OpenStatuses.Contains(r.Status));
        return urgency switch
        {
            RequestUrgency.Overdue => open.Where(r => r.DueOn < today),
            RequestUrgency.Today => open.Where(r => r.DueOn == today),
            RequestUrgency.Soon => open.Where(r => r.DueOn > today && r.DueOn <= soon),
            RequestUrgency.Waiting => open.Where(r => (r.Waiting == WaitingFor.Correction || r.Waiting == WaitingFor.Payment || r.Waiting == WaitingFor.Consultation) && r.NextOn >= today),
            RequestUrgency.Expired => open.Where(r => (r.Waiting == WaitingFor.Correction || r.Waiting == WaitingFor.Payment || r.Waiting == WaitingFor.Consultation) && r.NextOn < today),
            RequestUrgency.ToConfirm => cases.Where(r => r.Status == RequestStatus.AwaitingConfirmation),
            RequestUrgency.Unassigned => open.Where(r => r.SectionId == null && r.AssigneeId == null),
        };
    }

    private async Task<IQueryable<DisclosureRequest>?> FilterAsync(RequestScope scope, RequestFilter filter, (DateOnly Today, DateOnly Soon) days, CancellationToken ct)
    {
        var cases = scopes.In(scope);
        cases = filter.OnlyOpen && filter.Status is null ? cases.Where(r => OpenStatuses.Contains(r.Status)) : cases;
        cases = filter.Status is { } status ? cases.Where(r => r.Status == status) : cases;
        cases = filter.Channel is { } channel ? cases.Where(r => r.Channel == channel) : cases;
        cases = filter.SectionId is { } section ? cases.Where(r => r.SectionId == section) : cases;
        cases = filter.PersonId is { } person ? cases.Where(r => r.AssigneeId == person) : cases;
        cases = filter.Urgency is { } urgency ? Urgent(cases, urgency, days) : cases;
        if (filter.Year is { } year)
        {
            var (from, until) = ($"{year:0000}-", $"{year:0000}.");
            cases = cases.Where(r => string.Compare(r.Number, from) > 0 && string.Compare(r.Number, until) < 0);
        }

        if (filter.Text?.Trim() is { Length: > 0 } text)
        {
            var number = RequestNumber.Parse(text)?.ToString();
            cases = number is not null ? cases.Where(r => r.Number == number) : cases.Where(r => r.Subject.Contains(text));
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
