using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Writing;

/// <summary>A cell of a printed table.</summary>
/// <param name="Text">What is printed in it.</param>
/// <param name="ColSpan">Columns covered, from 1.</param>
/// <param name="RowSpan">Rows covered, from 1.</param>
/// <param name="Cell">The cell of the form whose value it shows; null for a label.</param>
public sealed record OfficialCell(string Text, int ColSpan = 1, int RowSpan = 1, FormCell? Cell = null)
{
    /// <summary>True for a heading or a label.</summary>
    public bool IsLabel => Cell is null;
}

/// <summary>
/// A statutory table as the official form prints it, spans included: what the page, the Word document and the workbook share.
/// A cell that is covered by a span from above or from the left is not in its row.
/// </summary>
/// <param name="Kind">Which table.</param>
/// <param name="Widths">The widths of the columns in millimetres; together the 156 mm of the type area of GB/T 9704.</param>
/// <param name="HeaderRows">How many rows from the top repeat on every page.</param>
/// <param name="Rows">Its rows.</param>
public sealed record OfficialTable(TableKind Kind, IReadOnlyList<double> Widths, int HeaderRows, IReadOnlyList<IReadOnlyList<OfficialCell>> Rows)
{
    /// <summary>What stands in the head of table three.</summary>
    public const string BalanceNote = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

    /// <summary>The label beside all outcomes of table three.</summary>
    public const string OutcomesLabel = "三、本年度办理结果";

    /// <summary>What is printed for a value of which nothing but a choice is known: no number, so that none is read back.</summary>
    public const string Undecided = "待核";

    /// <summary>A table of a report; null when the report has no cell of it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="table">Which table.</param>
    /// <param name="withMissingRows">True to print the rows that the report should have and has not; else they are left out.</param>
    public static OfficialTable? Of(AnnualReport report, TableKind table, bool withMissingRows = false)
    {
        if (!report.Has(table))
        {
            return null;
        }

        var rows = withMissingRows
            ? report.ExpectedRows().Where(r => r.Table == table).ToList()
            : [.. report.Form.RowsOf(table).Where(report.Has)];
        return Of(report.Form, table, rows, cell => Shown(report[cell]));
    }

    /// <summary>A table of the form with nothing in it; （六）其他处理 is divided as the layout divides it.</summary>
    public static OfficialTable Of(ReportForm form, TableKind table) =>
        Of(form, table, [.. form.RowsOf(table).Where(r => !r.IsAlternative)], _ => "");

    /// <summary>The text of a cell: the number as stated, with all its words if it had any, or what the form prints for none.</summary>
    public static string Shown(in CellValue value) => value.State switch
    {
        CellState.Missing or CellState.Blank => "",
        CellState.NotApplicable => value.Note ?? "/",
        CellState.Stated or CellState.Recovered => value.Note ?? value.Value?.ToString() ?? "",
        CellState.Ambiguous => Undecided,
        CellState.Unreadable => value.Note ?? Undecided,
    };

    private static OfficialTable Of(ReportForm form, TableKind table, List<FormRow> rows, Func<FormCell, string> shown) => table switch
    {
        TableKind.Active => Active(form, rows, shown),
        TableKind.Requests => Requests(form, rows, shown),
        TableKind.Remedies => Remedies(form, shown),
    };

    private static OfficialTable Active(ReportForm form, List<FormRow> rows, Func<FormCell, string> shown)
    {
        const int ValueColumns = 3;
        var printed = new List<IReadOnlyList<OfficialCell>>();
        string? group = null;
        foreach (var row in rows)
        {
            // The last column takes what the others leave: 1, 2 or 3 of the three.
            int Span(int column) => column == row.Columns.Count - 1 ? ValueColumns - column : 1;
            if (row.Group != group)
            {
                group = row.Group;
                printed.Add([new OfficialCell(group ?? "", 1 + ValueColumns)]);
                printed.Add([new OfficialCell("信息内容"), .. row.Columns.Select((c, i) => new OfficialCell(c.Label, Span(i)))]);
            }

            printed.Add([new OfficialCell(row.Label), .. Values(form, row, shown).Select((v, i) => v with { ColSpan = Span(i) })]);
        }

        return new OfficialTable(TableKind.Active, [48, 36, 36, 36], 0, printed);
    }

    private static OfficialTable Requests(ReportForm form, List<FormRow> rows, Func<FormCell, string> shown)
    {
        const string Outcomes = "requests.outcomes.";
        var columns = form.RowsOf(TableKind.Requests).First().Columns;
        var printed = new List<IReadOnlyList<OfficialCell>>
        {
            new OfficialCell[] { new(BalanceNote, 3, 3), new("申请人情况", columns.Count) },
            GroupedLabels(columns).ToArray(),
            columns.Where(c => c.Group is not null).Select(c => new OfficialCell(c.Label)).ToArray(),
        };
        for (var r = 0; r < rows.Count; r++)
        {
            var row = rows[r];
            bool IsOutcome(FormRow other) => other.Key.StartsWith(Outcomes, StringComparison.Ordinal);
            var cells = new List<OfficialCell>();
            if (!IsOutcome(row))
            {
                cells.Add(new OfficialCell(row.Label, 3));
            }
            else
            {
                if (r == 0 || !IsOutcome(rows[r - 1]))
                {
                    cells.Add(new OfficialCell(OutcomesLabel, 1, rows.Skip(r).TakeWhile(IsOutcome).Count()));
                }

                if (row.Group is not null && (r == 0 || rows[r - 1].Group != row.Group))
                {
                    cells.Add(new OfficialCell(row.Group, 1, rows.Skip(r).TakeWhile(o => o.Group == row.Group).Count()));
                }

                cells.Add(new OfficialCell(row.Label, row.Group is null ? 2 : 1));
            }

            cells.AddRange(Values(form, row, shown));
            printed.Add(cells);
        }

        return new OfficialTable(TableKind.Requests, [9, 21, 49, 11, 11, 11, 11, 11, 11, 11], 3, printed);
    }

    private static OfficialTable Remedies(ReportForm form, Func<FormCell, string> shown)
    {
        var rows = form.RowsOf(TableKind.Remedies).ToList();
        var top = new List<OfficialCell>();
        var middle = new List<OfficialCell>();
        var bottom = new List<OfficialCell>();
        foreach (var (row, i) in rows.Select((r, i) => (r, i)))
        {
            var labels = row.Columns.Select(c => new OfficialCell(c.Label));
            if (row.Group is null)
            {
                top.Add(new OfficialCell(row.Label, row.Columns.Count));
                middle.AddRange(labels.Select(l => l with { RowSpan = 2 }));
                continue;
            }

            if (i == 0 || rows[i - 1].Group != row.Group)
            {
                top.Add(new OfficialCell(row.Group, rows.Where(r => r.Group == row.Group).Sum(r => r.Columns.Count)));
            }

            middle.Add(new OfficialCell(row.Label, row.Columns.Count));
            bottom.AddRange(labels);
        }

        return new OfficialTable(TableKind.Remedies, [.. Enumerable.Repeat(10.4, 15)], 3, [top, middle, bottom, [.. rows.SelectMany(r => Values(form, r, shown))]]);
    }

    /// <summary>The second row of the head: labels that reach down beside labels that span their group.</summary>
    private static IEnumerable<OfficialCell> GroupedLabels(IReadOnlyList<FormColumn> columns)
    {
        string? group = null;
        foreach (var column in columns)
        {
            if (column.Group is null)
            {
                yield return new OfficialCell(column.Label, 1, 2);
            }
            else if (column.Group != group)
            {
                yield return new OfficialCell(column.Group, columns.Count(c => c.Group == column.Group));
            }

            group = column.Group;
        }
    }

    private static IEnumerable<OfficialCell> Values(ReportForm form, FormRow row, Func<FormCell, string> shown) =>
        Enumerable.Range(0, row.Columns.Count).Select(c => form.Cell(row, c)).Select(c => new OfficialCell(shown(c), 1, 1, c));
}
