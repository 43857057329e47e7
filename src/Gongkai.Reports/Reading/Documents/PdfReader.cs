using System.Text;
using System.Xml;

namespace Gongkai.Reports.Reading.Documents;

/// <summary>
/// Reads the text layer of a PDF: words with their places through poppler's <c>pdftotext</c>, ruling lines through its <c>pdftocairo</c>,
/// both as child processes. Tables come out with their cells in place, blank ones too; the rest as paragraphs.
/// </summary>
internal static class PdfReader
{
    private const int MaxPages = 300;
    private const long MaxText = 64L << 20;

    /// <summary>A drawing larger than this holds pictures; its lines are done without.</summary>
    private const long MaxDrawing = 96L << 20;

    /// <summary>Letters without a meaning beyond this share make a text layer useless.</summary>
    private const double MostUnmapped = 0.3;

    /// <summary>Reads the whole document.</summary>
    /// <exception cref="UnreadableDocumentException">The file is damaged, locked or has no text layer, or poppler is not installed.</exception>
    public static SourceDocument Read(ReadOnlyMemory<byte> bytes, string? name, ReadBudget budget)
    {
        if (ChildProcess.Find("pdftotext") is not { } pdftotext)
        {
            throw DocumentProblems.NeedsPoppler();
        }

        using var folder = new WorkFolder();
        var input = folder.Write("input.pdf", bytes);
        var (text, drawing) = (folder.File("text.xml"), folder.File("drawing.svg"));
        string[] pages = ["-f", "1", "-l", (MaxPages + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)];
        using var words = ChildProcess.Start(pdftotext, folder, ["-bbox-layout", "-enc", "UTF-8", .. pages, input, text]) ?? throw DocumentProblems.NeedsPoppler();
        using var lines = ChildProcess.Find("pdftocairo") is { } pdftocairo ? ChildProcess.Start(pdftocairo, folder, ["-svg", .. pages, input, drawing]) : null;

        var exit = words.Wait(budget, text, MaxText) ?? throw DocumentProblems.TooMuchText();
        if (exit != 0 || !File.Exists(text))
        {
            throw words.Errors.Contains("password", StringComparison.OrdinalIgnoreCase) ? DocumentProblems.Encrypted("这个 PDF ") : DocumentProblems.DamagedPdf();
        }

        List<PdfPage> read;
        string? title;
        using (var reader = new StreamReader(text, Encoding.UTF8))
        {
            (read, title) = PdfText.Read(reader, budget);
        }

        if (read.Count > MaxPages)
        {
            throw DocumentProblems.TooManyPages(MaxPages);
        }

        RefuseWithoutText(read, words.Errors);
        if (lines?.Wait(budget, drawing, MaxDrawing) == 0 && File.Exists(drawing))
        {
            AddRules(drawing, read, budget);
        }

        return PdfLayout.Read(read, name, title, budget);
    }

    private static void RefuseWithoutText(List<PdfPage> pages, string errors)
    {
        var (letters, unmapped) = (0, 0);
        foreach (var word in pages.SelectMany(p => p.Words))
        {
            letters += word.Text.Length;
            unmapped += word.Text.Count(c => c is '\uFFFD' or >= '\uE000' and <= '\uF8FF');
        }

        if (pages.Count == 0 || (letters == 0 && errors.Contains("Error", StringComparison.Ordinal)))
        {
            throw DocumentProblems.DamagedPdf();
        }

        // A scanner's stamp or a page number is no text layer.
        if (letters <= 4 * pages.Count)
        {
            throw DocumentProblems.ScannedPdf();
        }

        if (unmapped > MostUnmapped * letters)
        {
            throw DocumentProblems.UnmappedPdf();
        }
    }

    private static void AddRules(string drawing, List<PdfPage> pages, ReadBudget budget)
    {
        try
        {
            using var svg = File.OpenRead(drawing);
            PdfRules.Read(svg, pages, budget);
        }
        catch (XmlException)
        {
            // The drawing broke off: what was read of it serves, the rest is read from the places of the words.
        }
    }
}
