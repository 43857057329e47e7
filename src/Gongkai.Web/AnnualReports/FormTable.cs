using Gongkai.Domain.AnnualReports;

namespace Gongkai.Web.AnnualReports;

/// <summary>What a heading cell heads.</summary>
internal enum HeadingScope
{
    /// <summary>The cell is no heading.</summary>
    None,

    /// <summary>The column below.</summary>
    Column,

    /// <summary>Several columns below.</summary>
    ColumnGroup,

    /// <summary>The row to the right.</summary>
    Row,

    /// <summary>Several rows to the right.</summary>
    RowGroup,
}

/// <summary>One printed cell: a label, or the place of a value.</summary>
/// <param name="Text">The label; empty for a value.</param>
/// <param name="Scope">What it heads.</param>
/// <param name="RowSpan">Rows covered, from 1.</param>
/// <param name="ColSpan">Columns covered, from 1.</param>
/// <param name="Value">The cell of the form whose value stands here; null for a label.</param>
/// <param name="Anchor">An id of its own where value cells name it as their heading; null without one.</param>
/// <param name="Headings">The ids of the headings of a value, where position alone does not tell them; null otherwise.</param>
internal sealed record PrintedCell(
    string Text, HeadingScope Scope, int RowSpan = 1, int ColSpan = 1, FormCell? Value = null, string? Anchor = null, string? Headings = null)
{
    /// <summary>The place of a value.</summary>
    public static PrintedCell Of(FormCell value, int colSpan = 1, string? headings = null) => new("", HeadingScope.None, 1, colSpan, value, null, headings);
}

/// <summary>A table as the official form prints it, spans included.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="Head">The rows of headings at the top.</param>
/// <param name="Body">The other rows.</param>
internal sealed record FormTable(TableKind Kind, IReadOnlyList<IReadOnlyList<PrintedCell>> Head, IReadOnlyList<IReadOnlyList<PrintedCell>> Body)
{
    private const int ActiveColumns = 4;

    /// <summary>The table of a report, with the shape of （六） that the report uses.</summary>
    public static FormTable Of(AnnualReport report, TableKind kind)
    {
        var rows = report.ExpectedRows().Where(r => r.Table == kind).ToList();
        return kind switch
        {
            TableKind.Active => Active(report.Form, rows),
            TableKind.Requests => Requests(report.Form, rows),
            TableKind.Remedies => Remedies(report.Form, rows),
        };
    }

    private static FormTable Active(ReportForm form, List<FormRow> rows)
    {
        var body = new List<IReadOnlyList<PrintedCell>>();
        foreach (var group in rows.GroupBy(r => r.Group))
        {
            var columns = group.First().Columns;
            string Anchor(int column) => $"h-{group.First().Key.Replace('.', '-')}-{column}";
            body.Add([new PrintedCell(group.Key ?? "", HeadingScope.ColumnGroup, 1, ActiveColumns)]);
            body.Add(
            [
                new PrintedCell("信息内容", HeadingScope.Column),
                .. columns.Select((c, i) => new PrintedCell(c.Label, HeadingScope.Column, 1, Span(i, columns.Count), null, Anchor(i))),
            ]);
            foreach (var row in group)
            {
                var heading = "h-" + row.Key.Replace('.', '-');
                body.Add(
                [
                    new PrintedCell(row.Label, HeadingScope.Row, Anchor: heading),
                    .. columns.Select((_, i) => PrintedCell.Of(form.Cell(row, i), Span(i, columns.Count), $"{heading} {Anchor(i)}")),
                ]);
            }
        }

        return new FormTable(TableKind.Active, [], body);
    }

    /// <summary>The last column of a narrow block takes what is left of the table's width.</summary>
    private static int Span(int column, int columns) => column == columns - 1 ? ActiveColumns - columns : 1;

    private static FormTable Requests(ReportForm form, List<FormRow> rows)
    {
        const int LabelColumns = 3;
        var columns = rows[0].Columns;
        List<PrintedCell> second = [], third = [];
        foreach (var group in columns.GroupBy(c => c.Group ?? c.Label))
        {
            if (group.First().Group is null)
            {
                second.Add(new PrintedCell(group.Key, HeadingScope.Column, RowSpan: 2));
            }
            else
            {
                second.Add(new PrintedCell(group.Key, HeadingScope.ColumnGroup, 1, group.Count()));
                third.AddRange(group.Select(c => new PrintedCell(c.Label, HeadingScope.Column)));
            }
        }

        List<IReadOnlyList<PrintedCell>> head =
        [
            [
                new PrintedCell("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", HeadingScope.Column, 3, LabelColumns),
                new PrintedCell("申请人情况", HeadingScope.ColumnGroup, 1, columns.Count),
            ],
            second,
            third,
        ];

        var results = rows.Where(r => r.Key.StartsWith("requests.outcomes.", StringComparison.Ordinal)).ToList();
        var body = new List<IReadOnlyList<PrintedCell>>();
        string? group0 = null;
        foreach (var row in rows)
        {
            var cells = new List<PrintedCell>();
            if (!results.Contains(row))
            {
                cells.Add(new PrintedCell(row.Label, HeadingScope.Row, 1, LabelColumns));
            }
            else
            {
                if (row == results[0])
                {
                    cells.Add(new PrintedCell("三、本年度办理结果", HeadingScope.RowGroup, results.Count));
                }

                if (row.Group is null)
                {
                    cells.Add(new PrintedCell(row.Label, HeadingScope.Row, 1, 2));
                }
                else
                {
                    if (row.Group != group0)
                    {
                        cells.Add(new PrintedCell(row.Group, HeadingScope.RowGroup, results.Count(r => r.Group == row.Group)));
                    }

                    cells.Add(new PrintedCell(row.Label, HeadingScope.Row));
                }
            }

            group0 = row.Group;
            cells.AddRange(Enumerable.Range(0, columns.Count).Select(c => PrintedCell.Of(form.Cell(row, c))));
            body.Add(cells);
        }

        return new FormTable(TableKind.Requests, head, body);
    }

    private static FormTable Remedies(ReportForm form, List<FormRow> rows)
    {
        List<PrintedCell> first = [], second = [], third = [], values = [];
        foreach (var group in rows.GroupBy(r => r.Group ?? r.Label))
        {
            first.Add(new PrintedCell(group.Key, HeadingScope.ColumnGroup, 1, group.Sum(r => r.Columns.Count)));
            foreach (var row in group)
            {
                if (row.Group is null)
                {
                    second.AddRange(row.Columns.Select(c => new PrintedCell(c.Label, HeadingScope.Column, RowSpan: 2)));
                }
                else
                {
                    second.Add(new PrintedCell(row.Label, HeadingScope.ColumnGroup, 1, row.Columns.Count));
                    third.AddRange(row.Columns.Select(c => new PrintedCell(c.Label, HeadingScope.Column)));
                }

                values.AddRange(Enumerable.Range(0, row.Columns.Count).Select(c => PrintedCell.Of(form.Cell(row, c))));
            }
        }

        return new FormTable(TableKind.Remedies, [first, second, third], [values]);
    }
}
