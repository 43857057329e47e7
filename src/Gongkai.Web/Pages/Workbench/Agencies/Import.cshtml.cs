using Gongkai.Domain.Accounts;
using Gongkai.Operations.Agencies;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Agencies;

/// <summary>批量导入机关: a CSV file, all of it or nothing.</summary>
[Authorize(Policies.Staff)]
[RequestSizeLimit(LongestFile)]
[ResponseCache(NoStore = true)]
internal sealed class AgencyImportModel(CurrentOfficer current, ImportAgencies importAgencies) : PageModel
{
    private const int LongestFile = 8 << 20;

    /// <summary>The file.</summary>
    [BindProperty]
    public IFormFile? Lines { get; set; }

    /// <summary>What is wrong with which line.</summary>
    public IReadOnlyList<RowProblem> Problems { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public IActionResult OnGet() => current.Value.Grants.Any(g => g.Role == StaffRole.Administrator) ? Page() : NotFound();

    /// <summary>Takes the file.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        await (Lines?.CopyToAsync(bytes, ct) ?? Task.CompletedTask);
        var (imported, problems) = await importAgencies.ExecuteAsync(bytes.ToArray(), current.Value, ct);
        if (imported is null)
        {
            Problems = problems;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        TempData["Done"] = $"已导入：新登记 {imported.Added} 个，修改 {imported.Changed} 个，没有变化 {imported.Unchanged} 个。";
        return Redirect("/workbench/agencies");
    }
}
