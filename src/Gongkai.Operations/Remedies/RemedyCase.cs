using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Sections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Remedies;

/// <summary>
/// 行政复议、行政诉讼、投诉举报 against an agency. Who complains is sealed; dates and outcome are what <see cref="RemedyClock"/> derives from
/// <see cref="Facts"/>, kept so that lists and counts can use them.
/// </summary>
public sealed class RemedyCase
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The agency it is directed against.</summary>
    public required long AgencyId { get; init; }

    /// <summary>Its kind.</summary>
    public required RemedyKind Kind { get; init; }

    /// <summary>The row of table four it counts in; null where it does not count: a complaint, or a case that another agency counts.</summary>
    public RemedyGroup? CountedAs { get; set; }

    /// <summary>
    /// True where this agency is sued only because it decided the reconsideration (共同被告): the original agency alone counts the case
    /// (国办公开办函〔2016〕201号).
    /// </summary>
    public bool IsCoDefendant { get; set; }

    /// <summary>True for a lawsuit after a reconsideration.</summary>
    public bool IsAfterReconsideration { get; set; }

    /// <summary>That reconsideration, where it is registered here.</summary>
    public long? PriorId { get; set; }

    /// <summary>The application it is about; null for others, and for those older than the platform.</summary>
    public long? RequestId { get; set; }

    /// <summary>The section that works on it.</summary>
    public long? SectionId { get; set; }

    /// <summary>What it turns against: the answer given; null where there was none.</summary>
    public AnswerKind? Ground { get; set; }

    /// <summary>案由 for lists; without personal data.</summary>
    public required string Subject { get; set; }

    /// <summary>The body or court that hears it now.</summary>
    public required string Body { get; set; }

    /// <summary>Its number there.</summary>
    public string? CaseNumber { get; set; }

    /// <summary>The facts.</summary>
    public required RemedyFacts Facts { get; set; }

    /// <summary>The day of the first notice: from then on it is pending.</summary>
    public DateOnly NotifiedOn { get; set; }

    /// <summary>By when the agency has to answer; null once it has.</summary>
    public DateOnly? AnswerDueOn { get; set; }

    /// <summary>The day of the hearing; null once there is a ruling.</summary>
    public DateOnly? HearingOn { get; set; }

    /// <summary>The outcome that holds, or will.</summary>
    public RemedyOutcome? Outcome { get; set; }

    /// <summary>The column of table four from <see cref="EffectiveOn"/> on.</summary>
    public RemedyColumn? Result { get; set; }

    /// <summary>审结之日.</summary>
    public DateOnly? EffectiveOn { get; set; }

    /// <summary>When the outcome was recorded here.</summary>
    public DateTimeOffset? ConcludedAt { get; set; }

    /// <summary>True when a new answer to a bound application is ordered and not opened yet.</summary>
    public bool OwesNewAnswer { get; set; }

    /// <summary>The case of the new answer.</summary>
    public long? AnewId { get; set; }

    /// <summary>From when it is not counted any more, registered by mistake; null where it counts.</summary>
    public DateTimeOffset? VoidedAt { get; set; }

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Counts changes.</summary>
    public int Version { get; set; }

    /// <summary>True for examples that a demonstration installs.</summary>
    public bool IsExample { get; init; }

    /// <summary>The <see cref="RemedyParties"/> as JSON under the case's key.</summary>
    public required byte[] Sealed { get; set; }

    /// <summary>Its name in the dossier, <c>remedy/17</c>.</summary>
    public string CaseKey => KeyOf(Id);

    /// <summary>The name in the dossier of the case of an id.</summary>
    public static string KeyOf(long id) => $"remedy/{id}";

    /// <summary>Takes over what the clock says.</summary>
    internal void Keep(RemedyTerm term, DateTimeOffset now)
    {
        var last = Facts.Last;
        (NotifiedOn, Body, CaseNumber) = (Facts.Trials[0].NotifiedOn, last.Body, last.CaseNumber);
        (AnswerDueOn, HearingOn) = VoidedAt is not null ? (null, null) : (term.AnswerDueOn, last.Ruling is null ? last.HearingOn : null);
        ConcludedAt = term.EffectiveOn is null ? null : term.EffectiveOn == EffectiveOn && term.Outcome == Outcome ? ConcludedAt ?? now : now;
        (Outcome, Result, EffectiveOn) = (term.Outcome, term.Outcome?.Column(), term.EffectiveOn);
        OwesNewAnswer = term.NewAnswer is not null && RequestId is not null && AnewId is null && VoidedAt is null;
        CountedAs = IsCoDefendant ? null : Kind switch
        {
            RemedyKind.Reconsideration => RemedyGroup.Reconsideration,
            RemedyKind.Lawsuit => IsAfterReconsideration ? RemedyGroup.SuitAfterReconsideration : RemedyGroup.DirectSuit,
            RemedyKind.Complaint => null,
        };
    }
}

/// <summary>What is sealed of a remedy.</summary>
/// <param name="Claimant">申请人、原告 or who complains.</param>
/// <param name="Claims">复议请求、诉讼请求 or what is complained of.</param>
public sealed record RemedyParties(string Claimant, string? Claims = null)
{
    /// <summary>The name as lists and pages show it before somebody asks for it: the first character.</summary>
    public string MaskedClaimant => Claimant.Trim() is { Length: > 0 } name ? name[..1] + "＊＊" : "未登记";

    /// <summary>Without the names: nothing that is logged tells them.</summary>
    public override string ToString() => nameof(RemedyParties);
}

/// <summary>What a file of a remedy is.</summary>
public enum RemedyFileKind
{
    /// <summary>申请书、起诉状、上诉状.</summary>
    Application,

    /// <summary>受理、应诉、听证、开庭通知.</summary>
    Notice,

    /// <summary>答复书、答辩状.</summary>
    Answer,

    /// <summary>证据、依据.</summary>
    Evidence,

    /// <summary>决定书、裁判文书.</summary>
    Ruling,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>A file of a remedy; name and content are sealed under its key.</summary>
public sealed class RemedyFile
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The case.</summary>
    public required long RemedyId { get; init; }

    /// <summary>What it is.</summary>
    public required RemedyFileKind Kind { get; init; }

    /// <summary>The media type as recognised from its content.</summary>
    public required string MediaType { get; init; }

    /// <summary>Bytes of the plain content.</summary>
    public required long Length { get; init; }

    /// <summary>SHA-256 of the plain content in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Its name, sealed.</summary>
    public required byte[] SealedName { get; init; }

    /// <summary>When it was added.</summary>
    public required DateTimeOffset AddedAt { get; init; }
}

/// <summary>The content of a <see cref="RemedyFile"/>.</summary>
public sealed class RemedyFileContent
{
    /// <summary>The file.</summary>
    public required long FileId { get; init; }

    /// <summary>The content, sealed.</summary>
    public required byte[] Sealed { get; init; }
}

internal sealed class RemedyCaseMapping : IEntityTypeConfiguration<RemedyCase>
{
    public void Configure(EntityTypeBuilder<RemedyCase> builder)
    {
        builder.ToTable("remedies");
        builder.HasKey(r => r.Id);
        builder.Ignore(r => r.CaseKey);
        builder.Property(r => r.Facts).IsJson();
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => new { r.AgencyId, r.NotifiedOn });
        builder.HasIndex(r => new { r.AgencyId, r.AnswerDueOn });
        builder.HasIndex(r => new { r.AgencyId, r.HearingOn });
        builder.HasIndex(r => new { r.AgencyId, r.OwesNewAnswer });
        builder.HasIndex(r => new { r.AgencyId, r.CountedAs, r.EffectiveOn, r.NotifiedOn, r.Result, r.RegisteredAt, r.ConcludedAt, r.VoidedAt }).HasDatabaseName("ix_remedies_figures");
        builder.HasIndex(r => r.PriorId);
        builder.HasIndex(r => r.RequestId);
        builder.HasIndex(r => r.SectionId);
        builder.HasIndex(r => r.AnewId);
        builder.HasOne<Agency>().WithMany().HasForeignKey(r => r.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<RemedyCase>().WithMany().HasForeignKey(r => r.PriorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DisclosureRequest>().WithMany().HasForeignKey(r => r.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DisclosureRequest>().WithMany().HasForeignKey(r => r.AnewId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Section>().WithMany().HasForeignKey(r => r.SectionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RemedyFileMapping : IEntityTypeConfiguration<RemedyFile>
{
    public void Configure(EntityTypeBuilder<RemedyFile> builder)
    {
        builder.ToTable("remedy_files");
        builder.HasKey(f => f.Id);
        builder.HasIndex(f => f.RemedyId);
        builder.HasIndex(f => f.AgencyId);
        builder.HasOne<Agency>().WithMany().HasForeignKey(f => f.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<RemedyCase>().WithMany().HasForeignKey(f => f.RemedyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RemedyFileContentMapping : IEntityTypeConfiguration<RemedyFileContent>
{
    public void Configure(EntityTypeBuilder<RemedyFileContent> builder)
    {
        builder.ToTable("remedy_file_contents");
        builder.HasKey(c => c.FileId);
        builder.Property(c => c.FileId).ValueGeneratedNever();
        builder.HasOne<RemedyFile>().WithMany().HasForeignKey(c => c.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}
