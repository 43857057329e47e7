using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Requests.Letters;
using Gongkai.Web.Accounts;
using Gongkai.Web.Requests;
using Gongkai.Web.Requests.Letters;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Requests.Letters;

/// <summary>A letter: what it says, what it lacks, who signed; signing, sending, service.</summary>
[Authorize(Policies.Staff)]
internal sealed class ShowLetterModel(
    LetterCases letters, LetterPreview preview, LetterQueries queries, DraftLetter draft, ReviewLetter review, SendLetter send, RecordLetterService service, CurrentOfficer officer, TimeProvider clock)
    : LetterPage(letters, officer)
{
    private Sending? typed;

    /// <summary>What it says.</summary>
    public LetterText Text { get; private set; } = null!;

    /// <summary>What keeps a draft from being submitted.</summary>
    public IReadOnlyList<Problem> Missing { get; private set; } = [];

    /// <summary>How it was served.</summary>
    public IReadOnlyList<DeliveryView> Deliveries { get; private set; } = [];

    /// <summary>Opinions by the number of their signatures.</summary>
    public IReadOnlyDictionary<long, string> Opinions { get; private set; } = new Dictionary<long, string>();

    /// <summary>The date in China.</summary>
    public DateOnly Today { get; } = ChinaTime.DateOf(clock.GetUtcNow());

    /// <summary>True for who may change the draft.</summary>
    public bool MayEdit => Found.Row.Status == LetterStatus.Draft && DraftLetter.MayDraft(By, Found.Case.Place);

    /// <summary>True for who sends letters and records their service.</summary>
    public bool MaySend => By.Has(Found.Case.Place, StaffRole.DisclosureOffice);

    /// <summary>Why the officer does not sign the step at hand.</summary>
    public Problem? WhyNotSign => Found.WhyNotSign(By);

    /// <summary>How it goes out: as was typed, else as the application came.</summary>
    public Sending How => typed ?? new(Usual, Today, new(ReceivedBy: Found.Row.Kind.Addressee() == LetterAddressee.Applicant ? Text.Addressee : null));

    private ServiceWay Usual => Found.Row.Kind.Addressee() != LetterAddressee.Applicant ? ServiceWay.Post : Found.Case.Request.Channel switch
    {
        RequestChannel.InPerson => ServiceWay.Counter,
        RequestChannel.Web => ServiceWay.Platform,
        RequestChannel.Email => ServiceWay.Email,
        RequestChannel.RegisteredPost or RequestChannel.OrdinaryPost or RequestChannel.Fax or RequestChannel.Transferred => ServiceWay.Post,
    };

    /// <summary>Shows the page.</summary>
    public Task<IActionResult> OnGetAsync(long id, CancellationToken ct) => ShowAsync(id, [], ct);

    /// <summary>Submits it.</summary>
    public async Task<IActionResult> OnPostSubmitAsync(long id, int version, CancellationToken ct) => await DoneAsync(id, await review.SubmitAsync(id, version, By, ct), "已送审。", ct);

    /// <summary>Signs it.</summary>
    public async Task<IActionResult> OnPostSignAsync(long id, string? hash, string? opinion, CancellationToken ct) => await DoneAsync(id, await review.SignAsync(id, hash ?? "", opinion, By, ct), "已签署。", ct);

    /// <summary>Returns it to its drafter.</summary>
    public async Task<IActionResult> OnPostReturnAsync(long id, int version, string? opinion, CancellationToken ct) => await DoneAsync(id, await review.ReturnAsync(id, version, opinion, By, ct), "已退回起草。", ct);

    /// <summary>Discards the draft.</summary>
    public async Task<IActionResult> OnPostDiscardAsync(long id, int version, CancellationToken ct) => await DoneAsync(id, await draft.DiscardAsync(id, version, By, ct), "草稿已作废。", ct);

    /// <summary>Sends it, or serves it again.</summary>
    public async Task<IActionResult> OnPostSendAsync(
        long id, int version, ServiceWay way, DateOnly? on, string? trackingNumber, string? receivedBy, string? to, IFormFile? evidence, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        var read = await RequestPage.ReadAsync(evidence is null ? [] : [evidence], RequestFileKind.Evidence, ct);
        if (read.Failed)
        {
            return await ShowAsync(id, read.Problems, ct);
        }

        var how = typed = new Sending(way, on ?? Today, new(trackingNumber.Given(), receivedBy.Given(), to.Given()), read.Value.Count > 0 ? read.Value[0] : null);
        return Found.Row.Status == LetterStatus.Sent
            ? await DoneAsync(id, await service.AgainAsync(id, how, By, ct), "已再次送出。", ct, toCase: true)
            : await DoneAsync(id, await send.ExecuteAsync(id, version, how, By, ct), $"“{Found.Row.Kind.Name(Found.Row.Answer)}”已送出。", ct, toCase: true);
    }

    /// <summary>Records what came of the service.</summary>
    public async Task<IActionResult> OnPostServiceAsync(long id, ServiceResult result, DateOnly? on, string? receivedBy, string? note, IFormFile? evidence, CancellationToken ct)
    {
        var read = await RequestPage.ReadAsync(evidence is null ? [] : [evidence], RequestFileKind.Evidence, ct);
        return read.Failed
            ? await ShowAsync(id, read.Problems, ct)
            : await DoneAsync(id, await service.ExecuteAsync(id, new(result, on ?? Today, receivedBy.Given(), note.Given(), read.Value.Count > 0 ? read.Value[0] : null), By, ct), result == ServiceResult.Returned ? "已登记退回，请再次送达。" : "已登记送达。", ct, toCase: result == ServiceResult.Delivered);
    }

    private async Task<IActionResult> DoneAsync(long id, Outcome<int> outcome, string done, CancellationToken ct, bool toCase = false)
    {
        if (outcome.Failed)
        {
            return await ShowAsync(id, outcome.Problems, ct);
        }

        TempData["Done"] = done;
        return LocalRedirect(toCase && await LoadAsync(id, ct) ? RequestLinks.Case(Found.Row.RequestId) : $"/workbench/letters/{id}");
    }

    private async Task<IActionResult> ShowAsync(long id, IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || await preview.OfAsync(Found, ct) is not { } shown)
        {
            return NotFound();
        }

        (Text, Missing) = shown;
        Deliveries = await queries.DeliveriesAsync(Found.Row, ct);
        Opinions = await queries.OpinionsAsync(Found, ct);
        return problems.Count > 0 ? Again(problems) : Page();
    }
}
