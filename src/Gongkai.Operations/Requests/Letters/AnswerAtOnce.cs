using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Reports.Writing;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests.Letters;

/// <summary>
/// 当场答复 (第三十三条第一款): what is public or can simply be given is answered on the spot; the officer issues the letter alone and the
/// applicant signs for it, in one act.
/// </summary>
public sealed class AnswerAtOnce(GongkaiDbContext db, RequestActing acting, LetterCases letters, LetterTemplates templates, LetterSending sending, LetterNumbers numbers, GuideDeviation deviation, SealedApplications applications, Dossier dossier)
{
    /// <summary>What can be answered on the spot.</summary>
    public static IReadOnlyList<AnswerKind> Kinds { get; } = [AnswerKind.AlreadyPublic, AnswerKind.Granted];

    /// <summary>Answers; gives the case's new version.</summary>
    /// <param name="requestId">The case.</param>
    /// <param name="version">The version that the officer saw.</param>
    /// <param name="letter">The answer.</param>
    /// <param name="receivedBy">Who signs for it.</param>
    /// <param name="by">The officer.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="instead">Why another answer is given than the one that the guide has led to.</param>
    public Task<Outcome<int>> ExecuteAsync(long requestId, int version, Letter letter, string? receivedBy, Officer by, CancellationToken ct, string? instead = null) => acting.DoAsync(requestId, version, RequestAct.Answer, by, async found =>
    {
        if (letter is not { Kind: LetterKind.Answer, Answer: { } answer } || !Kinds.Contains(answer))
        {
            return new Problem("letter.not-at-once", "当场答复只用于已主动公开和可以当场提供的信息，其他情形请起草答复书。");
        }

        if (await letters.FactsAsync(found, answer, ct) is not { } facts)
        {
            return LetterProblems.NoSuchLetter;
        }

        if (LetterRules.WhyNotSign(letter, facts) is { Count: > 0 } problems)
        {
            return new Outcome<RequestActing.Entry>(problems);
        }

        var (guided, noReason) = await deviation.OfAsync(requestId, answer, instead, ct);
        if (noReason is not null)
        {
            return noReason;
        }

        if (await numbers.NextAsync(found, LetterKind.Answer, ct) is not { } number)
        {
            return LetterProblems.NoPrefix;
        }

        var template = await templates.OfAsync(found.Agency.Id, letter.Kind, letter.Answer, ct);
        var text = template.Template.Render(letter, facts, number);
        var step = new LetterStep("当场答复", LetterDuty.Issue, [StaffRole.DisclosureOffice]);
        var row = db.Add(new RequestLetter
        {
            AgencyId = found.Agency.Id,
            RequestId = requestId,
            Kind = letter.Kind,
            Answer = letter.Answer,
            Status = LetterStatus.Issued,
            Number = number,
            TemplateId = template.Id,
            SealedFields = await dossier.SealAsync(found.Agency.Id, found.Key, JsonText.Write(letter), ct),
            SealedText = await dossier.SealAsync(found.Agency.Id, found.Key, JsonText.Write(text), ct),
            ContentHash = text.Hash(),
            Chain = new([step]),
            DraftedById = by.AccountId,
            DraftedAt = acting.Now,
            SignedOn = acting.Today,
            Version = 1,
        }).Entity;
        var how = new Sending(ServiceWay.Counter, acting.Today, new DeliveryDetail(ReceivedBy: receivedBy?.Trim()));
        if (await sending.WhyNotAsync(found, row, letter, text, how, ct) is { Count: > 0 } refused)
        {
            return new Outcome<RequestActing.Entry>(refused);
        }

        await db.SaveChangesAsync(ct); // its number names its document
        using var document = new MemoryStream();
        LetterDocx.Write(text with { On = row.SignedOn }, document);
        row.FileId = (await applications.AddFileAsync(found.Request, RequestFileKind.Other, $"{number}.docx", ReviewLetter.DocxType, document.ToArray(), by.AccountId, ct)).Id;
        db.Add(new LetterSignature { AgencyId = row.AgencyId, LetterId = row.Id, Step = 0, StepName = step.Name, AccountId = by.AccountId, AccountName = by.Name, Approved = true, ContentHash = row.ContentHash!, At = acting.Now });
        if (guided is not null)
        {
            await deviation.EnterAsync(guided, answer, instead!, by, ct);
        }

        var entry = await sending.ApplyAsync(found, row, letter, how, by, ct) with { Act = "request.answered-at-once" };
        return guided is null ? entry : entry with { Detail = new { entry.Detail, guided.Suggested, guided.Chosen }, Personal = JsonText.Write(new { how.Detail, Instead = instead }) };
    }, ct);
}

/// <summary>文号 of letters: the agency's letters, the year, and a serial of both.</summary>
public sealed class LetterNumbers(GongkaiDbContext db, LetterCases letters, TimeProvider clock)
{
    /// <summary>The next number for a kind; null where the agency has no 机关代字. Within the caller's transaction.</summary>
    internal async Task<string?> NextAsync(RequestCase found, LetterKind kind, CancellationToken ct)
    {
        var practice = await letters.PracticeAsync(found.Agency.Id, ct);
        var own = kind == LetterKind.Answer ? practice.AnswerPrefix : practice.NoticePrefix;
        if ((own ?? (found.Agency.DocumentPrefixes is [{ } first, ..] ? first + (kind == LetterKind.Answer ? "公复" : "公告") : null)) is not { Length: > 0 } prefix)
        {
            return null;
        }

        var year = Deadlines.ChinaTime.DateOf(clock.GetUtcNow()).Year;
        var counter = await db.Set<LetterCounter>().FindAsync([found.Agency.Id, prefix, year], ct) ?? db.Add(new LetterCounter { AgencyId = found.Agency.Id, Prefix = prefix, Year = year }).Entity;
        return new Gongkai.Domain.Publishing.DocumentNumber(prefix, year, ++counter.Serial).ToString();
    }
}
