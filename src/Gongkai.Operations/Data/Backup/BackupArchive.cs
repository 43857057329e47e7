using System.IO.Compression;
using System.Text.Json;

namespace Gongkai.Operations.Data.Backup;

/// <summary>What a backup says of itself.</summary>
/// <param name="Provider"><c>sqlite</c> or <c>postgres</c>: what it can be restored into.</param>
/// <param name="Schema">The number of the last script of its schema.</param>
/// <param name="TakenAt">The moment it shows.</param>
public sealed record BackupManifest(string Provider, int Schema, DateTimeOffset TakenAt);

/// <summary>Why a backup is not taken or not restored.</summary>
public sealed class BackupException(string code, string text) : Exception(text)
{
    /// <summary>Stable.</summary>
    public string Code { get; } = code;
}

/// <summary>
/// 备份与恢复: one ZIP file with the whole database, files included, as it stood at one moment while work went on. The master
/// keys are not in it: without them sealed data stay sealed, so they are kept apart.
/// </summary>
public sealed class BackupArchive(DatabaseEngine engine, TimeProvider clock)
{
    private const string ManifestName = "manifest.json";

    /// <summary>Takes a backup. The file appears whole or not at all, and never over another one.</summary>
    /// <exception cref="BackupException">The file exists.</exception>
    public async Task<BackupManifest> TakeAsync(string path, CancellationToken ct)
    {
        if (File.Exists(path))
        {
            throw new BackupException("backup.exists", $"文件 {path} 已存在；请换一个文件名，备份不会覆盖原有文件。");
        }

        var unfinished = path + ".part";
        try
        {
            var manifest = new BackupManifest(engine.Name, SchemaScript.For(engine)[^1].Number, clock.GetUtcNow());
            await using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            {
                await using (var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct))
                {
                    await engine.WriteBackupAsync(zip, ct);
                    await using var entry = await zip.CreateEntry(ManifestName).OpenAsync(ct);
                    await JsonSerializer.SerializeAsync(entry, manifest, JsonText.Options, ct);
                }

                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: false);
            return manifest;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Restores into a database that does not exist yet or is empty.</summary>
    /// <exception cref="BackupException">The file is no backup, is of another provider or a later program, or the database holds something.</exception>
    public async Task<BackupManifest> RestoreAsync(string path, CancellationToken ct)
    {
        try
        {
            await using var file = File.OpenRead(path);
            await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, ct);
            var manifest = await ManifestAsync(zip, ct);
            var scripts = SchemaScript.For(engine);
            if (manifest.Provider != engine.Name)
            {
                throw new BackupException("backup.provider", $"这是 {manifest.Provider} 的备份，不能恢复到 {engine.Name}。");
            }

            if (manifest.Schema > scripts[^1].Number)
            {
                throw new BackupException("backup.newer", "这份备份来自更新版本的程序，请先升级程序再恢复。");
            }

            await engine.RestoreBackupAsync(zip, [.. scripts.Where(s => s.Number <= manifest.Schema)], ct);
            return manifest;
        }
        catch (InvalidDataException)
        {
            throw NoBackup(path);
        }
    }

    private static async Task<BackupManifest> ManifestAsync(ZipArchive zip, CancellationToken ct)
    {
        if (zip.GetEntry(ManifestName) is not { } entry)
        {
            throw NoBackup("这个文件");
        }

        try
        {
            await using var stream = await entry.OpenAsync(ct);
            return await JsonSerializer.DeserializeAsync<BackupManifest>(stream, JsonText.Options, ct) ?? throw NoBackup("这个文件");
        }
        catch (JsonException)
        {
            throw NoBackup("这个文件");
        }
    }

    private static BackupException NoBackup(string path) => new("backup.unreadable", $"{path} 不是完整的备份，请换一份备份再试。");
}
