namespace Gongkai.Operations.Data;

/// <summary>Which database to use; bound from the section <c>Database</c> of the configuration.</summary>
public sealed record DatabaseSettings
{
    /// <summary><c>sqlite</c> (the default) or <c>postgres</c>.</summary>
    public string Provider { get; init; } = "sqlite";

    /// <summary>
    /// How to reach it, in the provider's own words: <c>Data Source=data/gongkai.db</c>, <c>Host=…;Database=…;Username=…</c>.
    /// </summary>
    public string ConnectionString { get; init; } = "Data Source=data/gongkai.db";

    /// <summary>One SQLite file.</summary>
    public static DatabaseSettings Sqlite(string path) => new() { Provider = "sqlite", ConnectionString = $"Data Source={path}" };

    /// <summary>A PostgreSQL database.</summary>
    public static DatabaseSettings Postgres(string connectionString) => new() { Provider = "postgres", ConnectionString = connectionString };
}
