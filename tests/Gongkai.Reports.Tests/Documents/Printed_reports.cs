using System.Text;
using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Reading;
using Gongkai.Reports.Reading.Documents;
using Gongkai.Reports.Tests.Reading;
using Gongkai.Testing;

namespace Gongkai.Reports.Tests.Documents;

/// <summary>Reports printed to PDF by a real browser or office, read back whole.</summary>
public sealed class Printed_reports
{
    private const string A4 = "@page{size:A4;margin:25mm 20mm}";
    private const string Ruled = "table{border-collapse:collapse;width:100%}td,th{border:1px solid #000;text-align:center;padding:2px}";

    /// <summary>Style sheets that print the same report in very different shapes.</summary>
    public static TheoryData<string, string, string, int> Styles => new()
    {
        { "as it comes", "plain cells", "", 1 },
        { "small type, centred", "plain cells", $"{A4}body{{font:12pt/1.8 serif}}{Ruled}table{{font-size:9pt;line-height:1.3}}", 2 },
        { "narrow side labels, one character a line", "plain cells", $"{A4}body{{font:12pt/1.8 serif}}{Ruled}table{{font-size:10.5pt}}td[rowspan]{{width:1.1em}}", 3 },
        { "vertical side labels", "plain cells", $"{A4}body{{font:12pt/1.8 serif}}{Ruled}table{{font-size:9pt}}td[rowspan='22'],td[rowspan='8']{{writing-mode:vertical-rl}}", 4 },
        { "large type, rows cut by the page's end", "plain cells", $"@page{{size:A4;margin:20mm}}body{{font:16pt/1.8 sans-serif}}{Ruled}table{{font-size:14pt}}", 5 },
        { "lines that are gaps in a grey ground", "each value in a paragraph of its own", "table{border-spacing:1px;background:#999}td,th{background:#fff}p{margin:0}", 6 },
        { "a border around each cell", "plain cells", "table{border-collapse:separate;border-spacing:2px;border:1px solid}td,th{border:1px solid #888}", 7 },
        { "table three split in two", "table three split in two", A4 + Ruled, 8 },
        { "labels torn over spans and lines", "labels torn over spans and lines", A4 + Ruled, 9 },
        { "the official page", "official page", "", 10 },
        { "no ruling lines", "plain cells", "@page{size:A4;margin:20mm}table,td{border:0!important}td{padding:2px 6px}", 11 },
        { "lines between the rows only", "plain cells", "@page{size:A4;margin:20mm}table{border-collapse:collapse;border:0!important}td{border:0;border-top:1px solid;border-bottom:1px solid;padding:3px}", 13 },
    };

    [TheoryNeeds("chromium", "pdftotext", "pdftocairo")]
    [MemberData(nameof(Styles))]
    public void A_page_printed_to_PDF_is_read_back_whole(string name, string rendering, string style, int seed)
    {
        var expected = GeneratedReport.From(seed % 3 == 0 ? ReportFormat.Format2019 : ReportFormat.Format2021, seed).Report;
        var html = Encoding.UTF8.GetString(ReportRendering.Pages.Single(p => p.Name == rendering).Render(expected));

        var pdf = Programs.Print(html.Replace("</head>", $"<style>{style}</style></head>", StringComparison.Ordinal));

        ShouldTellTheSame(Read(pdf, name), expected);
    }

    [Needs("soffice", "pdftotext", "pdftocairo")]
    public void A_Word_document_printed_by_an_office_is_read_back_whole()
    {
        var expected = GeneratedReport.From(ReportFormat.Format2021, 20).Report;

        ShouldTellTheSame(Read(Programs.Convert(Docx(expected), ".docx", ".pdf"), "printed"), expected);
    }

    [TheoryNeeds("soffice")]
    [InlineData(".doc")]
    [InlineData(".odt")]
    [InlineData(".rtf")]
    public void Other_word_files_are_read_through_an_office(string ending)
    {
        var expected = GeneratedReport.From(ReportFormat.Format2021, 21).Report;

        ShouldTellTheSame(Read(Programs.Convert(Docx(expected), ".docx", ending), ending), expected);
    }

    [Needs("chromium", "pdftotext", "pdftocairo")]
    public void Each_cell_stands_where_it_is_printed()
    {
        var pdf = Programs.Print("""
            <meta charset="utf-8"><style>@page{size:A5;margin:20mm}table{border-collapse:collapse}td{border:1px solid}</style>
            <p>上文</p><table><tr><td colspan="2">行</td><td>甲</td><td>乙</td></tr>
            <tr><td rowspan="2" style="width:1em">三、本年</td><td>（一）予以公开</td><td></td><td>8件(撤销1件、警告7件)</td></tr>
            <tr><td>2.其他</td><td>1</td><td></td></tr></table><p>下文</p>
            """);

        var document = DocumentFormats.TryRead(pdf, "x.pdf", new ReadLimits(), CancellationToken.None)!;

        document.Lines.ShouldBe(["上文", "行 | 甲 | 乙", "三、本年 | （一）予以公开 |  | 8件(撤销1件、警告7件)", "2.其他 | 1 | ", "下文"]);
        document.Tables()[0].Rows.Select(r => r.Cells).ShouldBe([
            [new("行", 2), new("甲"), new("乙")],
            [new("三、本年", 1, 2), new("（一）予以公开"), new(""), new("8件(撤销1件、警告7件)")],
            [new("2.其他"), new("1"), new("")],
        ]);
    }

    /// <summary>Same identity, same state and value of every cell, same text; the first line that differs is shown. A title on two lines may be told without its first, the agency.</summary>
    private static void ShouldTellTheSame(AnnualReport actual, AnnualReport expected)
    {
        expected.Title.ShouldEndWith(actual.Title.ShouldNotBeNull());
        foreach (var (here, there) in Told(actual).Zip(Told(expected)))
        {
            here.ShouldBe(there);
        }
    }

    private static IEnumerable<string> Told(AnnualReport report) =>
    [
        $"{report.Format} {report.Agency} {report.Year} {report.PeriodFrom} {report.PeriodTo} {report.PublishedOn}",
        .. report.Form.Rows.Select(r => r.Key + " " + report.Row(r.Key)),
        .. report.Preamble.Select(l => l.Text),
        .. report.Sections.SelectMany(s => s.Body.Select(l => l.Text).Prepend($"[{s.Kind}] {s.Heading}")),
        .. report.Closing.Select(l => l.Text).Prepend("[Closing]"),
        "[End]",
    ];

    private static AnnualReport Read(byte[] file, string name)
    {
        var result = ReportReader.Read(file, name);
        result.Problem.ShouldBeNull();
        return result.Report.ShouldNotBeNull();
    }

    private static byte[] Docx(AnnualReport report) => ReportRendering.Documents[0].Render(report);
}
