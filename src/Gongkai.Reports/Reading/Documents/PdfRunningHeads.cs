using System.Globalization;
using System.Text.RegularExpressions;

namespace Gongkai.Reports.Reading.Documents;

/// <summary>Page numbers and what stands at the head or foot of every page: no part of the report.</summary>
internal static partial class PdfRunningHeads
{
    /// <summary>How much of a page, above and below, they may stand in.</summary>
    private const double Margin = 0.12;

    /// <summary>Lines at each end of a page that are looked at.</summary>
    private const int Depth = 2;

    /// <summary>How far they may wander from page to page, in points.</summary>
    private const double SamePlace = 4;

    /// <summary>Takes them away from the lines of the pages.</summary>
    public static void Remove(IReadOnlyList<PdfPage> pages, IReadOnlyList<List<PdfLine>> lines)
    {
        var candidates = new List<(int Page, PdfLine Line, string Shape)>();
        for (var p = 0; p < pages.Count; p++)
        {
            var edge = Margin * pages[p].Height;
            foreach (var line in lines[p].Take(Depth).Where(l => l.Middle < edge).Concat(lines[p].TakeLast(Depth).Where(l => l.Middle > pages[p].Height - edge)).Distinct())
            {
                candidates.Add((p, line, Digits().Replace(line.Text, "#")));
            }
        }

        var removed = new HashSet<PdfLine>();
        foreach (var (page, line, shape) in candidates)
        {
            var alike = candidates.Count(c => c.Page != page && c.Shape == shape && Math.Abs(c.Line.Middle - line.Middle) < SamePlace);
            if (PrintedByBrowser().IsMatch(line.Text) || IsPageNumber(line.Text, page, pages.Count) || (pages.Count > 1 && alike + 1 >= Math.Max(2, pages.Count / 2)))
            {
                removed.Add(line);
            }
        }

        foreach (var page in lines)
        {
            page.RemoveAll(removed.Contains);
        }
    }

    /// <summary>A number alone is one only where it can count pages; with dashes or 第…页 around it is one anyway.</summary>
    private static bool IsPageNumber(string text, int page, int pages)
    {
        var match = PageNumber().Match(text);
        return match.Success && (match.Groups["mark"].Length > 0 || (int.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture) is var n && n >= page && n <= page + 2 && (pages > 1 || n == 1)));
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(?<mark>[-—–―－─·•~\s]+|第\s*)?(?<n>\d{1,3})(?:\s*页)?(?<mark>[-—–―－─·•~\s]+|\s*(/|共|of|，共)\s*\d+\s*页?)?$")]
    private static partial Regex PageNumber();

    /// <summary>What browsers print around a page: date and time above, the address below.</summary>
    [GeneratedRegex(@"^(\d{1,4}/\d{1,2}/\d{1,4}[,， ]*\D{0,3}\d{1,2}:\d{2}|(file|https?)://\S+)")]
    private static partial Regex PrintedByBrowser();
}
