using Gongkai.Domain;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Publishing.Channels;
using Gongkai.Operations.Publishing.Content.Files;
using Gongkai.Web.Accounts;
using Gongkai.Web.Publishing;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Channels;

/// <summary>其他渠道 of a document: what was released where, and the text in the form that each channel needs.</summary>
[Authorize(Policies.Staff)]
internal sealed class ReleasesModel(DocumentQueries queries, ChannelQueries channels, RecordRelease record, StoreUpload store, CurrentOfficer officer, TimeProvider clock) : DocumentPage(queries, officer)
{
    private readonly DocumentQueries queries = queries;

    /// <summary>The date in China.</summary>
    public DateOnly Today { get; } = ChinaTime.DateOf(clock.GetUtcNow());

    /// <summary>What was released.</summary>
    public IReadOnlyList<ChannelRelease> Releases { get; private set; } = [];

    /// <summary>Texts to be copied; empty while nothing is public.</summary>
    public IReadOnlyList<ReadyText> Texts { get; private set; } = [];

    /// <summary>The channel.</summary>
    [BindProperty]
    public Channel Channel { get; set; }

    /// <summary>The day.</summary>
    [BindProperty]
    public DateOnly? On { get; set; }

    /// <summary>Where it can be seen.</summary>
    [BindProperty]
    public string? Link { get; set; }

    /// <summary>Place or occasion.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct) => await FurnishAsync(id, ct) ? Page() : NotFound();

    /// <summary>Sends a photograph.</summary>
    public async Task<IActionResult> OnGetPhotoAsync(long id, long release, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || (await channels.OfDocumentAsync(id, ct)).FirstOrDefault(r => r.Id == release)?.PhotoSha256 is not { } sha || await channels.PhotoAsync(sha, ct) is not { } bytes)
        {
            return NotFound();
        }

        return File(bytes, UploadInspection.InspectPicture("photo", bytes) is { Failed: false } picture ? picture.Value.Kind.MediaType() : "application/octet-stream");
    }

    /// <summary>Enters a release.</summary>
    public async Task<IActionResult> OnPostAsync(long id, IFormFile? photo, CancellationToken ct)
    {
        if (!await FurnishAsync(id, ct))
        {
            return NotFound();
        }

        if (!MayWrite)
        {
            return Again([DocumentStanding.WhyNotWrite(By, Item.Standing.Agency)!]);
        }

        var stored = await PhotoAsync(photo, ct);
        if (stored.Failed)
        {
            return Again(stored.Problems);
        }

        var outcome = await record.ExecuteAsync(new(id, Channel, On ?? Today, Link, stored.Value?.Sha256, Note), By, ct);
        return outcome.Failed ? Again(outcome.Problems) : RedirectToPage("Releases", new { id });
    }

    private async Task<Outcome<Attachment?>> PhotoAsync(IFormFile? photo, CancellationToken ct)
    {
        if (photo is null)
        {
            return new Outcome<Attachment?>((Attachment?)null);
        }

        var read = await UploadedFiles.ReadAsync(photo, ct);
        if (read.Failed)
        {
            return new Outcome<Attachment?>(read.Problems);
        }

        var picture = UploadInspection.InspectPicture(photo.FileName, read.Value);
        if (picture.Failed)
        {
            return new Outcome<Attachment?>(picture.Problems);
        }

        var stored = await store.ExecuteAsync(photo.FileName, read.Value, clean: true, ct);
        return stored.Failed ? new Outcome<Attachment?>(stored.Problems) : new Outcome<Attachment?>(stored.Value);
    }

    private async Task<bool> FurnishAsync(long id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return false;
        }

        Releases = await channels.OfDocumentAsync(id, ct);
        if (Item.Document.PublicRevision is { } shown && await queries.RevisionAsync(id, shown, ct) is { } revision)
        {
            Texts = ReadyText.Of(revision, Item.Agency.Name, $"{Request.Scheme}://{Request.Host}/documents/{id}");
        }

        return true;
    }
}
