using Gongkai.Domain.AnnualReports;

namespace Gongkai.Operations.AnnualReports;

/// <summary>A value that a list can be narrowed to, and how many reports that would leave.</summary>
/// <param name="Value">The value.</param>
/// <param name="Reports">Reports with it, under the other filters.</param>
public sealed record Facet<T>(T Value, int Reports);

/// <summary>A region that a list can be narrowed to.</summary>
/// <param name="Id">The region.</param>
/// <param name="Name">Its name.</param>
/// <param name="Reports">Reports of its agencies and of those in its parts, under the other filters.</param>
public sealed record RegionFacet(long Id, string Name, int Reports);

/// <summary>How many reports each further filter would leave. Each is counted under all filters but its own.</summary>
/// <param name="Reports">Reports under all filters.</param>
/// <param name="Years">By year, newest first; null where the year is unknown.</param>
/// <param name="Formats">By layout, newest first.</param>
/// <param name="WithErrors">With an error that nobody has explained.</param>
/// <param name="WithWarnings">With a warning that nobody has explained.</param>
/// <param name="WithNeither">With neither.</param>
/// <param name="Rules">By rule with a finding that nobody has explained, most frequent first.</param>
/// <param name="Regions">The parts of the region filtered by, or the outermost regions.</param>
public sealed record ReportFacets(
    int Reports,
    IReadOnlyList<Facet<int?>> Years,
    IReadOnlyList<Facet<ReportFormat>> Formats,
    int WithErrors,
    int WithWarnings,
    int WithNeither,
    IReadOnlyList<Facet<string>> Rules,
    IReadOnlyList<RegionFacet> Regions);
