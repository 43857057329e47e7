using Gongkai.Operations.Publishing.Content;

namespace Gongkai.Operations.Publishing;

/// <summary>The plain text that search finds a document by: the body, the fields of its kind, the names of its attachments.</summary>
internal static class PublicText
{
    /// <summary>The text of a revision.</summary>
    public static string Of(DocumentRevision revision) =>
        string.Join('\n', (string[])[HtmlText.Of(revision.Html), .. revision.Metadata.Fields.Values, .. revision.Metadata.Attachments.Select(a => a.Name)]);
}
