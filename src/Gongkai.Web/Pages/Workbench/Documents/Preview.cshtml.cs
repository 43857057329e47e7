using Gongkai.Operations.Publishing;
using Gongkai.Web.Accounts;
using Gongkai.Web.Publishing;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Documents;

/// <summary>预览: the latest revision as the public will see it.</summary>
[Authorize(Policies.Staff)]
internal sealed class PreviewModel(DocumentQueries queries, CurrentOfficer officer) : DocumentPage(queries, officer)
{
    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();
}
