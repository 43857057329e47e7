using System.Text;
using Gongkai.Web.AnnualReports;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Pages.Portal.AnnualReports;

/// <summary>年报体检: hands a file or pasted text in.</summary>
[AllowAnonymous]
[EnableRateLimiting(Uploads.Policy)]
[RequestSizeLimit(Uploads.MaxRequestBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = Uploads.MaxRequestBytes, ValueLengthLimit = Uploads.MaxTextLength)]
internal sealed class CheckModel(CheckUps checkUps) : PageModel
{
    /// <summary>How long a visitor waits for the result at once before a page that shows progress comes instead.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>The report as a file.</summary>
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The report as text.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>Last year's report.</summary>
    [BindProperty]
    public IFormFile? Previous { get; set; }

    /// <summary>What is wrong, by field.</summary>
    public IReadOnlyList<(string Field, string Text)> Problems { get; private set; } = [];

    /// <summary>What is wrong with one field; null when nothing is.</summary>
    public string? ProblemOf(string field) => Problems.Where(p => p.Field == field).Select(p => p.Text).FirstOrDefault();

    /// <summary>Begins the check-up and goes to its page.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Problems = [.. FindProblems()];
        if (Problems.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var file = await UploadedFile.ReadAsync(Upload, ct) ?? new UploadedFile(Encoding.UTF8.GetBytes(Text!), null);
        var previous = await UploadedFile.ReadAsync(Previous, ct);
        if (checkUps.Begin(file, previous) is not { } checkUp)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        await Task.WhenAny(checkUp.Finished, Task.Delay(Patience, ct));
        return RedirectToPage("CheckUp", new { id = checkUp.Id });
    }

    private IEnumerable<(string, string)> FindProblems()
    {
        var hasText = !string.IsNullOrWhiteSpace(Text);
        if (Upload is null && !hasText)
        {
            yield return ("file", "请选择一个年报文件，或者粘贴年报全文。");
        }

        if (Upload is not null && hasText)
        {
            yield return ("file", "文件和粘贴的全文只能交一样：请清空文本框，或者不选文件。");
        }

        if (Upload is { Length: 0 })
        {
            yield return ("file", "这个文件是空的，请检查后重新选择。");
        }

        if (Upload is { } file && file.Length > CheckUps.MaxBytes)
        {
            yield return ("file", "文件超过 32 MB。年度报告一般不到 1 MB，请只保存正文后再试。");
        }

        if (Previous is { } previous && previous.Length > CheckUps.MaxBytes)
        {
            yield return ("previous", "上一年的文件超过 32 MB，请只保存正文后再试。");
        }
    }
}
