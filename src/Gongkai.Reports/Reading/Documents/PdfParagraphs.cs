using System.Text.RegularExpressions;

namespace Gongkai.Reports.Reading.Documents;

/// <summary>Joins the lines of a page into the paragraphs they were broken from, by indent, length, type size and distance.</summary>
internal sealed partial class PdfParagraphs
{
    /// <summary>A line that begins further right, in type sizes, begins a paragraph.</summary>
    private const double Indent = 1.2;

    /// <summary>A line that ends further left, in type sizes, ends one.</summary>
    private const double Short = 2.2;

    /// <summary>A distance larger than this many usual ones parts paragraphs.</summary>
    private const double Apart = 1.35;

    /// <summary>Type larger or smaller by this factor is another paragraph's.</summary>
    private const double OtherSize = 1.12;

    /// <summary>A distance of more usual ones than this runs over two margins.</summary>
    private const double PageBreak = 4;

    private readonly double left;
    private readonly double right;
    private readonly double pitch;
    private readonly double size;
    private readonly List<PdfLine> open = [];
    private readonly SourceDocumentBuilder document;

    public PdfParagraphs(List<PdfLine> lines, SourceDocumentBuilder document)
    {
        this.document = document;
        if (lines.Count == 0)
        {
            return;
        }

        // The body is what most letters are set in; its edges are where its lines begin and end.
        size = Middle(lines.SelectMany(l => Enumerable.Repeat(l.Size, Math.Max(1, l.Text.Length / 10))));
        var body = lines.Where(l => l.Size < size * OtherSize && l.Size > size / OtherSize).DefaultIfEmpty(lines[0]).ToList();
        left = body.GroupBy(l => Math.Round(l.Left / 3)).Where(g => g.Count() >= Math.Max(2, body.Count / 20)).Select(g => g.Min(l => l.Left)).DefaultIfEmpty(body.Min(l => l.Left)).Min();
        right = body.Max(l => l.Right);
        pitch = Middle(lines.Zip(lines.Skip(1), (a, b) => b.Middle - a.Middle).Where(d => d > 0.8 * size && d < 3 * size).DefaultIfEmpty(1.6 * size));
    }

    public void Add(PdfLine line)
    {
        if (open.Count > 0 && !Continues(open[^1], line))
        {
            End();
        }

        open.Add(line);
    }

    public void End()
    {
        if (open.Count > 0)
        {
            document.Paragraph(Text());
            open.Clear();
        }
    }

    private string Text()
    {
        var text = open[0].Text;
        foreach (var line in open.Skip(1))
        {
            text += char.IsAsciiLetterOrDigit(text[^1]) && char.IsAsciiLetter(line.Text[0]) || char.IsAsciiLetter(text[^1]) && char.IsAsciiLetterOrDigit(line.Text[0]) ? " " + line.Text : line.Text;
        }

        return text;
    }

    private bool Continues(PdfLine above, PdfLine line)
    {
        var type = Math.Max(above.Size, line.Size);
        if (Math.Max(above.Size, line.Size) > Math.Min(above.Size, line.Size) * OtherSize && Math.Min(above.Text.Length, line.Text.Length) > 3)
        {
            return false;
        }

        // A larger distance is a page's end, which says nothing.
        if (line.Middle - above.Middle is var distance && distance < PageBreak * pitch && distance > Math.Max(Apart * pitch, Apart * 1.3 * type))
        {
            return false;
        }

        if (IsCentred(above) && IsCentred(line) && above.Size > size * OtherSize)
        {
            return !Heading().IsMatch(line.Text);
        }

        // A heading without an indent under a last line that happens to be full.
        if (above.Text[^1] is '。' or '；' or '：' or '！' or '？' or '”' or '）' && Heading().IsMatch(line.Text))
        {
            return false;
        }

        return line.Left < left + Indent * type && above.Right > right - Short * type;
    }

    private bool IsCentred(PdfLine line) =>
        line.Left > left + Indent * line.Size && line.Right < right - Indent * line.Size && Math.Abs(line.Left + line.Right - left - right) < 2 * line.Size;

    private static double Middle(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    [GeneratedRegex(@"^\s*([一二三四五六七八九十]+\s*、|[（(][一二三四五六七八九十]+[)）])")]
    private static partial Regex Heading();
}
