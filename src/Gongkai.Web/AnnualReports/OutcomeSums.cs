using Gongkai.Domain.AnnualReports;

namespace Gongkai.Web.AnnualReports;

/// <summary>Table three's outcomes in the form's six parts, for a chart.</summary>
internal static class OutcomeSums
{
    private const string Prefix = "requests.outcomes.";

    /// <summary>Each part and the sum of its rows in the column 总计; null where a row of it is not known.</summary>
    public static IReadOnlyList<(string Label, decimal? Value)> Of(AnnualReport report)
    {
        var rows = report.ExpectedRows().Where(r => r.Key.StartsWith(Prefix, StringComparison.Ordinal) && r.Key != Prefix + "total");
        return
        [
            .. rows.GroupBy(r => r.Group ?? r.Label).Select(g => (
                Short(g.Key),
                g.Aggregate((decimal?)0, (sum, row) => sum + report[row, row.Columns.Count - 1].Value))),
        ];
    }

    /// <summary>「（二）部分公开（区分处理的，…）」 is 「部分公开」.</summary>
    private static string Short(string label)
    {
        var name = label[(label.IndexOf('）') + 1)..];
        return name.IndexOf('（') is > 0 and var note ? name[..note] : name;
    }
}
