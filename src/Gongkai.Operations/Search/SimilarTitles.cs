using System.Text.RegularExpressions;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Search.Index;
using Gongkai.Operations.Search.Text;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Search;

/// <summary>A public document whose title is like what somebody describes.</summary>
/// <param name="Id">The document.</param>
/// <param name="Title">Its title.</param>
/// <param name="AgencyId">Its agency.</param>
/// <param name="AgencyName">The agency's name.</param>
/// <param name="On">The day of publication.</param>
public sealed record SimilarTitle(long Id, string Title, long AgencyId, string AgencyName, DateOnly On);

/// <summary>
/// Public documents whose titles share pieces with a description in sentences, as an application has it; where a search wants all words of a
/// question found. What is described is noted nowhere: it may hold what is nobody's affair.
/// </summary>
public sealed partial class SimilarTitles(GongkaiDbContext db, LiveIndex index, SearchNames names, TimeProvider clock)
{
    private const int Window = 4;
    private const int Step = 2;
    private const int MostWindows = 12;
    private const int LookedAt = 40;
    private const int LongestText = 400;

    /// <summary>The most alike first; those of the agency before others that are as much alike.</summary>
    public async Task<IReadOnlyList<SimilarTitle>> FindAsync(string? description, long agencyId, int take, CancellationToken ct)
    {
        var windows = WindowsOf(description ?? "");
        if (windows.Count == 0)
        {
            return [];
        }

        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var votes = new Dictionary<long, int>();
        foreach (var window in windows)
        {
            var found = index.Search(new IndexQuery { Words = [window], Scope = SearchScope.Titles, Filter = new IndexFilter(), Today = today, Take = LookedAt, WithFacets = false });
            foreach (var hit in found?.Hits ?? [])
            {
                votes[hit.Id] = votes.GetValueOrDefault(hit.Id) + 1;
            }
        }

        var needed = Math.Min(2, windows.Count);
        var ids = votes.Where(v => v.Value >= needed).OrderByDescending(v => v.Value).ThenByDescending(v => v.Key).Take(LookedAt).Select(v => v.Key).ToList();
        var rows = await db.PublicDocuments.AsNoTracking().Where(d => ids.Contains(d.Id) && !d.IsWithdrawn).Select(d => new { d.Id, d.Title, d.AgencyId, d.PublishedAt }).ToListAsync(ct);
        var directory = await names.GetAsync(db, ct);
        return [.. rows.OrderByDescending(r => votes[r.Id]).ThenByDescending(r => r.AgencyId == agencyId).ThenByDescending(r => r.PublishedAt).Take(take)
            .Select(r => new SimilarTitle(r.Id, r.Title, r.AgencyId, directory.Agencies.GetValueOrDefault(r.AgencyId)?.Name ?? "", ChinaTime.DateOf(r.PublishedAt)))];
    }

    /// <summary>The pieces of a description that are looked for: what stands between punctuation and words of form, in overlapping windows.</summary>
    internal static IReadOnlyList<string> WindowsOf(string description)
    {
        var text = WordsOfForm().Replace(LongNumber().Replace(description[..Math.Min(description.Length, LongestText)], " "), " ");
        var windows = new List<string>();
        foreach (Match piece in Piece().Matches(text))
        {
            var word = TextFolding.Fold(piece.Value);
            if (word.Length <= Window)
            {
                Add(word);
                continue;
            }

            for (var i = 0; i + Window <= word.Length; i += Step)
            {
                Add(word.Substring(i, Window));
            }
        }

        return windows;

        void Add(string window)
        {
            if (window.Length >= 2 && windows.Count < MostWindows && !windows.Contains(window))
            {
                windows.Add(window);
            }
        }
    }

    [GeneratedRegex("[0-9０-９]{7,}[XxＸｘ]?")]
    private static partial Regex LongNumber();

    [GeneratedRegex("申请公开|请求公开|申请获取|政府信息|信息公开|依申请|依法|贵单位|贵局|贵府|本人|我们|我|希望|需要|要求|提供|获取|查询|申请|公开|关于|相关|有关|以及|全部|所有|复印件|材料|文件|信息|内容|的|和|及|与|或|请|在|于|年度|年|月|日")]
    private static partial Regex WordsOfForm();

    [GeneratedRegex(@"[\p{L}\p{Nd}]{2,}")]
    private static partial Regex Piece();
}
