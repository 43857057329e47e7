using Gongkai.Operations.Agencies;
using Gongkai.Operations.Sections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Requests;

/// <summary>协办事项: what another section is asked to do for a case. Its section sees the case as long as it is not taken back.</summary>
public sealed class RequestTask
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The case.</summary>
    public required long RequestId { get; init; }

    /// <summary>The section that is asked.</summary>
    public required long SectionId { get; init; }

    /// <summary>What is asked, sealed under the key of the case.</summary>
    public required byte[] SealedAsked { get; init; }

    /// <summary>By when.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Who asked.</summary>
    public required long AskedById { get; init; }

    /// <summary>The answer, sealed; null while there is none.</summary>
    public byte[]? SealedAnswer { get; set; }

    /// <summary>When it was answered.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>Who answered.</summary>
    public long? AnsweredById { get; set; }

    /// <summary>When it was taken back.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }
}

internal sealed class RequestTaskMapping : IEntityTypeConfiguration<RequestTask>
{
    public void Configure(EntityTypeBuilder<RequestTask> builder)
    {
        builder.ToTable("request_tasks");
        builder.HasKey(t => t.Id);
        builder.HasIndex(t => t.RequestId);
        builder.HasIndex(t => new { t.SectionId, t.AnsweredAt });
        builder.HasIndex(t => t.AgencyId);
        builder.HasOne<Agency>().WithMany().HasForeignKey(t => t.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DisclosureRequest>().WithMany().HasForeignKey(t => t.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Section>().WithMany().HasForeignKey(t => t.SectionId).OnDelete(DeleteBehavior.Restrict);
    }
}
