using Gongkai.Domain;
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
        PublicityReason = m.Publicity == Publicity.Proactive ? null : m.PublicityReason.Given(),
        DocumentNumber = m.DocumentNumber.Given() is { } number ? DocumentNumber.ParseLoosely(number)?.ToString() ?? number : null,
        IssuedBy = m.IssuedBy.Given(),
        Topic = m.Topic.Given(),
        OfficialKind = m.OfficialKind.Given(),
        Summary = m.Summary.Given(),
        Keywords = m.Keywords.Given(),
        Source = m.Source.Given(),
        Author = m.Author.Given(),
        Language = m.Language.Given() ?? "zh-CN",
        Fields = m.Fields.Where(f => f.Value.Given() is not null).OrderBy(f => f.Key, StringComparer.Ordinal).ToDictionary(f => f.Key, f => f.Value.ReplaceLineEndings("\n").Trim()),
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
}
