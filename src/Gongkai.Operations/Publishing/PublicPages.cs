using System.Security.Cryptography;
using System.Text;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing;

/// <summary>
/// The one writer of what the public sees. Only within <see cref="GongkaiDbContext.ExclusivelyAsync"/>; the caller saves,
/// and after the commit wakes those who follow (<see cref="PublicChanges.Wake"/>).
/// </summary>
public sealed class PublicPages(GongkaiDbContext db, TimeProvider clock)
{
    /// <summary>Shows a revision: the first publication, or a correction that keeps the date of the first.</summary>
    /// <param name="document">The document.</param>
    /// <param name="revision">The revision that was signed.</param>
    /// <param name="text">Plain text of body and attachments, for search.</param>
    /// <param name="notice">What stands on top of the page; null for nothing.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="publishedAt">The first publication where it lies in the past (imports); null for now.</param>
    public async Task ShowAsync(Document document, DocumentRevision revision, string text, string? notice, CancellationToken ct, DateTimeOffset? publishedAt = null)
    {
        var now = clock.GetUtcNow();
        var page = await db.PublicDocuments.FindAsync([document.Id], ct);
        var body = page is null ? null : await db.PublicBodies.FindAsync([document.Id], ct);
        if (page is null || body is null)
        {
            ShowFirst(document, revision, text, notice, publishedAt ?? now);
            return;
        }

        Changed(page.AgencyId, page.ColumnId, null); // the list it stood in, should it move
        page.ChangedAt = now;
        Write(page, body, document, revision, text, notice);
    }

    /// <summary>Shows a document that is new in this transaction: nobody has to look whether it was shown before.</summary>
    /// <param name="document">The document.</param>
    /// <param name="revision">Its revision.</param>
    /// <param name="text">Plain text of body and attachments, for search.</param>
    /// <param name="notice">What stands on top of the page; null for nothing.</param>
    /// <param name="publishedAt">The first publication.</param>
    internal void ShowFirst(Document document, DocumentRevision revision, string text, string? notice, DateTimeOffset publishedAt)
    {
        var page = new PublicDocument
        {
            Id = document.Id,
            AgencyId = document.AgencyId,
            ColumnId = document.ColumnId,
            Kind = document.Kind,
            Revision = revision.Number,
            Title = revision.Title,
            PublishedAt = publishedAt,
            ChangedAt = publishedAt,
            ContentHash = revision.ContentHash,
            IsExample = document.IsExample,
        };
        var body = new PublicBody { DocumentId = document.Id, AgencyId = document.AgencyId, Html = "", Metadata = revision.Metadata, Text = "" };
        Write(page, body, document, revision, text, notice);
        db.AddRange(page, body);
    }

    private void Write(PublicDocument page, PublicBody body, Document document, DocumentRevision revision, string text, string? notice)
    {
        var metadata = revision.Metadata;
        (page.ColumnId, page.Kind, page.Revision, page.Title, page.ContentHash) = (document.ColumnId, document.Kind, revision.Number, revision.Title, revision.ContentHash);
        (page.IndexNumber, page.DocumentNumber, page.IssuedBy) = (metadata.IndexNumber, metadata.DocumentNumber, metadata.IssuedBy);
        (page.IssuedOn, page.EffectiveOn, page.ExpiresOn) = (metadata.IssuedOn, metadata.EffectiveOn, metadata.ExpiresOn);
        (page.Topic, page.OfficialKind, page.Summary) = (metadata.Topic, metadata.OfficialKind, metadata.Summary);
        (page.IsNormative, page.CatalogueItemId, page.Validity) = (metadata.IsNormative, metadata.CatalogueItemId, document.Validity);
        (page.IsWithdrawn, page.Notice) = (false, notice);
        (body.Html, body.Metadata, body.Text) = (revision.Html, metadata, text);
        document.PublicRevision = revision.Number;
        Changed(document.AgencyId, document.ColumnId, document.Id);
    }

    /// <summary>Takes a document off lists and search; its address shows the notice, its text is gone from the public tables.</summary>
    public async Task WithdrawAsync(Document document, string notice, CancellationToken ct)
    {
        var page = await db.PublicDocuments.SingleAsync(d => d.Id == document.Id, ct);
        var body = await db.PublicBodies.SingleAsync(b => b.DocumentId == document.Id, ct);
        (page.IsWithdrawn, page.Notice, page.ChangedAt) = (true, notice, clock.GetUtcNow());
        (body.Html, body.Text, body.Metadata) = ("", "", body.Metadata with { Attachments = [], Fields = new Dictionary<string, string>() });
        document.PublicRevision = null;
        Changed(document.AgencyId, page.ColumnId, document.Id);
    }

    /// <summary>Changes what the page says of the document's validity.</summary>
    public async Task MarkAsync(Document document, Validity validity, string? notice, CancellationToken ct)
    {
        document.Validity = validity;
        if (await db.PublicDocuments.FindAsync([document.Id], ct) is { } page)
        {
            (page.Validity, page.Notice, page.ChangedAt) = (validity, notice, clock.GetUtcNow());
            Changed(document.AgencyId, page.ColumnId, document.Id);
        }
    }

    /// <summary>Says that something the public sees has changed.</summary>
    public void Changed(long agencyId, long? columnId, long? documentId) =>
        db.PublicChanges.Add(new PublicChange { AgencyId = agencyId, ColumnId = columnId, DocumentId = documentId, At = clock.GetUtcNow() });

    /// <summary>The hash that signatures bind to: title, metadata and body, each with its length.</summary>
    public static string ContentHash(string title, DocumentMetadata metadata, string html)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in (string[])[title, JsonText.Write(metadata), html])
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes((long)bytes.Length));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
