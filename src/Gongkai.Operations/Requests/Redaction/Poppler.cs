using System.Globalization;
using System.Text;
using System.Xml;
using Gongkai.Reports.Reading.Documents;

namespace Gongkai.Operations.Requests.Redaction;

/// <summary>
/// A PDF in a private folder that is gone with this object, looked at by poppler's programs as child processes without a shell, within
/// bounds of time, memory and output.
/// </summary>
internal sealed class Poppler : IDisposable
{
    /// <summary>The longer side of a page in pixels: 200 to an inch of an A4 page.</summary>
    public const int LongSide = 2340;

    private const long MaxText = 64L << 20;
    private const long MaxDrawing = 200L << 20;
    private const string Quality = "quality=88,optimize=y";

    private readonly WorkFolder folder = new();
    private readonly ReadBudget budget;
    private readonly string input;

    public Poppler(ReadOnlyMemory<byte> pdf, ReadBudget budget)
    {
        this.budget = budget;
        input = folder.Write("input.pdf", pdf);
    }

    /// <summary>The words of all pages with their places; one page more than the limit when there are more.</summary>
    public List<PdfPage> Words(int maxPages)
    {
        var text = folder.File("text.xml");
        using var process = Start("pdftotext", "-bbox", "-cropbox", "-enc", "UTF-8", "-f", "1", "-l", Number(maxPages + 1), input, text);
        if (process.Wait(budget, text, MaxText) is not { } exit)
        {
            throw new RedactionRefusedException(RedactionProblems.TooDemanding);
        }

        if (exit != 0 || !File.Exists(text))
        {
            throw new RedactionRefusedException(process.Errors.Contains("password", StringComparison.OrdinalIgnoreCase) || process.Errors.Contains("encrypt", StringComparison.OrdinalIgnoreCase)
                ? RedactionProblems.Encrypted : RedactionProblems.Damaged);
        }

        using var reader = new StreamReader(text, Encoding.UTF8);
        var pages = PdfText.Read(reader, budget).Pages;
        return pages.Count == 0 ? throw new RedactionRefusedException(RedactionProblems.Damaged) : pages;
    }

    /// <summary>The letters of a page, in points from its upper left corner, in the order drawn. Letters in repeated groups are missing.</summary>
    public IReadOnlyList<DrawnLetter> Letters(int page)
    {
        var drawing = folder.File("drawing.svg");
        using var process = Start("pdftocairo", "-svg", "-f", Number(page), "-l", Number(page), input, drawing);
        if (process.Wait(budget, drawing, MaxDrawing) != 0 || !File.Exists(drawing))
        {
            return [];
        }

        var letters = new List<DrawnLetter>();
        var shapes = new Dictionary<string, DrawnLetter>(StringComparer.Ordinal);
        try
        {
            using var xml = XmlReader.Create(drawing, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, CheckCharacters = false });
            var (shape, defined) = ("", 0);
            while (xml.Read())
            {
                budget.Step();
                switch (xml.NodeType, xml.LocalName)
                {
                    case (XmlNodeType.Element, "defs"):
                        defined += xml.IsEmptyElement ? 0 : 1;
                        break;
                    case (XmlNodeType.EndElement, "defs"):
                        defined--;
                        break;
                    case (XmlNodeType.Element, "symbol" or "g") when defined > 0:
                        shape = "#" + xml.GetAttribute("id");
                        break;
                    case (XmlNodeType.Element, "path") when defined > 0 && xml.GetAttribute("d") is { } path:
                        shapes[shape] = DrawnLetter.Shape(path).And(shapes.GetValueOrDefault(shape));
                        break;
                    case (XmlNodeType.Element, "use") when defined == 0 && xml.GetAttribute("xlink:href") is { } glyph && glyph.StartsWith("#glyph", StringComparison.Ordinal)
                        && double.TryParse(xml.GetAttribute("x"), CultureInfo.InvariantCulture, out var x) && double.TryParse(xml.GetAttribute("y"), CultureInfo.InvariantCulture, out var y):
                        letters.Add(shapes.GetValueOrDefault(glyph).At(x, y));
                        break;
                    default:
                        break;
                }
            }
        }
        catch (XmlException)
        {
            return []; // the drawing broke off: whole words are hidden instead of letters
        }

        return letters;
    }

    /// <summary>A page in pixels, what lies outside its crop box left out.</summary>
    public Raster Render(int page, int longSide)
    {
        var stem = folder.File("page");
        Run(stem + ".ppm", "pdftoppm", "-cropbox", "-singlefile", "-f", Number(page), "-l", Number(page), "-scale-to", Number(longSide), input, stem);
        return ReadPpm(stem + ".ppm");
    }

    /// <summary>The first page in pixels, one for each point.</summary>
    public Raster RenderExactly()
    {
        var stem = folder.File("page");
        Run(stem + ".ppm", "pdftoppm", "-singlefile", "-f", "1", "-l", "1", "-r", "72", input, stem);
        return ReadPpm(stem + ".ppm");
    }

    /// <summary>The first page as a JPEG of one pixel for each point, with nothing in it but pixels.</summary>
    public byte[] RenderJpeg()
    {
        var stem = folder.File("page");
        Run(stem + ".jpg", "pdftoppm", "-singlefile", "-f", "1", "-l", "1", "-r", "72", "-jpeg", "-jpegopt", Quality, input, stem);
        var bytes = File.ReadAllBytes(stem + ".jpg");
        File.Delete(stem + ".jpg");
        return bytes;
    }

    public void Dispose() => folder.Dispose();

    private void Run(string output, string program, params string[] arguments)
    {
        const long MaxPixels = 512L << 20;
        using var process = Start(program, arguments);
        if (process.Wait(budget, output, MaxPixels) is not { } exit)
        {
            throw new RedactionRefusedException(RedactionProblems.TooDemanding);
        }

        if (exit != 0 || !File.Exists(output))
        {
            throw new RedactionRefusedException(RedactionProblems.Damaged);
        }
    }

    private ChildProcess Start(string program, params string[] arguments) =>
        ChildProcess.Find(program) is { } path && ChildProcess.Start(path, folder, arguments) is { } process
            ? process
            : throw new RedactionRefusedException(RedactionProblems.NeedsPoppler);

    /// <summary>P6, width, height and 255, a blank after each, then the pixels.</summary>
    private static Raster ReadPpm(string path)
    {
        var bytes = File.ReadAllBytes(path);
        File.Delete(path);
        Span<int> numbers = stackalloc int[3];
        var at = 2;
        for (var n = 0; n < 3; n++)
        {
            for (at++; at < bytes.Length && char.IsAsciiDigit((char)bytes[at]); at++)
            {
                numbers[n] = 10 * numbers[n] + bytes[at] - '0';
            }
        }

        at++;
        return bytes.AsSpan().StartsWith("P6"u8) && numbers[2] == 255 && bytes.Length - at == 3L * numbers[0] * numbers[1]
            ? new Raster(numbers[0], numbers[1], bytes[at..])
            : throw new RedactionRefusedException(RedactionProblems.Damaged);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
