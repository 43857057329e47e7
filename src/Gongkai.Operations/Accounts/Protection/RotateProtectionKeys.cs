using System.Xml.Linq;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Accounts.Protection;

/// <summary>Seals the protection keys with the current master key, so that an old one can be put away. Part of rotating the master key.</summary>
public sealed class RotateProtectionKeys(GongkaiDbContext db, Lazy<MasterKeys> masterKeys)
{
    /// <summary>How many were sealed anew.</summary>
    public Task<int> ExecuteAsync(CancellationToken ct) => db.ExclusivelyAsync(async () =>
    {
        var done = 0;
        foreach (var key in await db.ProtectionKeys.ToListAsync(ct))
        {
            var xml = XElement.Parse(key.Xml);
            var old = xml.Descendants(MasterKeyEncryptor.Element).Where(e => e.Attribute(MasterKeyEncryptor.KeyId)?.Value != masterKeys.Value.CurrentId).ToList();
            old.ForEach(e => e.ReplaceWith(MasterKeyEncryptor.Seal(masterKeys.Value, MasterKeyEncryptor.Open(masterKeys.Value, e))));
            key.Xml = old.Count > 0 ? xml.ToString(SaveOptions.DisableFormatting) : key.Xml;
            done += old.Count;
        }

        await db.SaveChangesAsync(ct);
        return done;
    }, ct);
}
