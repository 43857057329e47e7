using Gongkai.Operations.Portal;
using Gongkai.Operations.Requests.Applicants;
using Gongkai.Web.Requests;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Portal.Requests;

/// <summary>A page of one case: shown to the browser that holds its cookie, and to nobody else; there is no telling whether there is such a case.</summary>
public abstract class CasePage : ApplicantPage
{
    /// <summary>The case.</summary>
    public ApplicantCase Case { get; private set; } = null!;

    /// <summary>What has opened it.</summary>
    private protected CaseKey Key { get; private set; } = null!;

    /// <summary>Its address.</summary>
    public string Address => $"{Site.Address}/requests/{Case.Number}";

    /// <summary>Finds it and keeps it open for another while; an answer that asks for number and code where it is not open.</summary>
    private protected async Task<IActionResult?> OpenAsync(
        AgencySites sites, OpenCase opening, ApplicantCases cases, CaseCookies cookies, string slug, string number, CancellationToken ct)
    {
        if (!await FindAsync(sites, slug, "办理进度", ct))
        {
            return NotFound();
        }

        if (cookies.Read(HttpContext) is not { } key || !await opening.StillOpensAsync(key, Site.Agency.Id, number, ct) || await cases.FindAsync(key.Id, ct) is not { } found)
        {
            return LocalRedirect($"{Site.Address}/requests");
        }

        (Case, Key) = (found, key);
        cookies.Give(HttpContext, Address, key);
        return null;
    }
}
