using System.Globalization;
using Gongkai.Domain.Remedies;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Remedies;
using Gongkai.Web.Accounts;
using Gongkai.Web.Remedies;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Remedies;

/// <summary>复议诉讼: the remedies that the officer sees, those last notified first; also the cases behind a cell of table four.</summary>
[Authorize(Policies.Staff)]
internal sealed class ListModel(RemedyQueries queries, CurrentOfficer officer, TimeProvider clock) : RemedyPageModel(officer, clock)
{
    private const int PageSize = 30;

    /// <summary>案由, 案号 or the body's name.</summary>
    [BindProperty(SupportsGet = true, Name = "text")]
    public string? Text { get; set; }

    /// <summary>A kind.</summary>
    [BindProperty(SupportsGet = true, Name = "kind")]
    public RemedyKind? Kind { get; set; }

    /// <summary>Open or concluded.</summary>
    [BindProperty(SupportsGet = true, Name = "open")]
    public bool? IsOpen { get; set; }

    /// <summary>An agency.</summary>
    [BindProperty(SupportsGet = true, Name = "agency")]
    public long? AgencyId { get; set; }

    /// <summary>An application.</summary>
    [BindProperty(SupportsGet = true, Name = "request")]
    public long? RequestId { get; set; }

    /// <summary>A cell of table four, <c>reconsideration.corrected</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "cell")]
    public string? CellKey { get; set; }

    /// <summary>The year of the cell.</summary>
    [BindProperty(SupportsGet = true, Name = "year")]
    public int? Year { get; set; }

    /// <summary>The moment of the cell; null for now.</summary>
    [BindProperty(SupportsGet = true, Name = "asOf")]
    public DateTimeOffset? AsOf { get; set; }

    /// <summary>After which row the page begins.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    /// <summary>The cell, when there is one of that name and the year is one.</summary>
    public RemedyCell? Cell => Year is >= RemedyYears.First and <= RemedyYears.Last ? RemedyCell.Parse(CellKey) : null;

    /// <summary>The rows.</summary>
    public IReadOnlyList<RemedyRow> Rows { get; private set; } = [];

    /// <summary>The agencies to choose from.</summary>
    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    /// <summary>The address of the next page; null on the last.</summary>
    public string? Next { get; private set; }

    /// <summary>True for those who register somewhere.</summary>
    public bool MayRegister => Agencies.Any(a => RemedyStanding.MayRegister(By, a.Place!));

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        Agencies = await queries.AgenciesAsync(By, ct);
        var filter = new RemedyFilter { Text = Text, Kind = Kind, IsOpen = IsOpen, AgencyId = AgencyId, RequestId = RequestId, Cell = Cell, Year = Year, AsOf = AsOf };
        var rows = await queries.ListAsync(filter, Cursor(After), PageSize + 1, By, ct);
        Rows = [.. rows.Take(PageSize)];
        if (rows.Count > PageSize)
        {
            var query = Request.Query.Where(q => q.Key != "after").ToDictionary(q => q.Key, q => q.Value);
            query["after"] = string.Create(CultureInfo.InvariantCulture, $"{Rows[^1].NotifiedOn:yyyyMMdd}-{Rows[^1].Id}");
            Next = "/workbench/remedies" + QueryString.Create(query);
        }
    }

    private static RemedyCursor? Cursor(string? text) =>
        text?.Split('-') is [var day, var id] && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var remedy)
            ? new(on, remedy)
            : null;
}

/// <summary>The years that statistics are shown for.</summary>
internal static class RemedyYears
{
    /// <summary>The Regulation came into force.</summary>
    public const int First = 2008;

    /// <summary>The last that a date can be in.</summary>
    public const int Last = 9998;
}
