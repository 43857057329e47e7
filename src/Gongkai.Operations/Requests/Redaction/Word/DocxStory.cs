using System.Xml.Linq;
using static Gongkai.Operations.Requests.Redaction.Word.DocxVocabulary;

namespace Gongkai.Operations.Requests.Redaction.Word;

/// <summary>
/// One story of a Word file, copied element by element: the body, a header, a footer, a note. Insertions are accepted and deletions left out; fields
/// become their results, links and controls their text, text boxes paragraphs.
/// </summary>
internal sealed class DocxStory(DocxCopying copying, string part, Dictionary<string, (string Type, string Target)> relations, List<(string Id, string Type, string Target)> newRelations)
{
    private const int Deepest = 120;
    private readonly Queue<XElement> boxes = new();
    private readonly DocxFields fields = new();
    private int depth;

    /// <summary>Copies sections' headers and footers: from the old reference to a new one.</summary>
    public Func<XElement, XElement?> Header { get; init; } = _ => null;

    /// <summary>Copies all blocks of a container into another.</summary>
    public void Copy(XElement from, XElement to)
    {
        var flow = copying.Text.NewFlow();
        Blocks(from, to, ref flow);
    }

    private void Blocks(XElement from, XElement to, ref int flow)
    {
        Deeper();
        foreach (var block in from.Elements())
        {
            copying.Budget.Step();
            switch (NameOf(block))
            {
                case "p":
                    to.Add(Paragraph(block, flow));
                    Boxes(to);
                    break;
                case "tbl":
                    to.Add(Table(block));
                    flow = copying.Text.NewFlow();
                    break;
                case "sdt":
                    if (block.Child("sdtContent") is { } content)
                    {
                        Blocks(content, to, ref flow);
                    }

                    break;
                case "customXml" or "ins" or "moveTo" or "smartTag":
                    Blocks(block, to, ref flow);
                    break;
                case "del" or "moveFrom":
                    copying.Leave("修订中删除的内容");
                    break;
                case "sectPr":
                    to.Add(Section(block));
                    break;
                case "altChunk" or "subDoc":
                    copying.Leave("嵌入的其他文档");
                    break;
                default:
                    if (block.Name.LocalName == "AlternateContent" && Alternative(block) is { } chosen)
                    {
                        Blocks(chosen, to, ref flow);
                    }

                    break;
            }
        }

        depth--;
    }

    /// <summary>Text boxes stand behind the paragraph that they were anchored to.</summary>
    private void Boxes(XElement to)
    {
        while (boxes.TryDequeue(out var box))
        {
            copying.Leave("文本框（内容改为正文段落）");
            var flow = copying.Text.NewFlow();
            Blocks(box, to, ref flow);
        }
    }

    private XElement Table(XElement table)
    {
        Deeper();
        var copy = new XElement(W + "tbl", table.Elements().Where(e => NameOf(e) is "tblPr" or "tblGrid").Select(copying.Properties));
        Rows(table, copy);
        depth--;
        return copy;
    }

    private void Rows(XElement from, XElement to)
    {
        foreach (var row in from.Elements())
        {
            switch (NameOf(row))
            {
                case "tr" when row.Child("trPr").Child("del") is not null:
                    copying.Leave("修订中删除的内容");
                    break;
                case "tr" when row.Child("trPr").Child("hidden").IsOn():
                    copying.Leave("隐藏文字");
                    break;
                case "tr":
                    var copy = new XElement(W + "tr", row.Elements().Where(e => NameOf(e) is "tblPrEx" or "trPr").Select(copying.Properties));
                    var before = copying.Text.Flows;
                    Cells(row, copy);
                    copying.Text.AddRow(before + 1, copying.Text.Flows);
                    if (copy.Elements(W + "tc").Any())
                    {
                        to.Add(copy);
                    }

                    break;
                case "sdt" or "sdtContent" or "customXml" or "ins":
                    Rows(row, to);
                    break;
                default:
                    break;
            }
        }
    }

    private void Cells(XElement from, XElement to)
    {
        foreach (var cell in from.Elements())
        {
            switch (NameOf(cell))
            {
                case "tc":
                    var copy = new XElement(W + "tc", cell.Named("tcPr").Select(copying.Properties));
                    if (cell.Child("tcPr").Child("cellDel") is not null)
                    {
                        copying.Leave("修订中删除的内容");
                    }
                    else
                    {
                        Copy(cell, copy);
                    }

                    if (copy.Elements().LastOrDefault()?.Name != W + "p")
                    {
                        copy.Add(new XElement(W + "p"));
                    }

                    to.Add(copy);
                    break;
                case "sdt" or "sdtContent" or "customXml":
                    Cells(cell, to);
                    break;
                default:
                    break;
            }
        }
    }

    private XElement Paragraph(XElement paragraph, int flow)
    {
        var properties = paragraph.Child("pPr");
        var copy = new XElement(W + "p");
        if (properties is not null)
        {
            copy.Add(new XElement(W + "pPr", properties.Elements().Where(e => NameOf(e) is not ("rPr" or "sectPr")).Select(copying.Properties), properties.Child("sectPr") is { } section ? Section(section) : null));
        }

        var style = properties.Child("pStyle").Attr("val");
        new DocxRuns(copying, fields, boxes, relations, newRelations).Copy(paragraph, copy, new DocxParagraph(part), flow, copying.Styles.Hides(style));
        return copy;
    }

    private XElement Section(XElement section) => new(W + "sectPr",
        section.Elements().Where(e => NameOf(e) is "headerReference" or "footerReference").Select(Header),
        section.Elements().Where(e => NameOf(e) is not ("headerReference" or "footerReference")).Select(copying.Properties));

    /// <summary>Of two ways to draw the same thing, the one that this copies most of.</summary>
    internal static XElement? Alternative(XElement element) =>
        element.Elements().Where(e => e.Name.LocalName is "Choice" or "Fallback").OrderByDescending(e => e.Descendants().Any(d => d.Name.LocalName is "txbxContent" or "blip" or "imagedata")).FirstOrDefault();

    private void Deeper()
    {
        if (++depth > Deepest)
        {
            throw new RedactionRefusedException(RedactionProblems.Bomb);
        }
    }
}
