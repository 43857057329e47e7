using System.Globalization;
using Gongkai.Domain;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Search.Index;
using Gongkai.Operations.Search.Text;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Search;

/// <summary>Finds public documents and offers names while somebody types.</summary>
public sealed class SearchQueries(GongkaiDbContext db, LiveIndex index, SearchNames names, SearchMisses misses, TimeProvider clock)
{
    /// <summary>Characters of a text that are read to show a piece of it; the rest only where the words stand further down.</summary>
    private const int TextRead = 20_000;

    /// <summary>Documents from which an answer is worth a second thread.</summary>
    private const int LargeIndex = 200_000;

    /// <summary>A page of what is found. Problems: <c>search.no-words</c>, <c>search.page-unknown</c>, <c>search.not-ready</c>.</summary>
    public async Task<Outcome<SearchPage>> FindAsync(SearchRequest request, CancellationToken ct)
    {
        var words = SearchWords.Parse(request.Words);
        if (words.Words.Count == 0 && !string.IsNullOrWhiteSpace(request.Words))
        {
            return SearchProblems.NoWords;
        }

        var order = words.Words.Count == 0 ? SearchOrder.Date : request.Order;
        HitKey? after = null;
        if (request.After is { Length: > 0 } text && (after = PageKey.Parse(text, order)) is null)
        {
            return SearchProblems.PageUnknown;
        }

        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var directory = await names.GetAsync(db, ct);
        var take = Math.Clamp(request.Take, 1, SearchRequest.MostHits);
        var query = new IndexQuery
        {
            Words = words.Words,
            Scope = words.OnlySingleCharacters ? SearchScope.Titles : request.Scope,
            Filter = FilterOf(request, directory),
            Order = order,
            Today = today,
            After = after,
            Take = take + 1,
            AtOnce = index.Documents > LargeIndex ? 2 : 1,
        };
        if (index.Search(query) is not { } found)
        {
            return SearchProblems.NotReady;
        }

        if (found.Total == 0 && words.Words.Count > 0 && Narrows(request) is false)
        {
            misses.Note(today, words.ToString(), request.AgencyId);
        }

        var page = found.Hits.Take(take).ToList();
        return new SearchPage(
            found.Total,
            await HitsAsync(page.Select(h => h.Id).ToList(), words.Words, directory, today, ct),
            found.Hits.Count > take ? PageKey.Write(page[^1].Key, order) : null,
            SearchFacetNames.Of(found.Facets!, directory),
            Notices(words));
    }

    /// <summary>Agencies by a part of their name or the first letters of its pinyin, and titles that contain what was typed.</summary>
    /// <param name="typed">What stands in the field so far.</param>
    /// <param name="agencyId">Only documents of this agency and those below it; null for all.</param>
    /// <param name="take">The most suggestions.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<Suggestion>> SuggestAsync(string? typed, long? agencyId, int take, CancellationToken ct)
    {
        var words = SearchWords.Parse(typed);
        if (words.Words.Count == 0)
        {
            return [];
        }

        take = Math.Clamp(take, 1, 20);
        var directory = await names.GetAsync(db, ct);
        var suggestions = AgenciesLike(words, directory).Take((take + 2) / 3)
            .Select(a => new Suggestion(Snippets.Mark(a.Name, words.Words), a.Id, a.Slug, null)).ToList();
        var found = index.Search(new IndexQuery
        {
            Words = words.Words,
            Scope = SearchScope.Titles,
            Filter = new IndexFilter { Agencies = agencyId is { } agency ? directory.WithThoseBelow(agency) : null },
            Today = ChinaTime.DateOf(clock.GetUtcNow()),
            Take = take - suggestions.Count,
            WithFacets = false,
        });
        var ids = found?.Hits.Select(h => h.Id).ToList() ?? [];
        var titles = await db.PublicDocuments.AsNoTracking().Where(d => ids.Contains(d.Id) && !d.IsWithdrawn).Select(d => new { d.Id, d.AgencyId, d.Title }).ToDictionaryAsync(d => d.Id, ct);
        foreach (var id in ids.Where(titles.ContainsKey))
        {
            var document = titles[id];
            suggestions.Add(new(Snippets.Mark(document.Title, words.Words), document.AgencyId, directory.Agencies.GetValueOrDefault(document.AgencyId)?.Slug, id));
        }

        return suggestions;
    }

    private static IEnumerable<SearchAgency> AgenciesLike(SearchWords words, SearchDirectory directory)
    {
        var initials = words.Words is [var one] && one.All(char.IsAsciiLetter) ? one : null;
        return directory.Agencies.Values
            .Where(a => words.Words.All(w => a.Folded.Contains(w, StringComparison.Ordinal)) || (initials is not null && a.Initials?.Contains(initials, StringComparison.OrdinalIgnoreCase) == true))
            .OrderByDescending(a => a.Folded.StartsWith(words.Words[0], StringComparison.Ordinal) || (initials is not null && a.Initials?.StartsWith(initials, StringComparison.OrdinalIgnoreCase) == true))
            .ThenBy(a => a.TreePath?.Count(c => c == '/') ?? int.MaxValue).ThenBy(a => a.Name.Length).ThenBy(a => a.Id);
    }

    private static IndexFilter FilterOf(SearchRequest request, SearchDirectory directory) => new()
    {
        Agencies = request.AgencyId is not { } agency ? null : request.WithAgenciesBelow ? directory.WithThoseBelow(agency) : new HashSet<long> { agency },
        Columns = request.ColumnId is { } column ? directory.WithColumnsUnder(column)
            : request.Column is { } code ? directory.Columns.Values.Where(c => c.Code == code).Select(c => c.Id).ToHashSet()
            : null,
        Kinds = request.Kind is { } kind ? new HashSet<string>(StringComparer.Ordinal) { kind } : null,
        Year = request.Year,
        Validity = request.Validity,
        Topic = request.Topic,
        From = request.From,
        To = request.To,
    };

    // Whether filters other than the agency could be why nothing was found.
    private static bool Narrows(SearchRequest request) =>
        request is not { Column: null, ColumnId: null, Kind: null, Year: null, Validity: null, Topic: null, From: null, To: null, Scope: SearchScope.Everywhere };

    private static List<string> Notices(SearchWords words)
    {
        var notices = new List<string>();
        if (words.OnlySingleCharacters)
        {
            notices.Add("只输入了一个字，仅在标题和文号中查找。输入两个或更多字可以查找全文。");
        }

        if (words.TooShort.Count > 0)
        {
            notices.Add($"单个字“{string.Join("”“", words.TooShort)}”没有参加查找，请与前后的字连起来写。");
        }

        if (words.IsCut)
        {
            notices.Add(string.Create(CultureInfo.InvariantCulture, $"输入的内容较长，只查找了前 {SearchWords.MaxLength} 个字、前 {SearchWords.MaxWords} 个词。"));
        }

        return notices;
    }

    // Rows that went meanwhile are left out: what is shown is what is public now.
    private async Task<IReadOnlyList<SearchHit>> HitsAsync(List<long> ids, IReadOnlyList<string> words, SearchDirectory directory, DateOnly today, CancellationToken ct)
    {
        var rows = await (
            from page in db.PublicDocuments.AsNoTracking()
            join body in db.PublicBodies.AsNoTracking() on page.Id equals body.DocumentId
            where ids.Contains(page.Id) && !page.IsWithdrawn
            select new { Page = page, Text = body.Text.Substring(0, TextRead) }).ToDictionaryAsync(r => r.Page.Id, ct);
        var hits = new List<SearchHit>(ids.Count);
        foreach (var id in ids.Where(rows.ContainsKey))
        {
            var (page, text) = (rows[id].Page, rows[id].Text);
            if (text.Length >= TextRead && !Snippets.HasAny(text, words) && words.Count > 0)
            {
                text = await db.PublicBodies.Where(b => b.DocumentId == id).Select(b => b.Text).SingleAsync(ct);
            }

            var agency = directory.Agencies.GetValueOrDefault(page.AgencyId);
            hits.Add(new SearchHit(
                id, page.AgencyId, agency?.Name ?? "", agency?.Slug, page.ColumnId, directory.Columns.GetValueOrDefault(page.ColumnId)?.Name ?? "", page.Kind,
                Snippets.Mark(page.Title, words), page.DocumentNumber, page.IndexNumber, page.Topic, ChinaTime.DateOf(page.PublishedAt),
                SearchRows.ValidityOf(page.Validity, page.IsNormative, page.DocumentNumber, page.EffectiveOn, page.ExpiresOn).On(today),
                Snippets.Around(text, words)));
        }

        return hits;
    }
}
