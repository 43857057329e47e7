using System.Data.Common;
using System.IO.Compression;
using Gongkai.Operations.Data.Postgres;
using Gongkai.Operations.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Data;

/// <summary>What differs between the databases. Everything else is the same model and the same queries.</summary>
public abstract class DatabaseEngine : IAsyncDisposable
{
    /// <summary>The name in settings and the folder of its scripts: <c>sqlite</c>, <c>postgres</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The folder of its scripts under <c>Data/Migrations</c>.</summary>
    internal abstract string ScriptFolder { get; }

    /// <summary>The collation that compares by code point, where columns must name it; null where that is the rule anyway.</summary>
    internal abstract string? TextCollation { get; }

    /// <summary>The engine that the settings name.</summary>
    /// <exception cref="ArgumentException">There is no such provider.</exception>
    public static DatabaseEngine Create(DatabaseSettings settings) => settings.Provider.ToLowerInvariant() switch
    {
        "sqlite" => new SqliteEngine(settings.ConnectionString),
        "postgres" => new PostgresEngine(settings.ConnectionString),
        _ => throw new ArgumentException($"Database:Provider is '{settings.Provider}'; use sqlite or postgres"),
    };

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();

    /// <summary>The path of a file that lives beside the database; null where the database is not a file.</summary>
    internal abstract string? FileBeside(string name);

    /// <summary>Writes the whole database, as it stands at one moment, into an archive.</summary>
    internal abstract Task WriteBackupAsync(ZipArchive zip, CancellationToken ct);

    /// <summary>Makes the database from an archive; refuses one that holds something.</summary>
    /// <param name="zip">The archive.</param>
    /// <param name="scripts">The scripts of the archive's schema.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="Backup.BackupException">The database holds something, or the archive lacks something.</exception>
    internal abstract Task RestoreBackupAsync(ZipArchive zip, IReadOnlyList<SchemaScript> scripts, CancellationToken ct);

    /// <summary>Tells EF Core how to reach the database.</summary>
    internal abstract void Configure(DbContextOptionsBuilder options);

    /// <summary>Whatever must stand before the first connection (a folder) or hold for the file (its journal mode).</summary>
    internal abstract Task PrepareAsync(CancellationToken ct);

    /// <summary>Whether the driver keeps often used commands prepared by itself, whoever gets the connection next.</summary>
    internal abstract bool DriverKeepsStatements { get; }

    /// <summary>Opens a connection of its own, for the scripts.</summary>
    internal abstract Task<DbConnection> OpenAsync(CancellationToken ct);

    /// <summary>The command for a stored file's content (parameters <c>@sha256</c>, <c>@from</c>: the first byte, counted from 0), read without holding it whole.</summary>
    internal abstract string FileSql { get; }

    /// <summary>Goes to a byte of the content that <see cref="FileSql"/> gave, where the command has not begun there itself.</summary>
    internal abstract void GoTo(Stream content, long from);

    /// <summary>Waits until no other writer of this process is at work; the writer leaves by disposing what it got.</summary>
    internal abstract Task<IDisposable> EnterWriteAsync(CancellationToken ct);

    /// <summary>Within an open transaction: waits for the writers of other processes, until the transaction ends.</summary>
    internal abstract Task LockAsync(DbTransaction transaction, CancellationToken ct);
}
