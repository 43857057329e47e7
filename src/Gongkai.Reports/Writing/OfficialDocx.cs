using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Writing;

/// <summary>The official form as a Word document: A4, margins and type area of GB/T 9704, tables with merged cells and repeating heads.</summary>
public static class OfficialDocx
{
    private const double TwipsPerMillimetre = 1440 / 25.4;

    /// <summary>Writes the document.</summary>
    public static void Write(AnnualReport report, Stream output)
    {
        var document = OfficialDocument.Of(report);
        using var buffer = new MemoryStream();
        using (var package = WordprocessingDocument.Create(buffer, WordprocessingDocumentType.Document))
        {
            package.PackageProperties.Title = document.Title;
            package.PackageProperties.Creator = OfficialDocument.Printable(report.Agency ?? "");
            var main = package.AddMainDocumentPart();
            OfficialDocxStyles.AddTo(main);
            var body = new Body(TitleParagraph(document));
            body.Append(document.Preamble.Select(BodyParagraph));
            foreach (var part in document.Parts)
            {
                body.Append(Paragraph(OfficialDocxStyles.FirstHeading, part.Heading));
                body.Append(part.Body.Select(BodyParagraph));
                if (part.Table is { } table)
                {
                    body.Append(Table(table), Gap());
                }
            }

            body.Append(Closing(document.Closing));
            body.Append(PageOf(main));
            main.Document = new Document(body);
        }

        buffer.Position = 0;
        buffer.CopyTo(output);
    }

    private static Paragraph TitleParagraph(OfficialDocument document)
    {
        var paragraph = Paragraph(OfficialDocxStyles.Title, document.TitleLines[0]);
        paragraph.Append(document.TitleLines.Skip(1).Select(line => new Run(new Break(), new Text(line) { Space = SpaceProcessingModeValues.Preserve })));
        return paragraph;
    }

    private static Paragraph BodyParagraph(string text)
    {
        var paragraph = new Paragraph();
        foreach (var run in OfficialDocument.Runs(text))
        {
            var printed = Run(run.Text);
            if (run.Style == ParagraphStyle.SecondHeading)
            {
                printed.PrependChild(new RunProperties(new RunStyle { Val = OfficialDocxStyles.SecondHeading }));
            }

            paragraph.Append(printed);
        }

        return paragraph;
    }

    private static Paragraph Paragraph(string style, string text) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = style }), Run(text));

    private static Run Run(string text) => new(new Text(OfficialDocument.Printable(text)) { Space = SpaceProcessingModeValues.Preserve });

    /// <summary>Agency and date, an empty line above them; the date two characters further in than the agency.</summary>
    private static IEnumerable<OpenXmlElement> Closing(IReadOnlyList<string> lines) => lines.Count == 0
        ? []
        : [Gap(), .. lines.Select((l, i) => Paragraph(i == lines.Count - 1 ? OfficialDocxStyles.SignatureDate : OfficialDocxStyles.Signature, l))];

    /// <summary>A line of air after a table; two tables would otherwise run into one.</summary>
    private static Paragraph Gap() => new();

    private static Table Table(OfficialTable table)
    {
        const BorderValues Single = BorderValues.Single;
        const uint HalfPoint = 4; // eighths of a point
        var printed = new Table(
            new TableProperties(
                new TableWidth { Width = Twips(table.Widths.Sum()), Type = TableWidthUnitValues.Dxa },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                new TableBorders(
                    new TopBorder { Val = Single, Size = HalfPoint },
                    new LeftBorder { Val = Single, Size = HalfPoint },
                    new BottomBorder { Val = Single, Size = HalfPoint },
                    new RightBorder { Val = Single, Size = HalfPoint },
                    new InsideHorizontalBorder { Val = Single, Size = HalfPoint },
                    new InsideVerticalBorder { Val = Single, Size = HalfPoint }),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TopMargin { Width = "28", Type = TableWidthUnitValues.Dxa },
                    new TableCellLeftMargin { Width = 57, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "28", Type = TableWidthUnitValues.Dxa },
                    new TableCellRightMargin { Width = 57, Type = TableWidthValues.Dxa })),
            new TableGrid(table.Widths.Select(w => new GridColumn { Width = Twips(w) })));

        // What each column still owes to a cell that reaches down from above: rows left, and the columns it covers.
        var reaching = new (int Rows, int Columns)[table.Widths.Count];
        for (var r = 0; r < table.Rows.Count; r++)
        {
            var row = new TableRow(new TableRowProperties(
                new CantSplit(),
                new TableRowHeight { Val = (uint)Math.Round(MillimetresOfRow(table.Kind) * TwipsPerMillimetre), HeightType = HeightRuleValues.AtLeast }));
            if (r < table.HeaderRows)
            {
                row.TableRowProperties!.Append(new TableHeader());
            }

            var cells = new Queue<OfficialCell>(table.Rows[r]);
            for (var column = 0; column < reaching.Length;)
            {
                if (reaching[column] is { Rows: > 0 } above)
                {
                    row.Append(Cell(table, column, above.Columns, new VerticalMerge(), Held(Paragraph(StyleOf(table, r, null), ""), r, table)));
                    reaching[column].Rows--;
                    column += above.Columns;
                    continue;
                }

                var cell = cells.Dequeue();
                var merge = cell.RowSpan > 1 ? new VerticalMerge { Val = MergedCellValues.Restart } : null;
                row.Append(Cell(table, column, cell.ColSpan, merge, Held(Paragraph(StyleOf(table, r, cell), cell.Text), r, table)));
                reaching[column] = (cell.RowSpan - 1, cell.ColSpan);
                column += cell.ColSpan;
            }

            printed.Append(row);
        }

        return printed;
    }

    /// <summary>Holds a row to the one below it: a table that fits on a page stays on one, and its head repeats where it does not.</summary>
    private static Paragraph Held(Paragraph paragraph, int row, OfficialTable table)
    {
        if (row < table.Rows.Count - 1)
        {
            paragraph.ParagraphProperties!.Append(new KeepNext());
        }

        return paragraph;
    }

    /// <summary>Labels of rows stand left, all else in the middle; the two wide tables are set smaller.</summary>
    private static string StyleOf(OfficialTable table, int row, OfficialCell? cell)
    {
        var left = cell is { IsLabel: true, RowSpan: 1 } && row >= table.HeaderRows && table.Rows[row].Any(c => !c.IsLabel);
        return (table.Kind, left) switch
        {
            (TableKind.Active, true) => OfficialDocxStyles.TableLabel,
            (TableKind.Active, false) => OfficialDocxStyles.TableText,
            (_, true) => OfficialDocxStyles.SmallTableLabel,
            (_, false) => OfficialDocxStyles.SmallTableText,
        };
    }

    /// <summary>The least height of a row: table three then still fits on one page.</summary>
    private static double MillimetresOfRow(TableKind table) => table == TableKind.Requests ? 6 : 7.5;

    private static TableCell Cell(OfficialTable table, int column, int span, VerticalMerge? merge, Paragraph paragraph)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = Twips(table.Widths.Skip(column).Take(span).Sum()), Type = TableWidthUnitValues.Dxa });
        if (span > 1)
        {
            properties.Append(new GridSpan { Val = span });
        }

        if (merge is not null)
        {
            properties.Append(merge);
        }

        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        return new TableCell(properties, paragraph);
    }

    /// <summary>The page: margins that leave the type area of 156 × 225 mm, and the page number outside, 7 mm below it.</summary>
    internal static SectionProperties PageOf(MainDocumentPart main)
    {
        var odd = main.AddNewPart<FooterPart>();
        odd.Footer = new Footer(NumberLine(JustificationValues.Right));
        var even = main.AddNewPart<FooterPart>();
        even.Footer = new Footer(NumberLine(JustificationValues.Left));
        return new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(odd) },
            new FooterReference { Type = HeaderFooterValues.Even, Id = main.GetIdOfPart(even) },
            new PageSize { Width = 11906U, Height = 16838U },
            new PageMargin { Top = 2098, Bottom = 1984, Left = 1588U, Right = 1474U, Header = 850U, Footer = 1304U, Gutter = 0U });
    }

    private static Paragraph NumberLine(JustificationValues side) => new(
        new ParagraphProperties(
            new ParagraphStyleId { Val = OfficialDocxStyles.PageNumber },
            new Indentation { LeftChars = 100, RightChars = 100 },
            new Justification { Val = side }),
        Run("— "),
        new SimpleField(new Run(new Text("1"))) { Instruction = " PAGE " },
        Run(" —"));

    private static string Twips(double millimetres) => Math.Round(millimetres * TwipsPerMillimetre).ToString();
}
