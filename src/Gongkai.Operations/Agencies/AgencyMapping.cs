using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Agencies;

internal sealed class AgencyMapping : IEntityTypeConfiguration<Agency>
{
    // Document prefixes are of Han characters; the comma of lists in Chinese is none of them.
    private const char Between = '、';

    public void Configure(EntityTypeBuilder<Agency> builder)
    {
        builder.ToTable("agencies");
        builder.HasKey(a => a.Id).HasName("pk_agencies");
        builder.Property(a => a.DocumentPrefixes).HasColumnName("document_prefixes").HasDefaultValueSql("''").HasConversion(
            prefixes => string.Join(Between, prefixes),
            stored => stored.Split(Between, StringSplitOptions.RemoveEmptyEntries),
            new ValueComparer<IReadOnlyList<string>>((a, b) => a!.SequenceEqual(b!), list => list.Count, list => list));
        builder.Property(a => a.Version).HasDefaultValue(0).IsConcurrencyToken();
        builder.Ignore(a => a.Place);
        builder.Ignore(a => a.Profile);
        builder.HasIndex(a => a.Name).IsUnique().HasDatabaseName("ux_agencies_name");
        builder.HasIndex(a => a.RegionId).HasDatabaseName("ix_agencies_region_id");
        builder.HasIndex(a => a.TreePath).IsUnique().HasDatabaseName("ux_agencies_tree_path");
        builder.HasIndex(a => a.Slug).IsUnique().HasDatabaseName("ux_agencies_slug");
        builder.HasIndex(a => a.CreditCode).IsUnique().HasDatabaseName("ux_agencies_credit_code");
        builder.HasIndex(a => a.ParentId).HasDatabaseName("ix_agencies_parent_id");
        builder.HasIndex(a => a.SupersededById).HasDatabaseName("ix_agencies_superseded_by_id");
        builder.HasOne(a => a.Region).WithMany().HasForeignKey(a => a.RegionId).HasConstraintName("fk_agencies_region").OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Agency>().WithMany().HasForeignKey(a => a.ParentId).HasConstraintName("fk_agencies_parent").OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Agency>().WithMany().HasForeignKey(a => a.SupersededById).HasConstraintName("fk_agencies_superseded_by").OnDelete(DeleteBehavior.Restrict);
    }
}
