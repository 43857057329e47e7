using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Redaction;
using Gongkai.Operations.Data;
using Gongkai.Operations.Publishing.Content.Files;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests.Redaction;

/// <summary>
/// 区分处理 of a file of an application: the original stays sealed and never leaves the agency, the copy without what is hidden is kept
/// beside it as what is released. The dossier tells how much was hidden for which reasons, never what.
/// </summary>
public sealed class RedactFile(GongkaiDbContext db, RequestActing acting, RequestCases cases, RequestRecords records, SealedApplications applications)
{
    /// <summary>Keeps originals with the case; gives its new version.</summary>
    public Task<Outcome<int>> KeepOriginalAsync(Recorded recorded, CancellationToken ct) =>
        acting.DoAsync(recorded.Id, recorded.Version, RequestAct.Note, recorded.By, async found => recorded.Files.Count == 0
            ? RedactionProblems.NoFile
            : new Outcome<RequestActing.Entry>(new RequestActing.Entry("request.file-added", Detail: new { Files = await records.KeepAsync(found, recorded, ct), Kind = RequestFileKind.Original })), ct);

    /// <summary>A page, or the paragraphs, with the places of the marks.</summary>
    public async Task<Outcome<RedactionPreview>> PreviewAsync(long id, long fileId, IReadOnlyList<RedactionMark> marks, int page, Officer by, CancellationToken ct) =>
        await cases.FindAsync(id, by, ct) is { Case: { }, Sight: RequestSight.Person } && await InputAsync(id, fileId, ct) is { } input
            ? await Redactor.PagesAsync(input, marks, page, 1, ct)
            : RequestProblems.NoSuchRequest;

    /// <summary>Makes the copy and keeps it as released; gives what was done.</summary>
    /// <param name="id">The case.</param>
    /// <param name="version">The version that the officer saw.</param>
    /// <param name="fileId">The original.</param>
    /// <param name="marks">What is hidden.</param>
    /// <param name="keepsPictures">True when pictures of a Word file are released.</param>
    /// <param name="acceptsMissing">True when words may be missing from the file.</param>
    /// <param name="by">Who acts.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<RedactionReport>> ReleaseAsync(
        long id, int version, long fileId, IReadOnlyList<RedactionMark> marks, bool keepsPictures, bool acceptsMissing, Officer by, CancellationToken ct)
    {
        if (await cases.FindAsync(id, by, ct) is not { Case: { } seen, Sight: RequestSight.Person } || await InputAsync(id, fileId, ct) is not { } input)
        {
            return RequestProblems.NoSuchRequest;
        }

        if (seen.Standing.WhyNot(RequestAct.Note, by, acting.Today, seen.Calendar) is { } refused)
        {
            return refused;
        }

        // Painting takes seconds: it is done before the turn to write.
        db.ChangeTracker.Clear();
        var made = await Redactor.RedactAsync(input with { KeepsPictures = keepsPictures }, marks, ct);
        if (made.Failed)
        {
            return new Outcome<RedactionReport>(made.Problems);
        }

        var (file, report) = (made.Value, made.Value.Report);
        if (!acceptsMissing && report.NotFound.ToList() is { Count: > 0 } missing)
        {
            return RedactionProblems.NotFound(missing);
        }

        var kept = await acting.DoAsync(id, version, RequestAct.Note, by, async found =>
        {
            var before = await db.RequestFiles.CountAsync(f => f.RequestId == id && f.Kind == RequestFileKind.Released, ct);
            var name = Path.GetFileNameWithoutExtension(file.FileName) == RedactedFile.PlainName ? $"{RedactedFile.PlainName}{before + 1}{file.Kind.Extensions()[0]}" : file.FileName;
            var added = await applications.AddFileAsync(found.Request, RequestFileKind.Released, name, file.Kind.MediaType(), file.Bytes, by.AccountId, ct);
            return new RequestActing.Entry("request.redacted", Detail: new
            {
                Original = fileId,
                added.Sha256,
                Hidden = report.Marks.GroupBy(m => m.Reason).ToDictionary(g => g.Key.Label(), g => g.Sum(m => m.Count)),
            });
        }, ct);
        return kept.Failed ? new Outcome<RedactionReport>(kept.Problems) : report;
    }

    private async Task<RedactionInput?> InputAsync(long id, long fileId, CancellationToken ct) =>
        await db.RequestFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == fileId && f.RequestId == id && f.RemovedAt == null, ct) is { } file && await applications.OpenAsync(file, ct) is var (name, content)
            ? new RedactionInput(content, name)
            : null;
}
