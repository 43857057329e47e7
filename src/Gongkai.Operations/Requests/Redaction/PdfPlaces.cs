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
    private readonly Dictionary<int, IReadOnlyList<(double X, double Y)>> drawn = [];

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
    }

    /// <summary>The passages where folded words stand; one over a line end has several boxes.</summary>
    public IEnumerable<IReadOnlyList<PdfBox>> Find(string folded)
    {
        foreach (var (first, last) in text.Find(folded))
        {
            var boxes = new List<PdfBox>();
            for (var at = first; at <= last;)
            {
                var (page, word, letter) = letters[at];
                var end = at;
                while (end < last && letters[end + 1].Page == page && letters[end + 1].Word == word && letters[end + 1].Letter == letters[end].Letter + 1)
                {
                    end++;
                }

                boxes.Add(Around(page, word, letter, letters[end].Letter));
                at = end + 1;
            }

            yield return boxes;
        }
    }

    private PdfBox Around(int page, PdfWord word, int first, int last)
    {
        var (left, right) = Across(page, word, first, last);
        var margin = Margin * Math.Min(word.Right - word.Left, word.Bottom - word.Top);
        return new PdfBox(page, left - margin, word.Top - margin, right + margin, word.Bottom + margin);
    }

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

        if (!drawn.TryGetValue(page, out var all))
        {
            drawn[page] = all = poppler.Letters(page + 1);
        }

        var within = all.Where(l => l.Y >= word.Top - Tolerance && l.Y <= word.Bottom + Tolerance && l.X >= word.Left - Tolerance && l.X < word.Right - Tolerance / 2).Select(l => l.X).Distinct().Order().ToList();
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
