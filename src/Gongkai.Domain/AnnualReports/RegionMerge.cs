namespace Gongkai.Domain.AnnualReports;

/// <summary>What one agency adds to a merged cell.</summary>
/// <param name="Agency">The agency, or the source of a report that names none.</param>
/// <param name="Value">Its value. Where its report splits （六） into three rows and the region's has one, their sum.</param>
public sealed record MergedPart(string Agency, CellValue Value);

/// <summary>A cell of a region's report, open to its parts.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Parts">One for each report merged, in their order.</param>
public sealed record MergedCell(FormCell Cell, IReadOnlyList<MergedPart> Parts)
{
    /// <summary>The sum of the numbers that are known; null when none is.</summary>
    public decimal? Total => Parts.Any(p => p.Value.Value is not null) ? Parts.Sum(p => p.Value.Value ?? 0) : null;

    /// <summary>The parts without a number, blank, ambiguous or missing: they are not in the total.</summary>
    public IEnumerable<MergedPart> Unknown => Parts.Where(p => p.Value.Value is null);

    /// <summary>True when every part has a number.</summary>
    public bool IsComplete => Parts.All(p => p.Value.Value is not null);
}

/// <summary>A report that was not merged, and why.</summary>
/// <param name="Report">The report.</param>
/// <param name="Reason">Why not, in Chinese.</param>
public sealed record LeftOut(AnnualReport Report, string Reason);

/// <summary>The reports of a region's agencies merged into one.</summary>
public sealed class MergedReport
{
    internal MergedReport(int year, ReportForm form, IReadOnlyList<AnnualReport> reports, IReadOnlyList<LeftOut> leftOut, IReadOnlyList<string> missing, IReadOnlyList<MergedCell> cells) =>
        (Year, Form, Reports, LeftOut, Missing, Cells) = (year, form, reports, leftOut, missing, cells);

    /// <summary>The year reported on.</summary>
    public int Year { get; }

    /// <summary>The layout of the merged reports.</summary>
    public ReportForm Form { get; }

    /// <summary>The reports that are in.</summary>
    public IReadOnlyList<AnnualReport> Reports { get; }

    /// <summary>The reports that are not: another year or layout, or a second one of the same agency.</summary>
    public IReadOnlyList<LeftOut> LeftOut { get; }

    /// <summary>The agencies expected of which no report is in.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>Every cell that a report of the region has.</summary>
    public IReadOnlyList<MergedCell> Cells { get; }

    /// <summary>The totals as a report of their own, to be checked, compared and written like any other; what is not in a total stands in its note.</summary>
    public AnnualReport ToReport(string agency)
    {
        var values = new CellValue[Form.Cells.Count];
        foreach (var cell in Cells)
        {
            var unknown = cell.Unknown.Count();
            values[cell.Cell.Index] = cell.Total is { } total
                ? CellValue.Stated(total, note: unknown == 0 ? null : $"{cell.Parts.Count - unknown} 个机关合计，另有 {unknown} 个机关没有数字")
                : CellValue.Blank();
        }

        return new(Form.Format, values) { Agency = agency, Year = Year };
    }
}

/// <summary>Merges the reports of a region's agencies into one (汇总).</summary>
/// <remarks>
/// The caller decides whose reports make up the region: a county government's own report already speaks for its departments,
/// so merging it with theirs would count them twice.
/// </remarks>
public static class RegionMerge
{
    /// <summary>Merges the reports on a year, each agency once.</summary>
    /// <param name="reports">The reports; of two by one agency the later published is taken, else the later in the list.</param>
    /// <param name="year">The year; the layout is the one due in it.</param>
    /// <param name="expected">The agencies that should have reported; empty when there is no such list.</param>
    public static MergedReport Merge(IReadOnlyList<AnnualReport> reports, int year, IReadOnlyList<string>? expected = null)
    {
        var form = ReportForm.Of(ReportFormats.DueIn(year));
        var leftOut = new List<LeftOut>();
        var chosen = new List<AnnualReport>();
        foreach (var report in reports)
        {
            if (report.Year != year)
            {
                leftOut.Add(new(report, report.Year is { } other ? $"是 {other} 年度的报告" : "看不出报告年度"));
            }
            else if (report.Format != form.Format)
            {
                leftOut.Add(new(report, $"格式（{report.Format.Key()}）与该年度应用的格式（{form.Format.Key()}）不同，不能相加"));
            }
            else if (report.Agency is not null && chosen.FindIndex(r => IsSame(r.Agency, report.Agency)) is >= 0 and var twin)
            {
                var keepsFirst = report.PublishedOn < chosen[twin].PublishedOn;
                leftOut.Add(new(keepsFirst ? report : chosen[twin], $"{report.Agency}另有一份{(keepsFirst || report.PublishedOn > chosen[twin].PublishedOn ? "更晚发布" : "排在后面")}的报告"));
                chosen[twin] = keepsFirst ? chosen[twin] : report;
            }
            else
            {
                chosen.Add(report);
            }
        }

        var missing = (expected ?? []).Where(e => !chosen.Exists(r => IsSame(r.Agency, e))).ToArray();
        return new(year, form, chosen, leftOut, missing, [.. Cells(form, chosen)]);
    }

    private static bool IsSame(string? left, string? right) => left is not null && right is not null && Wording.Key(left) == Wording.Key(right);

    private static IEnumerable<MergedCell> Cells(ReportForm form, List<AnnualReport> reports)
    {
        // （六） is kept in three rows only where every report has three; one row cannot be split.
        var single = form.Format == ReportFormat.Format2019 || reports.Exists(r => r.HasSingleOther);
        foreach (var cell in form.Cells.Where(c => !c.Row.IsOther || c.Row.IsSingleOther == single))
        {
            var parts = reports.Select(r => new MergedPart(r.Agency ?? r.Source ?? "（未写明机关）", Value(r, cell))).ToArray();
            if (parts.Any(p => p.Value.State != CellState.Missing))
            {
                yield return new(cell, parts);
            }
        }
    }

    private static CellValue Value(AnnualReport report, FormCell cell)
    {
        if (!cell.Row.IsSingleOther || report.HasSingleOther)
        {
            return report[cell];
        }

        var halves = report.Form.RowsOf(TableKind.Requests).Where(r => r.IsOther && !r.IsSingleOther).Select(r => report[r, cell.ColumnIndex]).ToArray();
        return halves.All(h => h.Value is not null) ? CellValue.Stated(halves.Sum(h => h.Value!.Value)) : halves.First(h => h.Value is null);
    }
}
