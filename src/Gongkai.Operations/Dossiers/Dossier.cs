using System.Security.Cryptography;
using System.Text;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Dossiers;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Dossiers;

/// <summary>An entry to append.</summary>
/// <param name="AgencyId">The agency whose chain it joins.</param>
/// <param name="Case">The case, <c>document/17</c>.</param>
/// <param name="Act">What was done, <c>document.signed</c>.</param>
/// <param name="By">Who did it; null for the system.</param>
/// <param name="Reason">Why.</param>
/// <param name="Detail">Before and after, as an object to be written as JSON. Never personal data.</param>
/// <param name="Personal">Personal data to seal under the case's key.</param>
/// <param name="As">What stands for the actor's name where no officer acts: 「申请人」; null for 「系统」.</param>
public sealed record NewEntry(long AgencyId, string Case, string Act, Officer? By, string? Reason = null, object? Detail = null, string? Personal = null, string? As = null);

/// <summary>Appends to dossiers. Only within <see cref="GongkaiDbContext.ExclusivelyAsync"/>, so that entry and state commit together.</summary>
public sealed class Dossier(GongkaiDbContext db, TimeProvider clock, Lazy<MasterKeys> masterKeys)
{
    private const string System = "系统";

    /// <summary>Adds the entry to the transaction at hand; the caller saves.</summary>
    public async Task AppendAsync(NewEntry entry, CancellationToken ct)
    {
        var head = await db.DossierHeads.FindAsync([entry.AgencyId], ct);
        if (head is null)
        {
            head = new DossierHead { AgencyId = entry.AgencyId, Hash = DossierChain.Start.ToArray() };
            db.DossierHeads.Add(head);
        }

        var sealedBytes = entry.Personal is null ? null : await SealAsync(entry.AgencyId, entry.Case, entry.Personal, ct);
        var at = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        var record = new DossierRecord(
            entry.AgencyId, head.Sequence + 1, entry.Case, entry.Act, entry.By?.AccountId, entry.By?.Name ?? entry.As ?? System, at, entry.Reason,
            entry.Detail is null ? null : JsonText.Write(entry.Detail), sealedBytes is null ? null : (ReadOnlyMemory<byte>?)sealedBytes);
        var hash = DossierChain.Hash(head.Hash, record);
        db.DossierEntries.Add(new DossierEntry
        {
            AgencyId = record.AgencyId,
            Sequence = record.Sequence,
            CaseKey = record.Case,
            Act = record.Act,
            ActorId = record.ActorId,
            ActorName = record.ActorName,
            At = record.At,
            Reason = record.Reason,
            Detail = record.Detail,
            Sealed = sealedBytes,
            Hash = hash,
        });
        (head.Sequence, head.Hash) = (record.Sequence, hash);
    }

    /// <summary>The personal data of an entry; null when there are none or they were erased.</summary>
    public async Task<string?> OpenAsync(DossierEntry entry, CancellationToken ct) =>
        entry.Sealed is { } bytes && await db.CaseKeys.AsNoTracking().SingleOrDefaultAsync(k => k.CaseKey == entry.CaseKey, ct) is { } key
            ? Encoding.UTF8.GetString(Sealing.Open(Unwrap(key), bytes, entry.CaseKey))
            : null;

    /// <summary>Destroys a case's key: what the case has sealed cannot be read again. The caller saves, with an entry that says why.</summary>
    public async Task EraseAsync(string caseKey, CancellationToken ct) =>
        await db.CaseKeys.Where(k => k.CaseKey == caseKey).ExecuteDeleteAsync(ct);

    /// <summary>What <see cref="SealAsync(long, string, string, CancellationToken)"/> has sealed; null when its key was destroyed.</summary>
    internal async Task<string?> OpenAsync(string caseKey, byte[] sealedBytes, CancellationToken ct) =>
        await OpenBytesAsync(caseKey, sealedBytes, ct) is { } plain ? Encoding.UTF8.GetString(plain) : null;

    /// <summary>The same for bytes.</summary>
    internal async Task<byte[]?> OpenBytesAsync(string caseKey, byte[] sealedBytes, CancellationToken ct) =>
        await db.CaseKeys.AsNoTracking().SingleOrDefaultAsync(k => k.CaseKey == caseKey, ct) is { } key ? Sealing.Open(Unwrap(key), sealedBytes, caseKey) : null;

    /// <summary>Opens what several cases have sealed with one query; a case whose key was destroyed is left out.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> OpenAsync(IReadOnlyCollection<(string Case, byte[] Sealed)> items, CancellationToken ct)
    {
        var cases = items.Select(i => i.Case).ToList();
        var keys = await db.CaseKeys.AsNoTracking().Where(k => cases.Contains(k.CaseKey)).ToDictionaryAsync(k => k.CaseKey, ct);
        return items.Where(i => keys.ContainsKey(i.Case)).ToDictionary(i => i.Case, i => Encoding.UTF8.GetString(Sealing.Open(Unwrap(keys[i.Case]), i.Sealed, i.Case)));
    }

    /// <summary>Seals something that stands outside the entries, under the key of its case.</summary>
    internal Task<byte[]> SealAsync(long agencyId, string caseKey, string plain, CancellationToken ct) => SealAsync(agencyId, caseKey, Encoding.UTF8.GetBytes(plain), ct);

    /// <summary>The same for bytes.</summary>
    internal async Task<byte[]> SealAsync(long agencyId, string caseKey, byte[] plain, CancellationToken ct) => Sealing.Seal(await KeyAsync(agencyId, caseKey, ct), plain, caseKey);

    /// <summary>A keyed hash (HMAC-SHA-256 under the case's key): equal for equal texts, and without the key it tells nothing.</summary>
    internal async Task<byte[]> MarkAsync(long agencyId, string caseKey, string text, CancellationToken ct) =>
        HMACSHA256.HashData(await KeyAsync(agencyId, caseKey, ct), Encoding.UTF8.GetBytes(text));

    private async Task<byte[]> KeyAsync(long agencyId, string caseKey, CancellationToken ct)
    {
        if (await db.CaseKeys.FindAsync([caseKey], ct) is { } row)
        {
            return Unwrap(row);
        }

        var key = Sealing.NewKey();
        var id = masterKeys.Value.CurrentId;
        db.CaseKeys.Add(new CaseKeyRow { CaseKey = caseKey, AgencyId = agencyId, MasterKeyId = id, Wrapped = Sealing.Seal(masterKeys.Value[id], key, caseKey) });
        return key;
    }

    private byte[] Unwrap(CaseKeyRow row) => Sealing.Open(masterKeys.Value[row.MasterKeyId], row.Wrapped, row.CaseKey);
}
