using Gongkai.Operations.Data;
using Gongkai.Testing.Databases;

namespace Gongkai.Operations.Tests.Data;

public sealed class SchemaTests
{
    // What the scripts make and the model does not know.
    private static readonly string[] OutsideTheModel = ["schema_versions"];

    [PostgresFact]
    public async Task PostgreSQL_is_set_up_for_this_run()
    {
        await using var database = await Database.Postgres.CreateAsync();
        database.Provider.ShouldBe("postgres");
    }

    [Theory, EveryDatabase]
    public async Task The_scripts_make_the_schema_that_the_model_means(Database database)
    {
        await using var fromScripts = await Store.CreateAsync(database);
        await using var fromModel = await Store.EmptyAsync(database);
        await fromModel.With(async (GongkaiDbContext db) => await db.Database.EnsureCreatedAsync());

        var scripts = await SchemaCatalogue.DescribeAsync(fromScripts.Single<DatabaseEngine>());
        var model = await SchemaCatalogue.DescribeAsync(fromModel.Single<DatabaseEngine>());

        string.Join('\n', scripts.Where(l => !OutsideTheModel.Any(l.Contains))).ShouldBe(string.Join('\n', model));
        model.Count.ShouldBeGreaterThan(50);
    }
}
