using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Requests.Letters;

internal sealed class RequestLetterMapping : IEntityTypeConfiguration<RequestLetter>
{
    public void Configure(EntityTypeBuilder<RequestLetter> builder)
    {
        builder.ToTable("request_letters");
        builder.HasKey(l => l.Id);
        builder.Property(l => l.Chain).IsJson();
        builder.Property(l => l.Version).IsConcurrencyToken();
        builder.HasIndex(l => new { l.RequestId, l.Id });
        builder.HasIndex(l => new { l.AgencyId, l.Number }).IsUnique();
        builder.HasIndex(l => new { l.AgencyId, l.Status, l.Id });
        builder.HasOne<Agency>().WithMany().HasForeignKey(l => l.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DisclosureRequest>().WithMany().HasForeignKey(l => l.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<LetterTemplateRow>().WithMany().HasForeignKey(l => l.TemplateId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => l.TemplateId);
        builder.HasOne<RequestFile>().WithMany().HasForeignKey(l => l.FileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => l.FileId);
    }
}

internal sealed class LetterSignatureMapping : IEntityTypeConfiguration<LetterSignature>
{
    public void Configure(EntityTypeBuilder<LetterSignature> builder)
    {
        builder.ToTable("letter_signatures");
        builder.HasKey(s => s.Id);
        builder.HasIndex(s => new { s.LetterId, s.Id });
        builder.HasIndex(s => s.AgencyId);
        builder.HasIndex(s => s.AccountId);
        builder.HasOne<Agency>().WithMany().HasForeignKey(s => s.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<RequestLetter>().WithMany().HasForeignKey(s => s.LetterId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LetterDeliveryMapping : IEntityTypeConfiguration<LetterDelivery>
{
    public void Configure(EntityTypeBuilder<LetterDelivery> builder)
    {
        builder.ToTable("letter_deliveries");
        builder.HasKey(d => d.Id);
        builder.HasIndex(d => new { d.LetterId, d.Id });
        builder.HasIndex(d => new { d.AgencyId, d.Result, d.SentOn });
        builder.HasIndex(d => d.RequestId);
        builder.HasIndex(d => d.EvidenceFileId);
        builder.HasOne<Agency>().WithMany().HasForeignKey(d => d.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DisclosureRequest>().WithMany().HasForeignKey(d => d.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<RequestLetter>().WithMany().HasForeignKey(d => d.LetterId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<RequestFile>().WithMany().HasForeignKey(d => d.EvidenceFileId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LetterTemplateMapping : IEntityTypeConfiguration<LetterTemplateRow>
{
    public void Configure(EntityTypeBuilder<LetterTemplateRow> builder)
    {
        builder.ToTable("letter_templates");
        builder.HasKey(t => t.Id);
        builder.HasIndex(t => new { t.AgencyId, t.Kind, t.Answer, t.Version }).IsUnique();
        builder.HasOne<Agency>().WithMany().HasForeignKey(t => t.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LetterCounterMapping : IEntityTypeConfiguration<LetterCounter>
{
    public void Configure(EntityTypeBuilder<LetterCounter> builder)
    {
        builder.ToTable("letter_counters");
        builder.HasKey(c => new { c.AgencyId, c.Prefix, c.Year });
        builder.HasOne<Agency>().WithMany().HasForeignKey(c => c.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RequestDecisionMapping : IEntityTypeConfiguration<RequestDecision>
{
    public void Configure(EntityTypeBuilder<RequestDecision> builder)
    {
        builder.ToTable("request_decisions");
        builder.HasKey(d => d.RequestId);
        builder.Property(d => d.RequestId).ValueGeneratedNever();
        builder.Property(d => d.Path).IsJson();
        builder.HasIndex(d => d.AgencyId);
        builder.HasOne<Agency>().WithMany().HasForeignKey(d => d.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DisclosureRequest>().WithMany().HasForeignKey(d => d.RequestId).OnDelete(DeleteBehavior.Restrict);
    }
}
