using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Deadlines;

/// <summary>What an announcement changes.</summary>
/// <param name="Days">Days entered.</param>
/// <param name="Count">Open cases whose dates move.</param>
/// <param name="Moved">The first of them.</param>
public sealed record AnnouncementEffect(int Days, int Count, IReadOnlyList<MovedTerm> Moved);

/// <summary>登记节假日安排: for an agency and those below it (a region's own holidays included), or for all. Open cases are computed anew.</summary>
public sealed class AnnounceDays(GongkaiDbContext db, WorkCalendars calendars, RecomputeTerms recompute, Dossier dossier, TimeProvider clock)
{
    private const int Listed = 100;
    private const int LongestSource = 200;
    private static readonly Problem Forbidden = new("calendar.forbidden", "登记节假日安排需要本机关“政务公开办”或者“系统管理员”的角色。");
    private static readonly Problem NoSuchAgency = new("calendar.no-such-agency", "没有这个机关。");
    private static readonly Problem SourceMissing = new("calendar.source", $"请写明依据的通知名称或者文号，不超过{LongestSource}字。");

    /// <summary>Why an officer may not announce days for an agency; null when he or she may.</summary>
    public static Problem? WhyNot(Officer officer, AgencyPlace agency) => officer.Has(agency, StaffRole.DisclosureOffice) || officer.Administers(agency) ? null : Forbidden;

    /// <summary>What would move; nothing is stored.</summary>
    public async Task<Outcome<AnnouncementEffect>> PreviewAsync(long agencyId, IReadOnlyList<NoticeDay> days, Officer by, CancellationToken ct)
    {
        var (place, problem) = await FindAsync(agencyId, by, ct);
        if (place is null)
        {
            return problem!;
        }

        var (count, moved) = await recompute.PreviewAsync(place, agency => calendars.TryAsync(agency, place, days, ct), Listed, ct);
        return new AnnouncementEffect(days.Count, count, moved);
    }

    /// <summary>Enters the days and computes open cases anew; gives how many moved.</summary>
    /// <param name="agencyId">The agency, with those below it; null for all, which only who runs the system may.</param>
    /// <param name="days">The days.</param>
    /// <param name="source">The notice.</param>
    /// <param name="by">Who; null for who runs the system.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Outcome<AnnouncementEffect>> ExecuteAsync(long? agencyId, IReadOnlyList<NoticeDay> days, string source, Officer? by, CancellationToken ct) =>
        db.ExclusivelyAsync<Outcome<AnnouncementEffect>>(async () =>
        {
            if (source.Trim() is not { Length: > 0 and <= LongestSource } given)
            {
                return SourceMissing;
            }

            AgencyPlace? place = null;
            if (agencyId is { } id)
            {
                (place, var problem) = await FindAsync(id, by, ct);
                if (place is null)
                {
                    return problem!;
                }
            }
            else if (by is not null)
            {
                return Forbidden;
            }

            var now = clock.GetUtcNow();
            db.AddRange(days.OrderBy(d => d.Date).Select(d => new AnnouncedDay
            {
                AgencyId = agencyId,
                Date = d.Date,
                Name = d.Name,
                IsOff = d.IsOff,
                Source = given,
                AddedAt = now,
                AddedById = by?.AccountId,
            }));
            if (place is not null)
            {
                await dossier.AppendAsync(new(place.Id, $"calendar/{place.Id}", "calendar.announced", by, given, new { Days = days }), ct);
            }

            await db.SaveChangesAsync(ct);
            calendars.Forget();
            return new AnnouncementEffect(days.Count, await recompute.WithinAsync(place, given, by, ct), []);
        }, ct);

    private async Task<(AgencyPlace? Place, Problem? Problem)> FindAsync(long agencyId, Officer? by, CancellationToken ct)
    {
        if (await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == agencyId, ct) is not { Place: { } place } || by?.Sees(place) == false)
        {
            return (null, NoSuchAgency);
        }

        return by is not null && WhyNot(by, place) is { } problem ? (null, problem) : (place, null);
    }
}
