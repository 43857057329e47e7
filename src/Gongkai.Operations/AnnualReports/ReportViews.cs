using Gongkai.Domain.AnnualReports;

namespace Gongkai.Operations.AnnualReports;

/// <summary>A stored report in a list.</summary>
/// <param name="Id">Its number.</param>
/// <param name="AgencyId">Its agency; null when unknown.</param>
/// <param name="Agency">The agency's name; null when unknown.</param>
/// <param name="RegionId">The agency's region; null when unknown.</param>
/// <param name="RegionPath">「长沙市/雨花区/」; null when unknown.</param>
/// <param name="Year">The year reported on; null when unknown.</param>
/// <param name="Format">The layout.</param>
/// <param name="Title">The title as written; null without one.</param>
/// <param name="PublishedOn">The date of publication; null when unknown.</param>
/// <param name="Version">The number of its current version.</param>
/// <param name="ImportedAt">When that came in.</param>
/// <param name="Errors">Findings of grade error, without those explained.</param>
/// <param name="Warnings">Findings of grade warning, without those explained.</param>
/// <param name="Infos">Findings of grade info, without those explained.</param>
/// <param name="Explained">Findings that somebody has explained.</param>
public sealed record ReportRow(
    long Id, long? AgencyId, string? Agency, long? RegionId, string? RegionPath, int? Year, ReportFormat Format, string? Title,
    DateOnly? PublishedOn, int Version, DateTimeOffset ImportedAt, int Errors, int Warnings, int Infos, int Explained)
{
    /// <summary>The agency's name, or 「（未写明机关）」.</summary>
    public string AgencyName => Agency ?? Agencies.Agency.NotNamed;

    /// <summary>The names of the regions around the agency, outermost first.</summary>
    public IReadOnlyList<string> Regions => RegionPath?.Split('/', StringSplitOptions.RemoveEmptyEntries) ?? [];
}

/// <summary>A page of the list.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Next">What to pass as <c>after</c> for the next page; null on the last.</param>
public sealed record ReportList(IReadOnlyList<ReportRow> Rows, string? Next);

/// <summary>A finding of a stored report.</summary>
/// <param name="Id">Its name within the report, see <see cref="FindingId"/>.</param>
/// <param name="Finding">The finding, with its explanation if it has one.</param>
/// <param name="ExplainedBy">Who explained it; null while nobody has.</param>
/// <param name="ExplainedAt">When.</param>
public sealed record ReportFinding(string Id, Finding Finding, string? ExplainedBy, DateTimeOffset? ExplainedAt)
{
    /// <summary>True when somebody has said why it is as it should be.</summary>
    public bool IsExplained => ExplainedBy is not null;
}

/// <summary>A year for which an agency's report is stored.</summary>
/// <param name="ReportId">The report.</param>
/// <param name="Year">The year.</param>
/// <param name="Errors">Its findings of grade error.</param>
/// <param name="Warnings">Its findings of grade warning.</param>
public sealed record YearLink(long ReportId, int Year, int Errors, int Warnings);

/// <summary>Everything that a report's page shows.</summary>
/// <param name="Row">What the list says of it.</param>
/// <param name="Report">The report as it was read. Where it does not name its agency or year, <paramref name="Row"/> may know them.</param>
/// <param name="Findings">Its findings, errors first.</param>
/// <param name="Years">All years of the agency, newest first, this one among them; empty when the agency is unknown.</param>
/// <param name="SourceName">The file name or address it was read from.</param>
/// <param name="SourceSha256">The hash of the source's bytes.</param>
/// <param name="CheckedAt">When it was last checked.</param>
public sealed record ReportPage(
    ReportRow Row, AnnualReport Report, IReadOnlyList<ReportFinding> Findings, IReadOnlyList<YearLink> Years, string SourceName, string SourceSha256, DateTimeOffset CheckedAt)
{
    /// <summary>The stored report of the year before; null when there is none.</summary>
    public YearLink? Previous => Years.FirstOrDefault(y => y.Year == Row.Year - 1);

    /// <summary>The stored report of the year after; null when there is none.</summary>
    public YearLink? Next => Years.FirstOrDefault(y => y.Year == Row.Year + 1);
}

/// <summary>The file that a report was read from.</summary>
/// <param name="Name">Its name or address.</param>
/// <param name="Sha256">The hash of its bytes.</param>
/// <param name="Content">Its bytes.</param>
public sealed record SourceFile(string Name, string Sha256, byte[] Content);

/// <summary>A document that was imported as a report.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="SourceName">Its file name or address.</param>
/// <param name="SourceSha256">The hash of its bytes.</param>
/// <param name="ImportedAt">When it came in.</param>
public sealed record VersionRow(int Number, string SourceName, string SourceSha256, DateTimeOffset ImportedAt);
