using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Requests.Applicants;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Answers;

/// <summary>查询码: a new one for an applicant who has shown who he or she is.</summary>
[Authorize(Policies.Staff)]
internal sealed class QueryCodeModel(RequestCases cases, RenewQueryCode renew, CurrentOfficer officer) : PageModel
{
    /// <summary>The case.</summary>
    public long Id { get; private set; }

    /// <summary>Its number.</summary>
    public string Number { get; private set; } = "";

    /// <summary>The agency's part of the address.</summary>
    public string? Slug { get; private set; }

    /// <summary>The new code.</summary>
    public string? Code { get; private set; }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    /// <summary>Makes it.</summary>
    public async Task<IActionResult> OnPostAsync(long id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        var renewed = await renew.ByOfficeAsync(id, officer.Value, ct);
        (Problems, Code) = (renewed.Problems, renewed.Failed ? null : renewed.Value);
        return Page();
    }

    private async Task<bool> LoadAsync(long id, CancellationToken ct)
    {
        if (await cases.FindAsync(id, officer.Value, ct) is not ({ } found, RequestSight.Person))
        {
            return false;
        }

        (Id, Number, Slug) = (id, found.Request.Number, found.Agency.Slug);
        return true;
    }
}
