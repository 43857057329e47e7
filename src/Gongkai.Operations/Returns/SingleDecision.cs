using Gongkai.Domain.Returns;
using Gongkai.Operations.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Returns;

/// <summary>
/// 双公示 record of one decision, without the name of its party. It is known by its 决定书文号; what a later import corrects is
/// a further row, as with <see cref="SectionReturn"/>.
/// </summary>
public sealed class SingleDecision
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>行政许可 or 行政处罚.</summary>
    public required ReturnKind Kind { get; init; }

    /// <summary>决定书文号 as <see cref="DecisionNumber.Of"/> writes it.</summary>
    public required string Number { get; init; }

    /// <summary>Counts its corrections, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>决定日期.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>相对人类别.</summary>
    public required Counterpart Counterpart { get; init; }

    /// <summary>科室.</summary>
    public required string Section { get; init; }

    /// <summary>Where it comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Who answers for it.</summary>
    public required string Answerer { get; init; }

    /// <summary>True for a version that takes the decision out of the figures.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>Why it differs from the version before; null for the first.</summary>
    public string? Reason { get; init; }

    /// <summary>Who brought it in.</summary>
    public required string AccountName { get; init; }

    /// <summary>From when it holds.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When a correction took its place; null while it holds.</summary>
    public DateTimeOffset? SupersededAt { get; internal set; }
}

internal sealed class SingleDecisionMapping : IEntityTypeConfiguration<SingleDecision>
{
    public void Configure(EntityTypeBuilder<SingleDecision> builder)
    {
        builder.ToTable("single_decisions");
        builder.HasKey(d => d.Id);
        builder.HasIndex(d => new { d.AgencyId, d.Kind, d.Number, d.Version }).IsUnique();
        builder.HasIndex(d => new { d.AgencyId, d.Kind, d.DecidedOn, d.Id });
        builder.HasOne<Agency>().WithMany().HasForeignKey(d => d.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}
