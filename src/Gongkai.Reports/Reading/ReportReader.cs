using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Reading;

/// <summary>The report that was read, or why it could not be.</summary>
/// <param name="Report">The report; null when there is a problem.</param>
/// <param name="Problem">Why not; null when there is a report.</param>
public sealed record ReadResult(AnnualReport? Report, UnreadableDocument? Problem);

/// <summary>Reads an annual report from whatever it was published as: web page, text, Word, PDF, or Gongkai's own JSON, CSV and xlsx.</summary>
public static class ReportReader
{
    /// <summary>Reads a whole file in memory. What it is follows from its bytes, not from its name.</summary>
    public static ReadResult Read(ReadOnlyMemory<byte> bytes, string? name = null, ReadLimits? limits = null, CancellationToken ct = default) =>
        throw new NotSupportedException("Reading lands with the next commit.");
}
