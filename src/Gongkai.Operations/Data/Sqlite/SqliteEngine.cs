using System.Data.Common;
using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Data.Sqlite;

/// <summary>One file, write-ahead log, one writer at a time and readers that never wait.</summary>
internal sealed class SqliteEngine : DatabaseEngine
{
    private const int BusyTimeoutSeconds = 30;

    /// <summary>Pages of the file are read where the system has them in memory, instead of being copied; of larger files the first part.</summary>
    private const long MappedBytes = 1L << 30;

    private readonly SqliteConnectionStringBuilder connection;
    private readonly SemaphoreSlim writer = new(1, 1);

    public SqliteEngine(string connectionString)
    {
        connection = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true };
        if (!connectionString.Contains("Timeout", StringComparison.OrdinalIgnoreCase))
        {
            connection.DefaultTimeout = BusyTimeoutSeconds;
        }
    }

    public override string Name => "sqlite";

    internal override string ScriptFolder => "Sqlite";

    internal override string? TextCollation => null;

    internal override bool DriverKeepsStatements => false;

    public override ValueTask DisposeAsync()
    {
        // The queue is not disposed: a writer that is still at work when the program stops must be able to leave it.
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    internal override string? FileBeside(string name) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(connection.DataSource))!, name);

    internal override async Task WriteBackupAsync(ZipArchive zip, CancellationToken ct)
    {
        await using var open = await OpenAsync(ct);
        await SqliteBackup.WriteAsync((SqliteConnection)open, zip, ct);
    }

    internal override async Task RestoreBackupAsync(ZipArchive zip, IReadOnlyList<SchemaScript> scripts, CancellationToken ct)
    {
        var path = Path.GetFullPath(connection.DataSource);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await SqliteBackup.RestoreAsync(path, zip, ct);
    }

    internal override void Configure(DbContextOptionsBuilder options) => options.UseSqlite(connection.ConnectionString);

    internal override async Task PrepareAsync(CancellationToken ct)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(connection.DataSource)) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        // The journal mode is kept in the file. synchronous stays at its default FULL: a commit is on the disk before it is acknowledged.
        await using var open = await OpenAsync(ct);
        await using var command = open.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        await command.ExecuteScalarAsync(ct);
    }

    // With the number of the row beside it the driver reads the content piece by piece.
    internal override string FileSql => "SELECT content, rowid FROM stored_files WHERE sha256 = @sha256";

    internal override async Task<DbConnection> OpenAsync(CancellationToken ct)
    {
        var opened = new SqliteConnection(connection.ConnectionString);
        await opened.OpenAsync(ct);
        await using var command = opened.CreateCommand();
        command.CommandText = $"PRAGMA mmap_size = {MappedBytes}";
        await command.ExecuteNonQueryAsync(ct);
        return opened;
    }

    internal override void GoTo(Stream content, long from) => content.Seek(from, SeekOrigin.Begin);

    // The driver waits for a busy file by sleeping on the thread; within the process a queue is kinder.
    internal override async Task<IDisposable> EnterWriteAsync(CancellationToken ct)
    {
        await writer.WaitAsync(ct);
        return new Leave(writer);
    }

    // The transaction began IMMEDIATE, so it holds the write lock already. What it deletes, keys of erased cases among it, is overwritten with
    // zeros in the file and does not wait in a free page to be written over some day.
    internal override async Task LockAsync(DbTransaction transaction, CancellationToken ct)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "PRAGMA secure_delete = ON";
        await command.ExecuteScalarAsync(ct);
    }

    private sealed class Leave(SemaphoreSlim writer) : IDisposable
    {
        public void Dispose() => writer.Release();
    }
}
