using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests;

/// <summary>How an agency handles applications: what it has set, else what the law says where nothing is set.</summary>
public sealed class RequestSettings(GongkaiDbContext db, Dossier dossier)
{
    private static readonly Problem Forbidden = new("settings.forbidden", "设置依申请公开需要本机关“政务公开办”或者“系统管理员”的角色。");
    private static readonly Problem Changed = new("settings.changed", "设置已被他人修改，请刷新页面后再改。");
    private static readonly Problem AlwaysOpen = new("settings.channels", "当面提交和邮寄是条例规定的渠道，不能关闭。");

    /// <summary>Channels that cannot be closed (第二十九条, 国办公开办函〔2017〕19号).</summary>
    public static IReadOnlyList<RequestChannel> Always { get; } = [RequestChannel.InPerson, RequestChannel.RegisteredPost, RequestChannel.OrdinaryPost, RequestChannel.Transferred];

    /// <summary>True for who may set them.</summary>
    public static bool MaySet(Officer by, AgencyPlace agency) => by.Has(agency, StaffRole.DisclosureOffice) || by.Administers(agency);

    /// <summary>The practice of an agency, and its version; 0 where nothing is set.</summary>
    public async Task<(RequestPractice Practice, int Version)> OfAsync(long agencyId, CancellationToken ct) =>
        await db.Set<RequestSettingsRow>().AsNoTracking().SingleOrDefaultAsync(s => s.AgencyId == agencyId, ct) is { } row ? (row.Practice, row.Version) : (new RequestPractice(), 0);

    /// <summary>Changes it; gives the new version.</summary>
    /// <param name="agencyId">The agency.</param>
    /// <param name="version">The version that the officer saw.</param>
    /// <param name="change">What becomes of the practice.</param>
    /// <param name="by">Who.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Outcome<int>> SaveAsync(long agencyId, int version, Func<RequestPractice, RequestPractice> change, Officer by, CancellationToken ct) => db.ExclusivelyAsync<Outcome<int>>(async () =>
    {
        if ((await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == agencyId, ct))?.Place is not { } place || !MaySet(by, place))
        {
            return Forbidden;
        }

        var row = await db.Set<RequestSettingsRow>().SingleOrDefaultAsync(s => s.AgencyId == agencyId, ct);
        if ((row?.Version ?? 0) != version)
        {
            return Changed;
        }

        var before = row?.Practice ?? new RequestPractice();
        var after = change(before);
        if (Always.Except(after.Channels).Any())
        {
            return AlwaysOpen;
        }

        row ??= db.Add(new RequestSettingsRow { AgencyId = agencyId, Practice = after }).Entity;
        (row.Practice, row.Version) = (after, row.Version + 1);
        await dossier.AppendAsync(new(agencyId, $"settings/{agencyId}", "settings.requests", by, null, new { Before = before, After = after }), ct);
        await db.SaveChangesAsync(ct);
        return row.Version;
    }, ct);
}
