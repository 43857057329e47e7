using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests.Applicants;

/// <summary>A case in the list of an account.</summary>
/// <param name="Id">The case.</param>
/// <param name="Agency">The agency's name.</param>
/// <param name="Slug">Its address.</param>
/// <param name="Number">登记编号.</param>
/// <param name="Subject">事由.</param>
/// <param name="Status">Its status.</param>
/// <param name="Answer">How it ended.</param>
/// <param name="ArrivedOn">The day it was registered.</param>
/// <param name="NextOn">The day by which somebody has to do something next.</param>
/// <param name="Waiting">Who that is.</param>
/// <param name="Opens">False when its query code has been replaced since it was added; then nothing is told of the case but its number.</param>
public sealed record KeptCase(
    long Id, string Agency, string Slug, string Number, string Subject, RequestStatus Status, AnswerKind? Answer, DateOnly ArrivedOn, DateOnly? NextOn, WaitingFor Waiting, bool Opens)
{
    /// <summary>True where the applicant has to do something for it to go on.</summary>
    public bool WantsApplicant => Status is RequestStatus.AwaitingCorrection or RequestStatus.AwaitingPayment;
}

/// <summary>The cases that an applicant keeps in an account.</summary>
public sealed class ApplicantAccountCases(GongkaiDbContext db, SealedApplications applications, TimeProvider clock)
{
    /// <summary>Cases on a page.</summary>
    public const int PageSize = 25;

    /// <summary>Adds a case that its applicant has open, or gives it the new code's mark.</summary>
    public Task<Outcome<bool>> AddAsync(long accountId, CaseKey key, CancellationToken ct) => db.ExclusivelyAsync<Outcome<bool>>(async () =>
    {
        var request = await db.Requests.AsNoTracking().Where(r => r.Id == key.Id).Select(r => new { r.AgencyId, r.QueryCodeHash }).SingleOrDefaultAsync(ct);
        if (request?.QueryCodeHash is not { } hash || OpenCase.StampOf(hash) != key.Stamp)
        {
            return ApplicantAccountProblems.NotKept;
        }

        if (await db.Set<ApplicantAccountCase>().SingleOrDefaultAsync(c => c.AccountId == accountId && c.RequestId == key.Id, ct) is { } kept)
        {
            kept.Stamp = key.Stamp;
        }
        else
        {
            db.Add(new ApplicantAccountCase { AccountId = accountId, RequestId = key.Id, AgencyId = request.AgencyId, Stamp = key.Stamp, AddedAt = clock.GetUtcNow() });
        }

        await db.SaveChangesAsync(ct);
        return true;
    }, ct);

    /// <summary>Takes a case out of the list; the case goes on.</summary>
    public Task<int> RemoveAsync(long accountId, long requestId, CancellationToken ct) => db.ExclusivelyAsync(() =>
        db.Set<ApplicantAccountCase>().Where(c => c.AccountId == accountId && c.RequestId == requestId).ExecuteDeleteAsync(ct), ct);

    /// <summary>What opens a case of the list; null where it opens no longer.</summary>
    public async Task<(CaseKey Key, string Slug, string Number)?> KeyAsync(long accountId, long requestId, CancellationToken ct)
    {
        var found = await (
            from c in db.Set<ApplicantAccountCase>().AsNoTracking()
            join r in db.Requests on c.RequestId equals r.Id
            join a in db.Agencies on r.AgencyId equals a.Id
            where c.AccountId == accountId && c.RequestId == requestId
            select new { c.Stamp, r.QueryCodeHash, a.Slug, r.Number }).SingleOrDefaultAsync(ct);
        return found?.QueryCodeHash is { } hash && OpenCase.StampOf(hash) == found.Stamp ? (new(requestId, found.Stamp), found.Slug!, found.Number) : null;
    }

    /// <summary>True when a case is in the list.</summary>
    public Task<bool> HasAsync(long accountId, CaseKey key, CancellationToken ct) =>
        db.Set<ApplicantAccountCase>().AnyAsync(c => c.AccountId == accountId && c.RequestId == key.Id && c.Stamp == key.Stamp, ct);

    /// <summary>The cases, the newest first.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="before">Only what comes after this case in the list; null from its beginning.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<(IReadOnlyList<KeptCase> Cases, bool HasMore)> ListAsync(long accountId, long? before, CancellationToken ct)
    {
        var rows = await (
            from c in db.Set<ApplicantAccountCase>().AsNoTracking()
            join r in db.Requests on c.RequestId equals r.Id
            join a in db.Agencies on r.AgencyId equals a.Id
            where c.AccountId == accountId && (before == null || c.RequestId < before)
            orderby c.RequestId descending
            select new { r.Id, a.Name, a.Slug, r.Number, r.Subject, r.Status, r.Answer, r.RegisteredAt, r.NextOn, r.Waiting, c.Stamp, r.QueryCodeHash }).Take(PageSize + 1).ToListAsync(ct);
        var cases = rows.Take(PageSize).Select(r => new KeptCase(
            r.Id, r.Name, r.Slug!, r.Number, r.Subject, r.Status, r.Answer, ChinaTime.DateOf(r.RegisteredAt), r.NextOn, r.Waiting, r.QueryCodeHash is { } hash && OpenCase.StampOf(hash) == r.Stamp));

        // Whoever's code was replaced learns nothing more of the case: the code may have been replaced because of him.
        return ([.. cases.Select(c => c.Opens ? c : c with { Subject = "", Status = RequestStatus.AwaitingConfirmation, Answer = null, NextOn = null, Waiting = WaitingFor.Confirmation })], rows.Count > PageSize);
    }

    /// <summary>Who applied in the newest case of the list that still opens, to fill in the next form with; null for nobody.</summary>
    public async Task<Applicant?> LastApplicantAsync(long accountId, CancellationToken ct)
    {
        var newest = await (
            from c in db.Set<ApplicantAccountCase>().AsNoTracking()
            join r in db.Requests on c.RequestId equals r.Id
            where c.AccountId == accountId
            orderby c.RequestId descending
            select new { Request = r, c.Stamp }).FirstOrDefaultAsync(ct);
        return newest?.Request.QueryCodeHash is { } hash && OpenCase.StampOf(hash) == newest.Stamp ? (await applications.OpenAsync(newest.Request, ct))?.Applicant : null;
    }
}
