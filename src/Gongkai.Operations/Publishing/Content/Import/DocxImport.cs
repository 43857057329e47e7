using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Domain;
using Gongkai.Operations.Publishing.Content.Files;
using Drawing = DocumentFormat.OpenXml.Drawing;
using Picture = DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties;

namespace Gongkai.Operations.Publishing.Content.Import;

/// <summary>导入 Word: a .docx as clean HTML, with guesses at its metadata that the form shows for a person to confirm.</summary>
public static class DocxImport
{
    private const long MostMarkup = 32L << 20;

    private static readonly string[] PictureEndings = [".png", ".jpg", ".gif", ".webp"];

    private static readonly Problem NotWord = new("import.not-word", "请选择 Word 文件（.docx）。旧的 .doc、.wps 请用 Word 或 WPS 另存为 .docx；PDF 请作为附件上传。");

    private static readonly Problem TooLong = new("import.too-long", "文件的文字过多，不能导入为正文，请作为附件上传。");

    /// <summary>The draft, or why the file cannot be one.</summary>
    public static Outcome<ImportedDraft> Read(string name, ReadOnlyMemory<byte> bytes)
    {
        var inspected = UploadInspection.Inspect(name, bytes);
        if (inspected.Failed)
        {
            return new Outcome<ImportedDraft>(inspected.Problems);
        }

        if (inspected.Value.Kind != FileKind.Docx)
        {
            return NotWord;
        }

        using (var zip = ZipFiles.Open(bytes))
        {
            if (zip.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)).Sum(e => e.Length) > MostMarkup)
            {
                return TooLong;
            }
        }

        try
        {
            using var stream = new MemoryStream(bytes.ToArray(), writable: false);
            using var document = WordprocessingDocument.Open(stream, isEditable: false);
            return document.MainDocumentPart is { Document.Body: { } body } main ? new Reader(main).Read(body) : FileProblems.Damaged;
        }
        catch (Exception e) when (e is OpenXmlPackageException or System.Xml.XmlException or InvalidDataException or FileFormatException or FormatException or ArgumentException or InvalidOperationException)
        {
            // What the package library throws for files that are not what they say.
            return FileProblems.Damaged;
        }
    }

    private sealed class Reader(MainDocumentPart main)
    {
        private readonly StringBuilder html = new();
        private readonly List<ImportedPicture> pictures = [];
        private readonly List<string> notes = [];
        private readonly List<long> footnotes = [];
        private readonly DocxNumbers numbers = new(main);
        private readonly DocxStyleLook styles = new(main);

        public Outcome<ImportedDraft> Read(Body body)
        {
            Blocks(body);
            Footnotes();
            return DraftGuess.Complete(html.ToString(), pictures, [.. notes.Distinct()]);
        }

        private void Blocks(OpenXmlElement container)
        {
            foreach (var child in container.ChildElements)
            {
                switch (child)
                {
                    case Paragraph paragraph:
                        Write(paragraph);
                        break;
                    case Table table:
                        Write(table);
                        break;
                    case SdtBlock { SdtContentBlock: { } content }:
                        Blocks(content);
                        break;
                    case CustomXmlBlock or InsertedRun or AlternateContent:
                        Blocks(child);
                        break;
                    default:
                        break;
                }
            }
        }

        private void Write(Paragraph paragraph)
        {
            var look = styles.Of(paragraph);
            var tag = look.HeadingLevel is { } level ? $"h{Math.Min(level + 1, 6)}" : "p";
            html.Append('<').Append(tag);
            var style = new StringBuilder();
            if (look.Alignment is { } alignment)
            {
                style.Append("text-align:").Append(alignment).Append(';');
            }

            if (look.IsIndented)
            {
                style.Append("text-indent:2em;");
            }

            var label = numbers.LabelOf(paragraph, look.StyleId);
            if (label is { } numbered)
            {
                style.Append("mso-list:l0 level").Append(numbered.Level + 1).Append(" lfo1;");
            }

            if (style.Length > 0)
            {
                html.Append(" style=\"").Append(style).Append('"');
            }

            html.Append('>');
            if (label is { } shown)
            {
                html.Append("<span style=\"mso-list:Ignore\">").Append(HtmlCharacters.Attribute(shown.Text)).Append("</span>");
            }

            Inline(paragraph, isHeading: look.HeadingLevel is not null);
            html.Append("</").Append(tag).Append('>');
        }

        private void Inline(OpenXmlElement container, bool isHeading)
        {
            foreach (var child in container.ChildElements)
            {
                switch (child)
                {
                    case Run run:
                        Write(run, isHeading);
                        break;
                    case Hyperlink link:
                        var target = link.Id?.Value is { } id ? main.HyperlinkRelationships.FirstOrDefault(r => r.Id == id)?.Uri.OriginalString : null;
                        html.Append(target is null ? "" : $"<a href=\"{HtmlCharacters.Attribute(target)}\">");
                        Inline(link, isHeading);
                        html.Append(target is null ? "" : "</a>");
                        break;
                    case InsertedRun or SdtRun or SdtContentRun or CustomXmlRun or SimpleField or MoveToRun:
                        Inline(child, isHeading);
                        break;
                    case DeletedRun or MoveFromRun:
                        notes.Add("文件里有没有接受的修订：已按“接受修订”导入，请核对。");
                        break;
                    case { LocalName: "smartTag" }:
                        Inline(child, isHeading);
                        break;
                    default:
                        break;
                }
            }
        }

        private void Write(Run run, bool isHeading)
        {
            var properties = run.RunProperties;
            if (IsOn(properties?.Vanish))
            {
                notes.Add("隐藏文字没有导入。");
                return;
            }

            var closing = new Stack<string>();
            void Mark(bool isOn, string tag)
            {
                if (isOn)
                {
                    html.Append('<').Append(tag).Append('>');
                    closing.Push(tag.Split(' ')[0]);
                }
            }

            Mark(!isHeading && IsOn(properties?.Bold), "strong");
            Mark(IsOn(properties?.Italic), "em");
            Mark(properties?.Underline is { Val: { } line } && line != UnderlineValues.None, "u");
            Mark(IsOn(properties?.Strike), "s");
            Mark(properties?.VerticalTextAlignment?.Val?.Value == VerticalPositionValues.Superscript, "sup");
            Mark(properties?.VerticalTextAlignment?.Val?.Value == VerticalPositionValues.Subscript, "sub");
            var font = properties?.RunFonts?.EastAsia?.Value;
            Mark(!isHeading && font is not null && (font.Contains('楷') || font.Contains("黑体", StringComparison.Ordinal)), $"span style=\"font-family:{HtmlCharacters.Attribute(font ?? "").Replace(";", "", StringComparison.Ordinal)}\"");
            foreach (var child in run.ChildElements)
            {
                switch (child)
                {
                    case Text text:
                        html.Append(HtmlCharacters.Attribute(text.Text));
                        break;
                    case TabChar:
                        html.Append("&emsp;");
                        break;
                    case Break { Type: null or { Value: BreakValues.TextWrapping } } or CarriageReturn:
                        html.Append("<br>");
                        break;
                    case NoBreakHyphen:
                        html.Append('‑');
                        break;
                    case FootnoteReference { Id: { } note }:
                        footnotes.Add(note.Value);
                        html.Append($"<sup><a href=\"#fn-{footnotes.Count}\" id=\"fnref-{footnotes.Count}\">[{footnotes.Count}]</a></sup>");
                        break;
                    case DocumentFormat.OpenXml.Wordprocessing.Drawing drawing:
                        Write(drawing);
                        break;
                    case DocumentFormat.OpenXml.Wordprocessing.Picture or EmbeddedObject:
                        notes.Add("有旧格式的图形或嵌入对象没有导入，请另存为图片后插入。");
                        break;
                    default:
                        break;
                }
            }

            while (closing.TryPop(out var tag))
            {
                html.Append("</").Append(tag).Append('>');
            }
        }

        private void Write(OpenXmlElement drawing)
        {
            var words = drawing.Descendants<Picture>().FirstOrDefault() is { } properties ? (properties.Description?.Value ?? properties.Title?.Value)?.Trim() : null;
            if (drawing.Descendants<Drawing.Blip>().FirstOrDefault()?.Embed?.Value is not { } id || main.GetPartById(id) is not ImagePart part)
            {
                notes.Add("有图形（文本框、形状或图表）没有导入，请另存为图片后插入。");
                return;
            }

            using var stream = part.GetStream();
            using var content = new MemoryStream();
            stream.CopyTo(content);
            var bytes = content.ToArray();
            var kind = PictureEndings.FirstOrDefault(e => !UploadInspection.InspectPicture("a" + e, bytes).Failed);
            if (kind is null)
            {
                notes.Add("有图片的格式不能在网页上显示（如 emf、wmf、tiff），没有导入，请另存为 png 后插入。");
                return;
            }

            var number = pictures.Count + 1;
            var picture = new ImportedPicture($"/import/{number}", $"图{number}{kind}", bytes, words is { Length: > 0 } ? words : null);
            pictures.Add(picture);
            html.Append($"<img src=\"{picture.Placeholder}\"{(picture.Alt is null ? "" : $" alt=\"{HtmlCharacters.Attribute(picture.Alt)}\"")}>");
        }

        /// <summary>A table with its merged cells; rows that Word repeats on each page are its head.</summary>
        private void Write(Table table)
        {
            var rows = table.Elements<TableRow>().ToList();
            var heads = rows.TakeWhile(r => r.TableRowProperties?.GetFirstChild<TableHeader>() is not null).Count();
            html.Append("<table>");
            for (var r = 0; r < rows.Count; r++)
            {
                html.Append(r == 0 && heads > 0 ? "<thead>" : r == heads ? "<tbody>" : "").Append("<tr>");
                var column = 0;
                foreach (var cell in rows[r].Elements<TableCell>())
                {
                    var span = cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1;
                    if (cell.TableCellProperties?.VerticalMerge is not { } merge || merge.Val?.Value == MergedCellValues.Restart)
                    {
                        var height = cell.TableCellProperties?.VerticalMerge is null ? 1 : 1 + rows.Skip(r + 1).TakeWhile(next => Continues(next, column)).Count();
                        var tag = r < heads ? "th" : "td";
                        html.Append($"<{tag}{(r < heads ? " scope=\"col\"" : "")} colspan=\"{span}\" rowspan=\"{height}\">");
                        Blocks(cell);
                        html.Append($"</{tag}>");
                    }

                    column += span;
                }

                html.Append("</tr>").Append(r == heads - 1 ? "</thead>" : "");
            }

            html.Append("</table>");
        }

        private static bool Continues(TableRow row, int column)
        {
            var at = 0;
            foreach (var cell in row.Elements<TableCell>())
            {
                if (at == column)
                {
                    return cell.TableCellProperties?.VerticalMerge is { } merge && merge.Val?.Value != MergedCellValues.Restart;
                }

                at += cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1;
            }

            return false;
        }

        private void Footnotes()
        {
            for (var n = 1; n <= footnotes.Count; n++)
            {
                var note = main.FootnotesPart?.Footnotes.Elements<Footnote>().FirstOrDefault(f => f.Id?.Value == footnotes[n - 1]);
                html.Append($"<p id=\"fn-{n}\">[{n}] ");
                foreach (var paragraph in note?.Elements<Paragraph>() ?? [])
                {
                    Inline(paragraph, isHeading: false);
                }

                html.Append($" <a href=\"#fnref-{n}\">返回</a></p>");
            }
        }

        private static bool IsOn(OnOffType? property) => property is not null && (property.Val is null || property.Val.Value);
    }
}
