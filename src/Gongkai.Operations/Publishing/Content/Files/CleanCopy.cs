using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Gongkai.Operations.Publishing.Content.Files;

/// <summary>清除元数据: a copy of a file that shows the same and carries no author, no place, no device.</summary>
public static class CleanCopy
{
    private const string NoCoreProperties =
        """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>""";

    private const string NoAppProperties =
        """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>""";

    private const string NoCustomProperties =
        """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>""";

    /// <summary>The copy; null for kinds whose metadata cannot be taken out safely. Comments and changes stay: only a person can decide on them.</summary>
    public static byte[]? Of(FileKind kind, ReadOnlyMemory<byte> bytes) => kind switch
    {
        FileKind.Docx or FileKind.Xlsx or FileKind.Pptx => Office(bytes),
        FileKind.Jpeg => Jpeg(bytes.Span),
        FileKind.Png => Png(bytes.Span),
        _ => null,
    };

    private static byte[] Office(ReadOnlyMemory<byte> bytes)
    {
        using var copy = new MemoryStream();
        using (var from = ZipFiles.Open(bytes))
        using (var to = new ZipArchive(copy, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in from.Entries)
            {
                using var target = to.CreateEntry(part.FullName, CompressionLevel.Optimal).Open();
                var replacement = part.FullName switch
                {
                    "docProps/core.xml" => NoCoreProperties,
                    "docProps/app.xml" => NoAppProperties,
                    "docProps/custom.xml" => NoCustomProperties,
                    _ => null,
                };
                if (replacement is not null)
                {
                    target.Write(Encoding.UTF8.GetBytes(replacement));
                }
                else
                {
                    using var source = part.Open();
                    source.CopyTo(target);
                }
            }
        }

        return copy.ToArray();
    }

    /// <summary>Without Exif, XMP, IPTC and remarks; which way up the picture is stays, and so does its colour profile.</summary>
    private static byte[] Jpeg(ReadOnlySpan<byte> span)
    {
        using var copy = new MemoryStream();
        copy.Write([0xFF, 0xD8]);
        var behind = 2;
        foreach (var (marker, start, length) in PictureFiles.JpegSegments(span))
        {
            behind = start + length;
            var content = span.Slice(start, length);
            if (marker == 0xE1 && content.StartsWith("Exif\0\0"u8) && Orientation(content[6..]) is > 1 and <= 8 and var orientation)
            {
                copy.Write(
                    [0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*\0\0\0\b\0\u0001"u8, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0]);
            }
            else if (marker is not (0xE1 or 0xED or 0xFE))
            {
                copy.Write(span[(start - 4)..behind]);
            }
        }

        var end = span.LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]);
        copy.Write(span[behind..(end + 2)]);
        return copy.ToArray();
    }

    /// <summary>Which way up a picture is, 1 to 8, as the first directory of its Exif block says; 1 without one.</summary>
    internal static int Orientation(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 10)
        {
            return 1;
        }

        var isBig = tiff[0] == 'M';
        var at = isBig ? BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]);
        if (at + 2 > tiff.Length)
        {
            return 1;
        }

        int entries = isBig ? BinaryPrimitives.ReadUInt16BigEndian(tiff[(int)at..]) : BinaryPrimitives.ReadUInt16LittleEndian(tiff[(int)at..]);
        for (var n = 0; n < entries && at + 2 + 12 * (n + 1) <= tiff.Length; n++)
        {
            var entry = tiff.Slice((int)(at + 2 + 12 * n), 12);
            if ((isBig ? BinaryPrimitives.ReadUInt16BigEndian(entry) : BinaryPrimitives.ReadUInt16LittleEndian(entry)) == 0x0112)
            {
                return isBig ? BinaryPrimitives.ReadUInt16BigEndian(entry[8..]) : BinaryPrimitives.ReadUInt16LittleEndian(entry[8..]);
            }
        }

        return 1;
    }

    private static byte[] Png(ReadOnlySpan<byte> span)
    {
        using var copy = new MemoryStream();
        copy.Write(span[..8]);
        foreach (var (type, start, length) in PictureFiles.PngChunks(span))
        {
            if (type is not ("tEXt" or "zTXt" or "iTXt" or "eXIf" or "tIME"))
            {
                copy.Write(span.Slice(start - 8, length + 12));
            }
        }

        return copy.ToArray();
    }
}
