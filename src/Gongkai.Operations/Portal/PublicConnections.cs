using System.Collections.Concurrent;
using System.Data.Common;
using Gongkai.Operations.Data;

namespace Gongkai.Operations.Portal;

/// <summary>
/// Connections for the public pages. They read a handful of fixed commands very often, so the commands stay prepared: by the
/// driver where it does that itself, else with their connection, which is kept.
/// </summary>
public sealed class PublicConnections(DatabaseEngine engine) : IDisposable
{
    private const int Kept = 32;

    private readonly ConcurrentBag<PublicConnection> idle = [];
    private bool closed;

    /// <inheritdoc />
    public void Dispose()
    {
        closed = true;
        while (idle.TryTake(out var connection))
        {
            connection.Close();
        }
    }

    internal async ValueTask<PublicConnection> OpenAsync(CancellationToken ct) =>
        idle.TryTake(out var kept) ? kept : new PublicConnection(this, await engine.OpenAsync(ct));

    internal void GiveBack(PublicConnection connection)
    {
        if (engine.DriverKeepsStatements || connection.IsBroken || closed || idle.Count >= Kept)
        {
            connection.Close();
        }
        else
        {
            idle.Add(connection);
        }
    }
}

/// <summary>One connection with its prepared commands, for one reader at a time.</summary>
internal sealed class PublicConnection(PublicConnections home, DbConnection connection) : IDisposable
{
    private readonly Dictionary<string, DbCommand> prepared = new(StringComparer.Ordinal);

    /// <summary>True after a command has failed: what state the connection is in is then unknown.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>All rows of a command.</summary>
    public async Task<List<T>> ListAsync<T>(string sql, Func<DbDataReader, T> row, CancellationToken ct, params (string Name, object Value)[] parameters)
    {
        var rows = new List<T>();
        var command = Command(sql, parameters);
        IsBroken = true;
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                rows.Add(row(reader));
            }
        }

        IsBroken = false;
        return rows;
    }

    /// <summary>The first row, or the default value without one.</summary>
    public async Task<T?> FirstAsync<T>(string sql, Func<DbDataReader, T> row, CancellationToken ct, params (string Name, object Value)[] parameters)
    {
        var result = default(T);
        var command = Command(sql, parameters);
        IsBroken = true;
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            if (await reader.ReadAsync(ct))
            {
                result = row(reader);
            }
        }

        IsBroken = false;
        return result;
    }

    /// <summary>Gives it back.</summary>
    public void Dispose() => home.GiveBack(this);

    /// <summary>Ends it.</summary>
    public void Close()
    {
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private DbCommand Command(string sql, (string Name, object Value)[] parameters)
    {
        if (prepared.TryGetValue(sql, out var command))
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                command.Parameters[i].Value = parameters[i].Value;
            }

            return command;
        }

        command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return prepared[sql] = command;
    }
}

/// <summary>Values of a row that may be missing.</summary>
internal static class RowValues
{
    public static string? Text(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static DateOnly? Date(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);

    public static long? Number(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static DateTimeOffset Instant(this DbDataReader row, int column) => new(DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc));

    public static T Choice<T>(this DbDataReader row, int column)
        where T : struct, Enum => Enum.Parse<T>(row.GetString(column));
}
