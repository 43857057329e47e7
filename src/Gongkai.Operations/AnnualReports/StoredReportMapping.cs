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
        builder.Property(r => r.Id).HasColumnName("id");
        builder.Property(r => r.AgencyId).HasColumnName("agency_id");
        builder.Property(r => r.Year).HasColumnName("year");
        builder.Property(r => r.Format).HasColumnName("format").HasConversion(f => f.Key(), key => ReportFormats.Parse(key)!.Value);
        builder.Property(r => r.Title).HasColumnName("title");
        builder.Property(r => r.PublishedOn).HasColumnName("published_on");
        builder.Property(r => r.Version).HasColumnName("version");
        builder.Property(r => r.ImportedAt).HasColumnName("imported_at");
        builder.Property(r => r.CheckedAt).HasColumnName("checked_at");
        builder.Property(r => r.CheckedBy).HasColumnName("checked_by");
        builder.Property(r => r.Errors).HasColumnName("errors");
        builder.Property(r => r.Warnings).HasColumnName("warnings");
        builder.Property(r => r.Infos).HasColumnName("infos");
        builder.Property(r => r.Explained).HasColumnName("explained");
        builder.Property(r => r.ListKey).HasColumnName("list_key");
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
        builder.Property(v => v.ReportId).HasColumnName("report_id");
        builder.Property(v => v.Number).HasColumnName("number");
        builder.Property(v => v.SourceName).HasColumnName("source_name");
        builder.Property(v => v.SourceSha256).HasColumnName("source_sha256");
        builder.Property(v => v.ImportedAt).HasColumnName("imported_at");
        builder.Property(v => v.Cells).HasColumnName("cells");
        builder.Property(v => v.Text).HasColumnName("text");
        builder.Property(v => v.Findings).HasColumnName("findings");
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
        builder.Property(c => c.ReportId).HasColumnName("report_id");
        builder.Property(c => c.RuleId).HasColumnName("rule_id");
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
        builder.Property(e => e.Id).HasColumnName("id");
        builder.Property(e => e.ReportId).HasColumnName("report_id");
        builder.Property(e => e.FindingId).HasColumnName("finding_id");
        builder.Property(e => e.RuleId).HasColumnName("rule_id");
        builder.Property(e => e.Reason).HasColumnName("reason");
        builder.Property(e => e.ExplainedBy).HasColumnName("explained_by");
        builder.Property(e => e.ExplainedAt).HasColumnName("explained_at");
        builder.Property(e => e.WithdrawnBy).HasColumnName("withdrawn_by");
        builder.Property(e => e.WithdrawnAt).HasColumnName("withdrawn_at");
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
        builder.Property(f => f.Sha256).HasColumnName("sha256");
        builder.Property(f => f.Length).HasColumnName("length");
        builder.Property(f => f.Content).HasColumnName("content");
    }
}
