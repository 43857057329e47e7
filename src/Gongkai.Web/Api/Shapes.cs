using Gongkai.Domain.AnnualReports;
using Gongkai.Operations.AnnualReports;

namespace Gongkai.Web.Api;

/// <summary>A report in a list.</summary>
/// <param name="Id">Its number, which does not change.</param>
/// <param name="Agency">The agency; null when unknown.</param>
/// <param name="AgencyId">The agency's number; null when unknown.</param>
/// <param name="Regions">The regions around the agency, outermost first.</param>
/// <param name="Year">The year reported on; null when unknown.</param>
/// <param name="Format">The layout: <c>2021</c>, <c>2019</c>, <c>pre2019</c>.</param>
/// <param name="Title">The title as written; null without one.</param>
/// <param name="Published">The date of publication; null when unknown.</param>
/// <param name="Errors">Findings of grade error that nobody has explained.</param>
/// <param name="Warnings">Findings of grade warning that nobody has explained.</param>
/// <param name="Infos">Findings of grade info that nobody has explained.</param>
/// <param name="Explained">Findings that somebody has explained.</param>
internal sealed record ReportItem(
    long Id, string? Agency, long? AgencyId, IReadOnlyList<string> Regions, int? Year, string Format, string? Title, DateOnly? Published,
    int Errors, int Warnings, int Infos, int Explained)
{
    /// <summary>From a row of the list.</summary>
    public static ReportItem Of(ReportRow row) => new(
        row.Id, row.Agency, row.AgencyId, row.Regions, row.Year, row.Format.Key(), row.Title, row.PublishedOn, row.Errors, row.Warnings, row.Infos, row.Explained);
}

/// <summary>A page of the list.</summary>
/// <param name="Items">The reports.</param>
/// <param name="Next">What to pass as <c>after</c> for the next page; null on the last.</param>
internal sealed record ReportItems(IReadOnlyList<ReportItem> Items, string? Next);

/// <summary>A quotation that a finding rests on.</summary>
/// <param name="Line">The line of the source, from 1; null when unknown.</param>
/// <param name="Text">The sentence or the row as written.</param>
internal sealed record EvidenceItem(int? Line, string Text);

/// <summary>A finding of a stored report.</summary>
/// <param name="Id">Its name within the report; it stays as long as rule, cells and values do.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Severity"><c>error</c>, <c>warning</c>, <c>info</c>.</param>
/// <param name="Cells">The cells it speaks of.</param>
/// <param name="Expected">The value that would be right; null where there is none.</param>
/// <param name="Actual">The value found; null where there is none.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Evidence">The quotations.</param>
/// <param name="Advice">What to do.</param>
/// <param name="Explanation">Why it is as it should be; null while nobody has said so.</param>
/// <param name="ExplainedBy">Who said so.</param>
/// <param name="ExplainedAt">When.</param>
internal sealed record FindingItem(
    string Id, string Rule, Severity Severity, IReadOnlyList<string> Cells, decimal? Expected, decimal? Actual, string Message,
    IReadOnlyList<EvidenceItem> Evidence, string Advice, string? Explanation, string? ExplainedBy, DateTimeOffset? ExplainedAt)
{
    /// <summary>From a finding of a stored report.</summary>
    public static FindingItem Of(ReportFinding stored)
    {
        var finding = stored.Finding;
        return new(
            stored.Id, finding.Rule.Id, finding.Severity, finding.Cells, finding.Expected, finding.Actual, finding.Message,
            [.. finding.Evidence.Select(e => new EvidenceItem(e.Line, e.Text))], finding.Rule.Advice, finding.Explanation, stored.ExplainedBy, stored.ExplainedAt);
    }
}

/// <summary>Why a finding is as it should be.</summary>
/// <param name="Reason">The reason, 1,000 characters at most.</param>
/// <param name="By">Who says so.</param>
internal sealed record ExplanationAsked(string? Reason, string? By);

/// <summary>A report after its import.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Version">Its version, from 1.</param>
/// <param name="Effect"><c>added</c>, <c>replaced</c>, <c>attributed</c>, <c>unchanged</c>.</param>
internal sealed record ReportStored(long Id, int Version, ImportEffect Effect);
