using Gongkai.Domain.AnnualReports;
using Gongkai.Operations.Agencies;

namespace Gongkai.Operations.AnnualReports;

/// <summary>
/// An agency's report on a year as the database lists it. Its number stays when a corrected document is imported;
/// the bodies stand in its <see cref="ReportVersion"/>s, so that no list loads them.
/// </summary>
public sealed class StoredReport
{
    /// <summary>The key, which is also its address in the portal.</summary>
    public long Id { get; private set; }

    /// <summary>The agency; null when the document does not name it and nobody gave it.</summary>
    public long? AgencyId { get; internal set; }

    /// <summary>The agency.</summary>
    public Agency? Agency { get; internal set; }

    /// <summary>The year reported on; null when it cannot be told.</summary>
    public int? Year { get; internal set; }

    /// <summary>The layout.</summary>
    public ReportFormat Format { get; internal set; }

    /// <summary>The title as written; null without one.</summary>
    public string? Title { get; internal set; }

    /// <summary>The date of publication; null when unknown.</summary>
    public DateOnly? PublishedOn { get; internal set; }

    /// <summary>The number of its current version, from 1.</summary>
    public int Version { get; internal set; }

    /// <summary>When that version came in.</summary>
    public DateTimeOffset ImportedAt { get; internal set; }

    /// <summary>When it was last checked.</summary>
    public DateTimeOffset CheckedAt { get; internal set; }

    /// <summary>The state of the rules it was checked by, see <see cref="RuleSet"/>.</summary>
    public required string CheckedBy { get; set; }

    /// <summary>Findings of grade error that nobody has explained.</summary>
    public int Errors { get; internal set; }

    /// <summary>Findings of grade warning that nobody has explained.</summary>
    public int Warnings { get; internal set; }

    /// <summary>Findings of grade info that nobody has explained.</summary>
    public int Infos { get; internal set; }

    /// <summary>Findings that somebody has explained.</summary>
    public int Explained { get; internal set; }

    /// <summary>What lists are ordered by: newest year first, then the agency's name; unknown ones last.</summary>
    public required string ListKey { get; set; }

    /// <summary>The <see cref="ListKey"/> of a year and an agency's name.</summary>
    internal static string ListKeyOf(int? year, string? agency) =>
        $"{9999 - Math.Clamp(year ?? 0, 0, 9999):0000}{agency ?? "\uFFFD"}";
}

/// <summary>One document that was imported as a report: where it came from, what it says, and what was found in it.</summary>
public sealed class ReportVersion
{
    /// <summary>The report.</summary>
    public long ReportId { get; internal set; }

    /// <summary>The report.</summary>
    public StoredReport? Report { get; internal set; }

    /// <summary>1 for the first document, then counting.</summary>
    public required int Number { get; init; }

    /// <summary>The file name or address it was read from.</summary>
    public required string SourceName { get; init; }

    /// <summary>The hash of its bytes, which is their key in <see cref="StoredFile"/>.</summary>
    public required string SourceSha256 { get; init; }

    /// <summary>When it came in.</summary>
    public required DateTimeOffset ImportedAt { get; init; }

    /// <summary>The values, as <see cref="ReportEncoding"/> writes them.</summary>
    public required byte[] Cells { get; set; }

    /// <summary>Lines, sections and labels, as <see cref="ReportEncoding"/> writes them.</summary>
    public required byte[] Text { get; set; }

    /// <summary>The findings of the last check, as <see cref="FindingEncoding"/> writes them.</summary>
    public required byte[] Findings { get; set; }
}

/// <summary>How often a rule speaks in a report's current version; lists are filtered and counted by it.</summary>
public sealed class RuleCount
{
    /// <summary>The report.</summary>
    public required long ReportId { get; init; }

    /// <summary>The rule, <c>R3.balance</c>.</summary>
    public required string RuleId { get; init; }

    /// <summary>Its findings that nobody has explained.</summary>
    public required int Open { get; init; }

    /// <summary>Its findings that somebody has explained.</summary>
    public required int Explained { get; init; }
}

/// <summary>
/// Why a finding is as it should be. It holds for every finding of the report with the same <see cref="Finding.Key"/>,
/// whatever version it is found in.
/// </summary>
public sealed class FindingExplanation
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The report.</summary>
    public required long ReportId { get; init; }

    /// <summary>The hash of the finding's key, see <see cref="FindingId"/>.</summary>
    public required string FindingId { get; init; }

    /// <summary>The rule, for those who read the table.</summary>
    public required string RuleId { get; init; }

    /// <summary>The reason.</summary>
    public required string Reason { get; init; }

    /// <summary>Who gave it.</summary>
    public required string ExplainedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset ExplainedAt { get; init; }

    /// <summary>Who took it back; null while it holds.</summary>
    public string? WithdrawnBy { get; internal set; }

    /// <summary>When it was taken back; null while it holds.</summary>
    public DateTimeOffset? WithdrawnAt { get; internal set; }
}

/// <summary>A file, kept once however often it is imported.</summary>
public sealed class StoredFile
{
    /// <summary>SHA-256 of the content in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Bytes.</summary>
    public required long Length { get; init; }

    /// <summary>The content, unchanged.</summary>
    public required byte[] Content { get; init; }
}
