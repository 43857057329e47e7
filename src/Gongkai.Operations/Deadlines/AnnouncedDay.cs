using Gongkai.Operations.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Deadlines;

/// <summary>
/// A day announced after the program was shipped: a new year's holidays and make-up days, a change of them, a region's own holiday
/// (《全国年节及纪念日放假办法》第四条). A later row for the same day holds; none is deleted.
/// </summary>
public sealed class AnnouncedDay
{
    /// <summary>The key; a calendar's version is its greatest.</summary>
    public long Id { get; private set; }

    /// <summary>For which agency and those below it; null for all.</summary>
    public long? AgencyId { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>What it is called, 「春节」.</summary>
    public required string Name { get; init; }

    /// <summary>True for a day off, false for a working day.</summary>
    public required bool IsOff { get; init; }

    /// <summary>The notice it rests on.</summary>
    public required string Source { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Who entered it.</summary>
    public long? AddedById { get; init; }
}

internal sealed class AnnouncedDayMapping : IEntityTypeConfiguration<AnnouncedDay>
{
    public void Configure(EntityTypeBuilder<AnnouncedDay> builder)
    {
        builder.ToTable("announced_days");
        builder.HasKey(d => d.Id);
        builder.HasIndex(d => new { d.AgencyId, d.Date });
        builder.HasOne<Agency>().WithMany().HasForeignKey(d => d.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}
