using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Mail;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests.Applicants;

/// <summary>邮件提醒 for applicants who asked for it: that something has happened and where to look, nothing else.</summary>
public sealed class ApplicantNotices(GongkaiDbContext db, MailOutbox outbox, Dossier dossier)
{
    internal const string Begun = "request.notices-on";
    internal const string Ended = "request.notices-off";

    /// <summary>Whether the agency can send mail.</summary>
    public Task<bool> AreOfferedAsync(long agencyId, CancellationToken ct) => outbox.IsOpenAsync(agencyId, ct);

    /// <summary>Begins or ends notices at the applicant's wish.</summary>
    /// <param name="id">The case.</param>
    /// <param name="email">The address; null to end them.</param>
    /// <param name="address">Where the applicant looks the case up.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Outcome<bool>> SetAsync(long id, string? email, string address, CancellationToken ct) => db.ExclusivelyAsync<Outcome<bool>>(async () =>
    {
        if (await db.Requests.SingleOrDefaultAsync(r => r.Id == id, ct) is not { } request)
        {
            return RequestProblems.NoSuchRequest;
        }

        if (email is not null && (!MailAddresses.IsOne(email) || !await outbox.IsOpenAsync(request.AgencyId, ct)))
        {
            return PortalProblems.NoNotices;
        }

        await db.Set<ApplicantNotice>().Where(n => n.RequestId == id).ExecuteDeleteAsync(ct);
        if (email is not null)
        {
            await AddAsync(request, email, address, ct);
        }

        await dossier.AppendAsync(new(request.AgencyId, request.CaseKey, email is null ? Ended : Begun, null, As: "申请人"), ct);
        await db.SaveChangesAsync(ct);
        return email is not null;
    }, ct);

    /// <summary>Begins them with the application itself, and tells its number; within the caller's transaction.</summary>
    internal async Task BeginAsync(DisclosureRequest request, string email, string address, CancellationToken ct)
    {
        if (MailAddresses.IsOne(email) && await outbox.IsOpenAsync(request.AgencyId, ct))
        {
            var notice = await AddAsync(request, email, address, ct);
            await SendAsync(request, notice, "已经登记", "已经登记", ct);
        }
    }

    /// <summary>Tells the applicant of an officer's act that matters to him or her; within the caller's transaction.</summary>
    internal async Task TellAsync(DisclosureRequest request, RequestAct act, CancellationToken ct)
    {
        if (WhatToSay(act) is { } said && await db.Set<ApplicantNotice>().AsNoTracking().SingleOrDefaultAsync(n => n.RequestId == request.Id, ct) is { } notice)
        {
            await SendAsync(request, notice, "有新的进展", said, ct);
        }
    }

    // No word of what it is about: mail is read by whoever has the mailbox.
    private static string? WhatToSay(RequestAct act) => act switch
    {
        RequestAct.ConfirmReceipt => "已经确认收到",
        RequestAct.AskCorrection or RequestAct.AskReasons or RequestAct.AskFee => "需要您在规定的期限内处理",
        RequestAct.ReceiveCorrection or RequestAct.RecordReasons or RequestAct.RecordPayment or RequestAct.Extend or RequestAct.Delay or RequestAct.Withdraw or RequestAct.Split => "有新的进展",
        RequestAct.Answer => "已经答复",
        RequestAct.Renew => "将重新答复",
        RequestAct.EditRegistration or RequestAct.Assign or RequestAct.Claim or RequestAct.HandBack or RequestAct.Consult or RequestAct.RecordReply
            or RequestAct.RecordService or RequestAct.Void or RequestAct.Archive or RequestAct.Note or RequestAct.AskSection or RequestAct.AnswerTask => null,
    };

    private async Task<ApplicantNotice> AddAsync(DisclosureRequest request, string email, string address, CancellationToken ct) => db.Add(new ApplicantNotice
    {
        RequestId = request.Id,
        AgencyId = request.AgencyId,
        SealedEmail = await dossier.SealAsync(request.AgencyId, request.CaseKey, email.Trim(), ct),
        Address = address,
    }).Entity;

    private async Task SendAsync(DisclosureRequest request, ApplicantNotice notice, string heading, string said, CancellationToken ct)
    {
        var agency = await db.Agencies.Where(a => a.Id == request.AgencyId).Select(a => a.Name).SingleAsync(ct);
        await outbox.AddAsync(new(
            request.AgencyId,
            request.CaseKey,
            notice.SealedEmail,
            $"政府信息公开申请{request.Number}{heading}",
            $"您好：\n\n您向{agency}提出的政府信息公开申请（编号{request.Number}）{said}。\n\n请打开下面的网址，凭编号和查询码查看：\n{notice.Address}\n\n本邮件由系统自动发出，请不要回复。不想再收到提醒的，可以在查看页面上关闭。\n"), ct);
    }
}
