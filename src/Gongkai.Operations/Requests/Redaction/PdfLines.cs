using Gongkai.Reports.Reading.Documents;

namespace Gongkai.Operations.Requests.Redaction;

/// <summary>Letters next to each other, first and last by their place among all letters.</summary>
internal readonly record struct LetterRange(int First, int Last);

/// <summary>The lines of a PDF as they lie under each other, whatever is read between them: the lines of a cell, of a column, of a form's field.</summary>
internal sealed class PdfLines
{
    private readonly List<Line> all = [];

    public PdfLines(IReadOnlyList<(int Page, PdfWord Word, int Letter)> letters)
    {
        for (var at = 0; at < letters.Count;)
        {
            var (page, word, _) = letters[at];
            var next = at + word.Text.Length;
            if (all is [.., { } last] && last.GoesOn(page, word))
            {
                last.Add(word, next - 1);
            }
            else
            {
                all.Add(new Line(page, word, at, next - 1));
            }

            at = next;
        }

        foreach (var page in all.GroupBy(l => l.Page))
        {
            var down = page.OrderBy(l => l.Top).ToList();
            for (var n = 0; n < down.Count; n++)
            {
                down[n].Below = down.Skip(n + 1).TakeWhile(l => l.Top <= down[n].Lowest).FirstOrDefault(down[n].IsAbove);
            }
        }
    }

    /// <summary>The passages of a folded word that begin at the end of one line and go on at the beginning of the next.</summary>
    public IEnumerable<IReadOnlyList<LetterRange>> Find(string folded)
    {
        foreach (var line in all.Where(l => l.Below is not null))
        {
            for (var here = Math.Min(folded.Length - 1, line.Folded.Text.Length); here > 0; here--)
            {
                if (line.Folded.Text.EndsWith(folded[..here], StringComparison.Ordinal) && Rest(line.Below, folded[here..]) is { } rest)
                {
                    yield return [line.Range(line.Folded.Text.Length - here, here), .. rest];
                }
            }
        }
    }

    private static List<LetterRange>? Rest(Line? line, string folded)
    {
        var ranges = new List<LetterRange>();
        for (; line is not null; line = line.Below)
        {
            var here = Math.Min(folded.Length, line.Folded.Text.Length);
            if (here == 0 || !line.Folded.Text.StartsWith(folded[..here], StringComparison.Ordinal))
            {
                return null;
            }

            ranges.Add(line.Range(0, here));
            if (here == folded.Length)
            {
                return ranges;
            }

            folded = folded[here..];
        }

        return null;
    }

    private sealed class Line(int page, PdfWord word, int first, int last)
    {
        private const double WidestGap = 0.6;
        private double right = word.Right;
        private string text = word.Text;
        private int last = last;
        private FoldedText? folded;

        public int Page => page;

        public double Top => word.Top;

        /// <summary>The line below begins above this.</summary>
        public double Lowest => word.Bottom + Height;

        public Line? Below { get; set; }

        public FoldedText Folded => folded ??= new FoldedText(text);

        private double Height => word.Bottom - word.Top;

        private double Start => word.Left;

        public bool GoesOn(int onPage, PdfWord next) =>
            onPage == page && Math.Abs(next.Top - word.Top) < Height / 2 && next.Left >= right - Height && next.Left - right < WidestGap * Height;

        public void Add(PdfWord next, int lastLetter) => (right, text, last, folded) = (next.Right, text + next.Text, lastLetter, null);

        public bool IsAbove(Line other) => other.Top > word.Top + Height / 2 && other.Start < right && other.right > Start;

        public LetterRange Range(int start, int length) => new(first + Folded.Origin(start), Math.Min(last, first + Folded.Origin(start + length - 1)));
    }
}
