using System.Collections.Concurrent;
using Gongkai.Domain.Publishing.Checks;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing.Checks;

/// <summary>The search built of word lists, kept as long as the lists are the same. One for the process.</summary>
public sealed class CompiledWordLists
{
    /// <summary>Combinations of lists kept; each agency of a county has one at most.</summary>
    private const int Most = 200;

    private readonly ConcurrentDictionary<string, WordChecks> built = new(StringComparer.Ordinal);

    /// <summary>The words that come with the platform.</summary>
    internal static IReadOnlyList<WordEntry> Common { get; } = ReadCommon();

    /// <summary>The search of that key, built when it is not there.</summary>
    internal async Task<WordChecks> GetAsync(string key, Func<Task<IReadOnlyList<WordEntry>>> load)
    {
        if (built.TryGetValue(key, out var known))
        {
            return known;
        }

        var checks = new WordChecks(await load());
        if (built.Count >= Most)
        {
            built.Clear();
        }

        built[key] = checks;
        return checks;
    }

    private static List<WordEntry> ReadCommon()
    {
        var entries = new List<WordEntry>();
        var assembly = typeof(CompiledWordLists).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("Words/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            entries.AddRange(WordCsv.Read(bytes).Value);
        }

        return entries;
    }
}

/// <summary>Which word lists hold for an agency: its own, those of the agencies above it, and the common ones, in this order.</summary>
public sealed class WordLists(GongkaiDbContext db, CompiledWordLists compiled)
{
    /// <summary>The search over them.</summary>
    public async Task<WordChecks> ForAsync(long agencyId, CancellationToken ct)
    {
        var path = await db.Agencies.Where(a => a.Id == agencyId).Select(a => a.TreePath).SingleOrDefaultAsync(ct);
        long[] holders = path is null ? [agencyId] : [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse).Reverse()];
        var lists = await db.WordLists.AsNoTracking().Where(l => holders.Contains(l.AgencyId) && l.IsEnabled).Select(l => new { l.Id, l.AgencyId, l.Version }).ToListAsync(ct);
        var inForce = lists.OrderBy(l => Array.IndexOf(holders, l.AgencyId)).ThenBy(l => l.Id).ToList();
        return await compiled.GetAsync(string.Join(',', inForce.Select(l => $"{l.Id}:{l.Version}")), async () =>
        {
            var entries = new List<WordEntry>();
            foreach (var list in inForce)
            {
                entries.AddRange((await db.Words.AsNoTracking().Where(w => w.ListId == list.Id).OrderBy(w => w.Word).ToListAsync(ct)).Select(w => w.Entry));
            }

            entries.AddRange(CompiledWordLists.Common);
            return entries;
        });
    }

    /// <summary>An agency's own lists.</summary>
    public async Task<IReadOnlyList<WordList>> OfAsync(long agencyId, CancellationToken ct) =>
        await db.WordLists.AsNoTracking().Where(l => l.AgencyId == agencyId).OrderBy(l => l.Name).ToListAsync(ct);

    /// <summary>A list as CSV; null when the agency has none of that name.</summary>
    public async Task<byte[]?> ExportAsync(long agencyId, string name, CancellationToken ct) =>
        await db.WordLists.AsNoTracking().SingleOrDefaultAsync(l => l.AgencyId == agencyId && l.Name == name, ct) is { } list
            ? WordCsv.Write((await db.Words.AsNoTracking().Where(w => w.ListId == list.Id).OrderBy(w => w.Word).ToListAsync(ct)).Select(w => w.Entry))
            : null;

    /// <summary>The common lists as CSV, to read or to begin an own one with.</summary>
    public static byte[] ExportCommon() => WordCsv.Write(CompiledWordLists.Common);
}
