using Gongkai.Operations.Accounts;
using Gongkai.Operations.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Sections;

/// <summary>内设机构（科室）: a part of an agency that answers what is passed to it.</summary>
public sealed class Section
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>Its name, 「规划科」; unique in the agency.</summary>
    public required string Name { get; set; }

    /// <summary>Its place in lists.</summary>
    public int Position { get; set; }

    /// <summary>True when it is not offered any more.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Counts changes.</summary>
    public int Version { get; set; }
}

/// <summary>Who belongs to a section.</summary>
public sealed class SectionMember
{
    /// <summary>The section.</summary>
    public required long SectionId { get; init; }

    /// <summary>The person.</summary>
    public required long AccountId { get; init; }

    /// <summary>True for who heads it, and answers for it.</summary>
    public bool IsHead { get; set; }
}

internal sealed class SectionMapping : IEntityTypeConfiguration<Section>
{
    public void Configure(EntityTypeBuilder<Section> builder)
    {
        builder.ToTable("sections");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasIndex(s => new { s.AgencyId, s.Name }).IsUnique();
        builder.HasOne<Agency>().WithMany().HasForeignKey(s => s.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SectionMemberMapping : IEntityTypeConfiguration<SectionMember>
{
    public void Configure(EntityTypeBuilder<SectionMember> builder)
    {
        builder.ToTable("section_members");
        builder.HasKey(m => new { m.SectionId, m.AccountId });
        builder.HasIndex(m => m.AccountId);
        builder.HasOne<Section>().WithMany().HasForeignKey(m => m.SectionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
