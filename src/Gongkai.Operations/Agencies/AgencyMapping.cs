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
        builder.Property(a => a.Id).HasColumnName("id");
        builder.Property(a => a.Name).HasColumnName("name");
        builder.Property(a => a.SearchName).HasColumnName("search_name");
        builder.Property(a => a.RegionId).HasColumnName("region_id");
        builder.Property(a => a.IsRegistered).HasColumnName("is_registered");
        builder.Property(a => a.ParentId).HasColumnName("parent_id");
        builder.Property(a => a.TreePath).HasColumnName("tree_path");
        builder.Property(a => a.Level).HasColumnName("level").HasConversion<string>();
        builder.Property(a => a.Kind).HasColumnName("kind").HasConversion<string>();
        builder.Property(a => a.CreditCode).HasColumnName("credit_code");
        builder.Property(a => a.Slug).HasColumnName("slug");
        builder.Property(a => a.Initials).HasColumnName("initials");
        builder.Property(a => a.ShortName).HasColumnName("short_name");
        builder.Property(a => a.DocumentPrefixes).HasColumnName("document_prefixes").HasDefaultValueSql("''").HasConversion(
            prefixes => string.Join(Between, prefixes),
            stored => stored.Split(Between, StringSplitOptions.RemoveEmptyEntries),
            new ValueComparer<IReadOnlyList<string>>((a, b) => a!.SequenceEqual(b!), list => list.Count, list => list));
        builder.Property(a => a.IndexPattern).HasColumnName("index_pattern");
        builder.Property(a => a.SiteName).HasColumnName("site_name");
        builder.Property(a => a.Domain).HasColumnName("domain");
        builder.Property(a => a.SiteCode).HasColumnName("site_code");
        builder.Property(a => a.IcpNumber).HasColumnName("icp_number");
        builder.Property(a => a.PoliceNumber).HasColumnName("police_number");
        builder.Property(a => a.OfficeName).HasColumnName("office_name");
        builder.Property(a => a.OfficeAddress).HasColumnName("office_address");
        builder.Property(a => a.OfficeHours).HasColumnName("office_hours");
        builder.Property(a => a.OfficeTelephone).HasColumnName("office_telephone");
        builder.Property(a => a.OfficeFax).HasColumnName("office_fax");
        builder.Property(a => a.OfficeEmail).HasColumnName("office_email");
        builder.Property(a => a.OfficePostcode).HasColumnName("office_postcode");
        builder.Property(a => a.ReconsiderationBody).HasColumnName("reconsideration_body");
        builder.Property(a => a.Court).HasColumnName("court");
        builder.Property(a => a.SupersededById).HasColumnName("superseded_by_id");
        builder.Property(a => a.SupersededOn).HasColumnName("superseded_on");
        builder.Property(a => a.Version).HasColumnName("version").HasDefaultValue(0).IsConcurrencyToken();
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
