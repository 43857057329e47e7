using Gongkai.Domain.Publishing;
using Gongkai.Operations.Portal;
using Gongkai.Web.Portal;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Portal.Register;

/// <summary>行政规范性文件登记: the register at any date.</summary>
[AllowAnonymous]
internal sealed class RegisterModel(AgencySites sites, PublicRegister register, TimeProvider clock) : PageModel
{
    private const int Rows = 30;

    private Dictionary<long, PublicAgency> byId = [];

    /// <summary>The agency, by its part of addresses.</summary>
    [BindProperty(Name = "agency", SupportsGet = true)]
    public string? Agency { get; set; }

    /// <summary>The day; today where none is given.</summary>
    [BindProperty(Name = "on", SupportsGet = true)]
    public DateOnly? Day { get; set; }

    /// <summary>The validity on that day.</summary>
    [BindProperty(Name = "validity", SupportsGet = true)]
    public string? ValidityKey { get; set; }

    /// <summary>Where the page before ended.</summary>
    [BindProperty(Name = "after", SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>The day.</summary>
    public DateOnly On { get; private set; }

    /// <summary>The validity that the list is narrowed to.</summary>
    public Validity? Validity => ValidityWords.Parse(ValidityKey);

    /// <summary>The agencies to choose from.</summary>
    public IReadOnlyList<PublicAgency> Agencies { get; private set; } = [];

    /// <summary>The register.</summary>
    public RegisterList List { get; private set; } = new([], null);

    /// <summary>The name of a document's agency.</summary>
    public string? AgencyOf(PublicRow row) => byId.GetValueOrDefault(row.AgencyId)?.Called;

    /// <summary>What is said of filters that cannot be read.</summary>
    public IReadOnlyList<string> Unreadable { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        Unreadable = UnreadableFilters.In(this, "on", "validity");
        On = Day ?? PublicWords.Today(clock);
        Agencies = await sites.AllAsync(ct);
        byId = Agencies.ToDictionary(a => a.Id);
        var agencyId = Agency is { Length: > 0 } slug ? Agencies.FirstOrDefault(a => a.Slug == slug)?.Id ?? 0 : (long?)null;
        List = await register.ListAsync(agencyId, On, Validity, After, Rows, ct);
        HttpContext.Shows(PublicTag.Tree, PublicTag.Register);
        HttpContext.Shows(List.Entries.SelectMany(e => e.Acts.Select(a => a.ById).OfType<long>().Append(e.Row.Id)).Select(PublicTag.Document));
        ViewData[PageHead.Key] = new PageHead { Title = "行政规范性文件登记", Description = "各机关行政规范性文件在任意一天的效力：现行有效、已修改、已废止、宣布失效、已失效。", Canonical = After is null ? "/register" : null };
    }

    /// <summary>The address of another page of the same list.</summary>
    public string PageAddress(string? after)
    {
        var query = new QueryBuilder { { "on", PublicWords.Day(On) } };
        if (Agency is { Length: > 0 } agency)
        {
            query.Add("agency", agency);
        }

        if (Validity is { } validity)
        {
            query.Add("validity", validity.Key());
        }

        if (after is not null)
        {
            query.Add("after", after);
        }

        return "/register" + query;
    }
}
