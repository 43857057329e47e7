using System.Globalization;
using System.Text;
using Gongkai.Operations.Search.Index;
using Gongkai.Operations.Search.Text;
using Microsoft.Data.Sqlite;

namespace Gongkai.Bench.Search;

/// <summary>
/// The baseline: SQLite's full-text index over pairs of characters, each written as a word of its own; a word is the phrase of its
/// pairs, ranked by bm25, ten hits and the total. It finds the same and has no facets.
/// </summary>
internal sealed class PairsInSqlite : IDisposable
{
    private readonly SqliteConnection connection;

    public PairsInSqlite(string path)
    {
        connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -200000; CREATE VIRTUAL TABLE pairs USING fts5(title, body, content='', contentless_delete=1, tokenize='ascii')");
        Execute("INSERT INTO pairs(pairs, rank) VALUES('hashsize', 134217728)");
    }

    /// <summary>Takes documents in.</summary>
    public void Add(IEnumerable<SearchDocument> documents)
    {
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO pairs(rowid, title, body) VALUES ($id, $title, $body)";
        var (id, title, body) = (insert.Parameters.Add("$id", SqliteType.Integer), insert.Parameters.Add("$title", SqliteType.Text), insert.Parameters.Add("$body", SqliteType.Text));
        foreach (var document in documents)
        {
            (id.Value, title.Value, body.Value) = (document.Id, Pairs(TextFolding.Fold(document.Title + "。" + document.DocumentNumber)), Pairs(TextFolding.Fold(document.Body)));
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>Merges what was taken in.</summary>
    public void Optimize() => Execute("INSERT INTO pairs(pairs) VALUES('optimize')");

    /// <summary>Finds the best ten, and gives the total.</summary>
    public long Find(IReadOnlyList<string> words)
    {
        var match = string.Join(" AND ", words.Select(w => $"\"{Pairs(w)}\""));
        using var count = connection.CreateCommand();
        count.CommandText = "SELECT count(*) FROM pairs WHERE pairs MATCH $match";
        count.Parameters.AddWithValue("$match", match);
        var total = (long)count.ExecuteScalar()!;
        using var find = connection.CreateCommand();
        find.CommandText = "SELECT rowid FROM pairs WHERE pairs MATCH $match ORDER BY bm25(pairs, 5.0, 1.0) LIMIT 10";
        find.Parameters.AddWithValue("$match", match);
        using var reader = find.ExecuteReader();
        while (reader.Read())
        {
            reader.GetInt64(0);
        }

        return total;
    }

    /// <inheritdoc />
    public void Dispose() => connection.Dispose();

    private static string Pairs(string folded)
    {
        var pairs = new StringBuilder(folded.Length * 9);
        for (var i = 0; i + 1 < folded.Length; i++)
        {
            pairs.Append(CultureInfo.InvariantCulture, $"{(int)folded[i]:x4}{(int)folded[i + 1]:x4} ");
        }

        return pairs.ToString().TrimEnd();
    }

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
