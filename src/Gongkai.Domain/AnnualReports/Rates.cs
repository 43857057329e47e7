namespace Gongkai.Domain.AnnualReports;

/// <summary>A rate of a report that shows how it comes about.</summary>
/// <param name="Key">Stable: <c>disclosed</c>.</param>
/// <param name="Name">公开率.</param>
/// <param name="Of">Whose: a type of applicant, a kind of remedy, or 总计.</param>
/// <param name="Formula">The formula in words.</param>
/// <param name="Numerator">The numerator; null when a cell of it is not known.</param>
/// <param name="Denominator">The denominator; null when a cell of it is not known.</param>
public sealed record Rate(string Key, string Name, string Of, string Formula, decimal? Numerator, decimal? Denominator)
{
    /// <summary>The rate, 0.25 for a quarter, in four decimals; null when a part of it is unknown or the denominator is 0.</summary>
    public decimal? Value => Numerator is { } numerator && Denominator is { } denominator and not 0 ? Math.Round(numerator / denominator, 4) : null;
}

/// <summary>The rates that people compare agencies by, computed from stated and recovered cells alone.</summary>
public static class Rates
{
    /// <summary>All rates of a report: by type of applicant, then by kind of remedy.</summary>
    public static IReadOnlyList<Rate> Of(AnnualReport report)
    {
        var rates = new List<Rate>();
        var columns = report.Form.Row("requests.received")!.Columns;
        for (var c = columns.Count - 1; c >= 0; c--)
        {
            decimal? Sum(params ReadOnlySpan<string> keys) => Known(report, c, keys);
            var of = columns[c].Label;
            var total = Sum("requests.outcomes.total");
            rates.Add(new("disclosed", "公开率", of, "（三（一）予以公开＋三（二）部分公开）÷三（七）总计", Sum("requests.outcomes.granted", "requests.outcomes.partial"), total));
            rates.Add(new("refused", "不予公开率", of, "三（三）不予公开各行之和÷三（七）总计", Group(report, c, "requests.outcomes.refused."), total));
            rates.Add(new("unable", "无法提供率", of, "三（四）无法提供各行之和÷三（七）总计", Group(report, c, "requests.outcomes.unable."), total));
            rates.Add(new("closed", "办结率", of, "三（七）总计÷（一、本年新收＋二、上年结转）", total, Sum("requests.received", "requests.carriedIn")));
        }

        foreach (var row in report.Form.RowsOf(TableKind.Remedies))
        {
            decimal? Cell(int column) => report[row, column].Value;
            rates.Add(new("corrected", "纠错率", Quoting.Name(row), "结果纠正÷（总计－尚未审结）", Cell(1), Cell(4) - Cell(3)));
        }

        var review = report["remedies.review[4]"].Value;
        rates.Add(new("reviewed", "复议率", "总计", "行政复议总计÷三（七）总计", review, Known(report, columns.Count - 1, ["requests.outcomes.total"])));
        return rates;
    }

    private static decimal? Group(AnnualReport report, int column, string prefix) =>
        Known(report, column, [.. report.Form.RowsOf(TableKind.Requests).Where(r => r.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(r => r.Key)]);

    private static decimal? Known(AnnualReport report, int column, ReadOnlySpan<string> keys)
    {
        decimal? sum = 0;
        foreach (var key in keys)
        {
            sum += report[report.Form.Row(key)!, column].Value;
        }

        return sum;
    }
}
