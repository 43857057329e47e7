using System.Security.Cryptography;
using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Accounts;

/// <summary>A program that has shown a key.</summary>
/// <param name="KeyId">The key.</param>
/// <param name="Agency">The agency that it writes for.</param>
/// <param name="Scopes">What it may do there and below.</param>
public sealed record ApiCaller(long KeyId, AgencyPlace Agency, IReadOnlyList<ApiScope> Scopes)
{
    /// <summary>Why it may not write something of an agency; null where it may.</summary>
    public Problem? WhyNot(ApiScope scope, AgencyPlace? agency) =>
        Scopes.Contains(scope) && agency is not null && agency.IsAtOrBelow(Agency) ? null : ApiKeys.Elsewhere;
}

/// <summary>接口密钥: issued and taken back by an administrator of the agency or of one above it; every use stands in the agency's chain.</summary>
public sealed class ApiKeys(GongkaiDbContext db, Dossier dossier, TimeProvider clock)
{
    /// <summary>What every key begins with.</summary>
    public const string Prefix = "gk_";

    /// <summary>A key writes for its own agency.</summary>
    public static readonly Problem Elsewhere = new("apiKey.forbidden", "这个接口密钥不能写入这个机关的数据：密钥只对签发机关和它的下级机关有效，并且限于签发时选定的用途。");

    private const int KeyBytes = 32;
    private const int Shown = 9;
    private const int LongestName = 50;
    private static readonly Problem NameMissing = new("apiKey.name", "请写明密钥给哪个系统用（不超过 50 个字）。");
    private static readonly Problem ScopeMissing = new("apiKey.scopes", "请至少选一项用途。");
    private static readonly Problem Past = new("apiKey.expires", "有效期截止日期应在今天以后。");
    private static readonly Problem Unknown = new("apiKey.unknown", "没有这个接口密钥，或者它已经作废。");

    /// <summary>A key to be.</summary>
    /// <param name="By">Who issues it.</param>
    /// <param name="AgencyId">The agency.</param>
    /// <param name="Name">Which program it is for.</param>
    /// <param name="Scopes">What it lets do.</param>
    /// <param name="ExpiresOn">The last day on which it works; null for no end.</param>
    public sealed record Command(Officer By, long AgencyId, string Name, IReadOnlyCollection<ApiScope> Scopes, DateOnly? ExpiresOn);

    /// <summary>The new key. It is told once.</summary>
    public Task<Outcome<string>> IssueAsync(Command command, CancellationToken ct) => db.ExclusivelyAsync<Outcome<string>>(async () =>
    {
        if (await WhyNotAsync(command.By, command.AgencyId, ct) is { } refusal)
        {
            return refusal;
        }

        Problem?[] all =
        [
            command.Name.Trim().Length is 0 or > LongestName ? NameMissing : null, command.Scopes.Count == 0 ? ScopeMissing : null,
            command.ExpiresOn is { } last && last <= Today ? Past : null,
        ];
        if (all.OfType<Problem>().ToList() is { Count: > 0 } problems)
        {
            return new Outcome<string>(problems);
        }

        var key = Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
        var kept = new ApiKey
        {
            AgencyId = command.AgencyId,
            Name = command.Name.Trim(),
            KeyHash = Secrets.Hash(key),
            Beginning = key[..Shown],
            Scopes = [.. command.Scopes.Distinct().Order()],
            IssuedBy = command.By.Name,
            IssuedAt = clock.GetUtcNow(),
            ExpiresOn = command.ExpiresOn,
        };
        db.Add(kept);
        await db.SaveChangesAsync(ct);
        await EnterAsync(kept, "apiKey.issued", command.By, new { kept.Name, scopes = kept.Scopes.Select(s => s.Key()), kept.ExpiresOn }, ct);
        return key;
    }, ct);

    /// <summary>Takes one back; it does not work from the next request on.</summary>
    public Task<Outcome<bool>> RevokeAsync(Officer by, long agencyId, long keyId, CancellationToken ct) => db.ExclusivelyAsync<Outcome<bool>>(async () =>
    {
        if (await WhyNotAsync(by, agencyId, ct) is { } refusal)
        {
            return refusal;
        }

        if (await db.Set<ApiKey>().SingleOrDefaultAsync(k => k.Id == keyId && k.AgencyId == agencyId && k.RevokedAt == null, ct) is not { } kept)
        {
            return Unknown;
        }

        kept.RevokedAt = clock.GetUtcNow();
        await EnterAsync(kept, "apiKey.revoked", by, new { kept.Name }, ct);
        return true;
    }, ct);

    /// <summary>An agency's keys, the latest first.</summary>
    public Task<List<ApiKey>> OfAsync(long agencyId, CancellationToken ct) =>
        db.Set<ApiKey>().AsNoTracking().Where(k => k.AgencyId == agencyId).OrderByDescending(k => k.Id).ToListAsync(ct);

    /// <summary>Who shows a key; null for one that does not work.</summary>
    public async Task<ApiCaller?> FindAsync(string key, CancellationToken ct)
    {
        var (hash, today) = (Secrets.Hash(key), Today);
        var found = await (
            from k in db.Set<ApiKey>().AsNoTracking()
            where k.KeyHash == hash && k.RevokedAt == null && (k.ExpiresOn == null || k.ExpiresOn >= today)
            join a in db.Agencies on k.AgencyId equals a.Id
            where a.TreePath != null
            select new { k.Id, k.Scopes, AgencyId = a.Id, a.TreePath }).SingleOrDefaultAsync(ct);
        return found is null ? null : new ApiCaller(found.Id, new AgencyPlace(found.AgencyId, found.TreePath!), found.Scopes);
    }

    /// <summary>Where an agency stands that a program names by its full name; null for one that has no place in the tree.</summary>
    public async Task<AgencyPlace?> PlaceAsync(string? agency, CancellationToken ct) =>
        agency is null ? null : (await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Name == agency.Trim() && a.TreePath != null, ct))?.Place;

    /// <summary>Enters that something was written with a key.</summary>
    /// <param name="caller">Who wrote.</param>
    /// <param name="scope">What.</param>
    /// <param name="agency">The agency it belongs to.</param>
    /// <param name="ct">Stops it.</param>
    public Task<bool> NoteUseAsync(ApiCaller caller, ApiScope scope, AgencyPlace agency, CancellationToken ct) => db.ExclusivelyAsync(async () =>
    {
        var kept = await db.Set<ApiKey>().SingleAsync(k => k.Id == caller.KeyId, ct);
        kept.UsedAt = clock.GetUtcNow();
        await EnterAsync(kept, "apiKey.used", null, new { kept.Name, scopes = (string[])[scope.Key()], agencyId = agency.Id }, ct);
        return true;
    }, ct);

    private DateOnly Today => ChinaTime.DateOf(clock.GetUtcNow());

    private async Task EnterAsync(ApiKey kept, string act, Officer? by, object detail, CancellationToken ct)
    {
        await dossier.AppendAsync(new NewEntry(kept.AgencyId, $"api-key/{kept.Id}", act, by, Detail: detail), ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task<Problem?> WhyNotAsync(Officer by, long agencyId, CancellationToken ct) =>
        (await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == agencyId, ct))?.Place is not { } place ? AccountProblems.NoSuchAgency
        : by.Administers(place) ? null
        : AccountProblems.Forbidden;
}
