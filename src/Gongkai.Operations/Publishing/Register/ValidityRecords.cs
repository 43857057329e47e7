using Gongkai.Domain.Publishing;
using Gongkai.Operations.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Publishing.Register;

/// <summary>修改, 废止, 宣布失效, or 继续有效 by a 清理: a line in the history of a document's validity.</summary>
public sealed class ValidityAct
{
    /// <summary>The key, in the order in which they were done.</summary>
    public long Id { get; private set; }

    /// <summary>The document's agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The document whose validity it is.</summary>
    public required long DocumentId { get; init; }

    /// <summary>What it is from then on.</summary>
    public required Validity Validity { get; init; }

    /// <summary>The first day on which that holds.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>The document that did it, where it is entered here.</summary>
    public long? ByDocumentId { get; init; }

    /// <summary>The name of what did it; null where it was done alone.</summary>
    public string? ByTitle { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>The new last day of its term, where the act gave one.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>The 清理 it belongs to.</summary>
    public long? CleanupId { get; init; }

    /// <summary>Who.</summary>
    public required long AccountId { get; init; }

    /// <summary>The name at the time.</summary>
    public required string AccountName { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>True once the public page says so as a fact and not as an announcement.</summary>
    public bool IsApplied { get; set; }

    /// <summary>As the domain's rules read it.</summary>
    public ValidityStep ToStep() => new(Validity, EffectiveOn, ByTitle, Reason, ExpiresOn);
}

/// <summary>清理: one act over many normative documents, each with its result.</summary>
public sealed class DocumentCleanup
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>From when its results hold.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>The decision that was published about it.</summary>
    public long? ByDocumentId { get; init; }

    /// <summary>Who.</summary>
    public required long AccountId { get; init; }

    /// <summary>The name at the time.</summary>
    public required string AccountName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

internal sealed class ValidityActMapping : IEntityTypeConfiguration<ValidityAct>
{
    public void Configure(EntityTypeBuilder<ValidityAct> builder)
    {
        builder.ToTable("validity_acts");
        builder.HasKey(a => a.Id);
        builder.HasIndex(a => a.DocumentId);
        builder.HasIndex(a => new { a.AgencyId, a.EffectiveOn });
        builder.HasIndex(a => new { a.IsApplied, a.EffectiveOn });
        builder.HasOne<Document>().WithMany().HasForeignKey(a => a.DocumentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DocumentCleanup>().WithMany().HasForeignKey(a => a.CleanupId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DocumentCleanupMapping : IEntityTypeConfiguration<DocumentCleanup>
{
    public void Configure(EntityTypeBuilder<DocumentCleanup> builder)
    {
        builder.ToTable("document_cleanups");
        builder.HasKey(c => c.Id);
        builder.HasIndex(c => new { c.AgencyId, c.At });
        builder.HasOne<Agency>().WithMany().HasForeignKey(c => c.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}
