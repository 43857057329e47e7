using Gongkai.Domain.AnnualReports;

namespace Gongkai.Testing;

/// <summary>Reports for tests that say only what the test is about.</summary>
public static class SampleReports
{
    /// <summary>A report whose every expected cell holds 0, with the given cells changed.</summary>
    public static AnnualReport Zeros(ReportFormat format, params (string Path, CellValue Value)[] changes)
    {
        var form = ReportForm.Of(format);
        var cells = new CellValue[form.Cells.Count];
        foreach (var row in new AnnualReport(format).ExpectedRows())
        {
            cells.AsSpan(row.First, row.Columns.Count).Fill(CellValue.Stated(0));
        }

        foreach (var (path, value) in changes)
        {
            cells[(form.Cell(path) ?? throw new ArgumentException($"no cell {path}", nameof(changes))).Index] = value;
        }

        return new AnnualReport(format, cells) { Agency = "青山县人民政府", Year = format == ReportFormat.Format2021 ? 2024 : 2020 };
    }
}
