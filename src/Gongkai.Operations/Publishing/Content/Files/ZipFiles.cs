using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Xml;
using Gongkai.Domain;

namespace Gongkai.Operations.Publishing.Content.Files;

/// <summary>Zip files and what is made of them: Office documents, OFD, plain archives. Nothing is unpacked to disk.</summary>
internal static class ZipFiles
{
    /// <summary>Bytes that all parts may unfold to.</summary>
    public const long MostUnpacked = 200L << 20;

    private const int MostParts = 5000;
    private const long MostRatio = 200;
    private const int LongestComment = 256;
    private const int MostRelationBytes = 4 << 20;

    private static readonly string[] Programs =
        [".exe", ".dll", ".com", ".scr", ".bat", ".cmd", ".ps1", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".hta", ".msi", ".lnk", ".jar", ".apk", ".sh", ".php", ".jsp", ".asp", ".aspx", ".html", ".htm", ".svg", ".reg", ".docm", ".xlsm", ".pptm"];

    public static Outcome<AcceptedFile> Inspect(ReadOnlyMemory<byte> bytes)
    {
        if (WrongEnd(bytes.Span) is { } wrong)
        {
            return wrong;
        }

        try
        {
            using var zip = Open(bytes);
            return Inspect(zip, bytes.Length);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or NotSupportedException or IOException)
        {
            return FileProblems.Damaged;
        }
    }

    /// <summary>Opens a zip in memory; the caller has looked whether its directory is bearable.</summary>
    public static ZipArchive Open(ReadOnlyMemory<byte> bytes)
    {
        var array = MemoryMarshal.TryGetArray(bytes, out var segment) ? segment : new ArraySegment<byte>(bytes.ToArray());
        return new ZipArchive(new MemoryStream(array.Array!, array.Offset, array.Count, writable: false), ZipArchiveMode.Read, leaveOpen: false, Encoding.UTF8);
    }

    /// <summary>The content of a part, at most so many bytes of it: what it declares is only a claim.</summary>
    public static byte[] Read(ZipArchiveEntry entry, int most)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        var buffer = new byte[16 << 10];
        while (content.Length < most && stream.Read(buffer) is > 0 and var read)
        {
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    private static Outcome<AcceptedFile> Inspect(ZipArchive zip, long length)
    {
        var (packed, unpacked) = (0L, 0L);
        foreach (var entry in zip.Entries)
        {
            (packed, unpacked) = (packed + entry.CompressedLength, unpacked + entry.Length);
            if (entry.IsEncrypted)
            {
                return FileProblems.Encrypted;
            }

            if (IsPathAway(entry.FullName))
            {
                return FileProblems.Paths;
            }
        }

        if (packed > length || unpacked > MostUnpacked || (unpacked > 10L << 20 && unpacked > MostRatio * length))
        {
            return FileProblems.Bomb;
        }

        if (zip.GetEntry("OFD.xml") is not null)
        {
            return new AcceptedFile(FileKind.Ofd, "");
        }

        return zip.GetEntry("[Content_Types].xml") is { } types ? Office(zip, types) : Plain(zip);
    }

    private static Outcome<AcceptedFile> Office(ZipArchive zip, ZipArchiveEntry types)
    {
        var declared = Encoding.UTF8.GetString(Read(types, MostRelationBytes));
        if (declared.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || declared.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
            || zip.Entries.Any(e => e.Name.StartsWith("vbaProject", StringComparison.OrdinalIgnoreCase)))
        {
            return FileProblems.Macro;
        }

        if (zip.Entries.Any(e => e.FullName.Contains("/activeX/", StringComparison.OrdinalIgnoreCase) || e.FullName.Contains("macrosheets/", StringComparison.OrdinalIgnoreCase)))
        {
            return FileProblems.ActiveContent;
        }

        foreach (var relations in zip.Entries.Where(e => e.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
        {
            if (LoadsFromElsewhere(relations))
            {
                return FileProblems.External;
            }
        }

        FileKind? kind = zip.GetEntry("word/document.xml") is not null ? FileKind.Docx
            : zip.GetEntry("xl/workbook.xml") is not null ? FileKind.Xlsx
            : zip.GetEntry("ppt/presentation.xml") is not null ? FileKind.Pptx
            : null;
        return kind is { } known ? new AcceptedFile(known, "") : FileProblems.UnknownKind;
    }

    /// <summary>Links that a reader follows by a click are harmless; templates, objects and frames are loaded on opening.</summary>
    private static bool LoadsFromElsewhere(ZipArchiveEntry relations)
    {
        using var xml = XmlReader.Create(new MemoryStream(Read(relations, MostRelationBytes)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && "External".Equals(xml.GetAttribute("TargetMode"), StringComparison.OrdinalIgnoreCase)
                && xml.GetAttribute("Type") is { } type && !type.EndsWith("/hyperlink", StringComparison.OrdinalIgnoreCase) && !IsKeptTemplate(type, xml.GetAttribute("Target")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Word writes the path of the template on its author's machine; nothing is loaded from there elsewhere. The findings name it.</summary>
    private static bool IsKeptTemplate(string type, string? target) =>
        type.EndsWith("/attachedTemplate", StringComparison.OrdinalIgnoreCase) && target is not null
        && !target.StartsWith("http", StringComparison.OrdinalIgnoreCase) && !target.StartsWith("ftp", StringComparison.OrdinalIgnoreCase)
        && !target.StartsWith(@"\\", StringComparison.Ordinal) && !target.StartsWith("file://///", StringComparison.OrdinalIgnoreCase) && !target.StartsWith(@"file:///\\", StringComparison.OrdinalIgnoreCase);

    private static Outcome<AcceptedFile> Plain(ZipArchive zip) =>
        zip.Entries.FirstOrDefault(e => Programs.Contains(FileName.ExtensionOf(e.Name.TrimEnd('.', ' ')))) is { } program
            ? FileProblems.Inside(FileName.Clean(program.Name))
            : new AcceptedFile(FileKind.Zip, "");

    private static bool IsPathAway(string path) =>
        path.StartsWith('/') || path.Contains('\\') || path.Contains(':') || path.Split('/').Contains("..") || path.Any(char.IsControl);

    /// <summary>The end record must be the end, and declare a bearable number of parts, before an object is made for each.</summary>
    internal static Problem? WrongEnd(ReadOnlySpan<byte> span)
    {
        var end = span.LastIndexOf("PK\x05\x06"u8);
        if (end < 0 || end + 22 > span.Length)
        {
            return FileProblems.Damaged;
        }

        var comment = BinaryPrimitives.ReadUInt16LittleEndian(span[(end + 20)..]);
        if (end + 22 + comment != span.Length || comment > LongestComment)
        {
            return FileProblems.Polyglot;
        }

        return BinaryPrimitives.ReadUInt16LittleEndian(span[(end + 10)..]) > MostParts ? FileProblems.Bomb : null;
    }
}
