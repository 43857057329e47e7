using System.Globalization;
using Gongkai.Web.AnnualReports;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Portal.AnnualReports;

/// <summary>One check-up: its progress, then its result.</summary>
[AllowAnonymous]
internal sealed class CheckUpModel(CheckUps checkUps) : PageModel
{
    /// <summary>China has one time zone and no summer time.</summary>
    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    /// <summary>The check-up.</summary>
    public CheckUp CheckUp { get; private set; } = null!;

    /// <summary>The report with its findings; null until there is one.</summary>
    public ReportView? View { get; private set; }

    /// <summary>When the result is forgotten, 「14:05」.</summary>
    public string ForgottenAt => (CheckUp.At + CheckUps.Kept).ToOffset(ChinaOffset).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Shows it.</summary>
    public IActionResult OnGet(string id)
    {
        Response.Headers.CacheControl = "no-store";
        if (checkUps.Find(id) is not { } found)
        {
            return NotFound();
        }

        CheckUp = found;
        View = found.View();
        return Page();
    }

    /// <summary>The steps with the mark before each and whether it is done, now, or still to come.</summary>
    public IEnumerable<(string Mark, string Text, string? State)> Steps()
    {
        (CheckUpStage Stage, string Text)[] steps =
        [
            (CheckUpStage.Queued, checkUps.Before(CheckUp) is > 0 and var before ? $"排队等待，前面还有 {before} 份" : "排队等待"),
            (CheckUpStage.Reading, "读取文件，找出章节和表格"),
            (CheckUpStage.Checking, "逐格、逐句核对"),
        ];
        return steps.Select((s, i) => s.Stage < CheckUp.Stage ? ("✓", s.Text, "done") : ((i + 1).ToString(CultureInfo.InvariantCulture), s.Text, s.Stage == CheckUp.Stage ? "now" : (string?)null));
    }
}
