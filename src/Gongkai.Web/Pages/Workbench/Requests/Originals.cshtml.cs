using Gongkai.Domain.Requests;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Requests.Redaction;
using Gongkai.Web.Accounts;
using Gongkai.Web.Requests;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Requests;

/// <summary>存入原件: what is asked for, sealed with the case until a redacted copy is made of it.</summary>
[Authorize(Policies.Staff)]
internal sealed class OriginalsModel(RequestQueries queries, RedactFile redact, CurrentOfficer officer, TimeProvider clock) : RequestPage(queries, officer, clock)
{
    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct) => await FindAsync(id, ct) ? Page() : NotFound();

    /// <summary>Keeps the files.</summary>
    public async Task<IActionResult> OnPostAsync(long id, int version, IReadOnlyList<IFormFile> files, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
        {
            return NotFound();
        }

        var read = await ReadAsync(files, RequestFileKind.Original, ct);
        if (read.Failed)
        {
            return Again(read.Problems);
        }

        var outcome = await redact.KeepOriginalAsync(new Recorded(id, version, By) { Files = read.Value }, ct);
        return outcome.Failed ? Again(outcome.Problems) : RedirectToPage("Case", new { id });
    }

    private async Task<bool> FindAsync(long id, CancellationToken ct) => await LoadAsync(id, ct) && May(RequestAct.Note);
}
