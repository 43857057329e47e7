using Gongkai.Domain.Publishing;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Publishing;

/// <summary>审核流程 as an agency has set it for a kind, or for all kinds.</summary>
public sealed class ReviewChainSetting
{
    /// <summary>The agency; it holds for those below too, unless they have their own.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The kind's code; empty for every kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The chain.</summary>
    public required ReviewChain Chain { get; set; }

    /// <summary>Counts changes.</summary>
    public int Version { get; set; }
}

/// <summary>A kind of document as an agency has set it: its own, or a shipped one changed or switched off.</summary>
public sealed class DocumentKindSetting
{
    /// <summary>The agency; it holds for those below too, unless they have their own.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The kind's code.</summary>
    public required string Code { get; init; }

    /// <summary>The kind.</summary>
    public required DocumentKind Definition { get; set; }

    /// <summary>True when it is not offered for new documents.</summary>
    public bool IsOff { get; set; }

    /// <summary>Counts changes.</summary>
    public int Version { get; set; }
}

/// <summary>The way of a submitted revision through the review.</summary>
public sealed class RevisionRoute
{
    /// <summary>The document.</summary>
    public required long DocumentId { get; init; }

    /// <summary>The revision.</summary>
    public required int Revision { get; init; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The way, as the settings were when it was submitted.</summary>
    public required ReviewRoute Route { get; set; }

    /// <summary>When it was submitted.</summary>
    public required DateTimeOffset SubmittedAt { get; set; }

    /// <summary>Who submitted it.</summary>
    public required long SubmittedBy { get; set; }

    /// <summary>Why it took the emergency lane; null on the ordinary way.</summary>
    public string? UrgentReason { get; set; }

    /// <summary>When it went out before its chain was complete; null when it did not.</summary>
    public DateTimeOffset? PublishedUrgentlyAt { get; set; }
}

/// <summary>What a person has typed into the form and not saved yet.</summary>
public sealed class DocumentAutosave
{
    /// <summary>The document.</summary>
    public required long DocumentId { get; init; }

    /// <summary>The person.</summary>
    public required long AccountId { get; init; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The document's version that the form was opened with.</summary>
    public required int BasedOn { get; set; }

    /// <summary>The form.</summary>
    public required DocumentInput Content { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset SavedAt { get; set; }
}

/// <summary>A finding that somebody lets stand.</summary>
public sealed class FindingOverruling
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The document.</summary>
    public required long DocumentId { get; init; }

    /// <summary>What the finding is known by from check to check.</summary>
    public required string FindingKey { get; init; }

    /// <summary>The rule.</summary>
    public required string Rule { get; init; }

    /// <summary>Why it may stand.</summary>
    public required string Reason { get; set; }

    /// <summary>Who.</summary>
    public required long AccountId { get; set; }

    /// <summary>The name at the time.</summary>
    public required string AccountName { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; set; }
}

/// <summary>What those who were asked have said.</summary>
public enum ConsultationAnswer
{
    /// <summary>同意公开.</summary>
    Agreed,

    /// <summary>不同意公开.</summary>
    Disagreed,

    /// <summary>撤销征询, with the reason: agreement was reached otherwise, or the passage was taken out.</summary>
    Closed,
}

/// <summary>会商 (Art. 11) with another agency, or the consent of a rights holder.</summary>
public sealed class DocumentConsultation
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The document.</summary>
    public required long DocumentId { get; init; }

    /// <summary>Who is asked.</summary>
    public required string Party { get; init; }

    /// <summary>True for the holder of a copyright or another right, false for an agency.</summary>
    public bool IsRightsHolder { get; init; }

    /// <summary>What is asked.</summary>
    public required string Question { get; init; }

    /// <summary>Who asked.</summary>
    public required string AskedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>By when an answer is asked for.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The answer; null while there is none.</summary>
    public ConsultationAnswer? Answer { get; set; }

    /// <summary>Its words.</summary>
    public string? AnswerText { get; set; }

    /// <summary>When it came.</summary>
    public DateOnly? AnsweredOn { get; set; }

    /// <summary>True while it holds publication up: unanswered, or answered with a no.</summary>
    public bool IsOpen => Answer is null or ConsultationAnswer.Disagreed;
}

internal sealed class ReviewChainSettingMapping : IEntityTypeConfiguration<ReviewChainSetting>
{
    public void Configure(EntityTypeBuilder<ReviewChainSetting> builder)
    {
        builder.ToTable("review_chains");
        builder.HasKey(c => new { c.AgencyId, c.Kind });
        builder.Property(c => c.Chain).IsJson();
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasOne<Agency>().WithMany().HasForeignKey(c => c.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DocumentKindSettingMapping : IEntityTypeConfiguration<DocumentKindSetting>
{
    public void Configure(EntityTypeBuilder<DocumentKindSetting> builder)
    {
        builder.ToTable("agency_kinds");
        builder.HasKey(k => new { k.AgencyId, k.Code });
        builder.Property(k => k.Definition).IsJson();
        builder.Property(k => k.Version).IsConcurrencyToken();
        builder.HasOne<Agency>().WithMany().HasForeignKey(k => k.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RevisionRouteMapping : IEntityTypeConfiguration<RevisionRoute>
{
    public void Configure(EntityTypeBuilder<RevisionRoute> builder)
    {
        builder.ToTable("review_routes");
        builder.HasKey(r => new { r.DocumentId, r.Revision });
        builder.Property(r => r.Route).IsJson();
        builder.HasOne<Document>().WithMany().HasForeignKey(r => r.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DocumentAutosaveMapping : IEntityTypeConfiguration<DocumentAutosave>
{
    public void Configure(EntityTypeBuilder<DocumentAutosave> builder)
    {
        builder.ToTable("document_autosaves");
        builder.HasKey(a => new { a.DocumentId, a.AccountId });
        builder.Property(a => a.Content).IsJson();
        builder.HasOne<Document>().WithMany().HasForeignKey(a => a.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FindingOverrulingMapping : IEntityTypeConfiguration<FindingOverruling>
{
    public void Configure(EntityTypeBuilder<FindingOverruling> builder)
    {
        builder.ToTable("finding_overrulings");
        builder.HasKey(o => o.Id);
        builder.HasIndex(o => new { o.DocumentId, o.FindingKey }).IsUnique();
        builder.HasOne<Document>().WithMany().HasForeignKey(o => o.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DocumentConsultationMapping : IEntityTypeConfiguration<DocumentConsultation>
{
    public void Configure(EntityTypeBuilder<DocumentConsultation> builder)
    {
        builder.ToTable("document_consultations");
        builder.HasKey(c => c.Id);
        builder.Ignore(c => c.IsOpen);
        builder.HasIndex(c => c.DocumentId);
        builder.HasOne<Document>().WithMany().HasForeignKey(c => c.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}
