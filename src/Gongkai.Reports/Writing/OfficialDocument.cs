using System.Buffers;
using System.Text;
using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Writing;

/// <summary>How a paragraph of an official document is set (GB/T 9704).</summary>
internal enum ParagraphStyle
{
    /// <summary>正文: 仿宋, three-size.</summary>
    Body,

    /// <summary>第二层标题 「（一）…」: 楷体.</summary>
    SecondHeading,
}

/// <summary>A stretch of a paragraph in one style.</summary>
internal readonly record struct ParagraphRun(string Text, ParagraphStyle Style);

/// <summary>A top-level part of the document to print: heading, text, and the table that belongs to it.</summary>
internal sealed record OfficialPart(string Heading, IReadOnlyList<string> Body, OfficialTable? Table);

/// <summary>A report laid out as an official document: what the page and the Word document print, in their order.</summary>
internal sealed record OfficialDocument(IReadOnlyList<string> TitleLines, IReadOnlyList<string> Preamble, IReadOnlyList<OfficialPart> Parts, IReadOnlyList<string> Closing)
{
    // 156 mm hold twenty characters of two-size type.
    private const int TitleLine = 20;

    private static readonly SearchValues<char> Ordinals = SearchValues.Create("一二三四五六七八九十");

    /// <summary>The title in one piece.</summary>
    public string Title => string.Concat(TitleLines);

    /// <summary>Lays a report out. What a report has no words for is taken from the form: title, headings of parts that hold a table, signature.</summary>
    public static OfficialDocument Of(AnnualReport report) => new(
        TitleLinesOf(report),
        [.. report.Preamble.Select(l => Printable(l.Text))],
        PartsOf(report),
        report.Closing.Count > 0 ? [.. report.Closing.Select(l => Printable(l.Text))] : Signature(report));

    /// <summary>Divides a paragraph: 「（一）…」 alone, or up to its full stop, is a heading of the second level.</summary>
    public static IReadOnlyList<ParagraphRun> Runs(string text)
    {
        const int LongestHeading = 40;
        if (!StartsWithSecondOrdinal(text))
        {
            return [new(text, ParagraphStyle.Body)];
        }

        var stop = text.IndexOf('。', StringComparison.Ordinal);
        if (stop >= 0 && stop < LongestHeading)
        {
            return stop == text.Length - 1
                ? [new(text, ParagraphStyle.SecondHeading)]
                : [new(text[..(stop + 1)], ParagraphStyle.SecondHeading), new(text[(stop + 1)..], ParagraphStyle.Body)];
        }

        return [new(text, text.Length <= LongestHeading ? ParagraphStyle.SecondHeading : ParagraphStyle.Body)];
    }

    /// <summary>The text without the characters that XML cannot hold.</summary>
    public static string Printable(string text)
    {
        StringBuilder? kept = null;
        for (var i = 0; i < text.Length; i++)
        {
            var pair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            if (pair || System.Xml.XmlConvert.IsXmlChar(text[i]))
            {
                kept?.Append(text, i, pair ? 2 : 1);
                i += pair ? 1 : 0;
            }
            else
            {
                kept ??= new StringBuilder(text, 0, i, text.Length);
            }
        }

        return kept?.ToString() ?? text;
    }

    /// <summary>The title; one that is longer than a line is divided behind the agency's name, where its sense divides.</summary>
    private static string[] TitleLinesOf(AnnualReport report)
    {
        var title = Printable(report.Title ?? $"{report.Agency}{(report.Year is { } year ? $"{year}年" : "")}政府信息公开工作年度报告");
        return report.Agency is { Length: > 0 } agency && title.Length > TitleLine && title.Length > agency.Length && title.StartsWith(agency, StringComparison.Ordinal)
            ? [agency, title[agency.Length..]]
            : [title];
    }

    private static string[] Signature(AnnualReport report) =>
        [.. new[] { report.Agency, report.PublishedOn?.ToString("yyyy年M月d日") }.OfType<string>().Select(Printable)];

    private static List<OfficialPart> PartsOf(AnnualReport report)
    {
        // Before 2019 the form had no tables: the figures are in the text.
        var tables = report.Format == ReportFormat.Pre2019
            ? []
            : Enum.GetValues<TableKind>().Select(t => OfficialTable.Of(report, t)).OfType<OfficialTable>().ToDictionary(t => SectionOf(t.Kind));
        if (report.Sections.Count == 0)
        {
            return [.. report.Form.Sections.Select(s => new OfficialPart(s.FullHeading, [], tables.GetValueOrDefault(s.Kind)))];
        }

        var parts = new List<(SectionKind? Kind, OfficialPart Part)>();
        foreach (var section in report.Sections)
        {
            OfficialTable? table = null;
            if (section.Kind is { } kind)
            {
                tables.Remove(kind, out table);
            }

            parts.Add((section.Kind, new OfficialPart(Printable(section.Heading), [.. section.Body.Select(l => Printable(l.Text))], table)));
        }

        foreach (var (kind, table) in tables.OrderBy(t => t.Key))
        {
            var after = parts.FindIndex(p => p.Kind > kind);
            parts.Insert(after < 0 ? parts.Count : after, (kind, new OfficialPart(report.Form.Sections.First(s => s.Kind == kind).FullHeading, [], table)));
        }

        return [.. parts.Select(p => p.Part)];
    }

    internal static SectionKind SectionOf(TableKind table) => table switch
    {
        TableKind.Active => SectionKind.Active,
        TableKind.Requests => SectionKind.Requests,
        TableKind.Remedies => SectionKind.Remedies,
    };

    private static bool StartsWithSecondOrdinal(string text)
    {
        if (text.Length < 3 || text[0] is not ('（' or '('))
        {
            return false;
        }

        var end = text.AsSpan(1).IndexOfAnyExcept(Ordinals);
        return end > 0 && text[1 + end] is '）' or ')';
    }
}
