using Gongkai.Domain;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Deadlines;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Calendar;

/// <summary>工作日历: the days off and worked of a year, and new announcements, whose effect on open cases is shown before they hold.</summary>
[Authorize(Policies.Staff)]
[RequestSizeLimit(LongestForm)]
[ResponseCache(NoStore = true)]
internal sealed class CalendarModel(CurrentOfficer current, AgencyChoice choice, WorkCalendars calendars, AnnounceDays announce, TimeProvider clock) : PageModel
{
    /// <summary>Days on end that are announced alike.</summary>
    /// <param name="From">The first.</param>
    /// <param name="Until">The last.</param>
    /// <param name="Name">What they are called.</param>
    /// <param name="IsOff">True for days off.</param>
    /// <param name="Source">What they rest on.</param>
    public sealed record Span(DateOnly From, DateOnly Until, string Name, bool IsOff, string Source)
    {
        /// <summary>「2月15日（周日）至2月23日（周一）」.</summary>
        public string Days => From == Until ? Of(From) : $"{Of(From)}至{Of(Until)}";

        private static string Of(DateOnly date) => $"{date:M月d日}（周{"日一二三四五六"[(int)date.DayOfWeek]}）";
    }

    private const int LongestForm = 256 << 10;
    private const int FirstYear = 2007;

    /// <summary>The agency for which the calendar holds.</summary>
    [BindProperty(Name = "agency", SupportsGet = true)]
    public long? AgencyId { get; set; }

    /// <summary>The year shown.</summary>
    [BindProperty(Name = "year", SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>The announcement as lines.</summary>
    [BindProperty]
    public string? Days { get; set; }

    /// <summary>The announcement as a file, instead of lines.</summary>
    [BindProperty]
    public IFormFile? Notice { get; set; }

    /// <summary>What it rests on.</summary>
    [BindProperty]
    public string? Source { get; set; }

    /// <summary>The agencies to choose from.</summary>
    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    /// <summary>The agency.</summary>
    public Agency Agency { get; private set; } = null!;

    /// <summary>The years to choose from, latest first.</summary>
    public IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>The days of the year that are not as the week has them, days on end of one kind together, with what they rest on.</summary>
    public IReadOnlyList<Span> Spans { get; private set; } = [];

    /// <summary>True while the year's notice is not known.</summary>
    public bool IsProvisional { get; private set; }

    /// <summary>True for who may announce.</summary>
    public bool MayAnnounce { get; private set; }

    /// <summary>What an announcement would do.</summary>
    public AnnouncementEffect? Effect { get; private set; }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Shows the year.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    /// <summary>Shows what an announcement would move.</summary>
    public Task<IActionResult> OnPostPreviewAsync(CancellationToken ct) => WithDaysAsync(async days =>
    {
        var outcome = await announce.PreviewAsync(Agency.Id, days, current.Value, ct);
        (Effect, Problems) = (outcome.Failed ? null : outcome.Value, outcome.Problems);
        return Shown();
    }, ct);

    /// <summary>Lets it hold.</summary>
    public Task<IActionResult> OnPostAnnounceAsync(CancellationToken ct) => WithDaysAsync(async days =>
    {
        var outcome = await announce.ExecuteAsync(Agency.Id, days, Source ?? "", current.Value, ct);
        if (outcome.Failed)
        {
            Problems = outcome.Problems;
            return Shown();
        }

        TempData["Done"] = $"已登记 {outcome.Value.Days} 天，重新计算了 {outcome.Value.Count} 件在办申请的期限，并记入各自的卷宗。";
        return Redirect($"/workbench/calendar?agency={Agency.Id}&year={days[0].Date.Year}");
    }, ct);

    private async Task<IActionResult> WithDaysAsync(Func<IReadOnlyList<NoticeDay>, Task<IActionResult>> work, CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        if (Notice is { Length: > 0 })
        {
            using var bytes = new MemoryStream();
            await Notice.CopyToAsync(bytes, ct);
            Days = Gongkai.Reports.Reading.TextDecoding.Decode(bytes.ToArray());
            ModelState.Remove(nameof(Days));
        }

        var read = CalendarNotice.Read(Days ?? "");
        if (read.Failed)
        {
            Problems = read.Problems;
            return Shown();
        }

        return await work(read.Value);
    }

    private PageResult Shown()
    {
        Response.StatusCode = Problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        Agencies = await choice.OwnAsync(current.Value, ct);
        if (await choice.FindAsync(current.Value, AgencyId, ct) is not { Place: { } place } agency)
        {
            return false;
        }

        (Agency, MayAnnounce) = (agency, AnnounceDays.WhyNot(current.Value, place) is null);
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        Years = [.. Enumerable.Range(FirstYear, today.Year - FirstYear + 2).Reverse()];
        var year = Year is { } asked && Years.Contains(asked) ? asked : today.Year;
        Year = year;
        var days = WorkCalendars.ShippedDays(year).ToDictionary(d => d.Date, d => (Day: d, Source: "国务院办公厅放假安排（程序内置）"));
        foreach (var row in (await calendars.RowsAsync(place, ct)).Where(r => r.Date.Year == year))
        {
            days[row.Date] = (new(row.Date, row.Name, row.IsOff), row.Source);
        }

        var spans = new List<Span>();
        foreach (var (day, source) in days.Values.OrderBy(d => d.Day.Date))
        {
            if (spans is [.., var last] && last.Until.AddDays(1) == day.Date && (last.Name, last.IsOff, last.Source) == (day.Name, day.IsOff, source))
            {
                spans[^1] = last with { Until = day.Date };
            }
            else
            {
                spans.Add(new(day.Date, day.Date, day.Name, day.IsOff, source));
            }
        }

        Spans = spans;
        IsProvisional = (await calendars.OfAsync(place, ct)).IsProvisional(new(year, 12, 31));
        return true;
    }
}
