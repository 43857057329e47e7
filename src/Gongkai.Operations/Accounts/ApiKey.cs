using Gongkai.Domain.Accounts;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Accounts;

/// <summary>接口密钥: what a program shows to write for an agency. The key itself is shown once and kept nowhere.</summary>
public sealed class ApiKey
{
    /// <summary>The number.</summary>
    public long Id { get; private set; }

    /// <summary>The agency; it writes for this one and those below it.</summary>
    public required long AgencyId { get; init; }

    /// <summary>Which program it is for.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the key.</summary>
    public required string KeyHash { get; init; }

    /// <summary>Its first characters, to tell keys apart.</summary>
    public required string Beginning { get; init; }

    /// <summary>What it lets do.</summary>
    public required IReadOnlyList<ApiScope> Scopes { get; init; }

    /// <summary>Who issued it.</summary>
    public required string IssuedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The last day on which it works, in China; null for no end.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>When it was taken back.</summary>
    public DateTimeOffset? RevokedAt { get; internal set; }

    /// <summary>When something was last written with it.</summary>
    public DateTimeOffset? UsedAt { get; internal set; }
}

internal sealed class ApiKeyMapping : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_keys");
        builder.HasKey(k => k.Id);
        builder.Property(k => k.Scopes).IsJson();
        builder.HasIndex(k => k.KeyHash).IsUnique();
        builder.HasIndex(k => k.AgencyId);
        builder.HasOne<Agency>().WithMany().HasForeignKey(k => k.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}
