using Gongkai.Domain.Accounts;
using Gongkai.Domain.Deadlines;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Deadlines;

/// <summary>An open case whose date moves with the calendar.</summary>
/// <param name="Id">The case.</param>
/// <param name="AgencyId">Its agency.</param>
/// <param name="Number">登记编号.</param>
/// <param name="Subject">事由.</param>
/// <param name="From">The day by which somebody has to do something next, as it was.</param>
/// <param name="To">The same as it is.</param>
public sealed record MovedTerm(long Id, long AgencyId, string Number, string Subject, DateOnly? From, DateOnly? To);

/// <summary>重新计算期限: the dates of open cases after the calendar changed; each that moves says so in its dossier.</summary>
public sealed class RecomputeTerms(GongkaiDbContext db, WorkCalendars calendars, Dossier dossier, TimeProvider clock)
{
    private const int Batch = 500;

    /// <summary>Once for each calendar that a program is shipped with: cases kept under an older one are computed anew.</summary>
    public async Task<int> ForShippedCalendarAsync(CancellationToken ct)
    {
        var name = "calendar:" + WorkCalendars.ShippedHash;
        return await db.DoneOnce.AsNoTracking().AnyAsync(d => d.Name == name, ct) ? 0 : await db.ExclusivelyAsync(async () =>
        {
            if (await db.DoneOnce.AnyAsync(d => d.Name == name, ct))
            {
                return 0;
            }

            var moved = await WithinAsync(null, "程序内置的节假日安排已更新", null, ct);
            db.DoneOnce.Add(new DoneOnce { Name = name, DoneAt = clock.GetUtcNow() });
            await db.SaveChangesAsync(ct);
            return moved;
        }, ct);
    }

    /// <summary>What would move under other calendars, without changing anything.</summary>
    /// <param name="place">The agency, with those below it; null for all.</param>
    /// <param name="calendarOf">The calendar to try for an agency.</param>
    /// <param name="most">So many are listed.</param>
    /// <param name="ct">Cancels.</param>
    internal async Task<(int Count, IReadOnlyList<MovedTerm> Moved)> PreviewAsync(AgencyPlace? place, Func<AgencyPlace, Task<WorkCalendar>> calendarOf, int most, CancellationToken ct)
    {
        var (count, listed) = (0, new List<MovedTerm>());
        await foreach (var (request, agency) in OpenAsync(place, ct))
        {
            var term = RequestClock.Of(request.Facts, await calendarOf(agency));
            if (term.NextOn != request.NextOn || term.DueOn != request.DueOn)
            {
                count++;
                if (listed.Count < most)
                {
                    listed.Add(new(request.Id, request.AgencyId, request.Number, request.Subject, request.NextOn, term.NextOn));
                }
            }
        }

        db.ChangeTracker.Clear();
        return (count, listed);
    }

    /// <summary>Computes anew within the caller's transaction; gives how many moved.</summary>
    internal async Task<int> WithinAsync(AgencyPlace? place, string why, Officer? by, CancellationToken ct)
    {
        var moved = 0;
        await foreach (var (request, agency) in OpenAsync(place, ct))
        {
            var calendar = await calendars.OfAsync(agency, ct);
            var (due, next, provisional) = (request.DueOn, request.NextOn, request.IsProvisional);
            request.Keep(RequestClock.Of(request.Facts, calendar));
            if (request.DueOn == due && request.NextOn == next && request.IsProvisional == provisional)
            {
                continue;
            }

            (request.Version, request.UpdatedAt, moved) = (request.Version + 1, clock.GetUtcNow(), moved + 1);
            await dossier.AppendAsync(new(request.AgencyId, request.CaseKey, "request.recomputed", by, why, new
            {
                request.Version,
                DueBefore = due,
                request.DueOn,
                NextBefore = next,
                request.NextOn,
                Calendar = calendar.Version,
            }), ct);
        }

        await db.SaveChangesAsync(ct);
        return moved;
    }

    // In batches, each saved before the next is read: a region's open cases need not stand in memory together.
    private async IAsyncEnumerable<(DisclosureRequest Request, AgencyPlace Agency)> OpenAsync(AgencyPlace? place, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var agencies = (await db.Agencies.AsNoTracking().Where(a => a.TreePath != null && (place == null || a.TreePath.StartsWith(place.TreePath))).Select(a => new { a.Id, a.TreePath }).ToListAsync(ct))
            .Select(a => new AgencyPlace(a.Id, a.TreePath!)).ToList();
        var statuses = Enum.GetValues<RequestStatus>().Where(s => s.IsOpen()).ToList();
        foreach (var agency in agencies)
        {
            for (var after = 0L; ;)
            {
                var batch = await db.Requests.Where(r => r.AgencyId == agency.Id && statuses.Contains(r.Status) && r.Id > after).OrderBy(r => r.Id).Take(Batch).ToListAsync(ct);
                foreach (var request in batch)
                {
                    yield return (request, agency);
                }

                await db.SaveChangesAsync(ct);
                db.ChangeTracker.Clear();
                if (batch.Count < Batch)
                {
                    break;
                }

                after = batch[^1].Id;
            }
        }
    }
}
