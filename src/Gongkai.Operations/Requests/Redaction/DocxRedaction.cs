using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Gongkai.Operations.Publishing.Content.Files;
using Gongkai.Operations.Requests.Redaction.Word;
using Gongkai.Reports.Reading.Documents;
using static Gongkai.Operations.Requests.Redaction.Word.DocxVocabulary;

namespace Gongkai.Operations.Requests.Redaction;

/// <summary>
/// Redacts a Word file by writing a new one: known elements of the body, headers, footers and notes are copied, the words are replaced, and nothing else of the
/// original is taken over.
/// </summary>
internal sealed class DocxRedaction
{
    private const string Types = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static readonly XNamespace PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // What may lie in a package besides its text, and what it is called.
    private static readonly (string Part, string Name)[] LeftBehind =
    [
        ("docProps/", "文档属性（作者、单位、编辑时间等）"), ("comments", "批注"), ("vbaProject", "宏"), ("/embeddings/", "嵌入的文件"), ("customXml/", "自定义 XML 数据"), ("thumbnail", "缩略图"),
        ("people.xml", "批注和修订人名单"), ("/charts/", "图表数据"), ("/diagrams/", "智能图形"), ("/activeX/", "控件"), ("glossary/", "自动图文集"), ("printerSettings", "打印机设置"), ("/fonts/", "嵌入的字体"), ("attachedTemplate", "模板"),
    ];

    private readonly IReadOnlyList<RedactionMark> marks;
    private readonly DocxCopying copying;
    private readonly List<int> counts;
    private readonly SortedDictionary<string, XElement> parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Id, string Type, string Target)>> relations = new(StringComparer.Ordinal);

    public DocxRedaction(RedactionInput input, IReadOnlyList<RedactionMark> marks, ReadBudget budget)
    {
        this.marks = marks;
        using var package = new DocxPackage(input.Bytes, budget);
        var main = package.Relations("").Values.FirstOrDefault(r => r.Type == "officeDocument").Target ?? "word/document.xml";
        if (package.Xml(main) is not { } document || document.Child("body") is not { } body)
        {
            throw new RedactionRefusedException(package.Names.Any(n => n.StartsWith("word/", StringComparison.OrdinalIgnoreCase)) ? RedactionProblems.Damaged : RedactionProblems.UnknownKind);
        }

        var parted = package.Relations(main);
        string? PartOf(string type) => parted.Values.FirstOrDefault(r => r.Type == type).Target;
        XElement? XmlOf(string type) => PartOf(type) is { } target ? package.Xml(target) : null;

        var styles = new DocxStyleSheet(XmlOf("styles"));
        copying = new DocxCopying(package, styles, input, budget);
        var copy = new XElement(W + "body");
        var own = relations["document"] = [];
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        new DocxStory(copying, "正文", parted, own)
        {
            Header = reference => reference.Relation("id") is { } id && parted.TryGetValue(id, out var target) && reference.Attr("type") is "default" or "first" or "even"
                ? new XElement(W + NameOf(reference), new XAttribute(W + "type", reference.Attr("type")!), new XAttribute(R + "id", HeaderId(package, target, headers)))
                : null,
        }.Copy(body, copy);
        parts["document"] = new XElement(W + "document", copy);
        Notes(package, "footnote", "脚注", PartOf("footnotes"));
        Notes(package, "endnote", "尾注", PartOf("endnotes"));
        parts["styles"] = styles.Copy(copying.Properties);
        Numbering(XmlOf("numbering"));
        parts["settings"] = new XElement(W + "settings", XmlOf("settings").Child("evenAndOddHeaders").IsOn() ? new XElement(W + "evenAndOddHeaders") : null);
        own.AddRange(parts.Keys.Where(p => p is "styles" or "numbering" or "settings" or "footnotes" or "endnotes").Select((p, n) => ($"p{n}", p, p + ".xml")));
        foreach (var (part, name) in LeftBehind)
        {
            if (package.Names.Count(n => n.Contains(part, StringComparison.OrdinalIgnoreCase) && !n.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)) is > 0 and var count)
            {
                copying.Leave(name, count);
            }
        }

        counts = copying.Text.Mark(marks);
    }

    /// <summary>The new file.</summary>
    public (byte[] Bytes, RedactionReport Report) Redact()
    {
        copying.Text.Hide();
        return (Write(), Report());
    }

    /// <summary>The paragraphs with what the marks would hide.</summary>
    public RedactionPreview Preview() => new(FileKind.Docx, 0, [], copying.Text.Preview(), Report());

    private RedactionReport Report() => new(
        [.. marks.Select((m, n) => new AppliedMark(n, m.Reason, counts[n] == 0 ? new SortedDictionary<int, int>() : new SortedDictionary<int, int> { [0] = counts[n] }))],
        [.. copying.Removed.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.Key}：{r.Value} 处"), "修订编号、书签、编辑痕迹及其他未列明的内容均未带入"],
        []);

    private string HeaderId(DocxPackage package, (string Type, string Target) header, Dictionary<string, string> known)
    {
        if (!known.TryGetValue(header.Target, out var id))
        {
            var isHeader = header.Type == "header";
            var part = $"{(isHeader ? "header" : "footer")}{known.Count + 1}";
            known.Add(header.Target, id = $"h{known.Count + 1}");
            relations["document"].Add((id, isHeader ? "header" : "footer", part + ".xml"));
            var copy = new XElement(W + (isHeader ? "hdr" : "ftr"));
            if (package.Xml(header.Target) is { } original)
            {
                new DocxStory(copying, isHeader ? "页眉" : "页脚", package.Relations(header.Target), relations[part] = []).Copy(original, copy);
            }

            if (!copy.HasElements)
            {
                copy.Add(new XElement(W + "p"));
            }

            parts[part] = copy;
        }

        return id;
    }

    /// <summary>The notes that are referred to from what is copied; others may belong to deleted text.</summary>
    private void Notes(DocxPackage package, string kind, string name, string? part)
    {
        if (copying.Notes[kind].Count == 0)
        {
            return;
        }

        XElement Separator(int id, string type) => new(W + kind, new XAttribute(W + "type", type), new XAttribute(W + "id", id), new XElement(W + "p", new XElement(W + "r", new XElement(W + type))));
        var copy = new XElement(W + (kind + "s"), Separator(-1, "separator"), Separator(0, "continuationSeparator"));
        var originals = part is null ? null : package.Xml(part);
        var story = new DocxStory(copying, name, part is null ? [] : package.Relations(part), relations[kind + "s"] = []);
        foreach (var (id, n) in copying.Notes[kind].Select((id, n) => (id, n + 1)).ToList())
        {
            var note = new XElement(W + kind, new XAttribute(W + "id", n));
            if (originals?.Named(kind).FirstOrDefault(e => e.Attr("id") == id) is { } original)
            {
                story.Copy(original, note);
            }

            if (!note.HasElements)
            {
                note.Add(new XElement(W + "p"));
            }

            copy.Add(note);
        }

        parts[kind + "s"] = copy;
    }

    /// <summary>The lists in use. The text beside their numbers is text like any other.</summary>
    private void Numbering(XElement? part)
    {
        var used = part?.Named("num").Where(n => copying.Lists.Contains(n.Attr("numId") ?? "")).ToList() ?? [];
        if (used.Count == 0)
        {
            return;
        }

        var kinds = used.Select(n => n.Child("abstractNumId").Attr("val")).ToHashSet();
        var copy = new XElement(W + "numbering",
            part!.Named("abstractNum").Where(a => kinds.Contains(a.Attr("abstractNumId"))).Select(copying.Properties),
            used.Select(copying.Properties));
        foreach (var text in copy.Descendants(W + "lvlText"))
        {
            text.SetAttributeValue(W + "val", DocxText.Hide((string?)text.Attribute(W + "val") ?? "", marks.OfType<WordsMark>()));
        }

        parts["numbering"] = copy;
    }

    private byte[] Write()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", new XElement(ContentTypes + "Types",
                Default("rels", "application/vnd.openxmlformats-package.relationships+xml"), Default("xml", "application/xml"), Default("png", "image/png"), Default("jpg", "image/jpeg"),
                parts.Keys.Select(p => new XElement(ContentTypes + "Override", new XAttribute("PartName", $"/word/{p}.xml"), new XAttribute("ContentType", $"{Types}{TypeOf(p)}+xml")))));
            Add(zip, "_rels/.rels", RelationsOf([("r1", "officeDocument", "word/document.xml")]));
            foreach (var (name, part) in parts)
            {
                part.SetAttributeValue(XNamespace.Xmlns + "w", W.NamespaceName);
                part.SetAttributeValue(XNamespace.Xmlns + "r", R.NamespaceName);
                Add(zip, $"word/{name}.xml", part);
                if (relations.TryGetValue(name, out var own) && own.Count > 0)
                {
                    Add(zip, $"word/_rels/{name}.xml.rels", RelationsOf(own));
                }
            }

            foreach (var (name, _, bytes) in copying.Pictures)
            {
                using var target = Entry(zip, "word/" + name);
                target.Write(bytes);
            }
        }

        return file.ToArray();
    }

    private static string TypeOf(string part) => part switch
    {
        "document" => "document.main",
        _ => part.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'),
    };

    private static XElement Default(string extension, string type) =>
        new(ContentTypes + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", type));

    private static XElement RelationsOf(IEnumerable<(string Id, string Type, string Target)> all) => new(PackageRelations + "Relationships",
        all.Select(r => new XElement(PackageRelations + "Relationship", new XAttribute("Id", r.Id), new XAttribute("Type", Relationships + r.Type), new XAttribute("Target", r.Target))));

    private static Stream Entry(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        return entry.Open();
    }

    private static void Add(ZipArchive zip, string name, XElement content)
    {
        using var target = Entry(zip, name);
        using var writer = XmlWriter.Create(target, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        new XDocument(content).Save(writer);
    }
}
