using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing.Webhooks;

/// <summary>Puts what the public now sees into the outbox, in the transaction that shows it; it leaves after the commit.</summary>
public sealed class WebhookOutbox(GongkaiDbContext db, TimeProvider clock)
{
    private const int WorkingDaysAhead = 5;
    private const int MostReminded = 200;

    /// <summary>Adds a delivery for each subscriber of the agency and of those above it.</summary>
    internal async Task AddAsync(DocumentCase found, string topic, string? reason, CancellationToken ct)
    {
        var line = found.Place.Line();
        var (document, metadata) = (found.Document, found.Revision.Metadata);
        var subscribers = await db.Set<WebhookSubscriber>().AsNoTracking()
            .Where(s => line.Contains(s.AgencyId) && s.IsActive && (s.Kind == null || s.Kind == document.Kind)).Select(s => s.Id).ToListAsync(ct);
        var now = clock.GetUtcNow();
        var payload = JsonText.Write(new
        {
            Topic = topic,
            At = now,
            Agency = found.Agency.Name,
            found.Agency.CreditCode,
            Document = new
            {
                document.Id,
                found.Revision.Number,
                found.Revision.Title,
                document.Kind,
                document.ColumnId,
                metadata.IndexNumber,
                metadata.DocumentNumber,
                metadata.IssuedBy,
                metadata.IssuedOn,
                found.Revision.ContentHash,
                Path = $"/documents/{document.Id}",
            },
            Reason = reason,
        });
        db.AddRange(subscribers.Select(id => new WebhookDelivery
        {
            AgencyId = document.AgencyId,
            SubscriberId = id,
            DocumentId = document.Id,
            Topic = topic,
            Payload = payload,
            CreatedAt = now,
            NextAt = now,
        }));
    }

    /// <summary>Tells subscribers, once a day, what is due or overdue in their agencies and those below: publication dates and terms that end.</summary>
    internal async Task RemindAsync(DateOnly today, CancellationToken ct)
    {
        var subscribers = await db.Set<WebhookSubscriber>().AsNoTracking().Where(s => s.IsActive)
            .Join(db.Agencies, s => s.AgencyId, a => a.Id, (s, a) => new { s.Id, s.AgencyId, a.TreePath }).ToListAsync(ct);
        var soon = WorkCalendars.National.AddWorkingDays(today, WorkingDaysAhead);
        var expiring = today.AddMonths(PublishingTerms.EvaluationMonthsBeforeExpiry);
        var now = clock.GetUtcNow();
        foreach (var subscriber in subscribers)
        {
            var agencies = db.Agencies.Where(a => a.TreePath!.StartsWith(subscriber.TreePath!)).Select(a => a.Id);
            var due = await db.Documents.AsNoTracking()
                .Where(d => agencies.Contains(d.AgencyId) && d.PublicRevision == null && d.PublishBy <= soon && (d.State == DocumentState.Draft || d.State == DocumentState.InReview || d.State == DocumentState.Approved))
                .OrderBy(d => d.PublishBy).Take(MostReminded).Select(d => new { d.Id, d.AgencyId, On = d.PublishBy, Overdue = d.PublishBy < today }).ToListAsync(ct);
            var ending = await db.PublicDocuments.AsNoTracking()
                .Where(d => agencies.Contains(d.AgencyId) && d.IsNormative && !d.IsWithdrawn && d.ExpiresOn >= today && d.ExpiresOn <= expiring && (d.Validity == Validity.InForce || d.Validity == Validity.Amended))
                .OrderBy(d => d.ExpiresOn).Take(MostReminded).Select(d => new { d.Id, d.AgencyId, d.Title, On = d.ExpiresOn }).ToListAsync(ct);
            if (due.Count + ending.Count > 0)
            {
                db.Add(new WebhookDelivery
                {
                    AgencyId = subscriber.AgencyId,
                    SubscriberId = subscriber.Id,
                    Topic = "reminder.daily",
                    Payload = JsonText.Write(new { Topic = "reminder.daily", At = now, PublishBy = due, Expiring = ending }), // drafts by number only: their titles are not public
                    CreatedAt = now,
                    NextAt = now,
                });
            }
        }
    }
}
