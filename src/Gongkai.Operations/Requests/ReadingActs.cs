using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests;

/// <summary>查看个人信息: personal data are hidden until somebody asks to see them, and the asking stands in the dossier.</summary>
public sealed class ShowApplicant(GongkaiDbContext db, RequestCases cases, SealedApplications applications, Dossier dossier)
{
    /// <summary>What was applied for, in full.</summary>
    public Task<Outcome<Application>> ExecuteAsync(long id, Officer by, CancellationToken ct) => db.ExclusivelyAsync<Outcome<Application>>(async () =>
    {
        if (await cases.FindAsync(id, by, ct) is not { Case: { } found, Sight: RequestSight.Person } || await applications.OpenAsync(found.Request, ct) is not { } application)
        {
            return RequestProblems.NoSuchRequest;
        }

        await dossier.AppendAsync(new(found.Request.AgencyId, found.Key, "request.person-shown", by), ct);
        await db.SaveChangesAsync(ct);
        return application;
    }, ct);
}

/// <summary>A file as it leaves for an officer: its name tells nothing of anybody.</summary>
/// <param name="Name">登记编号 and the file's number.</param>
/// <param name="Content">Its content.</param>
public sealed record OpenedFile(string Name, byte[] Content);

/// <summary>下载材料: only for who sees the applicant; every download stands in the dossier.</summary>
public sealed class OpenRequestFile(GongkaiDbContext db, RequestCases cases, SealedApplications applications, Dossier dossier)
{
    private const int LongestExtension = 8;

    /// <summary>The file; null when there is none for this officer.</summary>
    public Task<OpenedFile?> ExecuteAsync(long id, long fileId, Officer by, CancellationToken ct) => db.ExclusivelyAsync(async () =>
    {
        if (await cases.FindAsync(id, by, ct) is not { Case: { } found, Sight: RequestSight.Person }
            || await db.RequestFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == fileId && f.RequestId == id && f.RemovedAt == null, ct) is not { } file
            || await applications.OpenAsync(file, ct) is not var (name, content))
        {
            return null;
        }

        await dossier.AppendAsync(new(found.Request.AgencyId, found.Key, "request.file-opened", by, null, new { FileId = fileId, file.Kind, file.Sha256 }), ct);
        await db.SaveChangesAsync(ct);
        var extension = Path.GetExtension(name);
        return new OpenedFile($"{found.Request.Number}-{fileId}{(extension.Length <= LongestExtension && extension.Skip(1).All(char.IsAsciiLetterOrDigit) ? extension : "")}", content);
    }, ct);
}
