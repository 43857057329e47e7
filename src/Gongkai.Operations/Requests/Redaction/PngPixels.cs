using System.IO.Compression;

namespace Gongkai.Operations.Requests.Redaction;

/// <summary>The pixels of a PNG: filters undone, samples of any depth turned into red, green and blue on white.</summary>
internal sealed class PngPixels(int width, int height, int depth, int colourType, byte[] palette, byte[] alphas)
{
    // The seven passes of an interlaced picture: first column and row, steps.
    private static readonly (int X, int Y, int Across, int Down)[] Passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    private readonly int samples = colourType switch
    {
        0 or 3 => 1,
        2 => 3,
        4 => 2,
        6 => 4,
        _ => throw new RedactionRefusedException(RedactionProblems.Damaged),
    };

    private readonly byte[] rgb = new byte[3 * width * height];

    public Raster Read(Stream packed, bool isInterlaced)
    {
        if (depth is not (1 or 2 or 4 or 8 or 16) || (depth < 8 && samples > 1) || (depth == 16 && colourType == 3))
        {
            throw new RedactionRefusedException(RedactionProblems.Damaged);
        }

        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        try
        {
            foreach (var (x, y, across, down) in isInterlaced ? Passes : [(0, 0, 1, 1)])
            {
                ReadPass(zlib, x, y, across, down);
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new RedactionRefusedException(RedactionProblems.Damaged);
        }

        return new Raster(width, height, rgb);
    }

    private void ReadPass(ZLibStream zlib, int firstX, int firstY, int across, int down)
    {
        var columns = (width - firstX + across - 1) / across;
        if (columns <= 0)
        {
            return;
        }

        var stride = (int)(((long)columns * samples * depth + 7) / 8);
        var step = Math.Max(1, samples * depth / 8);
        var (row, above) = (new byte[stride], new byte[stride]);
        for (var y = firstY; y < height; y += down)
        {
            var filter = zlib.ReadByte();
            zlib.ReadExactly(row);
            Unfilter(filter, row, above, step);
            for (var n = 0; n < columns; n++)
            {
                Put(row, n, 3 * (y * width + firstX + n * across));
            }

            (row, above) = (above, row);
        }
    }

    private static void Unfilter(int filter, byte[] row, byte[] above, int step)
    {
        for (var n = 0; n < row.Length; n++)
        {
            int left = n < step ? 0 : row[n - step], up = above[n], corner = n < step ? 0 : above[n - step];
            row[n] += (byte)(filter switch
            {
                0 => 0,
                1 => left,
                2 => up,
                3 => (left + up) / 2,
                4 => Paeth(left, up, corner),
                _ => throw new InvalidDataException(),
            });
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var (toLeft, toUp, toCorner) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - 2 * corner));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    private void Put(byte[] row, int column, int at)
    {
        int Sample(int n) => depth switch
        {
            8 => row[column * samples + n],
            16 => row[2 * (column * samples + n)],
            _ => row[column * depth / 8] >> (8 - depth - column * depth % 8) & ((1 << depth) - 1),
        };

        int alpha = 255, red, green, blue;
        switch (colourType)
        {
            case 3:
                var entry = Sample(0);
                if (3 * entry + 2 >= palette.Length)
                {
                    throw new InvalidDataException();
                }

                (red, green, blue) = (palette[3 * entry], palette[3 * entry + 1], palette[3 * entry + 2]);
                alpha = entry < alphas.Length ? alphas[entry] : 255;
                break;
            case 0 or 4:
                red = green = blue = depth < 8 ? Sample(0) * 255 / ((1 << depth) - 1) : Sample(0);
                alpha = colourType == 4 ? Sample(1) : 255;
                break;
            default:
                (red, green, blue) = (Sample(0), Sample(1), Sample(2));
                alpha = colourType == 6 ? Sample(3) : 255;
                break;
        }

        (rgb[at], rgb[at + 1], rgb[at + 2]) = (OnWhite(red, alpha), OnWhite(green, alpha), OnWhite(blue, alpha));
    }

    private static byte OnWhite(int value, int alpha) => (byte)((value * alpha + 255 * (255 - alpha)) / 255);
}
