using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing.Register;

/// <summary>Writes the history of documents' validity, and brings it onto their pages. Only within <see cref="DocumentActing"/>.</summary>
public sealed class ValidityActs(GongkaiDbContext db, PublicPages pages, TimeProvider clock)
{
    private DateOnly Today => ChinaTime.DateOf(clock.GetUtcNow());

    /// <summary>The history of a document.</summary>
    public async Task<ValidityHistory> HistoryAsync(long documentId, CancellationToken ct)
    {
        var page = await db.PublicDocuments.AsNoTracking().SingleOrDefaultAsync(d => d.Id == documentId, ct);
        var acts = await db.Set<ValidityAct>().Where(a => a.DocumentId == documentId).OrderBy(a => a.Id).ToListAsync(ct);
        return new(page?.IssuedOn ?? ChinaTime.DateOf(page?.PublishedAt ?? clock.GetUtcNow()), page?.ExpiresOn, [.. acts.Select(a => a.ToStep())]);
    }

    /// <summary>Enters an act and shows it: as a fact from its day on, as an announcement before.</summary>
    internal async Task EnterAsync(Document document, ValidityAct act, CancellationToken ct)
    {
        act.IsApplied = act.EffectiveOn <= Today;
        db.Add(act);
        await db.SaveChangesAsync(ct);
        await ShowAsync(document, act, ct);
    }

    /// <summary>Brings an act whose day has come onto the page.</summary>
    internal async Task ApplyAsync(Document document, ValidityAct act, CancellationToken ct)
    {
        act.IsApplied = true;
        await ShowAsync(document, act, ct);
    }

    /// <summary>A term that was given later holds over the one that a corrected text still states.</summary>
    internal async Task KeepTermAsync(long documentId, CancellationToken ct)
    {
        var given = await db.Set<ValidityAct>().Where(a => a.DocumentId == documentId && a.IsApplied && a.ExpiresOn != null).OrderByDescending(a => a.Id).Select(a => a.ExpiresOn).FirstOrDefaultAsync(ct);
        if (given is { } end && await db.PublicDocuments.FindAsync([documentId], ct) is { } page)
        {
            page.ExpiresOn = end;
        }
    }

    /// <summary>What a document that has just become public does to others: its links say it, its own 实施日期 says from when.</summary>
    internal async Task ApplyLinksAsync(DocumentCase found, Officer? by, CancellationToken ct)
    {
        var document = found.Document;
        var links = await db.DocumentLinks.Where(l => l.FromId == document.Id).ToListAsync(ct);
        foreach (var link in links)
        {
            if (Effect(link.Relation) is not { } validity
                || await db.Set<ValidityAct>().AnyAsync(a => a.DocumentId == link.ToId && a.ByDocumentId == document.Id && a.Validity == validity, ct))
            {
                continue;
            }

            var target = await db.Documents.SingleAsync(d => d.Id == link.ToId, ct);
            await EnterAsync(target, new ValidityAct
            {
                AgencyId = target.AgencyId,
                DocumentId = target.Id,
                Validity = validity,
                EffectiveOn = found.Revision.Metadata.EffectiveOn ?? Today,
                ByDocumentId = document.Id,
                ByTitle = found.Revision.Title,
                Reason = $"由《{found.Revision.Title}》{link.Relation.Name()}",
                AccountId = by?.AccountId ?? 0,
                AccountName = by?.Name ?? "系统",
                At = clock.GetUtcNow(),
            }, ct);
        }
    }

    private static Validity? Effect(DocumentRelation relation) => relation switch
    {
        DocumentRelation.Repeals => Validity.Repealed,
        DocumentRelation.DeclaresInvalid => Validity.DeclaredInvalid,
        DocumentRelation.Amends => Validity.Amended,
        DocumentRelation.Interprets or DocumentRelation.Related => null,
    };

    private async Task ShowAsync(Document document, ValidityAct act, CancellationToken ct)
    {
        var history = await HistoryAsync(document.Id, ct);
        if (act is { IsApplied: true, ExpiresOn: { } end } && await db.PublicDocuments.FindAsync([document.Id], ct) is { } page)
        {
            page.ExpiresOn = end;
        }

        await pages.MarkAsync(document, act.IsApplied ? act.Validity : document.Validity, history.Notice(Today), ct);
    }
}
