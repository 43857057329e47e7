namespace Gongkai.Operations.Requests.Redaction;

/// <summary>Pixels in red, green and blue, row by row from the upper left corner.</summary>
internal sealed class Raster(int width, int height, byte[] rgb)
{
    private const int GlyphWidth = 5;
    private const int GlyphHeight = 7;
    private const string Glyphs = "0123456789-";

    // Five columns of seven dots for each character, the lowest bit at the top.
    private static readonly byte[][] Dots =
    [
        [0x3E, 0x51, 0x49, 0x45, 0x3E], [0x00, 0x42, 0x7F, 0x40, 0x00], [0x42, 0x61, 0x51, 0x49, 0x46], [0x21, 0x41, 0x45, 0x4B, 0x31],
        [0x18, 0x14, 0x12, 0x7F, 0x10], [0x27, 0x45, 0x45, 0x45, 0x39], [0x3C, 0x4A, 0x49, 0x49, 0x30], [0x01, 0x71, 0x09, 0x05, 0x03],
        [0x36, 0x49, 0x49, 0x49, 0x36], [0x06, 0x49, 0x49, 0x29, 0x1E], [0x08, 0x08, 0x08, 0x08, 0x08],
    ];

    public int Width => width;

    public int Height => height;

    public byte[] Rgb => rgb;

    /// <summary>True when no pixel has a colour.</summary>
    public bool IsGrey
    {
        get
        {
            for (var at = 0; at < rgb.Length; at += 3)
            {
                if (rgb[at] != rgb[at + 1] || rgb[at] != rgb[at + 2])
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>True when every pixel is of one colour.</summary>
    public bool IsBlank
    {
        get
        {
            for (var at = 3; at < rgb.Length; at += 3)
            {
                if (rgb[at] != rgb[0] || rgb[at + 1] != rgb[1] || rgb[at + 2] != rgb[2])
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>
    /// How much of the picture is covered by ink that lies beside some boxes, as a share of it: of squares a fortieth of its height wide, those that no box touches
    /// and of which so much is dark that it is no ruling line.
    /// </summary>
    /// <param name="boxes">Left, top, right, bottom as shares of the picture.</param>
    public double InkBeside(IReadOnlyList<(double Left, double Top, double Right, double Bottom)> boxes)
    {
        const int Rows = 40;
        const int Dark = 160;
        const double MostOfALine = 0.06;
        var side = Math.Max(1, height / Rows);
        var (across, down) = ((width + side - 1) / side, (height + side - 1) / side);
        var (touched, ink) = (new bool[across * down], new int[across * down]);
        foreach (var box in boxes)
        {
            for (var y = Square(box.Top * height, down); y <= Square(box.Bottom * height, down); y++)
            {
                for (var x = Square(box.Left * width, across); x <= Square(box.Right * width, across); x++)
                {
                    touched[y * across + x] = true;
                }
            }
        }

        for (var n = 0; n < width * height; n++)
        {
            if (rgb[3 * n] < Dark || rgb[3 * n + 1] < Dark || rgb[3 * n + 2] < Dark)
            {
                ink[n / width / side * across + n % width / side]++;
            }
        }

        return Enumerable.Range(0, ink.Length).Count(n => !touched[n] && ink[n] > MostOfALine * side * side) / (double)ink.Length;

        int Square(double at, int most) => Math.Clamp((int)(at / side), 0, most - 1);
    }

    /// <summary>Paints a black box over a rectangle, whole pixels and one more on each side, with the label in white when it fits.</summary>
    public void Cover(RectangleMark mark, string label)
    {
        var (left, right) = (Math.Max(0, (int)Math.Floor(mark.Left * width) - 1), Math.Min(width, (int)Math.Ceiling(mark.Right * width) + 1));
        var (top, bottom) = (Math.Max(0, (int)Math.Floor(mark.Top * height) - 1), Math.Min(height, (int)Math.Ceiling(mark.Bottom * height) + 1));
        for (var y = top; y < bottom; y++)
        {
            rgb.AsSpan(3 * (y * width + left), 3 * (right - left)).Clear();
        }

        var dot = Math.Min(Math.Min((bottom - top - 4) / GlyphHeight, (right - left - 4) / ((GlyphWidth + 1) * label.Length)), 4);
        if (dot > 0)
        {
            Write(label, left + (right - left - dot * ((GlyphWidth + 1) * label.Length - 1)) / 2, top + (bottom - top - dot * GlyphHeight) / 2, dot);
        }
    }

    /// <summary>One byte a pixel, of a picture without colours.</summary>
    public byte[] Grey()
    {
        var grey = new byte[width * height];
        for (var at = 0; at < grey.Length; at++)
        {
            grey[at] = rgb[3 * at];
        }

        return grey;
    }

    private void Write(string label, int left, int top, int dot)
    {
        for (var n = 0; n < label.Length; n++)
        {
            var columns = Dots[Glyphs.IndexOf(label[n], StringComparison.Ordinal)];
            for (var column = 0; column < GlyphWidth; column++)
            {
                for (var row = 0; row < GlyphHeight; row++)
                {
                    if ((columns[column] >> row & 1) == 1)
                    {
                        for (var y = 0; y < dot; y++)
                        {
                            rgb.AsSpan(3 * ((top + row * dot + y) * width + left + (n * (GlyphWidth + 1) + column) * dot), 3 * dot).Fill(255);
                        }
                    }
                }
            }
        }
    }
}
