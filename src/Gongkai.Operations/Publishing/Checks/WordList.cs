using Gongkai.Domain.Publishing.Checks;
using Gongkai.Operations.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Publishing.Checks;

/// <summary>A word list (词表) of an agency. It holds for the agency and for those below it.</summary>
public sealed class WordList
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>Its name, unique in the agency.</summary>
    public required string Name { get; init; }

    /// <summary>False while it is kept but not used.</summary>
    public bool IsEnabled { get; set; }

    /// <summary>How many words it has.</summary>
    public int WordCount { get; set; }

    /// <summary>When it was last replaced.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Counts changes; what was built from an older one is built anew.</summary>
    public int Version { get; set; }
}

/// <summary>A word of a list as stored; lists within a field are parted by bars.</summary>
internal sealed class StoredWord
{
    public required long AgencyId { get; init; }

    public required long ListId { get; init; }

    public required string Word { get; init; }

    public required WordKind Kind { get; init; }

    public string? Suggestion { get; init; }

    public string? Reason { get; init; }

    public required string Exceptions { get; init; }

    public required string Contexts { get; init; }

    public WordEntry Entry => new(Word, Kind, Suggestion, Reason, Parts(Exceptions), Parts(Contexts));

    public static StoredWord Of(WordList list, WordEntry entry) => new()
    {
        AgencyId = list.AgencyId,
        ListId = list.Id,
        Word = entry.Word,
        Kind = entry.Kind,
        Suggestion = entry.Suggestion,
        Reason = entry.Reason,
        Exceptions = string.Join('|', entry.Exceptions),
        Contexts = string.Join('|', entry.Contexts),
    };

    private static string[] Parts(string joined) => joined.Length == 0 ? [] : joined.Split('|');
}

internal sealed class WordListMapping : IEntityTypeConfiguration<WordList>
{
    public void Configure(EntityTypeBuilder<WordList> builder)
    {
        builder.ToTable("word_lists");
        builder.HasKey(l => l.Id).HasName("pk_word_lists");
        builder.Property(l => l.Version).IsConcurrencyToken();
        builder.HasIndex(l => new { l.AgencyId, l.Name }).IsUnique().HasDatabaseName("ux_word_lists_name");
        builder.HasOne<Agency>().WithMany().HasForeignKey(l => l.AgencyId).HasConstraintName("fk_word_lists_agency").OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class StoredWordMapping : IEntityTypeConfiguration<StoredWord>
{
    public void Configure(EntityTypeBuilder<StoredWord> builder)
    {
        builder.ToTable("words");
        builder.HasKey(w => new { w.AgencyId, w.ListId, w.Word }).HasName("pk_words");
        builder.HasIndex(w => w.ListId).HasDatabaseName("ix_words_list_id");
        builder.HasOne<WordList>().WithMany().HasForeignKey(w => w.ListId).HasConstraintName("fk_words_list").OnDelete(DeleteBehavior.Cascade);
    }
}
