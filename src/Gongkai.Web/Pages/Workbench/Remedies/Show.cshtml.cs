using Gongkai.Domain;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Publishing.Content.Files;
using Gongkai.Operations.Remedies;
using Gongkai.Web.Accounts;
using Gongkai.Web.Publishing;
using Gongkai.Web.Remedies;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Remedies;

/// <summary>A reconsideration, lawsuit or complaint: dates with how they came about, what happened, what is to be done.</summary>
[Authorize(Policies.Staff)]
internal sealed class ShowModel(RemedyQueries queries, RecordRemedy record, AnswerAnew anew, RemedyFiles files, RevealParties reveal, CurrentOfficer officer, TimeProvider clock)
    : RemedyPageModel(officer, clock)
{
    /// <summary>The remedy.</summary>
    public RemedyPage Item { get; private set; } = null!;

    /// <summary>The row itself.</summary>
    public RemedyCase Remedy => Item.Found.Remedy;

    /// <summary>True when the officer has asked who complains.</summary>
    public bool IsRevealed { get; private set; }

    /// <summary>What is typed of a ruling.</summary>
    [BindProperty]
    public RulingForm Ruling { get; set; } = new();

    /// <summary>What is typed of another instance.</summary>
    [BindProperty]
    public RemedyForm Form { get; set; } = new();

    /// <summary>Levels that may follow the last hearing.</summary>
    public IEnumerable<TrialLevel> NextLevels => Enum.GetValues<TrialLevel>().Where(l => RemedyRules.MayFollow(Remedy.Facts.Last, l));

    /// <summary>The form of another instance.</summary>
    public RemedyFormView NextTrial => new(Form, Remedy.Kind, false, Today, [], []);

    /// <summary>True when the act is possible for this officer now.</summary>
    public bool May(RemedyAct act) => Item.Found.Sight == RequestSight.Person && Item.Found.Standing.WhyNot(act, By) is null;

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    /// <summary>Sends a file.</summary>
    public async Task<IActionResult> OnGetFileAsync(long id, long file, CancellationToken ct) =>
        await files.OpenAsync(id, file, By, ct) is { } opened ? File(opened.Content, opened.MediaType, opened.Name) : NotFound();

    /// <summary>Shows who complains, and records that it was asked for.</summary>
    public async Task<IActionResult> OnPostRevealAsync(long id, CancellationToken ct)
    {
        IsRevealed = await reveal.ExecuteAsync(id, By, ct) is not null;
        return await LoadAsync(id, ct) ? Page() : NotFound();
    }

    /// <summary>Enters the answer.</summary>
    public Task<IActionResult> OnPostAnswerAsync(long id, int version, DateOnly? on, CancellationToken ct) =>
        DoneAsync(id, () => record.AnswerAsync(id, version, on ?? Today, By, ct), ct);

    /// <summary>Enters a hearing.</summary>
    public Task<IActionResult> OnPostHearingAsync(long id, int version, DateOnly? on, CancellationToken ct) =>
        DoneAsync(id, () => record.HearingAsync(id, version, on, By, ct), ct);

    /// <summary>Enters that the term was extended.</summary>
    public Task<IActionResult> OnPostExtendAsync(long id, int version, CancellationToken ct) =>
        DoneAsync(id, () => record.ExtendAsync(id, version, By, ct), ct);

    /// <summary>Enters a ruling.</summary>
    public Task<IActionResult> OnPostRulingAsync(long id, int version, CancellationToken ct) =>
        DoneAsync(id, () => record.RulingAsync(id, version, Ruling.ToRuling(Today), By, ct), ct);

    /// <summary>Enters another instance.</summary>
    public Task<IActionResult> OnPostTrialAsync(long id, int version, CancellationToken ct) =>
        DoneAsync(id, () => record.OpenTrialAsync(id, version, Form.ToTrial(Today), By, ct), ct);

    /// <summary>Opens the new answer.</summary>
    public Task<IActionResult> OnPostAnewAsync(long id, int version, DateOnly? on, CancellationToken ct) =>
        DoneAsync(id, () => anew.ExecuteAsync(id, version, on ?? Today, By, ct), ct);

    /// <summary>Adds a file.</summary>
    public async Task<IActionResult> OnPostFileAsync(long id, int version, RemedyFileKind kind, IFormFile? file, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        if (file is null)
        {
            return Again([RemedyProblems.FileMissing]);
        }

        var read = await UploadedFiles.ReadAsync(file, ct);
        return read.Failed
            ? Again(read.Problems)
            : await DoneAsync(id, () => files.AddAsync(id, version, Enum.IsDefined(kind) ? kind : RemedyFileKind.Other, FileName.Clean(file.FileName), read.Value, By, ct), ct);
    }

    private async Task<IActionResult> DoneAsync(long id, Func<Task<Outcome<int>>> act, CancellationToken ct)
    {
        var outcome = await act();
        return !outcome.Failed ? RedirectToPage("Show", new { id }) : await LoadAsync(id, ct) ? Again(outcome.Problems) : NotFound();
    }

    private async Task<bool> LoadAsync(long id, CancellationToken ct)
    {
        if (await queries.ShowAsync(id, By, ct) is not { } item)
        {
            return false;
        }

        Item = item;
        return true;
    }
}
