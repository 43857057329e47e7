using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Requests.Letters;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests;

/// <summary>What an officer records of something that came in: the case as seen, who, the papers that prove it.</summary>
/// <param name="Id">The case.</param>
/// <param name="Version">The version that the officer saw.</param>
/// <param name="By">Who records it.</param>
public sealed record Recorded(long Id, int Version, Officer By)
{
    /// <summary>A remark; the applicant's own data in it are hidden.</summary>
    public string? Remark { get; init; }

    /// <summary>The papers.</summary>
    public IReadOnlyList<NewRequestFile> Files { get; init; } = [];
}

/// <summary>What recording acts share: a remark without personal data, papers sealed with the case.</summary>
public sealed class RequestRecords(GongkaiDbContext db, SealedApplications applications, Dossier dossier)
{
    private const int LongestRemark = 500;

    /// <summary>A remark fit for the chain of entries, where nothing can be erased: without the applicant's data, the third parties' names and long numbers.</summary>
    internal async Task<string?> CleanAsync(RequestCase found, string? text, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var application = await applications.OpenAsync(found.Request, ct);
        var clean = PersonalMask.Text(PersonalMask.Without(text.Trim(), await ThirdPartiesAsync(found, ct)), application?.Applicant ?? new Applicant { Kind = found.Request.ApplicantKind, Name = "" });
        return clean.Length > LongestRemark ? clean[..LongestRemark] : clean;
    }

    /// <summary>The third parties of a case, by the letters to them.</summary>
    internal async Task<IReadOnlyList<string>> ThirdPartiesAsync(RequestCase found, CancellationToken ct)
    {
        var letters = await db.Set<RequestLetter>().AsNoTracking()
            .Where(l => l.RequestId == found.Request.Id && (l.Kind == LetterKind.ThirdPartyConsultation || l.Kind == LetterKind.ThirdPartyDecision)).Select(l => l.SealedFields).ToListAsync(ct);
        var names = new List<string>();
        foreach (var letter in letters)
        {
            if (await dossier.OpenAsync(found.Key, letter, ct) is { } json && JsonText.Read<Letter>(json).Addressee is { } name)
            {
                names.Add(name);
            }
        }

        return names;
    }

    /// <summary>Adds the papers; gives how many.</summary>
    internal async Task<int> KeepAsync(RequestCase found, Recorded recorded, CancellationToken ct)
    {
        foreach (var file in recorded.Files)
        {
            await applications.AddFileAsync(found.Request, file.Kind, file.Name, file.MediaType, file.Content, recorded.By.AccountId, ct);
        }

        return recorded.Files.Count;
    }
}

/// <summary>确认收到 (第三十一条): settles the day of receipt, with how it was confirmed.</summary>
public sealed class ConfirmReceipt(RequestActing acting, RequestRecords records)
{
    /// <summary>Records it.</summary>
    public Task<Outcome<int>> ExecuteAsync(Recorded recorded, DateOnly on, CancellationToken ct) =>
        acting.DoAsync(recorded.Id, recorded.Version, RequestAct.ConfirmReceipt, recorded.By, async found =>
        {
            var receipt = found.Request.Facts.Receipt with { ConfirmedOn = on };
            if (IncomingDates.OfReceipt(receipt, acting.Today) is { } wrong)
            {
                return wrong;
            }

            found.Request.Facts = found.Request.Facts with { Receipt = receipt };
            return new RequestActing.Entry("request.confirmed", await records.CleanAsync(found, recorded.Remark, ct), new { ConfirmedOn = on, Files = await records.KeepAsync(found, recorded, ct) });
        }, ct);
}

/// <summary>登记补正 (第三十条): the corrected application came; the term starts afresh.</summary>
public sealed class ReceiveCorrection(RequestActing acting, RequestRecords records, SealedApplications applications)
{
    /// <summary>Records it.</summary>
    /// <param name="recorded">Who, with the papers.</param>
    /// <param name="on">The day it was received.</param>
    /// <param name="wanted">What is wanted now; null where only papers came.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Outcome<int>> ExecuteAsync(Recorded recorded, DateOnly on, string? wanted, CancellationToken ct) =>
        acting.DoAsync(recorded.Id, recorded.Version, RequestAct.ReceiveCorrection, recorded.By, async found =>
        {
            var correction = found.Request.Facts.Correction!;
            if (IncomingDates.OfCorrection(correction, on, acting.Today) is { } wrong)
            {
                return wrong;
            }

            string? before = null;
            if (!string.IsNullOrWhiteSpace(wanted) && await applications.OpenAsync(found.Request, ct) is { } application)
            {
                var corrected = application with { Wanted = wanted.Trim() };
                if (ApplicationRules.WhatIsWrong(corrected) is { Count: > 0 } problems)
                {
                    return new Outcome<RequestActing.Entry>(problems);
                }

                before = application.Wanted;
                found.Request.Sealed = await applications.SealAsync(found.Request.AgencyId, found.Request.Id, corrected, ct);
            }

            found.Request.Facts = found.Request.Facts with { Correction = correction with { CorrectedOn = on } };
            return new RequestActing.Entry("request.corrected", await records.CleanAsync(found, recorded.Remark, ct),
                new { CorrectedOn = on, IsLate = on > correction.LimitOn, Rewritten = before is not null, Files = await records.KeepAsync(found, recorded, ct) }, before);
        }, ct);
}

/// <summary>登记反馈意见: when a consulted body received the letter, when and what it answered.</summary>
public sealed class RecordReply(RequestActing acting, RequestRecords records)
{
    private static readonly Problem NoSuchConsultation = new("request.no-such-consultation", "没有这项征求意见，请从案件页面重新选择。");
    private static readonly Problem SaysNothing = new("request.reply-empty", "请至少填写对方收到征求意见书的日期，或者收到反馈意见的日期。");
    private static readonly Problem NoOpinion = new("request.reply-no-opinion", "收到反馈意见的，请选择对方是否同意公开。");

    /// <summary>Records it.</summary>
    /// <param name="recorded">Who, with the papers.</param>
    /// <param name="index">Which consultation, from 0.</param>
    /// <param name="deliveredOn">The day the letter was received; null while not known.</param>
    /// <param name="repliedOn">The day of the answer; null without one.</param>
    /// <param name="agrees">What it says; null where it says neither.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Outcome<int>> ExecuteAsync(Recorded recorded, int index, DateOnly? deliveredOn, DateOnly? repliedOn, bool? agrees, CancellationToken ct) =>
        acting.DoAsync(recorded.Id, recorded.Version, RequestAct.RecordReply, recorded.By, async found =>
        {
            var all = found.Request.Facts.Consultations;
            if (index < 0 || index >= all.Count || all[index].RepliedOn is not null)
            {
                return NoSuchConsultation;
            }

            var asked = all[index];
            var delivered = deliveredOn ?? asked.DeliveredOn;
            if (deliveredOn is null && repliedOn is null)
            {
                return SaysNothing;
            }

            if (repliedOn is not null && agrees is null && asked.Kind != ConsultedKind.OtherAgency)
            {
                return NoOpinion;
            }

            if (IncomingDates.OfReply(asked, delivered, repliedOn, acting.Today) is { } wrong)
            {
                return wrong;
            }

            var known = asked with { DeliveredOn = delivered, RepliedOn = repliedOn, Agrees = repliedOn is null ? null : agrees };
            found.Request.Facts = found.Request.Facts with { Consultations = [.. all.Take(index), known, .. all.Skip(index + 1)] };
            return new RequestActing.Entry("request.replied", await records.CleanAsync(found, recorded.Remark, ct),
                new { asked.Kind, asked.SentOn, known.DeliveredOn, known.RepliedOn, known.Agrees, Files = await records.KeepAsync(found, recorded, ct) });
        }, ct);
}

/// <summary>登记理由 (第三十五条): the reasons that were asked for came.</summary>
public sealed class RecordReasons(RequestActing acting, RequestRecords records)
{
    /// <summary>Records it.</summary>
    public Task<Outcome<int>> ExecuteAsync(Recorded recorded, DateOnly on, CancellationToken ct) =>
        acting.DoAsync(recorded.Id, recorded.Version, RequestAct.RecordReasons, recorded.By, async found =>
        {
            var asked = found.Request.Facts.Reasons!;
            if (IncomingDates.OfReasons(asked, on, acting.Today) is { } wrong)
            {
                return wrong;
            }

            found.Request.Facts = found.Request.Facts with { Reasons = asked with { GivenOn = on } };
            return new RequestActing.Entry("request.reasons-given", await records.CleanAsync(found, recorded.Remark, ct), new { GivenOn = on, Files = await records.KeepAsync(found, recorded, ct) });
        }, ct);
}

/// <summary>登记缴费: paid in full; the term starts afresh on the day after.</summary>
public sealed class RecordPayment(RequestActing acting, RequestRecords records, Fees.FeeLedger ledger)
{
    private const int LongestReceipt = 60;
    private static readonly Problem NoAmount = new("request.payment-amount", "请填写缴费金额（元），应当大于零。");
    private static readonly Problem NoReceipt = new("request.payment-receipt", $"请填写财政票据号码，不超过{LongestReceipt}字。");

    /// <summary>Records it.</summary>
    /// <param name="recorded">Who, with the papers.</param>
    /// <param name="on">The day it was paid in full.</param>
    /// <param name="amount">Yuan.</param>
    /// <param name="receiptNumber">The number of the fiscal receipt.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Outcome<int>> ExecuteAsync(Recorded recorded, DateOnly on, decimal amount, string receiptNumber, CancellationToken ct) =>
        acting.DoAsync(recorded.Id, recorded.Version, RequestAct.RecordPayment, recorded.By, async found =>
        {
            var notice = found.Request.Facts.Fee!;
            var problems = new List<Problem>(((Problem?[])
            [
                IncomingDates.OfPayment(notice, on, acting.Today),
                amount > 0 ? null : NoAmount,
                receiptNumber.Trim().Length is > 0 and <= LongestReceipt ? null : NoReceipt,
            ]).OfType<Problem>());
            if (problems.Count > 0)
            {
                return new Outcome<RequestActing.Entry>(problems);
            }

            if (await ledger.PayAsync(found.Request, on, amount, receiptNumber.Trim(), acting.Now, ct) is { } notInFull)
            {
                return notInFull;
            }

            found.Request.Facts = found.Request.Facts with { Fee = notice with { PaidOn = on } };
            return new RequestActing.Entry("request.paid", await records.CleanAsync(found, recorded.Remark, ct),
                new { PaidOn = on, Amount = amount, ReceiptNumber = receiptNumber.Trim(), Files = await records.KeepAsync(found, recorded, ct) });
        }, ct);
}

/// <summary>撤回申请, recorded for an applicant who has withdrawn by letter, by telephone or at the counter.</summary>
public sealed class RecordWithdrawal(RequestActing acting, RequestRecords records)
{
    private static readonly Problem NoEvidence = new("request.withdrawal-evidence", "请说明申请人以什么方式撤回，或者附上撤回的书面材料。");

    /// <summary>Records it; the case ends.</summary>
    public Task<Outcome<int>> ExecuteAsync(Recorded recorded, DateOnly on, CancellationToken ct) =>
        acting.DoAsync(recorded.Id, recorded.Version, RequestAct.Withdraw, recorded.By, async found =>
        {
            if (string.IsNullOrWhiteSpace(recorded.Remark) && recorded.Files.Count == 0)
            {
                return NoEvidence;
            }

            var request = found.Request;
            if (IncomingDates.OfWithdrawal(request.Facts.Receipt, on, acting.Today) is { } wrong)
            {
                return wrong;
            }

            (request.Answer, request.AnsweredOn, request.AnsweredAt) = (AnswerKind.Withdrawn, on, acting.Now);
            return new RequestActing.Entry("request.withdrawn", await records.CleanAsync(found, recorded.Remark, ct), new { WithdrawnOn = on, Files = await records.KeepAsync(found, recorded, ct) });
        }, ct);
}
