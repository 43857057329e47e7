using Gongkai.Domain.Catalogue;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.AnnualReports;
using Gongkai.Operations.Portal;
using Gongkai.Web.Portal;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Portal.Catalogue;

/// <summary>栏目: the fixed parts on the left, title and date on the right (国办公开办函〔2019〕61号).</summary>
[AllowAnonymous]
internal sealed class ColumnModel(AgencySites sites, PortalQueries queries, TimeProvider clock) : PageModel
{
    private const int Rows = 20;
    private const string NormativeCode = "normative";

    /// <summary>The year of publication.</summary>
    [BindProperty(Name = "year", SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>The validity, as <see cref="ValidityWords.Key"/> writes it.</summary>
    [BindProperty(Name = "validity", SupportsGet = true)]
    public string? ValidityKey { get; set; }

    /// <summary>Where the page before ended.</summary>
    [BindProperty(Name = "after", SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>The agency.</summary>
    public AgencySite Site { get; private set; } = null!;

    /// <summary>The column.</summary>
    public PublicColumn Column { get; private set; } = null!;

    /// <summary>Those right below it.</summary>
    public IReadOnlyList<PublicColumn> Children { get; private set; } = [];

    /// <summary>Its documents, and those of the columns below.</summary>
    public PublicList List { get; private set; } = new([], null);

    /// <summary>The years in which the agency published.</summary>
    public PublicYears? Years { get; private set; }

    /// <summary>The agency's annual reports, in the part for them.</summary>
    public IReadOnlyList<ReportRow> Reports { get; private set; } = [];

    /// <summary>Today.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>The validity that the list is narrowed to.</summary>
    public Validity? Validity => ValidityWords.Parse(ValidityKey);

    /// <summary>True for the column of normative documents.</summary>
    public bool IsNormative => Column.Code == NormativeCode;

    /// <summary>False where the column's own text takes the place of a list that is empty.</summary>
    public bool HasList => List.Rows.Count > 0 || IsFiltered || (Column.Body is null && Column.Part is CataloguePart.Rules or CataloguePart.Statutory or CataloguePart.Topic or CataloguePart.KeyArea);

    /// <summary>True when anything narrows the list.</summary>
    public bool IsFiltered => Year is not null || Validity is not null || After is not null;

    /// <summary>What is said of filters that cannot be read.</summary>
    public IReadOnlyList<string> Unreadable { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string slug, string code, CancellationToken ct)
    {
        if (await sites.FindAsync(slug, ct) is not { } site || site.Find(code) is not { } column)
        {
            return NotFound();
        }

        (Site, Column, Today) = (site, column, PublicWords.Today(clock));
        Unreadable = UnreadableFilters.In(this, "year", "validity");
        Children = [.. site.Below(column).Where(c => c.ClosedOn is null)];
        var columns = site.WithBelow(column);
        List = await queries.ListAsync(new PublicFilter { ColumnIds = columns, Year = Year, Validity = Validity, On = Today }, After, Rows, ct);
        Years = await sites.YearsAsync(site.Agency.Id, ct);
        HttpContext.Shows([PublicTag.Structure(site.Agency.Id), .. columns.Select(PublicTag.Column), .. List.Tags()]);
        if (column.Part == CataloguePart.AnnualReports)
        {
            // Asked for here and not in the constructor: a context of the database is made for it, which other columns' pages do without.
            var reports = HttpContext.RequestServices.GetRequiredService<ReportQueries>();
            Reports = (await reports.ListAsync(new ReportFilter { AgencyId = site.Agency.Id }, null, ReportQueries.LargestPage, ct)).Rows;
            HttpContext.Shows(PublicTag.Reports(site.Agency.Id));
        }

        ViewData[PageHead.Key] = new PageHead
        {
            Title = column.Name,
            Description = column.Description ?? $"{site.Agency.Name}政府信息公开平台：{column.Name}。",
            Canonical = After is null ? site.AddressOf(column) : null,
            Site = site,
            Column = column,
            Feeds = site.AddressOf(column) + "/",
        };
        return Page();
    }

    /// <summary>The address of another page of the same list.</summary>
    public string PageAddress(string? after)
    {
        var query = new QueryBuilder();
        if (Year is { } year)
        {
            query.Add("year", year.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (Validity is { } validity)
        {
            query.Add("validity", validity.Key());
        }

        if (after is not null)
        {
            query.Add("after", after);
        }

        return Site.AddressOf(Column) + query;
    }
}
