using Gongkai.Domain.AnnualReports;

namespace Gongkai.Domain.Tests.AnnualReports;

/// <summary>A case in which a rule fires and a near one in which it must not.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Fires">The findings where it does.</param>
/// <param name="Silent">The findings where it does not.</param>
internal sealed record RuleExample(Rule Rule, Func<List<Finding>> Fires, Func<List<Finding>> Silent);

/// <summary>A pair of cases for every rule of the families that the domain checks.</summary>
internal static partial class RuleExamples
{
    /// <summary>All pairs.</summary>
    public static IReadOnlyList<RuleExample> All { get; } = [.. Balance(), .. Form(), .. AcrossYears(), .. AcrossRegion()];

    private static RuleExample Pair(Rule rule, Action<List<Finding>> fires, Action<List<Finding>> silent) =>
        new(rule, () => Reports.Findings(fires), () => Reports.Findings(silent));
}
