using Gongkai.Domain.Catalogue;
using Gongkai.Operations.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Catalogue;

/// <summary>A column (栏目) of an agency's disclosure platform.</summary>
public sealed class CatalogueColumn
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The column it stands under; null at the top.</summary>
    public long? ParentId { get; set; }

    /// <summary>Which part of the platform it belongs to.</summary>
    public required CataloguePart Part { get; init; }

    /// <summary>Stable within the agency and part of its address, <c>statutory-regulations</c>: small letters, digits and hyphens.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <summary>The legal basis, 「条例第二十条第（一）项」.</summary>
    public string? Basis { get; set; }

    /// <summary>What belongs here.</summary>
    public string? Description { get; set; }

    /// <summary>Its place among its siblings.</summary>
    public int Position { get; set; }

    /// <summary>How soon it must carry what has come about.</summary>
    public UpdateCycle Cycle { get; set; }

    /// <summary>Working days for <see cref="UpdateCycle.WithinDays"/>; also after how many days without anything new it counts as stale, where set.</summary>
    public int? CycleDays { get; set; }

    /// <summary>责任科室: the section or person who answers for it.</summary>
    public string? Responsible { get; set; }

    /// <summary>Text of its own shown instead of a list (指南); sanitised HTML. Null: the list, or for the guide the text made from the agency's data.</summary>
    public string? Body { get; set; }

    /// <summary>When it was closed; null while open. A closed column keeps its address and says that it is closed.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>Counts changes; the second of two who saw the same version is told so.</summary>
    public int Version { get; set; }

    /// <summary>False for the compulsory parts (国办公开办函〔2019〕61号).</summary>
    public bool MayClose => ParentId is not null || Part is CataloguePart.Topic or CataloguePart.KeyArea;
}

/// <summary>An item of a standard catalogue by field (基层政务公开标准目录).</summary>
public sealed class CatalogueItem
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The agency that has taken it over.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The field (试点领域), 「社会救助」.</summary>
    public required string Field { get; init; }

    /// <summary>Its number within the field.</summary>
    public required string Code { get; init; }

    /// <summary>一级事项.</summary>
    public required string Subject { get; init; }

    /// <summary>二级事项; empty without.</summary>
    public required string SubSubject { get; init; }

    /// <summary>公开内容（要素）.</summary>
    public required string Content { get; init; }

    /// <summary>公开依据.</summary>
    public string? Basis { get; init; }

    /// <summary>公开时限 in its own words.</summary>
    public string? TimeLimit { get; init; }

    /// <summary>公开主体.</summary>
    public string? Publisher { get; init; }

    /// <summary>公开渠道和载体.</summary>
    public string? Channels { get; init; }

    /// <summary>公开对象: 全社会 or a group.</summary>
    public string? Audience { get; init; }

    /// <summary>公开方式: 主动 or 依申请.</summary>
    public string? Way { get; init; }

    /// <summary>The column its documents go to; null until somebody has said.</summary>
    public long? ColumnId { get; set; }
}

internal sealed class CatalogueColumnMapping : IEntityTypeConfiguration<CatalogueColumn>
{
    public void Configure(EntityTypeBuilder<CatalogueColumn> builder)
    {
        builder.ToTable("catalogue_columns");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => new { c.AgencyId, c.Code }).IsUnique();
        builder.HasIndex(c => c.ParentId);
        builder.HasOne<Agency>().WithMany().HasForeignKey(c => c.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CatalogueColumn>().WithMany().HasForeignKey(c => c.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CatalogueItemMapping : IEntityTypeConfiguration<CatalogueItem>
{
    public void Configure(EntityTypeBuilder<CatalogueItem> builder)
    {
        builder.ToTable("catalogue_items");
        builder.HasKey(i => i.Id);
        builder.HasIndex(i => new { i.AgencyId, i.Field, i.Code }).IsUnique();
        builder.HasIndex(i => i.ColumnId);
        builder.HasOne<Agency>().WithMany().HasForeignKey(i => i.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CatalogueColumn>().WithMany().HasForeignKey(i => i.ColumnId).OnDelete(DeleteBehavior.SetNull);
    }
}
