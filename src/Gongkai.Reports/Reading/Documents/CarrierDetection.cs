using System.Text;

namespace Gongkai.Reports.Reading.Documents;

/// <summary>What a file is, as its bytes say.</summary>
internal enum Carrier
{
    /// <summary>Nothing, or white space only.</summary>
    Empty,

    /// <summary>Text in some encoding that is none of the kinds below.</summary>
    Text,

    /// <summary>A web page.</summary>
    Html,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>Word .docx, .docm, .dotx.</summary>
    Docx,

    /// <summary>Excel .xlsx, .xlsm.</summary>
    Xlsx,

    /// <summary>PowerPoint .pptx.</summary>
    Pptx,

    /// <summary>OpenDocument text .odt.</summary>
    Odt,

    /// <summary>OFD, GB/T 33190.</summary>
    Ofd,

    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>Word or WPS document of the binary kind, .doc or .wps.</summary>
    BinaryWord,

    /// <summary>The same, with a password.</summary>
    EncryptedBinaryWord,

    /// <summary>An Office Open XML file with a password, which is wrapped in a compound file.</summary>
    EncryptedOffice,

    /// <summary>Excel or WPS workbook of the binary kind, .xls or .et.</summary>
    BinarySpreadsheet,

    /// <summary>PowerPoint or WPS slides of the binary kind, .ppt or .dps.</summary>
    BinarySlides,

    /// <summary>Some other compound file.</summary>
    OtherCompound,

    /// <summary>Rich text.</summary>
    Rtf,

    /// <summary>Word 2003 XML or a flat Open XML package.</summary>
    WordXml,

    /// <summary>A web page with its pictures in one MIME file, .mht.</summary>
    WebArchive,

    /// <summary>A picture.</summary>
    Image,

    /// <summary>A zip without a document in it, rar, 7z, gzip, tar.</summary>
    Archive,

    /// <summary>A zip whose directory cannot be read: cut off or damaged.</summary>
    DamagedZip,

    /// <summary>Anything else that is not text.</summary>
    Binary,
}

/// <summary>Tells from the bytes of a file what it is; its name is not asked, because names lie.</summary>
internal static class CarrierDetection
{
    /// <summary>How far into a file the tell-tale bytes may stand behind white space or rubbish; Acrobat allows a PDF header 1,024.</summary>
    private const int Prelude = 1024;

    /// <summary>How much of a file is looked at to tell text from binary.</summary>
    private const int Sample = 64 << 10;

    private static readonly (byte[] Magic, int Offset, Carrier Carrier, string What)[] Signatures =
    [
        ([0xFF, 0xD8, 0xFF], 0, Carrier.Image, "JPEG"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], 0, Carrier.Image, "PNG"),
        ("GIF8"u8.ToArray(), 0, Carrier.Image, "GIF"),
        ("WEBP"u8.ToArray(), 8, Carrier.Image, "WebP"),
        ([(byte)'I', (byte)'I', 0x2A, 0], 0, Carrier.Image, "TIFF"),
        ([(byte)'M', (byte)'M', 0, 0x2A], 0, Carrier.Image, "TIFF"),
        ("ftypheic"u8.ToArray(), 4, Carrier.Image, "HEIC"),
        ("ftypmif1"u8.ToArray(), 4, Carrier.Image, "HEIC"),
        ("ftypavif"u8.ToArray(), 4, Carrier.Image, "AVIF"),
        ([0, 0, 1, 0], 0, Carrier.Image, "ICO"),
        ("Rar!\x1A"u8.ToArray(), 0, Carrier.Archive, "RAR"),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C], 0, Carrier.Archive, "7z"),
        ([0x1F, 0x8B, 8], 0, Carrier.Archive, "gzip"),
        ("BZh"u8.ToArray(), 0, Carrier.Archive, "bzip2"),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0], 0, Carrier.Archive, "xz"),
        ([0x28, 0xB5, 0x2F, 0xFD], 0, Carrier.Archive, "zstd"),
        ("ustar"u8.ToArray(), 257, Carrier.Archive, "tar"),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], 0, Carrier.Binary, "程序"),
        ("ID3"u8.ToArray(), 0, Carrier.Binary, "音频"),
        ("ftyp"u8.ToArray(), 4, Carrier.Binary, "音视频"),
        ("SQLite format 3"u8.ToArray(), 0, Carrier.Binary, "数据库"),
    ];

    /// <summary>What the bytes are.</summary>
    public static Carrier Detect(ReadOnlyMemory<byte> bytes) => Detect(bytes, out _);

    /// <summary>What the bytes are, and for pictures, archives and binaries of which kind.</summary>
    public static Carrier Detect(ReadOnlyMemory<byte> bytes, out string what)
    {
        var span = bytes.Span;
        what = "";
        var start = FirstByteOfText(span);
        if (start == span.Length)
        {
            return Carrier.Empty;
        }

        if (span.StartsWith("PK\x03\x04"u8))
        {
            what = "zip";
            return InsideZip(bytes);
        }

        if (span.StartsWith(CompoundFile.Magic))
        {
            return new CompoundFile(bytes).Kind();
        }

        if (span[..Math.Min(span.Length, Prelude)].IndexOf("%PDF-"u8) is >= 0 and var header && (header == start || span.LastIndexOf("%%EOF"u8) > header))
        {
            return Carrier.Pdf;
        }

        foreach (var (magic, offset, carrier, kind) in Signatures)
        {
            if (span.Length > offset && span[offset..].StartsWith(magic))
            {
                what = kind;
                return carrier;
            }
        }

        // A bitmap's and a program's two letters also begin words: only with the bytes that are no text.
        var text = LooksLikeText(span);
        if (!text)
        {
            (var found, what) = span switch
            {
                [(byte)'B', (byte)'M', ..] => (Carrier.Image, "BMP"),
                [(byte)'M', (byte)'Z', ..] => (Carrier.Binary, "程序"),
                _ => (Carrier.Binary, "二进制文件"),
            };
            return found;
        }

        return InsideText(span[start..]);
    }

    private static Carrier InsideText(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("{\\rtf"u8))
        {
            return Carrier.Rtf;
        }

        var head = text[..Math.Min(text.Length, 4096)];
        if (text[0] == '<')
        {
            return head.IndexOf("schemas.microsoft.com/office/word/2003/wordml"u8) >= 0 || head.IndexOf("schemas.microsoft.com/office/2006/xmlPackage"u8) >= 0
                ? Carrier.WordXml
                : head.IndexOf("<svg"u8) >= 0 && head.IndexOf("<html"u8) < 0 ? Carrier.Image : Carrier.Html;
        }

        if (text[0] is (byte)'{' or (byte)'[' && text.TrimEnd(" \t\r\n"u8)[^1] is (byte)'}' or (byte)']' && head.Contains((byte)'"'))
        {
            return Carrier.Json;
        }

        return head.IndexOf("MIME-Version:"u8) >= 0 && head.IndexOf("multipart/related"u8) >= 0 ? Carrier.WebArchive : Carrier.Text;
    }

    private static Carrier InsideZip(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var zip = OfficePackage.OpenZip(bytes);
            if (zip.GetEntry("OFD.xml") is not null)
            {
                return Carrier.Ofd;
            }

            if (zip.GetEntry("mimetype") is { Length: < 200 } mimetype)
            {
                using var reader = new StreamReader(mimetype.Open(), Encoding.ASCII);
                var type = new char[64];
                var length = reader.ReadBlock(type);
                return type.AsSpan(0, length).StartsWith("application/vnd.oasis.opendocument.text") ? Carrier.Odt : Carrier.Archive;
            }

            if (zip.GetEntry("[Content_Types].xml") is null)
            {
                return Carrier.Archive;
            }

            return zip.Entries.Any(e => e.FullName.StartsWith("xl/workbook", StringComparison.OrdinalIgnoreCase)) ? Carrier.Xlsx
                : zip.Entries.Any(e => e.FullName.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase)) ? Carrier.Pptx
                : zip.Entries.Any(e => e.FullName.StartsWith("word/", StringComparison.OrdinalIgnoreCase)) ? Carrier.Docx
                : Carrier.Archive;
        }
        catch (InvalidDataException)
        {
            return Carrier.DamagedZip;
        }
    }

    /// <summary>Where the text begins behind a byte order mark and white space; the length when there is nothing else.</summary>
    private static int FirstByteOfText(ReadOnlySpan<byte> span)
    {
        var at = span.StartsWith("\uFEFF"u8) ? 3 : 0;
        while (at < span.Length && span[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\f')
        {
            at++;
        }

        return at;
    }

    /// <summary>Text of any encoding in use has hardly any control bytes; UTF-16 has zeros, most of them on one side of each pair.</summary>
    private static bool LooksLikeText(ReadOnlySpan<byte> span)
    {
        var sample = span[..Math.Min(span.Length, Sample)];
        if (sample.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || sample.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return IsUtf16(sample[2..], bigEndian: sample[0] == 0xFE);
        }

        var controls = 0;
        foreach (var b in sample)
        {
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 0x0B or 0x1A or 0x1B))
            {
                controls++;
            }
        }

        if (controls * 200 <= sample.Length)
        {
            return true;
        }

        // Without a mark: the zeros of the blanks and digits tell the order of the bytes.
        var (even, odd) = (Zeros(sample, 0), Zeros(sample, 1));
        return Math.Max(even, odd) * 50 >= sample.Length && IsUtf16(sample, bigEndian: even > odd);
    }

    private static bool IsUtf16(ReadOnlySpan<byte> sample, bool bigEndian)
    {
        var text = (bigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode).GetString(sample);
        var known = text.Count(c => c is >= ' ' and < '\x7F' or '\r' or '\n' or '\t' or '\u00A0' or '\u3000' or >= '\u4E00' and <= '\u9FFF' or >= '\u2010' and <= '\u303F' or >= '\uFF00' and <= '\uFFEF');
        return known * 20 >= text.Length * 19;
    }

    private static int Zeros(ReadOnlySpan<byte> span, int parity)
    {
        var zeros = 0;
        for (var i = parity; i < span.Length; i += 2)
        {
            zeros += span[i] == 0 ? 1 : 0;
        }

        return zeros;
    }
}
