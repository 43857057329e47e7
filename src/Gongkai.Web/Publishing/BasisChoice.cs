using Gongkai.Operations.Publishing;

namespace Gongkai.Web.Publishing;

/// <summary>The document that another is repealed or changed by, as a form lets one choose it: looked up by title or number, then chosen.</summary>
/// <param name="Label">What it is called on the form.</param>
/// <param name="Asked">What was looked up; null before.</param>
/// <param name="Chosen">The document that is chosen; null for none.</param>
/// <param name="Found">What was found.</param>
internal sealed record BasisChoice(string Label, string? Asked, long? Chosen, IReadOnlyList<DocumentRow> Found);
