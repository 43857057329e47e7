using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Reading;

namespace Gongkai.Cli.AnnualReports;

/// <summary>What a batch keeps of a file once its report is dropped: the text to print, and what the summary counts.</summary>
/// <param name="File">The file.</param>
/// <param name="Output">What goes to standard output, in UTF-8.</param>
/// <param name="Problem">Why it could not be read; null when it could.</param>
internal sealed record FileResult(InputFile File, byte[] Output, UnreadableDocument? Problem)
{
    /// <summary>The agency reporting.</summary>
    public string? Agency { get; init; }

    /// <summary>The year reported on.</summary>
    public int? Year { get; init; }

    /// <summary>The rules that found something, once for each finding, with the finding's grade.</summary>
    public IReadOnlyList<(Rule Rule, Severity Severity)> Findings { get; init; } = [];

    /// <summary>How many findings have a grade.</summary>
    public int Count(Severity severity) => Findings.Count(f => f.Severity == severity);
}
