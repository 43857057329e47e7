using System.Data;
using System.IO.Compression;
using Gongkai.Operations.Data.Backup;
using Npgsql;

namespace Gongkai.Operations.Data.Postgres;

/// <summary>Every table in the server's own binary form, all read in one snapshot while others write.</summary>
internal static class PostgresBackup
{
    private const string Journal = "schema_versions";

    public static async Task WriteAsync(NpgsqlConnection connection, ZipArchive zip, CancellationToken ct)
    {
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        foreach (var table in await TablesAsync(connection, ct))
        {
            await using var source = await connection.BeginRawBinaryCopyAsync($"COPY {table} ({await ColumnsAsync(connection, table, ct)}) TO STDOUT (FORMAT BINARY)", ct);
            await using var target = await zip.CreateEntry(Entry(table), CompressionLevel.Fastest).OpenAsync(ct);
            await source.CopyToAsync(target, ct);
        }
    }

    public static async Task RestoreAsync(NpgsqlConnection connection, ZipArchive zip, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        foreach (var table in await TablesAsync(connection, ct))
        {
            if (zip.GetEntry(Entry(table)) is not { } entry)
            {
                throw new BackupException("backup.unreadable", $"备份里没有表 {table}，请换一份备份再试。");
            }

            await using (var source = await entry.OpenAsync(ct))
            await using (var target = await connection.BeginRawBinaryCopyAsync($"COPY {table} ({await ColumnsAsync(connection, table, ct)}) FROM STDIN (FORMAT BINARY)", ct))
            {
                await source.CopyToAsync(target, ct);
            }
        }

        foreach (var (table, column) in await IdentitiesAsync(connection, ct))
        {
            await ExecuteAsync(connection, $"SELECT setval(pg_get_serial_sequence('{table}', '{column}'), coalesce(max({column}), 0) + 1, false) FROM {table}", ct);
        }

        await transaction.CommitAsync(ct);
    }

    /// <summary>Refuses a database with tables in it.</summary>
    public static async Task RequireEmptyAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        if ((await ListAsync(connection, "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()", ct)).Count > 0)
        {
            throw new BackupException("restore.exists", "目标数据库不是空的。请新建一个空数据库再恢复。");
        }
    }

    private static string Entry(string table) => $"tables/{table}.copy";

    // What a table refers to stands before it.
    private static async Task<List<string>> TablesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var left = (await ListAsync(connection, $"SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename <> '{Journal}' ORDER BY 1", ct)).ToHashSet();
        var references = (await ListAsync(
            connection, "SELECT conrelid::regclass::text || '>' || confrelid::regclass::text FROM pg_constraint WHERE contype = 'f' AND conrelid <> confrelid AND connamespace = current_schema()::regnamespace", ct))
            .Select(r => r.Split('>')).ToLookup(r => r[0], r => r[1]);
        var ordered = new List<string>();
        while (left.Count > 0)
        {
            var free = left.Where(t => !references[t].Any(left.Contains)).Order(StringComparer.Ordinal).ToList();
            if (free.Count == 0)
            {
                throw new InvalidOperationException($"Tables refer to each other in a circle: {string.Join(", ", left)}");
            }

            ordered.AddRange(free);
            left.ExceptWith(free);
        }

        return ordered;
    }

    private static async Task<string> ColumnsAsync(NpgsqlConnection connection, string table, CancellationToken ct) => string.Join(", ", await ListAsync(
        connection, $"SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attname", ct));

    private static async Task<List<(string Table, string Column)>> IdentitiesAsync(NpgsqlConnection connection, CancellationToken ct) =>
        [.. (await ListAsync(connection, "SELECT attrelid::regclass::text || '>' || attname FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid WHERE attidentity <> '' AND c.relnamespace = current_schema()::regnamespace", ct))
            .Select(r => r.Split('>')).Select(r => (r[0], r[1]))];

    private static async Task<List<string>> ListAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var result = new List<string>();
        while (await reader.ReadAsync(ct))
        {
            result.Add(reader.GetString(0));
        }

        return result;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
