using Gongkai.Domain.Publishing;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Publishing.Content;

namespace Gongkai.Operations.Publishing;

/// <summary>What creating, saving and correcting share: the clean form of what was typed, and the fields that follow from it.</summary>
internal static class DocumentWriting
{
    /// <summary>The body as it may be stored.</summary>
    public static string Clean(string html) => html.Length == 0 ? "" : HtmlSanitiser.Sanitise(html);

    /// <summary>Blank is null; a 文号 in any bracket style becomes the official form.</summary>
    public static DocumentMetadata Tidy(DocumentMetadata m) => m with
    {
        PublicityReason = m.Publicity == Publicity.Proactive ? null : Blank(m.PublicityReason),
        DocumentNumber = Blank(m.DocumentNumber) is { } number ? DocumentNumber.ParseLoosely(number)?.ToString() ?? number : null,
        IssuedBy = Blank(m.IssuedBy),
        Topic = Blank(m.Topic),
        OfficialKind = Blank(m.OfficialKind),
        Summary = Blank(m.Summary),
        Keywords = Blank(m.Keywords),
        Source = Blank(m.Source),
        Author = Blank(m.Author),
        Language = Blank(m.Language) ?? "zh-CN",
        Fields = m.Fields.Where(f => Blank(f.Value) is not null).OrderBy(f => f.Key, StringComparer.Ordinal).ToDictionary(f => f.Key, f => f.Value.ReplaceLineEndings("\n").Trim()),
    };

    /// <summary>Brings the document's own fields and the hash to what its latest revision says.</summary>
    public static void Settle(Document document, DocumentRevision revision, DocumentKind kind)
    {
        revision.ContentHash = PublicPages.ContentHash(revision.Title, revision.Metadata, revision.Html);
        (document.Revision, document.Title, document.IndexNumber) = (revision.Number, revision.Title, revision.Metadata.IndexNumber);
        (document.DocumentNumber, document.DrafterId) = (revision.Metadata.DocumentNumber, revision.DrafterId);
        document.PublishBy = revision.Metadata is { Publicity: Publicity.Proactive, IssuedOn: { } issued }
            ? PublicationTerm.Publish(issued, kind, WorkCalendars.National).On
            : null;
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
