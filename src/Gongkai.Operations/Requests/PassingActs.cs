using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Sections;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests;

/// <summary>Why a case is not passed on.</summary>
internal static class PassingProblems
{
    public static Problem Nowhere { get; } = new("request.assign-nowhere", "请选择转给哪个科室，或者交给哪位经办人。");

    public static Problem NoSuchSection { get; } = new("request.assign-section", "没有这个科室，或者该科室已停用。");

    public static Problem NotAMember { get; } = new("request.assign-person", "所选人员不属于这个科室，或者不是本机关的经办人。");

    public static Problem Taken { get; } = new("request.claimed", "本件已由他人领办；需要换人的，请由政务公开办转办。");

    public static Problem NoReason { get; } = new("request.reason", "请写明理由。");

    public static Problem NotAsked { get; } = new("request.task-text", "请写明请对方办理什么，不超过2000字。");

    public static Problem TaskDue { get; } = new("request.task-due", "协办的期限不能早于今天。");

    public static Problem NoSuchTask { get; } = new("request.task-unknown", "没有这项协办，或者已经答复、收回。");

    public static Problem NotYourTask { get; } = new("request.forbidden", "这项协办请的是其他科室，由该科室的人员或者政务公开办答复。");
}

/// <summary>转办: gives a case to a section, a person, or both.</summary>
public sealed class AssignRequest(RequestActing acting, RequestRecords records, GongkaiDbContext db)
{
    /// <summary>Gives it.</summary>
    /// <param name="recorded">Who, with a remark.</param>
    /// <param name="sectionId">The section; null for a person of the agency without one.</param>
    /// <param name="personId">The person; null to leave it to the section.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Outcome<int>> ExecuteAsync(Recorded recorded, long? sectionId, long? personId, CancellationToken ct) =>
        acting.DoAsync(recorded.Id, recorded.Version, RequestAct.Assign, recorded.By, async found =>
        {
            if (sectionId is null && personId is null)
            {
                return PassingProblems.Nowhere;
            }

            var request = found.Request;
            if (sectionId is { } section && !await db.Sections.AnyAsync(s => s.Id == section && s.AgencyId == request.AgencyId && !s.IsClosed, ct))
            {
                return PassingProblems.NoSuchSection;
            }

            if (personId is { } person && !await MayWorkAsync(request.AgencyId, sectionId, person, ct))
            {
                return PassingProblems.NotAMember;
            }

            var before = new { request.SectionId, request.AssigneeId };
            (request.SectionId, request.AssigneeId) = (sectionId, personId);
            return new RequestActing.Entry("request.assigned", await records.CleanAsync(found, recorded.Remark, ct), new { Before = before, After = new { request.SectionId, request.AssigneeId } });
        }, ct);

    // Of the section where one is named; else of the office or a section officer of the agency.
    private async Task<bool> MayWorkAsync(long agencyId, long? sectionId, long person, CancellationToken ct)
    {
        var roles = await db.AccountRoles.AsNoTracking().Where(r => r.AgencyId == agencyId && r.AccountId == person && db.Accounts.Any(a => a.Id == person && a.DisabledAt == null)).Select(r => r.Role).ToListAsync(ct);
        return roles.Any(r => r is StaffRole.SectionOfficer or StaffRole.DisclosureOffice)
            && (sectionId is not { } section || await db.SectionMembers.AnyAsync(m => m.SectionId == section && m.AccountId == person, ct));
    }
}

/// <summary>领办: takes a case that nobody works on yet.</summary>
public sealed class ClaimRequest(RequestActing acting)
{
    /// <summary>Takes it.</summary>
    public Task<Outcome<int>> ExecuteAsync(long id, int version, Officer by, CancellationToken ct) =>
        acting.DoAsync(id, version, RequestAct.Claim, by, found =>
        {
            if (found.Request.AssigneeId is { } other && other != by.AccountId)
            {
                return Task.FromResult<Outcome<RequestActing.Entry>>(PassingProblems.Taken);
            }

            found.Request.AssigneeId = by.AccountId;
            return Task.FromResult<Outcome<RequestActing.Entry>>(new RequestActing.Entry("request.claimed", null, new { found.Request.AssigneeId }));
        }, ct);
}

/// <summary>退回公开办: with the reason why it is not this section's.</summary>
public sealed class HandBackRequest(RequestActing acting, RequestRecords records)
{
    /// <summary>Hands it back.</summary>
    public Task<Outcome<int>> ExecuteAsync(Recorded recorded, CancellationToken ct) =>
        acting.DoAsync(recorded.Id, recorded.Version, RequestAct.HandBack, recorded.By, async found =>
        {
            if (await records.CleanAsync(found, recorded.Remark, ct) is not { } reason)
            {
                return PassingProblems.NoReason;
            }

            var before = new { found.Request.SectionId, found.Request.AssigneeId };
            (found.Request.SectionId, found.Request.AssigneeId) = (null, null);
            return new RequestActing.Entry("request.handed-back", reason, new { Before = before });
        }, ct);
}

/// <summary>请求协办、答复协办、收回协办: another section does a part.</summary>
public sealed class RequestTasks(RequestActing acting, GongkaiDbContext db, Dossiers.Dossier dossier, SectionQueries sections)
{
    private const int LongestText = 2000;

    /// <summary>Asks a section.</summary>
    /// <param name="id">The case.</param>
    /// <param name="version">The version that the officer saw.</param>
    /// <param name="sectionId">The section.</param>
    /// <param name="asked">What is asked; sealed.</param>
    /// <param name="dueOn">By when.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Outcome<int>> AskAsync(long id, int version, long sectionId, string asked, DateOnly dueOn, Officer by, CancellationToken ct) =>
        acting.DoAsync(id, version, RequestAct.AskSection, by, async found =>
        {
            var request = found.Request;
            var section = await db.Sections.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sectionId && s.AgencyId == request.AgencyId && !s.IsClosed, ct);
            var problems = new List<Problem>(((Problem?[])
            [
                section is null ? PassingProblems.NoSuchSection : null,
                asked.Trim().Length is > 0 and <= LongestText ? null : PassingProblems.NotAsked,
                dueOn < acting.Today ? PassingProblems.TaskDue : null,
            ]).OfType<Problem>());
            if (problems.Count > 0)
            {
                return new Outcome<RequestActing.Entry>(problems);
            }

            db.Add(new RequestTask
            {
                AgencyId = request.AgencyId,
                RequestId = request.Id,
                SectionId = sectionId,
                SealedAsked = await dossier.SealAsync(request.AgencyId, found.Key, asked.Trim(), ct),
                DueOn = dueOn,
                AskedAt = acting.Now,
                AskedById = by.AccountId,
            });
            return new RequestActing.Entry("request.task-asked", $"{section!.Name}，请于{dueOn:yyyy-MM-dd}前办理", new { Section = section.Name, DueOn = dueOn });
        }, ct);

    /// <summary>Answers for the section that was asked; the office may answer for it.</summary>
    public Task<Outcome<int>> AnswerAsync(long id, int version, long taskId, string answer, Officer by, CancellationToken ct) =>
        acting.DoAsync(id, version, RequestAct.AnswerTask, by, async found =>
        {
            if (await OpenAsync(id, taskId, ct) is not { } task)
            {
                return PassingProblems.NoSuchTask;
            }

            if (!by.Has(found.Place, StaffRole.DisclosureOffice) && !(await sections.OfAsync(by, ct)).Contains(task.SectionId))
            {
                return PassingProblems.NotYourTask;
            }

            if (answer.Trim().Length is 0 or > LongestText)
            {
                return PassingProblems.NotAsked;
            }

            (task.SealedAnswer, task.AnsweredAt, task.AnsweredById) = (await dossier.SealAsync(task.AgencyId, found.Key, answer.Trim(), ct), acting.Now, by.AccountId);
            return new RequestActing.Entry("request.task-answered", null, new { TaskId = taskId });
        }, ct);

    /// <summary>Takes back what was asked; the section does not see the case any more.</summary>
    public Task<Outcome<int>> WithdrawAsync(long id, int version, long taskId, Officer by, CancellationToken ct) =>
        acting.DoAsync(id, version, RequestAct.AskSection, by, async found =>
        {
            if (await OpenAsync(id, taskId, ct) is not { } task)
            {
                return PassingProblems.NoSuchTask;
            }

            task.WithdrawnAt = acting.Now;
            return new RequestActing.Entry("request.task-withdrawn", null, new { TaskId = taskId });
        }, ct);

    private Task<RequestTask?> OpenAsync(long id, long taskId, CancellationToken ct) =>
        db.Set<RequestTask>().SingleOrDefaultAsync(t => t.Id == taskId && t.RequestId == id && t.AnsweredAt == null && t.WithdrawnAt == null, ct);
}
