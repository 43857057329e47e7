using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Agencies;

/// <summary>A place that agencies govern (行政区划): 省, 市, 县, 区, 乡镇, or a development zone.</summary>
public sealed class Region
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>Its own name, 「雨花区」.</summary>
    public required string Name { get; init; }

    /// <summary>The region around it; null for the outermost one that is known.</summary>
    public long? ParentId { get; internal set; }

    /// <summary>The region around it.</summary>
    public Region? Parent { get; internal set; }

    /// <summary>The names from the outermost region to this one, each followed by a slash: 「长沙市/雨花区/」. A part's path begins with the path of the whole.</summary>
    public required string Path { get; set; }
}

internal sealed class RegionMapping : IEntityTypeConfiguration<Region>
{
    public void Configure(EntityTypeBuilder<Region> builder)
    {
        builder.ToTable("regions");
        builder.HasKey(r => r.Id).HasName("pk_regions");
        builder.HasIndex(r => r.Path).IsUnique().HasDatabaseName("ux_regions_path");
        builder.HasIndex(r => r.ParentId).HasDatabaseName("ix_regions_parent_id");
        builder.HasOne(r => r.Parent).WithMany().HasForeignKey(r => r.ParentId).HasConstraintName("fk_regions_parent").OnDelete(DeleteBehavior.Restrict);
    }
}
