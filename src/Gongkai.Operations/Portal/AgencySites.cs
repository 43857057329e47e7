using System.Data.Common;
using System.Globalization;
using Gongkai.Domain.Agencies;
using Gongkai.Domain.Catalogue;
using Gongkai.Operations.Deadlines;

namespace Gongkai.Operations.Portal;

/// <summary>The first and the last year in which an agency published.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last.</param>
public sealed record PublicYears(int First, int Last);

/// <summary>The agencies and their columns, kept in memory until a change of theirs is seen.</summary>
public sealed class AgencySites(PublicConnections connections)
{
    private const long Capacity = 5_000;
    private const string AgencyColumns =
        "id, slug, name, short_name, parent_id, tree_path, level, kind, credit_code, initials, site_name, domain, site_code, icp_number, police_number, " +
        "office_name, office_address, office_hours, office_telephone, office_fax, office_email, office_postcode, reconsideration_body, court, superseded_by_id";

    private readonly TaggedCache<string, object> kept = new(Capacity);

    /// <summary>An agency by its part of the address; null where there is none.</summary>
    public Task<AgencySite?> FindAsync(string slug, CancellationToken ct) =>
        SiteAsync("s" + slug, $"SELECT {AgencyColumns} FROM agencies WHERE slug = @key AND tree_path IS NOT NULL", slug, ct);

    /// <summary>An agency by its number; null where it has no place in the tree.</summary>
    public Task<AgencySite?> FindAsync(long id, CancellationToken ct) => SiteAsync(
        "i" + id.ToString(CultureInfo.InvariantCulture), $"SELECT {AgencyColumns} FROM agencies WHERE id = @key AND slug IS NOT NULL AND tree_path IS NOT NULL", id, ct);

    /// <summary>All agencies with a place in the tree, each after the one above it.</summary>
    public async Task<IReadOnlyList<PublicAgency>> AllAsync(CancellationToken ct)
    {
        if (kept.TryGet("all", out var found))
        {
            return (IReadOnlyList<PublicAgency>)found;
        }

        var begun = kept.Generation;
        using var read = await connections.OpenAsync(ct);
        var all = await read.ListAsync($"SELECT {AgencyColumns} FROM agencies WHERE slug IS NOT NULL AND tree_path IS NOT NULL ORDER BY id", Agency, ct);
        var below = all.ToLookup(a => a.ParentId ?? 0);
        var ordered = new List<PublicAgency>(all.Count);
        void Add(long parent)
        {
            foreach (var agency in below[parent])
            {
                ordered.Add(agency);
                Add(agency.Id);
            }
        }

        Add(0);
        kept.Keep("all", ordered, 1, [PublicTag.Tree], begun);
        return ordered;
    }

    /// <summary>The years in which an agency published; null where it never has. Withdrawn documents do not count.</summary>
    public async Task<PublicYears?> YearsAsync(long agencyId, CancellationToken ct)
    {
        var name = "y" + agencyId.ToString(CultureInfo.InvariantCulture);
        if (kept.TryGet(name, out var found))
        {
            return (PublicYears)found;
        }

        var begun = kept.Generation;
        using var read = await connections.OpenAsync(ct);
        async Task<int?> End(string order) => await read.FirstAsync(
            $"SELECT published_at FROM public_documents WHERE agency_id = @agency AND is_withdrawn = FALSE ORDER BY published_at {order}, id {order} LIMIT 1",
            row => (int?)ChinaTime.DateOf(row.Instant(0)).Year, ct, ("@agency", agencyId));

        if (await End("ASC") is not { } first || await End("DESC") is not { } last)
        {
            return null;
        }

        var years = new PublicYears(first, last);
        kept.Keep(name, years, 1, [PublicTag.Agency(agencyId)], begun);
        return years;
    }

    /// <summary>Forgets what has changed; null for everything.</summary>
    public void Evict(IReadOnlySet<PublicTag>? tags)
    {
        if (tags is null)
        {
            kept.Clear();
        }
        else
        {
            kept.Evict(tags);
        }
    }

    private async Task<AgencySite?> SiteAsync(string name, string sql, object key, CancellationToken ct)
    {
        if (kept.TryGet(name, out var found))
        {
            return (AgencySite)found;
        }

        var begun = kept.Generation;
        using var read = await connections.OpenAsync(ct);
        if (await read.FirstAsync(sql, Agency, ct, ("@key", key)) is not { } agency)
        {
            return null;
        }

        var columns = await read.ListAsync(
            "SELECT id, parent_id, part, code, name, basis, description, cycle, cycle_days, responsible, body, closed_on FROM catalogue_columns WHERE agency_id = @agency ORDER BY position, id",
            Column, ct, ("@agency", agency.Id));
        var above = new List<PublicAgency>();
        foreach (var id in agency.TreePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(id => long.Parse(id, CultureInfo.InvariantCulture)).Where(id => id != agency.Id))
        {
            if (await read.FirstAsync($"SELECT {AgencyColumns} FROM agencies WHERE id = @id AND slug IS NOT NULL AND tree_path IS NOT NULL", Agency, ct, ("@id", id)) is { } one)
            {
                above.Add(one);
            }
        }

        var below = await read.ListAsync($"SELECT {AgencyColumns} FROM agencies WHERE parent_id = @id AND slug IS NOT NULL AND tree_path IS NOT NULL ORDER BY id", Agency, ct, ("@id", agency.Id));
        var hasItems = await read.FirstAsync("SELECT 1 FROM catalogue_items WHERE agency_id = @agency LIMIT 1", _ => "", ct, ("@agency", agency.Id)) is not null;
        var site = new AgencySite(agency, above, below, columns) { HasStandardCatalogue = hasItems };
        kept.Keep(name, site, 1, TagsOf(site), begun);
        return site;
    }

    /// <summary>What a page with an agency's name, menu and neighbours shows of the tree.</summary>
    public static IReadOnlyCollection<PublicTag> TagsOf(AgencySite site) =>
        [PublicTag.Structure(site.Agency.Id), .. site.Above.Concat(site.AgenciesBelow).Select(a => PublicTag.Structure(a.Id))];

    private static PublicAgency Agency(DbDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Slug = row.GetString(1),
        Name = row.GetString(2),
        ShortName = row.Text(3),
        ParentId = row.Number(4),
        TreePath = row.GetString(5),
        Level = row.IsDBNull(6) ? null : row.Choice<AgencyLevel>(6),
        Kind = row.IsDBNull(7) ? null : row.Choice<AgencyKind>(7),
        CreditCode = row.Text(8),
        Initials = row.Text(9),
        SiteName = row.Text(10),
        Domain = row.Text(11),
        SiteCode = row.Text(12),
        IcpNumber = row.Text(13),
        PoliceNumber = row.Text(14),
        OfficeName = row.Text(15),
        OfficeAddress = row.Text(16),
        OfficeHours = row.Text(17),
        OfficeTelephone = row.Text(18),
        OfficeFax = row.Text(19),
        OfficeEmail = row.Text(20),
        OfficePostcode = row.Text(21),
        ReconsiderationBody = row.Text(22),
        Court = row.Text(23),
        SupersededById = row.Number(24),
    };

    private static PublicColumn Column(DbDataReader row) => new()
    {
        Id = row.GetInt64(0),
        ParentId = row.Number(1),
        Part = row.Choice<CataloguePart>(2),
        Code = row.GetString(3),
        Name = row.GetString(4),
        Basis = row.Text(5),
        Description = row.Text(6),
        Cycle = row.Choice<UpdateCycle>(7),
        CycleDays = row.Number(8),
        Responsible = row.Text(9),
        Body = row.Text(10),
        ClosedOn = row.Date(11),
    };
}
