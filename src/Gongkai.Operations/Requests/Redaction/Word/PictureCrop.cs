using System.Globalization;
using System.Xml.Linq;

namespace Gongkai.Operations.Requests.Redaction.Word;

/// <summary>What Word does not show of a picture though its file holds it: shares of its width and height, cut off at the edges.</summary>
/// <param name="Left">From the left.</param>
/// <param name="Top">From above.</param>
/// <param name="Right">From the right.</param>
/// <param name="Bottom">From below.</param>
internal readonly record struct PictureCrop(double Left, double Top, double Right, double Bottom)
{
    private const double OfDrawing = 100_000;
    private const double OfOldDrawing = 65_536;

    /// <summary>Nothing is cut off.</summary>
    public static PictureCrop None => default;

    /// <summary>Of the element that names a picture: <c>blip</c> with its <c>srcRect</c>, or <c>imagedata</c>.</summary>
    public static PictureCrop Of(XElement picturing)
    {
        if (picturing.Name.LocalName == "imagedata")
        {
            return new(Old(picturing, "cropleft"), Old(picturing, "croptop"), Old(picturing, "cropright"), Old(picturing, "cropbottom"));
        }

        var shown = picturing.Parent?.Elements().FirstOrDefault(e => e.Name.LocalName == "srcRect");
        return new(New(shown, "l"), New(shown, "t"), New(shown, "r"), New(shown, "b"));
    }

    /// <summary>What is shown of a picture; null when nothing is.</summary>
    public Raster? Of(Raster whole)
    {
        if (this == None)
        {
            return whole;
        }

        var (left, top) = ((int)Math.Ceiling(Left * whole.Width), (int)Math.Ceiling(Top * whole.Height));
        var (width, height) = ((int)Math.Floor((1 - Right) * whole.Width) - left, (int)Math.Floor((1 - Bottom) * whole.Height) - top);
        if (width <= 0 || height <= 0)
        {
            return null;
        }

        var rgb = new byte[3 * width * height];
        for (var y = 0; y < height; y++)
        {
            whole.Rgb.AsSpan(3 * ((top + y) * whole.Width + left), 3 * width).CopyTo(rgb.AsSpan(3 * y * width));
        }

        return new Raster(width, height, rgb);
    }

    // Thousandths of a percent, or in the strict form a percentage; below zero the picture stands within a wider frame.
    private static double New(XElement? shown, string name) => (string?)shown?.Attribute(name) switch
    {
        null => 0,
        [.. var share, '%'] => Share(share, 100),
        var share => Share(share, OfDrawing),
    };

    // A share, or 65,536ths with an f behind.
    private static double Old(XElement picture, string name) => (string?)picture.Attribute(name) switch
    {
        null => 0,
        [.. var share, 'f'] => Share(share, OfOldDrawing),
        var share => Share(share, 1),
    };

    // What cannot be read cuts off everything.
    private static double Share(string text, double whole) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && double.IsFinite(share) ? Math.Clamp(share / whole, 0, 1) : 1;
}
