using Gongkai.Domain;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Requests.Letters;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests.Applicants;

/// <summary>下载: hands a letter or what was released to the applicant. The first download of each is entered in the dossier, evidence of electronic service; a letter that was served on the platform counts as received with it.</summary>
public sealed class DownloadFile(GongkaiDbContext db, SealedApplications applications, RecordLetterService service, Dossier dossier)
{
    internal const string Act = "request.downloaded";

    /// <summary>A file handed over.</summary>
    /// <param name="Name">Its name, without anything personal: the number of the case, what it is, the number of the file.</param>
    /// <param name="MediaType">Its media type.</param>
    /// <param name="Content">Its content.</param>
    public sealed record Handed(string Name, string MediaType, byte[] Content);

    /// <summary>Hands it over.</summary>
    public async Task<Outcome<Handed>> ExecuteAsync(long requestId, long fileId, CancellationToken ct)
    {
        var found = await db.RequestFiles.AsNoTracking().Where(f => f.Id == fileId && f.RequestId == requestId && f.RemovedAt == null)
            .Join(db.Requests, f => f.RequestId, r => r.Id, (f, r) => new { File = f, r.Status, r.Number }).SingleOrDefaultAsync(ct);
        if (found is null || !ApplicantSight.IsSentToApplicant(found.File.Kind, found.Status) || await applications.OpenAsync(found.File, ct) is not { } opened)
        {
            return PortalProblems.NoSuchFile;
        }

        var file = found.File;
        var key = DisclosureRequest.KeyOf(requestId);
        await db.ExclusivelyAsync(async () =>
        {
            var mark = "\"fileId\":" + file.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) + ",";
            if (!await db.DossierEntries.AnyAsync(e => e.CaseKey == key && e.Act == Act && e.Detail!.Contains(mark), ct))
            {
                await dossier.AppendAsync(new(file.AgencyId, key, Act, null, null, new { FileId = file.Id, file.Kind, file.Sha256 }, As: "申请人"), ct);
                await db.SaveChangesAsync(ct);
            }

            return 0;
        }, ct);
        db.ChangeTracker.Clear();
        await service.ByDownloadAsync(requestId, fileId, ct);
        var extension = Path.GetExtension(opened.Name) is { Length: > 1 and <= 10 } known && known.Skip(1).All(char.IsAsciiLetterOrDigit) ? known : "";
        return new Handed($"{found.Number}-{(file.Kind == RequestFileKind.Letter ? "letter" : "file")}-{file.Id}{extension}", file.MediaType, opened.Content);
    }
}
