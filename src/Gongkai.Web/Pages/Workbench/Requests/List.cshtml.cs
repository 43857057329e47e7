using System.Globalization;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Deadlines;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Requests.Applicants;
using Gongkai.Web.Accounts;
using Gongkai.Web.Api;
using Gongkai.Web.Requests;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Requests;

/// <summary>登记簿: the applications of an agency; open ones by what is due next, or all by number.</summary>
[Authorize(Policies.Staff)]
internal sealed class RequestListModel(RequestLists lists, RequestScopes scopes, RequestDesk desk, RequestQueries queries, WorkCalendars calendars, FloodHints floods, CurrentOfficer officer) : PageModel
{
    private const int PageSize = 30;

    /// <summary>The agency; that of the officer where none is named.</summary>
    [BindProperty(SupportsGet = true, Name = "agency")]
    public long? AgencyId { get; set; }

    /// <summary><c>all</c> for every case by number, else open ones.</summary>
    [BindProperty(SupportsGet = true, Name = "view")]
    public string? Show { get; set; }

    /// <summary>A status.</summary>
    [BindProperty(SupportsGet = true, Name = "status")]
    public RequestStatus? Status { get; set; }

    /// <summary>A channel.</summary>
    [BindProperty(SupportsGet = true, Name = "channel")]
    public RequestChannel? Channel { get; set; }

    /// <summary>A section.</summary>
    [BindProperty(SupportsGet = true, Name = "section")]
    public long? SectionId { get; set; }

    /// <summary>A person.</summary>
    [BindProperty(SupportsGet = true, Name = "person")]
    public long? PersonId { get; set; }

    /// <summary>How urgent.</summary>
    [BindProperty(SupportsGet = true, Name = "urgency")]
    public RequestUrgency? Urgency { get; set; }

    /// <summary>A year.</summary>
    [BindProperty(SupportsGet = true, Name = "year")]
    public int? Year { get; set; }

    /// <summary>A number or words.</summary>
    [BindProperty(SupportsGet = true, Name = "text")]
    public string? Text { get; set; }

    /// <summary>The case whose applicant is looked for.</summary>
    [BindProperty(SupportsGet = true, Name = "like")]
    public long? Like { get; set; }

    /// <summary>After which row the page begins.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    /// <summary>The agencies to choose from.</summary>
    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    /// <summary>What the officer sees; null where there is no agency for him or her.</summary>
    public RequestScope? Scope { get; private set; }

    /// <summary>The rows.</summary>
    public IReadOnlyList<RequestRow> Rows { get; private set; } = [];

    /// <summary>The sections to choose from.</summary>
    public IReadOnlyList<(long Id, string Name)> Sections { get; private set; } = [];

    /// <summary>The people to choose from.</summary>
    public IReadOnlyList<(long Id, string Name, string? Section)> People { get; private set; } = [];

    /// <summary>The calendar in force.</summary>
    public WorkCalendar Calendar { get; private set; } = WorkCalendars.National;

    /// <summary>Today, and until when something is due soon.</summary>
    public (DateOnly Today, DateOnly Soon) Days { get; private set; }

    /// <summary>The address of the next page; null on the last.</summary>
    public string? Next { get; private set; }

    /// <summary>The number back to which the register was looked through, where it goes on behind it; null where the page is full or the register ends.</summary>
    public string? LookedBackTo { get; private set; }

    /// <summary>True where all cases are shown by number.</summary>
    public bool IsAll => Show == "all" || Status is { } status && !status.IsOpen() || Year is not null || Like is not null || !string.IsNullOrWhiteSpace(Text);

    /// <summary>True where one of the rarer filters is set.</summary>
    public bool IsNarrowed => Status is not null || Channel is not null || SectionId is not null || PersonId is not null || Year is not null;

    /// <summary>True for who registers applications here.</summary>
    public bool MayRegister => Scope is { } scope && officer.Value.Has(scope.Agency, StaffRole.DisclosureOffice);

    /// <summary>Hints that a case may belong to a flood.</summary>
    public IReadOnlyDictionary<long, string> Hints { get; private set; } = new Dictionary<long, string>();

    /// <summary>The rows as a table.</summary>
    public RequestTable Table => new(IsAll ? "按编号排列，最近登记的在前" : "在办的申请，期限近的在前", Rows, Days.Today, Calendar) { Hints = Hints };

    /// <summary>The same list as a file.</summary>
    public string Export => "/workbench/requests" + QueryString.Create(Request.Query.Where(q => q.Key is not ("after" or "agency" or "handler")).Append(new("handler", "export")).Append(new("agency", Scope!.Agency.Id.ToString(CultureInfo.InvariantCulture))));

    private RequestFilter Filter => new() { OnlyOpen = !IsAll, Status = Status, Channel = Channel, SectionId = SectionId, PersonId = PersonId, Urgency = Urgency, Year = Year, Text = Text, SameApplicantAs = Like };

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await PrepareAsync(ct) || Scope is not { } scope)
        {
            return AgencyId is null ? Page() : NotFound();
        }

        (Sections, People) = await queries.PassableAsync(scope.Agency.Id, ct);
        var page = await lists.PageAsync(scope, Filter, Days, Cursor(After), PageSize, ct);
        (Rows, LookedBackTo) = (page.Rows, page.IsCutShort ? page.Next!.Number.ToString() : null);
        Hints = await floods.OfAsync(scope.Agency.Id, [.. Rows.Select(r => r.Id)], ct);
        if (page.Next is { } next)
        {
            var query = Request.Query.Where(q => q.Key != "after").ToDictionary(q => q.Key, q => q.Value);
            query["after"] = $"{next.Number}_{RequestWords.Day(next.NextOn)}";
            Next = "/workbench/requests" + QueryString.Create(query);
        }

        return Page();
    }

    /// <summary>The list as CSV, without anything personal, written as it is read.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken ct)
    {
        if (!await PrepareAsync(ct) || Scope is not { } scope)
        {
            return NotFound();
        }

        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=requests-{Days.Today:yyyyMMdd}.csv";
        await Response.WriteAsync(CsvText.ByteOrderMark + CsvText.Line("编号", "事由", "渠道", "申请人情况", "状态", "收到日期", "到期日", "答复日期", "结果", "送达日期", "科室", "经办人"), ct);
        await foreach (var r in lists.AllAsync(scope, Filter, Days, ct))
        {
            await Response.WriteAsync(
                CsvText.Line(
                    r.Number, r.Subject, r.Channel.Name(), r.ApplicantKind.Name(), r.Status.Name(), RequestWords.Day(r.ReceivedOn), RequestWords.Day(r.DueOn), RequestWords.Day(r.AnsweredOn),
                    r.Answer?.Name(), RequestWords.Day(r.ServedOn), r.Section, r.Assignee), ct);
        }

        return new EmptyResult();
    }

    private async Task<bool> PrepareAsync(CancellationToken ct)
    {
        Agencies = await scopes.AgenciesAsync(officer.Value, ct);
        if ((AgencyId is { } id ? Agencies.FirstOrDefault(a => a.Id == id) : await scopes.FirstAsync(Agencies, ct)) is not { } agency)
        {
            return false;
        }

        Scope = await scopes.OfAsync(officer.Value, agency, ct);
        Calendar = await calendars.OfAsync(agency.Place!, ct);
        Days = desk.Days(Calendar);
        return Scope is not null;
    }

    private static RequestCursor? Cursor(string? text) =>
        text?.Split('_') is [var number, var day] && RequestNumber.Parse(number) is { } last
            ? new(last, DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? on : null)
            : null;
}
