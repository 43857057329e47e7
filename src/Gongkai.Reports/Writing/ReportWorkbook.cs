using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Reading.Data;

namespace Gongkai.Reports.Writing;

/// <summary>
/// A report as a workbook: each table on a sheet as the form prints it, totals as formulas, findings as notes on their cells,
/// and sheets for the text, for the cells that are not plainly a number, and for the findings. An empty cell stays empty.
/// </summary>
public static class ReportWorkbook
{
    /// <summary>Writes the workbook.</summary>
    public static void Write(AnnualReport report, IReadOnlyList<Finding> findings, Stream output)
    {
        using var buffer = new MemoryStream();
        using (var package = SpreadsheetDocument.Create(buffer, SpreadsheetDocumentType.Workbook))
        {
            package.PackageProperties.Title = OfficialDocument.Of(report).Title;
            var workbook = package.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = WorkbookStyles.Sheet();
            var book = new Book(workbook);
            foreach (var kind in Enum.GetValues<TableKind>())
            {
                if (OfficialTable.Of(report, kind) is { } table)
                {
                    book.AddTable(report, findings, table);
                }
            }

            book.AddList(WorkbookCells.TextSheet, ["项目", "内容", "部分"], [10, 100, 12], TextOf(report));
            book.AddList(WorkbookCells.StateSheet, ["单元格", "位置", "状态", "数值", "候选值", "理由", "原文"], [36, 40, 10, 10, 16, 60, 40], StatesOf(report));
            if (findings.Count > 0)
            {
                book.AddList(WorkbookCells.FindingSheet, ["规则", "等级", "单元格", "应为", "实为", "说明", "依据", "建议", "已说明"], [18, 8, 30, 10, 10, 70, 50, 40, 30], findings.Select(RowOf));
            }

            book.Save();
        }

        buffer.Position = 0;
        buffer.CopyTo(output);
    }

    private static IEnumerable<string[]> TextOf(AnnualReport report)
    {
        yield return [WorkbookCells.Format, report.Format.Key()];
        (string Item, string? Content)[] facts =
        [
            (WorkbookCells.Agency, report.Agency), (WorkbookCells.Year, report.Year?.ToString()), (WorkbookCells.From, Date(report.PeriodFrom)),
            (WorkbookCells.To, Date(report.PeriodTo)), (WorkbookCells.Published, Date(report.PublishedOn)), (WorkbookCells.Title, report.Title),
        ];
        foreach (var (item, content) in facts)
        {
            if (content is not null)
            {
                yield return [item, content];
            }
        }

        foreach (var row in Paragraphs(WorkbookCells.Preamble, report.Preamble))
        {
            yield return row;
        }

        foreach (var section in report.Sections)
        {
            yield return SectionNames.Of(section.Heading) == section.Kind
                ? [WorkbookCells.Heading, section.Heading]
                : [WorkbookCells.Heading, section.Heading, SectionNames.Name(section.Kind)];
            foreach (var row in Paragraphs(WorkbookCells.Paragraph, section.Body))
            {
                yield return row;
            }
        }

        foreach (var row in Paragraphs(WorkbookCells.Closing, report.Closing))
        {
            yield return row;
        }
    }

    /// <summary>A row for each paragraph; one that is too long for a cell goes on in the next.</summary>
    private static IEnumerable<string[]> Paragraphs(string item, IReadOnlyList<TextLine> lines)
    {
        foreach (var line in lines)
        {
            var text = OfficialDocument.Printable(line.Text);
            yield return [item, text[..Cut(text)]];
            for (text = text[Cut(text)..]; text.Length > 0; text = text[Cut(text)..])
            {
                yield return [WorkbookCells.Continued, text[..Cut(text)]];
            }
        }

        // A pair that makes one character stays together.
        static int Cut(string text) => text.Length <= WorkbookCells.LongestText ? text.Length
            : char.IsHighSurrogate(text[WorkbookCells.LongestText - 1]) ? WorkbookCells.LongestText - 1
            : WorkbookCells.LongestText;
    }

    private static IEnumerable<string[]> StatesOf(AnnualReport report)
    {
        foreach (var row in Enum.GetValues<TableKind>().SelectMany(t => ReportJson.Rows(report, t)))
        {
            for (var c = 0; c < row.Columns.Count; c++)
            {
                var value = report[row, c];
                if (value is not { State: CellState.Stated, Note: null })
                {
                    yield return
                    [
                        report.Form.Cell(row, c).Path,
                        $"{row.ShortName} {row.Columns[c].Label}",
                        WorkbookCells.Name(value.State),
                        value.Value?.ToString() ?? "",
                        value.Candidates is null ? "" : string.Join('|', value.Candidates.Select(v => v?.ToString() ?? "null")),
                        value.Why ?? "",
                        value.Note ?? "",
                    ];
                }
            }
        }
    }

    private static string[] RowOf(Finding finding) =>
    [
        finding.Rule.Id, WorkbookNotes.Name(finding.Severity), string.Join('、', finding.Cells), finding.Expected?.ToString() ?? "", finding.Actual?.ToString() ?? "",
        finding.Message, string.Join('\n', finding.Evidence.Select(e => e.Line is null ? e.Text : $"第{e.Line}行：{e.Text}")), finding.Rule.Advice, finding.Explanation ?? "",
    ];

    private static string? Date(DateOnly? date) => date?.ToString("yyyy-MM-dd");

    private sealed class Book(WorkbookPart workbook)
    {
        private const double CharactersPerMillimetre = 0.62;
        private const double LineHeight = 15;

        private readonly Sheets sheets = new();
        private readonly DefinedNames names = new();

        public void AddTable(AnnualReport report, IReadOnlyList<Finding> findings, OfficialTable table)
        {
            var (places, covered) = Places(table);
            var formulas = WorkbookFormulas.Of(report, places);
            double[] widths = [.. table.Widths.Select(w => Math.Max(8, w * CharactersPerMillimetre))];
            var rows = table.Rows.Select((r, i) => NewRow(i + 1)).ToArray();
            var notes = new List<((int Row, int Column) Place, string Text)>();
            var merges = new MergeCells();
            foreach (var (cell, row, column) in covered)
            {
                if (cell is null)
                {
                    rows[row - 1].Append(new Cell { CellReference = WorkbookCells.Reference(row, column), StyleIndex = WorkbookStyles.Head });
                    continue;
                }

                if (cell.RowSpan == 1)
                {
                    Heighten(rows[row - 1], cell.Text, widths.Skip(column - 1).Take(cell.ColSpan).Sum());
                }

                if (cell.ColSpan * cell.RowSpan > 1)
                {
                    merges.Append(new MergeCell { Reference = $"{WorkbookCells.Reference(row, column)}:{WorkbookCells.Reference(row + cell.RowSpan - 1, column + cell.ColSpan - 1)}" });
                }

                if (cell.Cell is not { } formCell)
                {
                    var isLabel = row > table.HeaderRows && table.Rows[row - 1].Any(c => !c.IsLabel);
                    rows[row - 1].Append(TextCell(row, column, cell.Text, isLabel ? WorkbookStyles.Label : WorkbookStyles.Head));
                    continue;
                }

                var found = findings.Where(f => f.Cells.Contains(formCell.Path)).ToList();
                rows[row - 1].Append(ValueCell(row, column, report[formCell], formulas.GetValueOrDefault(formCell), StyleOf(found)));
                names.Append(new DefinedName($"'{WorkbookCells.Sheet(table.Kind)}'!${WorkbookCells.Column(column)}${row}") { Name = WorkbookCells.Name(formCell) });
                if (found.Count > 0)
                {
                    notes.Add(((row, column), WorkbookNotes.Text(found)));
                }
            }

            var part = AddSheet(WorkbookCells.Sheet(table.Kind), widths, rows, table.HeaderRows, landscape: table.Kind == TableKind.Remedies);
            if (merges.HasChildren)
            {
                part.Worksheet.InsertAfter(merges, part.Worksheet.GetFirstChild<SheetData>());
            }

            if (notes.Count > 0)
            {
                WorkbookNotes.AddTo(part, notes);
            }
        }

        public void AddList(string name, string[] head, double[] widths, IEnumerable<string[]> lines)
        {
            var rows = new List<Row> { NewRow(1) };
            rows[0].Append(head.Select((h, c) => TextCell(1, c + 1, h, WorkbookStyles.ListHead)));
            foreach (var line in lines)
            {
                var row = NewRow(rows.Count + 1);
                row.Append(line.Select((text, c) => TextCell(rows.Count + 1, c + 1, text, WorkbookStyles.Wrapped)));
                foreach (var (c, text) in line.Index())
                {
                    Heighten(row, text, widths[c]);
                }

                rows.Add(row);
            }

            AddSheet(name, widths, rows, frozen: 1, landscape: true);
        }

        public void Save() => workbook.Workbook = names.HasChildren ? new Workbook(sheets, names) : new Workbook(sheets);

        private WorksheetPart AddSheet(string name, double[] widths, IEnumerable<Row> rows, int frozen, bool landscape)
        {
            var part = workbook.AddNewPart<WorksheetPart>();
            var view = new SheetView { WorkbookViewId = 0 };
            if (frozen > 0)
            {
                view.Append(new Pane { VerticalSplit = frozen, TopLeftCell = WorkbookCells.Reference(frozen + 1, 1), ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen });
            }

            part.Worksheet = new Worksheet(
                new SheetProperties(new PageSetupProperties { FitToPage = true }),
                new SheetViews(view),
                new Columns(widths.Select((w, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = w, CustomWidth = true })),
                new SheetData(rows),
                new PageSetup { PaperSize = 9, Orientation = landscape ? OrientationValues.Landscape : OrientationValues.Portrait, FitToWidth = 1, FitToHeight = 0 });
            sheets.Append(new Sheet { Name = name, SheetId = (uint)sheets.ChildElements.Count + 1, Id = workbook.GetIdOfPart(part) });
            return part;
        }

        /// <summary>Where each cell of the form stands, and all cells in reading order; null for one that a span covers.</summary>
        private static (Dictionary<FormCell, (int Row, int Column)> Places, List<(OfficialCell? Cell, int Row, int Column)> All) Places(OfficialTable table)
        {
            var places = new Dictionary<FormCell, (int Row, int Column)>();
            var all = new List<(OfficialCell? Cell, int Row, int Column)>();
            var reaching = new int[table.Widths.Count];
            for (var r = 0; r < table.Rows.Count; r++)
            {
                var cells = new Queue<OfficialCell>(table.Rows[r]);
                for (var c = 0; c < reaching.Length; c++)
                {
                    if (reaching[c] > 0)
                    {
                        reaching[c]--;
                        all.Add((null, r + 1, c + 1));
                        continue;
                    }

                    var cell = cells.Dequeue();
                    all.Add((cell, r + 1, c + 1));
                    if (cell.Cell is { } formCell)
                    {
                        places[formCell] = (r + 1, c + 1);
                    }

                    reaching.AsSpan(c, cell.ColSpan).Fill(cell.RowSpan - 1);
                    for (var last = c + cell.ColSpan - 1; c < last; c++)
                    {
                        all.Add((null, r + 1, c + 2));
                    }
                }
            }

            return (places, all);
        }

        private static Row NewRow(int number) => new() { RowIndex = (uint)number, Height = LineHeight + 5, CustomHeight = true };

        /// <summary>Makes a row high enough for a text in a column of a width; programs do not do so for merged cells. At most 409 points.</summary>
        private static void Heighten(Row row, string text, double width)
        {
            var lines = text.Split('\n').Sum(l => Math.Max(1, Math.Ceiling(l.Sum(c => c < 128 ? 1.1 : 2.1) / width)));
            row.Height = Math.Min(409, Math.Max(row.Height!, (lines * LineHeight) + 5));
        }

        private static Cell ValueCell(int row, int column, in Domain.AnnualReports.CellValue value, string? formula, uint style)
        {
            if (WorkbookCells.Number(value) is { } number)
            {
                var cell = new Cell { CellReference = WorkbookCells.Reference(row, column), StyleIndex = style, DataType = CellValues.Number };
                if (formula is not null)
                {
                    cell.CellFormula = new CellFormula(formula);
                }

                cell.CellValue = new DocumentFormat.OpenXml.Spreadsheet.CellValue(number.ToString());
                return cell;
            }

            return TextCell(row, column, WorkbookCells.Text(value), style);
        }

        /// <summary>A text, never a formula, whatever it begins with.</summary>
        private static Cell TextCell(int row, int column, string text, uint style)
        {
            var cell = new Cell { CellReference = WorkbookCells.Reference(row, column), StyleIndex = style };
            if (text.Length > 0)
            {
                var shown = OfficialDocument.Printable(text.Length <= WorkbookCells.LongestText ? text : text[..WorkbookCells.LongestText]);
                cell.DataType = CellValues.InlineString;
                cell.InlineString = new InlineString(new Text(shown) { Space = SpaceProcessingModeValues.Preserve });
            }

            return cell;
        }

        private static uint StyleOf(List<Finding> findings) => findings.Count == 0 ? WorkbookStyles.Number : findings.Max(f => f.Severity) switch
        {
            Severity.Info => WorkbookStyles.Info,
            Severity.Warning => WorkbookStyles.Warning,
            Severity.Error => WorkbookStyles.Error,
        };
    }
}
