using Gongkai.Operations.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Requests.Applicants;

/// <summary>A submission on the platform, as the limits and the hints of floods count it. Kept for <see cref="SubmitApplication.KeptDays"/> days.</summary>
public sealed class PortalSubmission
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The agency applied to.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The case.</summary>
    public required long RequestId { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>A keyed hash of the network it came from; tells nothing else.</summary>
    public required byte[] NetworkMark { get; init; }

    /// <summary>A keyed hash of what is wanted, blanks and punctuation left out.</summary>
    public required byte[] TextMark { get; init; }
}

/// <summary>An attempt to open a case with a wrong number or query code. Kept for a day.</summary>
public sealed class OpeningAttempt
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The number that was typed, where it has the form of one; there need be no such case.</summary>
    public string? Number { get; init; }

    /// <summary>A keyed hash of the network it came from.</summary>
    public required byte[] NetworkMark { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>An applicant who wants to be told by e-mail.</summary>
public sealed class ApplicantNotice
{
    /// <summary>The case.</summary>
    public required long RequestId { get; init; }

    /// <summary>Its agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The e-mail address, sealed under the key of the case.</summary>
    public required byte[] SealedEmail { get; set; }

    /// <summary>Where to look the case up, <c>https://www.example.gov.cn/gov/czj/requests</c>: the site as the applicant reached it.</summary>
    public required string Address { get; set; }
}

internal sealed class PortalSubmissionMapping : IEntityTypeConfiguration<PortalSubmission>
{
    public void Configure(EntityTypeBuilder<PortalSubmission> builder)
    {
        builder.ToTable("portal_submissions");
        builder.HasKey(s => s.Id);
        builder.HasIndex(s => new { s.AgencyId, s.NetworkMark, s.At });
        builder.HasIndex(s => new { s.AgencyId, s.TextMark, s.At });
        builder.HasIndex(s => s.RequestId);
        builder.HasIndex(s => s.At);
        builder.HasOne<Agency>().WithMany().HasForeignKey(s => s.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DisclosureRequest>().WithMany().HasForeignKey(s => s.RequestId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OpeningAttemptMapping : IEntityTypeConfiguration<OpeningAttempt>
{
    public void Configure(EntityTypeBuilder<OpeningAttempt> builder)
    {
        builder.ToTable("opening_attempts");
        builder.HasKey(a => a.Id);
        builder.HasIndex(a => new { a.AgencyId, a.NetworkMark, a.At });
        builder.HasIndex(a => new { a.AgencyId, a.Number, a.At });
        builder.HasIndex(a => a.At);
        builder.HasOne<Agency>().WithMany().HasForeignKey(a => a.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ApplicantNoticeMapping : IEntityTypeConfiguration<ApplicantNotice>
{
    public void Configure(EntityTypeBuilder<ApplicantNotice> builder)
    {
        builder.ToTable("applicant_notices");
        builder.HasKey(n => n.RequestId);
        builder.Property(n => n.RequestId).ValueGeneratedNever();
        builder.HasIndex(n => n.AgencyId);
        builder.HasOne<Agency>().WithMany().HasForeignKey(n => n.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DisclosureRequest>().WithMany().HasForeignKey(n => n.RequestId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>A draft made of what a case released, to be published for all (《条例》第四十四条).</summary>
public sealed class AnswerDraft
{
    /// <summary>The document.</summary>
    public required long DocumentId { get; init; }

    /// <summary>The case.</summary>
    public required long RequestId { get; init; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }
}

internal sealed class AnswerDraftMapping : IEntityTypeConfiguration<AnswerDraft>
{
    public void Configure(EntityTypeBuilder<AnswerDraft> builder)
    {
        builder.ToTable("answer_drafts");
        builder.HasKey(d => d.DocumentId);
        builder.Property(d => d.DocumentId).ValueGeneratedNever();
        builder.HasIndex(d => d.RequestId);
        builder.HasIndex(d => d.AgencyId);
        builder.HasOne<Agency>().WithMany().HasForeignKey(d => d.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Publishing.Document>().WithMany().HasForeignKey(d => d.DocumentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DisclosureRequest>().WithMany().HasForeignKey(d => d.RequestId).OnDelete(DeleteBehavior.Restrict);
    }
}
