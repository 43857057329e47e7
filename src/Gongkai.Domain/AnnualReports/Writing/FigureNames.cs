using System.Globalization;

namespace Gongkai.Domain.AnnualReports.Writing;

/// <summary>A figure that a text can be bound to.</summary>
/// <param name="Name">Its name in a text, <c>requests.received.total</c>.</param>
/// <param name="Label">What it is, in Chinese.</param>
/// <param name="Value">The number; null where there is none.</param>
/// <param name="Cell">The cell that it stands in; null for one that is in no table.</param>
public sealed record NamedFigure(string Name, string Label, decimal? Value, string? Cell = null)
{
    /// <summary>The number as a text shows it; null where there is none.</summary>
    public string? Text => Value?.ToString("0.######", CultureInfo.InvariantCulture);
}

/// <summary>The names under which texts use the figures of the tables.</summary>
public static class FigureNames
{
    private static readonly string[] Columns = ["natural", "enterprise", "research", "publicInterest", "legalService", "otherOrganisation", "total"];
    private static readonly string[] RemedyColumns = ["upheld", "corrected", "other", "pending", "total"];

    private static readonly (string Name, string Label)[] Groups =
        [("refused", "不予公开"), ("unable", "无法提供"), ("notProcessed", "不予处理"), ("other", "其他处理")];

    /// <summary>All figures of a year's tables, with sums that texts speak of.</summary>
    /// <param name="values">The report's cells by their path; null for a blank one.</param>
    public static IReadOnlyList<NamedFigure> Of(Func<string, decimal?> values)
    {
        var form = FigureSheet.Form;
        var result = new List<NamedFigure>();
        foreach (var row in form.Rows.Where(r => !r.IsAlternative))
        {
            for (var c = 0; c < row.Columns.Count; c++)
            {
                var cell = form.Cell(row, c);
                var (name, label) = row.Table switch
                {
                    TableKind.Active => (cell.Path, row.Columns.Count == 1 ? row.Label : $"{row.Label}{row.Columns[c].Label}"),
                    TableKind.Requests => ($"{row.Key}.{Columns[c]}", $"{Words(row)}（{row.Columns[c].Label}）"),
                    TableKind.Remedies => ($"{row.Key}.{RemedyColumns[c]}", $"{row.Label}{row.Columns[c].Label}"),
                };
                result.Add(new(name, label, values(cell.Path), cell.Path));
            }
        }

        foreach (var (name, label) in Groups)
        {
            var rows = form.Rows.Where(r => !r.IsAlternative && r.Key.StartsWith($"requests.outcomes.{name}.", StringComparison.Ordinal)).ToList();
            result.Add(new($"requests.outcomes.{name}.total", $"{label}合计", Sum(rows.Select(r => values(form.Cell(r, r.Columns.Count - 1).Path)))));
        }

        result.Add(new("requests.received.organisations", "本年新收（法人或其他组织）", Sum(Enumerable.Range(1, 5).Select(c => values($"requests.received[{c}]")))));
        result.Add(new("remedies.litigation.total", "行政诉讼合计", Sum([values("remedies.litigationDirect[4]"), values("remedies.litigationAfterReview[4]")])));
        return result;
    }

    private static decimal? Sum(IEnumerable<decimal?> parts)
    {
        decimal? sum = null;
        foreach (var part in parts)
        {
            sum = part is { } value ? (sum ?? 0) + value : sum;
        }

        return sum;
    }

    private static string Words(FormRow row)
    {
        var label = row.Label[(row.Label.IndexOfAny(['、', '.', '）']) + 1)..];
        return label.IndexOf('（', StringComparison.Ordinal) is > 0 and var note ? label[..note] : label;
    }
}
