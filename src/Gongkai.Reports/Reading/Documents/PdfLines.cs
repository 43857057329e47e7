using System.Text;

namespace Gongkai.Reports.Reading.Documents;

/// <summary>Words that stand side by side, left to right.</summary>
internal sealed class PdfLine(List<PdfWord> words)
{
    public List<PdfWord> Words => words;

    public double Left { get; } = words.Min(w => w.Left);

    public double Right { get; } = words.Max(w => w.Right);

    public double Middle { get; } = words.Average(w => w.Middle);

    /// <summary>The type size: that of its longest word.</summary>
    public double Size { get; } = words.MaxBy(w => w.Text.Length).Size;

    public string Text { get; } = PdfLines.Join(words);

    /// <summary>The same line further down, where pages are laid one below the other.</summary>
    public PdfLine Lower(double by) => by == 0 ? this : new([.. words.Select(w => w with { Top = w.Top + by, Bottom = w.Bottom + by })]);
}

/// <summary>Puts words into lines and lines into text.</summary>
internal static class PdfLines
{
    /// <summary>Words whose middles are nearer than this, in type sizes, stand in one line.</summary>
    private const double SameLine = 0.5;

    /// <summary>A gap wider than this, in type sizes, is a blank even between Chinese.</summary>
    private const double Blank = 0.9;

    public static List<PdfLine> Of(IEnumerable<PdfWord> words)
    {
        var lines = new List<PdfLine>();
        var current = new List<PdfWord>();
        var middle = 0d;
        foreach (var word in words.OrderBy(w => w.Middle))
        {
            if (current.Count > 0 && word.Middle - middle > SameLine * Math.Min(word.Size, current.Min(w => w.Size)))
            {
                lines.Add(new PdfLine([.. current.OrderBy(w => w.Left)]));
                current.Clear();
            }

            current.Add(word);
            middle = current.Average(w => w.Middle);
        }

        if (current.Count > 0)
        {
            lines.Add(new PdfLine([.. current.OrderBy(w => w.Left)]));
        }

        return lines;
    }

    /// <summary>The words of a line: a blank where Latin words meet or where the author left room.</summary>
    public static string Join(List<PdfWord> words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0)
            {
                var gap = words[i].Left - words[i - 1].Right;
                var size = Math.Min(words[i].Size, words[i - 1].Size);
                if (gap > Blank * size || (gap > 0.1 * size && IsLatin(text[^1]) && IsLatin(words[i].Text[0])))
                {
                    text.Append(' ');
                }
            }

            text.Append(words[i].Text);
        }

        return text.ToString();
    }

    /// <summary>
    /// The text of a cell of a width. Lines that the cell's edge broke are joined; where the next character would have found room, the author broke the line,
    /// and it stays broken: two numbers one above the other never become one.
    /// Nor do the last number of a line of several and the first of the next.
    /// </summary>
    public static string InCell(IEnumerable<PdfWord> words, double width)
    {
        var text = new StringBuilder();
        PdfLine? above = null;
        foreach (var line in Of(words))
        {
            if (above is not null)
            {
                var first = line.Text[0];
                var next = IsLatin(first) ? line.Words[0].Width : above.Size;
                if (above.Right - above.Left + next < width - above.Size || (above.Words.Count > 1 && char.IsDigit(above.Text[^1]) && char.IsDigit(first)))
                {
                    text.Append('\n');
                }
                else if (char.IsAsciiLetter(above.Text[^1]) && char.IsAsciiLetter(first))
                {
                    text.Append(' ');
                }
            }

            text.Append(line.Text);
            above = line;
        }

        return text.ToString();
    }

    private static bool IsLatin(char c) => c is > ' ' and < '\u2E80';
}
