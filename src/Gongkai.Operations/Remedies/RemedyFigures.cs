using System.Linq.Expressions;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Remedies;

/// <summary>A cell of table four.</summary>
/// <param name="Group">The row.</param>
/// <param name="Column">The column; null for 总计.</param>
public sealed record RemedyCell(RemedyGroup Group, RemedyColumn? Column)
{
    private const string All = "total";

    /// <summary>All 15 cells in the order of the form.</summary>
    public static IReadOnlyList<RemedyCell> Form { get; } =
        [.. Enum.GetValues<RemedyGroup>().SelectMany(g => Enum.GetValues<RemedyColumn>().Select(c => new RemedyCell(g, c)).Append(new RemedyCell(g, null)))];

    /// <summary>Its name in addresses, <c>reconsideration.corrected</c>.</summary>
    public string Key => $"{Group}.{Column?.ToString() ?? All}".ToLowerInvariant();

    /// <summary>Its place in the report's form, <c>remedies.review[1]</c>; 总计 stands last.</summary>
    public string Path => $"{Group.RowKey()}[{(Column is { } column ? (int)column : Enum.GetValues<RemedyColumn>().Length)}]";

    /// <summary>The cell of a name; null when there is none.</summary>
    public static RemedyCell? Parse(string? key) => Form.FirstOrDefault(c => c.Key == key);
}

/// <summary>The 15 numbers of table four for one agency or the sum of several.</summary>
public sealed class RemedyTotals
{
    private readonly Dictionary<(RemedyGroup, RemedyColumn), int> counts = [];

    /// <summary>A number of the table.</summary>
    public int this[RemedyGroup group, RemedyColumn column] => counts.GetValueOrDefault((group, column));

    /// <summary>A number by its cell; without a column 总计, the sum of the four.</summary>
    public int this[RemedyCell cell] => cell.Column is { } column ? this[cell.Group, column] : Total(cell.Group);

    /// <summary>总计 of a row.</summary>
    public int Total(RemedyGroup group) => Enum.GetValues<RemedyColumn>().Sum(c => this[group, c]);

    /// <summary>The sum of several agencies.</summary>
    public static RemedyTotals Sum(IEnumerable<RemedyTotals> all)
    {
        var sum = new RemedyTotals();
        foreach (var ((group, column), count) in all.SelectMany(t => t.counts))
        {
            sum.Add(group, column, count);
        }

        return sum;
    }

    internal void Add(RemedyGroup group, RemedyColumn column, int count) => counts[(group, column)] = this[group, column] + count;
}

/// <summary>A line of the statistics.</summary>
/// <param name="Key">What it is about: a ground, a section; null for none.</param>
/// <param name="Counts">Cases by column.</param>
/// <typeparam name="T">What it is about.</typeparam>
public sealed record RemedyLine<T>(T? Key, IReadOnlyDictionary<RemedyColumn, int> Counts)
    where T : struct;

/// <summary>
/// Table four as a query. A case counts in the column of its outcome in the year in which it was concluded: a reconsideration on the day of its decision, a
/// lawsuit on the day from which nobody can appeal any more, or of the ruling that ends the appeal. It counts as 尚未审结 in every year at whose end
/// notice of it had been received and it was not concluded. One case counts once a year, whatever its instances. Not counted: what was registered by mistake,
/// complaints, and lawsuits in which the agency is co-defendant only because it decided the reconsideration.
/// </summary>
public sealed class RemedyFigures(GongkaiDbContext db)
{
    /// <summary>The numbers of some agencies for a year, as the records stood at a moment; every agency asked for has its entry.</summary>
    public async Task<IReadOnlyDictionary<long, RemedyTotals>> OfAsync(IReadOnlyCollection<long> agencyIds, int year, DateTimeOffset asOf, CancellationToken ct)
    {
        var end = EndOf(year, asOf);
        var rows = await Counted(db.Remedies.AsNoTracking().Where(r => agencyIds.Contains(r.AgencyId)), year, asOf)
            .GroupBy(r => new { r.AgencyId, r.CountedAs, Result = r.EffectiveOn <= end && r.ConcludedAt <= asOf ? r.Result : null })
            .Select(g => new { g.Key.AgencyId, g.Key.CountedAs, g.Key.Result, Count = g.Count() })
            .ToListAsync(ct);
        var totals = agencyIds.Distinct().ToDictionary(id => id, _ => new RemedyTotals());
        foreach (var row in rows)
        {
            totals[row.AgencyId].Add(row.CountedAs!.Value, row.Result ?? RemedyColumn.Pending, row.Count);
        }

        return totals;
    }

    /// <summary>The cases of a year by the answer that they turn against; null: no answer was given.</summary>
    public async Task<IReadOnlyList<RemedyLine<AnswerKind>>> ByGroundAsync(IReadOnlyCollection<long> agencyIds, int year, DateTimeOffset asOf, CancellationToken ct) =>
        Lines(await LinesAsync(agencyIds, year, asOf, r => r.Ground, ct));

    /// <summary>The cases of a year by section; null: none.</summary>
    public async Task<IReadOnlyList<RemedyLine<long>>> BySectionAsync(IReadOnlyCollection<long> agencyIds, int year, DateTimeOffset asOf, CancellationToken ct) =>
        Lines(await LinesAsync(agencyIds, year, asOf, r => r.SectionId, ct));

    /// <summary>The cases behind a cell.</summary>
    internal static IQueryable<RemedyCase> In(IQueryable<RemedyCase> remedies, RemedyCell cell, int year, DateTimeOffset asOf)
    {
        var end = EndOf(year, asOf);
        var counted = Counted(remedies, year, asOf).Where(r => r.CountedAs == cell.Group);
        return cell.Column switch
        {
            null => counted,
            RemedyColumn.Pending => counted.Where(r => r.EffectiveOn == null || r.EffectiveOn > end || r.ConcludedAt == null || r.ConcludedAt > asOf),
            { } column => counted.Where(r => r.EffectiveOn <= end && r.ConcludedAt <= asOf && r.Result == column),
        };
    }

    private static IQueryable<RemedyCase> Counted(IQueryable<RemedyCase> remedies, int year, DateTimeOffset asOf)
    {
        var (start, end) = (new DateOnly(year, 1, 1), EndOf(year, asOf));
        return remedies.Where(r => r.CountedAs != null && r.NotifiedOn <= end && r.RegisteredAt <= asOf && (r.VoidedAt == null || r.VoidedAt > asOf)
            && (r.EffectiveOn == null || r.EffectiveOn >= start || r.ConcludedAt > asOf));
    }

    private static DateOnly EndOf(int year, DateTimeOffset asOf) => ChinaTime.DateOf(asOf) is var day && day < new DateOnly(year, 12, 31) ? day : new DateOnly(year, 12, 31);

    private async Task<List<(T? Key, RemedyColumn Column, int Count)>> LinesAsync<T>(IReadOnlyCollection<long> agencyIds, int year, DateTimeOffset asOf, Expression<Func<RemedyCase, T?>> by, CancellationToken ct)
        where T : struct
    {
        var end = EndOf(year, asOf);
        var counted = Counted(db.Remedies.AsNoTracking().Where(r => agencyIds.Contains(r.AgencyId)), year, asOf);
        var lines = new List<(T?, RemedyColumn, int)>();
        foreach (var column in Enum.GetValues<RemedyColumn>())
        {
            var cases = column == RemedyColumn.Pending
                ? counted.Where(r => r.EffectiveOn == null || r.EffectiveOn > end || r.ConcludedAt == null || r.ConcludedAt > asOf)
                : counted.Where(r => r.EffectiveOn <= end && r.ConcludedAt <= asOf && r.Result == column);
            var rows = await cases.GroupBy(by).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
            lines.AddRange(rows.Select(r => (r.Key, column, r.Count)));
        }

        return lines;
    }

    private static List<RemedyLine<T>> Lines<T>(List<(T? Key, RemedyColumn Column, int Count)> rows)
        where T : struct =>
        [.. rows.GroupBy(r => r.Key).Select(g => new RemedyLine<T>(g.Key, g.ToDictionary(r => r.Column, r => r.Count))).OrderByDescending(l => l.Counts.Values.Sum()).ThenBy(l => l.Key?.ToString(), StringComparer.Ordinal)];
}
