using System.Linq.Expressions;
using Gongkai.Domain.AnnualReports;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.AnnualReports.Writing;

/// <summary>A year as it was known at a moment.</summary>
/// <param name="Year">The year.</param>
/// <param name="AsOf">The moment.</param>
public sealed record YearAt(int Year, DateTimeOffset AsOf)
{
    /// <summary>The first day.</summary>
    public DateOnly From => new(Year, 1, 1);

    /// <summary>The last day, or the day of the moment within the year.</summary>
    public DateOnly To => ChinaTime.DateOf(AsOf) is var day && day < new DateOnly(Year, 12, 31) ? day : new(Year, 12, 31);
}

/// <summary>How many applications of one kind of applicant share a fate.</summary>
/// <param name="AgencyId">The agency.</param>
/// <param name="Applicant">申请人情况.</param>
/// <param name="IsNew">True when received in the year, false when carried in.</param>
/// <param name="Answer">How they ended within the year; null while they are open.</param>
/// <param name="Count">How many.</param>
public sealed record RequestTally(long AgencyId, ApplicantKind Applicant, bool IsNew, AnswerKind? Answer, int Count);

/// <summary>An application in the list behind a cell. Without personal data.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Number">登记编号.</param>
/// <param name="Subject">事由.</param>
/// <param name="Applicant">申请人情况.</param>
/// <param name="ReceivedOn">收到申请之日.</param>
/// <param name="AnsweredOn">答复日期; null while it is open.</param>
/// <param name="Answer">How it ended; null while it is open.</param>
public sealed record CountedRequest(long Id, string Number, string Subject, ApplicantKind Applicant, DateOnly ReceivedOn, DateOnly? AnsweredOn, AnswerKind? Answer);

/// <summary>
/// Table three from the register: every application that was open at some time of the year is counted once by where it came
/// from and once by what became of it, so that each column balances. One grouped query over a covering index, whether for one
/// agency or for a region.
/// </summary>
public sealed class RequestTallies(GongkaiDbContext db)
{
    private const string Outcomes = "requests.outcomes.";

    /// <summary>The tallies of agencies.</summary>
    public async Task<IReadOnlyList<RequestTally>> OfAsync(IReadOnlyCollection<long> agencies, YearAt year, CancellationToken ct)
    {
        var (from, to, asOf) = (year.From, year.To, year.AsOf);
        var rows = await Within(agencies, year)
            .GroupBy(r => new { r.AgencyId, r.ApplicantKind, IsNew = r.ReceivedOn >= from, IsDone = r.AnsweredOn <= to && r.AnsweredAt <= asOf, r.Answer })
            .Select(g => new { g.Key.AgencyId, g.Key.ApplicantKind, g.Key.IsNew, g.Key.IsDone, g.Key.Answer, Count = g.Count() })
            .ToListAsync(ct);
        return [.. rows.GroupBy(r => new { r.AgencyId, r.ApplicantKind, r.IsNew, Answer = r.IsDone ? r.Answer : null })
            .Select(g => new RequestTally(g.Key.AgencyId, g.Key.ApplicantKind, g.Key.IsNew, g.Key.Answer, g.Sum(r => r.Count)))];
    }

    /// <summary>The received applications of a year by channel.</summary>
    public async Task<IReadOnlyDictionary<RequestChannel, int>> ByChannelAsync(long agencyId, YearAt year, CancellationToken ct)
    {
        var from = year.From;
        return await Within([agencyId], year).Where(r => r.ReceivedOn >= from).GroupBy(r => r.Channel).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
    }

    /// <summary>Adds up tallies as cells of table three, by path; cells that are no sums.</summary>
    public static IEnumerable<KeyValuePair<string, decimal?>> Cells(IEnumerable<RequestTally> tallies)
    {
        var sums = new Dictionary<string, decimal?>(StringComparer.Ordinal);
        foreach (var row in (string[])["received", "carriedIn", "carriedOut"])
        {
            foreach (var kind in ApplicantKinds.All)
            {
                sums[$"requests.{row}[{kind.Column()}]"] = 0;
            }
        }

        foreach (var tally in tallies)
        {
            Add(tally.IsNew ? "requests.received" : "requests.carriedIn", tally);
            Add(tally.Answer is { } answer ? answer.RowKey() : "requests.carriedOut", tally);
        }

        return sums;

        void Add(string row, RequestTally tally)
        {
            var path = $"{row}[{tally.Applicant.Column()}]";
            sums[path] = sums.GetValueOrDefault(path).GetValueOrDefault() + tally.Count;
        }
    }

    /// <summary>The applications behind a cell of table three, oldest first.</summary>
    /// <param name="agencyId">The agency.</param>
    /// <param name="cell">The cell; sums open to all they add up.</param>
    /// <param name="year">The year and moment.</param>
    /// <param name="after">Those after this one; null from the beginning.</param>
    /// <param name="take">So many; one more tells that there is a next page.</param>
    /// <param name="ct">Cancels.</param>
    public Task<List<CountedRequest>> BehindAsync(long agencyId, FormCell cell, YearAt year, (DateOnly On, long Id)? after, int take, CancellationToken ct)
    {
        var (from, to, asOf) = (year.From, year.To, year.AsOf);
        var requests = Within([agencyId], year);
        if (cell.ColumnIndex < ApplicantKinds.All.Count)
        {
            var kind = ApplicantKinds.All[cell.ColumnIndex];
            requests = requests.Where(r => r.ApplicantKind == kind);
        }

        requests = cell.Row.Key switch
        {
            "requests.received" => requests.Where(r => r.ReceivedOn >= from),
            "requests.carriedIn" => requests.Where(r => r.ReceivedOn < from),
            "requests.carriedOut" => requests.Where(r => !(r.AnsweredOn != null && r.AnsweredOn <= to && r.AnsweredAt != null && r.AnsweredAt <= asOf)),
            _ => requests.Where(r => r.AnsweredOn <= to && r.AnsweredAt <= asOf),
        };
        if (cell.Row.Key.StartsWith(Outcomes, StringComparison.Ordinal) && cell.Row.Key != Outcomes + "total")
        {
            var answers = AnswerKinds.All.Where(a => a.RowKey() == cell.Row.Key).Select(a => (AnswerKind?)a).ToList();
            requests = requests.Where(r => answers.Contains(r.Answer));
        }

        return ListAsync(requests, to, asOf, after, take, ct);
    }

    /// <summary>
    /// The applications that explain why 上年结转 differs from what last year's report carried over: open at the turn of the year
    /// as known at one of two moments, and not at the other.
    /// </summary>
    public async Task<IReadOnlyList<(CountedRequest Request, bool IsMore)>> DifferenceAsync(long agencyId, int year, DateTimeOffset reportedAt, DateTimeOffset now, int take, CancellationToken ct)
    {
        var turn = new DateOnly(year, 1, 1);
        var (before, after) = (OpenAt(turn, reportedAt), OpenAt(turn, now));
        var all = db.Requests.AsNoTracking().Where(r => r.AgencyId == agencyId && r.RenewalOfId == null);
        var more = await ListAsync(all.Where(after).Where(Not(before)), turn, now, null, take, ct);
        var less = await ListAsync(all.Where(before).Where(Not(after)), turn, now, null, take, ct);
        return [.. more.Select(r => (r, true)), .. less.Select(r => (r, false))];
    }

    private static Expression<Func<DisclosureRequest, bool>> OpenAt(DateOnly turn, DateTimeOffset asOf) => r =>
        r.RegisteredAt <= asOf && (r.UncountedAt == null || r.UncountedAt > asOf) && r.ReceivedOn != null && r.ReceivedOn < turn
        && (r.AnsweredOn == null || r.AnsweredOn >= turn || r.AnsweredAt == null || r.AnsweredAt > asOf);

    private static Expression<Func<DisclosureRequest, bool>> Not(Expression<Func<DisclosureRequest, bool>> condition) =>
        Expression.Lambda<Func<DisclosureRequest, bool>>(Expression.Not(condition.Body), condition.Parameters);

    private static Task<List<CountedRequest>> ListAsync(
        IQueryable<DisclosureRequest> requests, DateOnly to, DateTimeOffset asOf, (DateOnly On, long Id)? after, int take, CancellationToken ct)
    {
        if (after is var (on, id))
        {
            requests = requests.Where(r => r.ReceivedOn > on || (r.ReceivedOn == on && r.Id > id));
        }

        return requests.OrderBy(r => r.ReceivedOn).ThenBy(r => r.Id).Take(take + 1)
            .Select(r => new CountedRequest(
                r.Id, r.Number, r.Subject, r.ApplicantKind, r.ReceivedOn!.Value,
                r.AnsweredOn <= to && r.AnsweredAt <= asOf ? r.AnsweredOn : null, r.AnsweredOn <= to && r.AnsweredAt <= asOf ? r.Answer : null)).ToListAsync(ct);
    }

    // Open at some time of the year: received by its end, and not answered before it began. New answers that a ruling orders, and
    // what was split or void at the moment, do not count.
    private IQueryable<DisclosureRequest> Within(IReadOnlyCollection<long> agencies, YearAt year)
    {
        var (from, to, asOf) = (year.From, year.To, year.AsOf);
        return db.Requests.AsNoTracking().Where(r => agencies.Contains(r.AgencyId)
            && r.ReceivedOn != null && r.ReceivedOn <= to && r.RenewalOfId == null
            && r.RegisteredAt <= asOf && (r.UncountedAt == null || r.UncountedAt > asOf)
            && (r.AnsweredOn == null || r.AnsweredOn >= from || r.AnsweredAt == null || r.AnsweredAt > asOf));
    }
}
