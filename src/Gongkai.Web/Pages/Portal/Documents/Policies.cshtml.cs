using System.Globalization;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Portal;
using Gongkai.Web.Portal;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Portal.Documents;

/// <summary>政策文件库: policies and interpretations of all agencies.</summary>
[AllowAnonymous]
internal sealed class PoliciesModel(AgencySites sites, PortalQueries queries, TimeProvider clock) : PageModel
{
    private const int Rows = 20;

    private Dictionary<long, PublicAgency> byId = [];

    /// <summary>The agency, by its part of addresses.</summary>
    [BindProperty(Name = "agency", SupportsGet = true)]
    public string? Agency { get; set; }

    /// <summary><c>policies</c>, <c>interpretations</c> or nothing for both.</summary>
    [BindProperty(Name = "kind", SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>主题分类.</summary>
    [BindProperty(Name = "topic", SupportsGet = true)]
    public string? Topic { get; set; }

    /// <summary>The year of publication.</summary>
    [BindProperty(Name = "year", SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>The validity.</summary>
    [BindProperty(Name = "validity", SupportsGet = true)]
    public string? ValidityKey { get; set; }

    /// <summary>Where the page before ended.</summary>
    [BindProperty(Name = "after", SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>The validity that the list is narrowed to.</summary>
    public Validity? Validity => ValidityWords.Parse(ValidityKey);

    /// <summary>The agencies to choose from.</summary>
    public IReadOnlyList<PublicAgency> Agencies { get; private set; } = [];

    /// <summary>The documents.</summary>
    public PublicList List { get; private set; } = new([], null);

    /// <summary>Today.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>The query of the same list as data.</summary>
    public string DataQuery => Query(null);

    /// <summary>The name of a document's agency.</summary>
    public string? AgencyOf(PublicRow row) => byId.GetValueOrDefault(row.AgencyId)?.Called;

    /// <summary>What is said of filters that cannot be read.</summary>
    public IReadOnlyList<string> Unreadable { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        Unreadable = UnreadableFilters.In(this, "year", "validity");
        Today = PublicWords.Today(clock);
        Agencies = await sites.AllAsync(ct);
        byId = Agencies.ToDictionary(a => a.Id);
        List = await queries.ListAsync(
            new PublicFilter
            {
                AgencyId = Agency is { Length: > 0 } slug ? Agencies.FirstOrDefault(a => a.Slug == slug)?.Id ?? 0 : null,
                Kinds = Kind switch { "policies" => PolicyKinds.Policies, "interpretations" => PolicyKinds.Interpretations, _ => PolicyKinds.All },
                Topic = Topic,
                Year = Year,
                Validity = Validity,
                On = Today,
            },
            After, Rows, ct);
        HttpContext.Shows(PublicTag.Tree, PublicTag.Policies);
        HttpContext.Shows(List.Tags());
        ViewData[PageHead.Key] = new PageHead { Title = "政策文件库", Description = "各机关的政策文件和政策解读，按机关、主题、年份、有效性查找。", Canonical = After is null ? "/policies" : null };
    }

    /// <summary>The address of another page of the same list.</summary>
    public string PageAddress(string? after) => "/policies" + Query(after);

    private string Query(string? after)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new (string, string?)[]
        {
            ("agency", Agency), ("kind", Kind), ("topic", Topic), ("year", Year?.ToString(CultureInfo.InvariantCulture)), ("validity", Validity?.Key()), ("after", after),
        })
        {
            if (value is { Length: > 0 })
            {
                query.Add(name, value);
            }
        }

        return query.ToString();
    }
}
