using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Agencies;

/// <summary>登记机关: gives an agency its place in the tree and keeps what it says of itself. One that was only known from a report keeps its number.</summary>
public sealed class SaveAgency(GongkaiDbContext db, AgencyWriter writer)
{
    /// <summary>An agency.</summary>
    /// <param name="Profile">What it says of itself.</param>
    /// <param name="ParentId">The agency above it; null for the root of a tree.</param>
    public sealed record Command(AgencyProfile Profile, long? ParentId)
    {
        /// <summary>Its number; null for one that is new, or known by this name from a report.</summary>
        public long? Id { get; init; }

        /// <summary>Who does it; null for the operator at the machine.</summary>
        public Officer? By { get; init; }

        /// <summary>The version that the editor saw; null not to ask.</summary>
        public int? Version { get; init; }

        /// <summary>The agency that has taken over its work.</summary>
        public long? SupersededById { get; init; }

        /// <summary>When that happened.</summary>
        public DateOnly? SupersededOn { get; init; }
    }

    /// <summary>The agency's number.</summary>
    public Task<Outcome<long>> ExecuteAsync(Command command, CancellationToken ct) => db.ExclusivelyAsync<Outcome<long>>(async () =>
    {
        var profile = command.Profile.Trimmed();
        var agency = await db.Agencies.SingleOrDefaultAsync(a => command.Id == null ? a.Name == profile.Name : a.Id == command.Id, ct);
        if (command.Id is not null && (agency is null || (command.By is { } by && agency.Place is { } place && !by.Sees(place))))
        {
            return AgencyProblems.Unknown;
        }

        var parent = command.ParentId is { } parentId ? await db.Agencies.SingleOrDefaultAsync(a => a.Id == parentId, ct) : null;
        if (AgencyWriter.WhyNot(command.By, agency?.Place, parent?.Place) is { } forbidden)
        {
            return forbidden;
        }

        if (command.Version is { } seen && agency is not null && agency.Version != seen)
        {
            return await WhoWasFirstAsync(agency.Id, ct);
        }

        var problems = profile.WhatIsWrong().ToList();
        if (command.Id is null && agency?.TreePath is not null)
        {
            problems.Add(AgencyProblems.NameTaken);
        }

        problems.AddRange(await TakenAsync(profile, agency?.Id, ct));
        if (command.ParentId is not null && parent?.Place is null)
        {
            problems.Add(AgencyProblems.ParentUnknown);
        }
        else if (agency?.Place is { } own && parent?.Place is { } above && above.IsAtOrBelow(own))
        {
            problems.Add(AgencyProblems.ParentBelow);
        }

        if (command.SupersededById is { } successor && (successor == agency?.Id || !await db.Agencies.AnyAsync(a => a.Id == successor, ct)))
        {
            problems.Add(AgencyProblems.SupersededByItself);
        }

        if (problems.Count > 0)
        {
            return new Outcome<long>(problems);
        }

        agency ??= await new AgencyRegister(db).FindOrAddAsync(profile.Name, null, ct);
        var taken = (await db.Agencies.Where(a => a.Slug != null).Select(a => a.Slug!).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var before = AgencyWriter.Apply(agency, profile, taken);
        (agency.SupersededById, agency.SupersededOn) = (command.SupersededById, command.SupersededById is null ? null : command.SupersededOn);
        await db.SaveChangesAsync(ct);
        await writer.PlaceAsync(agency, parent, before, command.By, ct);
        return agency.Id;
    }, ct);

    private async Task<IEnumerable<Problem>> TakenAsync(AgencyProfile profile, long? own, CancellationToken ct)
    {
        var others = await db.Agencies.AsNoTracking()
            .Where(a => a.Id != own && (a.Name == profile.Name || (profile.Slug != null && a.Slug == profile.Slug) || (profile.CreditCode != null && a.CreditCode == profile.CreditCode)))
            .Select(a => new { a.Name, a.Slug, a.CreditCode }).ToListAsync(ct);
        return others.SelectMany(o => (Problem?[])
            [
                o.Name == profile.Name ? AgencyProblems.NameTaken : null,
                profile.Slug is not null && o.Slug == profile.Slug ? AgencyProblems.SlugTaken : null,
                profile.CreditCode is not null && o.CreditCode == profile.CreditCode ? AgencyProblems.CreditCodeTaken : null,
            ]).OfType<Problem>().Distinct();
    }

    private async Task<Problem> WhoWasFirstAsync(long agencyId, CancellationToken ct)
    {
        var key = AgencyWriter.CaseOf(agencyId);
        var last = await db.DossierEntries.AsNoTracking().Where(e => e.CaseKey == key).OrderByDescending(e => e.Sequence).Select(e => new { e.ActorName, e.At }).FirstAsync(ct);
        return AgencyProblems.ChangedMeanwhile(last.ActorName, ChinaTime.Local(last.At).ToString("M月d日 HH:mm"));
    }
}
