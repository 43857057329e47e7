using Gongkai.Domain.AnnualReports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.AnnualReports;

internal sealed class StoredReportMapping : IEntityTypeConfiguration<StoredReport>
{
    public void Configure(EntityTypeBuilder<StoredReport> builder)
    {
        builder.ToTable("annual_reports");
        builder.HasKey(r => r.Id).HasName("pk_annual_reports");
        builder.Property(r => r.Format).HasConversion(f => f.Key(), key => ReportFormats.Parse(key)!.Value);
        builder.HasIndex(r => new { r.AgencyId, r.Year }).IsUnique().HasDatabaseName("ux_annual_reports_agency_year");
        builder.HasIndex(r => new { r.ListKey, r.Id }).IsUnique().HasDatabaseName("ux_annual_reports_list_key");
        builder.HasIndex(r => new { r.Year, r.AgencyId }).HasDatabaseName("ix_annual_reports_year");
        builder.HasIndex(r => r.CheckedBy).HasDatabaseName("ix_annual_reports_checked_by");
        builder.HasOne(r => r.Agency).WithMany().HasForeignKey(r => r.AgencyId).HasConstraintName("fk_annual_reports_agency").OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReportVersionMapping : IEntityTypeConfiguration<ReportVersion>
{
    public void Configure(EntityTypeBuilder<ReportVersion> builder)
    {
        builder.ToTable("annual_report_versions");
        builder.HasKey(v => new { v.ReportId, v.Number }).HasName("pk_annual_report_versions");
        builder.HasIndex(v => v.SourceSha256).HasDatabaseName("ix_annual_report_versions_source");
        builder.HasOne(v => v.Report).WithMany().HasForeignKey(v => v.ReportId).HasConstraintName("fk_annual_report_versions_report").OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(v => v.SourceSha256).HasConstraintName("fk_annual_report_versions_source").OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RuleCountMapping : IEntityTypeConfiguration<RuleCount>
{
    public void Configure(EntityTypeBuilder<RuleCount> builder)
    {
        builder.ToTable("annual_report_rules");
        builder.HasKey(c => new { c.ReportId, c.RuleId }).HasName("pk_annual_report_rules");
        builder.Property(c => c.Open).HasColumnName("open_findings");
        builder.Property(c => c.Explained).HasColumnName("explained_findings");
        builder.HasIndex(c => new { c.RuleId, c.ReportId }).HasDatabaseName("ix_annual_report_rules_rule");
        builder.HasOne<StoredReport>().WithMany().HasForeignKey(c => c.ReportId).HasConstraintName("fk_annual_report_rules_report").OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class FindingExplanationMapping : IEntityTypeConfiguration<FindingExplanation>
{
    public void Configure(EntityTypeBuilder<FindingExplanation> builder)
    {
        builder.ToTable("finding_explanations");
        builder.HasKey(e => e.Id).HasName("pk_finding_explanations");
        builder.HasIndex(e => new { e.ReportId, e.FindingId }).IsUnique().HasFilter("withdrawn_at IS NULL").HasDatabaseName("ux_finding_explanations_in_force");
        builder.HasOne<StoredReport>().WithMany().HasForeignKey(e => e.ReportId).HasConstraintName("fk_finding_explanations_report").OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class StoredFileMapping : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("stored_files");
        builder.HasKey(f => f.Sha256).HasName("pk_stored_files");
    }
}
