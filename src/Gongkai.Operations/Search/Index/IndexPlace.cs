namespace Gongkai.Operations.Search.Index;

/// <summary>How far the index has followed the changes: the last change it holds. Zero before the first.</summary>
/// <param name="Sequence">The change's number.</param>
/// <param name="DocumentId">The document it was about: a database in which this is not so is another one.</param>
public readonly record struct IndexPlace(long Sequence, long DocumentId);
