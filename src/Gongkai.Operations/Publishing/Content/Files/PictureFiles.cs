using System.Buffers.Binary;
using Gongkai.Domain;

namespace Gongkai.Operations.Publishing.Content.Files;

/// <summary>Pictures: their parts walked through from the first byte to the last, so that nothing hides behind them.</summary>
internal static class PictureFiles
{
    private const int MostPixelsAside = 20_000;
    private const long MostPixels = 100_000_000;

    public static Outcome<AcceptedFile> Jpeg(ReadOnlySpan<byte> span)
    {
        var (width, height) = (0, 0);
        foreach (var (marker, start, length) in JpegSegments(span))
        {
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC) && length >= 7)
            {
                (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(span[(start + 1)..]), BinaryPrimitives.ReadUInt16BigEndian(span[(start + 3)..]));
            }
        }

        var end = span.LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]);
        if (width == 0 || end < 0)
        {
            return FileProblems.Damaged;
        }

        return HidesAnother(span[(end + 2)..]) || UploadInspection.IsMarkup(span[..Math.Min(span.Length, 512)]) ? FileProblems.Polyglot : Sized(FileKind.Jpeg, width, height);
    }

    public static Outcome<AcceptedFile> Png(ReadOnlySpan<byte> span)
    {
        if (span.Length < 45 || !span[..8].SequenceEqual((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return FileProblems.Damaged;
        }

        var chunks = PngChunks(span);
        if (chunks is not [{ Type: "IHDR", Length: 13 }, ..] || chunks[^1].Type != "IEND")
        {
            return FileProblems.Damaged;
        }

        var end = chunks[^1].Start + 4;
        return end < span.Length ? FileProblems.Polyglot
            : Sized(FileKind.Png, (int)Math.Min(int.MaxValue, BinaryPrimitives.ReadUInt32BigEndian(span[16..])), (int)Math.Min(int.MaxValue, BinaryPrimitives.ReadUInt32BigEndian(span[20..])));
    }

    public static Outcome<AcceptedFile> Gif(ReadOnlySpan<byte> span) =>
        span.Length < 14 || !(span[..6].SequenceEqual("GIF87a"u8) || span[..6].SequenceEqual("GIF89a"u8)) ? FileProblems.Damaged
        : span.TrimEnd((byte)0)[^1] != 0x3B || UploadInspection.IsMarkup(span[..Math.Min(span.Length, 512)]) ? FileProblems.Polyglot
        : Sized(FileKind.Gif, BinaryPrimitives.ReadUInt16LittleEndian(span[6..]), BinaryPrimitives.ReadUInt16LittleEndian(span[8..]));

    public static Outcome<AcceptedFile> Webp(ReadOnlySpan<byte> span)
    {
        if (span.Length < 30)
        {
            return FileProblems.Damaged;
        }

        var length = BinaryPrimitives.ReadUInt32LittleEndian(span[4..]) + 8L;
        if (length > span.Length)
        {
            return FileProblems.Damaged;
        }

        if (span.Length - length > 1)
        {
            return FileProblems.Polyglot;
        }

        var (width, height) = span[12..16] switch
        {
            [(byte)'V', (byte)'P', (byte)'8', (byte)'X'] => (1 + (span[24] | span[25] << 8 | span[26] << 16), 1 + (span[27] | span[28] << 8 | span[29] << 16)),
            [(byte)'V', (byte)'P', (byte)'8', (byte)'L'] => (1 + (BinaryPrimitives.ReadInt32LittleEndian(span[21..]) & 0x3FFF), 1 + (BinaryPrimitives.ReadInt32LittleEndian(span[21..]) >> 14 & 0x3FFF)),
            [(byte)'V', (byte)'P', (byte)'8', (byte)' '] => (BinaryPrimitives.ReadUInt16LittleEndian(span[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(span[28..]) & 0x3FFF),
            _ => (0, 0),
        };
        return Sized(FileKind.Webp, width, height);
    }

    /// <summary>The segments before the picture data: marker, where the content begins, its length.</summary>
    internal static List<(byte Marker, int Start, int Length)> JpegSegments(ReadOnlySpan<byte> span)
    {
        var segments = new List<(byte, int, int)>();
        for (var at = 2; at + 4 <= span.Length && span[at] == 0xFF;)
        {
            var marker = span[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker is 0xDA or 0xD9)
            {
                break;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(span[(at + 2)..]);
            if (length < 2 || at + 2 + length > span.Length)
            {
                break;
            }

            segments.Add((marker, at + 4, length - 2));
            at += 2 + length;
        }

        return segments;
    }

    /// <summary>The chunks: type, where the content begins, its length (for the last: where its checksum begins).</summary>
    internal static List<(string Type, int Start, int Length)> PngChunks(ReadOnlySpan<byte> span)
    {
        var chunks = new List<(string Type, int Start, int Length)>();
        for (var at = 8; at + 12 <= span.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(span[at..]);
            if (length > span.Length - at - 12)
            {
                break;
            }

            var type = System.Text.Encoding.ASCII.GetString(span.Slice(at + 4, 4));
            chunks.Add((type, at + 8, (int)length));
            at += 12 + (int)length;
            if (type == "IEND")
            {
                break;
            }
        }

        return chunks;
    }

    private static Outcome<AcceptedFile> Sized(FileKind kind, int width, int height) =>
        width <= 0 || height <= 0 ? FileProblems.Damaged
        : width > MostPixelsAside || height > MostPixelsAside || (long)width * height > MostPixels ? FileProblems.TooManyPixels
        : new AcceptedFile(kind, "", width, height);

    /// <summary>Telephones write further pictures behind the first; archives, programs and pages do not belong there.</summary>
    internal static bool HidesAnother(ReadOnlySpan<byte> behind) =>
        behind.IndexOf("PK\x03\x04"u8) >= 0 || behind.IndexOf("%PDF-"u8) >= 0 || behind.IndexOf("MZ\x90\0"u8) >= 0 || behind.IndexOf("Rar!"u8) >= 0 || UploadInspection.IsMarkup(behind);
}
