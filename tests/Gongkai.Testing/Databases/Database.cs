using Npgsql;
using Xunit.Abstractions;

namespace Gongkai.Testing.Databases;

/// <summary>A kind of database that tests run on. <see cref="CreateAsync"/> makes an empty one for a single test.</summary>
public sealed class Database : IXunitSerializable
{
    /// <summary>The environment variable with the connection string of a throw-away PostgreSQL server.</summary>
    public const string PostgresVariable = "GONGKAI_TEST_POSTGRES";

    /// <summary>Only for the test runner.</summary>
    public Database()
    {
    }

    private Database(string provider) => Provider = provider;

    /// <summary>A file of its own for each test.</summary>
    public static Database Sqlite { get; } = new("sqlite");

    /// <summary>A database of its own for each test, on the server of <see cref="PostgresVariable"/>.</summary>
    public static Database Postgres { get; } = new("postgres");

    /// <summary>Those that are set up on this machine.</summary>
    public static IReadOnlyList<Database> Available => PostgresServer is null ? [Sqlite] : [Sqlite, Postgres];

    /// <summary>The connection string of the server; null where none is set up.</summary>
    public static string? PostgresServer => Environment.GetEnvironmentVariable(PostgresVariable) is { Length: > 0 } server ? server : null;

    /// <summary><c>sqlite</c> or <c>postgres</c>.</summary>
    public string Provider { get; private set; } = "";

    /// <summary>Makes an empty database; it is gone when the result is disposed.</summary>
    public async Task<EmptyDatabase> CreateAsync()
    {
        var name = $"gongkai_{Guid.NewGuid():N}";
        if (Provider == "sqlite")
        {
            var folder = Directory.CreateTempSubdirectory("gongkai-test-").FullName;
            return new EmptyDatabase(Provider, $"Data Source={Path.Combine(folder, name + ".db")}", folder);
        }

        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'");
        return OnServer(name);
    }

    /// <summary>Makes a database with what another one has, which nobody uses meanwhile; it is gone when the result is disposed.</summary>
    public async Task<EmptyDatabase> CopyAsync(EmptyDatabase other)
    {
        var name = $"gongkai_{Guid.NewGuid():N}";
        if (Provider == "sqlite")
        {
            var folder = Directory.CreateTempSubdirectory("gongkai-test-").FullName;
            var file = Path.Combine(folder, name + ".db");
            File.Copy(other.ConnectionString["Data Source=".Length..], file);
            return new EmptyDatabase(Provider, $"Data Source={file}", folder);
        }

        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {other.Place} STRATEGY FILE_COPY");
        return OnServer(name);
    }

    /// <inheritdoc />
    public void Serialize(IXunitSerializationInfo info) => info.AddValue(nameof(Provider), Provider);

    /// <inheritdoc />
    public void Deserialize(IXunitSerializationInfo info) => Provider = info.GetValue<string>(nameof(Provider));

    /// <inheritdoc />
    public override string ToString() => Provider;

    private EmptyDatabase OnServer(string name) => new(Provider, new NpgsqlConnectionStringBuilder(PostgresServer) { Database = name }.ConnectionString, name);

    internal static async Task ExecuteAsync(string sql)
    {
        await using var server = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(PostgresServer) { Pooling = false });
        await using var command = server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>A database of one test.</summary>
/// <param name="Provider"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="ConnectionString">How to reach it.</param>
/// <param name="Place">Its folder, or its name on the server.</param>
public sealed record EmptyDatabase(string Provider, string ConnectionString, string Place) : IAsyncDisposable
{
    /// <summary>Removes it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Provider == "sqlite")
        {
            Directory.Delete(Place, recursive: true);
        }
        else
        {
            await Database.ExecuteAsync($"DROP DATABASE {Place} WITH (FORCE)");
        }
    }
}
