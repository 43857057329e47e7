using System.Globalization;
using System.Text;
using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Reading;

namespace Gongkai.Reports.Tests.Reading;

/// <summary>Rows as one reads them aloud: <c>97 0 _ / r13 ?(_,13) !</c>.</summary>
internal static class Printed
{
    public static string Row(this AnnualReport report, string key)
    {
        var row = report.Form.Row(key) ?? throw new ArgumentException($"no row {key}", nameof(key));
        return string.Join(' ', Enumerable.Range(0, row.Columns.Count).Select(c => Cell(report[row, c])));
    }

    /// <summary>All rows of a table that hold anything but the given text.</summary>
    public static string RowsOtherThan(this AnnualReport report, TableKind table, string usual) =>
        string.Join('\n', report.ExpectedRows().Where(r => r.Table == table && report.Row(r.Key) != usual).Select(r => $"{r.Key} {report.Row(r.Key)}"));

    public static AnnualReport Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static AnnualReport Read(byte[] bytes)
    {
        var result = ReportReader.Read(bytes, "test");
        return result.Report ?? throw new InvalidOperationException(result.Problem!.Text);
    }

    public static AnnualReport Sample(string start)
    {
        var file = Directory.GetFiles(Path.Combine(Root(), "samples", "reports"), start + "*.txt").Single();
        return ReportReader.Read(File.ReadAllBytes(file), Path.GetFileName(file)).Report!;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Gongkai.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("the tests do not run inside the repository");
        }

        return folder.FullName;
    }

    private static string Cell(CellValue value) => value.State switch
    {
        CellState.Missing => "!",
        CellState.Blank => "_",
        CellState.NotApplicable => "/",
        CellState.Stated => Number(value.Value),
        CellState.Recovered => "r" + Number(value.Value),
        CellState.Ambiguous => $"?({string.Join(',', value.Candidates!.Select(Number))})",
        CellState.Unreadable => $"«{value.Note}»",
    };

    private static string Number(decimal? value) => value?.ToString("0.##########", CultureInfo.InvariantCulture) ?? "_";
}
