using Gongkai.Operations.Search.Index;

namespace Gongkai.Operations.Search;

/// <summary>Gives the counts of the index their names and order.</summary>
internal static class SearchFacetNames
{
    /// <summary>The facets with names.</summary>
    public static SearchFacets Of(IndexFacets facets, SearchDirectory directory) => new(
        [.. facets.Agencies.Where(a => directory.Agencies.ContainsKey(a.Key)).Select(a => new FacetValue<long>(a.Key, directory.Agencies[a.Key].Name, a.Value)).OrderByDescending(f => f.Count).ThenBy(f => f.Value)],
        Columns(facets, directory),
        [.. facets.Kinds.Select(k => new FacetValue<string>(k.Key, directory.Kinds.GetValueOrDefault(k.Key, k.Key), k.Value)).OrderByDescending(f => f.Count).ThenBy(f => f.Value, StringComparer.Ordinal)],
        [.. facets.Years.Select(y => new FacetValue<int>(y.Key, $"{y.Key}年", y.Value)).OrderByDescending(f => f.Value)],
        [.. facets.Validities.Select(v => new FacetValue<SearchValidity>(v.Key, NameOf(v.Key), v.Value)).OrderBy(f => f.Value)],
        Topics(facets));

    /// <summary>A validity as people call it.</summary>
    public static string NameOf(SearchValidity validity) => validity switch
    {
        SearchValidity.NotApplicable => "不涉及效力",
        SearchValidity.NotYetInForce => "尚未施行",
        SearchValidity.InForce => "现行有效",
        SearchValidity.Amended => "已被修改",
        SearchValidity.Repealed => "已废止",
        SearchValidity.DeclaredInvalid => "宣布失效",
        SearchValidity.Expired => "已失效",
    };

    // Each agency has columns of its own; those of one code are one choice, under the name most of the hits have it.
    private static List<FacetValue<string>> Columns(IndexFacets facets, SearchDirectory directory) =>
        [.. facets.Columns.Where(c => directory.Columns.ContainsKey(c.Key)).Select(c => (Column: directory.Columns[c.Key], Count: c.Value))
            .GroupBy(c => c.Column.Code, (code, columns) => (Code: code, Columns: columns.ToList()))
            .Select(g => new FacetValue<string>(g.Code, g.Columns.MaxBy(c => c.Count).Column.Name, g.Columns.Sum(c => c.Count)))
            .OrderByDescending(f => f.Count).ThenBy(f => f.Value, StringComparer.Ordinal)];

    // 「大类」 before its 「大类\小类」.
    private static List<FacetValue<string>> Topics(IndexFacets facets)
    {
        var byClass = facets.Topics.GroupBy(t => t.Key.Split('\\')[0]).Select(g => (Name: g.Key, Count: g.Sum(t => t.Value), Topics: g.ToList())).OrderByDescending(g => g.Count).ThenBy(g => g.Name, StringComparer.Ordinal);
        return [.. byClass.SelectMany(g => g.Topics.Where(t => t.Key != g.Name).OrderByDescending(t => t.Value).ThenBy(t => t.Key, StringComparer.Ordinal)
            .Select(t => new FacetValue<string>(t.Key, t.Key[(g.Name.Length + 1)..], t.Value)).Prepend(new FacetValue<string>(g.Name, g.Name, g.Count)))];
    }
}
