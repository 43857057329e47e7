using Gongkai.Operations.AnnualReports;
using Gongkai.Operations.Data;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.AnnualReports;

public sealed class SeedReportsTests
{
    private static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "samples", "reports");

    [Theory, EveryDatabase]
    public async Task The_five_sample_reports_are_loaded_on_the_first_start_only(Database database)
    {
        await using var store = await Store.CreateAsync(database);

        var seeded = await SeedAsync(store);

        seeded.Count.ShouldBe(5);
        seeded.ShouldAllBe(s => s.Effect == ImportEffect.Added);
        (await SeedAsync(store)).ShouldBeEmpty();
        var rows = (await store.With((ReportQueries q) => q.ListAsync(new ReportFilter(), null, 50, CancellationToken.None))).Rows;
        rows.Count.ShouldBe(5);
        rows.ShouldContain(r => r.Agency == "忻州市民政局" && r.Year == 2023);

        await store.With((DeleteReport delete) => delete.ExecuteAsync(rows[0].Id, CancellationToken.None));
        (await SeedAsync(store)).ShouldBeEmpty();
        (await store.With((GongkaiDbContext db) => db.Reports.CountAsync())).ShouldBe(4);
    }

    [Theory, EveryDatabase]
    public async Task Two_nodes_that_start_at_once_load_the_samples_once(Database database)
    {
        await using var store = await Store.CreateAsync(database);

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => SeedAsync(store))));

        (await store.With((GongkaiDbContext db) => db.Reports.CountAsync())).ShouldBe(5);
        (await store.With((GongkaiDbContext db) => db.ReportVersions.CountAsync())).ShouldBe(5);
    }

    private static Task<IReadOnlyList<SeededReport>> SeedAsync(Store store) => store.With((SeedReports seed) => seed.ExecuteAsync(Samples, CancellationToken.None));
}
