using Gongkai.Reports.Reading.Documents;

namespace Gongkai.Operations.Requests.Redaction;

/// <summary>A box on a page, counted from 0, in points from the upper left corner of the page as it is seen.</summary>
internal readonly record struct PdfBox(int Page, double Left, double Top, double Right, double Bottom);

/// <summary>Finds where words stand on the pages of a PDF, also over line and page ends and with blanks between the letters.</summary>
internal sealed class PdfPlaces
{
    /// <summary>Around a word its ink may reach out of the box, as a share of the box's height.</summary>
    private const double Margin = 0.08;

    /// <summary>Where a letter is drawn may differ so far from where its word begins, in points.</summary>
    private const double Tolerance = 1.5;

    private readonly List<PdfPage> pages;
    private readonly Poppler poppler;
    private readonly FoldedText text;
    private readonly List<(int Page, PdfWord Word, int Letter)> letters = [];
    private readonly Dictionary<int, IReadOnlyList<DrawnLetter>> drawn = [];
    private readonly PdfLines lines;

    public PdfPlaces(List<PdfPage> pages, Poppler poppler)
    {
        (this.pages, this.poppler) = (pages, poppler);
        var all = new System.Text.StringBuilder();
        for (var page = 0; page < pages.Count; page++)
        {
            foreach (var word in pages[page].Words)
            {
                all.Append(word.Text);
                for (var n = 0; n < word.Text.Length; n++)
                {
                    letters.Add((page, word, n));
                }
            }
        }

        text = new FoldedText(all.ToString());
        lines = new PdfLines(letters);
    }

    /// <summary>The passages where folded words stand; one over a line end has several boxes.</summary>
    public IEnumerable<IReadOnlyList<PdfBox>> Find(string folded)
    {
        var found = new HashSet<int>();
        foreach (var (first, last) in text.Find(folded))
        {
            found.UnionWith(Enumerable.Range(first, last - first + 1));
            yield return [.. Boxes(first, last)];
        }

        // In a cell of a table a word goes on in the next line of the cell, and what other cells hold comes between.
        foreach (var passage in lines.Find(folded).Where(p => !p.All(part => found.Contains(part.First) && found.Contains(part.Last))))
        {
            yield return [.. passage.SelectMany(part => Boxes(part.First, part.Last))];
        }
    }

    private IEnumerable<PdfBox> Boxes(int first, int last)
    {
        for (var at = first; at <= last;)
        {
            var (page, word, letter) = letters[at];
            var end = at;
            while (end < last && letters[end + 1].Page == page && letters[end + 1].Word == word && letters[end + 1].Letter == letters[end].Letter + 1)
            {
                end++;
            }

            yield return Around(page, word, letter, letters[end].Letter);
            at = end + 1;
        }
    }

    private PdfBox Around(int page, PdfWord word, int first, int last)
    {
        var (left, right) = Across(page, word, first, last);
        var (top, bottom) = Down(page, word, left, right);
        var margin = Margin * Math.Min(word.Right - word.Left, bottom - top);
        return new PdfBox(page, left - margin, top - margin, right + margin, bottom + margin);
    }

    /// <summary>
    /// From where to where the ink of a word reaches. How high its letters are is what its font claims, and fonts claim anything: what is drawn beyond counts as well, in
    /// steps, so that the box does not tell which letters they were. Where nothing is known of the drawing, a box too flat for its letters is made as high as they could be.
    /// </summary>
    private (double Top, double Bottom) Down(int page, PdfWord word, double left, double right)
    {
        const double Flat = 0.6;
        const double BelowLine = 0.4;
        const double Step = 0.25;
        var (top, bottom) = (word.Top, word.Bottom);
        var isUpright = word.Right - word.Left >= (bottom - top) / 2 || word.Text.Length == 1;
        var letter = (word.Right - word.Left) / word.Text.Length * (word.Text.Any(c => c >= '\u2E80') ? 1 : 2);
        var within = Drawn(page).Where(l => l.Y >= top - Tolerance && l.Y <= bottom + Tolerance && l.X >= left - Tolerance && l.X < right - Tolerance / 2).ToList();
        if (within.Count == 0)
        {
            return isUpright && bottom - top < Flat * letter ? (top - letter, bottom + BelowLine * letter) : (top, bottom);
        }

        var line = within.Max(l => l.Y); // the line above may be so near that its letters begin within the box
        var own = isUpright ? within.Where(l => line - l.Y <= Tolerance).ToList() : within;
        var margin = Margin * Math.Min(word.Right - word.Left, bottom - top);
        double Beyond(double ink) => ink <= margin ? 0 : Math.Ceiling(ink / (Step * letter)) * Step * letter;
        return (top - Beyond(top - own.Min(l => l.Top)), bottom + Beyond(own.Max(l => l.Bottom) - bottom));
    }

    private IReadOnlyList<DrawnLetter> Drawn(int page) => drawn.TryGetValue(page, out var all) ? all : drawn[page] = poppler.Letters(page + 1);

    /// <summary>
    /// From where to where some letters of a word reach. The places where the letters are drawn say so; when these do not fit the word, letters of one width
    /// share it evenly, and otherwise the whole word is hidden.
    /// </summary>
    private (double Left, double Right) Across(int page, PdfWord word, int first, int last)
    {
        if (first == 0 && last == word.Text.Length - 1)
        {
            return (word.Left, word.Right);
        }

        var within = Drawn(page).Where(l => l.Y >= word.Top - Tolerance && l.Y <= word.Bottom + Tolerance && l.X >= word.Left - Tolerance && l.X < word.Right - Tolerance / 2).Select(l => l.X).Distinct().Order().ToList();
        if (within.Count == word.Text.Length && Math.Abs(within[0] - word.Left) <= Tolerance)
        {
            return (within[first], last + 1 < within.Count ? within[last + 1] : word.Right);
        }

        if (word.Right - word.Left > word.Bottom - word.Top && word.Text.All(c => c >= '\u2E80'))
        {
            var width = (word.Right - word.Left) / word.Text.Length;
            return (word.Left + first * width, word.Left + (last + 1) * width);
        }

        return (word.Left, word.Right);
    }
}
