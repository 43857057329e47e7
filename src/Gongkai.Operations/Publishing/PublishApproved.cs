using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Catalogue;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing;

/// <summary>
/// Publishes what was approved in a course of its own, such as an annual report, as a document of a column. Only within
/// <see cref="GongkaiDbContext.ExclusivelyAsync"/>.
/// </summary>
public sealed class PublishApproved(GongkaiDbContext db, DocumentActing acting, PublishingSettings settings, IndexNumbers numbers, Publication publication)
{
    /// <summary>What is published.</summary>
    /// <param name="Agency">The agency.</param>
    /// <param name="Column">The column.</param>
    /// <param name="Kind">The kind's code.</param>
    /// <param name="Title">The title.</param>
    /// <param name="Html">The text; sanitised here.</param>
    /// <param name="DocumentId">The document that it corrects; null for a new one.</param>
    /// <param name="Reason">Why it corrects it.</param>
    public sealed record Command(Agency Agency, CatalogueColumn Column, string Kind, string Title, string Html, long? DocumentId, string? Reason)
    {
        /// <summary>True for an example that a demonstration installs.</summary>
        public bool IsExample { get; init; }
    }

    /// <summary>The document's number.</summary>
    internal async Task<Outcome<long>> ShowAsync(Command command, Officer by, CancellationToken ct)
    {
        var (agency, now) = (command.Agency, acting.Now);
        var kind = await settings.KindAsync(agency.Place!, command.Kind, ct) ?? PublishingSettings.Shipped[^1];
        var document = command.DocumentId is { } id ? await db.Documents.SingleAsync(d => d.Id == id, ct) : null;
        var metadata = new DocumentMetadata { IssuedOn = ChinaTime.DateOf(now), Source = agency.Name };
        if (document is null)
        {
            var number = await numbers.NextAsync(agency, command.Column.Code, metadata.IssuedOn.Value, ct);
            if (number.Failed)
            {
                return new Outcome<long>(number.Problems);
            }

            metadata = metadata with { IndexNumber = number.Value };
            document = new Document { AgencyId = agency.Id, ColumnId = command.Column.Id, Kind = kind.Code, Title = command.Title, DrafterId = by.AccountId, UpdatedAt = now, IsExample = command.IsExample };
            db.Documents.Add(document);
            await db.SaveChangesAsync(ct);
        }
        else
        {
            metadata = metadata with { IndexNumber = document.IndexNumber };
        }

        var revision = new DocumentRevision
        {
            DocumentId = document.Id,
            Number = document.Revision + 1,
            AgencyId = agency.Id,
            Title = command.Title,
            Metadata = metadata,
            Html = DocumentWriting.Clean(Body(command.Html)),
            ContentHash = "",
            Reason = command.Reason,
            DrafterId = by.AccountId,
            SavedAt = now,
        };
        db.DocumentRevisions.Add(revision);
        DocumentWriting.Settle(document, revision, kind);
        var before = document.State;
        document.State = DocumentState.Published;
        await db.SaveChangesAsync(ct);
        var found = await DocumentCase.OfAsync(db, document, agency, ct);
        await publication.ShowAsync(found, by, ct);
        await acting.CompleteAsync(found, before, new("document.published", command.Reason, new { revision.Number, revision.ContentHash }), by, ct);
        return document.Id;
    }

    private static string Body(string html)
    {
        var open = html.IndexOf("<body", StringComparison.OrdinalIgnoreCase);
        var start = open < 0 ? 0 : html.IndexOf('>', open) + 1;
        var end = html.LastIndexOf("</body>", StringComparison.OrdinalIgnoreCase);
        return html[start..(end < start ? html.Length : end)];
    }
}
