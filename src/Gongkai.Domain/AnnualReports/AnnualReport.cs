namespace Gongkai.Domain.AnnualReports;

/// <summary>A line of the document's text.</summary>
/// <param name="Line">Its number in <see cref="AnnualReport.Lines"/>, from 1; 0 when unknown.</param>
/// <param name="Text">The text, trimmed.</param>
public readonly record struct TextLine(int Line, string Text);

/// <summary>A top-level part of a report as its author wrote it.</summary>
/// <param name="Heading">The heading as written, with its ordinal if it has one.</param>
/// <param name="Line">Where the heading stands.</param>
/// <param name="Kind">Which part of the form it is; null for a part that the form does not know.</param>
/// <param name="Body">Its narrative, line by line, without the lines of its table.</param>
public sealed record ReportSection(string Heading, int Line, SectionKind? Kind, IReadOnlyList<TextLine> Body)
{
    /// <summary>The narrative as one string, its lines joined by a line feed.</summary>
    public string Text => string.Join('\n', Body.Select(l => l.Text));
}

/// <summary>A row label as the document prints it.</summary>
/// <param name="Row">The row of the form that it was taken for.</param>
/// <param name="Text">The label as written, without line breaks.</param>
/// <param name="Line">Where it stands.</param>
public sealed record PrintedLabel(FormRow Row, string Text, int Line);

/// <summary>
/// An annual report on government information disclosure (政府信息公开工作年度报告, 《政府信息公开条例》第四十九条、第五十条)
/// as data: what the document says, cell by cell, and how each value is known.
/// </summary>
public sealed class AnnualReport
{
    private readonly CellValue[] cells;

    /// <summary>An empty report: every cell missing.</summary>
    public AnnualReport(ReportFormat format)
        : this(format, new CellValue[ReportForm.Of(format).Cells.Count])
    {
    }

    /// <summary>A report with its values, one for each of <see cref="ReportForm.Cells"/>; the array is taken over.</summary>
    /// <exception cref="ArgumentException">There are more or fewer values than cells.</exception>
    public AnnualReport(ReportFormat format, CellValue[] cells)
    {
        Form = ReportForm.Of(format);
        if (cells.Length != Form.Cells.Count)
        {
            throw new ArgumentException($"{Form.Cells.Count} cells expected, {cells.Length} given", nameof(cells));
        }

        this.cells = cells;
    }

    /// <summary>The file or address it was read from; null for one computed from records.</summary>
    public string? Source { get; init; }

    /// <summary>The layout the document is written in, which need not be the one due in its year.</summary>
    public ReportFormat Format => Form.Format;

    /// <summary>The structure of that layout.</summary>
    public ReportForm Form { get; }

    /// <summary>The agency reporting; null when the document does not say.</summary>
    public string? Agency { get; init; }

    /// <summary>The year reported on; null when it cannot be told.</summary>
    public int? Year { get; init; }

    /// <summary>First day of the period that the document states; null when it states none.</summary>
    public DateOnly? PeriodFrom { get; init; }

    /// <summary>Last day of the period that the document states; null when it states none.</summary>
    public DateOnly? PeriodTo { get; init; }

    /// <summary>The date of publication or signature; null when unknown.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>The title as written; null without one.</summary>
    public string? Title { get; init; }

    /// <summary>What stands between the title and the first section.</summary>
    public IReadOnlyList<TextLine> Preamble { get; init; } = [];

    /// <summary>The top-level parts in the document's order.</summary>
    public IReadOnlyList<ReportSection> Sections { get; init; } = [];

    /// <summary>What follows the last section: signature and date.</summary>
    public IReadOnlyList<TextLine> Closing { get; init; } = [];

    /// <summary>The row labels as printed; empty for a report that was not read from a document.</summary>
    public IReadOnlyList<PrintedLabel> Labels { get; init; } = [];

    /// <summary>The document's text, line by line, as the reader saw it; line n is at index n − 1.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>All values, in the order of <see cref="ReportForm.Cells"/>.</summary>
    public ReadOnlySpan<CellValue> Cells => cells;

    /// <summary>The value at an index of <see cref="ReportForm.Cells"/>.</summary>
    public ref readonly CellValue this[int index] => ref cells[index];

    /// <summary>The value of a cell.</summary>
    public ref readonly CellValue this[FormCell cell] => ref cells[cell.Index];

    /// <summary>The value at a row and column.</summary>
    public ref readonly CellValue this[FormRow row, int column] => ref cells[row.First + column];

    /// <summary>The value of a path such as <c>requests.received[6]</c>.</summary>
    /// <exception cref="KeyNotFoundException">The form has no such cell.</exception>
    public ref readonly CellValue this[string path] =>
        ref cells[(Form.Cell(path) ?? throw new KeyNotFoundException(path)).Index];

    /// <summary>The first part of a kind; null when the report has none.</summary>
    public ReportSection? Section(SectionKind kind) => Sections.FirstOrDefault(s => s.Kind == kind);

    /// <summary>True when any cell of the row is in the document.</summary>
    public bool Has(FormRow row)
    {
        for (var c = 0; c < row.Columns.Count; c++)
        {
            if (cells[row.First + c].State != CellState.Missing)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when any row of the table is in the document.</summary>
    public bool Has(TableKind table)
    {
        foreach (var row in Form.Rows)
        {
            if (row.Table == table && Has(row))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when （六）其他处理 is one row in this report: as the layout prints it (2019), or as the author did.</summary>
    public bool HasSingleOther
    {
        get
        {
            var otherHalf = false;
            foreach (var row in Form.Rows)
            {
                otherHalf |= row.IsAlternative && Has(row);
            }

            return otherHalf != (Format == ReportFormat.Format2019);
        }
    }

    /// <summary>The rows this report is expected to have: all of the form, less the half of （六） that it does not use.</summary>
    public IEnumerable<FormRow> ExpectedRows()
    {
        var single = HasSingleOther;
        return Form.Rows.Where(r => !r.IsOther || r.IsSingleOther == single);
    }
}
