using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Accounts;
using Gongkai.Operations.Agencies;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Agencies;

/// <summary>An agency's keys for the API: issuing one, which is shown once, and taking one back.</summary>
[Authorize(Policies.Staff)]
internal sealed class ApiKeysModel(CurrentOfficer officer, AgencyChoice agencies, ApiKeys keys) : PageModel
{
    /// <summary>The agency.</summary>
    public Agency Agency { get; private set; } = null!;

    /// <summary>Its keys.</summary>
    public IReadOnlyList<ApiKey> Keys { get; private set; } = [];

    /// <summary>Whether this officer may issue and take back.</summary>
    public bool MayChange { get; private set; }

    /// <summary>The key that has just been issued.</summary>
    public string? Issued { get; private set; }

    /// <summary>Which program it is for.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>What it lets do.</summary>
    [BindProperty]
    public List<ApiScope> Scopes { get; set; } = [];

    /// <summary>The last day on which it works.</summary>
    [BindProperty]
    public DateOnly? ExpiresOn { get; set; }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    /// <summary>Issues one.</summary>
    public async Task<IActionResult> OnPostIssueAsync(long id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        var outcome = await keys.IssueAsync(new(officer.Value, id, Name ?? "", Scopes, ExpiresOn), ct);
        if (outcome.Failed)
        {
            return Refuse(outcome.Problems);
        }

        (Issued, Name, Scopes, ExpiresOn) = (outcome.Value, null, [], null);
        await LoadAsync(id, ct);
        return Page();
    }

    /// <summary>Takes one back.</summary>
    public async Task<IActionResult> OnPostRevokeAsync(long id, long key, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        var outcome = await keys.RevokeAsync(officer.Value, id, key, ct);
        if (outcome.Failed)
        {
            return Refuse(outcome.Problems);
        }

        TempData["Done"] = "密钥已作废。";
        return RedirectToPage(new { id });
    }

    private PageResult Refuse(IReadOnlyList<Problem> problems)
    {
        Problems = problems;
        Response.StatusCode = problems.ToStatus();
        return Page();
    }

    private async Task<bool> LoadAsync(long id, CancellationToken ct)
    {
        if (await agencies.FindAsync(officer.Value, id, ct) is not { Place: { } place } found)
        {
            return false;
        }

        (Agency, MayChange, Keys) = (found, officer.Value.Administers(place), await keys.OfAsync(id, ct));
        return true;
    }
}
