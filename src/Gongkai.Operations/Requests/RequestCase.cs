using Gongkai.Domain.Accounts;
using Gongkai.Domain.Deadlines;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Sections;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests;

/// <summary>An application with all that decides what may be done with it, as the database has it.</summary>
public sealed class RequestCase
{
    /// <summary>The application.</summary>
    public required DisclosureRequest Request { get; init; }

    /// <summary>Its agency.</summary>
    public required Agency Agency { get; init; }

    /// <summary>The calendar in force for it.</summary>
    public required WorkCalendar Calendar { get; init; }

    /// <summary>The sections that work on it.</summary>
    public required IReadOnlyList<long> Sections { get; init; }

    /// <summary>Who stands in today for the person it was given to.</summary>
    public IReadOnlyList<long> StandIns { get; init; } = [];

    /// <summary>Its name in the dossier.</summary>
    public string Key => Request.CaseKey;

    /// <summary>The agency's place.</summary>
    public AgencyPlace Place => Agency.Place!;

    /// <summary>Where its clock stands.</summary>
    public RequestTerm Term => RequestClock.Of(Request.Facts, Calendar);

    /// <summary>Where it stands.</summary>
    public RequestStanding Standing => new()
    {
        Agency = Place,
        Status = Request.Status,
        Facts = Request.Facts,
        Term = Term,
        Sections = Sections,
        AssigneeId = Request.AssigneeId,
        StandIns = StandIns,
    };
}

/// <summary>Finds cases. What an officer may not see is not found.</summary>
public sealed class RequestCases(GongkaiDbContext db, WorkCalendars calendars, SectionQueries sections, TimeProvider clock)
{
    /// <summary>The case, and how much the officer sees of it; null when there is none or nothing of it may be seen.</summary>
    public async Task<(RequestCase Case, RequestSight Sight)?> FindAsync(long id, Officer officer, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } found)
        {
            return null;
        }

        var sight = found.Standing.Sees(officer, await sections.OfAsync(officer, ct));
        return sight == RequestSight.None ? null : (found, sight);
    }

    /// <summary>The case, whoever asks.</summary>
    internal async Task<RequestCase?> FindAsync(long id, CancellationToken ct)
    {
        if (await db.Requests.SingleOrDefaultAsync(r => r.Id == id, ct) is not { } request)
        {
            return null;
        }

        var agency = await db.Agencies.SingleAsync(a => a.Id == request.AgencyId, ct);
        return new()
        {
            Request = request,
            Agency = agency,
            Calendar = await calendars.OfAsync(agency.Place!, ct),
            Sections = await SectionsAsync(request, ct),
            StandIns = await StandInsAsync(request, ct),
        };
    }

    // The one it is passed to, and those that were asked for a part of it.
    private async Task<IReadOnlyList<long>> SectionsAsync(DisclosureRequest request, CancellationToken ct)
    {
        var asked = await db.Set<RequestTask>().AsNoTracking().Where(t => t.RequestId == request.Id && t.WithdrawnAt == null).Select(t => t.SectionId).Distinct().ToListAsync(ct);
        return request.SectionId is { } section ? [section, .. asked] : asked;
    }

    private async Task<IReadOnlyList<long>> StandInsAsync(DisclosureRequest request, CancellationToken ct)
    {
        if (request.AssigneeId is not { } assignee)
        {
            return [];
        }

        var today = ChinaTime.DateOf(clock.GetUtcNow());
        return await db.Set<StandIn>().AsNoTracking()
            .Where(s => s.AccountId == assignee && s.AgencyId == request.AgencyId && s.FromOn <= today && s.UntilOn >= today && s.RevokedAt == null).Select(s => s.StandInId).ToListAsync(ct);
    }
}
