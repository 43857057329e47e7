using Gongkai.Operations.Search.Index;
using Gongkai.Operations.Search.Text;

namespace Gongkai.Operations.Tests.Search;

/// <summary>What the index is to find, found the slow way: every text is folded and looked through.</summary>
internal sealed class NaiveSearch
{
    private readonly Dictionary<long, SearchDocument> documents = [];

    public IReadOnlyCollection<SearchDocument> Documents => documents.Values;

    public void Put(SearchDocument document) => documents[document.Id] = document;

    public void Remove(long id) => documents.Remove(id);

    /// <summary>The ids of all hits.</summary>
    public HashSet<long> Find(IndexQuery query) => [.. Matching(query).Where(d => FailedFilters(d, query).Count == 0).Select(d => d.Id)];

    /// <summary>The facets, each counted without its own filter.</summary>
    public IndexFacets Facets(IndexQuery query)
    {
        var matching = Matching(query).Select(d => (Document: d, Failed: FailedFilters(d, query))).Where(m => m.Failed.Count <= 1).ToList();
        return new(
            Count("agency", d => (long?)d.AgencyId),
            Count("column", d => (long?)d.ColumnId),
            CountText("kind", d => d.Kind),
            CountText("topic", d => d.Topic),
            Count("year", d => (int?)d.PublishedOn.Year),
            Count("validity", d => (SearchValidity?)d.Validity.On(query.Today)));

        Dictionary<T, int> Count<T>(string facet, Func<SearchDocument, T?> value)
            where T : struct => matching.Where(m => m.Failed.All(f => f == facet)).Select(m => value(m.Document)!.Value).CountBy(v => v).ToDictionary();

        Dictionary<string, int> CountText(string facet, Func<SearchDocument, string?> value) =>
            matching.Where(m => m.Failed.All(f => f == facet)).Select(m => value(m.Document)).OfType<string>().CountBy(v => v).ToDictionary();
    }

    private static HashSet<string> FailedFilters(SearchDocument document, IndexQuery query)
    {
        var filter = query.Filter;
        var failed = new HashSet<string>();
        void Unless(bool passes, string facet) => _ = passes || failed.Add(facet);
        Unless(filter.Agencies?.Contains(document.AgencyId) ?? true, "agency");
        Unless(filter.Columns?.Contains(document.ColumnId) ?? true, "column");
        Unless(filter.Kinds?.Contains(document.Kind) ?? true, "kind");
        Unless(filter.Topic is null || document.Topic == filter.Topic || (document.Topic?.StartsWith(filter.Topic + "\\", StringComparison.Ordinal) ?? false), "topic");
        Unless(filter.Year is null || document.PublishedOn.Year == filter.Year, "year");
        Unless(filter.Validity is null || document.Validity.On(query.Today) == filter.Validity, "validity");
        return failed;
    }

    private IEnumerable<SearchDocument> Matching(IndexQuery query) => documents.Values
        .Where(d => query.Filter.From is not { } from || d.PublishedOn >= from)
        .Where(d => query.Filter.To is not { } to || d.PublishedOn <= to)
        .Where(d => query.Words.All(w => Fields(d, query.Scope).Any(f => TextFolding.IndexOf(TextFolding.Fold(f ?? ""), w) >= 0)));

    private static string?[] Fields(SearchDocument document, SearchScope scope) => scope == SearchScope.Titles
        ? [document.Title, document.DocumentNumber, document.IndexNumber]
        : [document.Title, document.DocumentNumber, document.IndexNumber, document.Body];
}
