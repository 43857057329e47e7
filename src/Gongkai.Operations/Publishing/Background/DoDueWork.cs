using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Publishing.Register;
using Gongkai.Operations.Publishing.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing.Background;

/// <summary>
/// What the clock does: publishes at the set time, lets announced repeals come into force, shows on the day that a term has run
/// out, reminds subscribers once a day. Every part can be done again without doing it twice.
/// </summary>
public sealed class DoDueWork(GongkaiDbContext db, PublishDocument publish, ValidityActs validity, PublicPages pages, DocumentActing acting, PublicChanges changes, WebhookOutbox outbox, TimeProvider clock)
{
    private const int MostAtOnce = 200;
    private const int DaysLookedBack = 31;

    /// <summary>Does what is due; gives how many things were done.</summary>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var done = await PublishAsync(ct) + await ApplyAsync(ct) + await BeginDayAsync(ct);
        if (done > 0)
        {
            changes.Wake();
        }

        return done;
    }

    private async Task<int> PublishAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.Documents.AsNoTracking().Where(d => d.State == DocumentState.Approved && d.PublishAt <= now).OrderBy(d => d.PublishAt).Take(MostAtOnce).Select(d => d.Id).ToListAsync(ct);
        var done = 0;
        foreach (var id in due)
        {
            db.ChangeTracker.Clear();
            done += await publish.AtItsTimeAsync(id, ct) ? 1 : 0;
        }

        return done;
    }

    private async Task<int> ApplyAsync(CancellationToken ct)
    {
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var due = await db.Set<ValidityAct>().AsNoTracking().Where(a => !a.IsApplied && a.EffectiveOn <= today).OrderBy(a => a.Id).Take(MostAtOnce).Select(a => a.Id).ToListAsync(ct);
        foreach (var id in due)
        {
            db.ChangeTracker.Clear();
            await db.ExclusivelyAsync(async () =>
            {
                var act = await db.Set<ValidityAct>().SingleAsync(a => a.Id == id, ct);
                if (act.IsApplied)
                {
                    return false;
                }

                var document = await db.Documents.SingleAsync(d => d.Id == act.DocumentId, ct);
                var found = await DocumentCase.OfAsync(db, document, await db.Agencies.SingleAsync(a => a.Id == document.AgencyId, ct), ct);
                await validity.ApplyAsync(document, act, ct);
                await acting.CompleteAsync(found, document.State, new("document.validity-applied", act.Reason, new { act.Validity, act.EffectiveOn }), null, ct);
                return true;
            }, ct);
        }

        return due.Count;
    }

    // Once a day: pages whose term ran out change without anybody's act, and subscribers are reminded.
    private Task<int> BeginDayAsync(CancellationToken ct)
    {
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var name = $"publishing-day-{today:yyyy-MM-dd}";
        db.ChangeTracker.Clear();
        return db.ExclusivelyAsync(async () =>
        {
            if (await db.DoneOnce.AnyAsync(d => d.Name == name, ct))
            {
                return 0;
            }

            var from = today.AddDays(-DaysLookedBack);
            var expired = await db.PublicDocuments.AsNoTracking().Where(d => d.ExpiresOn >= from && d.ExpiresOn < today).Select(d => new { d.AgencyId, d.ColumnId, d.Id }).ToListAsync(ct);
            foreach (var page in expired)
            {
                pages.Changed(page.AgencyId, page.ColumnId, page.Id);
            }

            await outbox.RemindAsync(today, ct);
            db.DoneOnce.Add(new DoneOnce { Name = name, DoneAt = clock.GetUtcNow() });
            await db.SaveChangesAsync(ct);
            return 1;
        }, ct);
    }
}
