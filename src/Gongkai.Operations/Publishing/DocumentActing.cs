using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing;

/// <summary>
/// How every act on a document is done: alone, in one transaction, refused by <see cref="DocumentStanding.WhyNot"/>, refused to the
/// second of two officers who saw the same version, with an entry in the dossier, and followers of the public pages woken after
/// the commit.
/// </summary>
public sealed class DocumentActing(GongkaiDbContext db, Dossier dossier, PublicChanges changes, TimeProvider clock)
{
    /// <summary>What an act adds to the dossier.</summary>
    /// <param name="Act">What was done, <c>document.signed</c>.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Detail">Before and after.</param>
    internal sealed record Entry(string Act, string? Reason = null, object? Detail = null);

    /// <summary>The time of the act.</summary>
    internal DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Does an act; gives the document's new version.</summary>
    /// <param name="id">The document.</param>
    /// <param name="version">The version that the officer saw; null where any will do.</param>
    /// <param name="act">The act that the domain is asked about; null where the work asks itself.</param>
    /// <param name="by">Who acts.</param>
    /// <param name="work">The work: changes the case, and gives the entry or the problems. Nothing is stored when there are any.</param>
    /// <param name="ct">Cancels.</param>
    internal async Task<Outcome<int>> DoAsync(
        long id, int? version, DocumentAct? act, Officer by, Func<DocumentCase, Task<Outcome<Entry>>> work, CancellationToken ct)
    {
        var outcome = await db.ExclusivelyAsync<Outcome<int>>(async () =>
        {
            if (await DocumentCase.FindAsync(db, id, by, ct) is not { } found)
            {
                return PublishingProblems.NoSuchDocument;
            }

            if (version is { } seen && seen != found.Document.Version)
            {
                return await ChangedAsync(found, seen, ct);
            }

            if (act is { } asked && found.Standing.WhyNot(asked, by) is { } refused)
            {
                return refused;
            }

            var before = found.Document.State;
            var done = await work(found);
            if (done.Failed)
            {
                db.ChangeTracker.Clear();
                return new Outcome<int>(done.Problems);
            }

            await CompleteAsync(found, before, done.Value, by, ct);
            return found.Document.Version;
        }, ct);
        changes.Wake();
        return outcome;
    }

    /// <summary>Counts the change and writes its entry; the transaction is the caller's.</summary>
    internal async Task CompleteAsync(DocumentCase found, DocumentState before, Entry entry, Officer? by, CancellationToken ct)
    {
        var document = found.Document;
        (document.UpdatedAt, document.Version) = (Now, document.Version + 1);
        await dossier.AppendAsync(new(document.AgencyId, found.Key, entry.Act, by, entry.Reason, new
        {
            document.Version,
            document.Revision,
            Before = before,
            After = document.State,
            entry.Detail,
        }), ct);
        await db.SaveChangesAsync(ct);
    }

    // Who saved first, and what: read from the dossier's entries after the version that was seen.
    private async Task<Problem> ChangedAsync(DocumentCase found, int seen, CancellationToken ct)
    {
        var last = await db.DossierEntries.AsNoTracking().Where(e => e.CaseKey == found.Key)
            .OrderByDescending(e => e.Sequence).Take(Math.Clamp(found.Document.Version - seen, 1, 5)).ToListAsync(ct);
        var told = last.Select(e => $"{e.ActorName}{Deadlines.ChinaTime.Local(e.At):M月d日HH:mm}{DossierActs.Name(e.Act)}{DossierActs.What(e.Detail)}").Reverse();
        return new("document.changed", $"您打开后，这份文件已有变动：{string.Join("；", told)}。请核对最新内容后再办，您填写的内容仍保留在页面上。");
    }
}
