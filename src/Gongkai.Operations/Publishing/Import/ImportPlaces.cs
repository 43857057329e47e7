using Gongkai.Domain;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing.Import;

/// <summary>Where a record goes: its agency, one of its open columns, a kind that holds there.</summary>
internal sealed record ImportPlace(Agency Agency, long ColumnId, string ColumnCode, DocumentKind Kind);

/// <summary>Finds the places of records; each agency's columns and kinds are read once.</summary>
internal sealed class ImportPlaces(GongkaiDbContext db, PublishingSettings settings, Agency root)
{
    private const string UsualKind = "other";

    private readonly Dictionary<string, Agency?> agencies = new(StringComparer.Ordinal);
    private readonly Dictionary<long, Known> known = [];

    /// <summary>The agency that somebody means by a name, a short address or a number; null when there is none in a tree.</summary>
    public static Task<Agency?> AgencyAsync(GongkaiDbContext db, string text, CancellationToken ct)
    {
        var number = long.TryParse(text, out var id) ? id : 0;
        return db.Agencies.AsNoTracking().Where(a => a.TreePath != null && (a.Name == text || a.Slug == text || a.Id == number)).OrderByDescending(a => a.Name == text).FirstOrDefaultAsync(ct);
    }

    /// <summary>The place that a record names, or why there is none.</summary>
    public async Task<Outcome<ImportPlace>> FindAsync(ImportRow row, CancellationToken ct)
    {
        if (await AgencyOfAsync(row, ct) is not { } agency)
        {
            return new Problem("import.agency", $"没有找到机关“{row[ImportField.Agency]}”，或者它不在“{root.Name}”之下。");
        }

        var here = await KnownAsync(agency, ct);
        var problems = new List<Problem>();
        var columnName = row[ImportField.Column];
        var column = columnName is null ? null : here.Columns.GetValueOrDefault(columnName);
        if (column is null)
        {
            problems.Add(new("import.column", columnName is null ? "没有写明栏目。" : $"“{agency.Name}”没有栏目“{columnName}”，或者它已关闭。"));
        }

        var kindName = row[ImportField.Kind] ?? UsualKind;
        if (!here.Kinds.TryGetValue(kindName, out var kind))
        {
            problems.Add(new("import.kind", $"没有信息种类“{kindName}”。"));
        }

        return column is null || kind is null ? new Outcome<ImportPlace>(problems) : new ImportPlace(agency, column.Id, column.Code, kind);
    }

    private async Task<Agency?> AgencyOfAsync(ImportRow row, CancellationToken ct)
    {
        if (row[ImportField.Agency] is not { } text)
        {
            return root;
        }

        if (!agencies.TryGetValue(text, out var agency))
        {
            agency = await AgencyAsync(db, text, ct);
            agencies[text] = agency = agency?.TreePath?.StartsWith(root.TreePath!, StringComparison.Ordinal) == true ? agency : null;
        }

        return agency;
    }

    private async Task<Known> KnownAsync(Agency agency, CancellationToken ct)
    {
        if (!known.TryGetValue(agency.Id, out var here))
        {
            var columns = await db.Columns.AsNoTracking().Where(c => c.AgencyId == agency.Id && c.ClosedOn == null).OrderBy(c => c.Id).Select(c => new Column(c.Id, c.Code, c.Name)).ToListAsync(ct);
            var kinds = (await settings.KindsAsync(agency.Place!, ct)).Where(k => !k.IsOff).Select(k => k.Kind).ToList();
            known[agency.Id] = here = new(
                columns.Select(c => (Text: c.Code, Column: c)).Concat(columns.Select(c => (Text: c.Name, Column: c))).DistinctBy(c => c.Text).ToDictionary(c => c.Text, c => c.Column),
                kinds.Select(k => (Text: k.Code, Kind: k)).Concat(kinds.Select(k => (Text: k.Name, Kind: k))).DistinctBy(k => k.Text).ToDictionary(k => k.Text, k => k.Kind));
        }

        return here;
    }

    private sealed record Column(long Id, string Code, string Name);

    private sealed record Known(IReadOnlyDictionary<string, Column> Columns, IReadOnlyDictionary<string, DocumentKind> Kinds);
}
