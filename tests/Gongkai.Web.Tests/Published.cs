using Gongkai.Domain.Agencies;
using Gongkai.Domain.Catalogue;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.AnnualReports;
using Gongkai.Operations.Catalogue;
using Gongkai.Operations.Data;
using Gongkai.Operations.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Testing;

/// <summary>Puts agencies, columns and public documents into a host under test, through the one writer of what the public sees.</summary>
public sealed class Published(IServiceProvider services)
{
    /// <summary>An agency with its place in the tree.</summary>
    public Task<long> AgencyAsync(string name, string slug, long? parentId = null, AgencyKind kind = AgencyKind.Department) => WithAsync(async scope =>
    {
        var profile = new AgencyProfile
        {
            Name = name,
            Slug = slug,
            Kind = kind,
            OfficeName = name + "办公室",
            OfficeAddress = "青山县人民路1号",
            OfficeTelephone = "0700-1234567",
            OfficeHours = "工作日 9:00—17:00",
        };
        var id = (await scope.GetRequiredService<SaveAgency>().ExecuteAsync(new(profile, parentId), CancellationToken.None)).Value;
        await ChangedAsync(scope, id);
        return id;
    });

    /// <summary>A column.</summary>
    public Task<long> ColumnAsync(long agencyId, CataloguePart part, string code, string name, long? parentId = null) => WithAsync(async scope =>
    {
        var db = scope.GetRequiredService<GongkaiDbContext>();
        if (await db.Columns.FirstOrDefaultAsync(c => c.AgencyId == agencyId && c.Code == code) is { } there)
        {
            return there.Id;
        }

        var column = new CatalogueColumn { AgencyId = agencyId, Part = part, Code = code, Name = name, ParentId = parentId };
        db.Add(column);
        await db.SaveChangesAsync();
        await ChangedAsync(scope, agencyId);
        return column.Id;
    });

    /// <summary>A document as the public sees it; its number.</summary>
    public Task<long> DocumentAsync(
        long agencyId, long columnId, string title, string html = "<p>正文。</p>", string kind = "notice", DocumentMetadata? metadata = null, DateTimeOffset? at = null, string? notice = null) => WithAsync(async scope =>
    {
        var db = scope.GetRequiredService<GongkaiDbContext>();
        var document = new Document { AgencyId = agencyId, ColumnId = columnId, Kind = kind, Title = title, State = DocumentState.Published, Revision = 1, UpdatedAt = DateTimeOffset.UtcNow };
        db.Add(document);
        await db.SaveChangesAsync();
        await ShowAsync(scope, document, title, html, metadata ?? new DocumentMetadata(), notice, at);
        return document.Id;
    });

    /// <summary>Publishes a document anew with another title.</summary>
    public Task CorrectAsync(long id, string title, string? notice = null) => WithAsync(async scope =>
    {
        var db = scope.GetRequiredService<GongkaiDbContext>();
        var document = await db.Documents.SingleAsync(d => d.Id == id);
        var body = await db.PublicBodies.AsNoTracking().SingleAsync(b => b.DocumentId == id);
        document.Revision++;
        await ShowAsync(scope, document, title, body.Html, body.Metadata, notice, null);
        return 0;
    });

    /// <summary>Takes a document off.</summary>
    public Task WithdrawAsync(long id, string notice) => WithAsync(async scope =>
    {
        var db = scope.GetRequiredService<GongkaiDbContext>();
        await scope.GetRequiredService<PublicPages>().WithdrawAsync(await db.Documents.SingleAsync(d => d.Id == id), notice, CancellationToken.None);
        await db.SaveChangesAsync();
        scope.GetRequiredService<PublicChanges>().Wake();
        return 0;
    });

    /// <summary>Says how one document stands to another, before either changes.</summary>
    public Task LinkAsync(long fromId, long toId, DocumentRelation relation) => WithAsync(async scope =>
    {
        var db = scope.GetRequiredService<GongkaiDbContext>();
        var agencyId = (await db.Documents.SingleAsync(d => d.Id == fromId)).AgencyId;
        db.Add(new DocumentLink { AgencyId = agencyId, FromId = fromId, ToId = toId, Relation = relation });
        var page = await db.PublicDocuments.SingleAsync(d => d.Id == fromId);
        scope.GetRequiredService<PublicPages>().Changed(agencyId, page.ColumnId, fromId);
        await db.SaveChangesAsync();
        scope.GetRequiredService<PublicChanges>().Wake();
        return 0;
    });

    /// <summary>A file that documents may carry; its attachment.</summary>
    public Task<Attachment> FileAsync(string name, string mediaType, byte[] content) => WithAsync(async scope =>
    {
        var db = scope.GetRequiredService<GongkaiDbContext>();
        var sha = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));
        if (!await db.Files.AnyAsync(f => f.Sha256 == sha))
        {
            db.Add(new StoredFile { Sha256 = sha, Length = content.Length, Content = content });
            await db.SaveChangesAsync();
        }

        return new Attachment(sha, name, mediaType, content.Length);
    });

    private static async Task ShowAsync(IServiceProvider scope, Document document, string title, string html, DocumentMetadata metadata, string? notice, DateTimeOffset? at)
    {
        var db = scope.GetRequiredService<GongkaiDbContext>();
        var revision = new DocumentRevision
        {
            DocumentId = document.Id,
            AgencyId = document.AgencyId,
            Number = document.Revision,
            Title = title,
            Html = html,
            Metadata = metadata,
            ContentHash = PublicPages.ContentHash(title, metadata, html),
        };
        db.Add(revision);
        await scope.GetRequiredService<PublicPages>().ShowAsync(document, revision, title + "\n" + html, notice, CancellationToken.None, at);
        await db.SaveChangesAsync();
        scope.GetRequiredService<PublicChanges>().Wake();
    }

    private static async Task ChangedAsync(IServiceProvider scope, long agencyId)
    {
        scope.GetRequiredService<PublicPages>().Changed(agencyId, null, null);
        await scope.GetRequiredService<GongkaiDbContext>().SaveChangesAsync();
        scope.GetRequiredService<PublicChanges>().Wake();
    }

    private async Task<T> WithAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }
}
