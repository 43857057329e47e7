using Gongkai.Operations.Data;

namespace Gongkai.Operations.Publishing.Background;

/// <summary>Lets one node at a time do a background work. A node that dies loses its lease when it runs out.</summary>
public sealed class BackgroundLeases(GongkaiDbContext db, TimeProvider clock)
{
    /// <summary>Takes the lease, or keeps it; false while another node has it.</summary>
    public Task<bool> TryTakeAsync(string name, string holder, TimeSpan length, CancellationToken ct) => db.ExclusivelyAsync(async () =>
    {
        var now = clock.GetUtcNow();
        var lease = await db.Set<BackgroundLease>().FindAsync([name], ct);
        if (lease is null)
        {
            db.Add(new BackgroundLease { Name = name, Holder = holder, Until = now + length });
        }
        else if (lease.Holder == holder || lease.Until <= now)
        {
            (lease.Holder, lease.Until) = (holder, now + length);
        }
        else
        {
            return false;
        }

        await db.SaveChangesAsync(ct);
        return true;
    }, ct);
}
