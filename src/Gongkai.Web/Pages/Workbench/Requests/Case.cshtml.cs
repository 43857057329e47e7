using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Requests.Letters;
using Gongkai.Web.Accounts;
using Gongkai.Web.Requests;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Requests;

/// <summary>
/// An application: what was applied for, every date with its derivation, files, joint work, the dossier, and what can be done now.
/// Personal data are hidden until somebody asks to see them. Letters, remedies, redaction and publication bring panels of their own,
/// which find the case in this model.
/// </summary>
[Authorize(Policies.Staff)]
internal sealed class CaseModel(RequestQueries queries, ShowApplicant show, RequestTasks tasks, LetterQueries letters, CurrentOfficer officer, TimeProvider clock) : RequestPage(queries, officer, clock)
{
    /// <summary>True when the personal data are shown: they were asked for with this very request.</summary>
    public bool IsShown { get; private set; }

    /// <summary>Its letters, the last first; none for who does not see the applicant.</summary>
    public IReadOnlyList<LetterRow> Letters { get; private set; } = [];

    /// <summary>What is to be done now; null where nothing is, or not by this officer.</summary>
    public CaseNext? Next => SeesPerson ? CaseNext.Of(this, Letters) : null;

    /// <summary>The acts that are open to this officer now.</summary>
    public IEnumerable<(RequestAct Act, string Slug)> Open => RequestLinks.All.Where(l => May(l.Act) && !(l.Act == RequestAct.Claim && Item.Request.AssigneeId is not null) && !(l.Act == RequestAct.HandBack && Item.Request is { SectionId: null, AssigneeId: null }));

    /// <summary>Why acts that belong to this status are not open; those of another role are not listed one by one.</summary>
    public IEnumerable<(RequestAct Act, Problem Why)> Closed => Enum.GetValues<RequestAct>()
        .Where(a => SeesPerson && RequestLifecycle.Next(Item.Request.Status, a) is not null)
        .Select(a => (a, WhyNot(a))).Where(p => p.Item2 is { Code: not "request.forbidden" }).Select(p => (p.a, p.Item2!));

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct) => await ReadAsync(id, ct) ? Page() : NotFound();

    /// <summary>Shows the personal data; the asking is recorded.</summary>
    public async Task<IActionResult> OnPostShowAsync(long id, CancellationToken ct)
    {
        var shown = await show.ExecuteAsync(id, By, ct);
        IsShown = !shown.Failed;
        return await ReadAsync(id, ct) ? shown.Failed ? Again(shown.Problems) : Page() : NotFound();
    }

    /// <summary>Answers a task.</summary>
    public async Task<IActionResult> OnPostTaskAsync(long id, int version, long task, string? answer, CancellationToken ct) =>
        await DoneAsync(id, await tasks.AnswerAsync(id, version, task, answer ?? "", By, ct), ct);

    /// <summary>Takes a task back.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync(long id, int version, long task, CancellationToken ct) =>
        await DoneAsync(id, await tasks.WithdrawAsync(id, version, task, By, ct), ct);

    private async Task<IActionResult> DoneAsync(long id, Outcome<int> outcome, CancellationToken ct) =>
        !outcome.Failed ? RedirectToPage("Case", new { id }) : await ReadAsync(id, ct) ? Again(outcome.Problems) : NotFound();

    private async Task<bool> ReadAsync(long id, CancellationToken ct)
    {
        var found = await LoadAsync(id, ct);
        Letters = found && SeesPerson ? await letters.OfCaseAsync(id, ct) : [];
        return found;
    }
}
