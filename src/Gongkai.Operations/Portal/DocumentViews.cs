using System.Collections.Concurrent;
using Gongkai.Operations.Data;
using Gongkai.Operations.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Portal;

/// <summary>How often a public document was viewed.</summary>
public sealed class DocumentViewCount
{
    /// <summary>The document.</summary>
    public required long DocumentId { get; init; }

    /// <summary>Its agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>Views.</summary>
    public long Views { get; set; }
}

internal sealed class DocumentViewCountMapping : IEntityTypeConfiguration<DocumentViewCount>
{
    public void Configure(EntityTypeBuilder<DocumentViewCount> builder)
    {
        builder.ToTable("document_views");
        builder.HasKey(v => v.DocumentId);
        builder.Property(v => v.DocumentId).ValueGeneratedNever();
        builder.HasIndex(v => new { v.AgencyId, v.Views });
        builder.HasIndex(v => v.Views);
        builder.HasOne<PublicDocument>().WithMany().HasForeignKey(v => v.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>A document that is read often.</summary>
/// <param name="Row">It.</param>
/// <param name="Views">How often.</param>
public sealed record MostRead(PublicRow Row, long Views);

/// <summary>
/// Counts views in memory and adds them to the table now and then: a page is delivered without a write, and nothing is kept of
/// who read it. What a killed process had not stored is lost, at most the counts of one interval.
/// </summary>
public sealed class DocumentViews(PublicConnections connections)
{
    /// <summary>Different documents kept between two writes.</summary>
    private const int MostKept = 100_000;

    private const int Batch = 500;

    private readonly ConcurrentDictionary<long, long> kept = new();

    /// <summary>True when everything counted is stored.</summary>
    public bool IsStored => kept.IsEmpty;

    /// <summary>Counts one view.</summary>
    public void Count(long documentId)
    {
        if (kept.Count < MostKept || kept.ContainsKey(documentId))
        {
            kept.AddOrUpdate(documentId, 1, (_, views) => views + 1);
        }
    }

    /// <summary>The views of a document: those stored and those of this process that are not yet.</summary>
    public async Task<long> OfAsync(long documentId, CancellationToken ct)
    {
        using var read = await connections.OpenAsync(ct);
        var stored = await read.FirstAsync("SELECT views FROM document_views WHERE document_id = @id", row => row.GetInt64(0), ct, ("@id", documentId));
        return stored + kept.GetValueOrDefault(documentId);
    }

    /// <summary>The documents that are read most.</summary>
    /// <param name="agencyId">Of this agency; null for all.</param>
    /// <param name="take">How many.</param>
    /// <param name="ct">To give up.</param>
    public async Task<IReadOnlyList<MostRead>> MostReadAsync(long? agencyId, int take, CancellationToken ct)
    {
        using var read = await connections.OpenAsync(ct);
        (string, object)[] parameters = agencyId is { } agency ? [("@take", take), ("@agency", agency)] : [("@take", take)];
        return await read.ListAsync(
            $"SELECT {PublicListSql.Columns}, v.views FROM document_views v JOIN public_documents d ON d.id = v.document_id WHERE d.is_withdrawn = FALSE"
            + (agencyId is null ? "" : " AND v.agency_id = @agency") + " ORDER BY v.views DESC, d.id DESC LIMIT @take",
            row => new MostRead(PublicListSql.Row(row), row.GetInt64(PublicListSql.Width)), ct, parameters);
    }

    /// <summary>Adds what was counted to the table; gives the number of documents.</summary>
    public async Task<int> StoreAsync(GongkaiDbContext db, CancellationToken ct)
    {
        var taken = kept.Keys.Select(id => (Id: id, Views: kept.TryRemove(id, out var views) ? views : 0)).Where(t => t.Views > 0).ToList();
        foreach (var part in taken.Chunk(Batch))
        {
            await db.ExclusivelyAsync(async () =>
            {
                var ids = part.Select(p => p.Id).ToList();
                var agencies = await db.PublicDocuments.Where(d => ids.Contains(d.Id)).Select(d => new { d.Id, d.AgencyId }).ToDictionaryAsync(d => d.Id, d => d.AgencyId, ct);
                var stored = await db.DocumentViews.Where(v => ids.Contains(v.DocumentId)).ToDictionaryAsync(v => v.DocumentId, ct);
                foreach (var (id, views) in part.Where(p => agencies.ContainsKey(p.Id)))
                {
                    if (!stored.TryGetValue(id, out var count))
                    {
                        db.Add(count = new DocumentViewCount { DocumentId = id, AgencyId = agencies[id] });
                    }

                    count.Views += views;
                }

                return await db.SaveChangesAsync(ct);
            }, ct);
            db.ChangeTracker.Clear();
        }

        return taken.Count;
    }
}
