using Gongkai.Domain.Requests;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Requests.Archive;
using Gongkai.Web.Accounts;
using Gongkai.Web.Requests;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Requests.Letters;

/// <summary>归档 of a closed case, and its package.</summary>
[Authorize(Policies.Staff)]
internal sealed class ArchiveModel(RequestQueries queries, RequestArchive archive, CurrentOfficer officer, TimeProvider clock) : RequestPage(queries, officer, clock)
{
    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct) => await PrepareAsync(id, ct) ? Page() : NotFound();

    /// <summary>Archives it.</summary>
    public async Task<IActionResult> OnPostAsync(long id, int version, CancellationToken ct)
    {
        if (!await PrepareAsync(id, ct))
        {
            return NotFound();
        }

        var done = await archive.ExecuteAsync(id, version, By, ct);
        return done.Failed ? Again(done.Problems) : LocalRedirect($"/workbench/requests/{id}/archive");
    }

    private async Task<bool> PrepareAsync(long id, CancellationToken ct) => await LoadAsync(id, ct) && SeesPerson && Item.Request.Status is (RequestStatus.Closed or RequestStatus.Archived);
}
