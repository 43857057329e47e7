using Gongkai.Domain.Publishing;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Catalogue;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Publishing;

/// <summary>A document as the agency's officers work on it. The public never reads this table: see <see cref="PublicDocument"/>.</summary>
public sealed class Document
{
    /// <summary>The key, and the number in its public address.</summary>
    public long Id { get; private set; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The column.</summary>
    public required long ColumnId { get; set; }

    /// <summary>The code of its <see cref="DocumentKind"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>Where the latest revision stands.</summary>
    public DocumentState State { get; set; }

    /// <summary>The step of the review chain at hand, from 0.</summary>
    public int Step { get; set; }

    /// <summary>The latest revision's number, from 1.</summary>
    public int Revision { get; set; }

    /// <summary>The revision the public sees; null when none is.</summary>
    public int? PublicRevision { get; set; }

    /// <summary>The latest revision's title.</summary>
    public required string Title { get; set; }

    /// <summary>The latest revision's 索引号; unique in the agency.</summary>
    public string? IndexNumber { get; set; }

    /// <summary>The latest revision's 发文字号; null for what has none.</summary>
    public string? DocumentNumber { get; set; }

    /// <summary>Where it stood before a correction was begun, and stands again should that be given up; null for a first revision.</summary>
    public DocumentState? SettledState { get; set; }

    /// <summary>The revision of <see cref="SettledState"/>.</summary>
    public int? SettledRevision { get; set; }

    /// <summary>When the signed revision is to go out; null for by hand.</summary>
    public DateTimeOffset? PublishAt { get; set; }

    /// <summary>The last day by which it must be public; null where nothing says so.</summary>
    public DateOnly? PublishBy { get; set; }

    /// <summary>效力状态 as set by an act; whether its term has run out is computed.</summary>
    public Validity Validity { get; set; }

    /// <summary>True where it went out through the emergency lane, whose record stands in the dossier.</summary>
    public bool IsEmergency { get; set; }

    /// <summary>True for examples that a demonstration installs.</summary>
    public bool IsExample { get; init; }

    /// <summary>The key in the system it was imported from; unique in the agency.</summary>
    public string? ExternalKey { get; init; }

    /// <summary>Who drafted the latest revision.</summary>
    public long? DrafterId { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Counts changes; the second of two officers who saw the same version is told so.</summary>
    public int Version { get; set; }
}

/// <summary>What a document says in one revision. A revision that has been submitted is not changed any more: a return starts the next.</summary>
public sealed class DocumentRevision
{
    /// <summary>The document.</summary>
    public required long DocumentId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; set; }

    /// <summary>The metadata.</summary>
    public required DocumentMetadata Metadata { get; set; }

    /// <summary>The body as sanitised HTML.</summary>
    public required string Html { get; set; }

    /// <summary>SHA-256 in hexadecimal of title, metadata and body: what was signed is what is published.</summary>
    public required string ContentHash { get; set; }

    /// <summary>Why this revision was begun (更正 reason); null for the first.</summary>
    public string? Reason { get; init; }

    /// <summary>Who wrote it: the last who saved it.</summary>
    public long? DrafterId { get; set; }

    /// <summary>When it was last saved.</summary>
    public DateTimeOffset SavedAt { get; set; }
}

/// <summary>A signature, or a return, at a step of the chain.</summary>
public sealed class DocumentSignature
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The document.</summary>
    public required long DocumentId { get; init; }

    /// <summary>The revision.</summary>
    public required int Revision { get; init; }

    /// <summary>The step's index.</summary>
    public required int Step { get; init; }

    /// <summary>The step's name at the time.</summary>
    public required string StepName { get; init; }

    /// <summary>What the step looked at.</summary>
    public required ReviewDuty Duty { get; init; }

    /// <summary>True for a signature, false for a return.</summary>
    public required bool Approved { get; init; }

    /// <summary>Whether proofreading was done with it.</summary>
    public bool Proofread { get; init; }

    /// <summary>审核意见, or the reason of a return.</summary>
    public string? Opinion { get; init; }

    /// <summary>Who.</summary>
    public required long AccountId { get; init; }

    /// <summary>The name at the time.</summary>
    public required string AccountName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The hash of what was seen.</summary>
    public required string ContentHash { get; init; }
}

/// <summary>How one document stands to another.</summary>
public sealed class DocumentLink
{
    /// <summary>The agency of the document that says so.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The document that says so.</summary>
    public required long FromId { get; init; }

    /// <summary>The document it speaks of.</summary>
    public required long ToId { get; init; }

    /// <summary>What it says.</summary>
    public required DocumentRelation Relation { get; init; }
}

/// <summary>How far the serials of an 索引号 have come.</summary>
public sealed class IndexCounter
{
    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The pattern filled but for the serial.</summary>
    public required string Key { get; init; }

    /// <summary>The last serial given.</summary>
    public int Last { get; set; }
}

internal sealed class DocumentMapping : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.ToTable("documents");
        builder.HasKey(d => d.Id);
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.HasIndex(d => new { d.AgencyId, d.IndexNumber }).IsUnique();
        builder.HasIndex(d => new { d.AgencyId, d.ExternalKey }).IsUnique();
        builder.HasIndex(d => new { d.AgencyId, d.DocumentNumber });
        builder.HasIndex(d => new { d.AgencyId, d.State, d.UpdatedAt });
        builder.HasIndex(d => new { d.State, d.PublishAt });
        builder.HasIndex(d => new { d.AgencyId, d.UpdatedAt });
        builder.HasIndex(d => d.ColumnId);
        builder.HasOne<Agency>().WithMany().HasForeignKey(d => d.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CatalogueColumn>().WithMany().HasForeignKey(d => d.ColumnId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DocumentRevisionMapping : IEntityTypeConfiguration<DocumentRevision>
{
    public void Configure(EntityTypeBuilder<DocumentRevision> builder)
    {
        builder.ToTable("document_revisions");
        builder.HasKey(r => new { r.DocumentId, r.Number });
        builder.Property(r => r.Metadata).IsJson();
        builder.HasOne<Document>().WithMany().HasForeignKey(r => r.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DocumentSignatureMapping : IEntityTypeConfiguration<DocumentSignature>
{
    public void Configure(EntityTypeBuilder<DocumentSignature> builder)
    {
        builder.ToTable("document_signatures");
        builder.HasKey(s => s.Id);
        builder.HasIndex(s => new { s.DocumentId, s.Revision });
        builder.HasOne<Document>().WithMany().HasForeignKey(s => s.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DocumentLinkMapping : IEntityTypeConfiguration<DocumentLink>
{
    public void Configure(EntityTypeBuilder<DocumentLink> builder)
    {
        builder.ToTable("document_links");
        builder.HasKey(l => new { l.FromId, l.ToId, l.Relation });
        builder.HasIndex(l => l.ToId);
        builder.HasOne<Document>().WithMany().HasForeignKey(l => l.FromId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Document>().WithMany().HasForeignKey(l => l.ToId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class IndexCounterMapping : IEntityTypeConfiguration<IndexCounter>
{
    public void Configure(EntityTypeBuilder<IndexCounter> builder)
    {
        builder.ToTable("index_counters");
        builder.HasKey(c => new { c.AgencyId, c.Key });
        builder.HasOne<Agency>().WithMany().HasForeignKey(c => c.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}
