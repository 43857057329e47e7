using Gongkai.Domain;
using Gongkai.Domain.Requests.Redaction;
using Gongkai.Operations.Publishing.Content.Files;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Requests.Redaction;
using Gongkai.Web.Accounts;
using Gongkai.Web.Requests;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Requests;

/// <summary>遮盖: marks on an original, a preview of them, and the copy that is released. What is typed stays in the form; nothing of it stands in an address.</summary>
[Authorize(Policies.Staff)]
internal sealed class RedactModel(RequestQueries queries, RedactFile redact, CurrentOfficer officer, TimeProvider clock) : RequestPage(queries, officer, clock)
{
    /// <summary>The original.</summary>
    public RequestFile Original { get; private set; } = null!;

    /// <summary>The marks.</summary>
    [BindProperty]
    public RedactionForm Form { get; set; } = new();

    /// <summary>The page shown.</summary>
    [BindProperty]
    public int PageNumber { get; set; } = 1;

    /// <summary>True when pictures of a Word file are released.</summary>
    [BindProperty]
    public bool KeepsPictures { get; set; }

    /// <summary>True when words may be missing.</summary>
    [BindProperty]
    public bool AcceptsMissing { get; set; }

    /// <summary>What the marks hide; null when the file cannot be shown.</summary>
    public RedactionPreview? Preview { get; private set; }

    /// <summary>True for a Word file.</summary>
    public bool IsWord => Preview?.Kind == FileKind.Docx;

    /// <summary>Shows the file.</summary>
    public async Task<IActionResult> OnGetAsync(long id, long file, CancellationToken ct) =>
        await FindAsync(id, file, ct) ? await ShownAsync([], ct) : NotFound();

    /// <summary>Shows the file with the marks.</summary>
    public async Task<IActionResult> OnPostAsync(long id, long file, CancellationToken ct) =>
        await FindAsync(id, file, ct) ? await ShownAsync([], ct) : NotFound();

    /// <summary>Makes the copy.</summary>
    public async Task<IActionResult> OnPostReleaseAsync(long id, long file, int version, CancellationToken ct)
    {
        if (!await FindAsync(id, file, ct))
        {
            return NotFound();
        }

        var outcome = await redact.ReleaseAsync(id, version, file, Form.Marks, KeepsPictures, AcceptsMissing, By, ct);
        if (outcome.Failed)
        {
            return await ShownAsync(outcome.Problems, ct);
        }

        var report = outcome.Value;
        TempData["Done"] = $"已生成遮盖稿，共遮盖 {report.Marks.Sum(m => m.Count)} 处（{string.Join("、", report.Marks.Where(m => m.Count > 0).Select(m => m.Reason).Distinct().Select(r => $"{r.Label()} {r.Name()}"))}），存入材料“公开的文件”。{string.Join("；", report.Removed)}。"
            + (report.PagesWithoutText.Count > 0 ? $"第{string.Join("、", report.PagesWithoutText.Take(20))}页没有文字或者含有图像，图像里的词语只能框选遮盖，请再看一遍。" : "");
        return RedirectToPage("Case", new { id });
    }

    private async Task<bool> FindAsync(long id, long file, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !SeesPerson || Item.Files.FirstOrDefault(f => f.Id == file) is not { } original)
        {
            return false;
        }

        Original = original;
        return true;
    }

    private async Task<IActionResult> ShownAsync(IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        var marks = Form.Marks;
        PageNumber = Math.Clamp(PageNumber, 1, 10_000);
        var preview = await redact.PreviewAsync(Id, Original.Id, marks, PageNumber, By, ct);
        if (preview.Failed && marks.Count > 0)
        {
            problems = [.. problems, .. preview.Problems.Where(p => problems.All(o => o.Code != p.Code))];
            preview = await redact.PreviewAsync(Id, Original.Id, [], PageNumber, By, ct);
        }

        Preview = preview.Failed ? null : preview.Value;
        problems = preview.Failed ? preview.Problems : problems;
        Form.MakeRoom();
        ModelState.Clear();
        return problems.Count > 0 ? Again(problems) : Page();
    }
}
