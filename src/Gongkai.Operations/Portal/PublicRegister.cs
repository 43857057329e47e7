using System.Globalization;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Deadlines;

namespace Gongkai.Operations.Portal;

/// <summary>What was done to a normative document.</summary>
/// <param name="Validity">What it has been since.</param>
/// <param name="EffectiveOn">The first day on which that holds.</param>
/// <param name="By">The name of what did it; null where it was done alone.</param>
/// <param name="ById">The public document that did it; null where it is none.</param>
/// <param name="ExpiresOn">The new last day of its term, where there is one.</param>
public sealed record RegisterAct(Validity Validity, DateOnly EffectiveOn, string? By, long? ById, DateOnly? ExpiresOn);

/// <summary>A normative document with its standing on a day.</summary>
/// <param name="Row">The document.</param>
/// <param name="Validity">What it was on that day.</param>
/// <param name="ExpiresOn">The last day of its term as known on that day; null for none.</param>
/// <param name="Acts">What had been done to it by that day.</param>
public sealed record RegisterEntry(PublicRow Row, Validity Validity, DateOnly? ExpiresOn, IReadOnlyList<RegisterAct> Acts);

/// <summary>A part of the register.</summary>
/// <param name="Entries">Newest publication first.</param>
/// <param name="Next">What to pass as <c>after</c> for the next part; null on the last.</param>
public sealed record RegisterList(IReadOnlyList<RegisterEntry> Entries, string? Next);

/// <summary>行政规范性文件 register: every public normative document, and how it stood on any day.</summary>
public sealed class PublicRegister(PortalQueries queries, PublicConnections connections)
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
            var acts = await ActsAsync(list.Rows, ct);
            foreach (var row in list.Rows)
            {
                var history = new ValidityHistory(
                    row.IssuedOn ?? ChinaTime.DateOf(row.PublishedAt), row.ExpiresOn,
                    [.. acts[row.Id].Select(a => new ValidityStep(a.Validity, a.EffectiveOn, a.By, "", a.ExpiresOn))]);
                if (history.On(on) is not { } standing || (validity is not null && standing != validity))
                {
                    continue;
                }

                if (entries.Count == take)
                {
                    return new RegisterList(entries, PublicCursor.Of(entries[^1].Row));
                }

                entries.Add(new RegisterEntry(row, standing, history.ExpiryOn(on), [.. acts[row.Id].Where(a => a.EffectiveOn <= on)]));
            }

            after = list.Next;
        }
        while (after is not null);
        return new RegisterList(entries, null);
    }

    private async Task<ILookup<long, RegisterAct>> ActsAsync(IReadOnlyList<PublicRow> rows, CancellationToken ct)
    {
        if (rows.Count == 0)
        {
            return Array.Empty<RegisterAct>().ToLookup(_ => 0L);
        }

        using var read = await connections.OpenAsync(ct);
        var ids = string.Join(", ", rows.Select((_, i) => "@id" + i.ToString(CultureInfo.InvariantCulture)));
        var found = await read.ListAsync(
            $"""
            SELECT a.document_id, a.validity, a.effective_on, a.by_title, d.id, a.expires_on
            FROM validity_acts a LEFT JOIN public_documents d ON d.id = a.by_document_id AND d.is_withdrawn = FALSE
            WHERE a.document_id IN ({ids}) ORDER BY a.id
            """,
            row => (Document: row.GetInt64(0), Act: new RegisterAct(row.Choice<Validity>(1), row.GetFieldValue<DateOnly>(2), row.Text(3), row.Number(4), row.Date(5))),
            ct, [.. rows.Select((row, i) => ("@id" + i.ToString(CultureInfo.InvariantCulture), (object)row.Id))]);
        return found.ToLookup(f => f.Document, f => f.Act);
    }
}
