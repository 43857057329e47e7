using System.Globalization;
using Gongkai.Domain.Publishing;

namespace Gongkai.Operations.Portal;

/// <summary>A normative document with its standing on a day.</summary>
/// <param name="Row">The document.</param>
/// <param name="Validity">What it was on that day.</param>
/// <param name="By">The documents that amended, repealed or declared it invalid by that day, in the order of their dates.</param>
public sealed record RegisterEntry(PublicRow Row, Validity Validity, IReadOnlyList<RelatedDocument> By);

/// <summary>A part of the register.</summary>
/// <param name="Entries">Newest publication first.</param>
/// <param name="Next">What to pass as <c>after</c> for the next part; null on the last.</param>
public sealed record RegisterList(IReadOnlyList<RegisterEntry> Entries, string? Next);

/// <summary>行政规范性文件 register: every public normative document, and how it stood on any day.</summary>
public sealed class RegisterQueries(PortalQueries queries, PublicConnections connections)
{
    private const int Chunk = 200;

    /// <summary>A part of the register as it stood on a day. What had not been issued by then is left out.</summary>
    /// <param name="agencyId">The agency; null for all.</param>
    /// <param name="on">The day.</param>
    /// <param name="validity">Only those that stood so; null for all.</param>
    /// <param name="after"><see cref="RegisterList.Next"/> of the part before.</param>
    /// <param name="take">Entries, at most.</param>
    /// <param name="ct">To give up.</param>
    public async Task<RegisterList> ListAsync(long? agencyId, DateOnly on, Validity? validity, string? after, int take, CancellationToken ct)
    {
        var entries = new List<RegisterEntry>();
        var filter = new PublicFilter { AgencyId = agencyId, IsNormative = true };
        do
        {
            var list = await queries.ListAsync(filter, after, Chunk, ct);
            var acts = await ActsOnAsync(list.Rows, ct);
            foreach (var row in list.Rows)
            {
                var by = acts[row.Id].Where(a => a.InForceFrom <= on).OrderBy(a => a.InForceFrom).ToList();
                if (StandingOf(row, acts[row.Id].Any(), by, on) is not { } standing || (validity is not null && standing != validity))
                {
                    continue;
                }

                if (entries.Count == take)
                {
                    return new RegisterList(entries, PublicCursor.Of(entries[^1].Row));
                }

                entries.Add(new RegisterEntry(row, standing, by));
            }

            after = list.Next;
        }
        while (after is not null);
        return new RegisterList(entries, null);
    }

    /// <summary>The standing on a day; null before it was issued.</summary>
    private static Validity? StandingOf(PublicRow row, bool anyActs, List<RelatedDocument> by, DateOnly on)
    {
        if (on < (row.IssuedOn ?? ChinaDate(row.PublishedAt)))
        {
            return null;
        }

        var stated = by switch
        {
            [.., var last] => last.Relation switch
            {
                DocumentRelation.Amends => Validity.Amended,
                DocumentRelation.Repeals => Validity.Repealed,
                _ => Validity.DeclaredInvalid,
            },

            // An act that no public document stands for holds from the day the page said so.
            [] when !anyActs && on >= ChinaDate(row.ChangedAt) => row.Validity,
            [] => Validity.InForce,
        };
        return (row with { Validity = stated }).ValidityOn(on);
    }

    private static DateOnly ChinaDate(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(PortalQueries.China).Date);

    private async Task<ILookup<long, RelatedDocument>> ActsOnAsync(IReadOnlyList<PublicRow> rows, CancellationToken ct)
    {
        if (rows.Count == 0)
        {
            return Array.Empty<RelatedDocument>().ToLookup(_ => 0L);
        }

        using var read = await connections.OpenAsync(ct);
        var ids = string.Join(", ", rows.Select((_, i) => "@id" + i.ToString(CultureInfo.InvariantCulture)));
        var found = await read.ListAsync(
            $"""
            SELECT l.to_id, d.id, d.title, d.document_number, d.published_at, d.effective_on, d.issued_on, l.relation
            FROM document_links l JOIN public_documents d ON d.id = l.from_id
            WHERE l.to_id IN ({ids}) AND l.relation IN ('Amends', 'Repeals', 'DeclaresInvalid') AND d.is_withdrawn = FALSE
            """,
            row =>
            {
                var published = row.Instant(4);
                return (On: row.GetInt64(0), Act: new RelatedDocument(
                    row.GetInt64(1), row.GetString(2), row.Text(3), published, row.Date(5) ?? row.Date(6) ?? ChinaDate(published), row.Choice<DocumentRelation>(7), false));
            },
            ct, [.. rows.Select((row, i) => ("@id" + i.ToString(CultureInfo.InvariantCulture), (object)row.Id))]);
        return found.ToLookup(f => f.On, f => f.Act);
    }
}
