using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing;

/// <summary>关联文件: binds a document to another in both directions. What repeals or changes another is set before it is signed.</summary>
public sealed class LinkDocuments(GongkaiDbContext db, DocumentActing acting, Publication publication)
{
    private static readonly Problem Itself = new("link.self", "不能与自己关联，请另选文件。");
    private static readonly Problem OtherAgency = new("link.agency", "只能修改、废止本机关或下级机关的文件。");
    private static readonly Problem Signed = new("link.signed", "修改、废止其他文件的关联须在送审前设定。");

    /// <summary>Binds them.</summary>
    /// <param name="fromId">The document that says so.</param>
    /// <param name="toId">The document it speaks of: one that is public, or one the officer sees.</param>
    /// <param name="relation">What it says.</param>
    /// <param name="by">Who.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Outcome<int>> AddAsync(long fromId, long toId, DocumentRelation relation, Officer by, CancellationToken ct) => acting.DoAsync(fromId, null, null, by, async found =>
    {
        if (WhyNot(found, relation, by) is { } refused)
        {
            return refused;
        }

        if (fromId == toId)
        {
            return Itself;
        }

        var other = await DocumentCase.FindAsync(db, toId, by, ct);
        if (other is null && !await db.PublicDocuments.AnyAsync(d => d.Id == toId && !d.IsWithdrawn, ct))
        {
            return PublishingProblems.NoSuchDocument;
        }

        if (Changes(relation) && !(other?.Place.IsAtOrBelow(found.Place) ?? false))
        {
            return OtherAgency;
        }

        if (await db.DocumentLinks.FindAsync([fromId, toId, relation], ct) is null)
        {
            db.DocumentLinks.Add(new DocumentLink { AgencyId = found.Document.AgencyId, FromId = fromId, ToId = toId, Relation = relation });
            await db.SaveChangesAsync(ct);
            await TellAsync(found, ct);
        }

        return new DocumentActing.Entry("document.linked", Detail: new { To = toId, relation });
    }, ct);

    /// <summary>Unbinds them.</summary>
    public Task<Outcome<int>> RemoveAsync(long fromId, long toId, DocumentRelation relation, Officer by, CancellationToken ct) => acting.DoAsync(fromId, null, null, by, async found =>
    {
        if (WhyNot(found, relation, by) is { } refused)
        {
            return refused;
        }

        await TellAsync(found, ct);
        await db.DocumentLinks.Where(l => l.FromId == fromId && l.ToId == toId && l.Relation == relation).ExecuteDeleteAsync(ct);
        return new DocumentActing.Entry("document.unlinked", Detail: new { To = toId, relation });
    }, ct);

    private static bool Changes(DocumentRelation relation) => relation is DocumentRelation.Amends or DocumentRelation.Repeals or DocumentRelation.DeclaresInvalid;

    private static Problem? WhyNot(DocumentCase found, DocumentRelation relation, Officer by) =>
        DocumentStanding.WhyNotWrite(by, found.Place) ?? (Changes(relation) && found.Document.State != DocumentState.Draft ? Signed : null);

    private async Task TellAsync(DocumentCase found, CancellationToken ct)
    {
        if (found.Document.PublicRevision is not null)
        {
            await publication.ChangedNeighboursAsync(found.Document, ct);
            await publication.ChangedAsync(found.Document, ct);
        }
    }
}
