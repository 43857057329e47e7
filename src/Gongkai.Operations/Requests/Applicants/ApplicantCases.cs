using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Requests.Fees;
using Gongkai.Operations.Requests.Letters;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests.Applicants;

/// <summary>A file as its applicant sees it.</summary>
/// <param name="Id">The key.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Length">Bytes.</param>
/// <param name="AddedAt">When it was added.</param>
public sealed record CaseFile(long Id, RequestFileKind Kind, string Name, string MediaType, long Length, DateTimeOffset AddedAt)
{
    /// <summary>The name of the letter that it is, 「延期答复告知书」; null for another file.</summary>
    public string? Letter { get; init; }
}

/// <summary>An attempt to serve the letter that answered.</summary>
/// <param name="Way">How it went.</param>
/// <param name="SentOn">The day on which it went out.</param>
/// <param name="Result">What came of it.</param>
/// <param name="ResultOn">The day of that; null while nothing is known.</param>
/// <param name="TrackingNumber">邮件编号; null where there is none, or no more.</param>
public sealed record AnswerService(ServiceWay Way, DateOnly SentOn, ServiceResult Result, DateOnly? ResultOn, string? TrackingNumber);

/// <summary>A case that goes on with the one at hand: a part of a split one, or the new answer that a ruling orders.</summary>
/// <param name="Id">The key.</param>
/// <param name="Number">登记编号.</param>
/// <param name="IsRenewal">True for a new answer.</param>
public sealed record RelatedCase(long Id, string Number, bool IsRenewal);

/// <summary>行政复议、行政诉讼 about the answer; who brought it is not told.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Facts">Bodies, dates, rulings.</param>
public sealed record AnswerRemedy(RemedyKind Kind, RemedyFacts Facts);

/// <summary>A case as its applicant sees it: nobody of the staff is named, nothing of the agency's inner work shows.</summary>
public sealed record ApplicantCase
{
    /// <summary>The case.</summary>
    public required long Id { get; init; }

    /// <summary>登记编号.</summary>
    public required string Number { get; init; }

    /// <summary>Its status.</summary>
    public required RequestStatus Status { get; init; }

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>The facts of its clock.</summary>
    public required ClockFacts Facts { get; init; }

    /// <summary>Where its clock stands, with the derivation.</summary>
    public required RequestTerm Term { get; init; }

    /// <summary>How it ended; null as long as it is open.</summary>
    public AnswerKind? Answer { get; init; }

    /// <summary>The date of the answer.</summary>
    public DateOnly? AnsweredOn { get; init; }

    /// <summary>送达日期.</summary>
    public DateOnly? ServedOn { get; init; }

    /// <summary>What was applied for; null once it was erased.</summary>
    public Application? Application { get; init; }

    /// <summary>What the applicant has handed in.</summary>
    public IReadOnlyList<CaseFile> Own { get; init; } = [];

    /// <summary>Letters, and what was released.</summary>
    public IReadOnlyList<CaseFile> Received { get; init; } = [];

    /// <summary>What the applicant has done here: the act and when.</summary>
    public IReadOnlyList<(string Act, DateTimeOffset At)> Acts { get; init; } = [];

    /// <summary>信息处理费 in yuan; null where none was notified.</summary>
    public decimal? FeeYuan { get; init; }

    /// <summary>救济途径 exactly as the letter that answered tells them; null without such a letter.</summary>
    public string? Remedies { get; init; }

    /// <summary>What the applicant may do because no answer came in time, as the agency reads the law; null as long as none is late.</summary>
    public string? RemediesOfSilence { get; init; }

    /// <summary>The attempts to serve the letter that answered, in the order of time; none where it was handed over with the answer.</summary>
    public IReadOnlyList<AnswerService> Services { get; init; } = [];

    /// <summary>The cases that go on with it.</summary>
    public IReadOnlyList<RelatedCase> Related { get; init; } = [];

    /// <summary>行政复议 and 行政诉讼 about its answer, in the order of time.</summary>
    public IReadOnlyList<AnswerRemedy> Proceedings { get; init; } = [];

    /// <summary>True when notices are sent by e-mail.</summary>
    public bool IsNotified { get; init; }
}

/// <summary>What of a case's files its applicant may see. Page and download ask here.</summary>
public static class ApplicantSight
{
    /// <summary>True for what was sent to the applicant: letters, and after the answer what it releases.</summary>
    public static bool IsSentToApplicant(RequestFileKind kind, RequestStatus status) => kind switch
    {
        RequestFileKind.Letter => true,
        RequestFileKind.Released => status is RequestStatus.Answered or RequestStatus.Closed or RequestStatus.Archived,
        _ => false,
    };

    /// <summary>True for what the applicant has handed in.</summary>
    public static bool IsOfApplicant(RequestFileKind kind) => kind is RequestFileKind.Application or RequestFileKind.Identity or RequestFileKind.Attachment or RequestFileKind.Supplement;
}

/// <summary>Reads a case for its applicant, who has shown the query code before.</summary>
public sealed class ApplicantCases(GongkaiDbContext db, SealedApplications applications, LetterCases letters, WorkCalendars calendars, Dossier dossier, TimeProvider clock)
{
    /// <summary>The case; null when there is none.</summary>
    public async Task<ApplicantCase?> FindAsync(long id, CancellationToken ct)
    {
        if (await db.Requests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } request)
        {
            return null;
        }

        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == request.AgencyId, ct);
        var files = await db.RequestFiles.AsNoTracking().Where(f => f.RequestId == id && f.RemovedAt == null).OrderBy(f => f.Id).ToListAsync(ct);
        files = [.. files.Where(f => ApplicantSight.IsSentToApplicant(f.Kind, request.Status) || (ApplicantSight.IsOfApplicant(f.Kind) && f.AddedById is null))];
        var names = await applications.NamesAsync(files, ct);
        var sent = await db.Set<RequestLetter>().AsNoTracking().Where(l => l.RequestId == id && l.Status == LetterStatus.Sent).OrderBy(l => l.Id).ToListAsync(ct);
        var letterNames = sent.Where(l => l.FileId is not null).ToDictionary(l => l.FileId!.Value, l => l.Kind.Name(l.Answer));
        var shown = files.Select(f => new CaseFile(f.Id, f.Kind, names[f.Id], f.MediaType, f.Length, f.AddedAt) { Letter = letterNames.GetValueOrDefault(f.Id) }).ToList();
        var answer = request.AnsweredOn is null ? null : sent.LastOrDefault(l => l.Kind is LetterKind.Answer or LetterKind.RecordCorrection);
        var acts = await db.DossierEntries.AsNoTracking().Where(e => e.CaseKey == request.CaseKey && ApplicantActs.Shown.Contains(e.Act)).OrderBy(e => e.Sequence).Select(e => new { e.Act, e.At }).ToListAsync(ct);
        var term = RequestClock.Of(request.Facts, await calendars.OfAsync(agency.Place!, ct));
        return new ApplicantCase
        {
            Id = request.Id,
            Number = request.Number,
            Status = request.Status,
            RegisteredAt = request.RegisteredAt,
            Facts = request.Facts,
            Term = term,
            Answer = request.Answer,
            AnsweredOn = request.AnsweredOn,
            ServedOn = request.ServedOn,
            Application = await applications.OpenAsync(request, ct),
            Own = [.. shown.Where(f => ApplicantSight.IsOfApplicant(f.Kind))],
            Received = [.. shown.Where(f => !ApplicantSight.IsOfApplicant(f.Kind))],
            Acts = [.. acts.Select(a => (a.Act, a.At))],
            FeeYuan = await db.Set<RequestFee>().Where(f => f.RequestId == id).Select(f => (decimal?)f.Yuan).SingleOrDefaultAsync(ct),
            Remedies = answer is null ? null : await RemediesAsync(answer, ct),
            RemediesOfSilence = request.Status.IsOpen() && term.DueOn is { } due && term.IsOverdue(ChinaTime.DateOf(clock.GetUtcNow()))
                ? RemedyTexts.OfNoAnswer(await letters.BodiesAsync(agency, ct), (await letters.PracticeAsync(agency.Id, ct)).NoAnswerToReconsiderationFirst, due) : null,
            Services = answer is null ? [] : await ServicesAsync(request, answer.Id, ct),
            Related = await db.Requests.AsNoTracking().Where(r => r.PartOfId == id || r.RenewalOfId == id).OrderBy(r => r.Id).Select(r => new RelatedCase(r.Id, r.Number, r.RenewalOfId == id)).ToListAsync(ct),
            Proceedings = await ProceedingsAsync(id, ct),
            IsNotified = await db.Set<ApplicantNotice>().AnyAsync(n => n.RequestId == id, ct),
        };
    }

    private async Task<string?> RemediesAsync(RequestLetter answer, CancellationToken ct)
    {
        var told = (await letters.TextAsync(answer, ct))?.Paragraphs.Where(p => p.Contains("申请行政复议", StringComparison.Ordinal)).ToList() ?? [];
        return told.Count == 0 ? null : string.Join('\n', told);
    }

    private async Task<IReadOnlyList<AnswerService>> ServicesAsync(DisclosureRequest request, long letterId, CancellationToken ct)
    {
        var services = new List<AnswerService>();
        foreach (var row in await db.Set<LetterDelivery>().AsNoTracking().Where(d => d.LetterId == letterId).OrderBy(d => d.Id).ToListAsync(ct))
        {
            var detail = await dossier.OpenAsync(request.CaseKey, row.Sealed, ct) is { } json ? JsonText.Read<DeliveryDetail>(json) : null;
            services.Add(new(row.Way, row.SentOn, row.Result, row.ResultOn, detail?.TrackingNumber));
        }

        return services;
    }

    // A complaint to the lead authority may be anybody's, and is not told to the applicant here.
    private async Task<IReadOnlyList<AnswerRemedy>> ProceedingsAsync(long id, CancellationToken ct) =>
        [.. (await db.Remedies.AsNoTracking().Where(m => m.RequestId == id && m.VoidedAt == null && m.Kind != RemedyKind.Complaint).OrderBy(m => m.NotifiedOn).ThenBy(m => m.Id)
            .Select(m => new { m.Kind, m.Facts }).ToListAsync(ct)).Select(m => new AnswerRemedy(m.Kind, m.Facts))];
}
