using System.Globalization;
using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Publishing.Register;
using Gongkai.Operations.Publishing.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing;

/// <summary>
/// Brings what was signed before the public, and takes it away. Only within <see cref="DocumentActing"/>; by hand, at its time, or
/// on the emergency lane it is the same.
/// </summary>
public sealed class Publication(GongkaiDbContext db, PublicPages pages, PublicText text, ValidityActs validity, WebhookOutbox outbox, TimeProvider clock)
{
    private DateOnly Today => ChinaTime.DateOf(clock.GetUtcNow());

    /// <summary>Forgets what a correction would fall back to, and any set time: the latest revision holds.</summary>
    internal static void Close(Document document) => (document.SettledState, document.SettledRevision, document.PublishAt) = (null, null, null);

    /// <summary>Shows the latest revision, with what its links say of other documents.</summary>
    internal async Task ShowAsync(DocumentCase found, Officer? by, CancellationToken ct)
    {
        var (document, revision) = (found.Document, found.Revision);
        var isFirst = !await db.PublicDocuments.AnyAsync(d => d.Id == document.Id, ct);
        await pages.ShowAsync(document, revision, await text.OfAsync(revision, ct), await NoticeAsync(document, isFirst ? null : revision.Reason, ct), ct);
        await validity.KeepTermAsync(document.Id, ct);
        await validity.ApplyLinksAsync(found, by, ct);
        await ChangedNeighboursAsync(document, ct);
        await outbox.AddAsync(found, isFirst ? "document.published" : "document.corrected", null, ct);
    }

    /// <summary>Takes it off the platform; its address shows why.</summary>
    internal async Task WithdrawAsync(DocumentCase found, string reason, CancellationToken ct)
    {
        await pages.WithdrawAsync(found.Document, $"本文件已于{Long(Today)}撤下：{reason}", ct);
        await ChangedNeighboursAsync(found.Document, ct);
        await outbox.AddAsync(found, "document.withdrawn", reason, ct);
    }

    /// <summary>Its own page changes: what it is bound to has.</summary>
    internal async Task ChangedAsync(Document document, CancellationToken ct)
    {
        if (await db.PublicDocuments.AsNoTracking().SingleOrDefaultAsync(d => d.Id == document.Id, ct) is { } page)
        {
            pages.Changed(page.AgencyId, page.ColumnId, page.Id);
        }
    }

    /// <summary>Pages of documents bound to this one show its link, and change with it.</summary>
    internal async Task ChangedNeighboursAsync(Document document, CancellationToken ct)
    {
        var neighbours = await (
            from link in db.DocumentLinks
            where link.FromId == document.Id || link.ToId == document.Id
            join other in db.PublicDocuments on link.FromId == document.Id ? link.ToId : link.FromId equals other.Id
            select new { other.AgencyId, other.ColumnId, other.Id }).Distinct().ToListAsync(ct);
        foreach (var other in neighbours)
        {
            pages.Changed(other.AgencyId, other.ColumnId, other.Id);
        }
    }

    private async Task<string?> NoticeAsync(Document document, string? correction, CancellationToken ct)
    {
        string?[] lines = [(await validity.HistoryAsync(document.Id, ct)).Notice(Today), correction is null ? null : $"本文件已于{Long(Today)}更正：{correction}"];
        return string.Join('\n', lines.Where(l => l is not null)) is { Length: > 0 } notice ? notice : null;
    }

    private static string Long(DateOnly date) => date.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}

/// <summary>发布: now, or at a set time; refused when the bytes differ from those that were signed.</summary>
public sealed class PublishDocument(GongkaiDbContext db, DocumentActing acting, Publication publication)
{
    private static readonly Problem TimeIsPast = new("document.publish-at", "定时发布的时间应晚于现在。");

    /// <summary>Publishes, or sets the time.</summary>
    /// <param name="id">The document.</param>
    /// <param name="version">The version that the officer saw.</param>
    /// <param name="at">When; null for now.</param>
    /// <param name="by">Who publishes.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Outcome<int>> ExecuteAsync(long id, int version, DateTimeOffset? at, Officer by, CancellationToken ct) => acting.DoAsync(id, version, DocumentAct.Publish, by, async found =>
    {
        if (at is { } time)
        {
            if (time <= acting.Now)
            {
                return TimeIsPast;
            }

            found.Document.PublishAt = time;
            return new DocumentActing.Entry("document.scheduled", Detail: new { At = time });
        }

        return await NowAsync(found, by, ct);
    }, ct);

    /// <summary>取消定时: it waits to be published by hand again.</summary>
    public Task<Outcome<int>> UnscheduleAsync(long id, int version, Officer by, CancellationToken ct) => acting.DoAsync(id, version, DocumentAct.Publish, by, found =>
    {
        found.Document.PublishAt = null;
        return Task.FromResult<Outcome<DocumentActing.Entry>>(new DocumentActing.Entry("document.unscheduled"));
    }, ct);

    /// <summary>紧急发布: after the urgent steps; the chain is completed afterwards.</summary>
    public Task<Outcome<int>> UrgentlyAsync(long id, int version, Officer by, CancellationToken ct) => acting.DoAsync(id, version, DocumentAct.PublishUrgently, by, async found =>
    {
        (found.Document.IsEmergency, found.Route!.PublishedUrgentlyAt) = (true, acting.Now);
        await publication.ShowAsync(found, by, ct);
        return new DocumentActing.Entry("document.published-urgently", found.Route.UrgentReason, new
        {
            found.Revision.ContentHash,
            Signed = found.Signatures.Where(s => s.Approved).Select(s => s.StepName),
            Open = found.Route.Route.Chain.Steps.Skip(found.Document.Step).Select(s => s.Name),
        });
    }, ct);

    /// <summary>Publishes what is due at its set time; done twice it changes nothing.</summary>
    /// <returns>True when it went out.</returns>
    internal async Task<bool> AtItsTimeAsync(long id, CancellationToken ct) => await db.ExclusivelyAsync(async () =>
    {
        if (await db.Documents.SingleOrDefaultAsync(d => d.Id == id, ct) is not { State: DocumentState.Approved, PublishAt: { } at } document || at > acting.Now)
        {
            return false;
        }

        var found = await DocumentCase.OfAsync(db, document, await db.Agencies.SingleAsync(a => a.Id == document.AgencyId, ct), ct);
        var scheduler = new Officer(0, "系统", [new RoleGrant(found.Place, StaffRole.DisclosureOffice)]); // what the office set is what is asked
        if (found.Standing.WhyNot(DocumentAct.Publish, scheduler) is { } refused)
        {
            document.PublishAt = null; // told on the desk; not tried again every few seconds
            await acting.CompleteAsync(found, document.State, new("document.unscheduled", refused.Text), null, ct);
            return false;
        }

        var done = await NowAsync(found, null, ct);
        await acting.CompleteAsync(found, DocumentState.Approved, done.Value, null, ct);
        return true;
    }, ct);

    private async Task<Outcome<DocumentActing.Entry>> NowAsync(DocumentCase found, Officer? by, CancellationToken ct)
    {
        found.Document.State = DocumentState.Published;
        Publication.Close(found.Document);
        await publication.ShowAsync(found, by, ct);
        return new DocumentActing.Entry("document.published", Detail: new { found.Revision.Number, found.Revision.ContentHash });
    }
}

/// <summary>归档不公开: what is 依申请公开 or 不予公开 is filed with its reason; was an earlier revision public, it is taken off.</summary>
public sealed class ArchiveUnpublished(DocumentActing acting, Publication publication)
{
    /// <summary>Files it.</summary>
    public Task<Outcome<int>> ExecuteAsync(long id, int version, Officer by, CancellationToken ct) => acting.DoAsync(id, version, DocumentAct.Archive, by, async found =>
    {
        var metadata = found.Revision.Metadata;
        if (found.Document.PublicRevision is not null)
        {
            await publication.WithdrawAsync(found, $"经审核，本文件的公开属性改为“{metadata.Publicity.Name()}”。", ct);
        }

        found.Document.State = DocumentState.Archived;
        Publication.Close(found.Document);
        return new DocumentActing.Entry("document.archived", metadata.PublicityReason, new { metadata.Publicity });
    }, ct);
}

/// <summary>撤下: takes a public document off, with a notice at its address. A correction under way goes on.</summary>
public sealed class WithdrawDocument(DocumentActing acting, Publication publication)
{
    /// <summary>Takes it off.</summary>
    public Task<Outcome<int>> ExecuteAsync(long id, int version, string reason, Officer by, CancellationToken ct) => acting.DoAsync(id, version, DocumentAct.Withdraw, by, async found =>
    {
        if (reason.Trim() is not { Length: > 0 } given)
        {
            return PublishingProblems.ReasonMissing;
        }

        var document = found.Document;
        await publication.WithdrawAsync(found, given, ct);
        if (document.State == DocumentState.Published)
        {
            document.State = DocumentState.Withdrawn;
        }
        else
        {
            (document.SettledState, document.SettledRevision) = (DocumentState.Withdrawn, document.SettledRevision ?? document.Revision);
        }

        return new DocumentActing.Entry("document.withdrawn", given);
    }, ct);
}
