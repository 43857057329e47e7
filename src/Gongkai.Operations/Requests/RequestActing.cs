using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Requests.Applicants;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests;

/// <summary>
/// How every act on an application is done: alone, in one transaction, refused by <see cref="RequestStanding.WhyNot"/>, refused to the
/// second of two officers who saw the same version, the clock computed anew, with an entry in the dossier.
/// </summary>
public sealed class RequestActing(GongkaiDbContext db, RequestCases cases, Dossier dossier, ApplicantNotices notices, TimeProvider clock)
{
    /// <summary>What an act adds to the dossier.</summary>
    /// <param name="Act">What was done, <c>request.extended</c>.</param>
    /// <param name="Reason">Why; no personal data.</param>
    /// <param name="Detail">Before and after; no personal data.</param>
    /// <param name="Personal">Personal data, sealed under the case's key.</param>
    /// <param name="Next">Where the case stands afterwards, where the act itself does not say.</param>
    public sealed record Entry(string Act, string? Reason = null, object? Detail = null, string? Personal = null, RequestStatus? Next = null);

    /// <summary>The time of the act.</summary>
    internal DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The day of the act in China.</summary>
    internal DateOnly Today => ChinaTime.DateOf(Now);

    /// <summary>Does an act of an officer; gives the case's new version.</summary>
    /// <param name="id">The case.</param>
    /// <param name="version">The version that the officer saw; null where any will do.</param>
    /// <param name="act">The act.</param>
    /// <param name="by">Who acts.</param>
    /// <param name="work">The work: changes the case, and gives the entry or the problems. Nothing is stored when there are any.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="on">The day on which it was done, where it is recorded later; null for today.</param>
    internal Task<Outcome<int>> DoAsync(long id, int? version, RequestAct act, Officer by, Func<RequestCase, Task<Outcome<Entry>>> work, CancellationToken ct, DateOnly? on = null) =>
        db.ExclusivelyAsync<Outcome<int>>(async () =>
        {
            if (await cases.FindAsync(id, by, ct) is not { Case: { } found, Sight: RequestSight.Person })
            {
                return RequestProblems.NoSuchRequest;
            }

            if (version is { } seen && seen != found.Request.Version)
            {
                return await ChangedAsync(found, seen, ct);
            }

            return found.Standing.WhyNot(act, by, on ?? Today, found.Calendar) is { } refused ? refused : await CompleteAsync(found, act, by, work, ct);
        }, ct);

    /// <summary>The same for what the applicant does, who has shown the query code before; it is asked only whether the act can be done.</summary>
    internal Task<Outcome<int>> DoForApplicantAsync(long id, RequestAct act, Func<RequestCase, Task<Outcome<Entry>>> work, CancellationToken ct) =>
        db.ExclusivelyAsync<Outcome<int>>(async () =>
        {
            if (await cases.FindAsync(id, ct) is not { } found)
            {
                return RequestProblems.NoSuchRequest;
            }

            return RequestLifecycle.Next(found.Request.Status, act) is null ? RequestProblems.NotInThisStatus(act, found.Request.Status)
                : found.Standing.WhyNotNow(act, Today, found.Calendar) is { } refused ? refused
                : await CompleteAsync(found, act, null, work, ct, "申请人");
        }, ct);

    private async Task<Outcome<int>> CompleteAsync(
        RequestCase found, RequestAct act, Officer? by, Func<RequestCase, Task<Outcome<Entry>>> work, CancellationToken ct, string? actor = null)
    {
        var request = found.Request;
        var before = (request.Status, request.DueOn);
        var done = await work(found);
        if (done.Failed)
        {
            db.ChangeTracker.Clear();
            return new Outcome<int>(done.Problems);
        }

        request.Status = done.Value.Next ?? RequestLifecycle.Next(before.Status, act) ?? before.Status;
        request.Keep(found.Term);
        (request.UpdatedAt, request.Version) = (Now, request.Version + 1);
        await dossier.AppendAsync(new(request.AgencyId, found.Key, done.Value.Act, by, done.Value.Reason, new
        {
            request.Version,
            Before = before.Status,
            After = request.Status,
            DueBefore = before.DueOn,
            request.DueOn,
            done.Value.Detail,
        }, done.Value.Personal, actor), ct);
        if (by is not null)
        {
            await notices.TellAsync(request, act, ct);
        }

        await db.SaveChangesAsync(ct);
        return request.Version;
    }

    // Who saved first, and what: read from the dossier's entries after the version that was seen.
    private async Task<Problem> ChangedAsync(RequestCase found, int seen, CancellationToken ct)
    {
        var last = await db.DossierEntries.AsNoTracking().Where(e => e.CaseKey == found.Key && !RequestActNames.Reading.Contains(e.Act))
            .OrderByDescending(e => e.Sequence).Take(Math.Clamp(found.Request.Version - seen, 1, 5)).ToListAsync(ct);
        return RequestProblems.Changed(string.Join("；", last.Select(e => $"{e.ActorName}{ChinaTime.Local(e.At):M月d日HH:mm}{RequestActNames.Name(e.Act)}").Reverse()));
    }
}

/// <summary>Names of the acts in an application's dossier.</summary>
public static class RequestActNames
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["request.registered"] = "登记申请",
        ["request.confirmed"] = "确认收到",
        ["request.file-added"] = "存入材料",
        ["request.letter-drafted"] = "起草文书",
        ["request.letter-saved"] = "修改文书",
        ["request.letter-discarded"] = "作废文书草稿",
        ["request.letter-submitted"] = "文书送审",
        ["request.letter-taken-back"] = "撤回送审的文书",
        ["request.letter-returned"] = "退回文书",
        ["request.letter-signed"] = "签署文书",
        ["request.letter-issued"] = "签发文书",
        ["request.letter-sent"] = "送出文书",
        ["request.correction-asked"] = "送出补正告知书",
        ["request.reasons-asked"] = "送出说明理由告知书",
        ["request.extended"] = "送出延期答复告知书",
        ["request.delayed"] = "送出延迟答复告知书",
        ["request.consulted"] = "送出征求意见书",
        ["request.fee-asked"] = "送出收费通知书",
        ["request.answered"] = "送出答复",
        ["request.answered-at-once"] = "当场答复",
        ["request.record-corrected"] = "送出更正告知书",
        ["request.letter-served"] = "登记送达",
        ["request.served-by-download"] = "申请人下载文书",
        ["request.letter-undelivered"] = "登记退回未送达",
        ["request.letter-served-again"] = "再次送达",
        ["request.guided"] = "办理指引",
        ["request.archived"] = "归档",
        ["request.archive-downloaded"] = "下载案卷",
        ["request.erased"] = "保管期限届满，销毁个人信息",
        ["request.redacted"] = "生成遮盖稿",
        ["request.recomputed"] = "按新的节假日安排重新计算期限",
        ["request.person-shown"] = "查看个人信息",
        ["request.file-opened"] = "下载材料",
        ["request.edited"] = "更正登记",
        ["request.assigned"] = "转办",
        ["request.claimed"] = "领办",
        ["request.handed-back"] = "退回公开办",
        ["request.corrected"] = "登记补正",
        ["request.replied"] = "登记反馈意见",
        ["request.reasons-given"] = "登记理由",
        ["request.paid"] = "登记缴费",
        ["request.withdrawn"] = "撤回申请",
        ["request.split"] = "拆分",
        ["request.voided"] = "作废",
        ["request.noted"] = "登记备注",
        ["request.task-asked"] = "请求协办",
        ["request.task-answered"] = "答复协办",
        ["request.task-withdrawn"] = "收回协办",
        ["section.saved"] = "设置科室",
        ["stand-in.appointed"] = "指定代理人",
        ["stand-in.revoked"] = "撤销代理人",
        ["settings.requests"] = "设置依申请公开",
        [ApplicantActs.Corrected] = "申请人补正",
        [ApplicantActs.Reasoned] = "申请人说明理由",
        [ApplicantActs.Noted] = "申请人补充说明",
        [ApplicantActs.Proved] = "申请人提交缴费凭证",
        [ApplicantActs.Withdrawn] = "申请人撤回申请",
        [RenewQueryCode.Act] = "更换查询码",
        [DownloadFile.Act] = "申请人下载",
        [PublishAnswer.Act] = "起草主动公开稿",
        [ApplicantNotices.Begun] = "开通邮件提醒",
        [ApplicantNotices.Ended] = "关闭邮件提醒",
    };

    /// <summary>Acts that only read: they change no case.</summary>
    internal static readonly string[] Reading = ["request.person-shown", "request.file-opened", DownloadFile.Act, ApplicantNotices.Begun, ApplicantNotices.Ended, PublishAnswer.Act];

    /// <summary>The codes of all acts.</summary>
    public static IReadOnlyCollection<string> Known => Names.Keys;

    /// <summary>The act's name; the code itself for one that is not an application's.</summary>
    public static string Name(string act) => Names.GetValueOrDefault(act, act);
}
