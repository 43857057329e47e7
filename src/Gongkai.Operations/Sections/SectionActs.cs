using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Sections;

/// <summary>Why sections are not changed.</summary>
public static class SectionProblems
{
    /// <summary>Names are short.</summary>
    public const int LongestName = 40;

    /// <summary>Not by this role.</summary>
    public static Problem Forbidden { get; } = new("section.forbidden", "设置科室和代理人需要本机关“政务公开办”或者“系统管理员”的角色；本人可以指定自己的代理人。");

    /// <summary>There is none.</summary>
    public static Problem Unknown { get; } = new("section.unknown", "没有这个科室。");

    /// <summary>No name.</summary>
    public static Problem Name { get; } = new("section.name", $"请填写科室名称，不超过{LongestName}字。");

    /// <summary>Taken.</summary>
    public static Problem NameTaken { get; } = new("section.name-taken", "本机关已有同名的科室。");

    /// <summary>Not of the agency.</summary>
    public static Problem Member { get; } = new("section.member", "科室的人员应当在本机关有“科室经办人”或者“政务公开办”的角色。");

    /// <summary>Another was first.</summary>
    public static Problem Changed { get; } = new("section.changed", "科室已被他人修改，请刷新页面后再改。");

    /// <summary>It still has work.</summary>
    public static Problem HasWork { get; } = new("section.has-work", "该科室还有在办的申请，请先转办，再停用。");

    /// <summary>Days in the wrong order, or past.</summary>
    public static Problem Days { get; } = new("stand-in.days", "代理的起止日期不正确：截止日期不能早于开始日期，也不能早于今天。");

    /// <summary>Oneself.</summary>
    public static Problem Self { get; } = new("stand-in.self", "代理人不能是本人。");

    /// <summary>There is none.</summary>
    public static Problem NoStandIn { get; } = new("stand-in.unknown", "没有这项代理，或者已经撤销。");

    /// <summary>Who may set up an agency's sections.</summary>
    public static bool MayManage(Officer by, AgencyPlace agency) => by.Has(agency, StaffRole.DisclosureOffice) || by.Administers(agency);
}

/// <summary>设置科室: its name, whether it is offered, who belongs to it.</summary>
public sealed class SaveSection(GongkaiDbContext db, Dossier dossier)
{
    private static readonly StaffRole[] Working = [StaffRole.SectionOfficer, StaffRole.DisclosureOffice];

    /// <summary>A section as it should be.</summary>
    /// <param name="AgencyId">The agency.</param>
    /// <param name="Id">Which; null for a new one.</param>
    /// <param name="Version">The version that the officer saw; 0 for a new one.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="IsClosed">True when it is not offered any more.</param>
    /// <param name="Members">Who belongs to it.</param>
    public sealed record Command(long AgencyId, long? Id, int Version, string Name, bool IsClosed, IReadOnlyList<long> Members);

    /// <summary>Saves it; gives its key.</summary>
    public Task<Outcome<long>> ExecuteAsync(Command command, Officer by, CancellationToken ct) => db.ExclusivelyAsync<Outcome<long>>(async () =>
    {
        if ((await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == command.AgencyId, ct))?.Place is not { } place || !SectionProblems.MayManage(by, place))
        {
            return SectionProblems.Forbidden;
        }

        var section = command.Id is { } id ? await db.Sections.SingleOrDefaultAsync(s => s.Id == id && s.AgencyId == command.AgencyId, ct) : null;
        if (command.Id is not null && section is null)
        {
            return SectionProblems.Unknown;
        }

        if (section is not null && section.Version != command.Version)
        {
            return SectionProblems.Changed;
        }

        var (name, members) = (command.Name.Trim(), command.Members.Distinct().ToList());
        if (await WhatIsWrongAsync(command, name, members, ct) is { Count: > 0 } problems)
        {
            return new Outcome<long>(problems);
        }

        section ??= db.Add(new Section { AgencyId = command.AgencyId, Name = name, Position = await db.Sections.CountAsync(s => s.AgencyId == command.AgencyId, ct) }).Entity;
        (section.Name, section.IsClosed, section.Version) = (name, command.IsClosed, section.Version + 1);
        await db.SaveChangesAsync(ct); // its number names its members
        var before = await db.SectionMembers.Where(m => m.SectionId == section.Id).ToListAsync(ct);
        db.RemoveRange(before.Where(m => !members.Contains(m.AccountId)));
        db.AddRange(members.Except(before.Select(m => m.AccountId)).Select(m => new SectionMember { SectionId = section.Id, AccountId = m }));
        await dossier.AppendAsync(new(command.AgencyId, $"settings/{command.AgencyId}", "section.saved", by, null, new
        {
            section.Name,
            section.IsClosed,
            Before = new { Members = before.Select(m => m.AccountId).Order() },
            After = new { Members = members.Order() },
        }), ct);
        await db.SaveChangesAsync(ct);
        return section.Id;
    }, ct);

    private async Task<IReadOnlyList<Problem>> WhatIsWrongAsync(Command command, string name, List<long> members, CancellationToken ct)
    {
        var problems = new List<Problem>();
        if (name.Length is 0 or > SectionProblems.LongestName)
        {
            problems.Add(SectionProblems.Name);
        }
        else if (await db.Sections.AnyAsync(s => s.AgencyId == command.AgencyId && s.Name == name && s.Id != command.Id, ct))
        {
            problems.Add(SectionProblems.NameTaken);
        }

        var able = await db.AccountRoles.AsNoTracking().Where(r => r.AgencyId == command.AgencyId && members.Contains(r.AccountId) && Working.Contains(r.Role)).Select(r => r.AccountId).Distinct().CountAsync(ct);
        if (able != members.Count)
        {
            problems.Add(SectionProblems.Member);
        }

        if (command.IsClosed && await db.Requests.AnyAsync(r => r.AgencyId == command.AgencyId && r.SectionId == command.Id && Requests.RequestLists.OpenStatuses.Contains(r.Status), ct))
        {
            problems.Add(SectionProblems.HasWork);
        }

        return problems;
    }
}

/// <summary>指定、撤销代理人: between two days somebody else sees and does the work that was given to one.</summary>
public sealed class StandIns(GongkaiDbContext db, Dossier dossier, TimeProvider clock)
{
    /// <summary>Appoints; gives its key.</summary>
    /// <param name="agencyId">The agency in which it holds.</param>
    /// <param name="absentId">Who is away.</param>
    /// <param name="standInId">Who stands in.</param>
    /// <param name="fromOn">The first day.</param>
    /// <param name="untilOn">The last day.</param>
    /// <param name="by">Who appoints: the person, or who sets up the agency's sections.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Outcome<long>> AppointAsync(long agencyId, long absentId, long standInId, DateOnly fromOn, DateOnly untilOn, Officer by, CancellationToken ct) => db.ExclusivelyAsync<Outcome<long>>(async () =>
    {
        if (await PlaceAsync(agencyId, ct) is not { } place || !MayAppoint(by, place, absentId))
        {
            return SectionProblems.Forbidden;
        }

        var people = new[] { absentId, standInId };
        var roles = await db.AccountRoles.AsNoTracking().Where(r => r.AgencyId == agencyId && people.Contains(r.AccountId) && (r.Role == StaffRole.SectionOfficer || r.Role == StaffRole.DisclosureOffice)).Select(r => r.AccountId).Distinct().CountAsync(ct);
        var problems = new List<Problem>(((Problem?[])
        [
            absentId == standInId ? SectionProblems.Self : roles == people.Length ? null : SectionProblems.Member,
            untilOn < fromOn || untilOn < Deadlines.ChinaTime.DateOf(clock.GetUtcNow()) ? SectionProblems.Days : null,
        ]).OfType<Problem>());
        if (problems.Count > 0)
        {
            return new Outcome<long>(problems);
        }

        var added = db.Add(new StandIn { AgencyId = agencyId, AccountId = absentId, StandInId = standInId, FromOn = fromOn, UntilOn = untilOn, MadeAt = clock.GetUtcNow() }).Entity;
        await dossier.AppendAsync(new(agencyId, $"settings/{agencyId}", "stand-in.appointed", by, null, new { AbsentId = absentId, StandInId = standInId, FromOn = fromOn, UntilOn = untilOn }), ct);
        await db.SaveChangesAsync(ct);
        return added.Id;
    }, ct);

    /// <summary>Takes it back; gives its key.</summary>
    public Task<Outcome<long>> RevokeAsync(long agencyId, long id, Officer by, CancellationToken ct) => db.ExclusivelyAsync<Outcome<long>>(async () =>
    {
        if (await PlaceAsync(agencyId, ct) is not { } place || await db.Set<StandIn>().SingleOrDefaultAsync(s => s.Id == id && s.AgencyId == agencyId && s.RevokedAt == null, ct) is not { } found)
        {
            return SectionProblems.NoStandIn;
        }

        if (!MayAppoint(by, place, found.AccountId))
        {
            return SectionProblems.Forbidden;
        }

        found.RevokedAt = clock.GetUtcNow();
        await dossier.AppendAsync(new(agencyId, $"settings/{agencyId}", "stand-in.revoked", by, null, new { AbsentId = found.AccountId, found.StandInId }), ct);
        await db.SaveChangesAsync(ct);
        return id;
    }, ct);

    private static bool MayAppoint(Officer by, AgencyPlace place, long absentId) => SectionProblems.MayManage(by, place) || (by.AccountId == absentId && by.Has(place));

    private async Task<AgencyPlace?> PlaceAsync(long agencyId, CancellationToken ct) => (await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == agencyId, ct))?.Place;
}
