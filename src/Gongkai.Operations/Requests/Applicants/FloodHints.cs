using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests.Applicants;

/// <summary>
/// Hints for the staff that an application may belong to a flood: the same applicant, the same text or the same network many times in a
/// short time. A hint and no more: each is registered and answered like any other.
/// </summary>
public sealed class FloodHints(GongkaiDbContext db)
{
    /// <summary>Of the same text or applicant within the span, from which there is a hint.</summary>
    public const int Many = 5;

    /// <summary>Of the same network within the span, from which there is a hint.</summary>
    public const int ManyOfNetwork = 15;

    private static readonly TimeSpan Span = TimeSpan.FromDays(1);

    /// <summary>The hints on cases of a page, by id, with three queries in all; those without are left out.</summary>
    public async Task<IReadOnlyDictionary<long, string>> OfAsync(long agencyId, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var submitted = await db.Set<PortalSubmission>().AsNoTracking().Where(s => s.AgencyId == agencyId && ids.Contains(s.RequestId))
            .Join(db.Requests, s => s.RequestId, r => r.Id, (s, r) => new { s.RequestId, s.At, s.NetworkMark, s.TextMark, r.ApplicantMark }).ToListAsync(ct);
        if (submitted.Count == 0)
        {
            return new Dictionary<long, string>();
        }

        var (from, until) = (submitted.Min(s => s.At) - Span, submitted.Max(s => s.At) + Span);
        var around = await db.Set<PortalSubmission>().AsNoTracking().Where(s => s.AgencyId == agencyId && s.At >= from && s.At <= until)
            .Join(db.Requests, s => s.RequestId, r => r.Id, (s, r) => new { s.At, s.NetworkMark, s.TextMark, r.ApplicantMark }).OrderByDescending(s => s.At).Take(MostLookedAt).ToListAsync(ct);
        var hints = new Dictionary<long, string>();
        foreach (var one in submitted)
        {
            var near = around.Where(s => (s.At - one.At).Duration() <= Span).ToList();
            (int Count, int Limit, string What)[] counts =
            [
                (near.Count(s => s.TextMark.AsSpan().SequenceEqual(one.TextMark)), Many, "内容相同"),
                (one.ApplicantMark is null ? 0 : near.Count(s => s.ApplicantMark is not null && s.ApplicantMark.AsSpan().SequenceEqual(one.ApplicantMark)), Many, "申请人相同"),
                (near.Count(s => s.NetworkMark.AsSpan().SequenceEqual(one.NetworkMark)), ManyOfNetwork, "来自同一网络"),
            ];
            if (counts.Where(c => c.Count >= c.Limit).Select(c => $"{c.What}的{c.Count}件").ToList() is { Count: > 0 } said)
            {
                hints[one.RequestId] = $"前后一天内网上提交{string.Join("、", said)}";
            }
        }

        return hints;
    }

    private const int MostLookedAt = 2_000;
}
