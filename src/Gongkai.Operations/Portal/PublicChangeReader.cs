using System.Globalization;

namespace Gongkai.Operations.Portal;

/// <summary>What a batch of changes makes out of date.</summary>
/// <param name="Last">The sequence of the last change read.</param>
/// <param name="Changes">How many there were.</param>
/// <param name="Tags">What shows what has changed; null for more than is worth telling apart.</param>
public sealed record OutOfDate(long Last, int Changes, IReadOnlySet<PublicTag>? Tags);

/// <summary>Reads <c>public_changes</c> in the order of commits and says what each change makes out of date.</summary>
public sealed class PublicChangeReader(PublicConnections connections)
{
    /// <summary>So many changes at once (an import) make everything out of date.</summary>
    private const int Most = 500;

    /// <summary>The last change so far; 0 before the first.</summary>
    public async Task<long> LastAsync(CancellationToken ct)
    {
        using var read = await connections.OpenAsync(ct);
        return await read.FirstAsync("SELECT sequence FROM public_changes ORDER BY sequence DESC LIMIT 1", row => row.GetInt64(0), ct);
    }

    /// <summary>The changes after one that was read before.</summary>
    public async Task<OutOfDate> AfterAsync(long sequence, CancellationToken ct)
    {
        using var read = await connections.OpenAsync(ct);
        var changes = await read.ListAsync(
            "SELECT sequence, agency_id, column_id, document_id FROM public_changes WHERE sequence > @after ORDER BY sequence LIMIT @most",
            row => (Sequence: row.GetInt64(0), Agency: row.GetInt64(1), Column: row.Number(2), Document: row.Number(3)), ct, ("@after", sequence), ("@most", Most));
        if (changes.Count == 0)
        {
            return new OutOfDate(sequence, 0, new HashSet<PublicTag>());
        }

        if (changes.Count == Most)
        {
            return new OutOfDate(changes[^1].Sequence, Most, null);
        }

        var tags = new HashSet<PublicTag>();
        foreach (var change in changes)
        {
            switch (change)
            {
                case { Document: { } document }:
                    tags.UnionWith([PublicTag.Document(document), PublicTag.Agency(change.Agency), PublicTag.All]);
                    tags.UnionWith(change.Column is { } list ? [PublicTag.Column(list)] : []);
                    tags.UnionWith(await AroundAsync(read, document, ct));
                    break;
                case { Column: { } column }:
                    tags.Add(PublicTag.Column(column));
                    break;
                default:
                    tags.UnionWith([PublicTag.Structure(change.Agency), PublicTag.Tree, PublicTag.Reports(change.Agency), PublicTag.AllReports]);
                    tags.UnionWith(await AboveAsync(read, change.Agency, ct));
                    break;
            }
        }

        return new OutOfDate(changes[^1].Sequence, changes.Count, tags);
    }

    /// <summary>The documents that a document's own page is linked with, and the lists that its kind belongs to.</summary>
    private static async Task<IEnumerable<PublicTag>> AroundAsync(PublicConnection read, long document, CancellationToken ct)
    {
        var around = await read.ListAsync(
            "SELECT to_id FROM document_links WHERE from_id = @id UNION SELECT from_id FROM document_links WHERE to_id = @id",
            row => PublicTag.Document(row.GetInt64(0)), ct, ("@id", document));
        var (isNormative, kind) = await read.FirstAsync(
            "SELECT is_normative, kind FROM public_documents WHERE id = @id", row => (row.GetBoolean(0), row.GetString(1)), ct, ("@id", document));
        if (isNormative)
        {
            around.Add(PublicTag.Register);
        }

        if (PolicyKinds.All.Contains(kind))
        {
            around.Add(PublicTag.Policies);
        }

        return around;
    }

    /// <summary>The agencies above one: their pages name it.</summary>
    private static async Task<IEnumerable<PublicTag>> AboveAsync(PublicConnection read, long agency, CancellationToken ct) =>
        (await read.FirstAsync("SELECT tree_path FROM agencies WHERE id = @id", row => row.Text(0), ct, ("@id", agency)) ?? "")
            .Split('/', StringSplitOptions.RemoveEmptyEntries).Select(id => PublicTag.Structure(long.Parse(id, CultureInfo.InvariantCulture)));
}

/// <summary>The kinds that the policy library lists.</summary>
public static class PolicyKinds
{
    /// <summary>政策文件.</summary>
    public static IReadOnlyList<string> Policies { get; } = ["policy", "normative"];

    /// <summary>政策解读.</summary>
    public static IReadOnlyList<string> Interpretations { get; } = ["interpretation"];

    /// <summary>Both.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Policies, .. Interpretations];
}
