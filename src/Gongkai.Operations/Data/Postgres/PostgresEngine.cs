using System.Data.Common;
using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Gongkai.Operations.Data.Postgres;

/// <summary>A PostgreSQL server, for several nodes or many agencies.</summary>
internal sealed class PostgresEngine : DatabaseEngine
{
    /// <summary>The advisory lock of those who write to the register of agencies and reports; any number that nobody else uses.</summary>
    private const long WriterLock = 0x476F6E676B6169;

    private readonly NpgsqlDataSource source;
    private readonly SemaphoreSlim writer = new(1, 1);

    public PostgresEngine(string connectionString)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        if (!given.ContainsKey("Max Auto Prepare"))
        {
            // A third faster on the portal's queries. Behind a pooler that shares sessions set Max Auto Prepare=0.
            given.MaxAutoPrepare = 200;
        }

        if (!given.ContainsKey("No Reset On Close"))
        {
            // Nothing here changes a session, and putting it back costs a sixth of what all queries of a page cost.
            given.NoResetOnClose = true;
        }

        source = NpgsqlDataSource.Create(given);
    }

    public override string Name => "postgres";

    internal override string ScriptFolder => "Postgres";

    internal override string? TextCollation => "C";

    internal override bool DriverKeepsStatements => true;

    public override ValueTask DisposeAsync()
    {
        // The queue is not disposed: a writer that is still at work when the program stops must be able to leave it.
        GC.SuppressFinalize(this);
        return source.DisposeAsync();
    }

    internal override string? FileBeside(string name) => null;

    internal override async Task WriteBackupAsync(ZipArchive zip, CancellationToken ct)
    {
        await using var open = await source.OpenConnectionAsync(ct);
        await PostgresBackup.WriteAsync(open, zip, ct);
    }

    internal override async Task RestoreBackupAsync(ZipArchive zip, IReadOnlyList<SchemaScript> scripts, CancellationToken ct)
    {
        await using var open = await source.OpenConnectionAsync(ct);
        await PostgresBackup.RequireEmptyAsync(open, ct);
        await new SchemaUpgrader(this, TimeProvider.System).UpgradeAsync(scripts, ct);
        await PostgresBackup.RestoreAsync(open, zip, ct);
    }

    internal override void Configure(DbContextOptionsBuilder options) => options.UseNpgsql(source);

    internal override Task PrepareAsync(CancellationToken ct) => Task.CompletedTask;

    internal override string FileSql => "SELECT substring(content FROM (@from + 1)::int) FROM stored_files WHERE sha256 = @sha256";

    internal override void GoTo(Stream content, long from)
    {
        // The command began there.
    }

    internal override async Task<DbConnection> OpenAsync(CancellationToken ct) => await source.OpenConnectionAsync(ct);

    // One writer of this process at a time takes a connection and then the lock: many who want to write at once
    // would otherwise hold all connections while they wait, and nobody could read.
    internal override async Task<IDisposable> EnterWriteAsync(CancellationToken ct)
    {
        await writer.WaitAsync(ct);
        return new Leave(writer);
    }

    internal override async Task LockAsync(DbTransaction transaction, CancellationToken ct)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"SELECT pg_advisory_xact_lock({WriterLock})";
        await command.ExecuteNonQueryAsync(ct);
    }

    private sealed class Leave(SemaphoreSlim writer) : IDisposable
    {
        public void Dispose() => writer.Release();
    }
}
