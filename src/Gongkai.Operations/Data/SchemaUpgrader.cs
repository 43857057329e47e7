using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gongkai.Operations.Data;

/// <summary>One hand-written script that brings a database from the schema before it to the next.</summary>
/// <param name="Number">Its place in the order, from 1.</param>
/// <param name="Name">The file's name, <c>0001_annual_reports</c>.</param>
/// <param name="Sql">Its text, lines ended by line feeds.</param>
public sealed record SchemaScript(int Number, string Name, string Sql)
{
    /// <summary>SHA-256 of the text in hexadecimal; a script that has shipped is not edited.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>The scripts for an engine, in order.</summary>
    internal static IReadOnlyList<SchemaScript> For(DatabaseEngine engine)
    {
        var assembly = typeof(SchemaScript).Assembly;
        var prefix = engine.ScriptFolder + "/";
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(n)!, Encoding.UTF8);
            var name = Path.GetFileNameWithoutExtension(n[prefix.Length..]);
            return new SchemaScript(int.Parse(name[..4], CultureInfo.InvariantCulture), name, reader.ReadToEnd().ReplaceLineEndings("\n"));
        })];
    }
}

/// <summary>The database cannot be used by this program: its journal disagrees with the scripts in the program.</summary>
public sealed class SchemaMismatchException(string message) : Exception(message);

/// <summary>
/// Brings the database to the program's schema. Each script runs in a transaction of its own together with its line in
/// the journal <c>schema_versions</c>; several nodes may start at once.
/// </summary>
public sealed class SchemaUpgrader(DatabaseEngine engine, TimeProvider clock)
{
    private const string Journal = """
        CREATE TABLE IF NOT EXISTS schema_versions (
            number integer NOT NULL CONSTRAINT pk_schema_versions PRIMARY KEY,
            name text NOT NULL,
            checksum text NOT NULL,
            applied_at text NOT NULL
        )
        """;

    /// <summary>Runs the scripts that the database has not seen; gives their names.</summary>
    /// <exception cref="SchemaMismatchException">A script differs from the one that was run, or the database is newer than the program.</exception>
    public Task<IReadOnlyList<string>> UpgradeAsync(CancellationToken ct) => UpgradeAsync(SchemaScript.For(engine), ct);

    /// <summary>The same with given scripts, so that tests can start from an older schema.</summary>
    internal async Task<IReadOnlyList<string>> UpgradeAsync(IReadOnlyList<SchemaScript> scripts, CancellationToken ct)
    {
        await engine.PrepareAsync(ct);
        await using var connection = await engine.OpenAsync(ct);
        await InTransactionAsync(connection, command => ExecuteAsync(command, Journal, ct), ct);

        var done = new List<string>();
        foreach (var script in scripts)
        {
            await InTransactionAsync(connection, async command =>
            {
                if (await WasRunAsync(command, scripts, script, ct))
                {
                    return;
                }

                await ExecuteAsync(command, script.Sql, ct);
                Add(command, "@number", script.Number);
                Add(command, "@name", script.Name);
                Add(command, "@checksum", script.Checksum);
                Add(command, "@applied_at", clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                await ExecuteAsync(command, "INSERT INTO schema_versions (number, name, checksum, applied_at) VALUES (@number, @name, @checksum, @applied_at)", ct);
                done.Add(script.Name);
            }, ct);
        }

        return done;
    }

    private static async Task<bool> WasRunAsync(DbCommand command, IReadOnlyList<SchemaScript> scripts, SchemaScript script, CancellationToken ct)
    {
        command.CommandText = "SELECT number, name, checksum FROM schema_versions ORDER BY number";
        var wasRun = false;
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var (number, name, checksum) = (reader.GetInt32(0), reader.GetString(1), reader.GetString(2));
            if (number > scripts[^1].Number)
            {
                throw new SchemaMismatchException($"The database has schema {name}, this program only knows {scripts[^1].Name}: start a program at least as new as the one that wrote it.");
            }

            if (number == script.Number)
            {
                wasRun = checksum == script.Checksum
                    ? true
                    : throw new SchemaMismatchException($"Script {script.Name} is not the one the database was made with ({name}): a script that has shipped is never edited.");
            }
        }

        return wasRun;
    }

    private async Task InTransactionAsync(DbConnection connection, Func<DbCommand, Task> work, CancellationToken ct)
    {
        using var turn = await engine.EnterWriteAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await engine.LockAsync(transaction, ct);
        await using (var command = connection.CreateCommand())
        {
            command.Transaction = transaction;
            await work(command);
        }

        await transaction.CommitAsync(ct);
    }

    private static async Task ExecuteAsync(DbCommand command, string sql, CancellationToken ct)
    {
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
