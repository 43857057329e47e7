using Gongkai.Domain;
using Gongkai.Domain.Returns;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Deadlines;
using Gongkai.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Returns;

/// <summary>A page about an agency's returns of a year.</summary>
internal abstract class ReturnPage(AgencyChoice agencies, CurrentOfficer officer, TimeProvider clock) : PageModel
{
    /// <summary>The agency in the address.</summary>
    [BindProperty(SupportsGet = true, Name = "agency")]
    public long? AskedAgency { get; set; }

    /// <summary>The year in the address.</summary>
    [BindProperty(SupportsGet = true, Name = "year")]
    public int? AskedYear { get; set; }

    /// <summary>The agency.</summary>
    public Agency Agency { get; private set; } = null!;

    /// <summary>This moment.</summary>
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>The date in China.</summary>
    public DateOnly Today => ChinaTime.DateOf(Now);

    /// <summary>The year: the current one; in January, when the last one is being reported, that.</summary>
    public int Year => AskedYear is { } asked && asked >= ReturnRules.FirstYear && asked <= Today.Year ? asked : Today.AddMonths(-1).Year;

    /// <summary>The years that can be chosen.</summary>
    public IEnumerable<int> Years => Enumerable.Range(ReturnRules.FirstYear, Today.Year - ReturnRules.FirstYear + 1).Reverse();

    /// <summary>What kept something from being done.</summary>
    public IReadOnlyList<Problem> Problems { get; protected set; } = [];

    /// <summary>True for those who may enter figures.</summary>
    public bool MayEnter => ReturnRules.WhyNotEnter(officer.Value, Agency.Place!) is null;

    /// <summary>The address of a page with agency and year.</summary>
    public string Address(string page) => $"/workbench/returns{page}?agency={Agency.Id}&year={Year}";

    /// <summary>Loads the agency; false when the officer does not see it.</summary>
    protected async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await agencies.FindAsync(officer.Value, AskedAgency, ct) is not { } found)
        {
            return false;
        }

        Agency = found;
        return true;
    }

    /// <summary>Shows the page again with the problems.</summary>
    protected PageResult Again(IReadOnlyList<Problem> problems)
    {
        Problems = problems;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
