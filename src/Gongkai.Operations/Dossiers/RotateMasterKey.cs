using Gongkai.Operations.Accounts.Protection;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Dossiers;

/// <summary>轮换主密钥: wraps the keys of all cases, and the keys that nodes share, with the current master key, so that the old one can be put away.</summary>
public sealed class RotateMasterKey(GongkaiDbContext db, Lazy<MasterKeys> masterKeys, RotateProtectionKeys protectionKeys)
{
    private const int Batch = 500;

    /// <summary>How many keys were wrapped anew. Can be stopped and run again at any time; what is done is done.</summary>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var current = masterKeys.Value.CurrentId;
        var done = 0;
        for (var more = true; more;)
        {
            more = await db.ExclusivelyAsync(async () =>
            {
                var rows = await db.CaseKeys.Where(k => k.MasterKeyId != current).OrderBy(k => k.CaseKey).Take(Batch).ToListAsync(ct);
                foreach (var row in rows)
                {
                    var key = Sealing.Open(masterKeys.Value[row.MasterKeyId], row.Wrapped, row.CaseKey);
                    (row.MasterKeyId, row.Wrapped) = (current, Sealing.Seal(masterKeys.Value[current], key, row.CaseKey));
                }

                await db.SaveChangesAsync(ct);
                done += rows.Count;
                return rows.Count == Batch;
            }, ct);
            db.ChangeTracker.Clear();
        }

        await protectionKeys.ExecuteAsync(ct);
        return done;
    }
}
