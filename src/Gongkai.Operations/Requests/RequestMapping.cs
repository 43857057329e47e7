using Gongkai.Operations.Accounts;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Sections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Requests;

internal sealed class DisclosureRequestMapping : IEntityTypeConfiguration<DisclosureRequest>
{
    public void Configure(EntityTypeBuilder<DisclosureRequest> builder)
    {
        builder.ToTable("disclosure_requests");
        builder.HasKey(r => r.Id);
        builder.Ignore(r => r.CaseKey);
        builder.Property(r => r.Facts).IsJson();
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Property(r => r.NumberOrder).HasDefaultValue(0L);
        builder.HasIndex(r => new { r.AgencyId, r.NumberOrder }).IsUnique();
        builder.HasIndex(r => new { r.AgencyId, r.SubmissionKey }).IsUnique();
        builder.HasIndex(r => new { r.AgencyId, r.NumberOrder, r.Channel, r.Status, r.SectionId, r.AssigneeId, r.Id, r.Subject }).HasDatabaseName("ix_disclosure_requests_register");
        builder.HasIndex(r => new { r.AgencyId, r.Status, r.NextOn, r.NumberOrder, r.DueOn, r.Waiting, r.SectionId, r.AssigneeId, r.Channel, r.Id }).HasDatabaseName("ix_disclosure_requests_desk");
        builder.HasIndex(r => new { r.SectionId, r.Status, r.NextOn });
        builder.HasIndex(r => new { r.AssigneeId, r.Status, r.NextOn });
        builder.HasIndex(r => new { r.AgencyId, r.ReceivedOn, r.AnsweredOn, r.ApplicantKind, r.Answer, r.RenewalOfId, r.UncountedAt, r.RegisteredAt, r.AnsweredAt, r.Channel })
            .HasDatabaseName("ix_disclosure_requests_figures");
        builder.HasIndex(r => new { r.AgencyId, r.ApplicantMark, r.RegisteredAt, r.ReceivedOn, r.UncountedAt, r.RenewalOfId }).HasDatabaseName("ix_disclosure_requests_applicant");
        builder.HasIndex(r => new { r.AgencyId, r.Subject, r.Id });
        builder.HasIndex(r => r.PartOfId).HasFilter("part_of_id IS NOT NULL");
        builder.HasIndex(r => r.RenewalOfId).HasFilter("renewal_of_id IS NOT NULL");
        builder.HasOne<Agency>().WithMany().HasForeignKey(r => r.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Section>().WithMany().HasForeignKey(r => r.SectionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AssigneeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DisclosureRequest>().WithMany().HasForeignKey(r => r.PartOfId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DisclosureRequest>().WithMany().HasForeignKey(r => r.RenewalOfId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RequestFileMapping : IEntityTypeConfiguration<RequestFile>
{
    public void Configure(EntityTypeBuilder<RequestFile> builder)
    {
        builder.ToTable("request_files");
        builder.HasKey(f => f.Id);
        builder.HasIndex(f => f.RequestId);
        builder.HasIndex(f => f.AgencyId);
        builder.HasOne<Agency>().WithMany().HasForeignKey(f => f.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DisclosureRequest>().WithMany().HasForeignKey(f => f.RequestId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RequestFileContentMapping : IEntityTypeConfiguration<RequestFileContent>
{
    public void Configure(EntityTypeBuilder<RequestFileContent> builder)
    {
        builder.ToTable("request_file_contents");
        builder.HasKey(c => c.FileId);
        builder.Property(c => c.FileId).ValueGeneratedNever();
        builder.HasOne<RequestFile>().WithMany().HasForeignKey(c => c.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RequestCounterMapping : IEntityTypeConfiguration<RequestCounter>
{
    public void Configure(EntityTypeBuilder<RequestCounter> builder)
    {
        builder.ToTable("request_counters");
        builder.HasKey(c => new { c.AgencyId, c.Year });
        builder.HasOne<Agency>().WithMany().HasForeignKey(c => c.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RequestSettingsMapping : IEntityTypeConfiguration<RequestSettingsRow>
{
    public void Configure(EntityTypeBuilder<RequestSettingsRow> builder)
    {
        builder.ToTable("request_settings");
        builder.HasKey(s => s.AgencyId);
        builder.Property(s => s.AgencyId).ValueGeneratedNever();
        builder.Property(s => s.Practice).IsJson();
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasOne<Agency>().WithMany().HasForeignKey(s => s.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}
