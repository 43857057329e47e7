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
    public FieldErrors Errors { get; private set; } = new([]);

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

        Errors = new([.. WhatIsWrong()]);
        if (Errors.Problems.Count > 0)
        {
            return Page();
        }

        var opened = await opening.ExecuteAsync(Site.Agency.Id, Number, Code, ApplicantSetup.Network(HttpContext), ct);
        if (opened.Failed)
        {
            Errors = new(opened.Problems);
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        var address = $"{Site.Address}/requests/{RequestNumber.Parse(Number)}";
        cookies.Give(HttpContext, address, opened.Value);
        return LocalRedirect(address);
    }

    // Only the form of what was typed: whether there is such a case, the answer does not tell.
    private IEnumerable<Problem> WhatIsWrong()
    {
        if (RequestNumber.Parse(Number) is null)
        {
            yield return new("look-up.number", string.IsNullOrWhiteSpace(Number) ? "请填写编号。" : "编号的写法不对，应为年份、连字符和流水号，例如 2026-00012。");
        }

        if (QueryCode.Of(Code).Length is var length && length != QueryCode.Length)
        {
            yield return new("look-up.code", length == 0 ? "请填写查询码。" : $"查询码应为{QueryCode.Length}位，现在是{length}位，请对照回执核对。");
        }
    }
}
