using Gongkai.Domain.Dossiers;
using Gongkai.Operations.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Dossiers;

/// <summary>An entry of a dossier as stored; see <see cref="DossierRecord"/>.</summary>
public sealed class DossierEntry
{
    /// <summary>The agency whose chain it belongs to.</summary>
    public required long AgencyId { get; init; }

    /// <summary>Its place in the chain, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>The case, <c>document/17</c>.</summary>
    public required string CaseKey { get; init; }

    /// <summary>What was done.</summary>
    public required string Act { get; init; }

    /// <summary>Who did it; null for the system.</summary>
    public long? ActorId { get; init; }

    /// <summary>The name at the time.</summary>
    public required string ActorName { get; init; }

    /// <summary>When, to the millisecond.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Before and after, as JSON.</summary>
    public string? Detail { get; init; }

    /// <summary>Personal data under the case's key.</summary>
    public byte[]? Sealed { get; init; }

    /// <summary>The hash of this entry and the one before.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>What the hash covers.</summary>
    public DossierRecord ToRecord() => new(AgencyId, Sequence, CaseKey, Act, ActorId, ActorName, At, Reason, Detail, Sealed is null ? null : (ReadOnlyMemory<byte>?)Sealed);
}

/// <summary>The end of an agency's chain, so that cutting off its last entries shows too.</summary>
public sealed class DossierHead
{
    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The last entry's sequence.</summary>
    public long Sequence { get; internal set; }

    /// <summary>The last entry's hash.</summary>
    public required byte[] Hash { get; set; }
}

/// <summary>The key of a case, wrapped by the master key. Without its row what the case has sealed is gone for good.</summary>
public sealed class CaseKeyRow
{
    /// <summary>The case.</summary>
    public required string CaseKey { get; init; }

    /// <summary>Its agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>Which master key wraps it.</summary>
    public required string MasterKeyId { get; set; }

    /// <summary>Nonce, tag and wrapped key.</summary>
    public required byte[] Wrapped { get; set; }
}

internal sealed class DossierEntryMapping : IEntityTypeConfiguration<DossierEntry>
{
    public void Configure(EntityTypeBuilder<DossierEntry> builder)
    {
        builder.ToTable("dossier_entries");
        builder.HasKey(e => new { e.AgencyId, e.Sequence });
        builder.HasIndex(e => new { e.CaseKey, e.Sequence });
        builder.HasOne<Agency>().WithMany().HasForeignKey(e => e.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DossierHeadMapping : IEntityTypeConfiguration<DossierHead>
{
    public void Configure(EntityTypeBuilder<DossierHead> builder)
    {
        builder.ToTable("dossier_heads");
        builder.HasKey(h => h.AgencyId);
        builder.Property(h => h.AgencyId).ValueGeneratedNever();
        builder.Property(h => h.Sequence).IsConcurrencyToken();
        builder.HasOne<Agency>().WithMany().HasForeignKey(h => h.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CaseKeyMapping : IEntityTypeConfiguration<CaseKeyRow>
{
    public void Configure(EntityTypeBuilder<CaseKeyRow> builder)
    {
        builder.ToTable("case_keys");
        builder.HasKey(k => k.CaseKey);
        builder.HasIndex(k => k.AgencyId);
        builder.HasIndex(k => k.MasterKeyId);
        builder.HasOne<Agency>().WithMany().HasForeignKey(k => k.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}
