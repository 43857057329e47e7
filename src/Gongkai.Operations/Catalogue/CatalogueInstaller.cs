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

        var byCode = await db.Columns.Where(c => c.AgencyId == agency.Id).ToDictionaryAsync(c => c.Code, ct);
        var added = 0;
        foreach (var (position, column) in DefaultCatalogue.For(level, kind).Index())
        {
            if (byCode.ContainsKey(column.Code))
            {
                continue;
            }

            var made = new CatalogueColumn
            {
                AgencyId = agency.Id,
                ParentId = column.ParentCode is null ? null : byCode[column.ParentCode].Id,
                Part = column.Part,
                Code = column.Code,
                Name = column.Name,
                Basis = column.Basis,
                Description = column.Description,
                Position = (position + 1) * 10,
                Cycle = column.Cycle,
                CycleDays = column.CycleDays,
            };
            db.Columns.Add(made);
            byCode.Add(column.Code, made);
            if (column.ParentCode is null)
            {
                await db.SaveChangesAsync(ct); // children need its number
            }

            added++;
        }

        await db.SaveChangesAsync(ct);
        return added;
    }
}
