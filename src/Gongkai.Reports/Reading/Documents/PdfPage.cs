namespace Gongkai.Reports.Reading.Documents;

/// <summary>A word and the box around it, in points from the upper left corner of its page.</summary>
internal readonly record struct PdfWord(string Text, double Left, double Top, double Right, double Bottom)
{
    /// <summary>
    /// Where in the height of its box a word's middle is taken to be. Boxes reach from the font's ascent to its descent, which differ from font to font
    /// (Skia's are two and a half times the type size); this point is within a tenth of the type size of the middle in all that were measured.
    /// </summary>
    private const double MiddleOfBox = 0.53;

    public double Middle => Top + MiddleOfBox * (Bottom - Top);

    public double Centre => (Left + Right) / 2;

    public double Width => Right - Left;

    /// <summary>The type size as the width of a Chinese character tells it; digits and letters are about half as wide.</summary>
    public double Size => Width / Math.Max(0.5, WidthInEm(Text));

    public static double WidthInEm(ReadOnlySpan<char> text)
    {
        var width = 0d;
        foreach (var c in text)
        {
            width += c >= '\u2E80' ? 1 : 0.5;
        }

        return width;
    }
}

/// <summary>A ruling line along one axis.</summary>
/// <param name="At">Its place on the other axis: y of a horizontal, x of a vertical line.</param>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
internal readonly record struct RulingLine(double At, double From, double To);

/// <summary>A page: its words and its ruling lines.</summary>
internal sealed class PdfPage(double width, double height)
{
    public double Width => width;

    public double Height => height;

    public List<PdfWord> Words { get; } = [];

    public List<RulingLine> Horizontals { get; } = [];

    public List<RulingLine> Verticals { get; } = [];
}
