using System.IO.Compression;
using System.Security;
using System.Text;

namespace Gongkai.Reports.Tests.Documents;

/// <summary>Makes .docx files from the markup between <c>w:body</c> and its end.</summary>
internal static class WordFile
{
    private const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" " +
        "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\"";

    public static byte[] Of(string body, string? numbering = null, string? styles = null, string? title = null)
    {
        var parts = new List<(string, string)>
        {
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
            ("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
            ("word/document.xml", $"<w:document {Namespaces}><w:body>{body}</w:body></w:document>"),
        };
        if (numbering is not null)
        {
            parts.Add(("word/numbering.xml", $"<w:numbering {Namespaces}>{numbering}</w:numbering>"));
        }

        if (styles is not null)
        {
            parts.Add(("word/styles.xml", $"<w:styles {Namespaces}>{styles}</w:styles>"));
        }

        if (title is not null)
        {
            parts.Add(("docProps/core.xml", $"<c:coreProperties xmlns:c=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{title}</dc:title></c:coreProperties>"));
        }

        return Zip([.. parts.Select(p => (p.Item1, Encoding.UTF8.GetBytes(p.Item2)))]);
    }

    public static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A paragraph.</summary>
    public static string P(string text, string properties = "") => $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r></w:p>";

    /// <summary>A table of rows.</summary>
    public static string Table(params string[] rows) => $"<w:tbl>{string.Concat(rows)}</w:tbl>";

    /// <summary>A row of cells.</summary>
    public static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells)}</w:tr>";

    /// <summary>A cell with one paragraph.</summary>
    public static string Cell(string text, int span = 1, string? merge = null) => CellOf(P(text), span, merge);

    /// <summary>A cell with any blocks; <paramref name="merge"/> is <c>restart</c> or <c>continue</c>.</summary>
    public static string CellOf(string blocks, int span = 1, string? merge = null) =>
        $"<w:tc><w:tcPr>{(span > 1 ? $"<w:gridSpan w:val=\"{span}\"/>" : "")}{(merge is null ? "" : $"<w:vMerge w:val=\"{merge}\"/>")}</w:tcPr>{blocks}</w:tc>";
}
