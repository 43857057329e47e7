using Gongkai.Domain.AnnualReports;

namespace Gongkai.Cli.AnnualReports;

/// <summary>Names of cells as people point at them.</summary>
internal static class CellNames
{
    private const int MostNamed = 8;

    /// <summary>「三（三）1·自然人」.</summary>
    public static string Of(FormCell cell) => cell.Column.Key is { Length: 0 } ? cell.Row.ShortName : $"{cell.Row.ShortName}·{cell.Column.Label}";

    /// <summary>The names of paths, a whole row as one: 「三（六）3 整行」; the first few where there are many.</summary>
    public static string List(ReportForm form, IReadOnlyList<string> paths)
    {
        var names = new List<string>();
        foreach (var row in paths.Select(p => (Path: p, Cell: form.Cell(p))).GroupBy(p => p.Cell?.Row))
        {
            var cells = row.ToList();
            if (row.Key is { Columns.Count: > 1 } whole && cells.Count == whole.Columns.Count)
            {
                names.Add($"{whole.ShortName} 整行");
            }
            else
            {
                names.AddRange(cells.Select(c => c.Cell is null ? c.Path : Of(c.Cell)));
            }
        }

        return names.Count > MostNamed ? $"{string.Join('、', names.Take(MostNamed))} 等，共 {paths.Count} 格" : string.Join('、', names);
    }
}

/// <summary>Grades in the user's words.</summary>
internal static class Grades
{
    /// <summary>错误, 警告 or 提示.</summary>
    public static string InChinese(this Severity severity) => severity switch
    {
        Severity.Error => "错误",
        Severity.Warning => "警告",
        Severity.Info => "提示",
    };
}
