using Gongkai.Operations.AnnualReports;
using Gongkai.Operations.Data;
using Gongkai.Operations.Tests.AnnualReports;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Data;

public sealed class SchemaUpgraderTests
{
    [Theory, EveryDatabase]
    public async Task A_script_runs_once(Database database)
    {
        await using var store = await Store.EmptyAsync(database);
        var upgrader = store.Single<SchemaUpgrader>();

        (await upgrader.UpgradeAsync(CancellationToken.None)).ShouldBe(Scripts(store).Select(s => s.Name));
        (await upgrader.UpgradeAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task Every_released_schema_with_rows_in_it_is_upgraded_and_its_rows_are_kept(Database database)
    {
        for (var released = 1; ; released++)
        {
            await using var store = await Store.EmptyAsync(database);
            var all = Scripts(store);
            if (released > all.Count)
            {
                break;
            }

            await store.Single<SchemaUpgrader>().UpgradeAsync([.. all.Take(released)], CancellationToken.None);
            await RowsOfRelease1Async(store);

            await store.Single<SchemaUpgrader>().UpgradeAsync(CancellationToken.None);

            var row = (await store.With((ReportQueries q) => q.ListAsync(new ReportFilter { Name = "青山" }, null, 10, CancellationToken.None))).Rows.ShouldHaveSingleItem();
            (row.Agency, row.RegionPath, row.Year, row.PublishedOn).ShouldBe(("青山县人民政府", "青山县/", 2024, new DateOnly(2025, 1, 15)));
            row.ImportedAt.ShouldBe(new DateTimeOffset(2025, 2, 10, 1, 30, 0, TimeSpan.Zero));
            (await store.ImportAsync("青山县人民政府", 2020)).Effect.ShouldBe(ImportEffect.Added);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_further_script_runs_on_a_database_in_use(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        await store.ImportAsync("青山县人民政府", 2024);
        SchemaScript[] longer = [.. Scripts(store), new(9000, "9000_test", "CREATE TABLE later (id integer NOT NULL); INSERT INTO later SELECT count(*) FROM annual_reports;")];

        (await store.Single<SchemaUpgrader>().UpgradeAsync(longer, CancellationToken.None)).ShouldBe(["9000_test"]);

        (await ScalarAsync(store, "SELECT id FROM later")).ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task A_script_that_fails_leaves_nothing_of_itself(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        SchemaScript[] broken = [.. Scripts(store), new(9000, "9000_test", "CREATE TABLE half (id integer NOT NULL); INSERT INTO no_such_table VALUES (1);")];

        await Should.ThrowAsync<System.Data.Common.DbException>(() => store.Single<SchemaUpgrader>().UpgradeAsync(broken, CancellationToken.None));

        (await SchemaCatalogue.DescribeAsync(store.Single<DatabaseEngine>())).ShouldNotContain(l => l.Contains("half"));
        (await ScalarAsync(store, "SELECT count(*) FROM schema_versions WHERE number = 9000")).ShouldBe(0);
    }

    [Theory, EveryDatabase]
    public async Task A_script_that_was_edited_after_it_ran_stops_the_program(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        SchemaScript[] edited = [.. Scripts(store).Select(s => new SchemaScript(s.Number, s.Name, s.Sql + "-- edited"))];

        (await Should.ThrowAsync<SchemaMismatchException>(() => store.Single<SchemaUpgrader>().UpgradeAsync(edited, CancellationToken.None)))
            .Message.ShouldContain("0001_annual_reports");
    }

    [Theory, EveryDatabase]
    public async Task A_database_newer_than_the_program_stops_it(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        await store.Single<SchemaUpgrader>().UpgradeAsync([.. Scripts(store), new(9000, "9000_later", "SELECT 1")], CancellationToken.None);

        (await Should.ThrowAsync<SchemaMismatchException>(() => store.Single<SchemaUpgrader>().UpgradeAsync(CancellationToken.None))).Message.ShouldContain("9000_later");
    }

    [Theory, EveryDatabase]
    public async Task Nodes_that_start_at_once_upgrade_the_database_once(Database database)
    {
        await using var store = await Store.EmptyAsync(database);

        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var engine = DatabaseEngine.Create(store.Settings);
            return await new SchemaUpgrader(engine, TimeProvider.System).UpgradeAsync(CancellationToken.None);
        })));

        // Between two scripts another node may take its turn: each script ran on one node, and on each node in their order.
        done.SelectMany(d => d).ShouldBe(Scripts(store).Select(s => s.Name), ignoreOrder: true);
        done.ShouldAllBe(d => d.SequenceEqual(d.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Both_databases_have_scripts_of_the_same_numbers_and_names()
    {
        var sqlite = SchemaScript.For(DatabaseEngine.Create(DatabaseSettings.Sqlite("unused.db"))).Select(s => s.Name).ToList();
        var postgres = SchemaScript.For(DatabaseEngine.Create(DatabaseSettings.Postgres("Host=unused"))).Select(s => s.Name).ToList();

        sqlite.ShouldBe(postgres);
        sqlite.Select(name => name[..4]).ShouldBeUnique();
        sqlite[0].ShouldStartWith("0001"); // after that numbers may be left out
    }

    private static IReadOnlyList<SchemaScript> Scripts(Store store) => SchemaScript.For(store.Single<DatabaseEngine>());

    /// <summary>A report as the first release would have written it, in the words of its schema.</summary>
    private static Task<int> RowsOfRelease1Async(Store store)
    {
        var (no, blob, instant) = store.Settings.Provider == "sqlite" ? ("0", "x'00'", "'2025-02-10 01:30:00'") : ("false", "'\\x00'", "'2025-02-10 01:30:00+00'");
        var rows = $"""
            INSERT INTO regions (id, name, path) VALUES (1001, '青山县', '青山县/');
            INSERT INTO agencies (id, name, search_name, region_id, is_registered) VALUES (1002, '青山县人民政府', '青山县人民政府', 1001, {no});
            INSERT INTO annual_reports (id, agency_id, year, format, published_on, version, imported_at, checked_at, checked_by, errors, warnings, infos, explained, list_key)
                VALUES (1003, 1002, 2024, '2021', '2025-01-15', 1, {instant}, {instant}, 'x', 0, 0, 0, 0, '7975青山县人民政府');
            INSERT INTO stored_files (sha256, length, content) VALUES ('00', 1, {blob});
            INSERT INTO annual_report_versions (report_id, number, source_name, source_sha256, imported_at, cells, text, findings)
                VALUES (1003, 1, 'a.txt', '00', {instant}, {blob}, {blob}, {blob});
            """;
        return store.With((GongkaiDbContext db) => db.Database.ExecuteSqlRawAsync(rows));
    }

    private static async Task<long> ScalarAsync(Store store, string sql)
    {
        await using var connection = await store.Single<DatabaseEngine>().OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync());
    }
}
