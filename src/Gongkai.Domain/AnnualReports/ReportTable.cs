namespace Gongkai.Domain.AnnualReports;

/// <summary>A row of several reports in one table.</summary>
/// <param name="Cell">The cell of the form.</param>
/// <param name="Values">Its value in each report, in their order; null where that report's layout has no such cell.</param>
public sealed record ReportTableRow(FormCell Cell, IReadOnlyList<CellValue?> Values);

/// <summary>Several reports in one table, a report a column: agencies of one year, or years of one agency.</summary>
public sealed class ReportTable
{
    private ReportTable(IReadOnlyList<AnnualReport> reports, IReadOnlyList<ReportTableRow> rows) => (Reports, Rows) = (reports, rows);

    /// <summary>The reports, column by column.</summary>
    public IReadOnlyList<AnnualReport> Reports { get; }

    /// <summary>Every cell that at least one report has, in the order of the newest layout; cells of other layouts follow their table.</summary>
    public IReadOnlyList<ReportTableRow> Rows { get; }

    /// <summary>True when the reports are in more than one layout, so that some rows cannot be compared.</summary>
    public bool LayoutsDiffer => Reports.Any(r => r.Format != Reports[0].Format);

    /// <summary>Puts reports into one table.</summary>
    public static ReportTable Of(IReadOnlyList<AnnualReport> reports)
    {
        var forms = reports.Select(r => r.Form).Distinct().OrderByDescending(f => f.Format).ToArray();
        var rows = new List<ReportTableRow>();
        foreach (var table in Enum.GetValues<TableKind>())
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var cell in forms.SelectMany(f => f.Cells).Where(c => c.Row.Table == table && seen.Add(c.Path)))
            {
                var values = reports.Select(r => r.Form.Cell(cell.Path) is { } own ? r[own] : (CellValue?)null).ToArray();
                if (values.Any(v => v is { State: not CellState.Missing }))
                {
                    rows.Add(new(cell, values));
                }
            }
        }

        return new(reports, rows);
    }
}
