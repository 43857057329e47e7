using System.Net;
using Gongkai.Domain;
using Gongkai.Domain.Publishing;
using Gongkai.Domain.Publishing.Checks;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Publishing.Checks;

namespace Gongkai.Operations.Publishing.Import;

/// <summary>A record made ready to go in: everything that does not need the others is done.</summary>
/// <param name="Row">The record.</param>
/// <param name="Key">外部编号.</param>
/// <param name="Place">Where it goes.</param>
/// <param name="Title">Its title.</param>
/// <param name="Metadata">Its metadata; the index number only where the file has one.</param>
/// <param name="Html">Its body, sanitised.</param>
/// <param name="PublishedAt">Its first publication.</param>
/// <param name="Validity">What it is now.</param>
/// <param name="ValiditySince">Since when, where it is not in force as issued.</param>
internal sealed record ImportDraft(
    ImportRow Row, string Key, ImportPlace Place, string Title, DocumentMetadata Metadata, string Html, DateTimeOffset PublishedAt, Validity Validity, DateOnly ValiditySince);

/// <summary>Makes drafts of records, with all the reasons why a record cannot be one.</summary>
internal sealed class ImportDrafts(ImportPlaces places, ContentInspector inspector, bool findingsPass, DateTimeOffset now)
{
    private const int LongestKey = 200;

    /// <summary>A draft, or the refusal.</summary>
    public async Task<(ImportDraft? Draft, RefusedRow? Refused)> MakeAsync(ImportRow row, CancellationToken ct)
    {
        var reader = new Reader(row);
        var place = await places.FindAsync(row, ct);
        reader.Problems.AddRange(place.Problems);
        var key = row[ImportField.Key];
        reader.Require(key is not null, "import.key", "没有外部编号：没有它，再次导入时会重复。");
        reader.Require(key is null || key.Length <= LongestKey, "import.key.long", $"外部编号不超过 {LongestKey} 个字符。");
        var publishedAt = reader.Instant(ImportField.PublishedOn);
        reader.Require(row[ImportField.PublishedOn] is not null, "import.published-on", "没有发布日期。");
        reader.Require(publishedAt is null || publishedAt <= now, "import.published-on.future", "发布日期还没有到。");
        var html = row[ImportField.Html] is { } given ? DocumentWriting.Clean(given) : Paragraphs(row[ImportField.Text]);
        reader.Require(html.Length > 0, "import.text", "没有正文。");
        var title = (row[ImportField.Title] ?? "").ReplaceLineEndings(" ").Trim();
        var (metadata, validity, since) = Metadata(row, reader);
        reader.Problems.AddRange(SubmissionRules.CheckSave(title, metadata));
        if (reader.Problems.Count == 0 && !findingsPass)
        {
            reader.Problems.AddRange(await FindingsAsync(place.Value, title, html, metadata, ct));
        }

        return reader.Problems.Count > 0
            ? (null, new RefusedRow(row.Line, key, row[ImportField.Title], reader.Problems))
            : (new ImportDraft(row, key!, place.Value, title, metadata, html, publishedAt!.Value, validity, since ?? ChinaTime.DateOf(publishedAt.Value)), null);
    }

    private static (DocumentMetadata Metadata, Validity Validity, DateOnly? Since) Metadata(ImportRow row, Reader reader)
    {
        var isNormative = row[ImportField.IsNormative] is { } yes ? ImportHeadings.YesOrNo(yes) : false;
        reader.Require(isNormative is not null, "import.normative", $"“{row[ImportField.IsNormative]}”不能读作“是”或“否”。");
        var validity = row[ImportField.Validity] is { } stated ? ImportHeadings.Validity(stated) : Validity.InForce;
        reader.Require(validity is not null, "import.validity", $"效力状态“{row[ImportField.Validity]}”不能识别，应为现行有效、已修改、已废止、宣布失效或已失效。");
        var metadata = DocumentWriting.Tidy(new DocumentMetadata
        {
            IndexNumber = row[ImportField.IndexNumber],
            DocumentNumber = row[ImportField.DocumentNumber],
            IssuedBy = row[ImportField.IssuedBy],
            IssuedOn = reader.Date(ImportField.IssuedOn),
            EffectiveOn = reader.Date(ImportField.EffectiveOn),
            ExpiresOn = reader.Date(ImportField.ExpiresOn),
            Topic = row[ImportField.Topic],
            OfficialKind = row[ImportField.OfficialKind],
            Summary = row[ImportField.Summary],
            Keywords = row[ImportField.Keywords],
            Source = row[ImportField.Source],
            Author = row[ImportField.Author],
            IsNormative = isNormative ?? false,
            Fields = row.KindFields,
        });
        return (metadata, validity ?? Validity.InForce, reader.Date(ImportField.ValiditySince));
    }

    // What may not go out on the workbench may not come in here: personal data, marks of secrecy.
    private async Task<IEnumerable<Problem>> FindingsAsync(ImportPlace place, string title, string html, DocumentMetadata metadata, CancellationToken ct)
    {
        var found = await inspector.InspectAsync(new ContentToInspect
        {
            AgencyId = place.Agency.Id,
            Title = title,
            Html = html,
            Metadata = metadata,
            LoadAsync = (_, _) => Task.FromResult<ReadOnlyMemory<byte>?>(null),
        }, ct);
        return found.Where(f => f.Rule.Grade == ContentGrade.Blocking).Select(f => new Problem("finding." + f.Rule.Code, f.Message));
    }

    // A paragraph a line; what looks like markup in a text is text.
    private static string Paragraphs(string? text) => text is null ? "" : DocumentWriting.Clean(string.Concat(
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>")));

    private sealed class Reader(ImportRow row)
    {
        public List<Problem> Problems { get; } = [];

        public void Require(bool holds, string code, string text)
        {
            if (!holds)
            {
                Problems.Add(new(code, text));
            }
        }

        public DateTimeOffset? Instant(ImportField field)
        {
            var instant = row[field] is { } text ? ImportHeadings.Instant(text) : null;
            Require(row[field] is null || instant is not null, "import.date", $"{ImportHeadings.All[field][0]}“{row[field]}”不是日期，应如 2026-05-01。");
            return instant;
        }

        public DateOnly? Date(ImportField field) => Instant(field) is { } instant ? ChinaTime.DateOf(instant) : null;
    }
}
