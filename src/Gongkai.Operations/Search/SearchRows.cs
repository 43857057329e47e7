using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Search.Index;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Search;

/// <summary>What the public sees, as the index takes it in. What is withdrawn is not there.</summary>
internal static class SearchRows
{
    /// <summary>Those of the given documents that are public.</summary>
    public static Task<List<SearchDocument>> ReadAsync(GongkaiDbContext db, IReadOnlyCollection<long> ids, CancellationToken ct) =>
        ToListAsync(Public(db).Where(r => ids.Contains(r.Page.Id)), ct);

    /// <summary>The next public documents behind a given id.</summary>
    public static Task<List<SearchDocument>> ReadAfterAsync(GongkaiDbContext db, long id, int take, CancellationToken ct) =>
        ToListAsync(Public(db).Where(r => r.Page.Id > id).OrderBy(r => r.Page.Id).Take(take), ct);

    /// <summary>The last change; nothing before the first.</summary>
    public static async Task<IndexPlace> LastPlaceAsync(GongkaiDbContext db, CancellationToken ct) =>
        await db.PublicChanges.OrderByDescending(c => c.Sequence).Select(c => new { c.Sequence, c.DocumentId }).FirstOrDefaultAsync(ct) is { } last
            ? new IndexPlace(last.Sequence, last.DocumentId ?? 0)
            : default;

    /// <summary>What of a row says whether it is in force. Where nothing speaks of force, news and notices, it does not apply.</summary>
    public static ValidityFacts ValidityOf(Validity stated, bool isNormative, string? documentNumber, DateOnly? effectiveOn, DateOnly? expiresOn) =>
        stated == Validity.InForce && !isNormative && documentNumber is null && effectiveOn is null && expiresOn is null
            ? ValidityFacts.None
            : new ValidityFacts(
                stated switch
                {
                    Validity.InForce => SearchValidity.InForce,
                    Validity.Amended => SearchValidity.Amended,
                    Validity.Repealed => SearchValidity.Repealed,
                    Validity.DeclaredInvalid => SearchValidity.DeclaredInvalid,
                    Validity.Expired => SearchValidity.Expired,
                },
                effectiveOn,
                expiresOn);

    private static IQueryable<Row> Public(GongkaiDbContext db) =>
        from page in db.PublicDocuments.AsNoTracking()
        join body in db.PublicBodies.AsNoTracking() on page.Id equals body.DocumentId
        where !page.IsWithdrawn
        select new Row { Page = page, Text = body.Text };

    private static async Task<List<SearchDocument>> ToListAsync(IQueryable<Row> rows, CancellationToken ct) =>
        [.. (await rows.ToListAsync(ct)).Select(r => new SearchDocument(
            r.Page.Id, r.Page.AgencyId, r.Page.ColumnId, r.Page.Kind, r.Page.Topic, r.Page.Title, r.Page.DocumentNumber, r.Page.IndexNumber, ChinaTime.DateOf(r.Page.PublishedAt),
            ValidityOf(r.Page.Validity, r.Page.IsNormative, r.Page.DocumentNumber, r.Page.EffectiveOn, r.Page.ExpiresOn), r.Text))];

    private sealed class Row
    {
        public required PublicDocument Page { get; init; }

        public required string Text { get; init; }
    }
}
