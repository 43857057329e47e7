using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing.Channels;

/// <summary>登记渠道发布: where else a public document was released, and when, with a link or a photograph.</summary>
public sealed class RecordRelease(GongkaiDbContext db, DocumentActing acting)
{
    private static readonly Problem NotPublic = new("release.not-public", "文件还没有在网站公开，公开后再登记其他渠道。");
    private static readonly Problem Future = new("release.future", "发布日期还没有到，请改正。");
    private static readonly Problem Proof = new("release.proof", "请填写链接、上传照片或写明地点场合，三者至少一项。");
    private static readonly Problem BadLink = new("release.link", "链接应以 http:// 或 https:// 开头。");

    /// <summary>A release.</summary>
    /// <param name="DocumentId">The document.</param>
    /// <param name="Channel">The channel.</param>
    /// <param name="ReleasedOn">The day.</param>
    /// <param name="Link">Where it can be seen.</param>
    /// <param name="PhotoSha256">A stored photograph.</param>
    /// <param name="Note">Place or occasion.</param>
    public sealed record Command(long DocumentId, Channel Channel, DateOnly ReleasedOn, string? Link, string? PhotoSha256, string? Note);

    /// <summary>Enters it.</summary>
    public Task<Outcome<int>> ExecuteAsync(Command command, Officer by, CancellationToken ct) => acting.DoAsync(command.DocumentId, null, null, by, found =>
    {
        var (link, note) = (command.Link?.Trim(), command.Note?.Trim());
        Problem?[] all =
        [
            DocumentStanding.WhyNotWrite(by, found.Place),
            found.Document.PublicRevision is null ? NotPublic : null,
            command.ReleasedOn > ChinaTime.DateOf(acting.Now) ? Future : null,
            string.IsNullOrEmpty(link) && string.IsNullOrEmpty(note) && command.PhotoSha256 is null ? Proof : null,
            link is { Length: > 0 } && !(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") ? BadLink : null,
        ];
        if (all.OfType<Problem>().ToList() is { Count: > 0 } problems)
        {
            return Task.FromResult(new Outcome<DocumentActing.Entry>(problems));
        }

        db.Add(new ChannelRelease
        {
            AgencyId = found.Document.AgencyId,
            DocumentId = command.DocumentId,
            ColumnId = found.Document.ColumnId,
            Channel = command.Channel,
            ReleasedOn = command.ReleasedOn,
            Link = string.IsNullOrEmpty(link) ? null : link,
            PhotoSha256 = command.PhotoSha256,
            Note = string.IsNullOrEmpty(note) ? null : note,
            AccountId = by.AccountId,
            AccountName = by.Name,
            At = acting.Now,
        });
        return Task.FromResult<Outcome<DocumentActing.Entry>>(new DocumentActing.Entry("document.released", $"{command.Channel.Name()} {command.ReleasedOn:yyyy年M月d日}", new { command.Channel, command.ReleasedOn, Link = link }));
    }, ct);
}

/// <summary>How often documents of a column were released on a channel.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Website">Documents published here in the period.</param>
/// <param name="Counts">Releases by channel.</param>
public sealed record ChannelCount(string Column, int Website, IReadOnlyDictionary<Channel, int> Counts);

/// <summary>Reads releases.</summary>
public sealed class ChannelQueries(GongkaiDbContext db)
{
    /// <summary>The releases of a document, the latest first.</summary>
    public Task<List<ChannelRelease>> OfDocumentAsync(long documentId, CancellationToken ct) =>
        db.Set<ChannelRelease>().AsNoTracking().Where(r => r.DocumentId == documentId).OrderByDescending(r => r.ReleasedOn).ThenByDescending(r => r.Id).ToListAsync(ct);

    /// <summary>The bytes of a photograph; null when it is not stored.</summary>
    public Task<byte[]?> PhotoAsync(string sha256, CancellationToken ct) => db.Files.AsNoTracking().Where(f => f.Sha256 == sha256).Select(f => f.Content).SingleOrDefaultAsync(ct);

    /// <summary>Counts per channel and column in a period, both days included.</summary>
    public async Task<IReadOnlyList<ChannelCount>> CountAsync(long agencyId, DateOnly from, DateOnly until, CancellationToken ct)
    {
        var (start, end) = (ChinaTime.Instant(from.ToDateTime(TimeOnly.MinValue)), ChinaTime.Instant(until.AddDays(1).ToDateTime(TimeOnly.MinValue)));
        var released = await db.Set<ChannelRelease>().AsNoTracking().Where(r => r.AgencyId == agencyId && r.ReleasedOn >= from && r.ReleasedOn <= until)
            .GroupBy(r => new { r.ColumnId, r.Channel }).Select(g => new { g.Key.ColumnId, g.Key.Channel, Count = g.Count() }).ToListAsync(ct);
        var here = await db.PublicDocuments.AsNoTracking().Where(d => d.AgencyId == agencyId && d.PublishedAt >= start && d.PublishedAt < end)
            .GroupBy(d => d.ColumnId).Select(g => new { ColumnId = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.ColumnId, g => g.Count, ct);
        var columns = await db.Columns.AsNoTracking().Where(c => c.AgencyId == agencyId).OrderBy(c => c.Part).ThenBy(c => c.Position).Select(c => new { c.Id, c.Name }).ToListAsync(ct);
        return [.. columns
            .Select(c => (c.Name, Here: here.GetValueOrDefault(c.Id), Counts: released.Where(r => r.ColumnId == c.Id).ToDictionary(r => r.Channel, r => r.Count)))
            .Where(c => c.Here > 0 || c.Counts.Count > 0)
            .Select(c => new ChannelCount(c.Name, c.Here, c.Counts))];
    }
}
