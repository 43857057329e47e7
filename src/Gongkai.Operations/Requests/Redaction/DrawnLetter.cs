using System.Globalization;
using System.Text.RegularExpressions;

namespace Gongkai.Operations.Requests.Redaction;

/// <summary>A letter as it is drawn, in points from the upper left corner of its page; without a known shape its ink is its beginning.</summary>
/// <param name="X">Where it begins on its line.</param>
/// <param name="Y">Its line.</param>
/// <param name="Left">Left edge of its ink.</param>
/// <param name="Top">Upper edge of its ink.</param>
/// <param name="Right">Right edge of its ink.</param>
/// <param name="Bottom">Lower edge of its ink.</param>
internal readonly partial record struct DrawnLetter(double X, double Y, double Left, double Top, double Right, double Bottom)
{
    /// <summary>The ink of an outline around its beginning at 0, 0: every number of a path is one of a pair, also those that only bend a line.</summary>
    public static DrawnLetter Shape(string path)
    {
        var numbers = Numbers().Matches(path).Select(m => double.Parse(m.ValueSpan, CultureInfo.InvariantCulture)).ToList();
        var (across, down) = (numbers.Where((_, n) => n % 2 == 0).ToList(), numbers.Where((_, n) => n % 2 == 1).ToList());
        return down.Count == 0 ? default : new(0, 0, across.Min(), down.Min(), across.Max(), down.Max());
    }

    /// <summary>Together with another part of the same letter.</summary>
    public DrawnLetter And(DrawnLetter other) =>
        new(X, Y, Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    /// <summary>The same drawn elsewhere.</summary>
    public DrawnLetter At(double x, double y) => new(x, y, x + Left, y + Top, x + Right, y + Bottom);

    [GeneratedRegex(@"-?\d+(\.\d+)?(e-?\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
