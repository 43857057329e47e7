using Gongkai.Domain;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Publishing;
using Gongkai.Web.Accounts;
using Gongkai.Web.Publishing;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Documents;

/// <summary>关联文件: found by a search box, bound both ways.</summary>
[Authorize(Policies.Staff)]
internal sealed class LinksModel(DocumentQueries queries, LinkDocuments links, CurrentOfficer officer) : DocumentPage(queries, officer)
{
    private readonly DocumentQueries queries = queries;

    /// <summary>What is searched for.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Q { get; set; }

    /// <summary>What was found.</summary>
    public IReadOnlyList<DocumentRow> Found { get; private set; } = [];

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        Found = Q is { Length: > 0 } text ? await queries.FindAsync(text, id, By, ct) : [];
        return Page();
    }

    /// <summary>Binds.</summary>
    public async Task<IActionResult> OnPostAddAsync(long id, long other, DocumentRelation relation, CancellationToken ct) =>
        await DoneAsync(id, await links.AddAsync(id, other, relation, By, ct), ct);

    /// <summary>Unbinds.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(long id, long other, DocumentRelation relation, CancellationToken ct) =>
        await DoneAsync(id, await links.RemoveAsync(id, other, relation, By, ct), ct);

    private async Task<IActionResult> DoneAsync(long id, Outcome<int> outcome, CancellationToken ct) =>
        !outcome.Failed ? RedirectToPage("Links", new { id }) : await LoadAsync(id, ct) ? Again(outcome.Problems) : NotFound();
}
