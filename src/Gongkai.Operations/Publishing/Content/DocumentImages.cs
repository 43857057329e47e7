using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.AnnualReports;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Publishing.Content.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Publishing.Content;

/// <summary>A picture within the text of a document; its content is a stored file.</summary>
public sealed class DocumentImage
{
    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The document.</summary>
    public required long DocumentId { get; init; }

    /// <summary>The content.</summary>
    public required string Sha256 { get; init; }

    /// <summary>As its content says.</summary>
    public required string MediaType { get; init; }

    /// <summary>In pixels.</summary>
    public required int Width { get; init; }

    /// <summary>In pixels.</summary>
    public required int Height { get; init; }

    /// <summary>When it was added.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Its address.</summary>
    public string Address => AddressOf(DocumentId, Sha256);

    /// <summary>The address of a picture of a document.</summary>
    public static string AddressOf(long documentId, string sha256) => $"/images/{documentId}/{sha256}";
}

internal sealed class DocumentImageMapping : IEntityTypeConfiguration<DocumentImage>
{
    public void Configure(EntityTypeBuilder<DocumentImage> builder)
    {
        builder.ToTable("document_images");
        builder.HasKey(i => new { i.AgencyId, i.DocumentId, i.Sha256 }).HasName("pk_document_images");
        builder.Ignore(i => i.Address);
        builder.HasIndex(i => new { i.DocumentId, i.Sha256 }).HasDatabaseName("ix_document_images_document_id_sha256");
        builder.HasIndex(i => i.Sha256).HasDatabaseName("ix_document_images_sha256");
        builder.HasOne<Document>().WithMany().HasForeignKey(i => i.DocumentId).HasConstraintName("fk_document_images_document").OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(i => i.Sha256).HasConstraintName("fk_document_images_file").OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>插入图片: stores a picture for the text of a document, without its metadata.</summary>
public sealed class AddDocumentImage(GongkaiDbContext db, StoreUpload store, Dossier dossier, TimeProvider clock)
{
    /// <summary>There is no such document for this officer.</summary>
    public static readonly Problem Unknown = new("document.unknown", "没有这个文件，或者您看不到它。");

    /// <summary>The picture as stored, or why it is not taken.</summary>
    public async Task<Outcome<DocumentImage>> ExecuteAsync(long documentId, string name, ReadOnlyMemory<byte> bytes, Officer by, CancellationToken ct)
    {
        if (await WhyNotAsync(documentId, by, ct) is { } forbidden)
        {
            return forbidden;
        }

        var inspected = UploadInspection.InspectPicture(name, bytes);
        if (inspected.Failed)
        {
            return new Outcome<DocumentImage>(inspected.Problems);
        }

        var file = inspected.Value;
        var sha256 = await store.KeepAsync(CleanCopy.Of(file.Kind, bytes) ?? bytes.ToArray(), ct);
        return await db.ExclusivelyAsync<Outcome<DocumentImage>>(async () =>
        {
            if (await db.Set<DocumentImage>().SingleOrDefaultAsync(i => i.DocumentId == documentId && i.Sha256 == sha256, ct) is { } known)
            {
                return known;
            }

            var agency = await db.Documents.Where(d => d.Id == documentId).Select(d => d.AgencyId).SingleAsync(ct);
            var image = new DocumentImage
            {
                AgencyId = agency,
                DocumentId = documentId,
                Sha256 = sha256,
                MediaType = file.Kind.MediaType(),
                Width = file.Width,
                Height = file.Height,
                AddedAt = clock.GetUtcNow(),
            };
            db.Add(image);
            await dossier.AppendAsync(new NewEntry(agency, $"document/{documentId}", "document.image-added", by, Detail: new { sha256 }), ct);
            await db.SaveChangesAsync(ct);
            return image;
        }, ct);
    }

    private async Task<Problem?> WhyNotAsync(long documentId, Officer by, CancellationToken ct)
    {
        var agencyId = await db.Documents.Where(d => d.Id == documentId).Select(d => (long?)d.AgencyId).SingleOrDefaultAsync(ct);
        return agencyId is null || (await db.Agencies.SingleAsync(a => a.Id == agencyId, ct)).Place is not { } place || !by.Sees(place) ? Unknown : DocumentStanding.WhyNotWrite(by, place);
    }
}

/// <summary>Pictures for whoever may see the text they stand in.</summary>
public sealed class DocumentImages(GongkaiDbContext db)
{
    /// <summary>A picture to be shown.</summary>
    /// <param name="Content">The bytes.</param>
    /// <param name="MediaType">What they are.</param>
    public sealed record Shown(byte[] Content, string MediaType);

    /// <summary>
    /// The picture; null when there is none or the viewer may not see it. The public sees the pictures of the text that is public
    /// now, officers those of the documents they see.
    /// </summary>
    public async Task<Shown?> FindAsync(long documentId, string sha256, Officer? viewer, CancellationToken ct)
    {
        var image = await db.Set<DocumentImage>().AsNoTracking().SingleOrDefaultAsync(i => i.DocumentId == documentId && i.Sha256 == sha256, ct);
        if (image is null || !(await IsPublicAsync(image, ct) || await SeesAsync(viewer, image.AgencyId, ct)))
        {
            return null;
        }

        var content = await db.Files.Where(f => f.Sha256 == sha256).Select(f => f.Content).SingleAsync(ct);
        return new(content, image.MediaType);
    }

    private Task<bool> IsPublicAsync(DocumentImage image, CancellationToken ct)
    {
        var address = image.Address;
        return db.Set<PublicDocument>().Where(d => d.Id == image.DocumentId && !d.IsWithdrawn)
            .Join(db.Set<PublicBody>(), d => d.Id, b => b.DocumentId, (d, b) => b.Html).AnyAsync(html => html.Contains(address), ct);
    }

    private async Task<bool> SeesAsync(Officer? viewer, long agencyId, CancellationToken ct) =>
        viewer is not null && (await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == agencyId, ct)).Place is { } place && viewer.Sees(place);
}
