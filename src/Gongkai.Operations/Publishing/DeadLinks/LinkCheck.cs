using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Publishing.DeadLinks;

/// <summary>A link that did not open.</summary>
/// <param name="Address">Where it leads.</param>
/// <param name="Since">The day on which it first did not open, in China.</param>
/// <param name="Times">How often in a row.</param>
public sealed record FailingLink(string Address, DateOnly Since, int Times)
{
    /// <summary>Times in a row, a day apart, after which a link is called dead: a site that is being mended for an evening is not.</summary>
    public const int TimesUntilDead = 2;

    /// <summary>True when it has failed often enough to be told.</summary>
    public bool IsDead => Times >= TimesUntilDead;
}

/// <summary>How the links of a public document were found when they were last looked at.</summary>
public sealed class LinkCheck
{
    /// <summary>The document.</summary>
    public required long DocumentId { get; init; }

    /// <summary>Its agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The revision whose links were looked at.</summary>
    public required int Revision { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset CheckedAt { get; set; }

    /// <summary>When they are due again.</summary>
    public required DateTimeOffset NextAt { get; set; }

    /// <summary>How many are dead.</summary>
    public required int DeadLinks { get; set; }

    /// <summary>Those that did not open, dead or not yet.</summary>
    public required IReadOnlyList<FailingLink> Failing { get; set; }
}

internal sealed class LinkCheckMapping : IEntityTypeConfiguration<LinkCheck>
{
    public void Configure(EntityTypeBuilder<LinkCheck> builder)
    {
        builder.ToTable("link_checks");
        builder.HasKey(c => c.DocumentId);
        builder.Property(c => c.DocumentId).ValueGeneratedNever();
        builder.Property(c => c.Failing).IsJson();
        builder.HasIndex(c => new { c.AgencyId, c.DeadLinks });
        builder.HasOne<PublicDocument>().WithMany().HasForeignKey(c => c.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}
