using System.Security.Cryptography;
using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests.Applicants;

/// <summary>What opens a case: its id, and a mark that changes with the query code.</summary>
/// <param name="Id">The case.</param>
/// <param name="Stamp">The beginning of the code's hash.</param>
public sealed record CaseKey(long Id, string Stamp);

/// <summary>
/// 凭编号和查询码查询. Wrong numbers, wrong codes and cases that there are not are answered alike and in about the same time; wrong attempts are
/// bounded per case and per network.
/// </summary>
public sealed class OpenCase(GongkaiDbContext db, Dossier dossier, TimeProvider clock)
{
    /// <summary>Wrong attempts on one number after which no more wrong ones are kept for <see cref="Minutes"/>; the right code opens the case all the same.</summary>
    public const int MostOfCase = 20;

    /// <summary>Wrong attempts of one network after which no more are heard for <see cref="Minutes"/>.</summary>
    public const int MostOfNetwork = 40;

    /// <summary>The time over which they are counted.</summary>
    public const int Minutes = 15;

    /// <summary>Compares the code, and gives what opens the case.</summary>
    /// <param name="agencyId">The agency.</param>
    /// <param name="number">The number as typed.</param>
    /// <param name="code">The query code as typed.</param>
    /// <param name="network">The network address the attempt comes from.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<CaseKey>> ExecuteAsync(long agencyId, string? number, string? code, string network, CancellationToken ct)
    {
        var since = clock.GetUtcNow().AddMinutes(-Minutes);
        var asked = RequestNumber.Parse(number);
        var (parsed, order) = (asked?.ToString(), asked?.Order);
        var mark = await SubmitApplication.NetworkMarkAsync(dossier, agencyId, network, ct);
        db.ChangeTracker.Clear(); // a key that there was not yet is made where it is stored
        var attempts = db.Set<OpeningAttempt>().AsNoTracking().Where(a => a.AgencyId == agencyId && a.At > since);
        if (await attempts.CountAsync(a => a.NetworkMark == mark, ct) >= MostOfNetwork)
        {
            return PortalProblems.TooManyAttempts;
        }

        var found = await db.Requests.AsNoTracking().Where(r => r.AgencyId == agencyId && r.NumberOrder == order).Select(r => new { r.Id, r.QueryCodeHash }).SingleOrDefaultAsync(ct);
        var isRight = CryptographicOperations.FixedTimeEquals(SealedApplications.HashOfCode(code ?? ""), found?.QueryCodeHash ?? new byte[SHA256.HashSizeInBytes]);
        if (isRight && found?.QueryCodeHash is { } hash)
        {
            return new CaseKey(found.Id, StampOf(hash));
        }

        // Asked only of who is wrong: a code of 59 bits is not found by trying, and nobody is to lock an applicant out by trying.
        if (parsed is not null && await attempts.CountAsync(a => a.Number == parsed, ct) >= MostOfCase)
        {
            return PortalProblems.TooManyAttempts;
        }

        await db.ExclusivelyAsync(async () =>
        {
            var now = clock.GetUtcNow();
            db.Add(new OpeningAttempt { AgencyId = agencyId, Number = parsed, NetworkMark = await SubmitApplication.NetworkMarkAsync(dossier, agencyId, network, ct), At = now });
            await db.SaveChangesAsync(ct);
            var old = now.AddDays(-1);
            return await db.Set<OpeningAttempt>().Where(a => a.At < old).ExecuteDeleteAsync(ct);
        }, ct);
        return PortalProblems.NotOpened;
    }

    /// <summary>True when a key that was given out still opens its case of this agency and number.</summary>
    public async Task<bool> StillOpensAsync(CaseKey key, long agencyId, string number, CancellationToken ct) =>
        await db.Requests.AsNoTracking().Where(r => r.Id == key.Id && r.AgencyId == agencyId && r.Number == number).Select(r => r.QueryCodeHash).SingleOrDefaultAsync(ct) is { } hash
        && StampOf(hash) == key.Stamp;

    /// <summary>The key of a case that its applicant has just submitted.</summary>
    public async Task<CaseKey?> KeyOfAsync(long id, CancellationToken ct) =>
        await db.Requests.AsNoTracking().Where(r => r.Id == id).Select(r => r.QueryCodeHash).SingleOrDefaultAsync(ct) is { } hash ? new(id, StampOf(hash)) : null;

    internal static string StampOf(byte[] hash) => Convert.ToHexStringLower(hash.AsSpan(0, 8));
}
