using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests.Letters;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Dossiers;
using Gongkai.Reports.Writing;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests.Letters;

/// <summary>
/// 审核签发: a draft that lacks nothing is submitted with its number and its text fixed; each step signs that text; with the last signature
/// the document is made and kept.
/// </summary>
public sealed class ReviewLetter(GongkaiDbContext db, LetterCases letters, LetterTemplates templates, LetterNumbers numbers, SealedApplications applications, Dossier dossier, TimeProvider clock)
{
    /// <summary>The media type of the document.</summary>
    public const string DocxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>送审.</summary>
    public Task<Outcome<int>> SubmitAsync(long letterId, int version, Officer by, CancellationToken ct) => db.ExclusivelyAsync(() => SubmitWithinAsync(letterId, version, by, ct), ct);

    /// <summary>签署 of the step at hand.</summary>
    /// <param name="letterId">The letter.</param>
    /// <param name="hash">The hash of the text that the signer saw.</param>
    /// <param name="opinion">An opinion; may be empty.</param>
    /// <param name="by">Who.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Outcome<int>> SignAsync(long letterId, string hash, string? opinion, Officer by, CancellationToken ct) => db.ExclusivelyAsync(() => SignWithinAsync(letterId, hash, opinion, by, ct), ct);

    /// <summary>退回 to the drafter, with a reason; signatures so far are void. A signed letter that was not sent can be returned too.</summary>
    public Task<Outcome<int>> ReturnAsync(long letterId, int version, string? reason, Officer by, CancellationToken ct) => db.ExclusivelyAsync<Outcome<int>>(async () =>
    {
        if (await letters.FindAsync(letterId, by, ct) is not { } found)
        {
            return LetterProblems.NoSuchLetter;
        }

        var row = found.Row;
        var isSigned = row.Status == LetterStatus.Issued;
        var refused = isSigned ? (by.Has(found.Case.Place, StaffRole.DisclosureOffice, StaffRole.Leader) ? null : LetterProblems.MayNotSend)
            : row.Status == LetterStatus.InReview && DraftLetter.MayDraft(by, found.Case.Place) && row.DraftedById == by.AccountId ? null // 撤回
            : found.WhyNotSign(by);
        if ((refused ?? (row.Version != version ? LetterProblems.Changed : null)) is { } problem)
        {
            return problem;
        }

        if (string.IsNullOrWhiteSpace(reason) && row.DraftedById != by.AccountId)
        {
            return new Problem("letter.return-reason", "请写明退回的理由，告诉起草人怎样修改。");
        }

        db.Add(await SignatureAsync(found, by, false, reason, ct));
        await VoidAsync(row, ct);
        await dossier.AppendAsync(new(row.AgencyId, found.Case.Key, row.DraftedById == by.AccountId ? "request.letter-taken-back" : "request.letter-returned", by, Detail: DraftLetter.Detail(row), Personal: reason), ct);
        (row.Status, row.Step, row.WaitsFor, row.SignedOn, row.FileId, row.SealedText, row.ContentHash, row.Version) = (LetterStatus.Draft, 0, null, null, null, null, null, version + 1);
        await db.SaveChangesAsync(ct);
        return row.Version;
    }, ct);

    /// <summary>送审 within the caller's transaction.</summary>
    internal async Task<Outcome<int>> SubmitWithinAsync(long letterId, int version, Officer by, CancellationToken ct)
    {
        if (await letters.FindAsync(letterId, by, ct) is not { Letter: { } letter } found)
        {
            return LetterProblems.NoSuchLetter;
        }

        var row = found.Row;
        var refused = !DraftLetter.MayDraft(by, found.Case.Place) ? LetterProblems.MayNotDraft
            : row.Status != LetterStatus.Draft ? LetterProblems.NotADraft
            : row.Version != version ? LetterProblems.Changed
            : DraftLetter.WhyNotBegin(found.Case, row.Kind, row.Answer, by, ChinaTime.DateOf(clock.GetUtcNow()));
        if (refused is not null)
        {
            return refused;
        }

        if (await letters.FactsAsync(found.Case, row.Answer, ct) is not { } facts)
        {
            return LetterProblems.NoSuchLetter;
        }

        if (LetterRules.WhyNotSign(letter, facts) is { Count: > 0 } problems)
        {
            return new Outcome<int>(problems);
        }

        if ((row.Number ??= await numbers.NextAsync(found.Case, row.Kind, ct)) is not { } number // once given it stays with its letter, returned or not
            )
        {
            return LetterProblems.NoPrefix;
        }

        var text = (await templates.OfLetterAsync(row, ct)).Render(letter, facts, number);
        row.SealedText = await dossier.SealAsync(row.AgencyId, found.Case.Key, JsonText.Write(text), ct);
        (row.ContentHash, row.Chain) = (text.Hash(), await ChainAsync(row, ct));
        (row.Status, row.Step, row.WaitsFor, row.Version) = (LetterStatus.InReview, 0, Waiting(row.Chain.Steps[0]), version + 1);
        await dossier.AppendAsync(new(row.AgencyId, found.Case.Key, "request.letter-submitted", by, Detail: DraftLetter.Detail(row)), ct);
        await db.SaveChangesAsync(ct);
        return row.Version;
    }

    /// <summary>签署 within the caller's transaction.</summary>
    internal async Task<Outcome<int>> SignWithinAsync(long letterId, string hash, string? opinion, Officer by, CancellationToken ct)
    {
        if (await letters.FindAsync(letterId, by, ct) is not { Letter: { } letter } found)
        {
            return LetterProblems.NoSuchLetter;
        }

        var row = found.Row;
        if (found.WhyNotSign(by) is { } refused)
        {
            return refused;
        }

        if (hash != row.ContentHash || await letters.TextAsync(row, ct) is not { } text || text.Hash() != row.ContentHash)
        {
            return LetterProblems.Changed;
        }

        // What the case has come to meanwhile may forbid what was right when it was drafted.
        if (await letters.FactsAsync(found.Case, row.Answer, ct) is not { } facts)
        {
            return LetterProblems.NoSuchLetter;
        }

        if (LetterRules.WhyNotSign(letter, facts) is { Count: > 0 } problems)
        {
            return new Outcome<int>(problems);
        }

        db.Add(await SignatureAsync(found, by, true, opinion, ct));
        var step = row.Chain!.Steps[row.Step];
        var isLast = row.Step == row.Chain.Steps.Count - 1;
        if (isLast)
        {
            row.SignedOn = ChinaTime.DateOf(clock.GetUtcNow());
            using var document = new MemoryStream();
            LetterDocx.Write(text with { On = row.SignedOn }, document);
            var file = await applications.AddFileAsync(found.Case.Request, RequestFileKind.Other, $"{row.Number}.docx", DocxType, document.ToArray(), by.AccountId, ct);
            (row.FileId, row.Status, row.WaitsFor) = (file.Id, LetterStatus.Issued, null);
        }
        else
        {
            (row.Step, row.WaitsFor) = (row.Step + 1, Waiting(row.Chain.Steps[row.Step + 1]));
        }

        row.Version++;
        await dossier.AppendAsync(new(row.AgencyId, found.Case.Key, isLast ? "request.letter-issued" : "request.letter-signed", by, Detail: new { Letter = row.Id, row.Kind, row.Answer, row.Number, Step = step.Name, Text = row.ContentHash, row.SignedOn }, Personal: string.IsNullOrWhiteSpace(opinion) ? null : opinion), ct);
        await db.SaveChangesAsync(ct);
        return row.Version;
    }

    /// <summary>Takes the signatures and the document of a text back.</summary>
    private async Task VoidAsync(RequestLetter row, CancellationToken ct)
    {
        foreach (var signature in await db.Set<LetterSignature>().Where(s => s.LetterId == row.Id && !s.IsVoid && s.Approved).ToListAsync(ct))
        {
            signature.IsVoid = true;
        }

        if (row.FileId is { } fileId && await db.RequestFiles.SingleAsync(f => f.Id == fileId, ct) is { } file)
        {
            file.RemovedAt = clock.GetUtcNow();
        }
    }

    private async Task<LetterSignature> SignatureAsync(LetterCase found, Officer by, bool approved, string? opinion, CancellationToken ct) => new()
    {
        AgencyId = found.Row.AgencyId,
        LetterId = found.Row.Id,
        Step = found.Row.Step,
        StepName = found.Row.Status == LetterStatus.Issued ? "签发后退回" : found.Row.Chain!.Steps[found.Row.Step].Name,
        AccountId = by.AccountId,
        AccountName = by.Name,
        Approved = approved,
        SealedOpinion = string.IsNullOrWhiteSpace(opinion) ? null : await dossier.SealAsync(found.Row.AgencyId, found.Case.Key, opinion.Trim(), ct),
        ContentHash = found.Row.ContentHash!,
        At = clock.GetUtcNow(),
    };

    private async Task<LetterChain> ChainAsync(RequestLetter row, CancellationToken ct) => (await letters.PracticeAsync(row.AgencyId, ct)).ChainOf(row.Kind, row.Answer);

    private static string Waiting(LetterStep step) => $",{string.Join(',', step.Roles.Select(r => r.Key()))},";
}
