using System.Text.Json;

namespace Gongkai.Web.Api;

/// <summary>
/// The JSON form of a report as the OpenAPI document describes it. The writer of the form writes it by hand; a test holds
/// that what it writes is what is described here.
/// </summary>
/// <param name="Schema">The number of the form.</param>
/// <param name="Source">The file name or address it was read from.</param>
/// <param name="Format"><c>2021</c>, <c>2019</c>, <c>pre2019</c>.</param>
/// <param name="Agency">The agency; null when the document does not say.</param>
/// <param name="Year">The year reported on; null when it cannot be told.</param>
/// <param name="Period">First and last day of the period; null when the document does not say.</param>
/// <param name="Published">The date of publication; null when unknown.</param>
/// <param name="Sections">The top-level parts in order, headings as written.</param>
/// <param name="Active">Table two: by row the number, or by row and column.</param>
/// <param name="Requests">Table three: <c>received</c>, <c>carriedIn</c>, <c>outcomes</c>, <c>carriedOut</c>; every row has seven values.</param>
/// <param name="Remedies">Table four: <c>review</c>, <c>litigationDirect</c>, <c>litigationAfterReview</c>; every row has five values.</param>
/// <param name="Cells">The cells that are not plainly stated.</param>
internal sealed record ReportDocument(
    int Schema, string? Source, string Format, string? Agency, int? Year, DateOnly?[]? Period, DateOnly? Published,
    IReadOnlyList<ReportDocument.Part> Sections, Dictionary<string, JsonElement> Active, ReportDocument.RequestTable Requests,
    Dictionary<string, decimal?[]> Remedies, IReadOnlyList<ReportDocument.Known> Cells)
{
    /// <summary>The title as written; absent without one.</summary>
    public string? Title { get; init; }

    /// <summary>What stands between the title and the first section; absent without any.</summary>
    public string? Preamble { get; init; }

    /// <summary>What follows the last section; absent without any.</summary>
    public string? Closing { get; init; }

    /// <summary>A part of the report.</summary>
    /// <param name="Heading">The heading as written.</param>
    /// <param name="Text">Its narrative.</param>
    public sealed record Part(string Heading, string Text)
    {
        /// <summary>Which part of the form it is, where its heading does not say so.</summary>
        public string? Kind { get; init; }
    }

    /// <summary>Table three. The columns are 自然人, 商业企业, 科研机构, 社会公益组织, 法律服务机构, 其他, 总计.</summary>
    /// <param name="Received">一、本年新收.</param>
    /// <param name="CarriedIn">二、上年结转.</param>
    /// <param name="Outcomes">三、本年度办理结果, by row.</param>
    /// <param name="CarriedOut">四、结转下年度继续办理.</param>
    public sealed record RequestTable(decimal?[] Received, decimal?[] CarriedIn, Dictionary<string, decimal?[]> Outcomes, decimal?[] CarriedOut);

    /// <summary>How a value is known.</summary>
    /// <param name="Cell">The cell: <c>requests.received[0]</c>.</param>
    /// <param name="State"><c>stated</c>, <c>blank</c>, <c>notApplicable</c>, <c>recovered</c>, <c>ambiguous</c>, <c>missing</c>, <c>unreadable</c>.</param>
    public sealed record Known(string Cell, string State)
    {
        /// <summary>The value that was recovered.</summary>
        public decimal? Value { get; init; }

        /// <summary>The values that are left for an ambiguous cell.</summary>
        public decimal?[]? Candidates { get; init; }

        /// <summary>The reasoning.</summary>
        public string? Why { get; init; }

        /// <summary>The text of the cell.</summary>
        public string? Note { get; init; }
    }
}

/// <summary>A report and what was found in it.</summary>
/// <param name="Report">The report.</param>
/// <param name="Findings">The findings, errors first.</param>
internal sealed record CheckDocument(ReportDocument Report, IReadOnlyList<CheckDocument.Found> Findings)
{
    /// <summary>A finding.</summary>
    /// <param name="Rule">The rule.</param>
    /// <param name="Severity"><c>error</c>, <c>warning</c>, <c>info</c>.</param>
    /// <param name="Cells">The cells it speaks of.</param>
    /// <param name="Expected">The value that would be right; null where there is none.</param>
    /// <param name="Actual">The value found; null where there is none.</param>
    /// <param name="Message">What is wrong.</param>
    /// <param name="Evidence">The quotations.</param>
    public sealed record Found(
        string Rule, string Severity, IReadOnlyList<string> Cells, decimal? Expected, decimal? Actual, string Message, IReadOnlyList<EvidenceItem> Evidence)
    {
        /// <summary>What to do.</summary>
        public string? Advice { get; init; }

        /// <summary>The reason somebody gave why it is as it should be; absent while nobody has.</summary>
        public string? Explained { get; init; }
    }
}
