using System.IO.Compression;
using System.Security;
using System.Text;

namespace Gongkai.Operations.Tests.Requests.Redaction;

/// <summary>Word files written part by part, as Word and WPS write them and as they do not.</summary>
internal sealed class WordFile
{
    private const string Namespaces = """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
        """;

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private readonly Dictionary<string, byte[]> parts = [];
    private readonly List<string> relations = [];

    /// <summary>The blocks of the body.</summary>
    public StringBuilder Body { get; } = new();

    /// <summary>A paragraph of one run.</summary>
    public static string Paragraph(string text) => $"<w:p>{Run(text)}</w:p>";

    /// <summary>A run.</summary>
    public static string Run(string text) => $"<w:r><w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r>";

    /// <summary>Adds a part that the document refers to, and gives the reference's id.</summary>
    public string Add(string name, string type, string xml, string root) => Add(name, type, Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:{root} {Namespaces}>{xml}</w:{root}>"));

    /// <summary>Adds a part that the document refers to, and gives the reference's id.</summary>
    public string Add(string name, string type, byte[] content)
    {
        parts["word/" + name] = content;
        relations.Add($"<Relationship Id=\"rId{relations.Count + 1}\" Type=\"{Relations}{type}\" Target=\"{name}\"/>");
        return $"rId{relations.Count}";
    }

    /// <summary>Adds a link to elsewhere.</summary>
    public string Link(string address)
    {
        relations.Add($"<Relationship Id=\"rId{relations.Count + 1}\" Type=\"{Relations}hyperlink\" Target=\"{SecurityElement.Escape(address)}\" TargetMode=\"External\"/>");
        return $"rId{relations.Count}";
    }

    /// <summary>Adds a part that nothing refers to.</summary>
    public void Loose(string name, string content) => parts[name] = Encoding.UTF8.GetBytes(content);

    /// <summary>The file.</summary>
    public byte[] ToArray()
    {
        parts["[Content_Types].xml"] = Encoding.UTF8.GetBytes("""
            <?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
            """);
        parts["_rels/.rels"] = Encoding.UTF8.GetBytes($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Relations}officeDocument\" Target=\"word/document.xml\"/></Relationships>");
        parts["word/_rels/document.xml.rels"] = Encoding.UTF8.GetBytes($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(relations)}</Relationships>");
        parts.TryAdd("word/document.xml", Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document {Namespaces}><w:body>{Body}</w:body></w:document>"));
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(content);
            }
        }

        return file.ToArray();
    }
}
