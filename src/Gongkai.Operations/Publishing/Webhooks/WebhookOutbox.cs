using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing.Webhooks;

/// <summary>Puts what the public now sees into the outbox, in the transaction that shows it; it leaves after the commit.</summary>
public sealed class WebhookOutbox(GongkaiDbContext db, TimeProvider clock)
{
    /// <summary>Adds a delivery for each subscriber of the agency and of those above it.</summary>
    internal async Task AddAsync(DocumentCase found, string topic, string? reason, CancellationToken ct)
    {
        var line = found.Place.TreePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse).ToList();
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
}
