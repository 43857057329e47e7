using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Remedies;
using Gongkai.Operations.Requests.Letters;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests.Archive;

/// <summary>
/// 保管期限届满: destroys the key of archived cases whose term is over. What they sealed cannot be read again; the entries, the chain and what
/// table three counts stay. Can be done again without doing anything twice.
/// </summary>
public sealed class EraseExpired(GongkaiDbContext db, Dossier dossier, TimeProvider clock)
{
    /// <summary>What stands in lists for an erased case: its 事由 was taken from the applicant's own words.</summary>
    public const string ErasedSubject = "（保管期限届满，已销毁）";

    private const int MostAtOnce = 50;

    /// <summary>Erases what is due; gives how many cases.</summary>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = ChinaTime.DateOf(now);
        var day = $"erasure-day-{today:yyyy-MM-dd}";
        if (await db.DoneOnce.AnyAsync(d => d.Name == day, ct))
        {
            return 0;
        }

        var due = await DueAsync(today, ct);
        foreach (var (id, years) in due)
        {
            await EraseAsync(id, years, now, ct);
        }

        if (due.Count < MostAtOnce)
        {
            db.ChangeTracker.Clear();
            await db.ExclusivelyAsync(async () =>
            {
                if (!await db.DoneOnce.AnyAsync(d => d.Name == day, ct))
                {
                    db.DoneOnce.Add(new DoneOnce { Name = day, DoneAt = now });
                }

                return await db.SaveChangesAsync(ct);
            }, ct);
        }

        return due.Count;
    }

    private async Task<IReadOnlyList<(long Id, int Years)>> DueAsync(DateOnly today, CancellationToken ct)
    {
        var own = await db.Set<RequestSettingsRow>().AsNoTracking().ToDictionaryAsync(s => s.AgencyId, s => s.Practice.Letters.RetentionYears, ct);
        var set = own.Keys.ToList();
        var due = new List<(long Id, int Years)>();
        foreach (var years in own.Values.Append(new LetterPractice().RetentionYears).OfType<int>().Distinct())
        {
            var before = today.AddYears(-years);
            var agencies = own.Where(o => o.Value == years).Select(o => o.Key).ToList();
            var isUsual = new LetterPractice().RetentionYears == years;
            var ids = await db.Requests.AsNoTracking()
                .Where(r => r.Status == RequestStatus.Archived && r.ApplicantMark != null && r.ArchivedOn < before
                    && !db.Remedies.Any(m => m.RequestId == r.Id && m.EffectiveOn == null && m.VoidedAt == null) && (agencies.Contains(r.AgencyId) || (isUsual && !set.Contains(r.AgencyId))))
                .OrderBy(r => r.ArchivedOn).Select(r => r.Id).Take(MostAtOnce - due.Count).ToListAsync(ct);
            due.AddRange(ids.Select(id => (id, years)));
        }

        return due;
    }

    private Task<int> EraseAsync(long id, int years, DateTimeOffset now, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        return db.ExclusivelyAsync(async () =>
        {
            var request = await db.Requests.SingleAsync(r => r.Id == id, ct);
            if (request.ApplicantMark is null)
            {
                return 0;
            }

            await dossier.EraseAsync(request.CaseKey, ct);

            // The same person stands in its reconsiderations and lawsuits. One that is still open keeps the case, see DueAsync.
            foreach (var remedy in await db.Remedies.AsNoTracking().Where(r => r.RequestId == id).Select(r => r.Id).ToListAsync(ct))
            {
                await dossier.EraseAsync(RemedyCase.KeyOf(remedy), ct);
            }

            await db.Set<Applicants.ApplicantAccountCase>().Where(c => c.RequestId == id).ExecuteDeleteAsync(ct);
            (request.ApplicantMark, request.QueryCodeHash, request.Subject, request.UpdatedAt, request.Version) = (null, null, ErasedSubject, now, request.Version + 1);
            await dossier.AppendAsync(new(request.AgencyId, request.CaseKey, "request.erased", null, $"保管期限{years}年届满", new { request.ArchivedOn, Years = years }), ct);
            return await db.SaveChangesAsync(ct);
        }, ct);
    }
}
