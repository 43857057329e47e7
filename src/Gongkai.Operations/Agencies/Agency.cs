using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Agencies;

/// <summary>A body that reports (行政机关).</summary>
public sealed class Agency
{
    /// <summary>What stands where a document does not name its agency. Never stored, never a name.</summary>
    public const string NotNamed = "（未写明机关）";

    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>Its name as reports write it, 「长沙市雨花区民政局」.</summary>
    public required string Name { get; init; }

    /// <summary>The name as <see cref="SearchText"/> makes it.</summary>
    public required string SearchName { get; init; }

    /// <summary>Its region; null when neither the name nor anybody says.</summary>
    public long? RegionId { get; internal set; }

    /// <summary>Its region.</summary>
    public Region? Region { get; internal set; }

    /// <summary>True when somebody entered it as one that must report; false when it is only known from a report.</summary>
    public bool IsRegistered { get; internal set; }
}

internal sealed class AgencyMapping : IEntityTypeConfiguration<Agency>
{
    public void Configure(EntityTypeBuilder<Agency> builder)
    {
        builder.ToTable("agencies");
        builder.HasKey(a => a.Id).HasName("pk_agencies");
        builder.Property(a => a.Id).HasColumnName("id");
        builder.Property(a => a.Name).HasColumnName("name");
        builder.Property(a => a.SearchName).HasColumnName("search_name");
        builder.Property(a => a.RegionId).HasColumnName("region_id");
        builder.Property(a => a.IsRegistered).HasColumnName("is_registered");
        builder.HasIndex(a => a.Name).IsUnique().HasDatabaseName("ux_agencies_name");
        builder.HasIndex(a => a.RegionId).HasDatabaseName("ix_agencies_region_id");
        builder.HasOne(a => a.Region).WithMany().HasForeignKey(a => a.RegionId).HasConstraintName("fk_agencies_region").OnDelete(DeleteBehavior.Restrict);
    }
}
