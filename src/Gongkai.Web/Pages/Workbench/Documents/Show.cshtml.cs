using Gongkai.Domain;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Publishing.DeadLinks;
using Gongkai.Web.Accounts;
using Gongkai.Web.Publishing;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Documents;

/// <summary>A document: the text, what has changed since it was last signed, findings, signatures, its dossier; signing and returning.</summary>
[Authorize(Policies.Staff)]
internal sealed class ShowModel(
    DocumentQueries queries, PublishingSettings settings, DocumentFindings findings, DeadLinkQueries deadLinks, SignStep sign, ReturnDocument returnDocument, OverruleFinding overrule, CurrentOfficer officer, TimeProvider clock)
    : DocumentPage(queries, officer)
{
    private static readonly (DocumentAct Act, string Slug)[] AllDialogs =
    [
        (DocumentAct.Submit, "submit"), (DocumentAct.TakeBack, "take-back"), (DocumentAct.Publish, "publish"), (DocumentAct.PublishUrgently, "publish-urgently"),
        (DocumentAct.Archive, "archive"), (DocumentAct.Correct, "correct"), (DocumentAct.Withdraw, "withdraw"), (DocumentAct.Discard, "discard"),
    ];

    private readonly DocumentQueries queries = queries;

    /// <summary>What happens next.</summary>
    public NextStep Next { get; private set; } = null!;

    /// <summary>The findings.</summary>
    public FindingsView FindingsView { get; private set; } = null!;

    /// <summary>Links of what is public that do not open.</summary>
    public IReadOnlyList<FailingLink> DeadLinks { get; private set; } = [];

    /// <summary>How many findings keep it from being signed.</summary>
    public int Blocking => FindingsView.Findings.Count(f => f.Blocks);

    /// <summary>The dossier, the last entry first.</summary>
    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    /// <summary>What has changed since the last signature or publication; null when there is nothing to compare with.</summary>
    public RevisionChanges? Changes { get; private set; }

    /// <summary>What it is compared with.</summary>
    public string ChangesHeading { get; private set; } = "";

    /// <summary>By when it must be public, explained.</summary>
    public Term? Term { get; private set; }

    /// <summary>The date in China.</summary>
    public DateOnly Today { get; } = ChinaTime.DateOf(clock.GetUtcNow());

    /// <summary>The dialogs that are open to this officer now.</summary>
    public IEnumerable<(DocumentAct Act, string Slug)> Dialogs => AllDialogs.Where(d => May(d.Act));

    /// <summary>True when this officer signs the step at hand.</summary>
    public bool MaySign => May(DocumentAct.Sign);

    /// <summary>Why a member of the agency's staff cannot sign the step at hand; null where nobody would expect it.</summary>
    public Problem? WhyNotSign => Item.Document.State == DocumentState.InReview && By.Has(Item.Standing.Agency) ? Item.Standing.WhyNot(DocumentAct.Sign, By) : null;

    /// <summary>True where an interpretation can be begun.</summary>
    public bool MayInterpret => MayWrite && Item.Kind.OwesInterpretation && Item.Document.State is not DocumentState.Discarded and not DocumentState.Withdrawn;

    /// <summary>True where the validity can be changed.</summary>
    public bool MayRegister => Item.Document.PublicRevision is not null && DocumentStanding.WhyNotRegister(By, Item.Standing.Agency) is null;

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct) => await ShowAsync(id, [], ct);

    /// <summary>Signs.</summary>
    public async Task<IActionResult> OnPostSignAsync(long id, int version, string? hash, bool proofread, string? opinion, CancellationToken ct) =>
        await DoneAsync(id, await sign.ExecuteAsync(new(id, version, hash ?? "", proofread, opinion), By, ct), ct);

    /// <summary>Returns.</summary>
    public async Task<IActionResult> OnPostReturnAsync(long id, int version, string? opinion, CancellationToken ct) =>
        await DoneAsync(id, await returnDocument.ExecuteAsync(id, version, opinion ?? "", By, ct), ct);

    /// <summary>Lets a finding stand.</summary>
    public async Task<IActionResult> OnPostOverruleAsync(long id, string? finding, string? reason, CancellationToken ct) =>
        await DoneAsync(id, await overrule.ExecuteAsync(id, finding ?? "", reason ?? "", By, ct), ct);

    private async Task<IActionResult> DoneAsync(long id, Outcome<int> outcome, CancellationToken ct) =>
        outcome.Failed ? await ShowAsync(id, outcome.Problems, ct) : RedirectToPage("Show", new { id });

    private async Task<IActionResult> ShowAsync(long id, IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        Next = await NextStep.OfAsync(Item, queries, settings, ct);
        FindingsView = new(id, await findings.InspectAsync(Item.Revision, ct), May(DocumentAct.Save) || MaySign);
        DeadLinks = Item.Document.PublicRevision is null ? [] : await deadLinks.OfAsync(id, ct);
        Timeline = [.. Enumerable.Reverse(await queries.TimelineAsync(id, ct))];
        Term = Item.Revision.Metadata.IssuedOn is { } issued ? PublicationTerm.Publish(issued, Item.Kind, WorkCalendars.National) : null;
        await CompareAsync(ct);
        return problems.Count > 0 ? Again(problems) : Page();
    }

    // With what the last signature on an earlier revision was put on, else with what the public sees.
    private async Task CompareAsync(CancellationToken ct)
    {
        var signed = Item.Signatures.LastOrDefault(s => s.Revision < Item.Document.Revision && s.Approved)?.Revision;
        var earlier = signed ?? (Item.Document.PublicRevision is { } shown && shown < Item.Document.Revision ? shown : null);
        if (earlier is { } number && Item.Document.State is DocumentState.Draft or DocumentState.InReview or DocumentState.Approved
            && await queries.RevisionAsync(Id, earlier.Value, ct) is { } before)
        {
            Changes = RevisionChanges.Between(before, Item.Revision);
            ChangesHeading = signed is null ? $"与现在公开的第{number}版相比" : $"与上次签署的第{number}版相比";
        }
    }
}
