using Gongkai.Domain.Accounts;
using Gongkai.Domain.Catalogue;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Catalogue;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing;

/// <summary>A line of a list of documents.</summary>
/// <param name="Id">The document.</param>
/// <param name="Title">Its title.</param>
/// <param name="Agency">Its agency's name.</param>
/// <param name="Column">Its column's name.</param>
/// <param name="Kind">Its kind's code.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Step">The step of the chain at hand.</param>
/// <param name="DocumentNumber">发文字号.</param>
/// <param name="IndexNumber">索引号.</param>
/// <param name="PublishAt">When it goes out.</param>
/// <param name="PublishBy">By when it must be public.</param>
/// <param name="IsPublic">True when the public sees some revision.</param>
/// <param name="IsEmergency">True where it went out through the emergency lane.</param>
/// <param name="UpdatedAt">Its last change.</param>
public sealed record DocumentRow(
    long Id, string Title, string Agency, string Column, string Kind, DocumentState State, int Step, string? DocumentNumber, string? IndexNumber,
    DateTimeOffset? PublishAt, DateOnly? PublishBy, bool IsPublic, bool IsEmergency, DateTimeOffset UpdatedAt);

/// <summary>Which documents a list shows.</summary>
public sealed record DocumentFilter
{
    /// <summary>Words of the title, or a number.</summary>
    public string? Text { get; init; }

    /// <summary>A state.</summary>
    public DocumentState? State { get; init; }

    /// <summary>A kind's code.</summary>
    public string? Kind { get; init; }

    /// <summary>An agency, of those that the officer sees.</summary>
    public long? AgencyId { get; init; }

    /// <summary>A column.</summary>
    public long? ColumnId { get; init; }
}

/// <summary>Where the next page of a list begins: after this row.</summary>
/// <param name="UpdatedAt">The last row's change.</param>
/// <param name="Id">The last row's document.</param>
public sealed record DocumentCursor(DateTimeOffset UpdatedAt, long Id);

/// <summary>A document bound to another.</summary>
/// <param name="Id">The other document.</param>
/// <param name="Title">Its title.</param>
/// <param name="Relation">How.</param>
/// <param name="IsFrom">True when the document at hand says so of the other; false when the other says so of it.</param>
/// <param name="State">Where the other stands.</param>
/// <param name="IsPublic">True when the public sees the other.</param>
public sealed record LinkedDocument(long Id, string Title, DocumentRelation Relation, bool IsFrom, DocumentState State, bool IsPublic);

/// <summary>A document with everything its pages show.</summary>
public sealed record DocumentFile
{
    /// <summary>The document.</summary>
    public required Document Document { get; init; }

    /// <summary>Its agency.</summary>
    public required Agency Agency { get; init; }

    /// <summary>Its column.</summary>
    public required CatalogueColumn Column { get; init; }

    /// <summary>Its kind.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>The latest revision.</summary>
    public required DocumentRevision Revision { get; init; }

    /// <summary>Its way through the review; null before submission.</summary>
    public required RevisionRoute? Route { get; init; }

    /// <summary>Signatures and returns on all revisions.</summary>
    public required IReadOnlyList<DocumentSignature> Signatures { get; init; }

    /// <summary>Those asked.</summary>
    public required IReadOnlyList<DocumentConsultation> Consultations { get; init; }

    /// <summary>Documents bound to it.</summary>
    public required IReadOnlyList<LinkedDocument> Links { get; init; }

    /// <summary>Where it stands.</summary>
    public required DocumentStanding Standing { get; init; }
}

/// <summary>Reads documents for the officers who may see them: those of their agencies and of the agencies below.</summary>
public sealed class DocumentQueries(GongkaiDbContext db, PublishingSettings settings, DossierQueries dossiers)
{
    private const int MostFound = 20;

    /// <summary>The agencies that an officer sees, by their place in the tree.</summary>
    public async Task<IReadOnlyList<Agency>> AgenciesAsync(Officer officer, CancellationToken ct) =>
        [.. (await db.Agencies.AsNoTracking().Where(a => a.TreePath != null).OrderBy(a => a.TreePath).ToListAsync(ct)).Where(a => officer.Sees(a.Place!))];

    /// <summary>A page of documents, the last changed first.</summary>
    public async Task<IReadOnlyList<DocumentRow>> ListAsync(DocumentFilter filter, DocumentCursor? after, int count, Officer officer, CancellationToken ct)
    {
        var seen = (await AgenciesAsync(officer, ct)).Select(a => a.Id).ToList();
        var documents = db.Documents.AsNoTracking().Where(d => seen.Contains(d.AgencyId));
        if (filter.AgencyId is { } agency)
        {
            documents = documents.Where(d => d.AgencyId == agency);
        }

        if (filter.State is { } state)
        {
            documents = documents.Where(d => d.State == state);
        }

        if (filter.Kind is { Length: > 0 } kind)
        {
            documents = documents.Where(d => d.Kind == kind);
        }

        if (filter.ColumnId is { } column)
        {
            documents = documents.Where(d => d.ColumnId == column);
        }

        if (filter.Text?.Trim() is { Length: > 0 } text)
        {
            var number = DocumentNumber.ParseLoosely(text)?.ToString() ?? text;
            documents = documents.Where(d => d.Title.Contains(text) || d.DocumentNumber == number || d.IndexNumber == text);
        }

        if (after is { } last)
        {
            documents = documents.Where(d => d.UpdatedAt < last.UpdatedAt || (d.UpdatedAt == last.UpdatedAt && d.Id < last.Id));
        }

        return await Rows(documents.OrderByDescending(d => d.UpdatedAt).ThenByDescending(d => d.Id).Take(count)).ToListAsync(ct);
    }

    /// <summary>A document; null when there is none, or none that the officer sees.</summary>
    public async Task<DocumentFile?> FileAsync(long id, Officer officer, CancellationToken ct)
    {
        if (await DocumentCase.FindAsync(db, id, officer, ct) is not { } found)
        {
            return null;
        }

        var document = found.Document;
        return new DocumentFile
        {
            Document = document,
            Agency = found.Agency,
            Column = await db.Columns.AsNoTracking().SingleAsync(c => c.Id == document.ColumnId, ct),
            Kind = await settings.KindAsync(found.Place, document.Kind, ct) ?? PublishingSettings.Shipped[^1],
            Revision = found.Revision,
            Route = found.Route,
            Signatures = await db.DocumentSignatures.AsNoTracking().Where(s => s.DocumentId == id).OrderBy(s => s.Id).ToListAsync(ct),
            Consultations = found.Consultations,
            Links = await LinksAsync(id, ct),
            Standing = found.Standing,
        };
    }

    /// <summary>All revisions without their bodies' weight: number, title, who and when.</summary>
    public Task<List<DocumentRevision>> RevisionsAsync(long id, CancellationToken ct) =>
        db.DocumentRevisions.AsNoTracking().Where(r => r.DocumentId == id).OrderByDescending(r => r.Number).ToListAsync(ct);

    /// <summary>A revision; null when there is none.</summary>
    public Task<DocumentRevision?> RevisionAsync(long id, int number, CancellationToken ct) =>
        db.DocumentRevisions.AsNoTracking().SingleOrDefaultAsync(r => r.DocumentId == id && r.Number == number, ct);

    /// <summary>What an officer had typed and not saved; null when there is nothing.</summary>
    public Task<DocumentAutosave?> AutosaveAsync(long id, Officer officer, CancellationToken ct) =>
        db.Set<DocumentAutosave>().AsNoTracking().SingleOrDefaultAsync(a => a.DocumentId == id && a.AccountId == officer.AccountId, ct);

    /// <summary>The timeline.</summary>
    public Task<List<TimelineEntry>> TimelineAsync(long id, CancellationToken ct) => dossiers.TimelineAsync(DocumentCase.KeyOf(id), ct);

    /// <summary>Documents to be bound to: public ones of any agency, and those the officer sees.</summary>
    public async Task<IReadOnlyList<DocumentRow>> FindAsync(string text, long except, Officer officer, CancellationToken ct)
    {
        var words = text.Trim();
        if (words.Length < 2)
        {
            return [];
        }

        var number = DocumentNumber.ParseLoosely(words)?.ToString() ?? words;
        var seen = (await AgenciesAsync(officer, ct)).Select(a => a.Id).ToList();
        return await Rows(db.Documents.AsNoTracking()
            .Where(d => d.Id != except && d.State != DocumentState.Discarded && (d.PublicRevision != null || seen.Contains(d.AgencyId)))
            .Where(d => d.Title.Contains(words) || d.DocumentNumber == number || d.IndexNumber == words)
            .OrderByDescending(d => d.UpdatedAt).ThenByDescending(d => d.Id).Take(MostFound)).ToListAsync(ct);
    }

    /// <summary>Public documents of any agency to name as a basis, by their titles or numbers; the one that is chosen already comes first.</summary>
    public async Task<IReadOnlyList<DocumentRow>> FindBasisAsync(string? text, long? chosen, long except, CancellationToken ct)
    {
        var words = text?.Trim() ?? "";
        var number = DocumentNumber.ParseLoosely(words)?.ToString() ?? words;
        var isAsked = words.Length >= 2;
        return await Rows(db.Documents.AsNoTracking()
            .Where(d => d.Id != except && d.State == DocumentState.Published)
            .Where(d => d.Id == chosen || (isAsked && (d.Title.Contains(words) || d.DocumentNumber == number || d.IndexNumber == words)))
            .OrderByDescending(d => d.Id == chosen).ThenByDescending(d => d.Id).Take(MostFound)).ToListAsync(ct);
    }

    /// <summary>The names of those who have one of the roles at an agency, for telling who must act.</summary>
    public Task<List<string>> HoldersAsync(long agencyId, IReadOnlyList<StaffRole> roles, CancellationToken ct) => (
        from role in db.AccountRoles.AsNoTracking()
        where role.AgencyId == agencyId && roles.Contains(role.Role)
        join account in db.Accounts on role.AccountId equals account.Id
        where account.DisabledAt == null
        orderby account.Id
        select account.DisplayName).Distinct().ToListAsync(ct);

    /// <summary>The columns of an agency in which something can be published.</summary>
    public Task<List<CatalogueColumn>> ColumnsAsync(long agencyId, CancellationToken ct) =>
        db.Columns.AsNoTracking().Where(c => c.AgencyId == agencyId && c.ClosedOn == null && c.Part != CataloguePart.Guide && c.Part != CataloguePart.Request && c.Part != CataloguePart.AnnualReports).OrderBy(c => c.Part).ThenBy(c => c.Position).ThenBy(c => c.Id).ToListAsync(ct);

    /// <summary>Rows of documents, in the order that the query gives.</summary>
    internal IQueryable<DocumentRow> Rows(IQueryable<Document> documents) =>
        from d in documents
        join a in db.Agencies on d.AgencyId equals a.Id
        join c in db.Columns on d.ColumnId equals c.Id
        select new DocumentRow(d.Id, d.Title, a.Name, c.Name, d.Kind, d.State, d.Step, d.DocumentNumber, d.IndexNumber, d.PublishAt, d.PublishBy, d.PublicRevision != null, d.IsEmergency, d.UpdatedAt);

    private async Task<IReadOnlyList<LinkedDocument>> LinksAsync(long id, CancellationToken ct)
    {
        var links = await (
            from link in db.DocumentLinks.AsNoTracking()
            where link.FromId == id || link.ToId == id
            join other in db.Documents on link.FromId == id ? link.ToId : link.FromId equals other.Id
            orderby other.Id
            select new LinkedDocument(other.Id, other.Title, link.Relation, link.FromId == id, other.State, other.PublicRevision != null)).ToListAsync(ct);
        return links;
    }
}
