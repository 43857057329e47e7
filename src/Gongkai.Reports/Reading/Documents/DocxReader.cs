using System.Text;
using System.Xml;

namespace Gongkai.Reports.Reading.Documents;

/// <summary>
/// Reads a Word document (.docx, ECMA-376) as a person sees it with all changes accepted: insertions kept, deletions and hidden text dropped,
/// automatic numbers written out, headers, footers, notes and tables of contents left out. The parts are streamed, never run.
/// </summary>
internal sealed partial class DocxReader
{
    private const string Main = "word/document.xml";
    private const string Properties = "docProps/core.xml";

    /// <summary>Tables in tables and boxes in boxes beyond this are no document.</summary>
    private const int MaxNesting = 32;

    /// <summary>Grid columns; Word itself allows 63 cells in a row.</summary>
    private const int MaxColumns = 256;

    private readonly XmlElements element;
    private readonly ReadBudget budget;
    private readonly DocxNumbering numbering;
    private readonly DocxStyles styles;
    private readonly DocxFields fields = new();
    private int nesting;

    private DocxReader(XmlElements element, ReadBudget budget, DocxNumbering numbering, DocxStyles styles) =>
        (this.element, this.budget, this.numbering, this.styles) = (element, budget, numbering, styles);

    /// <summary>Reads the whole document.</summary>
    /// <exception cref="UnreadableDocumentException">The file is damaged, too large or has no text.</exception>
    public static SourceDocument Read(ReadOnlyMemory<byte> bytes, string? name, ReadBudget budget)
    {
        try
        {
            using var package = new OfficePackage(bytes, budget);
            var (main, properties) = NamedParts(package, budget);
            var folder = main[..(main.LastIndexOf('/') + 1)];
            DocxNumbering numbering;
            DocxStyles styles;
            using (var xml = package.Open(folder + "numbering.xml"))
            {
                numbering = DocxNumbering.Read(xml, budget);
            }

            using (var xml = package.Open(folder + "styles.xml"))
            {
                styles = DocxStyles.Read(xml, budget);
            }

            using var body = package.Open(main) ?? throw DocumentProblems.DamagedWord();
            var document = new SourceDocumentBuilder();
            new DocxReader(new XmlElements(body, budget), budget, numbering, styles).ReadBody(document);
            return document.IsEmpty ? throw DocumentProblems.NoText() : document.Build(name, Title(package.Open(properties), budget));
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException)
        {
            throw DocumentProblems.DamagedWord();
        }
    }

    /// <summary>Where the package says that its document and its properties are.</summary>
    private static (string Main, string Properties) NamedParts(OfficePackage package, ReadBudget budget)
    {
        var (main, properties) = (Main, Properties);
        using var xml = package.Open("_rels/.rels");
        if (xml is not null)
        {
            var element = new XmlElements(xml, budget);
            for (var root = element.Root(); root is { } depth && element.Next(depth);)
            {
                var (type, target) = (element.Attribute("Type"), element.Attribute("Target").TrimStart('/'));
                main = type.EndsWith("/officeDocument", StringComparison.Ordinal) ? target : main;
                properties = type.EndsWith("/core-properties", StringComparison.Ordinal) ? target : properties;
            }
        }

        return (main, properties);
    }

    private static string? Title(XmlReader? properties, ReadBudget budget)
    {
        using var xml = properties;
        if (xml is not null)
        {
            var element = new XmlElements(xml, budget);
            for (var root = element.Root(); root is { } depth && element.Next(depth);)
            {
                if (element.Name == "title" && element.Text().Trim() is { Length: > 0 } title)
                {
                    return title;
                }
            }
        }

        return null;
    }

    private void ReadBody(SourceDocumentBuilder document)
    {
        for (var root = element.Root(); root is { } depth && element.Next(depth);)
        {
            if (element.Name == "body")
            {
                foreach (var block in ReadBlocks())
                {
                    if (block is DocxTable table)
                    {
                        table.AddTo(document);
                    }
                    else if (block is DocxParagraph paragraph)
                    {
                        document.Paragraph(paragraph.Text);
                    }
                }
            }
        }
    }

    /// <summary>The paragraphs and tables within the current element.</summary>
    private List<DocxBlock> ReadBlocks()
    {
        if (++nesting > MaxNesting)
        {
            throw DocumentProblems.TooDeep(MaxNesting);
        }

        var flow = new Flow();
        ReadBlocks(flow);
        flow.End();
        nesting--;
        return flow.Blocks;
    }

    private void ReadBlocks(Flow flow)
    {
        var depth = element.Enter();
        while (element.Next(depth))
        {
            switch (element.Name)
            {
                case "p":
                    ReadParagraph(flow);
                    break;
                case "tbl":
                    flow.End();
                    flow.Blocks.Add(ReadTable());
                    break;
                case "sdt":
                    ReadStructuredTag(flow);
                    break;
                case "customXml" or "smartTag" or "ins" or "moveTo":
                    ReadBlocks(flow);
                    break;
                case "AlternateContent":
                    EnterFirstChoice(() => ReadBlocks(flow));
                    break;
            }
        }
    }

    /// <summary>A content control; the table of contents is one that is left out.</summary>
    private void ReadStructuredTag(Flow flow)
    {
        var isContents = false;
        var depth = element.Enter();
        while (element.Next(depth))
        {
            if (element.Name == "sdtPr")
            {
                isContents = HoldsTableOfContents();
            }
            else if (element.Name == "sdtContent" && !isContents)
            {
                ReadBlocks(flow);
            }
        }
    }

    private bool HoldsTableOfContents()
    {
        var found = false;
        var depth = element.Enter();
        while (element.Next(depth))
        {
            var inner = element.Enter();
            while (element.Next(inner))
            {
                found |= element.Name == "docPartGallery" && element.Attribute("val") == "Table of Contents";
            }
        }

        return found;
    }

    private void ReadParagraph(Flow flow)
    {
        var properties = new DocxParagraphProperties();
        var text = flow.Text;
        var before = text.Length;
        var boxes = new List<DocxBlock>();
        ReadInline(text, boxes, properties);
        fields.EndParagraph();
        var isBlank = IsBlank(text, before);
        if (properties.Number(styles) is { Numbering: { } number } found && !(isBlank && properties.MarkDeleted))
        {
            // An empty paragraph counts, but a number alone is no text.
            var printed = numbering.Count(number, found.Level);
            text.Insert(before, isBlank ? "" : printed);
        }

        // The mark of a paragraph that was deleted joins it to the next.
        if (!properties.MarkDeleted)
        {
            flow.End();
        }

        flow.Blocks.AddRange(boxes);
    }

    private static bool IsBlank(StringBuilder text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Runs, and what wraps runs, within the current element.</summary>
    private void ReadInline(StringBuilder text, List<DocxBlock> boxes, DocxParagraphProperties properties)
    {
        var depth = element.Enter();
        while (element.Next(depth))
        {
            switch (element.Name)
            {
                case "pPr":
                    ReadParagraphProperties(properties);
                    break;
                case "r":
                    ReadRun(text, boxes, properties);
                    break;
                case "del" or "moveFrom" or "rPr" or "tcPr" or "sdtPr" or "sdtEndPr":
                    break;
                case "AlternateContent":
                    EnterFirstChoice(() => ReadInline(text, boxes, properties));
                    break;
                default:
                    // hyperlink, ins, moveTo, smartTag, fldSimple, sdt, sdtContent, dir, oMath: wrappers all.
                    ReadInline(text, boxes, properties);
                    break;
            }
        }
    }

    private void ReadRun(StringBuilder text, List<DocxBlock> boxes, DocxParagraphProperties properties)
    {
        bool? hidden = null;
        var hides = styles.Hides(properties.Style);
        var depth = element.Enter();
        while (element.Next(depth))
        {
            if (element.Name == "rPr")
            {
                hidden = ReadHidden() ?? hidden;
                continue;
            }

            if (element.Name == "fldChar")
            {
                fields.Mark(element.Attribute("fldCharType"));
            }
            else if (element.Name == "instrText")
            {
                fields.Instruction(element.Text());
            }
            else if (!(hidden ?? hides) && !fields.Silent)
            {
                ReadRunContent(text, boxes);
            }
        }
    }

    private void ReadRunContent(StringBuilder text, List<DocxBlock> boxes)
    {
        switch (element.Name)
        {
            case "t":
                text.Append(element.Text());
                break;
            case "tab" or "ptab":
                text.Append('\t');
                break;
            case "br" or "cr":
                text.Append('\n');
                break;
            case "noBreakHyphen":
                text.Append('-');
                break;
            case "sym" when int.TryParse(element.Attribute("char"), System.Globalization.NumberStyles.HexNumber, null, out var code) && code is > 0x20 and < 0xE000:
                text.Append((char)code);
                break;
            case "ruby":
                var ruby = element.Enter();
                while (element.Next(ruby))
                {
                    if (element.Name == "rubyBase")
                    {
                        ReadInline(text, boxes, new DocxParagraphProperties());
                    }
                }

                break;
            case "drawing" or "pict" or "object":
                ReadBoxes(boxes);
                break;
            case "AlternateContent":
                EnterFirstChoice(() =>
                {
                    var depth = element.Enter();
                    while (element.Next(depth))
                    {
                        ReadRunContent(text, boxes);
                    }
                });
                break;
        }
    }

    /// <summary>The text boxes anywhere within a drawing.</summary>
    private void ReadBoxes(List<DocxBlock> boxes)
    {
        var depth = element.Enter();
        while (element.Next(depth))
        {
            if (element.Name == "txbxContent")
            {
                boxes.AddRange(ReadBlocks());
            }
            else if (element.Name == "AlternateContent")
            {
                EnterFirstChoice(() => ReadBoxes(boxes));
            }
            else
            {
                ReadBoxes(boxes);
            }
        }
    }

    /// <summary>The same thing is said twice, once for new and once for old programs: the first way is read.</summary>
    private void EnterFirstChoice(Action read)
    {
        var taken = false;
        var depth = element.Enter();
        while (element.Next(depth))
        {
            if (!taken && element.Name is "Choice" or "Fallback")
            {
                taken = true;
                read();
            }
        }
    }

    private bool? ReadHidden()
    {
        bool? hidden = null;
        var depth = element.Enter();
        while (element.Next(depth))
        {
            hidden = element.Name switch
            {
                "vanish" => element.IsOn(),
                "rStyle" => styles.Hides(element.Attribute("val")) ? true : hidden,
                _ => hidden,
            };
        }

        return hidden;
    }

    private void ReadParagraphProperties(DocxParagraphProperties properties)
    {
        var depth = element.Enter();
        while (element.Next(depth))
        {
            switch (element.Name)
            {
                case "pStyle":
                    properties.Style = element.Attribute("val");
                    break;
                case "numPr":
                    var numbered = element.Enter();
                    while (element.Next(numbered))
                    {
                        if (element.Name == "numId")
                        {
                            properties.Numbering = element.Attribute("val");
                        }
                        else if (element.Name == "ilvl" && int.TryParse(element.Attribute("val"), out var level))
                        {
                            properties.Level = level;
                        }
                    }

                    break;
                case "rPr":
                    var mark = element.Enter();
                    while (element.Next(mark))
                    {
                        properties.MarkDeleted |= element.Name is "del" or "moveFrom";
                    }

                    break;
            }
        }
    }

    /// <summary>Blocks as they come, and the paragraph being written.</summary>
    private sealed class Flow
    {
        public List<DocxBlock> Blocks { get; } = [];

        public StringBuilder Text { get; } = new();

        public void End()
        {
            if (Text.Length > 0)
            {
                Blocks.Add(new DocxParagraph(Text.ToString()));
                Text.Clear();
            }
        }
    }
}
