using Gongkai.Operations.Accounts;
using Gongkai.Operations.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Sections;

/// <summary>代理人: who sees and does the work of somebody who is away, between two days.</summary>
public sealed class StandIn
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The agency in which it holds.</summary>
    public required long AgencyId { get; init; }

    /// <summary>Who is away.</summary>
    public required long AccountId { get; init; }

    /// <summary>Who stands in.</summary>
    public required long StandInId { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly FromOn { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly UntilOn { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>When it was taken back.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>The secret address of an officer's calendar feed: only its hash is kept, a new one ends the old.</summary>
public sealed class DeskFeed
{
    /// <summary>The officer.</summary>
    public required long AccountId { get; init; }

    /// <summary>SHA-256 of the secret.</summary>
    public required byte[] SecretHash { get; set; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; set; }
}

internal sealed class StandInMapping : IEntityTypeConfiguration<StandIn>
{
    public void Configure(EntityTypeBuilder<StandIn> builder)
    {
        builder.ToTable("stand_ins");
        builder.HasKey(s => s.Id);
        builder.HasIndex(s => s.AccountId);
        builder.HasIndex(s => s.StandInId);
        builder.HasIndex(s => s.AgencyId);
        builder.HasOne<Agency>().WithMany().HasForeignKey(s => s.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.StandInId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DeskFeedMapping : IEntityTypeConfiguration<DeskFeed>
{
    public void Configure(EntityTypeBuilder<DeskFeed> builder)
    {
        builder.ToTable("desk_feeds");
        builder.HasKey(f => f.AccountId);
        builder.Property(f => f.AccountId).ValueGeneratedNever();
        builder.HasIndex(f => f.SecretHash).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(f => f.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
