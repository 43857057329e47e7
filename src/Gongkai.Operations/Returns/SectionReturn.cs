using Gongkai.Domain.Returns;
using Gongkai.Operations.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Returns;

/// <summary>
/// 科室填报数: what a section states for a month. A correction is a further row with its reason, which ends the one before; so
/// the figures can be read as of any moment.
/// </summary>
public sealed class SectionReturn
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>1 to 12.</summary>
    public required int Month { get; init; }

    /// <summary>What is returned.</summary>
    public required ReturnKind Kind { get; init; }

    /// <summary>科室.</summary>
    public required string Section { get; init; }

    /// <summary>Counts its corrections, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The number, see <see cref="ReturnAmount"/>; null where a correction took it back.</summary>
    public long? Amount { get; init; }

    /// <summary>Where it comes from: 办件系统, 台账.</summary>
    public required string Source { get; init; }

    /// <summary>Who in the section answers for it.</summary>
    public required string Answerer { get; init; }

    /// <summary>Why it differs from the version before; null for the first.</summary>
    public string? Reason { get; init; }

    /// <summary>Who entered it; null for the operator's interface.</summary>
    public long? AccountId { get; init; }

    /// <summary>That person's name.</summary>
    public required string AccountName { get; init; }

    /// <summary>From when it holds.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When a correction took its place; null while it holds.</summary>
    public DateTimeOffset? SupersededAt { get; internal set; }
}

internal sealed class SectionReturnMapping : IEntityTypeConfiguration<SectionReturn>
{
    public void Configure(EntityTypeBuilder<SectionReturn> builder)
    {
        builder.ToTable("section_returns");
        builder.HasKey(r => r.Id);
        builder.HasIndex(r => new { r.AgencyId, r.Year, r.Kind, r.Section, r.Month, r.Version }).IsUnique();
        builder.HasOne<Agency>().WithMany().HasForeignKey(r => r.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}
