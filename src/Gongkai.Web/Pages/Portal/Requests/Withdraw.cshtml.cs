using Gongkai.Domain;
using Gongkai.Operations.Portal;
using Gongkai.Operations.Requests.Applicants;
using Gongkai.Web.Requests;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Pages.Portal.Requests;

/// <summary>撤回申请: asks once more before it is done.</summary>
[AllowAnonymous]
[EnableRateLimiting(ApplicantSetup.RatePolicy)]
internal sealed class WithdrawModel(AgencySites sites, OpenCase opening, ApplicantCases cases, CaseCookies cookies, ApplicantActs acts) : CasePage
{
    /// <summary>Why.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>Why it was not done.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync(string slug, string number, CancellationToken ct) => await OpenAsync(sites, opening, cases, cookies, slug, number, ct) ?? Page();

    /// <summary>Withdraws it.</summary>
    public async Task<IActionResult> OnPostAsync(string slug, string number, CancellationToken ct)
    {
        if (await OpenAsync(sites, opening, cases, cookies, slug, number, ct) is { } closed)
        {
            return closed;
        }

        Problems = (await acts.WithdrawAsync(Case.Id, Text, ct)).Problems;
        return Problems.Count == 0 ? LocalRedirect($"{Address}?done=withdraw") : Page();
    }
}
