using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Checking;

/// <summary>What is known beside the report itself.</summary>
public sealed record CheckContext
{
    /// <summary>Last year's report of the same agency; null when it is not at hand.</summary>
    public AnnualReport? Previous { get; init; }

    /// <summary>When the report was published, where the document itself does not say; null when unknown.</summary>
    public DateOnly? PublishedOn { get; init; }
}

/// <summary>Checks one report against every rule of <see cref="RuleCatalogue"/> that one report, or it and last year's, can be held to.</summary>
public static class ReportChecker
{
    /// <summary>All findings: errors first, then in the order of the document. A correct report gives none of grade error.</summary>
    public static IReadOnlyList<Finding> Check(AnnualReport report, CheckContext? context = null)
    {
        var findings = new List<Finding>();
        FormChecks.Check(report, findings);
        BalanceChecks.Check(report, findings);
        TextChecks.Check(report, context ?? new CheckContext(), findings);
        if (context?.Previous is { } previous)
        {
            YearChecks.Check(report, previous, findings);
        }

        return [.. findings.OrderByDescending(f => f.Severity)];
    }
}
