using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Requests.Letters;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Requests.Letters;

/// <summary>A step of a chain as a form sends it.</summary>
internal sealed class LetterStepEntry
{
    /// <summary>Its name; blank for none.</summary>
    public string? Name { get; set; }

    /// <summary>What it looks at.</summary>
    public LetterDuty Duty { get; set; }

    /// <summary>Who may sign it.</summary>
    public List<StaffRole> Roles { get; set; } = [];
}

/// <summary>文书模板和设置 of an agency.</summary>
[Authorize(Policies.Staff)]
internal sealed class TemplatesModel(DocumentQueries agencies, LetterTemplates templates, LetterCases letters, SaveLetterPractice save, CurrentOfficer officer) : PageModel
{
    /// <summary>The agency.</summary>
    public Agency Agency { get; private set; } = null!;

    /// <summary>The kind at hand; null for the list.</summary>
    public LetterKind? Kind { get; private set; }

    /// <summary>Which answer.</summary>
    public AnswerKind? Answer { get; private set; }

    /// <summary>The template that holds.</summary>
    public LetterTemplateInForce InForce { get; private set; } = null!;

    /// <summary>The template in the form.</summary>
    public LetterTemplate Shown { get; private set; } = null!;

    /// <summary>The kinds with templates of the agency's own.</summary>
    public IReadOnlyList<(LetterKind Kind, AnswerKind? Answer)> Own { get; private set; } = [];

    /// <summary>The practice.</summary>
    public LetterPractice Practice { get; private set; } = new();

    /// <summary>The steps of the chain in the form, with blank ones.</summary>
    [BindProperty]
    public List<LetterStepEntry> Steps { get; set; } = [];

    /// <summary>True where the agency has set the chain of the kind at hand.</summary>
    public bool HasOwnChain => Practice.Chains.Any(c => c.Kind == Kind && c.Answer == Answer);

    /// <summary>True for who sets chains.</summary>
    public bool MaySetChains => Agency.Place is { } place && officer.Value.Administers(place);

    /// <summary>The version of the agency's settings.</summary>
    public int PracticeVersion { get; private set; }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>All kinds of letters.</summary>
    public static IEnumerable<(LetterKind Kind, AnswerKind? Answer)> All =>
        [.. LetterKinds.All.Where(k => k != LetterKind.Answer).Select(k => (k, (AnswerKind?)null)), .. LetterKinds.Answers.Select(a => (LetterKind.Answer, (AnswerKind?)a))];

    /// <summary>Shows the list, or a template.</summary>
    public async Task<IActionResult> OnGetAsync(long? agency, LetterKind? kind, AnswerKind? answer, CancellationToken ct) => await LoadAsync(agency, kind, answer, ct) ? Page() : NotFound();

    /// <summary>Saves a template.</summary>
    public async Task<IActionResult> OnPostTemplateAsync(long agency, LetterKind kind, AnswerKind? answer, int version, string? title, string? body, bool reset, CancellationToken ct)
    {
        if (!await LoadAsync(agency, kind, answer, ct) || Kind is null)
        {
            return NotFound();
        }

        var entered = new LetterTemplate(title ?? "", (body ?? "").ReplaceLineEndings("\n"));
        var saved = await templates.SaveAsync(agency, kind, Answer, reset ? null : entered, version, officer.Value, ct);
        Shown = entered;
        return saved.Failed ? Again(saved.Problems) : Done($"/workbench/requests/letter-templates?agency={agency}&kind={kind}&answer={Answer}");
    }

    /// <summary>Saves the practice.</summary>
    public async Task<IActionResult> OnPostPracticeAsync(
        long agency, int version, string? answerPrefix, string? noticePrefix, string? online, bool queryFirst, bool silenceFirst, bool noLegal, int? retention, CancellationToken ct)
    {
        if (!await LoadAsync(agency, null, null, ct))
        {
            return NotFound();
        }

        Practice = Practice with
        {
            AnswerPrefix = answerPrefix.Given(),
            NoticePrefix = noticePrefix.Given(),
            OnlineReconsideration = online.Given(),
            AdministrativeQuery = queryFirst ? RemedyText.ReconsiderationFirst : RemedyText.Either,
            NoAnswerToReconsiderationFirst = silenceFirst,
            LegalReviewIsOptional = noLegal,
            RetentionYears = retention,
        };
        var saved = await save.ExecuteAsync(agency, Practice, version, officer.Value, ct);
        return saved.Failed ? Again(saved.Problems) : Done($"/workbench/requests/letter-templates?agency={agency}");
    }

    /// <summary>Saves the chain of a kind, or goes back to the usual one.</summary>
    public async Task<IActionResult> OnPostChainAsync(long agency, LetterKind kind, AnswerKind? answer, int version, bool alike, bool reset, CancellationToken ct)
    {
        var entered = Steps.Where(s => !string.IsNullOrWhiteSpace(s.Name)).Select(s => new LetterStep(s.Name!.Trim(), s.Duty, s.Roles)).ToList();
        if (!await LoadAsync(agency, kind, answer, ct) || Kind is null)
        {
            return NotFound();
        }

        // 「同样需要审核的答复」: what passes a legal review goes with what passes one, the rest with the rest.
        var kinds = alike && kind == LetterKind.Answer ? All.Where(k => k.Kind == kind && kind.NeedsLegalReview(k.Answer) == kind.NeedsLegalReview(Answer)).ToList() : [(kind, Answer)];
        var saved = await save.ExecuteAsync(agency, Practice with
        {
            Chains = [.. Practice.Chains.Where(c => !kinds.Contains((c.Kind, c.Answer))), .. reset ? [] : kinds.Select(k => new LetterChainSetting(k.Kind, k.Answer, entered))],
        }, version, officer.Value, ct);
        if (saved.Failed)
        {
            Fill(entered);
            return Again(saved.Problems);
        }

        return Done($"/workbench/requests/letter-templates?agency={agency}&kind={kind}&answer={Answer}");
    }

    private void Fill(IEnumerable<LetterStep> steps)
    {
        Steps = [.. steps.Take(LetterChain.MostSteps).Select(s => new LetterStepEntry { Name = s.Name, Duty = s.Duty, Roles = [.. s.Roles] })];
        Steps.AddRange(Enumerable.Range(0, LetterChain.MostSteps - Steps.Count).Select(_ => new LetterStepEntry()));
    }

    private LocalRedirectResult Done(string address)
    {
        TempData["Done"] = "已保存。";
        return LocalRedirect(address);
    }

    private PageResult Again(IReadOnlyList<Problem> problems)
    {
        Problems = problems;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> LoadAsync(long? agency, LetterKind? kind, AnswerKind? answer, CancellationToken ct)
    {
        if ((await agencies.AgenciesAsync(officer.Value, ct)).FirstOrDefault(a => a.Place is { } place && LetterTemplates.MayChange(officer.Value, place) && (agency is null || a.Id == agency)) is not { } chosen)
        {
            return false;
        }

        (Agency, Kind, Answer) = (chosen, kind == LetterKind.Answer && answer is null ? null : kind, kind == LetterKind.Answer ? answer : null);
        (Practice, PracticeVersion) = await letters.SettingsAsync(chosen.Id, ct);
        if (Kind is { } one)
        {
            InForce = await templates.OfAsync(chosen.Id, one, Answer, ct);
            Shown = InForce.Template;
            Fill(Practice.ChainOf(one, Answer).Steps);
        }
        else
        {
            Own = await templates.OwnAsync(chosen.Id, ct);
        }

        return true;
    }
}
