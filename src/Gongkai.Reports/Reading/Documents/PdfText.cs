using System.Globalization;
using System.Net;

namespace Gongkai.Reports.Reading.Documents;

/// <summary>The words of a PDF as <c>pdftotext -bbox-layout</c> writes them: one element a line.</summary>
internal static class PdfText
{
    /// <summary>Reads all pages, and the title the file states.</summary>
    public static (List<PdfPage> Pages, string? Title) Read(TextReader lines, ReadBudget budget)
    {
        var pages = new List<PdfPage>();
        string? title = null;
        while (lines.ReadLine() is { } line)
        {
            budget.Step();
            var element = line.AsSpan().TrimStart();
            if (element.StartsWith("<word ") && pages.Count > 0)
            {
                var open = element.IndexOf('>');
                var close = element.LastIndexOf("</word>");
                if (open > 0 && close > open)
                {
                    var text = Clean(WebUtility.HtmlDecode(element[(open + 1)..close].ToString()));
                    var tag = element[..open];
                    if (text.Length > 0)
                    {
                        pages[^1].Words.Add(new PdfWord(text, Number(tag, "xMin=\""), Number(tag, "yMin=\""), Number(tag, "xMax=\""), Number(tag, "yMax=\"")));
                    }
                }
            }
            else if (element.StartsWith("<page "))
            {
                pages.Add(new PdfPage(Number(element, "width=\""), Number(element, "height=\"")));
            }
            else if (title is null && element.StartsWith("<title>") && element.IndexOf("</title>") is > 7 and var end)
            {
                title = Clean(WebUtility.HtmlDecode(element[7..end].ToString()));
            }
        }

        return (pages, string.IsNullOrWhiteSpace(title) ? null : title);
    }

    private static double Number(ReadOnlySpan<char> tag, string name)
    {
        var at = tag.IndexOf(name);
        if (at < 0)
        {
            return 0;
        }

        var rest = tag[(at + name.Length)..];
        var end = rest.IndexOf('"');
        return end > 0 && double.TryParse(rest[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : 0;
    }

    /// <summary>Without control characters and blanks; compatibility ideographs (fonts often map 一 to the radical ⼀) as the characters people type.</summary>
    private static string Clean(string text)
    {
        if (text.AsSpan().ContainsAnyInRange('\u2E80', '\u2FDF') || text.AsSpan().ContainsAnyInRange('\uF900', '\uFAFF'))
        {
            text = string.Concat(text.Select(c => c is >= '\u2E80' and <= '\u2FDF' or >= '\uF900' and <= '\uFAFF' ? c.ToString().Normalize(System.Text.NormalizationForm.FormKC) : c.ToString()));
        }

        return string.Concat(text.Where(c => !char.IsControl(c) && !char.IsWhiteSpace(c) && c is not ('\u200B' or '\uFEFF' or '\u00AD')));
    }
}
