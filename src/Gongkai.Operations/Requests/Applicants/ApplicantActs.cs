using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests.Applicants;

/// <summary>What an applicant does with a case after submitting it, having shown the query code.</summary>
public sealed class ApplicantActs(GongkaiDbContext db, RequestActing acting, SealedApplications applications)
{
    /// <summary>补正.</summary>
    public const string Corrected = "request.corrected-by-applicant";

    /// <summary>说明理由.</summary>
    public const string Reasoned = "request.reasons-by-applicant";

    /// <summary>补充.</summary>
    public const string Noted = "request.noted-by-applicant";

    /// <summary>缴费凭证.</summary>
    public const string Proved = "request.payment-proof";

    /// <summary>撤回.</summary>
    public const string Withdrawn = "request.withdrawn-by-applicant";

    /// <summary>Acts of one case in a day.</summary>
    private const int MostADay = 20;

    /// <summary>The acts that an applicant sees of him- or herself.</summary>
    public static IReadOnlyList<string> Shown { get; } = [Corrected, Reasoned, Noted, Proved, Withdrawn];

    /// <summary>补正: what is wanted, written anew, and files. The term starts afresh on this day (第三十条).</summary>
    public Task<Outcome<int>> CorrectAsync(long id, string? wanted, IReadOnlyList<ApplicantFile> files, CancellationToken ct) =>
        DoAsync(id, RequestAct.ReceiveCorrection, wanted, files, PortalProblems.TextMissing, async (found, text, taken) =>
        {
            var request = found.Request;
            if (await applications.OpenAsync(request, ct) is not { } before)
            {
                return PortalProblems.Erased;
            }

            var application = before with { Wanted = text! };
            if (request.Subject == ApplicationRules.SubjectOf(before.Wanted, before.Applicant))
            {
                request.Subject = ApplicationRules.SubjectOf(application.Wanted, application.Applicant);
            }

            request.Facts = request.Facts with { Correction = request.Facts.Correction! with { CorrectedOn = acting.Today } };
            request.Sealed = await applications.SealAsync(request.AgencyId, request.Id, application, ct);
            return new RequestActing.Entry(Corrected, Detail: new { Files = taken }, Personal: JsonText.Write(application));
        }, ct);

    /// <summary>说明理由 (第三十五条).</summary>
    public Task<Outcome<int>> GiveReasonsAsync(long id, string? reasons, IReadOnlyList<ApplicantFile> files, CancellationToken ct) =>
        DoAsync(id, RequestAct.RecordReasons, reasons, files, PortalProblems.TextMissing, (found, text, taken) =>
        {
            found.Request.Facts = found.Request.Facts with { Reasons = found.Request.Facts.Reasons! with { GivenOn = acting.Today } };
            return Entered(new(Reasoned, Detail: new { Files = taken }, Personal: text));
        }, ct);

    /// <summary>补充材料、备注: changes no date.</summary>
    public Task<Outcome<int>> AddNoteAsync(long id, string? note, IReadOnlyList<ApplicantFile> files, CancellationToken ct) =>
        DoAsync(id, RequestAct.Note, note, files, null, (_, text, taken) => Entered(new(Noted, Detail: new { Files = taken }, Personal: text)), ct);

    /// <summary>提交缴费凭证. That the money has come is recorded by the office.</summary>
    public Task<Outcome<int>> ProvePaymentAsync(long id, string? note, IReadOnlyList<ApplicantFile> files, CancellationToken ct) =>
        files.Count == 0
            ? Task.FromResult<Outcome<int>>(PortalProblems.ProofMissing)
            : DoAsync(id, RequestAct.Note, note, files, null, (_, text, taken) => Entered(new(Proved, Detail: new { Files = taken }, Personal: text)), ct);

    /// <summary>撤回申请: the case ends on this day.</summary>
    public Task<Outcome<int>> WithdrawAsync(long id, string? reason, CancellationToken ct) =>
        DoAsync(id, RequestAct.Withdraw, reason, [], null, (found, text, _) =>
        {
            var request = found.Request;
            (request.Answer, request.AnsweredOn, request.AnsweredAt) = (AnswerKind.Withdrawn, acting.Today, acting.Now);
            return Entered(new(Withdrawn, Personal: text));
        }, ct);

    private static Task<Outcome<RequestActing.Entry>> Entered(RequestActing.Entry entry) => Task.FromResult<Outcome<RequestActing.Entry>>(entry);

    // Everything is checked before anything is stored: what the work has stored when it fails would stay.
    private Task<Outcome<int>> DoAsync(
        long id, RequestAct act, string? entered, IReadOnlyList<ApplicantFile> files, Problem? textMissing, Func<RequestCase, string?, int, Task<Outcome<RequestActing.Entry>>> work, CancellationToken ct)
    {
        var text = string.IsNullOrWhiteSpace(entered) ? null : entered.Trim();
        var inspected = ApplicantFiles.Inspect(files);
        var problems = inspected.Problems.ToList();
        if (text is null && (textMissing ?? (files.Count == 0 && act == RequestAct.Note ? PortalProblems.NothingSent : null)) is { } missing)
        {
            problems.Add(missing);
        }

        if (text?.Length > ApplicationRules.LongestWanted)
        {
            problems.Add(PortalProblems.TextTooLong);
        }

        return problems.Count > 0
            ? Task.FromResult(new Outcome<int>(problems))
            : acting.DoForApplicantAsync(id, act, async found =>
            {
                var since = acting.Now.AddDays(-1);
                if (await db.DossierEntries.CountAsync(e => e.CaseKey == found.Key && e.At > since && Shown.Contains(e.Act), ct) >= MostADay)
                {
                    return PortalProblems.TooManyNotes;
                }

                var done = await work(found, text, inspected.Value.Count);
                if (!done.Failed)
                {
                    foreach (var file in inspected.Value)
                    {
                        await applications.AddFileAsync(found.Request, file.Kind, file.Name, file.MediaType, file.Content, null, ct);
                    }
                }

                return done;
            }, ct);
    }
}
