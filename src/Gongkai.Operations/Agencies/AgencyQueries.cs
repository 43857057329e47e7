using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Agencies;

/// <summary>An agency in a list of the tree.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="TreePath">The numbers down to it.</param>
/// <param name="Level">Its level.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Slug">Its part of addresses.</param>
/// <param name="HasOffice">True when a reader can find out how to reach its disclosure office: telephone and address are there.</param>
/// <param name="SupersededOn">When another has taken over; null while it works.</param>
public sealed record AgencyTreeRow(long Id, string Name, string TreePath, AgencyLevel Level, AgencyKind Kind, string Slug, bool HasOffice, DateOnly? SupersededOn)
{
    /// <summary>Its place.</summary>
    public AgencyPlace Place => new(Id, TreePath);

    /// <summary>How many stand above it.</summary>
    public int Depth => TreePath.Count(c => c == '/') - 2;
}

/// <summary>Reads of agencies.</summary>
public sealed class AgencyQueries(GongkaiDbContext db)
{
    /// <summary>
    /// Those that have a place, each before what lies below it, neighbours by kind and name; only what an officer sees, where
    /// one is named, and only those whose name or initials a search finds.
    /// </summary>
    public async Task<IReadOnlyList<AgencyTreeRow>> TreeAsync(Officer? seenBy, string? search, CancellationToken ct)
    {
        var rows = await db.Agencies.AsNoTracking().Where(a => a.TreePath != null).Select(a => new
        {
            a.SearchName,
            a.Initials,
            a.ShortName,
            Row = new AgencyTreeRow(a.Id, a.Name, a.TreePath!, a.Level!.Value, a.Kind!.Value, a.Slug!, a.OfficeTelephone != null && a.OfficeAddress != null, a.SupersededOn),
        }).ToListAsync(ct);
        var order = Order(rows.Select(r => (r.Row.Id, r.Row.TreePath, r.Row.Kind, r.Row.Name)));
        var (name, initials) = (SearchText.Of(search ?? ""), search?.Trim().ToLowerInvariant() ?? "");
        return
        [
            .. rows
                .Where(r => seenBy is null || seenBy.Sees(r.Row.Place))
                .Where(r => r.SearchName.Contains(name, StringComparison.Ordinal) || r.Initials!.StartsWith(initials, StringComparison.Ordinal)
                    || r.ShortName?.Contains(name, StringComparison.Ordinal) == true)
                .Select(r => r.Row).OrderBy(r => order[r.Id], StringComparer.Ordinal),
        ];
    }

    /// <summary>An agency that has a place; null when there is none of that number.</summary>
    public Task<Agency?> FindAsync(long id, CancellationToken ct) => db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.TreePath != null, ct);

    /// <summary>An agency by its part of addresses; null when there is none.</summary>
    public Task<Agency?> FindAsync(string slug, CancellationToken ct) => db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Slug == slug, ct);

    /// <summary>All that have a place as lines of a file, each after the one above it; only what an officer sees, where one is named.</summary>
    public async Task<IReadOnlyList<AgencyRow>> RowsAsync(Officer? seenBy, CancellationToken ct)
    {
        var agencies = await db.Agencies.AsNoTracking().Where(a => a.TreePath != null).ToListAsync(ct);
        var order = Order(agencies.Select(a => (a.Id, a.TreePath!, a.Kind!.Value, a.Name)));
        var names = agencies.ToDictionary(a => a.Id, a => a.Name);
        return
        [
            .. agencies.Where(a => seenBy is null || seenBy.Sees(a.Place!)).OrderBy(a => order[a.Id], StringComparer.Ordinal)
                .Select((a, i) => new AgencyRow(i + 2, a.Profile, NameOf(a.ParentId), NameOf(a.SupersededById), a.SupersededOn)),
        ];

        string? NameOf(long? id) => id is { } known ? names.GetValueOrDefault(known) : null;
    }

    /// <summary>Keys that sort each agency after the one above it and before that one's next neighbour, whatever their numbers.</summary>
    private static Dictionary<long, string> Order(IEnumerable<(long Id, string TreePath, AgencyKind Kind, string Name)> agencies)
    {
        var all = agencies.ToDictionary(a => a.Id);
        return all.Values.ToDictionary(a => a.Id, a => string.Concat(
            a.TreePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse).Select(id => $"{(int)all[id].Kind}{all[id].Name}\u0001")));
    }
}
