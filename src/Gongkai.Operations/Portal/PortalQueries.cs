using System.Globalization;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;

namespace Gongkai.Operations.Portal;

/// <summary>A public document with its text.</summary>
/// <param name="Row">What lists say of it.</param>
/// <param name="Revision">The number of the revision shown.</param>
/// <param name="Notice">更正、撤下、废止 notice on top; null without.</param>
/// <param name="ContentHash">The hash of what was signed.</param>
/// <param name="Html">Sanitised HTML; empty after 撤下.</param>
/// <param name="Metadata">The metadata as signed.</param>
/// <param name="Related">How it stands to other public documents.</param>
public sealed record PublicPage(
    PublicRow Row, int Revision, string? Notice, string ContentHash, string Html, DocumentMetadata Metadata, IReadOnlyList<RelatedDocument> Related)
{
    /// <summary>The documents it stands to in a relation, or that stand so to it.</summary>
    public IEnumerable<RelatedDocument> With(DocumentRelation relation, bool fromHere) => Related.Where(r => r.Relation == relation && r.FromHere == fromHere);
}

/// <summary>Another public document.</summary>
/// <param name="Id">It.</param>
/// <param name="Title">Its title.</param>
/// <param name="DocumentNumber">Its 文号.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="Relation">The relation.</param>
/// <param name="FromHere">True when the document at hand says so; false when the other one does.</param>
public sealed record RelatedDocument(long Id, string Title, string? DocumentNumber, DateTimeOffset PublishedAt, DocumentRelation Relation, bool FromHere);

/// <summary>What the public pages read: the public tables and no other. Links between documents count where both ends are public.</summary>
public sealed class PortalQueries(PublicConnections connections, DatabaseEngine engine)
{
    /// <summary>Rows of a part of a list, at most.</summary>
    public const int LargestPage = 200;

    private const string DocumentSql =
        $"SELECT {PublicListSql.Columns}, d.revision, d.notice, d.content_hash, b.html, b.metadata FROM public_documents d JOIN public_bodies b ON b.document_id = d.id WHERE d.id = @id";

    private const string RelatedSql = """
        SELECT d.id, d.title, d.document_number, d.published_at, l.relation, TRUE AS from_here
        FROM document_links l JOIN public_documents d ON d.id = l.to_id WHERE l.from_id = @id AND d.is_withdrawn = FALSE
        UNION ALL
        SELECT d.id, d.title, d.document_number, d.published_at, l.relation, FALSE AS from_here
        FROM document_links l JOIN public_documents d ON d.id = l.from_id WHERE l.to_id = @id AND d.is_withdrawn = FALSE
        ORDER BY published_at, id
        """;

    /// <summary>A part of a list, newest first.</summary>
    /// <param name="filter">Which documents.</param>
    /// <param name="after"><see cref="PublicList.Next"/> of the part before; null for the first.</param>
    /// <param name="take">Rows, from 1 to <see cref="LargestPage"/>.</param>
    /// <param name="ct">To give up.</param>
    public async Task<PublicList> ListAsync(PublicFilter filter, string? after, int take, CancellationToken ct)
    {
        take = Math.Clamp(take, 1, LargestPage);
        var (sql, parameters) = PublicListSql.Of(filter, after, take + 1);
        using var read = await connections.OpenAsync(ct);
        var rows = await read.ListAsync(sql, PublicListSql.Row, ct, parameters);
        return rows.Count > take ? new PublicList(rows[..take], PublicCursor.Of(rows[take - 1])) : new PublicList(rows, null);
    }

    /// <summary>A document, also one that was taken off; null for one that was never public.</summary>
    public async Task<PublicPage?> DocumentAsync(long id, CancellationToken ct)
    {
        using var read = await connections.OpenAsync(ct);
        var page = await read.FirstAsync(
            DocumentSql,
            row => new PublicPage(
                PublicListSql.Row(row), row.GetInt32(PublicListSql.Width), row.Text(PublicListSql.Width + 1), row.GetString(PublicListSql.Width + 2), row.GetString(PublicListSql.Width + 3),
                JsonText.Read<DocumentMetadata>(row.GetString(PublicListSql.Width + 4)), []),
            ct, ("@id", id));
        return page is null ? null : page with
        {
            Related = await read.ListAsync(
                RelatedSql,
                row => new RelatedDocument(row.GetInt64(0), row.GetString(1), row.Text(2), row.Instant(3), row.Choice<DocumentRelation>(4), row.GetBoolean(5)),
                ct, ("@id", id)),
        };
    }

    /// <summary>An attachment of what is public of a document now, its content to be read from where one likes and then disposed of; null for anything else.</summary>
    public async Task<(Attachment Attachment, Stream Content)?> AttachmentAsync(long documentId, string sha256, CancellationToken ct)
    {
        if (await DocumentAsync(documentId, ct) is not { Row.IsWithdrawn: false } page || page.Metadata.Attachments.FirstOrDefault(a => a.Sha256 == sha256) is not { } attachment)
        {
            return null;
        }

        using var read = await connections.OpenAsync(ct);
        return await read.FirstAsync("SELECT length FROM stored_files WHERE sha256 = @sha256", row => (long?)row.GetInt64(0), ct, ("@sha256", sha256)) is { } length
            ? (attachment, new StoredFileStream(engine, sha256, length))
            : null;
    }

    /// <summary>The largest number of a public document; 0 without any.</summary>
    public async Task<long> LastIdAsync(CancellationToken ct)
    {
        using var read = await connections.OpenAsync(ct);
        return await read.FirstAsync("SELECT id FROM public_documents ORDER BY id DESC LIMIT 1", row => row.GetInt64(0), ct);
    }

    /// <summary>The addresses of documents with numbers from one to before another: number and last change.</summary>
    public async Task<IReadOnlyList<(long Id, DateTimeOffset ChangedAt)>> AddressesAsync(long from, long until, CancellationToken ct)
    {
        using var read = await connections.OpenAsync(ct);
        return await read.ListAsync(
            "SELECT id, changed_at FROM public_documents WHERE id >= @from AND id < @until AND is_withdrawn = FALSE ORDER BY id",
            row => (row.GetInt64(0), row.Instant(1)), ct, ("@from", from), ("@until", until));
    }

    /// <summary>All documents with their texts, by number, as they are read; one part of the table at a time.</summary>
    public async IAsyncEnumerable<PublicPage> EverythingAsync(long? agencyId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        const int Part = 100;
        var sql = string.Create(CultureInfo.InvariantCulture,
            $"SELECT {PublicListSql.Columns}, d.revision, d.notice, d.content_hash, b.html, b.metadata FROM public_documents d JOIN public_bodies b ON b.document_id = d.id WHERE d.id > @after AND d.is_withdrawn = FALSE{(agencyId is null ? "" : " AND d.agency_id = @agency")} ORDER BY d.id LIMIT {Part}");
        long after = 0;
        while (true)
        {
            List<PublicPage> pages;
            using (var read = await connections.OpenAsync(ct))
            {
                (string, object)[] parameters = agencyId is { } agency ? [("@after", after), ("@agency", agency)] : [("@after", after)];
                pages = await read.ListAsync(
                    sql,
                    row => new PublicPage(
                        PublicListSql.Row(row), row.GetInt32(PublicListSql.Width), row.Text(PublicListSql.Width + 1), row.GetString(PublicListSql.Width + 2), row.GetString(PublicListSql.Width + 3),
                        JsonText.Read<DocumentMetadata>(row.GetString(PublicListSql.Width + 4)), []),
                    ct, parameters);
            }

            foreach (var page in pages)
            {
                yield return page;
            }

            if (pages.Count < Part)
            {
                break;
            }

            after = pages[^1].Row.Id;
        }
    }
}
