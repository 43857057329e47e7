using Gongkai.Operations.Publishing;
using Gongkai.Web.Accounts;
using Gongkai.Web.Publishing;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Documents;

/// <summary>历史版本: every revision, any two of them side by side.</summary>
[Authorize(Policies.Staff)]
internal sealed class VersionsModel(DocumentQueries queries, CurrentOfficer officer) : DocumentPage(queries, officer)
{
    private readonly DocumentQueries queries = queries;

    /// <summary>The revisions, the latest first.</summary>
    public IReadOnlyList<DocumentRevision> Revisions { get; private set; } = [];

    /// <summary>The older one of the comparison.</summary>
    public int From { get; private set; }

    /// <summary>The newer one.</summary>
    public int To { get; private set; }

    /// <summary>How they differ; null with one revision only.</summary>
    public RevisionChanges? Changes { get; private set; }

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(long id, int? from, int? to, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        Revisions = await queries.RevisionsAsync(id, ct);
        (From, To) = (from ?? (Revisions.Count > 1 ? Revisions[1].Number : Revisions[0].Number), to ?? Revisions[0].Number);
        if (Revisions.FirstOrDefault(r => r.Number == From) is { } before && Revisions.FirstOrDefault(r => r.Number == To) is { } after && before != after)
        {
            Changes = RevisionChanges.Between(before, after);
        }

        return Page();
    }
}
