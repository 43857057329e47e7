using Gongkai.Domain.Publishing;

namespace Gongkai.Operations.Publishing;

/// <summary>What the form of a document says: the editor's own text before it is sanitised.</summary>
/// <param name="ColumnId">The column.</param>
/// <param name="Title">The title.</param>
/// <param name="Metadata">The metadata; the index number is the system's and what stands here is not read.</param>
/// <param name="Html">The body as the editor gave it.</param>
public sealed record DocumentInput(long ColumnId, string Title, DocumentMetadata Metadata, string Html);
