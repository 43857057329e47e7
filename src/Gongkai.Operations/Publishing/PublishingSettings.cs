using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing;

/// <summary>A kind as it holds for an agency.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="SetBy">The agency that has set it; null for a shipped one.</param>
/// <param name="IsOff">True when it is not offered for new documents.</param>
/// <param name="Version">The version of the setting; 0 without one.</param>
public sealed record KindSetting(DocumentKind Kind, long? SetBy, bool IsOff, int Version);

/// <summary>A chain as it holds for an agency.</summary>
/// <param name="Chain">The chain.</param>
/// <param name="SetBy">The agency that has set it; null for the shipped one.</param>
/// <param name="Version">The version of the setting; 0 without one.</param>
public sealed record ChainSetting(ReviewChain Chain, long? SetBy, int Version);

/// <summary>
/// Kinds and review chains as they hold for an agency: what it has set itself, else what the nearest agency above it has set,
/// else what the program ships with.
/// </summary>
public sealed class PublishingSettings(GongkaiDbContext db)
{
    private static readonly Lazy<IReadOnlyList<DocumentKind>> Read = new(() =>
    {
        using var reader = new StreamReader(typeof(PublishingSettings).Assembly.GetManifestResourceStream("kinds.json")!);
        return JsonText.Read<List<DocumentKind>>(reader.ReadToEnd());
    });

    /// <summary>The kinds that the program ships with.</summary>
    public static IReadOnlyList<DocumentKind> Shipped => Read.Value;

    /// <summary>All kinds of an agency, the shipped ones first.</summary>
    public async Task<IReadOnlyList<KindSetting>> KindsAsync(AgencyPlace agency, CancellationToken ct)
    {
        var line = agency.Line().ToList();
        var rows = await db.Set<DocumentKindSetting>().AsNoTracking().Where(k => line.Contains(k.AgencyId)).ToListAsync(ct);
        var nearest = rows.GroupBy(k => k.Code).ToDictionary(g => g.Key, g => g.MaxBy(k => line.IndexOf(k.AgencyId))!);
        return
        [
            .. Shipped.Select(k => nearest.Remove(k.Code, out var own) ? Of(own) : new KindSetting(k, null, false, 0)),
            .. nearest.Values.OrderBy(k => k.Code, StringComparer.Ordinal).Select(Of),
        ];

        static KindSetting Of(DocumentKindSetting k) => new(k.Definition, k.AgencyId, k.IsOff, k.Version);
    }

    /// <summary>A kind by its code, also one that is switched off; null when there is none.</summary>
    public async Task<DocumentKind?> KindAsync(AgencyPlace agency, string code, CancellationToken ct) =>
        (await KindsAsync(agency, ct)).FirstOrDefault(k => k.Kind.Code == code)?.Kind;

    /// <summary>The chain for a kind. What is set nearer the agency goes before what is set for the kind further up.</summary>
    public async Task<ChainSetting> ChainAsync(AgencyPlace agency, string kind, CancellationToken ct)
    {
        var line = agency.Line().ToList();
        var rows = await db.Set<ReviewChainSetting>().AsNoTracking().Where(c => line.Contains(c.AgencyId) && (c.Kind == kind || c.Kind == "")).ToListAsync(ct);
        return rows.OrderBy(c => line.IndexOf(c.AgencyId)).ThenBy(c => c.Kind.Length > 0).LastOrDefault() is { } set
            ? new(set.Chain, set.AgencyId, set.Version)
            : new(ReviewChain.Default, null, 0);
    }

    /// <summary>The agency's own settings of chains.</summary>
    public Task<List<ReviewChainSetting>> OwnChainsAsync(long agencyId, CancellationToken ct) =>
        db.Set<ReviewChainSetting>().AsNoTracking().Where(c => c.AgencyId == agencyId).OrderBy(c => c.Kind).ToListAsync(ct);
}

/// <summary>设置审核流程、文件类型: for an agency, and for those below it that have none of their own.</summary>
public sealed class SavePublishingSettings(GongkaiDbContext db, Dossiers.Dossier dossier)
{
    private const int MostSteps = 12;

    /// <summary>Sets, or with null takes back, the chain for a kind; an empty kind means all of them.</summary>
    public Task<Outcome<int>> ChainAsync(long agencyId, string kind, ReviewChain? chain, int version, Officer by, CancellationToken ct) => SetAsync<ReviewChainSetting>(agencyId, by, version,
        () => chain is null ? [] : Check(chain), [agencyId, kind], c => c.Version,
        row =>
        {
            if (chain is null)
            {
                return row is null ? null : db.Remove(row).Entity;
            }

            if (row is null)
            {
                return db.Add(new ReviewChainSetting { AgencyId = agencyId, Kind = kind, Chain = chain, Version = 1 }).Entity;
            }

            (row.Chain, row.Version) = (chain, row.Version + 1);
            return row;
        },
        "settings.review-chain", row => new { Kind = kind, Before = row?.Chain, After = chain }, ct);

    /// <summary>Sets a kind, or switches it off.</summary>
    public Task<Outcome<int>> KindAsync(long agencyId, DocumentKind kind, bool isOff, int version, Officer by, CancellationToken ct) => SetAsync<DocumentKindSetting>(agencyId, by, version,
        () => Check(kind), [agencyId, kind.Code], k => k.Version,
        row =>
        {
            if (row is null)
            {
                return db.Add(new DocumentKindSetting { AgencyId = agencyId, Code = kind.Code, Definition = kind, IsOff = isOff, Version = 1 }).Entity;
            }

            (row.Definition, row.IsOff, row.Version) = (kind, isOff, row.Version + 1);
            return row;
        },
        "settings.document-kind", row => new { kind.Code, Before = row?.Definition, After = kind, IsOff = isOff }, ct);

    private static IReadOnlyList<Problem> Check(ReviewChain chain) =>
    [
        .. chain.Steps.Count is 0 or > MostSteps ? (Problem[])[new("chain.steps", $"审核流程应有一至{MostSteps}个环节。")] : [],
        .. chain.Steps.Any(s => s.Name.Trim().Length == 0) ? (Problem[])[new("chain.name", "请为每个环节填写名称。")] : [],
        .. chain.Steps.Any(s => s.Roles.Count == 0) ? (Problem[])[new("chain.roles", "请为每个环节选择至少一个可签署的角色。")] : [],
        .. chain.Steps.All(s => s.Duty != ReviewDuty.Secrecy) ? (Problem[])[new("chain.secrecy", "先审查、后公开：流程中应有保密审查环节（保密法实施条例第四十二条）。")] : [],
    ];

    private static IReadOnlyList<Problem> Check(DocumentKind kind) =>
    [
        .. kind.Code.Length is > 0 and <= 40 && kind.Code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') ? (Problem[])[] : [new("kind.code", "类型代码用小写字母、数字和连字符，不超过40个字符。")],
        .. kind.Name.Trim().Length == 0 ? (Problem[])[new("kind.name", "请填写类型名称。")] : [],
        .. kind.PublishWithinWorkingDays is >= 0 and <= PublishingTerms.WorkingDaysAfterIssue ? (Problem[])[] : [new("kind.days", "公开期限应为0至20个工作日（条例第二十六条）。")],
    ];

    private Task<Outcome<int>> SetAsync<T>(
        long agencyId, Officer by, int version, Func<IReadOnlyList<Problem>> check, object[] key, Func<T, int> versionOf, Func<T?, T?> change, string act, Func<T?, object> detail, CancellationToken ct)
        where T : class => db.ExclusivelyAsync<Outcome<int>>(async () =>
    {
        if ((await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == agencyId, ct))?.Place is not { } place || !by.Administers(place))
        {
            return PublishingProblems.Forbidden("设置审核流程和文件类型", [StaffRole.Administrator]);
        }

        if (check() is { Count: > 0 } problems)
        {
            return new Outcome<int>(problems);
        }

        var row = await db.Set<T>().FindAsync(key, ct);
        if ((row is null ? 0 : versionOf(row)) != version)
        {
            return new Problem("settings.changed", "设置已被他人修改，请刷新页面后再改。");
        }

        var entry = detail(row);
        var changed = change(row);
        await dossier.AppendAsync(new(agencyId, $"settings/{agencyId}", act, by, Detail: entry), ct);
        await db.SaveChangesAsync(ct);
        return changed is null ? 0 : versionOf(changed);
    }, ct);
}
