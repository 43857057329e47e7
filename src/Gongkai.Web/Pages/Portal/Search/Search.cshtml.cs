using System.Globalization;
using Gongkai.Operations.Search;
using Gongkai.Operations.Search.Index;
using Gongkai.Web.Portal;
using Gongkai.Web.Search;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Pages.Portal.Search;

/// <summary>检索: what is found, how to narrow it, and what to do when nothing is.</summary>
[AllowAnonymous]
[EnableRateLimiting(SearchRates.Policy)]
internal sealed class SearchModel(SearchQueries search) : PageModel
{
    private const int ChoicesShown = 8;

    private static readonly string[] Filters = ["agency", "column", "kind", "year", "validity", "topic", "scope", "order"];

    /// <summary>The words.</summary>
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Words { get; set; }

    /// <summary>The agency, with those below it.</summary>
    [BindProperty(Name = "agency", SupportsGet = true)]
    public long? Agency { get; set; }

    /// <summary>The code of columns.</summary>
    [BindProperty(Name = "column", SupportsGet = true)]
    public string? Column { get; set; }

    /// <summary>The kind.</summary>
    [BindProperty(Name = "kind", SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>The year of publication.</summary>
    [BindProperty(Name = "year", SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>The validity.</summary>
    [BindProperty(Name = "validity", SupportsGet = true)]
    public string? ValidityKey { get; set; }

    /// <summary>主题分类.</summary>
    [BindProperty(Name = "topic", SupportsGet = true)]
    public string? Topic { get; set; }

    /// <summary><c>titles</c> or nothing.</summary>
    [BindProperty(Name = "scope", SupportsGet = true)]
    public string? Scope { get; set; }

    /// <summary><c>date</c> or nothing.</summary>
    [BindProperty(Name = "order", SupportsGet = true)]
    public string? Order { get; set; }

    /// <summary>Where the page before ended.</summary>
    [BindProperty(Name = "after", SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>What is found; null where the question was not answered.</summary>
    public SearchPage? Found { get; private set; }

    /// <summary>Why it was not.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether the newest come first.</summary>
    public bool ByDate => Order == "date";

    /// <summary>Whether only titles and numbers are searched.</summary>
    public bool InTitles => Scope == "titles";

    /// <summary>What the form keeps of the address.</summary>
    public IEnumerable<(string Name, string Value)> Kept => Filters.Select(name => (name, Value(name))).Where(f => f.Item2 is { Length: > 0 }).Select(f => (f.name, f.Item2!));

    /// <summary>The filters set, each with the address without it.</summary>
    public IEnumerable<(string Text, string Address)> Chosen
    {
        get
        {
            foreach (var name in Filters.Where(n => n is not ("scope" or "order") && Value(n) is { Length: > 0 }))
            {
                var text = Groups.FirstOrDefault(g => g.Key == name)?.Choices.FirstOrDefault(c => c.IsChosen)?.Name ?? Value(name)!;
                yield return (text, With(name, null));
            }
        }
    }

    /// <summary>What the list can be narrowed to next.</summary>
    public IReadOnlyList<FacetGroup> Groups { get; private set; } = [];

    /// <summary>What is said of filters that cannot be read.</summary>
    public IReadOnlyList<string> Unreadable { get; private set; } = [];

    /// <summary>Finds.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        Unreadable = UnreadableFilters.In(this, "year");
        var outcome = await search.FindAsync(
            new SearchRequest
            {
                Words = Words,
                Scope = InTitles ? SearchScope.Titles : SearchScope.Everywhere,
                AgencyId = Agency,
                Column = Column,
                Kind = Kind,
                Year = Year,
                Validity = Parse(ValidityKey),
                Topic = Topic,
                Order = ByDate ? SearchOrder.Date : SearchOrder.Relevance,
                After = After,
            },
            ct);
        if (outcome.Failed)
        {
            Problem = outcome.Problems[0].Text;
            Response.StatusCode = outcome.Problems[0] == SearchProblems.NotReady ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        }
        else
        {
            Found = outcome.Value;
            Groups = [.. GroupsOf(Found.Facets).Where(g => g.Choices.Count > 1 || g.Choices.Any(c => c.IsChosen))];
        }

        ViewData[PageHead.Key] = new PageHead { Title = Words is { Length: > 0 } words ? $"检索：{words}" : "检索", Description = "检索已公开的政府信息：标题、正文、附件、文号。" };
    }

    /// <summary>This page with one parameter set or left out; any other choice begins at the first page.</summary>
    public string With(string name, string? value)
    {
        var query = new QueryBuilder();
        foreach (var (key, given) in Kept.Prepend(("q", Words ?? "")).Where(p => p.Item1 != name && p.Item2.Length > 0))
        {
            query.Add(key, given);
        }

        if (value is { Length: > 0 })
        {
            query.Add(name, value);
        }

        return "/search" + query;
    }

    /// <summary>In addresses and style sheets.</summary>
    public static string Key(SearchValidity validity) => validity switch
    {
        SearchValidity.NotApplicable => "not-applicable",
        SearchValidity.NotYetInForce => "not-yet",
        SearchValidity.InForce => "in-force",
        SearchValidity.Amended => "amended",
        SearchValidity.Repealed => "repealed",
        SearchValidity.DeclaredInvalid => "declared-invalid",
        SearchValidity.Expired => "expired",
    };

    /// <summary>For people.</summary>
    public static string Name(SearchValidity validity) => validity switch
    {
        SearchValidity.NotApplicable => "不涉及效力",
        SearchValidity.NotYetInForce => "尚未施行",
        SearchValidity.InForce => "现行有效",
        SearchValidity.Amended => "已修改",
        SearchValidity.Repealed => "已废止",
        SearchValidity.DeclaredInvalid => "宣布失效",
        SearchValidity.Expired => "已失效",
    };

    private static SearchValidity? Parse(string? key) => Enum.GetValues<SearchValidity>().Where(v => Key(v) == key).Select(v => (SearchValidity?)v).FirstOrDefault();

    private string? Value(string name) => name switch
    {
        "agency" => Agency?.ToString(CultureInfo.InvariantCulture),
        "column" => Column,
        "kind" => Kind,
        "year" => Year?.ToString(CultureInfo.InvariantCulture),
        "validity" => ValidityKey,
        "topic" => Topic,
        "scope" => Scope,
        _ => Order,
    };

    private IEnumerable<FacetGroup> GroupsOf(SearchFacets facets)
    {
        yield return Group("机关", "agency", facets.Agencies, id => id.ToString(CultureInfo.InvariantCulture));
        yield return Group("栏目", "column", facets.Columns, code => code);
        yield return Group("种类", "kind", facets.Kinds, code => code);
        yield return Group("年份", "year", facets.Years, year => year.ToString(CultureInfo.InvariantCulture));
        yield return Group("有效性", "validity", facets.Validities, Key);
        yield return Group("主题", "topic", facets.Topics, topic => topic);
    }

    private FacetGroup Group<T>(string name, string key, IReadOnlyList<FacetValue<T>> values, Func<T, string> text) => new(
        name, key, [.. values.Select(v => (Value: v, Text: text(v.Value))).OrderByDescending(v => v.Text == Value(key)).Take(ChoicesShown)
            .Select(v => new FacetChoice(v.Value.Name, v.Value.Count, With(key, v.Text == Value(key) ? null : v.Text), v.Text == Value(key)))]);
}

/// <summary>The choices of a filter.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Key">Its parameter.</param>
/// <param name="Choices">The choices with the most hits.</param>
internal sealed record FacetGroup(string Name, string Key, IReadOnlyList<FacetChoice> Choices);

/// <summary>A choice.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Count">Its hits.</param>
/// <param name="Address">The page narrowed to it, or freed of it.</param>
/// <param name="IsChosen">Whether it is set.</param>
internal sealed record FacetChoice(string Name, int Count, string Address, bool IsChosen);
