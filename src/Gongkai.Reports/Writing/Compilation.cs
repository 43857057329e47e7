using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Gongkai.Reports.Writing;

/// <summary>A paragraph, a heading or a table of a compiled document.</summary>
/// <param name="Text">The text; empty for a table.</param>
/// <param name="IsHeading">True for a heading.</param>
/// <param name="Rows">The cells of a table, row by row; null for text.</param>
public sealed record CompiledBlock(string Text, bool IsHeading = false, IReadOnlyList<IReadOnlyList<string>>? Rows = null);

/// <summary>A document in a compilation.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Note">Number, date and validity, on a line of their own.</param>
/// <param name="Blocks">Its text.</param>
public sealed record CompiledDocument(string Title, string Note, IReadOnlyList<CompiledBlock> Blocks);

/// <summary>文件汇编: many documents in one volume, with a table of contents, set as an official document.</summary>
/// <param name="Title">The volume's title.</param>
/// <param name="Note">As of when it holds, and by whom.</param>
/// <param name="Documents">The documents, in their order.</param>
public sealed record Compilation(string Title, string Note, IReadOnlyList<CompiledDocument> Documents)
{
    /// <summary>Writes the volume as a Word document; each document begins a page.</summary>
    public void WriteDocx(Stream output)
    {
        using var buffer = new MemoryStream();
        using (var package = WordprocessingDocument.Create(buffer, WordprocessingDocumentType.Document))
        {
            package.PackageProperties.Title = OfficialDocument.Printable(Title);
            var main = package.AddMainDocumentPart();
            OfficialDocxStyles.AddTo(main);
            var body = new Body(Paragraph(OfficialDocxStyles.Title, Title), Paragraph(null, Note), Paragraph(OfficialDocxStyles.FirstHeading, "目录"));
            body.Append(Documents.Select((d, n) => Paragraph(null, $"{n + 1}. {d.Title}（{d.Note}）")));
            foreach (var document in Documents)
            {
                var title = Paragraph(OfficialDocxStyles.Title, document.Title);
                title.ParagraphProperties!.PageBreakBefore = new PageBreakBefore();
                body.Append(title, Paragraph(null, document.Note));
                body.Append(document.Blocks.Select(Of));
            }

            body.Append(OfficialDocx.PageOf(main));
            main.Document = new Document(body);
        }

        buffer.Position = 0;
        buffer.CopyTo(output);
    }

    private static OpenXmlElement Of(CompiledBlock block) =>
        block.Rows is { } rows ? Table(rows) : Paragraph(block.IsHeading ? OfficialDocxStyles.FirstHeading : null, block.Text);

    private static Paragraph Paragraph(string? style, string text)
    {
        var run = new Run(new Text(OfficialDocument.Printable(text)) { Space = SpaceProcessingModeValues.Preserve });
        return style is null ? new Paragraph(run) : new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }), run);
    }

    private static Table Table(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var width = rows.Max(r => r.Count);
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableBorders(Border<TopBorder>(), Border<LeftBorder>(), Border<BottomBorder>(), Border<RightBorder>(), Border<InsideHorizontalBorder>(), Border<InsideVerticalBorder>())),
            new TableGrid(Enumerable.Range(0, width).Select(_ => new GridColumn())));
        table.Append(rows.Select(row => new TableRow(Enumerable.Range(0, width).Select(n => new TableCell(Paragraph(OfficialDocxStyles.TableText, n < row.Count ? row[n] : ""))))));
        return table;
    }

    private static T Border<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4 };
}
