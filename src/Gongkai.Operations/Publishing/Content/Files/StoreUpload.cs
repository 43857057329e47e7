using System.Security.Cryptography;
using Gongkai.Domain;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.AnnualReports;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing.Content.Files;

/// <summary>收下上传的文件: looks into it and stores it by its hash. What it belongs to is the caller's affair.</summary>
public sealed class StoreUpload(GongkaiDbContext db)
{
    /// <summary>The file as an attachment, or why it is not taken.</summary>
    /// <param name="name">The name it came with.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="clean">True to store a copy without metadata where one can be made.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<Attachment>> ExecuteAsync(string name, ReadOnlyMemory<byte> bytes, bool clean, CancellationToken ct)
    {
        var inspected = UploadInspection.Inspect(name, bytes);
        if (inspected.Failed)
        {
            return new Outcome<Attachment>(inspected.Problems);
        }

        var (kind, cleanName) = (inspected.Value.Kind, inspected.Value.Name);
        var content = clean && CleanCopy.Of(kind, bytes) is { } copy ? copy : bytes.ToArray();
        return new Attachment(await KeepAsync(content, ct), cleanName, kind.MediaType(), content.Length);
    }

    /// <summary>Stores a content once, and gives its hash.</summary>
    internal Task<string> KeepAsync(byte[] content, CancellationToken ct)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        return db.ExclusivelyAsync(async () =>
        {
            if (!await db.Files.AnyAsync(f => f.Sha256 == sha256, ct))
            {
                db.Files.Add(new StoredFile { Sha256 = sha256, Length = content.Length, Content = content });
                await db.SaveChangesAsync(ct);
            }

            return sha256;
        }, ct);
    }
}
