using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Agencies;

/// <summary>Agencies of a store under test.</summary>
internal static class StoreAgencies
{
    public static async Task<AgencyPlace> AddAgencyAsync(this Store store, string name, AgencyPlace? above = null)
    {
        var id = (await store.With((SaveAgency save) => save.ExecuteAsync(new(new AgencyProfile { Name = name }, above?.Id), CancellationToken.None))).Value;
        return (await store.AgencyAsync(id)).Place!;
    }

    public static Task<Agency> AgencyAsync(this Store store, long id) =>
        store.With((GongkaiDbContext db) => db.Agencies.AsNoTracking().SingleAsync(a => a.Id == id));

    public static Task<Agency> AgencyAsync(this Store store, string name) =>
        store.With((GongkaiDbContext db) => db.Agencies.AsNoTracking().SingleAsync(a => a.Name == name));
}
