using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Fees;
using Gongkai.Domain.Requests.Letters;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Requests.Fees;
using Gongkai.Operations.Requests.Letters;
using Gongkai.Web.Accounts;
using Gongkai.Web.Requests;
using Gongkai.Web.Requests.Letters;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Requests.Letters;

/// <summary>起草文书: chooses a kind, fills it in; or answers on the spot.</summary>
[Authorize(Policies.Staff)]
internal sealed class NewLetterModel(
    RequestQueries queries, DraftLetter draft, AnswerAtOnce atOnce, LetterCases letters, KeepDecision decisions, FeeLedger fees, CurrentOfficer officer, TimeProvider clock) : RequestPage(queries, officer, clock)
{
    /// <summary>The kind that was chosen; null while none is.</summary>
    public LetterKind? Kind { get; private set; }

    /// <summary>Which answer.</summary>
    public AnswerKind? Answer { get; private set; }

    /// <summary>What is filled in.</summary>
    [BindProperty]
    public LetterForm Form { get; set; } = new();

    /// <summary>The fields of the form.</summary>
    public LetterFields Fields { get; private set; } = null!;

    /// <summary>What the guide has led to, or was chosen instead.</summary>
    public AnswerKind? Suggested { get; private set; }

    /// <summary>Why the answer at hand is given instead of what the guide has led to.</summary>
    [BindProperty]
    public string? Instead { get; set; }

    /// <summary>Where the kind at hand is not what the guide has led to.</summary>
    public string? Suggestion => Answer is { } chosen && Suggested is { } suggested && suggested != chosen ? $"办理指引的结果是“{suggested.Name()}”，现改作“{chosen.Name()}”。" : null;

    /// <summary>The kinds besides answers, with why one cannot be begun.</summary>
    public IEnumerable<(LetterKind Kind, Problem? Why)> Kinds => LetterKinds.All.Where(k => k != LetterKind.Answer).Select(k => (k, DraftLetter.WhyNotBegin(Item.Case, k, null, By, Today)));

    /// <summary>The answers, with why one cannot be begun.</summary>
    public IEnumerable<(AnswerKind Kind, Problem? Why)> Answers => LetterKinds.Answers.Select(a => (a, DraftLetter.WhyNotBegin(Item.Case, LetterKind.Answer, a, By, Today)));

    /// <summary>True where the answer can be handed over at once.</summary>
    public bool MayAnswerAtOnce => Answer is { } answer && AnswerAtOnce.Kinds.Contains(answer) && May(RequestAct.Answer);

    /// <summary>Shows the choice, or the form of what was chosen.</summary>
    public async Task<IActionResult> OnGetAsync(long id, LetterKind? kind, AnswerKind? answer, CancellationToken ct) => await PrepareAsync(id, kind, answer, ct) ? Page() : NotFound();

    /// <summary>Keeps a draft.</summary>
    public async Task<IActionResult> OnPostAsync(long id, LetterKind? kind, AnswerKind? answer, CancellationToken ct)
    {
        if (!await PrepareAsync(id, kind, answer, ct) || Kind is not { } chosen)
        {
            return NotFound();
        }

        var begun = await draft.BeginAsync(id, Form.To(chosen, Answer), By, ct, Instead);
        return begun.Failed ? Again(begun.Problems) : LocalRedirect($"/workbench/letters/{begun.Value}");
    }

    /// <summary>Answers on the spot.</summary>
    public async Task<IActionResult> OnPostAtOnceAsync(long id, LetterKind? kind, AnswerKind? answer, string? receivedBy, CancellationToken ct)
    {
        if (!await PrepareAsync(id, kind, answer, ct) || Kind is not { } chosen)
        {
            return NotFound();
        }

        var done = await atOnce.ExecuteAsync(id, Item.Request.Version, Form.To(chosen, Answer), receivedBy, By, ct, Instead);
        if (done.Failed)
        {
            return Again(done.Problems);
        }

        TempData["Done"] = "当场答复：已答复并送达，本件办结。";
        return LocalRedirect(RequestLinks.Case(id));
    }

    private async Task<bool> PrepareAsync(long id, LetterKind? kind, AnswerKind? answer, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !SeesPerson || !DraftLetter.MayDraft(By, Item.Case.Place))
        {
            return false;
        }

        Suggested = await decisions.FindAsync(id, ct) is { } kept ? kept.Chosen ?? kept.Suggested : null;
        (Kind, Answer) = (kind == LetterKind.Answer && answer is null ? null : kind, kind == LetterKind.Answer ? answer : null);
        if (Kind is { } chosen)
        {
            Fields = new(chosen, Answer, Form, await letters.BodiesAsync(Item.Case.Agency, ct), chosen == LetterKind.FeeNotice ? await FeeHintAsync(ct) : null);
        }

        return true;
    }

    private async Task<string> FeeHintAsync(CancellationToken ct) => await fees.PlaceInMonthAsync(Item.Request, ct) is { } place
        ? $"本件是该申请人{Item.Request.ReceivedOn:yyyy年M月}向本机关提出的第{place}件：按件计收应收{FeeScaleKind.PerItem.ForApplication(place)}元。按量计收的，30页以内不收费，31页至100页每页10元，101页至200页每页20元，201页以上每页40元，仅用于提供复制件、电子邮件发送或者复制电子数据的。"
        : "收到申请之日尚未确定，不能计算件数。";
}
