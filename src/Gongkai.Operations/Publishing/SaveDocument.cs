using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Publishing.Content;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing;

/// <summary>保存: the draft as it stands. What is only missing yet is no obstacle here; see <see cref="SubmitForReview"/>.</summary>
public sealed class SaveDocument(GongkaiDbContext db, DocumentActing acting, PublishingSettings settings, DocumentNumbers documentNumbers)
{
    private static readonly Problem NoSuchColumn = new("document.column", "没有这个栏目，请另选。");

    /// <summary>A draft to save.</summary>
    /// <param name="Id">The document.</param>
    /// <param name="Version">The version that the form was opened with.</param>
    /// <param name="Input">The form.</param>
    public sealed record Command(long Id, int Version, DocumentInput Input);

    /// <summary>A saved draft.</summary>
    /// <param name="Version">Its version now.</param>
    /// <param name="Warnings">What to look at; nothing was refused for it.</param>
    public sealed record Saved(int Version, IReadOnlyList<Problem> Warnings);

    /// <summary>The saved draft, or why not.</summary>
    public async Task<Outcome<Saved>> ExecuteAsync(Command command, Officer by, CancellationToken ct)
    {
        IReadOnlyList<Problem> warnings = [];
        var outcome = await acting.DoAsync(command.Id, command.Version, DocumentAct.Save, by, async found =>
        {
            var (document, revision) = (found.Document, found.Revision);
            var (title, metadata) = (command.Input.Title.Trim(), DocumentWriting.Tidy(command.Input.Metadata) with { IndexNumber = document.IndexNumber });
            var problems = SubmissionRules.CheckSave(title, metadata).ToList();
            if (command.Input.ColumnId != document.ColumnId && !await db.Columns.AnyAsync(c => c.Id == command.Input.ColumnId && c.AgencyId == document.AgencyId, ct))
            {
                problems.Add(NoSuchColumn);
            }

            if (problems.Count > 0)
            {
                return new Outcome<DocumentActing.Entry>(problems);
            }

            var html = DocumentWriting.Clean(command.Input.Html);
            var changed = MetadataDiff.Compare(revision.Title, revision.Metadata, title, metadata).ToList();
            if (html != revision.Html)
            {
                changed.Add(new("正文", $"{HtmlText.Of(revision.Html).Length}字", $"{HtmlText.Of(html).Length}字"));
            }

            if (command.Input.ColumnId != document.ColumnId)
            {
                changed.Add(new("栏目", document.ColumnId.ToString(), command.Input.ColumnId.ToString()));
            }

            document.ColumnId = command.Input.ColumnId;
            (revision.Title, revision.Metadata, revision.Html, revision.SavedAt, revision.DrafterId) = (title, metadata, html, acting.Now, by.AccountId);
            DocumentWriting.Settle(document, revision, await settings.KindAsync(found.Place, document.Kind, ct) ?? PublishingSettings.Shipped[^1]);
            warnings = await documentNumbers.CheckAsync(document, ct);
            await db.Set<DocumentAutosave>().Where(a => a.DocumentId == document.Id && a.AccountId == by.AccountId).ExecuteDeleteAsync(ct);
            return new DocumentActing.Entry("document.saved", Detail: new { Changed = changed, revision.ContentHash });
        }, ct);
        return outcome.Failed ? new Outcome<Saved>(outcome.Problems) : new Saved(outcome.Value, warnings);
    }
}

/// <summary>自动保存: what a person is typing, kept apart for that person until it is saved or thrown away.</summary>
public sealed class AutosaveDocument(GongkaiDbContext db, TimeProvider clock)
{
    /// <summary>Keeps the form. It enters neither the document nor its dossier.</summary>
    /// <param name="id">The document.</param>
    /// <param name="basedOn">The version that the form was opened with.</param>
    /// <param name="input">The form.</param>
    /// <param name="by">Who types.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Outcome<DateTimeOffset>> ExecuteAsync(long id, int basedOn, DocumentInput input, Officer by, CancellationToken ct) => db.ExclusivelyAsync<Outcome<DateTimeOffset>>(async () =>
    {
        if (await DocumentCase.FindAsync(db, id, by, ct) is not { } found)
        {
            return PublishingProblems.NoSuchDocument;
        }

        if (found.Standing.WhyNot(DocumentAct.Save, by) is { } refused)
        {
            return refused;
        }

        var now = clock.GetUtcNow();
        var clean = input with { Html = DocumentWriting.Clean(input.Html) };
        if (await db.Set<DocumentAutosave>().FindAsync([id, by.AccountId], ct) is { } kept)
        {
            (kept.BasedOn, kept.Content, kept.SavedAt) = (basedOn, clean, now);
        }
        else
        {
            db.Add(new DocumentAutosave { DocumentId = id, AccountId = by.AccountId, AgencyId = found.Document.AgencyId, BasedOn = basedOn, Content = clean, SavedAt = now });
        }

        await db.SaveChangesAsync(ct);
        return now;
    }, ct);

    /// <summary>Throws away what was kept for a person.</summary>
    public Task<int> ForgetAsync(long id, Officer by, CancellationToken ct) => db.ExclusivelyAsync(
        () => db.Set<DocumentAutosave>().Where(a => a.DocumentId == id && a.AccountId == by.AccountId).ExecuteDeleteAsync(ct), ct);
}
