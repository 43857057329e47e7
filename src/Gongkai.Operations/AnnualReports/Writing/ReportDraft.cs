using Gongkai.Domain.AnnualReports;
using Gongkai.Domain.AnnualReports.Writing;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.AnnualReports.Writing;

/// <summary>核对确认 of a table's figures: it holds as long as they are the same.</summary>
/// <param name="Table">The table.</param>
/// <param name="AccountName">Who.</param>
/// <param name="At">When.</param>
/// <param name="Fingerprint">The figures that were confirmed, see <see cref="FigureSheet.Fingerprint"/>.</param>
public sealed record FigureConfirmation(TableKind Table, string AccountName, DateTimeOffset At, string Fingerprint);

/// <summary>The figures of a report as they were when the leader approved it.</summary>
/// <param name="Cells">The cells by their path; null for a blank one.</param>
/// <param name="Named">What texts are bound to, by name.</param>
public sealed record FrozenFigures(IReadOnlyDictionary<string, decimal?> Cells, IReadOnlyDictionary<string, string?> Named);

/// <summary>An annual report that is written here. A correction of a published one is a further row with the next number.</summary>
public sealed class ReportDraft
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The reporting agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The year reported on.</summary>
    public required int Year { get; init; }

    /// <summary>1 for the first, then counting corrections.</summary>
    public required int Number { get; init; }

    /// <summary>The stage.</summary>
    public ReportStage Stage { get; internal set; }

    /// <summary>一、总体情况, with its placeholders.</summary>
    public required string Overview { get; set; }

    /// <summary>五、存在的主要问题及改进情况.</summary>
    public required string Problems { get; set; }

    /// <summary>六、其他需要报告的事项.</summary>
    public required string OtherMatters { get; set; }

    /// <summary>Why it corrects the one before; null for the first.</summary>
    public string? CorrectionReason { get; init; }

    /// <summary>Who has confirmed which figures.</summary>
    public IReadOnlyList<FigureConfirmation> Confirmations { get; internal set; } = [];

    /// <summary>As of which moment the figures are; null while they follow the records.</summary>
    public DateTimeOffset? FiguresAt { get; internal set; }

    /// <summary>The figures of that moment.</summary>
    public FrozenFigures? Figures { get; internal set; }

    /// <summary>Why it was approved with errors open; null without.</summary>
    public string? ApprovalNote { get; internal set; }

    /// <summary>Why the lead authority sent it back last.</summary>
    public string? ReturnedReason { get; internal set; }

    /// <summary>Findings of grade error at the last check.</summary>
    public int Errors { get; internal set; }

    /// <summary>Findings of grade warning at the last check.</summary>
    public int Warnings { get; internal set; }

    /// <summary>When it was submitted first.</summary>
    public DateTimeOffset? SubmittedAt { get; internal set; }

    /// <summary>When it was published.</summary>
    public DateTimeOffset? PublishedAt { get; internal set; }

    /// <summary>The stored report that shows it.</summary>
    public long? ReportId { get; internal set; }

    /// <summary>The document in the 年报 column.</summary>
    public long? DocumentId { get; internal set; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Counts changes, so that the second of two officers is told of the first.</summary>
    public int Version { get; internal set; }

    /// <summary>The texts.</summary>
    public ReportTexts Texts
    {
        get => new(Overview, Problems, OtherMatters);
        internal set => (Overview, Problems, OtherMatters) = (value.Overview, value.Problems, value.OtherMatters);
    }

    /// <summary>The name in the dossier of an agency's year.</summary>
    public static string KeyOf(long agencyId, int year) => $"annual-report/{agencyId}/{year}";
}

/// <summary>说明调整 as stored. It is withdrawn, never changed.</summary>
public sealed class FigureAdjustment
{
    /// <summary>Millionths in one: 万元 are kept to the 分.</summary>
    public const decimal Scale = 1_000_000;

    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>The cell.</summary>
    public required string Path { get; init; }

    /// <summary>What is added, in millionths of the cell's unit.</summary>
    public required long Millionths { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who entered it.</summary>
    public required string AccountName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was taken back; null while it holds.</summary>
    public DateTimeOffset? WithdrawnAt { get; internal set; }

    /// <summary>Who took it back.</summary>
    public string? WithdrawnBy { get; internal set; }

    /// <summary>What is added.</summary>
    public decimal Amount => Millionths / Scale;
}

/// <summary>期初件数 as stored: applications of years before the platform was used that are counted only.</summary>
public sealed class OpeningEntry
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The first year that counts them as 上年结转.</summary>
    public required int FirstYear { get; init; }

    /// <summary>The column of table three, 0 to 5.</summary>
    public required int Applicant { get; init; }

    /// <summary>How many.</summary>
    public required int Count { get; init; }

    /// <summary>The row in which they ended; null while they are open.</summary>
    public string? RowKey { get; init; }

    /// <summary>The year in which they ended; null while they are open.</summary>
    public int? EndedYear { get; init; }

    /// <summary>Where the number comes from.</summary>
    public required string Reason { get; init; }

    /// <summary>Who entered it.</summary>
    public required string AccountName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was taken back; null while it holds.</summary>
    public DateTimeOffset? WithdrawnAt { get; internal set; }

    /// <summary>Who took it back.</summary>
    public string? WithdrawnBy { get; internal set; }
}

internal sealed class ReportDraftMapping : IEntityTypeConfiguration<ReportDraft>
{
    public void Configure(EntityTypeBuilder<ReportDraft> builder)
    {
        builder.ToTable("report_drafts");
        builder.HasKey(d => d.Id);
        builder.Ignore(d => d.Texts);
        builder.Property(d => d.Confirmations).IsJson();
        builder.Property(d => d.Figures).HasConversion(value => JsonText.Write(value), text => JsonText.Read<FrozenFigures>(text));
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.HasIndex(d => new { d.AgencyId, d.Year, d.Number }).IsUnique();
        builder.HasOne<Agency>().WithMany().HasForeignKey(d => d.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FigureAdjustmentMapping : IEntityTypeConfiguration<FigureAdjustment>
{
    public void Configure(EntityTypeBuilder<FigureAdjustment> builder)
    {
        builder.ToTable("figure_adjustments");
        builder.HasKey(a => a.Id);
        builder.Ignore(a => a.Amount);
        builder.HasIndex(a => new { a.AgencyId, a.Year });
        builder.HasOne<Agency>().WithMany().HasForeignKey(a => a.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OpeningEntryMapping : IEntityTypeConfiguration<OpeningEntry>
{
    public void Configure(EntityTypeBuilder<OpeningEntry> builder)
    {
        builder.ToTable("opening_entries");
        builder.HasKey(o => o.Id);
        builder.HasIndex(o => new { o.AgencyId, o.FirstYear });
        builder.HasOne<Agency>().WithMany().HasForeignKey(o => o.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}
