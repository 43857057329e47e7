using Gongkai.Domain.Publishing;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Publishing.Content;

namespace Gongkai.Web.Publishing;

/// <summary>How two revisions differ.</summary>
/// <param name="Fields">Title and metadata.</param>
/// <param name="Text">The body, by paragraphs.</param>
internal sealed record RevisionChanges(IReadOnlyList<FieldChange> Fields, IReadOnlyList<ParagraphDiff> Text)
{
    /// <summary>Compares them.</summary>
    public static RevisionChanges Between(DocumentRevision before, DocumentRevision after) => new(
        MetadataDiff.Compare(before.Title, before.Metadata, after.Title, after.Metadata),
        TextDiff.Compare(HtmlText.Of(before.Html), HtmlText.Of(after.Html)));
}
