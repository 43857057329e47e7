using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Portal;
using Gongkai.Operations.Requests.Applicants;
using Gongkai.Web.Requests;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Pages.Portal.Requests;

/// <summary>查询办理进度: opens a case with its number and query code. The answer to a wrong one and to none is the same.</summary>
[AllowAnonymous]
[EnableRateLimiting(ApplicantSetup.RatePolicy)]
internal sealed class LookUpModel(AgencySites sites, OpenCase opening, CaseCookies cookies) : ApplicantPage
{
    /// <summary>The number as typed.</summary>
    [BindProperty]
    public string? Number { get; set; }

    /// <summary>The code as typed.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Why the case was not opened.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>True right after somebody closed a case.</summary>
    public bool HasLeft { get; private set; }

    /// <summary>Asks for them.</summary>
    public async Task<IActionResult> OnGetAsync(string slug, string? done, CancellationToken ct)
    {
        HasLeft = done == "left";
        return await FindAsync(sites, slug, "查询办理进度", ct) ? Page() : NotFound();
    }

    /// <summary>Opens it.</summary>
    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken ct)
    {
        if (!await FindAsync(sites, slug, "查询办理进度", ct))
        {
            return NotFound();
        }

        var opened = await opening.ExecuteAsync(Site.Agency.Id, Number, Code, ApplicantSetup.Network(HttpContext), ct);
        if (opened.Failed)
        {
            Problems = opened.Problems;
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        var address = $"{Site.Address}/requests/{RequestNumber.Parse(Number)}";
        cookies.Give(HttpContext, address, opened.Value);
        return LocalRedirect(address);
    }
}
