using Gongkai.Domain;
using Gongkai.Operations.Requests.Applicants;
using Gongkai.Web.Accounts;
using Gongkai.Web.Requests;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Pages.Portal.Mine;

/// <summary>注册 an applicant's account.</summary>
[AllowAnonymous]
[EnableRateLimiting(StaffSignIn.RatePolicy)]
internal sealed class OpenModel(ApplicantAccounts accounts, ApplyTickets tickets) : MinePage("注册申请人账号")
{
    private const long NoAgency = 0;
    private static readonly Problem WrongSum = new("applicantAccount.sum", "请再算一次，填写得数（例如：12）。");

    /// <summary>登录名.</summary>
    [BindProperty]
    public string? LoginName { get; set; }

    /// <summary>口令.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The ticket of the form, sealed.</summary>
    [BindProperty]
    public string? Ticket { get; set; }

    /// <summary>The sum.</summary>
    [BindProperty]
    public string? Sum { get; set; }

    /// <summary>What to add up.</summary>
    public string Question { get; private set; } = "";

    /// <summary>The account that was opened; null as long as the form is filled in.</summary>
    public OpenedAccount? Opened { get; private set; }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public void OnGet() => Ask();

    /// <summary>Opens the account.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (tickets.Read(Ticket, NoAgency) is not { } ticket || !tickets.IsAnswered(ticket, null, Sum))
        {
            return Again([.. ApplicantAccounts.WhatIsWrong(LoginName), WrongSum]);
        }

        var opened = await accounts.OpenAsync(LoginName, Password, ct);
        if (opened.Failed)
        {
            return Again(opened.Problems);
        }

        Opened = opened.Value;
        await HttpContext.SignInApplicantAsync(Opened.Session);
        return Page();
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Again(IReadOnlyList<Problem> problems)
    {
        Problems = problems;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        ModelState.Clear(); // the form shows the new ticket
        Ask();
        return Page();
    }

    private void Ask()
    {
        (var ticket, Ticket) = tickets.Issue(NoAgency);
        (Question, Sum) = (ticket.Question, null);
    }
}
