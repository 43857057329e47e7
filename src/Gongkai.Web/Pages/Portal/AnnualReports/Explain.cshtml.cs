using Gongkai.Domain;
using Gongkai.Operations.AnnualReports;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Portal.AnnualReports;

/// <summary>作出说明: the operator says why a finding is as it should be, or takes that back.</summary>
[Authorize(Policies.Operator)]
internal sealed class ExplainModel(ReportQueries queries, ExplainFinding explainFinding) : PageModel
{
    /// <summary>The report.</summary>
    public ReportPage Stored { get; private set; } = null!;

    /// <summary>The finding.</summary>
    public ReportFinding Finding { get; private set; } = null!;

    /// <summary>Why it is as it should be.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Who says so.</summary>
    [BindProperty]
    public string? By { get; set; }

    /// <summary>What is wrong with what was entered.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(long id, string finding, CancellationToken ct)
    {
        if (!await LoadAsync(id, finding, ct))
        {
            return NotFound();
        }

        Reason = Finding.Finding.Explanation;
        return Page();
    }

    /// <summary>Keeps the explanation.</summary>
    public async Task<IActionResult> OnPostAsync(long id, string finding, CancellationToken ct)
    {
        var outcome = await explainFinding.ExecuteAsync(new(id, finding, Reason ?? "", By ?? ""), ct);
        return outcome.Failed ? await AgainAsync(id, finding, outcome.Problems, ct) : RedirectToPage("Show", new { id });
    }

    /// <summary>Takes it back.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(long id, string finding, CancellationToken ct)
    {
        var outcome = await explainFinding.WithdrawAsync(id, finding, By ?? "", ct);
        return outcome.Failed ? await AgainAsync(id, finding, outcome.Problems, ct) : RedirectToPage("Show", new { id });
    }

    private async Task<IActionResult> AgainAsync(long id, string finding, IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        if (!await LoadAsync(id, finding, ct))
        {
            return NotFound();
        }

        Problems = problems;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> LoadAsync(long id, string finding, CancellationToken ct)
    {
        if (await queries.PageAsync(id, ct) is not { } page || page.Findings.FirstOrDefault(f => f.Id == finding) is not { } found)
        {
            return false;
        }

        (Stored, Finding) = (page, found);
        return true;
    }
}
