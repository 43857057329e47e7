using System.Security.Cryptography;
using Gongkai.Operations.Data;

namespace Gongkai.Operations.Dossiers;

/// <summary>
/// The master keys that wrap the keys of cases: the first is used for new ones, all of them open old ones. One key a line,
/// <c>id:base64 of 32 bytes</c>, from the setting <c>Gongkai:MasterKey</c> (environment) or the file <c>Gongkai:MasterKeyFile</c>.
/// </summary>
public sealed class MasterKeys
{
    private const int KeyBytes = 32;
    private readonly List<(string Id, byte[] Key)> keys;

    private MasterKeys(List<(string Id, byte[] Key)> keys) => this.keys = keys;

    /// <summary>The id of the key that new cases are sealed with.</summary>
    public string CurrentId => keys[0].Id;

    /// <summary>The key of an id.</summary>
    /// <exception cref="CryptographicException">There is no such key.</exception>
    public ReadOnlySpan<byte> this[string id] => keys.Find(k => k.Id == id).Key
        ?? throw new CryptographicException($"There is no master key '{id}': restore it in the settings, what it sealed cannot be read without it.");

    /// <summary>Reads keys from text; the first line is the current one.</summary>
    /// <exception cref="FormatException">A line is not <c>id:base64</c> of 32 bytes.</exception>
    public static MasterKeys Parse(string text)
    {
        var keys = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            var parts = line.Split(':', 2);
            var key = parts.Length == 2 && parts[0].Length > 0 ? Convert.FromBase64String(parts[1]) : [];
            return key.Length == KeyBytes ? (parts[0], key) : throw new FormatException("A master key is a line 'id:base64 of 32 bytes'.");
        }).ToList();
        return keys.Count > 0 ? new(keys) : throw new FormatException("There is no master key in the settings.");
    }

    /// <summary>Reads the file; a file that is not there is made with one new key, readable by its owner only.</summary>
    public static MasterKeys ReadOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            var made = path + "." + Guid.NewGuid().ToString("N");
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var stream = new FileStream(made, options))
            using (var writer = new StreamWriter(stream))
            {
                writer.Write(NewLine("k1"));
                writer.Flush();
                stream.Flush(flushToDisk: true);
            }

            try
            {
                File.Move(made, path, overwrite: false); // another process may have been first; then its key holds
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(made);
            }
        }

        return Parse(File.ReadAllText(path));
    }

    /// <summary>A new key as a line of the file.</summary>
    public static string NewLine(string id) => $"{id}:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes))}\n";
}

/// <summary>Where the master keys come from; bound from the section <c>Gongkai</c> of the configuration.</summary>
public sealed record MasterKeySettings
{
    /// <summary>The keys themselves, one a line; for environments that hand secrets over as variables.</summary>
    public string? MasterKey { get; init; }

    /// <summary>A file with the keys. On SQLite without either setting it is <c>master.key</c> beside the database.</summary>
    public string? MasterKeyFile { get; init; }

    /// <summary>True when there are keys, or a place beside the database where they are made; on PostgreSQL there is none.</summary>
    public bool AreSet(DatabaseSettings database) => IsConfigured(database.Provider.Equals("sqlite", StringComparison.OrdinalIgnoreCase) ? "" : null);

    /// <summary>True where there is a key to read, or a place to make one.</summary>
    internal bool IsConfigured(string? fileBesideDatabase) => MasterKey is { Length: > 0 } || MasterKeyFile is { Length: > 0 } || fileBesideDatabase is not null;

    /// <summary>Reads the keys when they are first needed.</summary>
    internal MasterKeys Read(string? fileBesideDatabase) => MasterKey is { Length: > 0 } keys ? MasterKeys.Parse(keys)
        : (MasterKeyFile is { Length: > 0 } file ? file : fileBesideDatabase) is { } path ? MasterKeys.ReadOrCreate(path)
        : throw new InvalidOperationException("On PostgreSQL the master key must be set (Gongkai:MasterKey or Gongkai:MasterKeyFile), the same on every node.");
}
