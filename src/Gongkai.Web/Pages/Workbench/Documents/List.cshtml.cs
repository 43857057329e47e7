using System.Globalization;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Publishing;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Documents;

/// <summary>文件: the documents that the officer sees, the last changed first.</summary>
[Authorize(Policies.Staff)]
internal sealed class ListModel(DocumentQueries queries, CurrentOfficer officer) : PageModel
{
    private const int PageSize = 30;

    /// <summary>Words of the title, or a number.</summary>
    [BindProperty(SupportsGet = true, Name = "text")]
    public string? Text { get; set; }

    /// <summary>A state.</summary>
    [BindProperty(SupportsGet = true, Name = "state")]
    public DocumentState? State { get; set; }

    /// <summary>A kind.</summary>
    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? Kind { get; set; }

    /// <summary>An agency.</summary>
    [BindProperty(SupportsGet = true, Name = "agency")]
    public long? AgencyId { get; set; }

    /// <summary>A column.</summary>
    [BindProperty(SupportsGet = true, Name = "column")]
    public long? ColumnId { get; set; }

    /// <summary>After which row the page begins.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    /// <summary>The rows.</summary>
    public IReadOnlyList<DocumentRow> Rows { get; private set; } = [];

    /// <summary>The agencies to choose from.</summary>
    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    /// <summary>The address of the next page; null on the last.</summary>
    public string? Next { get; private set; }

    /// <summary>True for those who may begin documents somewhere.</summary>
    public bool MayWrite => officer.Value.Grants.Any(g => DocumentActs.WritingRoles.Contains(g.Role));

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        Agencies = await queries.AgenciesAsync(officer.Value, ct);
        var filter = new DocumentFilter { Text = Text, State = State, Kind = Kind, AgencyId = AgencyId, ColumnId = ColumnId };
        var rows = await queries.ListAsync(filter, Cursor(After), PageSize + 1, officer.Value, ct);
        Rows = [.. rows.Take(PageSize)];
        if (rows.Count > PageSize)
        {
            var query = Request.Query.Where(q => q.Key != "after").ToDictionary(q => q.Key, q => q.Value);
            query["after"] = Write(new(Rows[^1].UpdatedAt, Rows[^1].Id));
            Next = "/workbench/documents" + QueryString.Create(query);
        }
    }

    private static string Write(DocumentCursor cursor) => string.Create(CultureInfo.InvariantCulture, $"{cursor.UpdatedAt.UtcTicks}-{cursor.Id}");

    private static DocumentCursor? Cursor(string? text) =>
        text?.Split('-') is [var ticks, var id] && long.TryParse(ticks, CultureInfo.InvariantCulture, out var at) && long.TryParse(id, CultureInfo.InvariantCulture, out var document)
            && at >= 0 && at <= DateTimeOffset.MaxValue.UtcTicks
            ? new(new DateTimeOffset(at, TimeSpan.Zero), document)
            : null;
}
