using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Requests.Letters;
using Gongkai.Web.Accounts;
using Gongkai.Web.Requests;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Requests.Letters;

/// <summary>办理指引: one question at a time; the answers so far stand in the address, so that every step back works.</summary>
[Authorize(Policies.Staff)]
internal sealed class GuideModel(RequestQueries queries, KeepDecision decisions, CurrentOfficer officer, TimeProvider clock) : RequestPage(queries, officer, clock)
{
    /// <summary>The answers, 「question:option」 each.</summary>
    [BindProperty(SupportsGet = true, Name = "a")]
    public List<string> Answers { get; set; } = [];

    /// <summary>Where they have led.</summary>
    public GuideState State { get; private set; } = null!;

    /// <summary>The page with the answers before a step.</summary>
    public string Address(int step) => $"/workbench/requests/{Id}/guide{(step == 0 ? "" : "?")}{string.Join('&', State.Path.Take(step).Select(p => $"a={p.Question.Code}:{p.Option.Code}"))}";

    /// <summary>Shows the question at hand; without any answers those that were kept.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct) => await PrepareAsync(id, ct) ? Page() : NotFound();

    /// <summary>Keeps the answers.</summary>
    public async Task<IActionResult> OnPostAsync(long id, AnswerKind? instead, string? reason, CancellationToken ct)
    {
        if (!await PrepareAsync(id, ct))
        {
            return NotFound();
        }

        var kept = await decisions.ExecuteAsync(id, Steps(), instead, reason, By, ct);
        return kept.Failed ? Again(kept.Problems)
            : (instead ?? State.Result) is { } answer ? LocalRedirect($"/workbench/requests/{id}/letters/new?kind=Answer&answer={answer}")
            : State.First is { } first ? LocalRedirect($"/workbench/requests/{id}/letters/new?kind={first}")
            : LocalRedirect($"/workbench/requests/{id}/guide");
    }

    private List<GuideStep> Steps() => [.. Answers.Select(a => a.Split(':', 2)).Where(p => p.Length == 2).Select(p => new GuideStep(p[0], p[1]))];

    private async Task<bool> PrepareAsync(long id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !SeesPerson || !DraftLetter.MayDraft(By, Item.Case.Place))
        {
            return false;
        }

        State = DecisionGuide.Follow(Steps());
        return true;
    }
}
