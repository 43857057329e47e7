using System.Security.Cryptography;
using System.Text;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests;

/// <summary>What is sealed of applications: who asks and what, and the files. Who may see it is asked before.</summary>
public sealed class SealedApplications(GongkaiDbContext db, Dossier dossier, TimeProvider clock)
{
    /// <summary>What was applied for; null once it was erased.</summary>
    public async Task<Application?> OpenAsync(DisclosureRequest request, CancellationToken ct) =>
        await dossier.OpenAsync(request.CaseKey, request.Sealed, ct) is { } json ? JsonText.Read<Application>(json) : null;

    /// <summary>The same for a page of a list, with one query; what was erased is left out.</summary>
    public async Task<IReadOnlyDictionary<long, Application>> OpenAsync(IReadOnlyCollection<(long Id, byte[] Sealed)> requests, CancellationToken ct)
    {
        var opened = await dossier.OpenAsync([.. requests.Select(r => (DisclosureRequest.KeyOf(r.Id), r.Sealed))], ct);
        return requests.Where(r => opened.ContainsKey(DisclosureRequest.KeyOf(r.Id))).ToDictionary(r => r.Id, r => JsonText.Read<Application>(opened[DisclosureRequest.KeyOf(r.Id)]));
    }

    /// <summary>The name and the content of a file; null once it was erased.</summary>
    public async Task<(string Name, byte[] Content)?> OpenAsync(RequestFile file, CancellationToken ct)
    {
        var key = DisclosureRequest.KeyOf(file.RequestId);
        var content = await db.Set<RequestFileContent>().AsNoTracking().SingleAsync(c => c.FileId == file.Id, ct);
        return await dossier.OpenAsync(key, file.SealedName, ct) is { } name && await dossier.OpenBytesAsync(key, content.Sealed, ct) is { } bytes ? (name, bytes) : null;
    }

    /// <summary>The names of a case's files, by id.</summary>
    public async Task<IReadOnlyDictionary<long, string>> NamesAsync(IReadOnlyCollection<RequestFile> files, CancellationToken ct)
    {
        var names = new Dictionary<long, string>();
        foreach (var file in files)
        {
            names[file.Id] = await dossier.OpenAsync(DisclosureRequest.KeyOf(file.RequestId), file.SealedName, ct) ?? "（已销毁）";
        }

        return names;
    }

    /// <summary>Seals what is applied for.</summary>
    internal async Task<byte[]> SealAsync(long agencyId, long requestId, Application application, CancellationToken ct) =>
        await dossier.SealAsync(agencyId, DisclosureRequest.KeyOf(requestId), JsonText.Write(application), ct);

    /// <summary>Finds the same applicant again: by the number of the document of identity where there is one, else by name and telephone.</summary>
    internal async Task<byte[]> MarkAsync(long agencyId, Applicant applicant, CancellationToken ct)
    {
        var who = applicant.IdentityNumber is { Length: > 0 } number ? number.Trim().ToUpperInvariant() : $"{applicant.Name.Trim()}/{applicant.Telephone?.Trim()}";
        return await dossier.MarkAsync(agencyId, $"applicants/{agencyId}", who, ct);
    }

    /// <summary>Adds a file to a case, within the caller's transaction.</summary>
    internal async Task<RequestFile> AddFileAsync(DisclosureRequest request, RequestFileKind kind, string name, string mediaType, byte[] content, long? by, CancellationToken ct)
    {
        var file = new RequestFile
        {
            AgencyId = request.AgencyId,
            RequestId = request.Id,
            Kind = kind,
            MediaType = mediaType,
            Length = content.LongLength,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
            SealedName = await dossier.SealAsync(request.AgencyId, request.CaseKey, name, ct),
            AddedAt = clock.GetUtcNow(),
            AddedById = by,
        };
        db.Add(file);
        await db.SaveChangesAsync(ct); // its number names its content
        db.Add(new RequestFileContent { FileId = file.Id, Sealed = await dossier.SealAsync(request.AgencyId, request.CaseKey, content, ct) });
        return file;
    }

    /// <summary>SHA-256 of a query code as its applicant types it: blanks, hyphens and case do not matter.</summary>
    internal static byte[] HashOfCode(string code) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(Applicants.QueryCode.Of(code)));
}
