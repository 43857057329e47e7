using Gongkai.Domain;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Returns;
using Gongkai.Reports.Reading;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Returns;

/// <summary>导入: files of monthly numbers and of single decisions, all of a file or nothing.</summary>
[Authorize(Policies.Staff)]
[RequestSizeLimit(LargestFile)]
internal sealed class ImportReturnsModel(AgencyChoice agencies, ImportReturns monthly, ImportDecisions decisions, CurrentOfficer officer, TimeProvider clock) : ReturnPage(agencies, officer, clock)
{
    private const int LargestFile = 16 << 20;
    private const int MostProblems = 100;
    private readonly CurrentOfficer officer = officer;

    /// <summary>The section of lines that name none.</summary>
    [BindProperty]
    public string? Section { get; set; }

    /// <summary>数据来源.</summary>
    [BindProperty]
    public string? Source { get; set; }

    /// <summary>Who answers for it.</summary>
    [BindProperty]
    public string? Answerer { get; set; }

    /// <summary>Why what is there is changed.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Shows the forms.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) && MayEnter ? Page() : NotFound();

    /// <summary>Takes monthly numbers.</summary>
    public async Task<IActionResult> OnPostMonthlyAsync(IFormFile? file, CancellationToken ct)
    {
        if (!await LoadAsync(ct) || !MayEnter)
        {
            return NotFound();
        }

        var outcome = await monthly.ExecuteAsync(Agency.Id, await TextAsync(file, ct), officer.Value, ct);
        return outcome.Failed ? Refuse(outcome.Problems) : Say($"新填报 {outcome.Value.Added} 个数，更正 {outcome.Value.Corrected} 个，没有变化 {outcome.Value.Same} 个。");
    }

    /// <summary>Takes single decisions.</summary>
    public async Task<IActionResult> OnPostDecisionsAsync(IFormFile? file, CancellationToken ct)
    {
        if (!await LoadAsync(ct) || !MayEnter)
        {
            return NotFound();
        }

        var outcome = await decisions.ExecuteAsync(new(Agency.Id, await TextAsync(file, ct), Section ?? "", Source ?? "", Answerer ?? "", Reason), officer.Value, ct);
        return outcome.Failed ? Refuse(outcome.Problems) : Say($"新导入决定 {outcome.Value.Added} 件，更正 {outcome.Value.Corrected} 件，重复或没有变化 {outcome.Value.Same} 件。");
    }

    private static async Task<string> TextAsync(IFormFile? file, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        await (file?.CopyToAsync(bytes, ct) ?? Task.CompletedTask);
        return TextDecoding.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private RedirectResult Say(string done)
    {
        TempData["Done"] = done;
        return Redirect(Address(""));
    }

    private PageResult Refuse(IReadOnlyList<Problem> problems) => Again(problems.Count <= MostProblems
        ? problems
        : [.. problems.Take(MostProblems), new Problem("return.csv.more", $"另有 {problems.Count - MostProblems} 个问题没有列出。")]);
}
