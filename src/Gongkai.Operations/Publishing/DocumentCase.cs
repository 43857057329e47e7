using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing;

/// <summary>A document with all that decides what may be done with it, as the database has it.</summary>
internal sealed class DocumentCase
{
    public required Document Document { get; init; }

    public required Agency Agency { get; init; }

    public required DocumentRevision Revision { get; init; }

    public required RevisionRoute? Route { get; init; }

    public required IReadOnlyList<DocumentSignature> Signatures { get; init; }

    public required IReadOnlyList<DocumentConsultation> Consultations { get; init; }

    public string Key => KeyOf(Document.Id);

    public AgencyPlace Place => Agency.Place!;

    public DocumentStanding Standing => new()
    {
        Agency = Place,
        State = Document.State,
        Route = Route?.Route,
        Step = Document.Step,
        DrafterId = Revision.DrafterId,
        Publicity = Revision.Metadata.Publicity,
        IsPublic = Document.PublicRevision is not null,
        IsLatestPublic = Document.PublicRevision == Revision.Number,
        ContentHash = PublicPages.ContentHash(Revision.Title, Revision.Metadata, Revision.Html),
        Signatures = [.. Signatures.Where(s => s.Approved).Select(s => new StepSignature(s.Step, s.AccountId, s.ContentHash))],
        OpenConsultations = Consultations.Count(c => c.IsOpen),
    };

    public static string KeyOf(long documentId) => $"document/{documentId}";

    /// <summary>The document; null when there is none, or when it lies outside what the officer sees.</summary>
    public static async Task<DocumentCase?> FindAsync(GongkaiDbContext db, long id, Officer officer, CancellationToken ct)
    {
        if (await db.Documents.SingleOrDefaultAsync(d => d.Id == id, ct) is not { } document
            || await db.Agencies.SingleAsync(a => a.Id == document.AgencyId, ct) is not { Place: { } place } agency
            || !officer.Sees(place))
        {
            return null;
        }

        return await OfAsync(db, document, agency, ct);
    }

    /// <summary>The case of a document that was found otherwise.</summary>
    public static async Task<DocumentCase> OfAsync(GongkaiDbContext db, Document document, Agency agency, CancellationToken ct) => new()
    {
        Document = document,
        Agency = agency,
        Revision = await db.DocumentRevisions.SingleAsync(r => r.DocumentId == document.Id && r.Number == document.Revision, ct),
        Route = await db.Set<RevisionRoute>().SingleOrDefaultAsync(r => r.DocumentId == document.Id && r.Revision == document.Revision, ct),
        Signatures = await db.DocumentSignatures.Where(s => s.DocumentId == document.Id && s.Revision == document.Revision).OrderBy(s => s.Id).ToListAsync(ct),
        Consultations = await db.Set<DocumentConsultation>().Where(c => c.DocumentId == document.Id).OrderBy(c => c.Id).ToListAsync(ct),
    };
}
