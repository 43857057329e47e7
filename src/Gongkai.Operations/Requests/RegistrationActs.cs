using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;

namespace Gongkai.Operations.Requests;

/// <summary>更正登记: corrects what was registered; what stood there before is kept in the dossier, sealed.</summary>
public sealed class EditRegistration(RequestActing acting, RequestRecords records, SealedApplications applications)
{
    private static readonly Problem NoSubject = new("request.subject", $"请填写事由，不超过{ApplicationRules.LongestText}字。");
    private static readonly Problem MustBeConfirmed = new("request.must-be-confirmed", "本件已经开始办理，按所选渠道须填写与申请人确认收到的日期。");

    /// <summary>What it should say.</summary>
    /// <param name="Receipt">Channel and dates.</param>
    /// <param name="Application">Who and what.</param>
    /// <param name="Subject">事由 for lists, without personal data.</param>
    public sealed record Corrected(Receipt Receipt, Application Application, string Subject);

    /// <summary>Corrects it.</summary>
    public Task<Outcome<int>> ExecuteAsync(Recorded recorded, Corrected corrected, CancellationToken ct) =>
        acting.DoAsync(recorded.Id, recorded.Version, RequestAct.EditRegistration, recorded.By, async found =>
        {
            var request = found.Request;
            var problems = new List<Problem>(ApplicationRules.WhatIsWrong(corrected.Application));
            problems.AddRange(((Problem?[])
            [
                corrected.Subject.Trim().Length is 0 or > ApplicationRules.LongestText ? NoSubject : null,
                IncomingDates.OfReceipt(corrected.Receipt, acting.Today),
                corrected.Receipt.ReceivedOn is null && HasGoneOn(request) ? MustBeConfirmed : null,
            ]).OfType<Problem>());
            if (await records.CleanAsync(found, recorded.Remark, ct) is not { } reason)
            {
                problems.Add(PassingProblems.NoReason);
                return new Outcome<RequestActing.Entry>(problems);
            }

            if (problems.Count > 0)
            {
                return new Outcome<RequestActing.Entry>(problems);
            }

            var before = await applications.OpenAsync(request, ct);
            var receipt = request.Facts.Receipt;
            request.Facts = request.Facts with { Receipt = corrected.Receipt };
            request.Channel = corrected.Receipt.Channel;
            request.ApplicantKind = corrected.Application.Applicant.Kind;
            request.ApplicantMark = await applications.MarkAsync(request.AgencyId, corrected.Application.Applicant, ct);
            request.Subject = PersonalMask.Text(PersonalMask.Without(corrected.Subject.Trim(), await records.ThirdPartiesAsync(found, ct)), corrected.Application.Applicant);
            request.Sealed = await applications.SealAsync(request.AgencyId, request.Id, corrected.Application, ct);
            return new RequestActing.Entry("request.edited", reason,
                new { Before = receipt, After = corrected.Receipt, ApplicationChanged = before != corrected.Application },
                before is null || before == corrected.Application ? null : JsonText.Write(before),
                HasGoneOn(request) ? null : request.Facts.Renewal is null && corrected.Receipt.ReceivedOn is null ? RequestStatus.AwaitingConfirmation : RequestStatus.InProgress);
        }, ct);

    // Something rests on the day of receipt already.
    private static bool HasGoneOn(DisclosureRequest request) => request.Facts is not { Correction: null, Fee: null, Extension: null, Reasons: null, Delay: null, Consultations: [] };
}

/// <summary>拆分 (一事一申请): each matter becomes an application of its own with the same applicant and day of receipt; the whole is not counted any more.</summary>
public sealed class SplitRequest(RequestActing acting, RequestRecords records, SealedApplications applications, RegisterRequest register)
{
    /// <summary>Parts at most.</summary>
    public const int MostParts = 50;

    private static readonly Problem TooFew = new("request.split-parts", $"请写明拆分成哪些事项，至少两项，至多{MostParts}项。");
    private static readonly Problem Erased = new("request.erased", "本件的个人信息已按期销毁，不能拆分。");

    /// <summary>Splits it; gives what was registered, with the query codes to tell the applicant.</summary>
    /// <param name="recorded">Who, and why.</param>
    /// <param name="parts">What each part wants.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<IReadOnlyList<RegisteredRequest>>> ExecuteAsync(Recorded recorded, IReadOnlyList<string> parts, CancellationToken ct)
    {
        var registered = new List<RegisteredRequest>();
        var done = await acting.DoAsync(recorded.Id, recorded.Version, RequestAct.Split, recorded.By, async found =>
        {
            var request = found.Request;
            if (parts.Count is < 2 or > MostParts || parts.Any(string.IsNullOrWhiteSpace))
            {
                return TooFew;
            }

            if (await applications.OpenAsync(request, ct) is not { } whole)
            {
                return Erased;
            }

            var applied = parts.Select(p => whole with { Wanted = p.Trim() }).ToList();
            if (applied.SelectMany(ApplicationRules.WhatIsWrong).Distinct().ToList() is { Count: > 0 } problems)
            {
                return new Outcome<RequestActing.Entry>(problems);
            }

            if (await records.CleanAsync(found, recorded.Remark, ct) is not { } reason)
            {
                return PassingProblems.NoReason;
            }

            foreach (var part in applied)
            {
                var one = await register.WithinAsync(new NewRequest
                {
                    AgencyId = request.AgencyId,
                    Receipt = request.Facts.Receipt,
                    Application = part,
                    Subject = ApplicationRules.SubjectOf(part.Wanted, part.Applicant),
                    PartOfId = request.Id,
                    IsExample = request.IsExample,
                }, recorded.By, ct);

                // All that could be refused was asked before: what is left is a bug, and undoes the whole.
                registered.Add(one.Value);
            }

            request.UncountedAt = acting.Now;
            return new RequestActing.Entry("request.split", reason, new { Parts = registered.Select(r => r.Number) });
        }, ct);
        return done.Failed ? new Outcome<IReadOnlyList<RegisteredRequest>>(done.Problems) : new Outcome<IReadOnlyList<RegisteredRequest>>(registered);
    }
}

/// <summary>作废: registered by mistake; it keeps its number and is not counted.</summary>
public sealed class VoidRequest(RequestActing acting, RequestRecords records)
{
    /// <summary>Voids it.</summary>
    public Task<Outcome<int>> ExecuteAsync(Recorded recorded, CancellationToken ct) =>
        acting.DoAsync(recorded.Id, recorded.Version, RequestAct.Void, recorded.By, async found =>
        {
            if (await records.CleanAsync(found, recorded.Remark, ct) is not { } reason)
            {
                return PassingProblems.NoReason;
            }

            found.Request.UncountedAt = acting.Now;
            return new RequestActing.Entry("request.voided", reason);
        }, ct);
}

/// <summary>登记备注: a remark or a paper for the dossier.</summary>
public sealed class NoteRequest(RequestActing acting, RequestRecords records)
{
    private static readonly Problem Empty = new("request.note-empty", "请填写备注，或者附上材料。");

    /// <summary>Adds it.</summary>
    public Task<Outcome<int>> ExecuteAsync(Recorded recorded, CancellationToken ct) =>
        acting.DoAsync(recorded.Id, recorded.Version, RequestAct.Note, recorded.By, async found =>
        {
            var text = await records.CleanAsync(found, recorded.Remark, ct);
            return text is null && recorded.Files.Count == 0
                ? Empty
                : new RequestActing.Entry("request.noted", text, new { Files = await records.KeepAsync(found, recorded, ct) });
        }, ct);
}
