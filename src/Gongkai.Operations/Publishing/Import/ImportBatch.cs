using System.Security.Cryptography;
using System.Text;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Publishing.Register;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing.Import;

/// <summary>Brings some drafts before the public in one transaction, through the one writer of what the public sees, with one entry for each agency in its dossier.</summary>
public sealed class ImportBatch(GongkaiDbContext db, PublicPages pages, IndexNumbers numbers, Dossier dossier, TimeProvider clock)
{
    /// <summary>What became of a batch.</summary>
    /// <param name="Imported">Documents that are public now.</param>
    /// <param name="Known">Documents that were imported before and stand as the file says.</param>
    /// <param name="Refused">Those that cannot go in because of others that are there.</param>
    internal sealed record Result(int Imported, int Known, IReadOnlyList<RefusedRow> Refused);

    /// <summary>Stores them.</summary>
    /// <param name="drafts">The drafts; of those with the same key only the first goes in.</param>
    /// <param name="source">The file's name, for the dossier.</param>
    /// <param name="by">Who does it; null for the operator at the machine.</param>
    /// <param name="ct">Cancels.</param>
    internal Task<Result> StoreAsync(IReadOnlyList<ImportDraft> drafts, string source, Officer? by, CancellationToken ct) => db.ExclusivelyAsync(async () =>
    {
        var (fresh, known, refused) = await SiftAsync(drafts, ct);
        await NumberAsync(fresh, ct);
        var now = clock.GetUtcNow();
        var documents = fresh.ConvertAll(draft => DocumentOf(draft, now));
        db.Documents.AddRange(documents);
        await db.SaveChangesAsync(ct); // their numbers are needed below
        var revisions = new List<DocumentRevision>(documents.Count);
        foreach (var (draft, document) in fresh.Zip(documents))
        {
            revisions.Add(Show(draft, document, by, now));
        }

        foreach (var agency in fresh.Zip(revisions, (draft, revision) => (draft.Key, Revision: revision)).GroupBy(d => d.Revision.AgencyId))
        {
            await AppendAsync(agency.Key, [.. agency], source, by, ct);
        }

        await db.SaveChangesAsync(ct);
        return new Result(fresh.Count, known, refused);
    }, ct);

    private static string? Notice(ImportDraft draft, ValidityStep? step, DateOnly today) =>
        step is null ? null : new ValidityHistory(draft.Metadata.IssuedOn ?? ChinaTime.DateOf(draft.PublishedAt), draft.Metadata.ExpiresOn, [step]).Notice(today);

    // Those that the file gives no index number get the agency's next.
    private async Task NumberAsync(List<ImportDraft> drafts, CancellationToken ct)
    {
        foreach (var agency in drafts.Index().Where(d => d.Item.Metadata.IndexNumber is null).GroupBy(d => d.Item.Place.Agency.Id).ToList())
        {
            var unnumbered = agency.ToList();
            var given = await numbers.NextAsync(
                unnumbered[0].Item.Place.Agency,
                [.. unnumbered.Select(d => (d.Item.Place.ColumnCode, d.Item.Metadata.IssuedOn ?? ChinaTime.DateOf(d.Item.PublishedAt)))],
                ct);
            for (var i = 0; i < unnumbered.Count; i++)
            {
                var (index, draft) = unnumbered[i];
                drafts[index] = draft with { Metadata = draft.Metadata with { IndexNumber = given.Value[i] } };
            }
        }
    }

    // With all that publication will say of it, so that its row is written once.
    private static Document DocumentOf(ImportDraft draft, DateTimeOffset now)
    {
        var document = new Document
        {
            AgencyId = draft.Place.Agency.Id,
            ColumnId = draft.Place.ColumnId,
            Kind = draft.Place.Kind.Code,
            Title = draft.Title,
            State = DocumentState.Published,
            Validity = draft.Validity,
            ExternalKey = draft.Key,
            PublicRevision = 1,
            UpdatedAt = now,
        };
        DocumentWriting.Settle(document, RevisionOf(draft, document, now), draft.Place.Kind);
        return document;
    }

    private static DocumentRevision RevisionOf(ImportDraft draft, Document document, DateTimeOffset now) => new()
    {
        DocumentId = document.Id,
        Number = 1,
        AgencyId = document.AgencyId,
        Title = draft.Title,
        Metadata = draft.Metadata,
        Html = draft.Html,
        ContentHash = PublicPages.ContentHash(draft.Title, draft.Metadata, draft.Html),
        SavedAt = now,
    };

    private DocumentRevision Show(ImportDraft draft, Document document, Officer? by, DateTimeOffset now)
    {
        var revision = RevisionOf(draft, document, now);
        db.DocumentRevisions.Add(revision);
        ValidityAct? act = draft.Validity == Validity.InForce ? null : new ValidityAct
        {
            AgencyId = document.AgencyId,
            DocumentId = document.Id,
            Validity = draft.Validity,
            EffectiveOn = draft.ValiditySince,
            Reason = "导入时登记",
            AccountId = by?.AccountId ?? 0,
            AccountName = by?.Name ?? "系统",
            At = now,
            IsApplied = true,
        };
        if (act is not null)
        {
            db.Add(act);
        }

        pages.ShowFirst(document, revision, PublicText.Of(revision), Notice(draft, act?.ToStep(), ChinaTime.DateOf(now)), draft.PublishedAt);
        return revision;
    }

    private async Task<(List<ImportDraft> Fresh, int Known, List<RefusedRow> Refused)> SiftAsync(IReadOnlyList<ImportDraft> drafts, CancellationToken ct)
    {
        var (fresh, known, refused) = (new List<ImportDraft>(), 0, new List<RefusedRow>());
        foreach (var agency in drafts.GroupBy(d => d.Place.Agency.Id))
        {
            var keys = agency.Select(d => d.Key).ToHashSet(StringComparer.Ordinal);
            var indexNumbers = agency.Select(d => d.Metadata.IndexNumber).OfType<string>().ToHashSet(StringComparer.Ordinal);
            var there = await (
                from document in db.Documents.AsNoTracking()
                join page in db.PublicDocuments.AsNoTracking() on document.Id equals page.Id into shown
                from page in shown.DefaultIfEmpty()
                where document.AgencyId == agency.Key && keys.Contains(document.ExternalKey!)
                select new { Key = document.ExternalKey!, document.IndexNumber, Hash = page == null ? null : page.ContentHash }).ToDictionaryAsync(d => d.Key, StringComparer.Ordinal, ct);
            var taken = await db.Documents.AsNoTracking().Where(d => d.AgencyId == agency.Key && indexNumbers.Contains(d.IndexNumber!)).Select(d => d.IndexNumber!).ToHashSetAsync(ct);
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var draft in agency)
            {
                if (!seen.TryAdd(draft.Key, draft.Row.Line))
                {
                    Refuse(draft, "import.key.twice", $"外部编号与第 {seen[draft.Key]} 行的相同。");
                }
                else if (there.TryGetValue(draft.Key, out var before))
                {
                    if (PublicPages.ContentHash(draft.Title, draft.Metadata with { IndexNumber = draft.Metadata.IndexNumber ?? before.IndexNumber }, draft.Html) == before.Hash)
                    {
                        known++;
                    }
                    else
                    {
                        Refuse(draft, "import.changed", "这个外部编号已经导入，但内容与现在公开的不同。导入不覆盖已公开的内容，请在工作台更正。");
                    }
                }
                else if (draft.Metadata.IndexNumber is { } number && !taken.Add(number))
                {
                    Refuse(draft, "import.index-number", $"索引号“{number}”已被另一件使用。");
                }
                else
                {
                    fresh.Add(draft);
                }
            }
        }

        return (fresh, known, refused);

        void Refuse(ImportDraft draft, string code, string text) => refused.Add(new(draft.Row.Line, draft.Key, draft.Title, [new(code, text)]));
    }

    // One entry for the batch: what came in is named by its keys' first and last and held by a hash over all contents.
    private Task AppendAsync(long agencyId, IReadOnlyList<(string Key, DocumentRevision Revision)> documents, string source, Officer? by, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (key, revision) in documents)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{revision.DocumentId} {key} {revision.ContentHash}\n"));
        }

        var (first, last) = (documents[0], documents[^1]);
        return dossier.AppendAsync(
            new NewEntry(agencyId, $"import/{first.Revision.DocumentId}-{last.Revision.DocumentId}", "documents.imported", by, "批量导入", new
            {
                Source = source,
                Documents = documents.Count,
                FirstId = first.Revision.DocumentId,
                LastId = last.Revision.DocumentId,
                FirstKey = first.Key,
                LastKey = last.Key,
                Rows = Convert.ToHexStringLower(hash.GetHashAndReset()),
            }),
            ct);
    }
}
