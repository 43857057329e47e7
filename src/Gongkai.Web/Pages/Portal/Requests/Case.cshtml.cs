using Gongkai.Domain;
using Gongkai.Operations.Portal;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Requests.Applicants;
using Gongkai.Web.Portal;
using Gongkai.Web.Requests;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Pages.Portal.Requests;

/// <summary>办理进度 of one application, and what its applicant can do.</summary>
[AllowAnonymous]
[EnableRateLimiting(ApplicantSetup.RatePolicy)]
[RequestSizeLimit(ApplicantUploads.MaxRequestBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = ApplicantUploads.MaxRequestBytes)]
internal sealed class CaseModel(
    AgencySites sites, OpenCase opening, ApplicantCases cases, CaseCookies cookies, ApplicantActs acts, ApplicantNotices notices, RenewQueryCode renew, DownloadFile download, ApplicantAccountCases kept,
    SiteSettings settings, TimeProvider clock) : CasePage
{
    private long? account;

    /// <summary>What was typed.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>What was chosen.</summary>
    [BindProperty]
    public IReadOnlyList<IFormFile> Files { get; set; } = [];

    /// <summary>The address for notices.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>What is wrong.</summary>
    public FieldErrors Errors { get; private set; } = new([]);

    /// <summary>The form whose entries are shown again; null for none.</summary>
    public string? Failed { get; private set; }

    /// <summary>What was done, in words; null for nothing.</summary>
    public string? Done { get; private set; }

    /// <summary>A new query code, to be shown once.</summary>
    public string? NewCode { get; private set; }

    /// <summary>True when the applicant is signed in to an account.</summary>
    public bool IsSignedIn => account is not null;

    /// <summary>True when the account keeps the case.</summary>
    public bool IsKept { get; private set; }

    /// <summary>Whether notices by e-mail can be had.</summary>
    public bool OffersNotices { get; private set; }

    /// <summary>Today.</summary>
    public DateOnly Today => PublicWords.Today(clock);

    /// <summary>What was typed into a form that comes back; else null.</summary>
    public string? TextOf(string form) => Failed == form ? Text : null;

    /// <summary>The id of the field that a problem belongs to; null for the page as a whole.</summary>
    public string? FieldOf(Problem problem) => (Failed, ApplyForm.FieldOf(problem)) switch
    {
        ("notices", _) => "email",
        ("code" or "keep", _) or (_, null) => null,
        var (form, field) => $"{form}-{FieldErrors.IdOf(field)}",
    };

    /// <summary>The errors of a form.</summary>
    public FieldErrors ErrorsOf(string form) => Failed == form ? Errors : new([]);

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string slug, string number, string? done, CancellationToken ct)
    {
        Done = done switch
        {
            "correct" => "补正已经提交，答复期限从今天起重新计算。",
            "reasons" => "理由已经提交。",
            "note" => "补充内容已经提交。",
            "proof" => "缴费凭证已经提交，受理机构核实到账后登记。",
            "withdraw" => "申请已经撤回。",
            "notices" => "邮件提醒的设置已经保存。",
            "keep" => "已经加入您的账号。",
            _ => null,
        };
        return await OpenAsync(slug, number, ct) ?? Page();
    }

    /// <summary>补正.</summary>
    public Task<IActionResult> OnPostCorrectAsync(string slug, string number, CancellationToken ct) =>
        ActAsync(slug, number, "correct", async files => (await acts.CorrectAsync(Case.Id, Text, files, ct)).Problems, ct);

    /// <summary>说明理由.</summary>
    public Task<IActionResult> OnPostReasonsAsync(string slug, string number, CancellationToken ct) =>
        ActAsync(slug, number, "reasons", async files => (await acts.GiveReasonsAsync(Case.Id, Text, files, ct)).Problems, ct);

    /// <summary>补充.</summary>
    public Task<IActionResult> OnPostNoteAsync(string slug, string number, CancellationToken ct) =>
        ActAsync(slug, number, "note", async files => (await acts.AddNoteAsync(Case.Id, Text, files, ct)).Problems, ct);

    /// <summary>缴费凭证.</summary>
    public Task<IActionResult> OnPostProofAsync(string slug, string number, CancellationToken ct) =>
        ActAsync(slug, number, "proof", async files => (await acts.ProvePaymentAsync(Case.Id, Text, files, ct)).Problems, ct);

    /// <summary>邮件提醒.</summary>
    public Task<IActionResult> OnPostNoticesAsync(string slug, string number, CancellationToken ct) =>
        ActAsync(slug, number, "notices", async _ => (await notices.SetAsync(Case.Id, Case.IsNotified ? null : Email ?? "", LookUpAddress(settings), ct)).Problems, ct);

    /// <summary>更换查询码: the new one is shown on this answer and nowhere else.</summary>
    public async Task<IActionResult> OnPostCodeAsync(string slug, string number, CancellationToken ct)
    {
        if (await OpenAsync(slug, number, ct) is { } closed)
        {
            return closed;
        }

        var renewed = await renew.ForApplicantAsync(Case.Id, ct);
        if (renewed.Failed)
        {
            (Failed, Errors) = ("code", new(renewed.Problems));
            return Page();
        }

        NewCode = renewed.Value;
        var key = (await opening.KeyOfAsync(Case.Id, ct))!;
        cookies.Give(HttpContext, Address, key);
        if (IsKept)
        {
            await kept.AddAsync(account!.Value, key, ct);
        }

        return Page();
    }

    /// <summary>加入账号.</summary>
    public Task<IActionResult> OnPostKeepAsync(string slug, string number, CancellationToken ct) => ActAsync(slug, number, "keep", async _ =>
        account is { } own ? (await kept.AddAsync(own, Key, ct)).Problems : [ApplicantAccountProblems.NotKept], ct);

    /// <summary>下载.</summary>
    public async Task<IActionResult> OnPostFileAsync(string slug, string number, long file, CancellationToken ct)
    {
        if (await OpenAsync(slug, number, ct) is { } closed)
        {
            return closed;
        }

        var handed = await download.ExecuteAsync(Case.Id, file, ct);
        return handed.Failed ? NotFound() : File(handed.Value.Content, "application/octet-stream", handed.Value.Name);
    }

    /// <summary>Opens a part of a split application, or the new answer that a ruling orders: who has opened the one may open the other.</summary>
    public async Task<IActionResult> OnPostRelatedAsync(string slug, string number, long related, CancellationToken ct)
    {
        if (await OpenAsync(slug, number, ct) is { } closed)
        {
            return closed;
        }

        if (Case.Related.FirstOrDefault(r => r.Id == related) is not { } other || await opening.KeyOfAsync(other.Id, ct) is not { } key)
        {
            return NotFound();
        }

        var address = $"{Site.Address}/requests/{other.Number}";
        cookies.Give(HttpContext, address, key);
        return LocalRedirect(address);
    }

    /// <summary>退出.</summary>
    public async Task<IActionResult> OnPostLeaveAsync(string slug, string number, CancellationToken ct)
    {
        if (await OpenAsync(slug, number, ct) is { } closed)
        {
            return closed;
        }

        CaseCookies.Take(HttpContext, Address);
        return LocalRedirect($"{Site.Address}/requests?done=left");
    }

    private async Task<IActionResult> ActAsync(string slug, string number, string form, Func<IReadOnlyList<ApplicantFile>, Task<IReadOnlyList<Problem>>> act, CancellationToken ct)
    {
        if (await OpenAsync(slug, number, ct) is { } closed)
        {
            return closed;
        }

        var problems = await act(await ApplicantUploads.ReadAsync(Files, RequestFileKind.Supplement, ct));
        if (problems.Count == 0)
        {
            return LocalRedirect($"{Address}?done={form}");
        }

        (Failed, Errors) = (form, new(problems));
        return Page();
    }

    private async Task<IActionResult?> OpenAsync(string slug, string number, CancellationToken ct)
    {
        var closed = await OpenAsync(sites, opening, cases, cookies, slug, number, ct);
        OffersNotices = closed is null && await notices.AreOfferedAsync(Site.Agency.Id, ct);
        account = closed is null ? await HttpContext.ApplicantAccountAsync() : null;
        IsKept = account is { } own && await kept.HasAsync(own, Key, ct);

        return closed;
    }
}
