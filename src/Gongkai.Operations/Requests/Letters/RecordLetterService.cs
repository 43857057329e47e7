using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests.Letters;

/// <summary>What came of a service.</summary>
/// <param name="Result">Delivered or returned.</param>
/// <param name="On">The day of the signature, of the download, of the return.</param>
/// <param name="ReceivedBy">Who signed for it.</param>
/// <param name="Note">Why it came back.</param>
/// <param name="Evidence">送达凭证.</param>
public sealed record ServiceOutcome(ServiceResult Result, DateOnly On, string? ReceivedBy = null, string? Note = null, NewRequestFile? Evidence = null);

/// <summary>登记送达: the receipt of a letter, or its return; an answer that was received closes its case.</summary>
public sealed class RecordLetterService(GongkaiDbContext db, RequestActing acting, LetterCases letters, LetterSending sending, SealedApplications applications, Dossier dossier)
{
    /// <summary>Records what came of the last attempt.</summary>
    public async Task<Outcome<int>> ExecuteAsync(long letterId, ServiceOutcome outcome, Officer by, CancellationToken ct)
    {
        if (await KnownAsync(letterId, ct) is not { } known)
        {
            return LetterProblems.NoSuchLetter;
        }

        var act = ActOf(known, outcome.Result);
        return await acting.DoAsync(known.Letter.RequestId, null, act, by, found => by.Has(found.Place, StaffRole.DisclosureOffice)
            ? DoneAsync(found, letterId, outcome, by, act, ct)
            : Task.FromResult<Outcome<RequestActing.Entry>>(LetterProblems.MayNotSend), ct);
    }

    /// <summary>Serves again what came back, in another way or to another address.</summary>
    public async Task<Outcome<int>> AgainAsync(long letterId, Sending how, Officer by, CancellationToken ct)
    {
        if (await KnownAsync(letterId, ct) is not { } known)
        {
            return LetterProblems.NoSuchLetter;
        }

        var closes = known.IsOpenAnswer && how.Way.IsSignedFor();
        return await acting.DoAsync(known.Letter.RequestId, null, closes ? RequestAct.RecordService : RequestAct.Note, by, async found =>
        {
            var row = await db.Set<RequestLetter>().SingleAsync(l => l.Id == letterId, ct);
            var last = await LastAsync(letterId, ct);
            if (!by.Has(found.Place, StaffRole.DisclosureOffice) || last?.Result != ServiceResult.Returned)
            {
                return last is null ? LetterProblems.NotSent : last.Result == ServiceResult.Returned ? LetterProblems.MayNotSend : LetterProblems.SentAlready;
            }

            if (sending.WhatIsWrong(row, how).OfType<Problem>().ToList() is { Count: > 0 } problems)
            {
                return new Outcome<RequestActing.Entry>(problems);
            }

            await sending.DeliverAsync(found, row, how, by.AccountId, ct);
            if (how.Way.IsSignedFor())
            {
                await ReceiveAsync(found, row, how.On, ct);
            }

            row.Version++;
            return new RequestActing.Entry("request.letter-served-again", null, new { Letter = row.Id, row.Number, how.Way, how.On }, JsonText.Write(how.Detail));
        }, ct);
    }

    /// <summary>
    /// The applicant has downloaded a letter that was served on the platform or by e-mail: that is the evidence of service. Nothing happens
    /// to a letter that was served otherwise, or received before.
    /// </summary>
    public async Task<bool> ByDownloadAsync(long requestId, long fileId, CancellationToken ct)
    {
        var letter = await db.Set<RequestLetter>().AsNoTracking().SingleOrDefaultAsync(l => l.RequestId == requestId && l.FileId == fileId && l.Status == LetterStatus.Sent && l.ReceivedOn == null, ct);
        if (letter is null || await LastAsync(letter.Id, ct) is not { Result: ServiceResult.Pending, Way: ServiceWay.Platform or ServiceWay.Email } || await KnownAsync(letter.Id, ct) is not { } known)
        {
            return false;
        }

        var act = ActOf(known, ServiceResult.Delivered);
        var outcome = new ServiceOutcome(ServiceResult.Delivered, acting.Today);
        return !(await acting.DoForApplicantAsync(requestId, act, found => DoneAsync(found, letter.Id, outcome, null, act, ct), ct)).Failed;
    }

    private async Task<Outcome<RequestActing.Entry>> DoneAsync(RequestCase found, long letterId, ServiceOutcome outcome, Officer? by, RequestAct act, CancellationToken ct)
    {
        var row = await db.Set<RequestLetter>().SingleAsync(l => l.Id == letterId, ct);
        if (await LastAsync(letterId, ct) is not { Result: ServiceResult.Pending } last)
        {
            return row.Status == LetterStatus.Sent ? new Problem("letter.served", "这份文书的送达结果已经登记。") : LetterProblems.NotSent;
        }

        if ((outcome.On > acting.Today ? new("letter.result-in-future", "送达或者退回的日期不能晚于今天。")
            : outcome.On < last.SentOn ? new("letter.result-before-sent", "送达或者退回的日期不能早于送出的日期。")
            : outcome.Result == ServiceResult.Pending ? new("letter.no-result", "请选择送达结果。")
            : outcome.Result == ServiceResult.Returned && string.IsNullOrWhiteSpace(outcome.Note) ? new Problem("letter.no-return-reason", "请写明退回的原因。") : null) is { } wrong)
        {
            return wrong;
        }

        var detail = JsonText.Read<DeliveryDetail>(await dossier.OpenAsync(found.Key, last.Sealed, ct) ?? "{}");
        last.Sealed = await dossier.SealAsync(row.AgencyId, found.Key, JsonText.Write(detail with { ReceivedBy = outcome.ReceivedBy ?? detail.ReceivedBy, Note = outcome.Note ?? detail.Note }), ct);
        (last.Result, last.ResultOn) = (outcome.Result, outcome.On);
        if (outcome.Evidence is { } file)
        {
            last.EvidenceFileId = (await applications.AddFileAsync(found.Request, RequestFileKind.Evidence, file.Name, file.MediaType, file.Content, by?.AccountId, ct)).Id;
        }

        if (outcome.Result == ServiceResult.Delivered)
        {
            await ReceiveAsync(found, row, outcome.On, ct);
            if (act == RequestAct.RecordService)
            {
                found.Request.ServedOn = last.Way.InTimeOn(found.Request.ServedOn ?? last.SentOn, outcome.On);
            }
        }

        row.Version++;
        return new RequestActing.Entry(
            outcome.Result == ServiceResult.Returned ? "request.letter-undelivered" : by is null ? "request.served-by-download" : "request.letter-served",
            null, new { Letter = row.Id, row.Kind, row.Number, last.Way, outcome.On }, JsonText.Write(new DeliveryDetail(ReceivedBy: outcome.ReceivedBy, Note: outcome.Note)));
    }

    private async Task ReceiveAsync(RequestCase found, RequestLetter row, DateOnly on, CancellationToken ct)
    {
        row.ReceivedOn = on;
        if ((await letters.OfAsync(row, found, ct)).Letter is { } letter)
        {
            found.Request.Facts = LetterEffects.Received(found.Request.Facts, letter, on, row.ConsultationIndex, found.Calendar);
        }
    }

    private async Task<(RequestLetter Letter, bool IsOpenAnswer)?> KnownAsync(long letterId, CancellationToken ct)
    {
        var known = await db.Set<RequestLetter>().AsNoTracking().Where(l => l.Id == letterId).Join(db.Requests, l => l.RequestId, r => r.Id, (l, r) => new { Letter = l, r.Status }).SingleOrDefaultAsync(ct);
        return known is null ? null : (known.Letter, known.Status == RequestStatus.Answered && known.Letter.Kind.Act(known.Letter.Answer) == RequestAct.Answer);
    }

    private static RequestAct ActOf((RequestLetter Letter, bool IsOpenAnswer) known, ServiceResult result) =>
        known.IsOpenAnswer && result == ServiceResult.Delivered ? RequestAct.RecordService : RequestAct.Note;

    private Task<LetterDelivery?> LastAsync(long letterId, CancellationToken ct) => db.Set<LetterDelivery>().Where(d => d.LetterId == letterId).OrderByDescending(d => d.Id).FirstOrDefaultAsync(ct);
}
