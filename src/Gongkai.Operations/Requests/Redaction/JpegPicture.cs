using System.Buffers.Binary;
using Gongkai.Operations.Publishing.Content.Files;

namespace Gongkai.Operations.Requests.Redaction;

/// <summary>A JPEG as its header describes it; the pixels are left to poppler.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Components">1 grey, 3 colours, 4 inks.</param>
internal sealed record JpegPicture(byte[] Bytes, int Width, int Height, int Components)
{
    /// <summary>Reads the header.</summary>
    /// <exception cref="RedactionRefusedException">It is damaged or has too many pixels.</exception>
    public static JpegPicture Read(byte[] bytes, int maxPixels)
    {
        foreach (var (marker, start, length) in PictureFiles.JpegSegments(bytes))
        {
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC) && length >= 6)
            {
                int height = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(start + 1)), width = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(start + 3));
                return width == 0 || height == 0 || bytes[start + 5] is not (1 or 3 or 4) ? throw new RedactionRefusedException(RedactionProblems.Damaged)
                    : (long)width * height > maxPixels ? throw new RedactionRefusedException(RedactionProblems.TooManyPixels(maxPixels))
                    : new JpegPicture(bytes, width, height, bytes[start + 5]);
            }
        }

        throw new RedactionRefusedException(RedactionProblems.Damaged);
    }

    /// <summary>How it must be turned clockwise to be seen upright, as the camera noted; mirrored pictures stay as they are.</summary>
    public int Rotation
    {
        get
        {
            foreach (var (marker, start, length) in PictureFiles.JpegSegments(Bytes))
            {
                var content = Bytes.AsSpan(start, length);
                if (marker == 0xE1 && content.StartsWith("Exif\0\0"u8))
                {
                    return CleanCopy.Orientation(content[6..]) switch { 3 => 180, 6 => 90, 8 => 270, _ => 0 };
                }
            }

            return 0;
        }
    }
}
