using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing;

/// <summary>新建: a draft with its index number. An interpretation is bound to what it interprets from the start.</summary>
public sealed class CreateDocument(GongkaiDbContext db, DocumentActing acting, PublishingSettings settings, IndexNumbers numbers)
{
    private static readonly Problem NoSuchKind = new("document.kind", "没有这种文件类型，或者它已停用，请另选。");
    private static readonly Problem NoSuchColumn = new("document.column", "没有这个栏目，或者它已关闭，请另选。");

    /// <summary>A draft to begin.</summary>
    /// <param name="AgencyId">The agency.</param>
    /// <param name="ColumnId">The column.</param>
    /// <param name="Kind">The kind's code.</param>
    /// <param name="Title">The title.</param>
    /// <param name="InterpretsId">The document it interprets; null for none.</param>
    public sealed record Command(long AgencyId, long ColumnId, string Kind, string Title, long? InterpretsId = null)
    {
        /// <summary>The body to begin with, such as an imported Word file's; sanitised here.</summary>
        public string Html { get; init; } = "";

        /// <summary>The metadata to begin with.</summary>
        public DocumentMetadata Metadata { get; init; } = new();

        /// <summary>True for examples of a demonstration.</summary>
        public bool IsExample { get; init; }
    }

    /// <summary>The document's number.</summary>
    public Task<Outcome<long>> ExecuteAsync(Command command, Officer by, CancellationToken ct) => db.ExclusivelyAsync(() => WithinAsync(command, by, ct), ct);

    /// <summary>The same within the caller's transaction.</summary>
    internal async Task<Outcome<long>> WithinAsync(Command command, Officer by, CancellationToken ct)
    {
        if (await db.Agencies.SingleOrDefaultAsync(a => a.Id == command.AgencyId, ct) is not { Place: { } place } agency)
        {
            return PublishingProblems.NoSuchDocument;
        }

        if (DocumentStanding.WhyNotWrite(by, place) is { } forbidden)
        {
            return forbidden;
        }

        var title = command.Title.Trim();
        var metadata = DocumentWriting.Tidy(command.Metadata);
        var problems = SubmissionRules.CheckSave(title, metadata).ToList();
        if ((await settings.KindsAsync(place, ct)).FirstOrDefault(k => k.Kind.Code == command.Kind) is not { IsOff: false } kind)
        {
            problems.Add(NoSuchKind);
            kind = null;
        }

        var column = await db.Columns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == command.ColumnId && c.AgencyId == command.AgencyId && c.ClosedOn == null, ct);
        if (column is null)
        {
            problems.Add(NoSuchColumn);
        }

        var interpreted = command.InterpretsId is { } target ? await DocumentCase.FindAsync(db, target, by, ct) : null;
        if (command.InterpretsId is not null && interpreted is null)
        {
            problems.Add(PublishingProblems.NoSuchDocument);
        }

        if (problems.Count > 0 || kind is null || column is null)
        {
            return new Outcome<long>(problems);
        }

        var now = acting.Now;
        var number = await numbers.NextAsync(agency, column.Code, metadata.IssuedOn ?? ChinaTime.DateOf(now), ct);
        if (number.Failed)
        {
            return new Outcome<long>(number.Problems);
        }

        var document = new Document
        {
            AgencyId = agency.Id,
            ColumnId = column.Id,
            Kind = command.Kind,
            Title = title,
            Revision = 1,
            DrafterId = by.AccountId,
            UpdatedAt = now,
            IsExample = command.IsExample,
        };
        db.Documents.Add(document);
        await db.SaveChangesAsync(ct);
        var revision = new DocumentRevision
        {
            DocumentId = document.Id,
            Number = 1,
            AgencyId = agency.Id,
            Title = title,
            Metadata = metadata with
            {
                IndexNumber = number.Value,
                IssuedBy = metadata.IssuedBy ?? (kind.Kind.HasDocumentNumber ? agency.Name : null),
                IsNormative = metadata.IsNormative || kind.Kind.Code == "normative",
                Source = metadata.Source ?? agency.Name,
            },
            Html = DocumentWriting.Clean(command.Html),
            ContentHash = "",
            DrafterId = by.AccountId,
            SavedAt = now,
        };
        db.DocumentRevisions.Add(revision);
        DocumentWriting.Settle(document, revision, kind.Kind);
        if (interpreted is not null)
        {
            db.DocumentLinks.Add(new DocumentLink { AgencyId = agency.Id, FromId = document.Id, ToId = interpreted.Document.Id, Relation = DocumentRelation.Interprets });
        }

        await db.SaveChangesAsync(ct);
        var made = await DocumentCase.OfAsync(db, document, agency, ct);
        await acting.CompleteAsync(made, DocumentState.Draft, new("document.created", Detail: new { command.Kind, Column = column.Code, number = number.Value, Interprets = command.InterpretsId }), by, ct);
        return document.Id;
    }
}
