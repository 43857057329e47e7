using System.IO.Compression;
using System.Text;
using System.Xml;
using Gongkai.Reports.Reading;
using Gongkai.Reports.Reading.Documents;

namespace Gongkai.Operations.Publishing.Content.Files;

/// <summary>The words of a file, for search and for the content checks.</summary>
public static class FileText
{
    /// <summary>Characters kept of one file; more is no longer read by anybody.</summary>
    public const int Longest = 2_000_000;

    private const int MostPartBytes = 64 << 20;

    private static readonly ReadLimits Limits = new() { MaxTime = TimeSpan.FromSeconds(20), MaxBytes = UploadInspection.MaxBytes };

    /// <summary>The text, a line for each paragraph or row, cells parted by tabs; null where there is none to be had (pictures, scans, damaged files).</summary>
    public static string? Read(FileKind kind, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var text = kind switch
        {
            FileKind.Text or FileKind.Csv => TextDecoding.Decode(bytes.Span),
            FileKind.Docx or FileKind.Pdf => DocumentText.Read(bytes, Limits, ct).Text?.Replace(" | ", "\t", StringComparison.Ordinal),
            FileKind.Xlsx => InZip(bytes, Workbook, ct),
            FileKind.Pptx => InZip(bytes, (zip, to, token) => Words(zip, e => e.FullName.StartsWith("ppt/slides/slide", StringComparison.Ordinal), "t", "p", to, token), ct),
            FileKind.Ofd => InZip(bytes, (zip, to, token) => Words(zip, e => e.Name.StartsWith("Content", StringComparison.Ordinal), "TextCode", "TextObject", to, token), ct),
            FileKind.Zip => InZip(bytes, (zip, to, _) => to.AppendJoin('\n', zip.Entries.Select(e => FileName.Clean(e.FullName))), ct),
            FileKind.Doc or FileKind.Xls or FileKind.Ppt or FileKind.Jpeg or FileKind.Png or FileKind.Gif or FileKind.Webp => null,
        };
        return text is null ? null : text.Length > Longest ? text[..Longest] : text;
    }

    private static string? InZip(ReadOnlyMemory<byte> bytes, Action<ZipArchive, StringBuilder, CancellationToken> read, CancellationToken ct)
    {
        try
        {
            using var zip = ZipFiles.Open(bytes);
            var text = new StringBuilder();
            read(zip, text, ct);
            return text.ToString();
        }
        catch (Exception e) when (e is InvalidDataException or XmlException)
        {
            return null;
        }
    }

    /// <summary>The text elements of parts, a line for each line element.</summary>
    private static void Words(ZipArchive zip, Func<ZipArchiveEntry, bool> which, string text, string line, StringBuilder to, CancellationToken ct)
    {
        foreach (var part in zip.Entries.Where(e => which(e) && e.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
        {
            using var xml = Open(part);
            while (to.Length < Longest && xml.Read())
            {
                ct.ThrowIfCancellationRequested();
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == text && !xml.IsEmptyElement)
                {
                    xml.Read();
                    to.Append(xml.NodeType == XmlNodeType.Text ? xml.Value : "");
                }
                else if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == line)
                {
                    to.Append('\n');
                }
            }
        }
    }

    private static void Workbook(ZipArchive zip, StringBuilder to, CancellationToken ct)
    {
        var shared = SharedTexts(zip);
        foreach (var sheet in zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase) && e.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
        {
            using var xml = Open(sheet);
            var (type, isValue) = ("", false);
            while (to.Length < Longest && xml.Read())
            {
                ct.ThrowIfCancellationRequested();
                switch (xml.NodeType, xml.LocalName)
                {
                    case (XmlNodeType.Element, "c"):
                        type = xml.GetAttribute("t") ?? "";
                        break;
                    case (XmlNodeType.Element, "v" or "t"):
                        isValue = !xml.IsEmptyElement;
                        break;
                    case (XmlNodeType.Text, _) when isValue:
                        to.Append(type == "s" && int.TryParse(xml.Value, out var index) && index >= 0 && index < shared.Count ? shared[index] : xml.Value);
                        isValue = false;
                        break;
                    case (XmlNodeType.EndElement, "c"):
                        to.Append('\t');
                        break;
                    case (XmlNodeType.EndElement, "row"):
                        to.Append('\n');
                        break;
                    default:
                        break;
                }
            }
        }
    }

    private static List<string> SharedTexts(ZipArchive zip)
    {
        var texts = new List<string>();
        if (zip.GetEntry("xl/sharedStrings.xml") is not { } part)
        {
            return texts;
        }

        using var xml = Open(part);
        var text = new StringBuilder();
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Text)
            {
                text.Append(xml.Value);
            }
            else if (xml is { LocalName: "si" } && (xml.NodeType == XmlNodeType.EndElement || xml.IsEmptyElement))
            {
                texts.Add(text.ToString());
                text.Clear();
            }
        }

        return texts;
    }

    /// <summary>A part as XML without document types, at most so much of it.</summary>
    internal static XmlReader Open(ZipArchiveEntry part) => XmlReader.Create(
        new MemoryStream(ZipFiles.Read(part, MostPartBytes)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false });
}
