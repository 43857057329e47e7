using Gongkai.Domain.Catalogue;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Catalogue;

/// <summary>Gives an agency the columns it begins with. Only within <see cref="GongkaiDbContext.ExclusivelyAsync"/>.</summary>
public sealed class CatalogueInstaller(GongkaiDbContext db)
{
    /// <summary>Adds the default columns that the agency does not have, closed ones included; saves. Gives how many were added.</summary>
    /// <exception cref="ArgumentException">The agency has no place in a tree.</exception>
    public async Task<int> AddMissingAsync(Agency agency, CancellationToken ct)
    {
        if (agency is not { Level: { } level, Kind: { } kind })
        {
            throw new ArgumentException("An agency without a level has no platform", nameof(agency));
        }

        var known = await db.Columns.AsNoTracking().Where(c => c.AgencyId == agency.Id).ToDictionaryAsync(c => c.Code, c => c.Id, ct);
        var missing = DefaultCatalogue.For(level, kind).Index().Where(c => !known.ContainsKey(c.Item.Code)).ToList();

        // Those at the top first: the others need their numbers.
        foreach (var group in missing.GroupBy(c => c.Item.ParentCode is not null).OrderBy(g => g.Key))
        {
            var made = group.Select(c => Make(agency.Id, c.Item, c.Index, known)).ToList();
            db.Columns.AddRange(made);
            await db.SaveChangesAsync(ct);
            foreach (var column in made)
            {
                known.Add(column.Code, column.Id);
                db.Entry(column).State = EntityState.Detached; // an import of many agencies must not track thousands of columns
            }
        }

        return missing.Count;
    }

    private static CatalogueColumn Make(long agencyId, DefaultColumn column, int position, Dictionary<string, long> known) => new()
    {
        AgencyId = agencyId,
        ParentId = column.ParentCode is null ? null : known[column.ParentCode],
        Part = column.Part,
        Code = column.Code,
        Name = column.Name,
        Basis = column.Basis,
        Description = column.Description,
        Position = (position + 1) * 10,
        Cycle = column.Cycle,
        CycleDays = column.CycleDays,
    };
}
