using Gongkai.Operations.Portal;

namespace Gongkai.Web.Portal;

/// <summary>The fixed parts on the left of an agency's pages.</summary>
/// <param name="Site">The agency.</param>
/// <param name="Current">The column at hand; null on the agency's first page.</param>
internal sealed record AgencyParts(AgencySite Site, PublicColumn? Current);

/// <summary>A list of documents as a page shows it.</summary>
/// <param name="Rows">The documents.</param>
/// <param name="Today">The day on which validity is judged.</param>
/// <param name="Empty">What to say when there are none.</param>
internal sealed record DocumentRows(IReadOnlyList<PublicRow> Rows, DateOnly Today, string Empty)
{
    /// <summary>Where each document's agency is to be named, how.</summary>
    public Func<PublicRow, string?> Agency { get; init; } = _ => null;
}
