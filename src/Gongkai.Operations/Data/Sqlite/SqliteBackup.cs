using System.IO.Compression;
using Gongkai.Operations.Data.Backup;
using Microsoft.Data.Sqlite;

namespace Gongkai.Operations.Data.Sqlite;

/// <summary>The whole file, copied by the database itself while others write (<c>VACUUM INTO</c>).</summary>
internal static class SqliteBackup
{
    private const string Entry = "gongkai.db";

    public static async Task WriteAsync(SqliteConnection connection, ZipArchive zip, CancellationToken ct)
    {
        var copy = connection.DataSource + $".backup-{Guid.NewGuid():N}";
        try
        {
            await using (var command = connection.CreateCommand())
            {
                command.CommandText = "VACUUM INTO $copy";
                command.Parameters.AddWithValue("$copy", copy);
                await command.ExecuteNonQueryAsync(ct);
            }

            await using var source = File.OpenRead(copy);
            await using var target = await zip.CreateEntry(Entry, CompressionLevel.Fastest).OpenAsync(ct);
            await source.CopyToAsync(target, ct);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    public static async Task RestoreAsync(string path, ZipArchive zip, CancellationToken ct)
    {
        if (File.Exists(path) || File.Exists(path + "-wal"))
        {
            throw new BackupException("restore.exists", $"数据库 {path} 已存在。请先停止服务并移走它，再恢复。");
        }

        if (zip.GetEntry(Entry) is not { } entry)
        {
            throw new BackupException("backup.unreadable", "备份里没有数据库文件，请换一份备份再试。");
        }

        var unfinished = path + ".part";
        try
        {
            await using (var target = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
            await using (var source = await entry.OpenAsync(ct))
            {
                await source.CopyToAsync(target, ct);
                target.Flush(flushToDisk: true);
            }

            await using (var check = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = unfinished, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString))
            {
                await check.OpenAsync(ct);
                await using var command = check.CreateCommand();
                command.CommandText = "PRAGMA quick_check";
                if (await command.ExecuteScalarAsync(ct) as string != "ok")
                {
                    throw new BackupException("backup.unreadable", "备份里的数据库文件已损坏，请换一份备份再试。");
                }
            }

            File.Move(unfinished, path, overwrite: false);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
