using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Gongkai.Domain.Catalogue;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Catalogue;

/// <summary>A column with what stands in it.</summary>
/// <param name="Column">The column.</param>
/// <param name="Documents">Public documents in it.</param>
/// <param name="LastOn">The date of the newest; null when it is empty.</param>
/// <param name="HasColumnsBelow">True where it only holds other columns.</param>
public sealed record ColumnState(CatalogueColumn Column, int Documents, DateOnly? LastOn, bool HasColumnsBelow)
{
    /// <summary>True when it is open, holds a list and nothing is in it.</summary>
    public bool IsEmpty => Column.ClosedOn is null && !HasColumnsBelow && Column.Body is null && Documents == 0
        && Column.Part is CataloguePart.Rules or CataloguePart.Statutory or CataloguePart.Topic or CataloguePart.KeyArea;
}

/// <summary>An item of a standard catalogue with what is published under it.</summary>
/// <param name="Item">The item.</param>
/// <param name="Documents">Public documents that answer it; none: still empty.</param>
public sealed record ItemState(CatalogueItem Item, int Documents);

/// <summary>Reads the catalogue.</summary>
public sealed class CatalogueQueries(GongkaiDbContext db)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>An agency's columns with what stands in them, each before those under it, siblings by their place.</summary>
    public async Task<List<ColumnState>> ColumnsAsync(long agencyId, CancellationToken ct)
    {
        var counts = await db.PublicDocuments.AsNoTracking().Where(d => d.AgencyId == agencyId && !d.IsWithdrawn)
            .GroupBy(d => d.ColumnId).Select(g => new { g.Key, Count = g.Count(), Last = g.Max(d => d.PublishedAt) }).ToDictionaryAsync(g => g.Key, ct);
        var columns = await db.Columns.AsNoTracking().Where(c => c.AgencyId == agencyId).OrderBy(c => c.Position).ThenBy(c => c.Id).ToListAsync(ct);
        var byParent = columns.ToLookup(c => c.ParentId);
        var result = new List<ColumnState>(columns.Count);
        Add(null);
        return result;

        void Add(long? parent)
        {
            foreach (var column in byParent[parent])
            {
                var count = counts.GetValueOrDefault(column.Id);
                result.Add(new(column, count?.Count ?? 0, count is null ? null : ChinaTime.DateOf(count.Last), byParent.Contains(column.Id)));
                Add(column.Id);
            }
        }
    }

    /// <summary>One column; null when there is none.</summary>
    public Task<CatalogueColumn?> ColumnAsync(long id, CancellationToken ct) => db.Columns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct);

    /// <summary>An agency's standard catalogues with what is published under each item, in their own order.</summary>
    /// <param name="agencyId">The agency.</param>
    /// <param name="field">One field; null for all.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<List<ItemState>> ItemsAsync(long agencyId, string? field, CancellationToken ct)
    {
        var items = await db.CatalogueItems.AsNoTracking().Where(i => i.AgencyId == agencyId && (field == null || i.Field == field)).OrderBy(i => i.Field).ThenBy(i => i.Id).ToListAsync(ct);
        var counts = await db.PublicDocuments.AsNoTracking().Where(d => d.AgencyId == agencyId && !d.IsWithdrawn && d.CatalogueItemId != null)
            .GroupBy(d => d.CatalogueItemId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return [.. items.Select(i => new ItemState(i, counts.GetValueOrDefault(i.Id)))];
    }

    /// <summary>The public documents that answer each item of an agency's standard catalogues, newest first.</summary>
    public async Task<ILookup<long, (long Id, string Title)>> AnswersAsync(long agencyId, CancellationToken ct) =>
        (await db.PublicDocuments.AsNoTracking().Where(d => d.AgencyId == agencyId && !d.IsWithdrawn && d.CatalogueItemId != null)
            .OrderByDescending(d => d.PublishedAt).ThenByDescending(d => d.Id).Select(d => new { ItemId = d.CatalogueItemId!.Value, d.Id, d.Title }).ToListAsync(ct))
        .ToLookup(d => d.ItemId, d => (d.Id, d.Title));

    /// <summary>指南 as HTML: what the agency wrote, or else the text made from its data.</summary>
    public async Task<string> GuideAsync(Agency agency, CancellationToken ct)
    {
        var own = await db.Columns.AsNoTracking().Where(c => c.AgencyId == agency.Id && c.Code == DefaultCatalogue.GuideCode).Select(c => c.Body).SingleOrDefaultAsync(ct);
        return own ?? await ComposedGuideAsync(agency, ct);
    }

    /// <summary>The guide made from the agency's data, which an officer may take as a beginning.</summary>
    public async Task<string> ComposedGuideAsync(Agency agency, CancellationToken ct)
    {
        var names = await db.Columns.AsNoTracking()
            .Where(c => c.AgencyId == agency.Id && c.Part == CataloguePart.Statutory && c.ParentId != null && c.ClosedOn == null)
            .OrderBy(c => c.Position).ThenBy(c => c.Id).Select(c => c.Name).ToListAsync(ct);
        var html = new StringBuilder();
        foreach (var section in DisclosureGuide.Compose(agency.Profile, names))
        {
            html.Append("<h2>").Append(Encoder.Encode(section.Heading)).Append("</h2>");
            foreach (var paragraph in section.Paragraphs)
            {
                html.Append("<p>").Append(Encoder.Encode(paragraph)).Append("</p>");
            }
        }

        return html.ToString();
    }
}
