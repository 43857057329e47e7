using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Gongkai.Domain;
using Gongkai.Operations.Publishing.Content.Files;
using Gongkai.Reports.Reading.Documents;

namespace Gongkai.Operations.Requests.Redaction;

/// <summary>
/// Looks at the bytes that would be given out as a stranger would: for the hidden words in every encoding, packed and unpacked, and for anything that
/// a file made of pixels or of copied text does not hold.
/// </summary>
internal sealed partial class OutputCheck(IReadOnlyList<string> words, ReadBudget budget)
{
    /// <summary>Fewer bytes of a word are found in packed bytes by chance.</summary>
    private const int FewestBytes = 6;

    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    /// <summary>Why the file must not be given out; null when it may.</summary>
    public Problem? WhyNot(FileKind kind, byte[] bytes) => InBytes(bytes, "文件的字节中") ?? (kind switch
    {
        FileKind.Docx => Zip(bytes),
        FileKind.Pdf => Pdf(bytes),
        FileKind.Png => Png(bytes),
        _ => Jpeg(bytes),
    });

    private Problem? InBytes(ReadOnlySpan<byte> bytes, string where)
    {
        foreach (var word in words)
        {
            foreach (var encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Gbk])
            {
                var pattern = encoding.GetBytes(word);
                if (pattern.Length >= FewestBytes && bytes.IndexOf(pattern) >= 0)
                {
                    return RedactionProblems.StillThere(where);
                }
            }
        }

        return null;
    }

    private Problem? InText(string text, string where) => words.Any(FoldedText.Fold(text).Contains) ? RedactionProblems.StillThere(where) : null;

    private Problem? Zip(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        if (zip.Comment.Length > 0)
        {
            return RedactionProblems.Unexpected("压缩包注释");
        }

        foreach (var entry in zip.Entries)
        {
            budget.Look();
            using var content = new MemoryStream();
            using (var packed = entry.Open())
            {
                packed.CopyTo(content);
            }

            var part = content.ToArray();
            var problem = entry.FullName switch
            {
                _ when entry.FullName.EndsWith(".xml", StringComparison.Ordinal) || entry.FullName.EndsWith(".rels", StringComparison.Ordinal) => InBytes(part, entry.FullName) ?? Xml(part, entry.FullName),
                _ when entry.FullName.EndsWith(".png", StringComparison.Ordinal) => Png(part),
                _ when entry.FullName.EndsWith(".jpg", StringComparison.Ordinal) => Jpeg(part),
                _ => RedactionProblems.Unexpected(entry.FullName),
            };
            if ((problem ?? InText(entry.FullName, "部件名称中")) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The text as it reads, tags left out, and every attribute.</summary>
    private Problem? Xml(byte[] part, string name)
    {
        var text = new StringBuilder();
        using var xml = XmlReader.Create(new MemoryStream(part), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (xml.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    text.Append(xml.Value);
                    break;
                case XmlNodeType.Element:
                    if (xml.LocalName is "tbl" or "tc" or "p" && text.Length > 0)
                    {
                        text.Append('\uE000'); // text of two cells or paragraphs is not one word
                    }

                    for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
                    {
                        // Numbers and names of kinds are Word's own.
                        if (xml.Value.Any(c => c > 0x7F) && InText(xml.Value, name) is { } found)
                        {
                            return found;
                        }
                    }

                    break;
                case XmlNodeType.Comment or XmlNodeType.ProcessingInstruction:
                    return RedactionProblems.Unexpected(name);
                default:
                    break;
            }
        }

        return InText(text.ToString(), name);
    }

    /// <summary>Nothing but pages, drawings of one picture, and pictures; and no text when poppler reads it.</summary>
    private Problem? Pdf(byte[] bytes)
    {
        var whole = Encoding.Latin1.GetString(bytes);
        var outside = new StringBuilder();
        var at = 0;
        foreach (Match stream in Streams().Matches(whole))
        {
            if (stream.Index < at)
            {
                continue; // bytes of a picture that happen to look like the beginning of a stream
            }

            var length = int.Parse(stream.Groups["length"].Value, CultureInfo.InvariantCulture);
            var dictionary = stream.Groups["dictionary"].Value;
            outside.Append(whole, at, stream.Index + stream.Length - at);
            var start = stream.Index + stream.Length;
            if (start + length > bytes.Length || !whole.AsSpan(start + length).StartsWith("\nendstream"))
            {
                return RedactionProblems.Unexpected("PDF 数据流");
            }

            var problem = !dictionary.Contains("/Subtype/Image", StringComparison.Ordinal) ? Drawing(whole.Substring(start, length))
                : dictionary.Contains("/DCTDecode", StringComparison.Ordinal) ? Jpeg(bytes.AsSpan(start, length))
                : Pixels(bytes.AsMemory(start, length), dictionary);
            if (problem is not null)
            {
                return problem;
            }

            at = start + length;
        }

        outside.Append(whole, at, whole.Length - at);
        var rest = outside.ToString();
        if (Forbidden().Match(rest) is { Success: true } forbidden)
        {
            return RedactionProblems.Unexpected("PDF " + forbidden.Value);
        }

        using var poppler = new Poppler(bytes, budget);
        return poppler.Words(int.MaxValue - 1).Any(p => p.Words.Count > 0) ? RedactionProblems.Unexpected("PDF 文字层") : InText(rest, "PDF 结构中");
    }

    private static Problem? Drawing(string content) => OnePicture().IsMatch(content) ? null : RedactionProblems.Unexpected("PDF 页面内容");

    /// <summary>As many bytes as there are pixels, not one more.</summary>
    private static Problem? Pixels(ReadOnlyMemory<byte> packed, string dictionary)
    {
        long Number(string name) => long.Parse(Regex.Match(dictionary, $@"/{name} (\d+)").Groups[1].Value, CultureInfo.InvariantCulture);
        var wanted = Number("Height") * (1 + Number("Width") * Number("Colors"));
        return Unpacked(packed.ToArray()) == wanted ? null : RedactionProblems.Unexpected("PDF 图像数据");
    }

    private static long Unpacked(byte[] packed)
    {
        using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        var buffer = new byte[64 << 10];
        var length = 0L;
        while (zlib.Read(buffer) is > 0 and var read)
        {
            length += read;
        }

        return length;
    }

    private static Problem? Png(ReadOnlySpan<byte> bytes)
    {
        var chunks = PictureFiles.PngChunks(bytes);
        return chunks.Select(c => c.Type).SequenceEqual(["IHDR", "IDAT", "IEND"]) && chunks[^1].Start + 4 == bytes.Length ? null : RedactionProblems.Unexpected("图片附带信息");
    }

    /// <summary>Tables, frames and pixels; the only application segment is the bare JFIF one.</summary>
    private static Problem? Jpeg(ReadOnlySpan<byte> bytes)
    {
        const int BareJfif = 14;
        var segments = PictureFiles.JpegSegments(bytes);
        var end = bytes.LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]);
        return end + 2 == bytes.Length && segments.All(s => s.Marker is 0xDB or 0xC4 or 0xDD or 0xC0 or 0xC1 or 0xC2 || (s.Marker == 0xE0 && s.Length == BareJfif)) ? null : RedactionProblems.Unexpected("图片附带信息");
    }

    [GeneratedRegex(@"<<(?<dictionary>[^\r\n]*?)/Length (?<length>\d+)>>\nstream\n")]
    private static partial Regex Streams();

    [GeneratedRegex(@"/(Info|Metadata|Annots|AcroForm|EmbeddedFiles|Names|JavaScript|JS|OpenAction|AA|Outlines|Font|ObjStm|StructTreeRoot|PieceInfo|Thumb|Lang|Title|Author)\b")]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"^[\d.]+ 0 0 [\d.]+ 0 0 cm/P Do\z")]
    private static partial Regex OnePicture();
}
