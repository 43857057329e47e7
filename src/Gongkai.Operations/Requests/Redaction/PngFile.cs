using System.Buffers.Binary;
using System.IO.Compression;
using Gongkai.Operations.Publishing.Content.Files;

namespace Gongkai.Operations.Requests.Redaction;

/// <summary>PNG, written with nothing but its pixels.</summary>
internal static class PngFile
{
    private static readonly uint[] Checksums = [.. Enumerable.Range(0, 256).Select(n =>
    {
        var c = (uint)n;
        for (var bit = 0; bit < 8; bit++)
        {
            c = (c & 1) == 1 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
        }

        return c;
    })];

    /// <summary>Writes a picture; one without colours with one byte a pixel.</summary>
    public static byte[] Write(Raster raster, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, raster.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), raster.Height);
        (header[8], header[9]) = (8, (byte)(raster.IsGrey ? 0 : 2));
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, Packed(raster, level));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>The pixels as zlib holds them, each row the difference from the row above, as PNG and PDF both read them.</summary>
    public static byte[] Packed(Raster raster, CompressionLevel level)
    {
        const byte Up = 2;
        var isGrey = raster.IsGrey;
        var pixels = isGrey ? raster.Grey() : raster.Rgb;
        var stride = raster.Width * (isGrey ? 1 : 3);
        var row = new byte[stride + 1];
        row[0] = Up;
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, level, leaveOpen: true))
        {
            for (var y = 0; y < raster.Height; y++)
            {
                for (var x = 0; x < stride; x++)
                {
                    row[x + 1] = (byte)(pixels[y * stride + x] - (y == 0 ? 0 : pixels[(y - 1) * stride + x]));
                }

                zlib.Write(row);
            }
        }

        return packed.ToArray();
    }

    /// <summary>Reads a picture in any colour type and depth, interlaced or not; what is transparent lies on white.</summary>
    /// <exception cref="RedactionRefusedException">It is damaged or has too many pixels.</exception>
    public static Raster Read(ReadOnlySpan<byte> file, int maxPixels)
    {
        var chunks = PictureFiles.PngChunks(file);
        if (chunks is not [{ Type: "IHDR", Length: 13 }, ..])
        {
            throw new RedactionRefusedException(RedactionProblems.Damaged);
        }

        var header = file.Slice(chunks[0].Start, 13);
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(header), BinaryPrimitives.ReadUInt32BigEndian(header[4..]));
        if (width == 0 || height == 0 || width > maxPixels || height > maxPixels || (long)width * height > maxPixels)
        {
            throw new RedactionRefusedException(width == 0 || height == 0 ? RedactionProblems.Damaged : RedactionProblems.TooManyPixels(maxPixels));
        }

        byte[] palette = [], alphas = [];
        using var data = new MemoryStream();
        foreach (var (type, start, length) in chunks)
        {
            switch (type)
            {
                case "PLTE":
                    palette = file.Slice(start, length).ToArray();
                    break;
                case "tRNS":
                    alphas = file.Slice(start, length).ToArray();
                    break;
                case "IDAT":
                    data.Write(file.Slice(start, length));
                    break;
                default:
                    break;
            }
        }

        data.Position = 0;
        return new PngPixels((int)width, (int)height, header[8], header[9], palette, alphas).Read(data, isInterlaced: header[12] == 1);
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(type);
        file.Write(content);
        var checksum = uint.MaxValue;
        foreach (var part in (byte[][])[type.ToArray(), content.ToArray()])
        {
            foreach (var b in part)
            {
                checksum = Checksums[(byte)(checksum ^ b)] ^ (checksum >> 8);
            }
        }

        BinaryPrimitives.WriteUInt32BigEndian(number, ~checksum);
        file.Write(number);
    }
}
