using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests.Letters;

/// <summary>A letter with its case and what it says.</summary>
/// <param name="Row">As the database has it.</param>
/// <param name="Case">Its case.</param>
/// <param name="Letter">What was filled in; null once the case was erased.</param>
/// <param name="Signatures">Signatures and returns, the first first.</param>
public sealed record LetterCase(RequestLetter Row, RequestCase Case, Letter? Letter, IReadOnlyList<LetterSignature> Signatures)
{
    /// <summary>The signatures that hold for the text at hand.</summary>
    public IReadOnlyList<LetterSigned> Valid => [.. Signatures.Where(s => s.Approved && !s.IsVoid).Select(s => new LetterSigned(s.Step, s.AccountId))];

    /// <summary>Why an officer may not sign the step at hand; null when he or she may.</summary>
    public Problem? WhyNotSign(Officer officer) => Row.Status != LetterStatus.InReview || Row.Chain is not { } chain ? LetterProblems.NothingToSign
        : chain.WhyNotSign(officer, Case.Place, Row.Kind, Row.Step, Row.DraftedById, Valid);
}

/// <summary>Finds letters, and what they take from their cases. What an officer may not see is not found.</summary>
public sealed class LetterCases(GongkaiDbContext db, RequestCases cases, SealedApplications applications, Dossier dossier, TimeProvider clock)
{
    /// <summary>The letter; null when there is none, or the officer does not see who applied.</summary>
    public async Task<LetterCase?> FindAsync(long letterId, Officer officer, CancellationToken ct) =>
        await db.Set<RequestLetter>().SingleOrDefaultAsync(l => l.Id == letterId, ct) is { } row
        && await cases.FindAsync(row.RequestId, officer, ct) is { Case: { } found, Sight: RequestSight.Person }
            ? await OfAsync(row, found, ct) : null;

    /// <summary>The practice of an agency.</summary>
    public async Task<LetterPractice> PracticeAsync(long agencyId, CancellationToken ct) => (await SettingsAsync(agencyId, ct)).Practice;

    /// <summary>The same with the version of the agency's settings; 0 without any.</summary>
    public async Task<(LetterPractice Practice, int Version)> SettingsAsync(long agencyId, CancellationToken ct) =>
        await db.Set<RequestSettingsRow>().AsNoTracking().SingleOrDefaultAsync(s => s.AgencyId == agencyId, ct) is { } row ? (row.Practice.Letters, row.Version) : (new(), 0);

    /// <summary>To whom the readers of an agency's letters may turn.</summary>
    public async Task<RemedyBodies> BodiesAsync(Agency agency, CancellationToken ct)
    {
        var line = agency.Place!.Line().ToList();
        var above = await db.Agencies.AsNoTracking().Where(a => line.Contains(a.Id) && a.Id != agency.Id).Select(a => new { a.Id, a.Name, a.Level, a.Kind }).ToListAsync(ct);
        return RemedyBodies.Of(agency.Profile, [.. above.OrderByDescending(a => line.IndexOf(a.Id)).Select(a => new AgencyAbove(a.Name, a.Level, a.Kind))],
            (await PracticeAsync(agency.Id, ct)).OnlineReconsideration);
    }

    /// <summary>What letters take from a case; null once it was erased.</summary>
    /// <param name="found">The case.</param>
    /// <param name="answer">The answer that is being written, for the notice that it follows on.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<LetterFacts?> FactsAsync(RequestCase found, AnswerKind? answer, CancellationToken ct)
    {
        if (await applications.OpenAsync(found.Request, ct) is not { } application)
        {
            return null;
        }

        var sent = await db.Set<RequestLetter>().AsNoTracking()
            .Where(l => l.RequestId == found.Request.Id && l.Status == LetterStatus.Sent && (l.Kind == LetterKind.ThirdPartyDecision || l.Kind == LetterKind.CorrectionNotice || l.Kind == LetterKind.FeeNotice))
            .Select(l => new { l.Kind, l.Number, l.ReceivedOn }).ToListAsync(ct);
        var notice = sent.FirstOrDefault(l => l.Kind == (answer == AnswerKind.FeeNotPaid ? LetterKind.FeeNotice : LetterKind.CorrectionNotice));
        var practice = await PracticeAsync(found.Agency.Id, ct);
        return new()
        {
            Agency = found.Agency.Name,
            Office = found.Agency.OfficeName,
            Telephone = found.Agency.OfficeTelephone,
            Address = found.Agency.OfficeAddress,
            RequestNumber = found.Request.Number,
            Applicant = application.Applicant.Name,
            IsOrganisation = application.Applicant.IsOrganisation,
            Wanted = application.Wanted,
            Form = application.Form,
            Status = found.Request.Status,
            Facts = found.Request.Facts,
            Calendar = found.Calendar,
            On = ChinaTime.DateOf(clock.GetUtcNow()),
            Remedies = await BodiesAsync(found.Agency, ct),
            AdministrativeQuery = practice.AdministrativeQuery,
            ThirdPartyWasTold = sent.Any(l => l.Kind == LetterKind.ThirdPartyDecision),
            NoticeNumber = notice?.Number,
            NoticeReceivedOn = notice?.ReceivedOn,
        };
    }

    /// <summary>The text in review or as signed; null while it is a draft, and once it was erased.</summary>
    public async Task<LetterText?> TextAsync(RequestLetter row, CancellationToken ct) =>
        row.SealedText is { } text && await dossier.OpenAsync(DisclosureRequest.KeyOf(row.RequestId), text, ct) is { } json ? JsonText.Read<LetterText>(json) with { On = row.SignedOn } : null;

    /// <summary>The letter of a row.</summary>
    internal async Task<LetterCase> OfAsync(RequestLetter row, RequestCase found, CancellationToken ct) => new(
        row, found,
        await dossier.OpenAsync(found.Key, row.SealedFields, ct) is { } json ? JsonText.Read<Letter>(json) : null,
        await db.Set<LetterSignature>().AsNoTracking().Where(s => s.LetterId == row.Id).OrderBy(s => s.Id).ToListAsync(ct));
}
