using Gongkai.Domain;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Catalogue;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Publishing.Content;
using Gongkai.Operations.Publishing.Content.Files;
using Gongkai.Operations.Publishing.Content.Import;
using Gongkai.Web.Accounts;
using Gongkai.Web.Publishing;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Documents;

/// <summary>编辑: the whole form; what is typed is kept for the person until it is saved.</summary>
[Authorize(Policies.Staff)]
internal sealed class EditModel(
    DocumentQueries queries, PublishingSettings settings, SaveDocument save, AutosaveDocument autosave, DocumentFindings findings, StoreUpload store, AddDocumentImage images, CurrentOfficer officer)
    : DocumentPage(queries, officer)
{
    private readonly DocumentQueries queries = queries;

    /// <summary>Languages of documents.</summary>
    public static IReadOnlyList<(string Code, string Name)> Languages { get; } =
        [("zh-CN", "汉语"), ("bo", "藏语"), ("ug", "维吾尔语"), ("mn-Mong", "蒙古语"), ("za", "壮语"), ("ii", "彝语"), ("kk-Arab", "哈萨克语"), ("ko", "朝鲜语"), ("en", "英语")];

    /// <summary>The form.</summary>
    [BindProperty]
    public DocumentForm Form { get; set; } = new();

    /// <summary>The version that the form is bound to.</summary>
    public int FormVersion { get; private set; }

    /// <summary>What happens next.</summary>
    public NextStep Next { get; private set; } = null!;

    /// <summary>The columns to choose from.</summary>
    public IReadOnlyList<CatalogueColumn> Columns { get; private set; } = [];

    /// <summary>What to look at after a save.</summary>
    public IReadOnlyList<Problem> Warnings { get; private set; } = [];

    /// <summary>What came of an imported Word file.</summary>
    public IReadOnlyList<string> Imported { get; private set; } = [];

    /// <summary>What was restored; null for nothing.</summary>
    public DocumentAutosave? Restored { get; private set; }

    /// <summary>How somebody else's saved text differs from the one typed here; null unless somebody was first.</summary>
    public IReadOnlyList<ParagraphDiff>? Theirs { get; private set; }

    /// <summary>The findings on what is saved.</summary>
    public FindingsView FindingsView { get; private set; } = null!;

    /// <summary>The topics to choose from, with the document's own.</summary>
    public IEnumerable<string> Topics => Form.Topic is { Length: > 0 } own ? PublishingWords.Topics.Append(own).Distinct() : PublishingWords.Topics;

    /// <summary>Shows the form, with what was typed and not saved.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        if (!May(DocumentAct.Save))
        {
            return RedirectToPage("Show", new { id });
        }

        Restored = await queries.AutosaveAsync(id, By, ct);
        Form = DocumentForm.Of(Item.Document.Version, Restored?.Content ?? new(Item.Document.ColumnId, Item.Revision.Title, Item.Revision.Metadata, Item.Revision.Html));
        FormVersion = Item.Document.Version;
        await FurnishAsync(ct);
        return Page();
    }

    /// <summary>Saves, and goes on where asked.</summary>
    public async Task<IActionResult> OnPostAsync(long id, string? then, IReadOnlyList<IFormFile> files, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        var added = await StoreAsync(files, ct);
        var input = Form.ToInput(Item.Revision.Metadata.Attachments, Item.Revision.Metadata);
        if (added.Failed || input.Failed)
        {
            return await RefuseAsync([.. added.Problems, .. input.Problems], ct);
        }

        if (added.Value.Count > 0)
        {
            var metadata = input.Value.Metadata;
            input = input.Value with { Metadata = metadata with { Attachments = [.. metadata.Attachments, .. added.Value.ExceptBy(metadata.Attachments.Select(a => a.Sha256), a => a.Sha256)] } };
        }

        var outcome = await save.ExecuteAsync(new(id, Form.Version, input.Value), By, ct);
        if (outcome.Failed)
        {
            if (outcome.Problems.Any(p => p.Code == "document.changed"))
            {
                Theirs = TextDiff.Compare(Plain(Item.Revision.Title, Item.Revision.Html), Plain(input.Value.Title, HtmlSanitiser.Sanitise(input.Value.Html)));
            }

            return await RefuseAsync(outcome.Problems, ct);
        }

        if (then is not null)
        {
            return then == "preview" ? RedirectToPage("Preview", new { id }) : RedirectToPage("Act", new { id, act = "submit" });
        }

        await LoadAsync(id, ct);
        Warnings = outcome.Value.Warnings;
        ModelState.Clear();
        Form = DocumentForm.Of(Item.Document.Version, new(Item.Document.ColumnId, Item.Revision.Title, Item.Revision.Metadata, Item.Revision.Html));
        FormVersion = Item.Document.Version;
        await FurnishAsync(ct);
        return Warnings.Count > 0 ? Page() : RedirectToPage("Edit", new { id });
    }

    /// <summary>Takes a Word file as the draft's text: kept as if it had been typed, for a person to look at before it is saved.</summary>
    public async Task<IActionResult> OnPostImportAsync(long id, IFormFile? word, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        Form = DocumentForm.Of(Item.Document.Version, new(Item.Document.ColumnId, Item.Revision.Title, Item.Revision.Metadata, Item.Revision.Html));
        FormVersion = Item.Document.Version;
        if (Item.Standing.WhyNot(DocumentAct.Save, By) is { } refused)
        {
            return await RefuseAsync([refused], ct);
        }

        var read = word is null ? new Outcome<ReadOnlyMemory<byte>>(FileProblems.Empty) : await UploadedFiles.ReadAsync(word, ct);
        var draft = read.Failed ? new Outcome<ImportedDraft>(read.Problems) : DocxImport.Read(word!.FileName, read.Value);
        if (draft.Failed)
        {
            return await RefuseAsync(draft.Problems, ct);
        }

        var imported = draft.Value;
        var addresses = new Dictionary<string, string>();
        foreach (var picture in imported.Pictures)
        {
            if (await images.ExecuteAsync(id, picture.Name, picture.Content, By, ct) is { Failed: false } stored)
            {
                addresses[picture.Placeholder] = stored.Value.Address;
            }
        }

        var before = Item.Revision.Metadata;
        var input = new DocumentInput(Item.Document.ColumnId, imported.Title ?? Item.Revision.Title, before with
        {
            DocumentNumber = imported.DocumentNumber ?? before.DocumentNumber,
            IssuedOn = imported.IssuedOn ?? before.IssuedOn,
            IssuedBy = imported.IssuedBy ?? before.IssuedBy,
            Publicity = imported.Publicity ?? before.Publicity,
        }, imported.WithPictures(p => addresses.GetValueOrDefault(p.Placeholder)));
        var kept = await autosave.ExecuteAsync(id, Item.Document.Version, input, By, ct);
        if (kept.Failed)
        {
            return await RefuseAsync(kept.Problems, ct);
        }

        ModelState.Clear();
        Form = DocumentForm.Of(Item.Document.Version, input);
        Imported = ["已从 Word 文件填入标题、正文和能认出的信息，请逐项核对后保存。", .. imported.Notes];
        await FurnishAsync(ct);
        return Page();
    }

    /// <summary>Keeps what is typed; called by the page's script.</summary>
    public async Task<IActionResult> OnPostAutosaveAsync(long id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        var input = Form.ToInput(Item.Revision.Metadata.Attachments, Item.Revision.Metadata);
        if (input.Failed)
        {
            return Refused(input.Problems[0]);
        }

        var outcome = await autosave.ExecuteAsync(id, Form.Version, input.Value, By, ct);
        return outcome.Failed ? Refused(outcome.Problems[0]) : new JsonResult(new { Text = $"{PublishingWords.Minute(outcome.Value)[11..]} 已自动保存" });
    }

    /// <summary>Throws away what was typed and not saved.</summary>
    public async Task<IActionResult> OnPostForgetAsync(long id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        await autosave.ForgetAsync(id, By, ct);
        return RedirectToPage("Edit", new { id });
    }

    private async Task<Outcome<IReadOnlyList<Attachment>>> StoreAsync(IReadOnlyList<IFormFile> files, CancellationToken ct)
    {
        var (stored, problems) = (new List<Attachment>(), new List<Problem>());
        if (files.Count > 0 && Item.Standing.WhyNot(DocumentAct.Save, By) is { } refused)
        {
            return refused;
        }

        foreach (var file in files)
        {
            var read = await UploadedFiles.ReadAsync(file, ct);
            var outcome = read.Failed ? new Outcome<Attachment>(read.Problems) : await store.ExecuteAsync(file.FileName, read.Value, clean: true, ct);
            if (outcome.Failed)
            {
                problems.AddRange(outcome.Problems.Select(p => p with { Text = $"附件“{FileName.Clean(file.FileName)}”：{p.Text}" }));
            }
            else
            {
                stored.Add(outcome.Value);
            }
        }

        return problems.Count > 0 ? new Outcome<IReadOnlyList<Attachment>>(problems) : new Outcome<IReadOnlyList<Attachment>>(stored);
    }

    private static JsonResult Refused(Problem problem) => new(new { problem.Text }) { StatusCode = StatusCodes.Status422UnprocessableEntity };

    private static string Plain(string title, string html) => $"{title}\n{HtmlText.Of(html)}";

    private async Task<IActionResult> RefuseAsync(IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        // Told who was first, the officer may save again over it: the form is bound to what is there now.
        FormVersion = Theirs is null ? Form.Version : Item.Document.Version;
        await FurnishAsync(ct);
        return Again(problems);
    }

    private async Task FurnishAsync(CancellationToken ct)
    {
        Next = await NextStep.OfAsync(Item, queries, settings, ct);
        var open = await queries.ColumnsAsync(Item.Document.AgencyId, ct);
        Columns = open.Any(c => c.Id == Item.Column.Id) ? open : [.. open, Item.Column];
        FindingsView = new(Id, await findings.InspectAsync(Item.Revision, ct), May(DocumentAct.Save));
    }
}
