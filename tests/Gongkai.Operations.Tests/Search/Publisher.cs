using Gongkai.Domain.Catalogue;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Catalogue;
using Gongkai.Operations.Data;
using Gongkai.Operations.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Search;

/// <summary>Puts documents before the public as publication does, through its one writer.</summary>
internal sealed class Publisher(Store store)
{
    /// <summary>An agency under another, with a column of the given code.</summary>
    public Task<(long Agency, long Column)> AgencyAsync(string name, long? parent = null, string initials = "", string column = "policies") => store.With(async (GongkaiDbContext db) =>
        await db.ExclusivelyAsync(async () =>
        {
            var agency = new Agency { Name = name, SearchName = SearchText.Of(name), IsRegistered = true, ParentId = parent, Initials = initials };
            db.Agencies.Add(agency);
            await db.SaveChangesAsync();
            var above = parent is { } id ? (await db.Agencies.SingleAsync(a => a.Id == id)).TreePath! : "/";
            (agency.TreePath, agency.Slug) = ($"{above}{agency.Id}/", $"agency-{agency.Id}");
            var added = new CatalogueColumn { AgencyId = agency.Id, Part = CataloguePart.Statutory, Code = column, Name = "政策文件" };
            db.Columns.Add(added);
            await db.SaveChangesAsync();
            return (agency.Id, added.Id);
        }, CancellationToken.None));

    /// <summary>Publishes a document; wakes nobody, as a publication on another node would.</summary>
    public Task<long> PublishAsync((long Agency, long Column) at, string title, string text, DocumentMetadata? metadata = null, string kind = "policy", DateOnly? on = null) =>
        store.With(async (GongkaiDbContext db) => await db.ExclusivelyAsync(async () =>
        {
            var document = new Document { AgencyId = at.Agency, ColumnId = at.Column, Kind = kind, Title = title, State = DocumentState.Published, Revision = 1, UpdatedAt = store.Clock.Now };
            db.Documents.Add(document);
            await db.SaveChangesAsync();
            var revision = new DocumentRevision
            {
                DocumentId = document.Id,
                Number = 1,
                AgencyId = at.Agency,
                Title = title,
                Metadata = metadata ?? new DocumentMetadata(),
                Html = $"<p>{text}</p>",
                ContentHash = "",
                SavedAt = store.Clock.Now,
            };
            db.DocumentRevisions.Add(revision);
            var publishedAt = on is { } day ? new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(8)) : (DateTimeOffset?)null;
            await new PublicPages(db, store.Clock).ShowAsync(document, revision, text, null, CancellationToken.None, publishedAt);
            await db.SaveChangesAsync();
            return document.Id;
        }, CancellationToken.None));

    /// <summary>Takes a document off.</summary>
    public Task<int> WithdrawAsync(long id) => ChangeAsync(id, (pages, document) => pages.WithdrawAsync(document, "已撤下", CancellationToken.None));

    /// <summary>Changes its validity.</summary>
    public Task<int> MarkAsync(long id, Validity validity) => ChangeAsync(id, (pages, document) => pages.MarkAsync(document, validity, null, CancellationToken.None));

    private Task<int> ChangeAsync(long id, Func<PublicPages, Document, Task> change) => store.With(async (GongkaiDbContext db) => await db.ExclusivelyAsync(async () =>
    {
        await change(new PublicPages(db, store.Clock), await db.Documents.SingleAsync(d => d.Id == id));
        return await db.SaveChangesAsync();
    }, CancellationToken.None));
}
