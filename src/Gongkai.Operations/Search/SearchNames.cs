using Gongkai.Operations.Data;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Search.Text;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Search;

/// <summary>An agency as search shows it.</summary>
internal sealed record SearchAgency(long Id, string Name, string? TreePath, string? Slug, string? Initials)
{
    /// <summary>The name as words are compared.</summary>
    public string Folded { get; } = TextFolding.Fold(Name);
}

/// <summary>A column as search shows it.</summary>
internal sealed record SearchColumn(long Id, string Code, string Name, long? ParentId);

/// <summary>Agencies and columns by id, the names of kinds by their codes.</summary>
internal sealed record SearchDirectory(IReadOnlyDictionary<long, SearchAgency> Agencies, IReadOnlyDictionary<long, SearchColumn> Columns, IReadOnlyDictionary<string, string> Kinds)
{
    /// <summary>An agency and those below it.</summary>
    public HashSet<long> WithThoseBelow(long agencyId)
    {
        var path = Agencies.GetValueOrDefault(agencyId)?.TreePath;
        return path is null ? [agencyId] : [.. Agencies.Values.Where(a => a.TreePath?.StartsWith(path, StringComparison.Ordinal) == true).Select(a => a.Id)];
    }

    /// <summary>A column and those under it.</summary>
    public HashSet<long> WithColumnsUnder(long columnId)
    {
        var under = new HashSet<long> { columnId };
        var children = Columns.Values.ToLookup(c => c.ParentId, c => c.Id);
        for (var open = new Queue<long>(under); open.TryDequeue(out var next);)
        {
            foreach (var child in children[next].Where(under.Add))
            {
                open.Enqueue(child);
            }
        }

        return under;
    }
}

/// <summary>The names of agencies and columns, kept for a while: read anew every half minute, and at once after a change of them is followed.</summary>
public sealed class SearchNames(TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private Known? known;

    /// <summary>Forgets them.</summary>
    internal void Forget() => Volatile.Write(ref known, null);

    /// <summary>The names.</summary>
    internal async Task<SearchDirectory> GetAsync(GongkaiDbContext db, CancellationToken ct)
    {
        if (Volatile.Read(ref known) is { } fresh && clock.GetElapsedTime(fresh.ReadAt) < Lifetime)
        {
            return fresh.Directory;
        }

        var agencies = await db.Agencies.AsNoTracking().Select(a => new SearchAgency(a.Id, a.Name, a.TreePath, a.Slug, a.Initials)).ToListAsync(ct);
        var columns = await db.Columns.AsNoTracking().Select(c => new SearchColumn(c.Id, c.Code, c.Name, c.ParentId)).ToListAsync(ct);
        var ownKinds = await db.Set<DocumentKindSetting>().AsNoTracking().Select(k => k.Definition).ToListAsync(ct);
        var kinds = PublishingSettings.Shipped.Concat(ownKinds).DistinctBy(k => k.Code).ToDictionary(k => k.Code, k => k.Name);
        var directory = new SearchDirectory(agencies.ToDictionary(a => a.Id), columns.ToDictionary(c => c.Id), kinds);
        Volatile.Write(ref known, new Known(directory, clock.GetTimestamp()));
        return directory;
    }

    private sealed record Known(SearchDirectory Directory, long ReadAt);
}
