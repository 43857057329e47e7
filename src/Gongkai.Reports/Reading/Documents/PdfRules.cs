using System.Globalization;
using System.Xml;

namespace Gongkai.Reports.Reading.Documents;

/// <summary>
/// The ruling lines of a PDF, from its drawing as <c>pdftocairo -svg</c> writes it: strokes along an axis and thin filled boxes, cut by their clips.
/// Letters, curves, pictures and white ink are passed over.
/// </summary>
internal sealed class PdfRules
{
    /// <summary>Thicker is a bar or a background, in points.</summary>
    private const double Thickest = 4;

    /// <summary>Shorter is a dot or a corner.</summary>
    private const double Shortest = 4;

    private readonly XmlElements element;
    private readonly IReadOnlyList<PdfPage> pages;
    private readonly Dictionary<string, Box> clips = [];
    private int page = -1;

    private PdfRules(XmlElements element, IReadOnlyList<PdfPage> pages) => (this.element, this.pages) = (element, pages);

    /// <summary>Adds the lines to the pages they are on.</summary>
    public static void Read(Stream svg, IReadOnlyList<PdfPage> pages, ReadBudget budget)
    {
        using var xml = XmlReader.Create(svg, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, IgnoreComments = true, CheckCharacters = false });
        var reader = new PdfRules(new XmlElements(xml, budget), pages);
        if (reader.element.Root() is { } root)
        {
            reader.ReadRoot(root);
        }
    }

    private void ReadRoot(int depth)
    {
        while (element.Next(depth))
        {
            switch (element.Name)
            {
                case "defs":
                    ReadClips();
                    break;
                case "pageSet":
                    var set = element.Enter();
                    while (element.Next(set))
                    {
                        if (element.Name == "page")
                        {
                            page++;
                            ReadGroup(Box.Everything);
                        }
                    }

                    break;
                case "g":
                    page = 0;
                    ReadGroup(Box.Everything);
                    break;
            }
        }
    }

    private void ReadClips()
    {
        var depth = element.Enter();
        while (element.Next(depth))
        {
            if (element.Name == "clipPath")
            {
                var id = element.Attribute("id");
                var box = Box.Everything;
                var inner = element.Enter();
                while (element.Next(inner))
                {
                    box = element.Name switch
                    {
                        "path" => Box.Around(Points(element.Attribute("d"))),
                        "rect" => new Box(Number("x"), Number("y"), Number("x") + Number("width"), Number("y") + Number("height")),
                        _ => box,
                    };
                }

                clips[id] = box;
            }
        }
    }

    private double Number(string attribute) => double.TryParse(element.Attribute(attribute), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private void ReadGroup(Box clip)
    {
        var reference = element.Attribute("clip-path");
        if (reference.StartsWith("url(#", StringComparison.Ordinal) && clips.TryGetValue(reference[5..^1], out var own))
        {
            clip = clip.Within(own);
        }

        var depth = element.Enter();
        while (element.Next(depth))
        {
            if (element.Name == "g")
            {
                ReadGroup(clip);
            }
            else if (element.Name == "defs")
            {
                ReadClips();
            }
            else if (element.Name == "path" && page < pages.Count)
            {
                ReadPath(clip);
            }
            else if (element.Name == "rect" && page < pages.Count && IsInk("fill"))
            {
                AddBox([(Number("x"), Number("y")), (Number("x") + Number("width"), Number("y") + Number("height"))], Matrix.Parse(element.Attribute("transform")), clip);
            }
        }
    }

    private void ReadPath(Box clip)
    {
        var data = element.Attribute("d");
        if (data.Contains('C', StringComparison.Ordinal))
        {
            return;
        }

        var matrix = Matrix.Parse(element.Attribute("transform"));
        var stroked = IsInk("stroke");
        var filled = IsInk("fill");
        if (!stroked && !filled)
        {
            return;
        }

        foreach (var figure in data.Split('M', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var points = Points(figure);
            if (stroked)
            {
                for (var i = 1; i < points.Count; i++)
                {
                    AddBox([points[i - 1], points[i]], matrix, clip);
                }

                if (points.Count > 2 && figure.Contains('Z', StringComparison.Ordinal))
                {
                    AddBox([points[^1], points[0]], matrix, clip);
                }
            }
            else if (points.Count is 4 or 5)
            {
                AddBox(points, matrix, clip);
            }
        }
    }

    /// <summary>True when the path is painted this way, and not in white on white.</summary>
    private bool IsInk(string property)
    {
        var ink = Property(property);
        return ink.Length > 0 && ink is not ("none" or "white" or "#ffffff" or "#fff") && !IsWhite(ink);
    }

    private string Property(string name)
    {
        foreach (var declaration in element.Attribute("style").Split(';', StringSplitOptions.TrimEntries))
        {
            if (declaration.StartsWith(name, StringComparison.Ordinal) && declaration.AsSpan(name.Length).TrimStart().StartsWith(":"))
            {
                return declaration[(declaration.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
            }
        }

        return element.Attribute(name);
    }

    /// <summary><c>rgb(100%,100%,100%)</c>, or nearly.</summary>
    private static bool IsWhite(string ink) =>
        ink.StartsWith("rgb(", StringComparison.Ordinal) &&
        Array.TrueForAll(ink[4..].TrimEnd(')').Split(','), c => double.TryParse(c.Trim().TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) && percent > 96);

    private void AddBox(List<(double X, double Y)> corners, Matrix matrix, Box clip)
    {
        var box = Box.Around([.. corners.Select(matrix.Apply)]).Within(clip);
        var (width, height) = (box.Right - box.Left, box.Bottom - box.Top);
        if (height <= Thickest && height >= 0 && width >= Shortest && width > height)
        {
            pages[page].Horizontals.Add(new RulingLine((box.Top + box.Bottom) / 2, box.Left, box.Right));
        }
        else if (width <= Thickest && width >= 0 && height >= Shortest)
        {
            pages[page].Verticals.Add(new RulingLine((box.Left + box.Right) / 2, box.Top, box.Bottom));
        }
    }

    private static List<(double X, double Y)> Points(string data)
    {
        var points = new List<(double, double)>();
        double? x = null;
        foreach (var range in data.AsSpan().SplitAny(' ', ','))
        {
            if (double.TryParse(data.AsSpan()[range], NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                if (x is { } first)
                {
                    points.Add((first, number));
                    x = null;
                }
                else
                {
                    x = number;
                }
            }
        }

        return points;
    }

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public static Box Everything { get; } = new(double.MinValue, double.MinValue, double.MaxValue, double.MaxValue);

        public static Box Around(List<(double X, double Y)> points) =>
            points.Count == 0 ? Everything : new(points.Min(p => p.X), points.Min(p => p.Y), points.Max(p => p.X), points.Max(p => p.Y));

        public Box Within(Box other) => new(Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom));
    }

    private readonly record struct Matrix(double A, double B, double C, double D, double E, double F)
    {
        public static Matrix Parse(string text)
        {
            var numbers = new double[6];
            var n = 0;
            if (text.StartsWith("matrix(", StringComparison.Ordinal))
            {
                foreach (var range in text.AsSpan(7).TrimEnd(')').SplitAny(',', ' '))
                {
                    if (n < 6 && double.TryParse(text.AsSpan(7)[range], NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                    {
                        numbers[n++] = number;
                    }
                }
            }

            return n == 6 ? new(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]) : new(1, 0, 0, 1, 0, 0);
        }

        public (double X, double Y) Apply((double X, double Y) p) => (A * p.X + C * p.Y + E, B * p.X + D * p.Y + F);
    }
}
