using Gongkai.Domain;
using Gongkai.Operations.Portal;
using Gongkai.Operations.Requests.Applicants;
using Gongkai.Operations.Search;
using Gongkai.Web.Portal;
using Gongkai.Web.Requests;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Pages.Portal.Requests;

/// <summary>申请公开: asks what 《条例》第二十九条 asks, and nothing else.</summary>
[AllowAnonymous]
[EnableRateLimiting(ApplicantSetup.RatePolicy)]
[RequestSizeLimit(ApplicantUploads.MaxRequestBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = ApplicantUploads.MaxRequestBytes)]
internal sealed class ApplyModel(
    AgencySites sites, SubmitApplication submit, ApplicantNotices notices, ApplicantCases cases, OpenCase opening, SimilarTitles similar, ApplyTickets tickets, CaseCookies cookies, ApplicantAccountCases kept,
    SiteSettings settings, TimeProvider clock) : ApplicantPage
{
    private const int Alike = 6;
    private static readonly TimeSpan StillOpen = TimeSpan.FromMinutes(30);
    private static readonly Problem WrongSum = new("apply.sum", "请再算一次，填写得数（例如：12）。");

    /// <summary>The entries.</summary>
    [BindProperty]
    public ApplyForm Entries { get; set; } = new();

    /// <summary>What is wrong with them.</summary>
    public FieldErrors Errors { get; private set; } = new([]);

    /// <summary>The ticket of the form, sealed.</summary>
    public string SealedTicket { get; private set; } = "";

    /// <summary>The ticket.</summary>
    public ApplyTickets.Ticket Ticket { get; private set; } = null!;

    /// <summary>Whether notices by e-mail can be had.</summary>
    public bool OffersNotices { get; private set; }

    /// <summary>Whether the agency takes applications here.</summary>
    public bool IsOffered { get; private set; }

    /// <summary>The agency that has taken over the work of this one.</summary>
    public AgencySite? Successor { get; private set; }

    /// <summary>What was registered; null as long as the form is filled in.</summary>
    public SubmitApplication.Submitted? Submitted { get; private set; }

    /// <summary>The case that was registered.</summary>
    public ApplicantCase? Case { get; private set; }

    /// <summary>True when the applicant is signed in to an account: what is submitted is kept in it.</summary>
    public bool IsSignedIn { get; private set; }

    /// <summary>True to show the entries on the printed form.</summary>
    public bool IsOnPaper { get; private set; }

    /// <summary>Today.</summary>
    public DateOnly Today => PublicWords.Today(clock);

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken ct)
    {
        if (!await FindAsync(sites, slug, "申请公开", ct))
        {
            return NotFound();
        }

        if (await HttpContext.ApplicantAccountAsync() is { } account)
        {
            IsSignedIn = true;
            Entries = await kept.LastApplicantAsync(account, ct) is { } applicant ? ApplyForm.By(applicant) : Entries;
        }

        await PrepareAsync(null, ct);
        return Page();
    }

    /// <summary>Submits it.</summary>
    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken ct)
    {
        if (!await FindAsync(sites, slug, "申请公开", ct))
        {
            return NotFound();
        }

        var ticket = tickets.Read(Entries.Ticket, Site.Agency.Id);
        var files = await Entries.ReadFilesAsync(ct);
        var command = new SubmitApplication.Command(
            Site.Agency.Id, Entries.ToApplication(), files, ticket?.Key ?? "", ApplicantSetup.Network(HttpContext), Entries.Notify ? LookUpAddress(settings) : null);
        if (ticket is null || !tickets.IsAnswered(ticket, Entries.Work, Entries.Sum))
        {
            return await AgainAsync(ticket, [.. SubmitApplication.WhatIsWrong(command), WrongSum], ct);
        }

        var outcome = await submit.ExecuteAsync(command, ct);
        if (outcome.Failed)
        {
            return await AgainAsync(outcome.Problems.Contains(PortalProblems.FormUsed) ? null : ticket, outcome.Problems, ct);
        }

        Submitted = outcome.Value;
        Case = await cases.FindAsync(Submitted.Id, ct);

        // Only the browser that has sent the form has its ticket; for a while it may look on without the code.
        if (clock.GetUtcNow() - Submitted.RegisteredAt < StillOpen && await opening.KeyOfAsync(Submitted.Id, ct) is { } key)
        {
            cookies.Give(HttpContext, $"{Site.Address}/requests/{Submitted.Number}", key);
            IsSignedIn = await HttpContext.ApplicantAccountAsync() is { } account && !(await kept.AddAsync(account, key, ct)).Failed;
        }

        return Page();
    }

    /// <summary>Shows the entries as a form to print, sign and send by post; stores nothing.</summary>
    public async Task<IActionResult> OnPostPaperAsync(string slug, CancellationToken ct)
    {
        if (!await FindAsync(sites, slug, "政府信息公开申请表", ct))
        {
            return NotFound();
        }

        await PrepareAsync(tickets.Read(Entries.Ticket, Site.Agency.Id), ct);
        IsOnPaper = true;
        return Page();
    }

    /// <summary>What is public already and like what is described, as data for the script of the page.</summary>
    public async Task<IActionResult> OnPostAlikeAsync(string slug, CancellationToken ct) =>
        !await FindAsync(sites, slug, "申请公开", ct) ? NotFound()
        : new JsonResult((await similar.FindAsync(Entries.Wanted, Site.Agency.Id, Alike, ct))
            .Select(s => new { Address = $"/documents/{s.Id}", s.Title, Agency = s.AgencyId == Site.Agency.Id ? null : s.AgencyName, On = PublicWords.Day(s.On) }));

    private async Task<IActionResult> AgainAsync(ApplyTickets.Ticket? before, IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        Errors = new(problems);
        await PrepareAsync(before, ct);
        return Page();
    }

    private async Task PrepareAsync(ApplyTickets.Ticket? before, CancellationToken ct)
    {
        (Ticket, SealedTicket) = tickets.Issue(Site.Agency.Id, before);
        IsOffered = await submit.IsOfferedAsync(Site.Agency.Id, ct);
        OffersNotices = await notices.AreOfferedAsync(Site.Agency.Id, ct);
        Successor = Site.Agency.SupersededById is { } other ? await sites.FindAsync(other, ct) : null;
    }
}
