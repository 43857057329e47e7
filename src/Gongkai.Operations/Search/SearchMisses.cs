using System.Collections.Concurrent;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Search;

/// <summary>How often something was looked for on a day and not found. Nobody is noted, and nothing that could be a person's number.</summary>
public sealed class SearchMiss
{
    /// <summary>The day, in China.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The words, folded.</summary>
    public required string Words { get; init; }

    /// <summary>The agency whose documents were searched; <see cref="WholeSite"/> for all.</summary>
    public required long AgencyId { get; init; }

    /// <summary>How often.</summary>
    public required int Count { get; init; }

    /// <summary>Stands for the whole site, where an agency's number would stand.</summary>
    public const long WholeSite = 0;
}

internal sealed class SearchMissMapping : IEntityTypeConfiguration<SearchMiss>
{
    public void Configure(EntityTypeBuilder<SearchMiss> builder)
    {
        builder.ToTable("search_misses");
        builder.HasKey(m => new { m.AgencyId, m.Day, m.Words });
    }
}

/// <summary>Collects misses in memory, so that a question is answered without a write, and adds them to the table now and then.</summary>
public sealed class SearchMisses
{
    /// <summary>Different ones that are kept between two writes; a flood of nonsense ends here.</summary>
    private const int MostKept = 500;

    /// <summary>Different ones that a day's table takes in.</summary>
    private const int MostEachDay = 5_000;

    private const int LongestWords = 40;

    /// <summary>So many digits in a row could be a telephone, an identity card or a bank card.</summary>
    private const int DigitsOfAPerson = 7;

    private readonly ConcurrentDictionary<(DateOnly Day, string Words, long AgencyId), int> kept = new();

    /// <summary>Notes one.</summary>
    public void Note(DateOnly day, string words, long? agencyId)
    {
        if (words.Length > LongestWords || CouldBeAPersons(words))
        {
            return;
        }

        var key = (day, words, agencyId ?? SearchMiss.WholeSite);
        if (kept.Count < MostKept || kept.ContainsKey(key))
        {
            kept.AddOrUpdate(key, 1, (_, count) => count + 1);
        }
    }

    /// <summary>Adds what was noted to the table.</summary>
    public async Task<int> StoreAsync(GongkaiDbContext db, CancellationToken ct)
    {
        var taken = kept.Keys.Select(key => (Key: key, Count: kept.TryRemove(key, out var count) ? count : 0)).Where(t => t.Count > 0).ToList();
        if (taken.Count == 0)
        {
            return 0;
        }

        return await db.ExclusivelyAsync(async () =>
        {
            foreach (var day in taken.GroupBy(t => t.Key.Day))
            {
                var room = MostEachDay - await db.SearchMisses.CountAsync(m => m.Day == day.Key, ct);
                foreach (var (key, count) in day)
                {
                    var added = await db.SearchMisses.Where(m => m.AgencyId == key.AgencyId && m.Day == key.Day && m.Words == key.Words)
                        .ExecuteUpdateAsync(m => m.SetProperty(x => x.Count, x => x.Count + count), ct);
                    if (added == 0 && room-- > 0)
                    {
                        db.SearchMisses.Add(new SearchMiss { Day = key.Day, Words = key.Words, AgencyId = key.AgencyId, Count = count });
                    }
                }
            }

            return await db.SaveChangesAsync(ct);
        }, ct);
    }

    private static bool CouldBeAPersons(string words)
    {
        var digits = 0;
        foreach (var c in words)
        {
            // Blanks and points within a number do not break it: 138 0013 8000.
            digits = char.IsAsciiDigit(c) ? digits + 1 : c is ' ' or '.' ? digits : 0;
            if (digits >= DigitsOfAPerson)
            {
                return true;
            }
        }

        return false;
    }
}
