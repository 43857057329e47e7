using Gongkai.Operations.Portal;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Portal.Requests;

/// <summary>The blank form, for post.</summary>
[AllowAnonymous]
internal sealed class BlankFormModel(AgencySites sites) : ApplicantPage
{
    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken ct) => await FindAsync(sites, slug, "政府信息公开申请表", ct) ? Page() : NotFound();
}
