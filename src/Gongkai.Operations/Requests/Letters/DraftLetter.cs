using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;

namespace Gongkai.Operations.Requests.Letters;

/// <summary>起草文书: begins, changes and discards drafts.</summary>
public sealed class DraftLetter(GongkaiDbContext db, RequestCases cases, LetterCases letters, LetterTemplates templates, GuideDeviation deviation, Dossier dossier, TimeProvider clock)
{
    private const int MostParts = 30;
    private const int MostAttachments = 50;

    /// <summary>Begins a draft; gives its number.</summary>
    /// <param name="requestId">The case.</param>
    /// <param name="letter">What is filled in.</param>
    /// <param name="by">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="instead">Why another answer is given than the one that the guide has led to; null where it is that one, or no guide was asked.</param>
    public Task<Outcome<long>> BeginAsync(long requestId, Letter letter, Officer by, CancellationToken ct, string? instead = null) =>
        db.ExclusivelyAsync(() => BeginWithinAsync(requestId, letter, instead, by, ct), ct);

    /// <summary>Saves a draft; gives its version.</summary>
    public Task<Outcome<int>> SaveAsync(long letterId, int version, Letter letter, Officer by, CancellationToken ct) => db.ExclusivelyAsync<Outcome<int>>(async () =>
    {
        if (await letters.FindAsync(letterId, by, ct) is not { } found)
        {
            return LetterProblems.NoSuchLetter;
        }

        if (WhyNot(found, version, by) is { } refused)
        {
            return refused;
        }

        if (TooMuch(letter) is { } tooMuch)
        {
            return tooMuch;
        }

        found.Row.SealedFields = await dossier.SealAsync(found.Row.AgencyId, found.Case.Key, JsonText.Write(letter with { Kind = found.Row.Kind, Answer = found.Row.Answer }), ct);
        found.Row.Version++;
        await dossier.AppendAsync(new(found.Row.AgencyId, found.Case.Key, "request.letter-saved", by, Detail: Detail(found.Row)), ct);
        await db.SaveChangesAsync(ct);
        return found.Row.Version;
    }, ct);

    /// <summary>Discards a draft.</summary>
    public Task<Outcome<int>> DiscardAsync(long letterId, int version, Officer by, CancellationToken ct) => db.ExclusivelyAsync<Outcome<int>>(async () =>
    {
        if (await letters.FindAsync(letterId, by, ct) is not { } found)
        {
            return LetterProblems.NoSuchLetter;
        }

        if (WhyNot(found, version, by) is { } refused)
        {
            return refused;
        }

        (found.Row.Status, found.Row.Version) = (LetterStatus.Discarded, version + 1);
        await dossier.AppendAsync(new(found.Row.AgencyId, found.Case.Key, "request.letter-discarded", by, Detail: Detail(found.Row)), ct);
        await db.SaveChangesAsync(ct);
        return found.Row.Version;
    }, ct);

    /// <summary>Why a letter of a kind cannot be begun; null when it can. Whether it can be sent is asked again when it is.</summary>
    public static Problem? WhyNotBegin(RequestCase found, LetterKind kind, AnswerKind? answer, Officer by, DateOnly today)
    {
        var act = kind.Act(answer);
        return !MayDraft(by, found.Place) ? LetterProblems.MayNotDraft
            : RequestLifecycle.Next(found.Request.Status, act) is null ? RequestProblems.NotInThisStatus(act, found.Request.Status)
            : found.Standing.WhyNotNow(act, today, found.Calendar) ?? (act == RequestAct.Answer && answer is { } a ? found.Standing.WhyNotAnswer(a, today, found.Calendar) : null);
    }

    /// <summary>True for who may draft in an agency.</summary>
    public static bool MayDraft(Officer officer, AgencyPlace agency) => officer.Has(agency, StaffRole.DisclosureOffice, StaffRole.SectionOfficer);

    /// <summary>Begins a draft within the caller's transaction.</summary>
    internal async Task<Outcome<long>> BeginWithinAsync(long requestId, Letter letter, string? instead, Officer by, CancellationToken ct)
    {
        if (await cases.FindAsync(requestId, by, ct) is not { Case: { } found, Sight: RequestSight.Person })
        {
            return RequestProblems.NoSuchRequest;
        }

        var now = clock.GetUtcNow();
        if ((WhyNotBegin(found, letter.Kind, letter.Answer, by, Deadlines.ChinaTime.DateOf(now)) ?? TooMuch(letter)) is { } refused)
        {
            return refused;
        }

        var (guided, noReason) = await deviation.OfAsync(requestId, letter.Answer, instead, ct);
        if (noReason is not null)
        {
            return noReason;
        }

        var row = db.Add(new RequestLetter
        {
            AgencyId = found.Request.AgencyId,
            RequestId = requestId,
            Kind = letter.Kind,
            Answer = letter.Answer,
            TemplateId = (await templates.OfAsync(found.Request.AgencyId, letter.Kind, letter.Answer, ct)).Id,
            SealedFields = await dossier.SealAsync(found.Request.AgencyId, found.Key, JsonText.Write(letter), ct),
            DraftedById = by.AccountId,
            DraftedAt = now,
            Version = 1,
        }).Entity;
        await db.SaveChangesAsync(ct);
        await dossier.AppendAsync(new(row.AgencyId, found.Key, "request.letter-drafted", by, Detail: Detail(row)), ct);
        await db.SaveChangesAsync(ct);
        if (guided is not null)
        {
            await deviation.EnterAsync(guided, letter.Answer!.Value, instead!, by, ct);
            await dossier.AppendAsync(new(row.AgencyId, found.Key, "request.guided", by, Detail: new { guided.Path, guided.Suggested, guided.Chosen }, Personal: instead), ct);
            await db.SaveChangesAsync(ct);
        }

        return row.Id;
    }

    /// <summary>What an entry in the dossier says of a letter: never what it says itself.</summary>
    internal static object Detail(RequestLetter row) => new { Letter = row.Id, row.Kind, row.Answer, row.Number, Text = row.ContentHash };

    private static Problem? WhyNot(LetterCase found, int version, Officer by) =>
        !MayDraft(by, found.Case.Place) ? LetterProblems.MayNotDraft
        : found.Row.Status != LetterStatus.Draft ? LetterProblems.NotADraft
        : found.Row.Version != version ? LetterProblems.Changed : null;

    // What a form can hold; the meaning is judged when it is submitted.
    private static Problem? TooMuch(Letter letter) =>
        letter.Withheld.Count > MostParts || letter.Attachments.Count > MostAttachments || letter.Values.Count > 40
            || letter.Values.Values.Concat(letter.Attachments).Concat(letter.Withheld.SelectMany(w => (string[])[w.What, w.Why])).Append(letter.Addressee ?? "").Append(letter.Court ?? "").Append(letter.ReconsiderationBody ?? "")
                .Any(v => v.Length > LetterRules.LongestValue)
            ? new Problem("letter.too-much", $"每项不能超过{LetterRules.LongestValue}字，不予公开的部分不能超过{MostParts}项，附件不能超过{MostAttachments}件。") : null;
}
