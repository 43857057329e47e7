using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Publishing.Background;

/// <summary>Which node does a background work at present; another takes over when it has run out.</summary>
public sealed class BackgroundLease
{
    /// <summary>The work.</summary>
    public required string Name { get; init; }

    /// <summary>The node.</summary>
    public required string Holder { get; set; }

    /// <summary>Until when it alone does the work.</summary>
    public required DateTimeOffset Until { get; set; }
}

internal sealed class BackgroundLeaseMapping : IEntityTypeConfiguration<BackgroundLease>
{
    public void Configure(EntityTypeBuilder<BackgroundLease> builder)
    {
        builder.ToTable("background_leases");
        builder.HasKey(l => l.Name);
        builder.Property(l => l.Name).ValueGeneratedNever();
    }
}
