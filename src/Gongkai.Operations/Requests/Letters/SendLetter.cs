using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Requests.Fees;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests.Letters;

/// <summary>How a letter goes out.</summary>
/// <param name="Way">The way.</param>
/// <param name="On">The day of posting, of handing over, of making it available.</param>
/// <param name="Detail">邮件编号, who signed, to which address.</param>
/// <param name="Evidence">送达凭证; null without one.</param>
public sealed record Sending(ServiceWay Way, DateOnly On, DeliveryDetail Detail, NewRequestFile? Evidence = null);

/// <summary>送出: sending a signed letter is the act that it is about, once.</summary>
public sealed class SendLetter(GongkaiDbContext db, RequestActing acting, LetterCases letters, LetterSending sending)
{
    /// <summary>Sends it; gives the case's new version.</summary>
    public async Task<Outcome<int>> ExecuteAsync(long letterId, int version, Sending how, Officer by, CancellationToken ct)
    {
        if (await db.Set<RequestLetter>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == letterId, ct) is not { } known)
        {
            return LetterProblems.NoSuchLetter;
        }

        return await acting.DoAsync(known.RequestId, null, known.Kind.Act(known.Answer), by, async found =>
        {
            var row = await db.Set<RequestLetter>().SingleAsync(l => l.Id == letterId, ct);
            var of = await letters.OfAsync(row, found, ct);
            var refused = !by.Has(found.Place, StaffRole.DisclosureOffice) ? LetterProblems.MayNotSend
                : row.Status == LetterStatus.Sent ? LetterProblems.SentAlready
                : row.Status != LetterStatus.Issued ? LetterProblems.NotSigned
                : row.Version != version ? LetterProblems.Changed
                : null;
            if (refused is not null || of.Letter is null)
            {
                return refused ?? LetterProblems.NoSuchLetter;
            }

            if (await letters.TextAsync(row, ct) is not { } text || text.Hash() != row.ContentHash)
            {
                return LetterProblems.NotWhatWasSigned;
            }

            return await sending.WhyNotAsync(found, row, of.Letter, text, how, ct) is { Count: > 0 } problems
                ? new Outcome<RequestActing.Entry>(problems)
                : await sending.ApplyAsync(found, row, of.Letter, how, by, ct);
        }, ct, how.On);
    }
}

/// <summary>What sending does, within an act: the facts of the clock, the answer, the fee, the service, the file.</summary>
public sealed class LetterSending(GongkaiDbContext db, LetterCases letters, SealedApplications applications, Dossier dossier, RequestActing acting)
{
    /// <summary>Why a signed letter cannot go out so; empty when it can. Asked before anything is stored.</summary>
    internal async Task<IReadOnlyList<Problem>> WhyNotAsync(RequestCase found, RequestLetter row, Letter letter, LetterText text, Sending how, CancellationToken ct)
    {
        if (await letters.FactsAsync(found, row.Answer, ct) is not { } today)
        {
            return [LetterProblems.NoSuchLetter];
        }

        var facts = today with { On = how.On };
        Problem?[] refused =
        [
            .. WhatIsWrong(row, how),
            row.Kind == LetterKind.Answer && row.Answer is { } kind && kind != AnswerKind.Withdrawn ? found.Standing.WhyNotAnswer(kind, how.On, found.Calendar) : null,
            row.Kind == LetterKind.ExtensionNotice && !text.Paragraphs.Any(p => p.Contains($"{LetterEffects.DueOnAfter(facts, letter):yyyy年M月d日}", StringComparison.Ordinal)) ? LetterProblems.DueMoved : null,
            how.Way.IsOnline() && letter.Remedy(how.On, facts.AdministrativeQuery) != RemedyText.None && !text.Paragraphs.Any(p => p.Contains("互联网渠道", StringComparison.Ordinal)) ? LetterProblems.NoOnlineReconsideration : null,
            .. LetterRules.WhyNotSign(letter, facts),
        ];
        return [.. refused.OfType<Problem>().DistinctBy(p => p.Code)];
    }

    /// <summary>Sends it; gives the entry of the act.</summary>
    internal async Task<RequestActing.Entry> ApplyAsync(RequestCase found, RequestLetter row, Letter letter, Sending how, Officer by, CancellationToken ct)
    {
        var request = found.Request;
        request.Facts = LetterEffects.Apply(request.Facts, letter, how.On, found.Calendar);
        row.ConsultationIndex = row.Kind is LetterKind.ThirdPartyConsultation or LetterKind.CoMakerConsultation or LetterKind.Assistance ? request.Facts.Consultations.Count - 1 : null;
        var receivedOn = how.Way.IsSignedFor() ? how.On : (DateOnly?)null;
        (row.Status, row.SentOn, row.SentAt, row.ReceivedOn, row.Version) = (LetterStatus.Sent, how.On, acting.Now, receivedOn, row.Version + 1);
        var isAnswer = row.Kind.Act(row.Answer) == RequestAct.Answer;
        if (isAnswer)
        {
            (request.Answer, request.AnsweredOn, request.AnsweredAt, request.ServedOn) = (row.Answer, how.On, acting.Now, how.Way.InTimeOn(how.On, receivedOn));
        }

        if (row.Kind == LetterKind.RecordCorrection)
        {
            // 第四十一条: to have a record about oneself corrected is no application for information; table three has no row for it.
            request.UncountedAt ??= acting.Now;
        }

        if (row.Kind == LetterKind.FeeNotice && LetterValues.ScaleOf(letter) is { } scale && letter.Number(LetterElements.FeeCount.Code) is { } count)
        {
            db.Add(new RequestFee
            {
                RequestId = request.Id,
                AgencyId = request.AgencyId,
                LetterId = row.Id,
                Scale = scale,
                Count = count,
                Yuan = Gongkai.Domain.Requests.Fees.FeeScale.ForApplication(scale, count),
                NotifiedOn = how.On,
                NotifiedAt = acting.Now,
            });
        }

        if (row.Kind.Addressee() == LetterAddressee.ThirdParty && letter.Addressee is { } third)
        {
            // 事由 stands open in lists; from now on the case knows whose name it may hold.
            request.Subject = PersonalMask.Without(request.Subject, [third]);
        }

        // What lies here unsent is nobody's outside; a letter to a third party is never the applicant's.
        var file = await db.RequestFiles.SingleAsync(f => f.Id == row.FileId, ct);
        file.Kind = row.Kind.Addressee() == LetterAddressee.Applicant ? RequestFileKind.Letter : RequestFileKind.Opinion;
        await DeliverAsync(found, row, how, by.AccountId, ct);
        return new RequestActing.Entry(ActOf(row.Kind), null, new { Letter = row.Id, row.Kind, row.Answer, row.Number, how.Way, how.On, Text = row.ContentHash, file.Sha256 },
            JsonText.Write(how.Detail), isAnswer && receivedOn is not null ? RequestStatus.Closed : null);
    }

    /// <summary>Records an attempt to serve.</summary>
    internal async Task DeliverAsync(RequestCase found, RequestLetter row, Sending how, long? by, CancellationToken ct)
    {
        var evidence = how.Evidence is { } file ? await applications.AddFileAsync(found.Request, RequestFileKind.Evidence, file.Name, file.MediaType, file.Content, by, ct) : null;
        db.Add(new LetterDelivery
        {
            AgencyId = row.AgencyId,
            RequestId = row.RequestId,
            LetterId = row.Id,
            Way = how.Way,
            SentOn = how.On,
            Result = how.Way.IsSignedFor() ? ServiceResult.Delivered : ServiceResult.Pending,
            ResultOn = how.Way.IsSignedFor() ? how.On : null,
            Sealed = await dossier.SealAsync(row.AgencyId, found.Key, JsonText.Write(how.Detail), ct),
            EvidenceFileId = evidence?.Id,
            RecordedById = by,
            RecordedAt = acting.Now,
        });
    }

    /// <summary>What a way of service has to say.</summary>
    internal IEnumerable<Problem?> WhatIsWrong(RequestLetter row, Sending how)
    {
        yield return how.On > acting.Today ? new("letter.sent-in-future", "送出的日期不能晚于今天。") : null;
        yield return row.SignedOn > how.On ? new("letter.sent-before-signed", "送出的日期不能早于签发的日期。") : null;
        yield return how.Way == ServiceWay.Post && string.IsNullOrWhiteSpace(how.Detail.TrackingNumber) ? new("letter.no-tracking-number", "邮寄的，请填写邮件编号；只能通过邮政企业寄送（国办公开办函〔2016〕235号）。") : null;
        yield return how.Way == ServiceWay.Counter && string.IsNullOrWhiteSpace(how.Detail.ReceivedBy) ? new("letter.no-receiver", "当面送达的，请填写签收人。") : null;
        yield return how.Way == ServiceWay.ThroughAgency && string.IsNullOrWhiteSpace(how.Detail.To) ? new("letter.no-agency", "通过其他机关转交的，请填写转交的机关。") : null;
        yield return how.Way == ServiceWay.Email && string.IsNullOrWhiteSpace(how.Detail.To) ? new("letter.no-email", "通过电子邮件送达的，请填写收件的电子邮箱。") : null;
        yield return how.Way == ServiceWay.Platform && row.Kind.Addressee() != LetterAddressee.Applicant ? new("letter.platform", "本平台下载只用于申请人。") : null;
    }

    private static string ActOf(LetterKind kind) => kind switch
    {
        LetterKind.CorrectionNotice => "request.correction-asked",
        LetterKind.ReasonsNotice => "request.reasons-asked",
        LetterKind.ExtensionNotice => "request.extended",
        LetterKind.DelayNotice => "request.delayed",
        LetterKind.ThirdPartyConsultation or LetterKind.CoMakerConsultation or LetterKind.Assistance => "request.consulted",
        LetterKind.FeeNotice => "request.fee-asked",
        LetterKind.Answer => "request.answered",
        LetterKind.RecordCorrection => "request.record-corrected",
        LetterKind.Receipt or LetterKind.ConsultationNotice or LetterKind.ThirdPartyDecision or LetterKind.TransferNotice => "request.letter-sent",
    };
}
