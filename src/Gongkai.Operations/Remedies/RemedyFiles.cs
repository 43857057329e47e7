using System.Security.Cryptography;
using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Publishing.Content.Files;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Remedies;

/// <summary>A file of a remedy, opened.</summary>
/// <param name="File">The file.</param>
/// <param name="Name">Its name.</param>
public sealed record NamedRemedyFile(RemedyFile File, string Name);

/// <summary>Files of remedies, sealed under the key of their case.</summary>
public sealed class RemedyFiles(GongkaiDbContext db, RemedyActing acting, RemedyCases cases, Dossier dossier)
{
    /// <summary>Adds a file; gives the remedy's new version.</summary>
    public Task<Outcome<int>> AddAsync(long id, int version, RemedyFileKind kind, string name, ReadOnlyMemory<byte> content, Officer by, CancellationToken ct) =>
        acting.DoAsync(id, version, RemedyAct.AddFile, by, async found =>
        {
            var inspected = UploadInspection.Inspect(name, content);
            if (inspected.Failed)
            {
                return new Outcome<RemedyActing.Entry>(inspected.Problems);
            }

            var remedy = found.Remedy;
            var file = new RemedyFile
            {
                AgencyId = remedy.AgencyId,
                RemedyId = remedy.Id,
                Kind = kind,
                MediaType = inspected.Value.Kind.MediaType(),
                Length = content.Length,
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(content.Span)),
                SealedName = await dossier.SealAsync(remedy.AgencyId, remedy.CaseKey, inspected.Value.Name, ct),
                AddedAt = acting.Now,
            };
            db.Add(file);
            await db.SaveChangesAsync(ct); // its number names its content
            db.Add(new RemedyFileContent { FileId = file.Id, Sealed = await dossier.SealAsync(remedy.AgencyId, remedy.CaseKey, content.ToArray(), ct) });
            return new RemedyActing.Entry("remedy.file-added", Detail: new { file.Kind, file.Length, file.Sha256 });
        }, ct);

    /// <summary>The files of a remedy that an officer has found before, in the order in which they came; names of erased ones say so.</summary>
    public async Task<IReadOnlyList<NamedRemedyFile>> ListAsync(FoundRemedy found, CancellationToken ct)
    {
        if (found.Sight != RequestSight.Person)
        {
            return [];
        }

        var files = await db.RemedyFiles.AsNoTracking().Where(f => f.RemedyId == found.Remedy.Id).OrderBy(f => f.Id).ToListAsync(ct);
        var named = new List<NamedRemedyFile>();
        foreach (var file in files)
        {
            named.Add(new(file, await dossier.OpenAsync(found.Remedy.CaseKey, file.SealedName, ct) ?? "（已销毁）"));
        }

        return named;
    }

    /// <summary>A file for an officer; null when there is none that he or she may read.</summary>
    public async Task<(string Name, string MediaType, byte[] Content)?> OpenAsync(long id, long fileId, Officer officer, CancellationToken ct)
    {
        if (await cases.FindAsync(id, officer, ct) is not { Sight: RequestSight.Person } found
            || await db.RemedyFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == fileId && f.RemedyId == id, ct) is not { } file)
        {
            return null;
        }

        var content = await db.Set<RemedyFileContent>().AsNoTracking().SingleAsync(c => c.FileId == fileId, ct);
        return await dossier.OpenAsync(found.Remedy.CaseKey, file.SealedName, ct) is { } name && await dossier.OpenBytesAsync(found.Remedy.CaseKey, content.Sealed, ct) is { } bytes
            ? (name, file.MediaType, bytes)
            : null;
    }
}
