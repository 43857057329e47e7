using Gongkai.Domain.Publishing;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Catalogue;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Publishing;

/// <summary>
/// What the public sees of a document, written when it is published, corrected, withdrawn or changed in validity. Pages,
/// lists, feeds, search, open data and exports read this table and <see cref="PublicBody"/> and no other: what is not here
/// cannot leak.
/// </summary>
public sealed class PublicDocument
{
    /// <summary>The document, and the number in its address.</summary>
    public required long Id { get; init; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The column.</summary>
    public required long ColumnId { get; set; }

    /// <summary>The code of its kind.</summary>
    public required string Kind { get; set; }

    /// <summary>The revision shown.</summary>
    public required int Revision { get; set; }

    /// <summary>The title.</summary>
    public required string Title { get; set; }

    /// <summary>索引号.</summary>
    public string? IndexNumber { get; set; }

    /// <summary>发文字号.</summary>
    public string? DocumentNumber { get; set; }

    /// <summary>发文机关.</summary>
    public string? IssuedBy { get; set; }

    /// <summary>成文日期.</summary>
    public DateOnly? IssuedOn { get; set; }

    /// <summary>实施日期.</summary>
    public DateOnly? EffectiveOn { get; set; }

    /// <summary>The last day of its term.</summary>
    public DateOnly? ExpiresOn { get; set; }

    /// <summary>主题分类.</summary>
    public string? Topic { get; set; }

    /// <summary>公文种类.</summary>
    public string? OfficialKind { get; set; }

    /// <summary>内容概述.</summary>
    public string? Summary { get; set; }

    /// <summary>行政规范性文件.</summary>
    public bool IsNormative { get; set; }

    /// <summary>效力状态 as set; see <see cref="ValidityOn"/>.</summary>
    public Validity Validity { get; set; }

    /// <summary>The first publication (发布日期).</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>The last change the public can see.</summary>
    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>True after 撤下: the address stays and shows the notice, lists and search leave it out.</summary>
    public bool IsWithdrawn { get; set; }

    /// <summary>What stands on top of the page (更正、撤下、废止 notice); null without.</summary>
    public string? Notice { get; set; }

    /// <summary>The hash of what was signed.</summary>
    public required string ContentHash { get; set; }

    /// <summary>True for examples of a demonstration.</summary>
    public bool IsExample { get; init; }

    /// <summary>The item of a standard catalogue it answers.</summary>
    public long? CatalogueItemId { get; set; }

    /// <summary>Its validity at a date: what was set, or expired when the term has run out.</summary>
    public Validity ValidityOn(DateOnly date) => Validity is Validity.InForce or Validity.Amended && ExpiresOn is { } last && date > last ? Validity.Expired : Validity;
}

/// <summary>The text of a public document; no list touches this table.</summary>
public sealed class PublicBody
{
    /// <summary>The document.</summary>
    public required long DocumentId { get; init; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>Sanitised HTML.</summary>
    public required string Html { get; set; }

    /// <summary>The metadata as signed: attachments, fields of the kind, source, author.</summary>
    public required DocumentMetadata Metadata { get; set; }

    /// <summary>Plain text of body and attachments, for search.</summary>
    public required string Text { get; set; }
}

/// <summary>One change of what the public sees. Search and page caches follow the sequence on every node.</summary>
public sealed class PublicChange
{
    /// <summary>In the order of commits.</summary>
    public long Sequence { get; private set; }

    /// <summary>The agency whose pages change.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The column whose list changes; null when the agency itself or its columns changed.</summary>
    public long? ColumnId { get; init; }

    /// <summary>The document that changed; null when none did.</summary>
    public long? DocumentId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

internal sealed class PublicDocumentMapping : IEntityTypeConfiguration<PublicDocument>
{
    public void Configure(EntityTypeBuilder<PublicDocument> builder)
    {
        builder.ToTable("public_documents");
        builder.HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.HasIndex(d => new { d.ColumnId, d.IsWithdrawn, d.PublishedAt, d.Id });
        builder.HasIndex(d => new { d.AgencyId, d.IsWithdrawn, d.PublishedAt, d.Id });
        builder.HasIndex(d => new { d.IsWithdrawn, d.PublishedAt, d.Id });
        builder.HasIndex(d => new { d.AgencyId, d.IsNormative, d.PublishedAt, d.Id });
        builder.HasIndex(d => d.CatalogueItemId);
        builder.HasOne<Document>().WithMany().HasForeignKey(d => d.Id).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Agency>().WithMany().HasForeignKey(d => d.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CatalogueColumn>().WithMany().HasForeignKey(d => d.ColumnId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PublicBodyMapping : IEntityTypeConfiguration<PublicBody>
{
    public void Configure(EntityTypeBuilder<PublicBody> builder)
    {
        builder.ToTable("public_bodies");
        builder.HasKey(b => b.DocumentId);
        builder.Property(b => b.DocumentId).ValueGeneratedNever();
        builder.Property(b => b.Metadata).IsJson();
        builder.HasOne<PublicDocument>().WithMany().HasForeignKey(b => b.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PublicChangeMapping : IEntityTypeConfiguration<PublicChange>
{
    public void Configure(EntityTypeBuilder<PublicChange> builder)
    {
        builder.ToTable("public_changes");
        builder.HasKey(c => c.Sequence);
    }
}
