using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Publishing.Checks;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Words;

/// <summary>词表 of an agency: what there is, a new one from a file, switching off, deleting, and each as a file.</summary>
[Authorize(Policies.Staff)]
internal sealed class ListsModel(CurrentOfficer officer, AgencyChoice agencies, WordLists words, ImportWordList import) : PageModel
{
    private const int LargestFile = 16 << 20;
    private static readonly Problem NoFile = new("words.file", "请选择一个不超过 16 MB 的 CSV 文件。");

    /// <summary>The agency.</summary>
    public Agency Agency { get; private set; } = null!;

    /// <summary>Its lists.</summary>
    public IReadOnlyList<WordList> Lists { get; private set; } = [];

    /// <summary>Whether this officer may change them.</summary>
    public bool MayChange { get; private set; }

    /// <summary>The name that was typed.</summary>
    public string? Name { get; private set; }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(long? agency, CancellationToken ct) => await LoadAsync(agency, ct) ? Page() : NotFound();

    /// <summary>Makes or replaces one.</summary>
    public async Task<IActionResult> OnPostImportAsync(long? agency, string? name, IFormFile? file, CancellationToken ct)
    {
        if (!await LoadAsync(agency, ct))
        {
            return NotFound();
        }

        Name = name;
        if (file is null or { Length: 0 or > LargestFile })
        {
            return Refuse([NoFile]);
        }

        using var memory = new MemoryStream((int)file.Length);
        await file.CopyToAsync(memory, ct);
        var outcome = await import.ExecuteAsync(new(Agency.Id, name ?? "", memory.GetBuffer().AsMemory(0, (int)memory.Length), officer.Value), ct);
        return outcome.Failed ? Refuse(outcome.Problems) : Done($"词表“{name!.Trim()}”已导入，共 {outcome.Value} 个词，下一次检查起使用。");
    }

    /// <summary>Switches one off or on.</summary>
    public async Task<IActionResult> OnPostEnableAsync(long? agency, string? name, bool isEnabled, CancellationToken ct)
    {
        if (!await LoadAsync(agency, ct))
        {
            return NotFound();
        }

        var outcome = await import.EnableAsync(Agency.Id, name ?? "", isEnabled, officer.Value, ct);
        return outcome.Failed ? Refuse(outcome.Problems) : Done($"词表“{name}”已{(isEnabled ? "启用" : "停用")}。");
    }

    /// <summary>Deletes one.</summary>
    public async Task<IActionResult> OnPostDeleteAsync(long? agency, string? name, CancellationToken ct)
    {
        if (!await LoadAsync(agency, ct))
        {
            return NotFound();
        }

        var outcome = await import.DeleteAsync(Agency.Id, name ?? "", officer.Value, ct);
        return outcome.Failed ? Refuse(outcome.Problems) : Done($"词表“{name}”已删除。");
    }

    private RedirectToPageResult Done(string done)
    {
        TempData["Done"] = done;
        return RedirectToPage(new { agency = Agency.Id });
    }

    private PageResult Refuse(IReadOnlyList<Problem> problems)
    {
        Problems = problems;
        Response.StatusCode = problems.ToStatus();
        return Page();
    }

    private async Task<bool> LoadAsync(long? agency, CancellationToken ct)
    {
        if (await agencies.FindAsync(officer.Value, agency, ct) is not { Place: { } place } found)
        {
            return false;
        }

        Agency = found;
        MayChange = officer.Value.Administers(place) || officer.Value.Has(place, StaffRole.DisclosureOffice);
        Lists = await words.OfAsync(found.Id, ct);
        return true;
    }
}
