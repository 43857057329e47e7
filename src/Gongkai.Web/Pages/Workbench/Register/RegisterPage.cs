using Gongkai.Domain.Publishing;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Publishing.Register;
using Gongkai.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Register;

/// <summary>A page about the normative documents of an agency, or of it and those below, at a date.</summary>
internal abstract class RegisterPage(DocumentQueries documents, RegisterQueries register, CurrentOfficer officer, TimeProvider clock) : PageModel
{
    /// <summary>The agencies that the officer sees.</summary>
    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    /// <summary>The agency at hand.</summary>
    public Agency Agency { get; private set; } = null!;

    /// <summary>The date in China.</summary>
    public DateOnly Today { get; } = ChinaTime.DateOf(clock.GetUtcNow());

    /// <summary>As of which day.</summary>
    [BindProperty(SupportsGet = true, Name = "date")]
    public DateOnly? AskedDate { get; set; }

    /// <summary>Whether those below are included.</summary>
    [BindProperty(SupportsGet = true, Name = "below")]
    public bool Below { get; set; }

    /// <summary>As of which day.</summary>
    public DateOnly Date => AskedDate ?? Today;

    /// <summary>All entries.</summary>
    public IReadOnlyList<RegisterRow> All { get; private set; } = [];

    /// <summary>True for those who may change the agency's register.</summary>
    public bool MayRegister => DocumentStanding.WhyNotRegister(officer.Value, Agency.Place!) is null;

    /// <summary>Loads it; false when the officer does not see the agency.</summary>
    protected async Task<bool> LoadAsync(long? agency, CancellationToken ct)
    {
        Agencies = await documents.AgenciesAsync(officer.Value, ct);
        if (Agencies.FirstOrDefault(a => agency is null ? officer.Value.Has(a.Place!) : a.Id == agency) is not { Place: { } place } chosen)
        {
            return false;
        }

        Agency = chosen;
        All = await register.AllAsync([.. Agencies.Where(a => a.Id == chosen.Id || (Below && a.Place!.IsAtOrBelow(place))).Select(a => a.Id)], ct);
        return true;
    }
}
