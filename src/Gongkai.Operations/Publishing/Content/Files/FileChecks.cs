using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Gongkai.Domain.Publishing.Checks;

namespace Gongkai.Operations.Publishing.Content.Files;

/// <summary>What a file carries besides what it shows: authors, places, comments, changes, hidden parts.</summary>
public static partial class FileChecks
{
    private static readonly string[] PropertyElements = ["creator", "lastModifiedBy", "Company", "Manager"];

    /// <summary>All findings about the file itself; its words are checked like any other text.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="name">Its name as people see it.</param>
    /// <param name="bytes">Its content.</param>
    public static IReadOnlyList<ContentFinding> Find(FileKind kind, string name, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return kind switch
            {
                FileKind.Jpeg => [.. Jpeg(name, bytes.Span)],
                FileKind.Png => [.. Png(name, bytes.Span)],
                FileKind.Pdf => [.. Pdf(name, bytes.Span)],
                FileKind.Docx or FileKind.Xlsx or FileKind.Pptx => Office(name, bytes),
                _ => [],
            };
        }
        catch (Exception e) when (e is InvalidDataException or XmlException)
        {
            return [Found(ContentRules.RefusedFile, name, "文件已损坏，读不出内容。")];
        }
    }

    private static ContentFinding Found(ContentRule rule, string name, string message, string quoted = "", string? spot = null) =>
        new(rule, ContentPlace.Attachment(name, spot), quoted, $"附件「{name}」：{message}");

    private static List<ContentFinding> Jpeg(string name, ReadOnlySpan<byte> span)
    {
        var found = new List<ContentFinding>();
        foreach (var (marker, start, length) in PictureFiles.JpegSegments(span))
        {
            var content = span.Slice(start, length);
            if (marker == 0xE1 && content.StartsWith("Exif\0\0"u8))
            {
                found.AddRange(Exif(name, content[6..]));
            }
            else if (marker is 0xED or 0xFE || (marker == 0xE1 && content.StartsWith("http://ns.adobe.com/xap/"u8)))
            {
                found.Add(Found(ContentRules.PictureDetails, name, "图片带有编辑软件写入的说明信息。"));
            }
        }

        return [.. found.DistinctBy(f => f.Rule)];
    }

    private static List<ContentFinding> Png(string name, ReadOnlySpan<byte> span)
    {
        var found = new List<ContentFinding>();
        foreach (var (type, start, length) in PictureFiles.PngChunks(span))
        {
            if (type == "eXIf")
            {
                found.AddRange(Exif(name, span.Slice(start, length)));
            }
            else if (type is "tEXt" or "zTXt" or "iTXt")
            {
                found.Add(Found(ContentRules.PictureDetails, name, "图片带有说明信息。"));
            }
        }

        return [.. found.DistinctBy(f => f.Rule)];
    }

    /// <summary>The first directory of a TIFF block: the pointer to GPS data (0x8825), author, camera.</summary>
    private static List<ContentFinding> Exif(string name, ReadOnlySpan<byte> tiff)
    {
        var found = new List<ContentFinding>();
        if (tiff.Length < 8)
        {
            return found;
        }

        var isBig = tiff[0] == 'M';
        var at = Number32(tiff[4..]);
        if (at > tiff.Length - 2)
        {
            return found;
        }

        int entries = Number16(tiff[(int)at..]);
        for (var n = 0; n < entries && at + 2 + 12 * (n + 1) <= tiff.Length; n++)
        {
            switch (Number16(tiff[(int)(at + 2 + 12 * n)..]))
            {
                case 0x8825:
                    found.Add(Found(ContentRules.PictureLocation, name, "图片记录了拍摄地点（GPS）。"));
                    break;
                case 0x010F or 0x0110 or 0x013B or 0x8298 or 0x0132 or 0x8769:
                    found.Add(Found(ContentRules.PictureDetails, name, "图片记录了拍摄时间、设备或作者。"));
                    break;
                default:
                    break;
            }
        }

        return found;

        ushort Number16(ReadOnlySpan<byte> from) => isBig ? BinaryPrimitives.ReadUInt16BigEndian(from) : BinaryPrimitives.ReadUInt16LittleEndian(from);
        uint Number32(ReadOnlySpan<byte> from) => isBig ? BinaryPrimitives.ReadUInt32BigEndian(from) : BinaryPrimitives.ReadUInt32LittleEndian(from);
    }

    /// <summary>What the file says of its author in the clear; in compressed objects it is not looked for.</summary>
    private static List<ContentFinding> Pdf(string name, ReadOnlySpan<byte> span)
    {
        var text = Encoding.Latin1.GetString(span);
        var found = new List<ContentFinding>();
        foreach (Match match in PdfAuthor().Matches(text))
        {
            var author = match.Groups["hex"].Success ? FromHex(match.Groups["hex"].Value) : FromLatin(match.Groups["text"].Value);
            if (author.Trim().Length > 0)
            {
                found.Add(Found(ContentRules.FileProperties, name, $"属性写有作者「{Short(author)}」。", Short(author), "作者"));
            }
        }

        if (text.Contains("/EmbeddedFile", StringComparison.Ordinal))
        {
            found.Add(Found(ContentRules.Embedded, name, "PDF 里嵌有其他文件。"));
        }

        return [.. found.DistinctBy(f => f.Key)];

        static string FromLatin(string raw)
        {
            var bytes = Encoding.Latin1.GetBytes(raw);
            return bytes is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2)) : raw;
        }

        static string FromHex(string hex)
        {
            var plain = string.Concat(hex.Where(char.IsAsciiHexDigit));
            var bytes = Convert.FromHexString(plain.Length % 2 == 0 ? plain : plain + "0");
            return bytes is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2)) : Encoding.Latin1.GetString(bytes);
        }
    }

    private static List<ContentFinding> Office(string name, ReadOnlyMemory<byte> bytes)
    {
        using var zip = ZipFiles.Open(bytes);
        var found = new List<ContentFinding>();
        foreach (var part in zip.Entries.Where(e => e.FullName is "docProps/core.xml" or "docProps/app.xml"))
        {
            found.AddRange(Properties(name, part));
        }

        foreach (var part in zip.Entries)
        {
            if (part.FullName.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase))
            {
                found.Add(Found(ContentRules.Embedded, name, $"嵌有文件「{FileName.Clean(part.Name)}」。", FileName.Clean(part.Name)));
            }
            else if (part.Name.StartsWith("comments", StringComparison.OrdinalIgnoreCase) && part.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && CountOf(part, "comment", "cm") is > 0 and var comments)
            {
                found.Add(Found(ContentRules.Comments, name, $"有 {comments} 条批注。"));
            }
            else if (part.FullName == "word/document.xml")
            {
                found.AddRange(Word(name, part));
            }
            else if (part.FullName == "xl/workbook.xml")
            {
                found.AddRange(HiddenSheets(name, part));
            }
            else if (part.FullName.StartsWith("xl/worksheets/sheet", StringComparison.OrdinalIgnoreCase) && HasHiddenCells(part))
            {
                found.Add(Found(ContentRules.HiddenCells, name, $"工作表（{Path.GetFileNameWithoutExtension(part.Name)}）有隐藏的行或列。", spot: part.Name));
            }
        }

        return found;
    }

    private static List<ContentFinding> Properties(string name, ZipArchiveEntry part)
    {
        var found = new List<ContentFinding>();
        using var xml = FileText.Open(part);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.IsEmptyElement)
            {
                continue;
            }

            var element = xml.LocalName;
            var isPath = element == "Template";
            if ((isPath || PropertyElements.Contains(element)) && xml.Read() && xml.NodeType == XmlNodeType.Text && xml.Value.Trim() is { Length: > 0 } value && (!isPath || value.AsSpan().IndexOfAny('\\', '/') >= 0))
            {
                var what = element switch { "creator" => "作者", "lastModifiedBy" => "最后修改人", "Company" => "单位", "Manager" => "经理", _ => "模板路径" };
                found.Add(Found(ContentRules.FileProperties, name, $"属性写有{what}「{Short(value)}」。", Short(value), what));
            }
        }

        return found;
    }

    private static List<ContentFinding> Word(string name, ZipArchiveEntry part)
    {
        var (changes, hiddenRuns, isHiddenRun) = (0, 0, false);
        var hidden = new StringBuilder();
        using var xml = FileText.Open(part);
        while (xml.Read())
        {
            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "ins" or "del" or "moveFrom" or "moveTo"):
                    changes++;
                    break;
                case (XmlNodeType.Element, "r"):
                    isHiddenRun = false;
                    break;
                case (XmlNodeType.Element, "vanish" or "webHidden"):
                    isHiddenRun = xml.LocalName == "vanish" && xml.GetAttribute("val", xml.NamespaceURI) is not ("0" or "false" or "off");
                    break;
                case (XmlNodeType.EndElement, "r" or "pPr"):
                    isHiddenRun = false;
                    break;
                case (XmlNodeType.Text, _) when isHiddenRun:
                    hiddenRuns++;
                    hidden.Append(hidden.Length < 60 ? xml.Value : "");
                    break;
                default:
                    break;
            }
        }

        var found = new List<ContentFinding>();
        if (changes > 0)
        {
            found.Add(Found(ContentRules.TrackedChanges, name, $"有 {changes} 处修订没有接受或拒绝。"));
        }

        if (hiddenRuns > 0)
        {
            found.Add(Found(ContentRules.FileHiddenText, name, $"有隐藏文字「{Short(hidden.ToString())}」。", Short(hidden.ToString())));
        }

        return found;
    }

    private static List<ContentFinding> HiddenSheets(string name, ZipArchiveEntry part)
    {
        var found = new List<ContentFinding>();
        using var xml = FileText.Open(part);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && xml.GetAttribute("state") is "hidden" or "veryHidden")
            {
                var sheet = xml.GetAttribute("name") ?? "";
                found.Add(Found(ContentRules.HiddenSheet, name, $"工作表「{sheet}」是隐藏的。", sheet, $"工作表“{sheet}”"));
            }
        }

        return found;
    }

    private static bool HasHiddenCells(ZipArchiveEntry part)
    {
        using var xml = FileText.Open(part);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" or "col" } && xml.GetAttribute("hidden") is "1" or "true")
            {
                return true;
            }
        }

        return false;
    }

    private static int CountOf(ZipArchiveEntry part, params ReadOnlySpan<string> elements)
    {
        var count = 0;
        using var xml = FileText.Open(part);
        while (xml.Read())
        {
            count += xml.NodeType == XmlNodeType.Element && elements.Contains(xml.LocalName) ? 1 : 0;
        }

        return count;
    }

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;

    [GeneratedRegex(@"/Author\s*(?:\((?<text>(?:[^()\\]|\\.){1,200})\)|<(?<hex>[0-9A-Fa-f\s]{2,800})>)", RegexOptions.None, 5000)]
    private static partial Regex PdfAuthor();
}
