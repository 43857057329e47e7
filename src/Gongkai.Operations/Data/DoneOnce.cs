using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Data;

/// <summary>Something that is done once in a database's life.</summary>
public sealed class DoneOnce
{
    /// <summary>What.</summary>
    public required string Name { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset DoneAt { get; init; }
}

internal sealed class DoneOnceMapping : IEntityTypeConfiguration<DoneOnce>
{
    public void Configure(EntityTypeBuilder<DoneOnce> builder)
    {
        builder.ToTable("done_once");
        builder.HasKey(d => d.Name).HasName("pk_done_once");
    }
}
