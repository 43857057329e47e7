using System.Text;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Reading;
using Gongkai.Reports.Writing;
using Gongkai.Testing;

namespace Gongkai.Reports.Tests.Writing;

/// <summary>The official form on paper: as a page and as a Word document.</summary>
public class OfficialFormTests
{
    [Fact]
    public void Every_table_of_the_page_is_a_full_grid_with_the_widths_of_the_form()
    {
        foreach (var format in new[] { ReportFormat.Format2021, ReportFormat.Format2019 })
        {
            foreach (var kind in Enum.GetValues<TableKind>())
            {
                var table = OfficialTable.Of(ReportForm.Of(format), kind);
                table.Widths.Sum().ShouldBe(156, 0.01);
                table.Rows.Sum(r => r.Sum(c => c.ColSpan * c.RowSpan)).ShouldBe(table.Rows.Count * table.Widths.Count, $"{format} {kind}");
                table.Rows.SelectMany(r => r).Select(c => c.Cell).OfType<FormCell>().Distinct().Count()
                    .ShouldBe(ReportForm.Of(format).RowsOf(kind).Where(r => !r.IsAlternative).Sum(r => r.Columns.Count));
            }
        }
    }

    [Fact]
    public void Table_three_prints_the_groups_of_the_form_over_their_rows()
    {
        var labels = OfficialTable.Of(ReportForm.Format2021, TableKind.Requests).Rows.SelectMany(r => r).Where(c => c.IsLabel).ToList();
        labels.Single(c => c.Text == OfficialTable.BalanceNote).ShouldBe(new OfficialCell(OfficialTable.BalanceNote, 3, 3));
        labels.Single(c => c.Text == OfficialTable.OutcomesLabel).RowSpan.ShouldBe(22);
        labels.Single(c => c.Text == "（三）不予公开").RowSpan.ShouldBe(8);
        labels.Single(c => c.Text == "（六）其他处理").RowSpan.ShouldBe(3);
        labels.Single(c => c.Text == "法人或其他组织").ColSpan.ShouldBe(5);
    }

    [Fact]
    public void Nothing_in_a_report_becomes_markup()
    {
        const string Hostile = "<script>alert(1)</script>&\"'";
        var report = new AnnualReport(ReportFormat.Format2021, SampleReports.Zeros(ReportFormat.Format2021, ("active.penalties", CellValue.Stated(1, note: Hostile))).Cells.ToArray())
        {
            Agency = Hostile,
            Title = Hostile,
            Preamble = [new(0, Hostile)],
            Sections = [new(Hostile, 0, null, [new(0, Hostile)]), new("（一）" + Hostile, 0, SectionKind.Overview, [new(0, "（二）" + Hostile)])],
            Closing = [new(0, Hostile)],
        };
        var page = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(Written(report, ReportFileFormat.Html)));
        page.Scripts.Length.ShouldBe(0);
        page.Title.ShouldBe(Hostile);
        page.QuerySelector("[data-cell='active.penalties']")!.TextContent.ShouldBe(Hostile);
        page.QuerySelectorAll("h2")[0].TextContent.ShouldBe(Hostile);
    }

    [Fact]
    public void The_page_loads_nothing_and_runs_nothing()
    {
        var page = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(Written(GeneratedReport.From(ReportFormat.Format2021, 7).Report, ReportFileFormat.Html)));
        page.QuerySelectorAll("script, link, img, iframe, [src], [href], [onclick]").Length.ShouldBe(0);
        page.DocumentElement.GetAttribute("lang").ShouldBe("zh-CN");
    }

    [Fact]
    public void A_value_that_is_not_known_is_printed_as_no_number()
    {
        var report = SampleReports.Zeros(
            ReportFormat.Format2021,
            ("requests.received[0]", CellValue.Ambiguous([11, 12], "两种填法都成立")),
            ("requests.received[1]", default),
            ("requests.received[2]", CellValue.Blank()),
            ("requests.received[3]", new CellValue(CellState.NotApplicable)));
        foreach (var format in new[] { ReportFileFormat.Html, ReportFileFormat.Docx })
        {
            var back = ReportReader.Read(Written(report, format)).Report!;
            Enumerable.Range(0, 4).Select(c => back[$"requests.received[{c}]"].State)
                .ShouldBe([CellState.Unreadable, CellState.Blank, CellState.Blank, CellState.NotApplicable], format.ToString());
        }
    }

    [Fact]
    public void Rows_and_tables_that_a_report_does_not_have_are_not_printed()
    {
        var report = SampleReports.Zeros(
            ReportFormat.Format2021,
            [.. ReportForm.Format2021.RowsOf(TableKind.Remedies).SelectMany(r => Enumerable.Range(0, 5).Select(c => ($"{r.Key}[{c}]", default(CellValue)))), ("active.enforcement", default)]);
        OfficialTable.Of(report, TableKind.Remedies).ShouldBeNull();
        OfficialTable.Of(report, TableKind.Active)!.Rows.SelectMany(r => r).ShouldNotContain(c => c.Text == "行政强制");
        var back = ReportReader.Read(Written(report, ReportFileFormat.Docx)).Report!;
        (back.Has(TableKind.Remedies), back["active.enforcement"].State).ShouldBe((false, CellState.Missing));
    }

    [Fact]
    public void The_Word_document_is_valid_and_has_the_page_of_GB_T_9704()
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(Written(GeneratedReport.From(ReportFormat.Format2021, 7).Report, ReportFileFormat.Docx)), false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013).Validate(package).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        var section = package.MainDocumentPart!.Document.Body!.GetFirstChild<SectionProperties>()!;
        var (size, margin) = (section.GetFirstChild<PageSize>()!, section.GetFirstChild<PageMargin>()!);
        Millimetres(size.Width!).ShouldBe(210, 0.1);
        Millimetres(size.Height!).ShouldBe(297, 0.1);
        Millimetres((uint)margin.Top!.Value).ShouldBe(37, 0.1);
        Millimetres(margin.Left!).ShouldBe(28, 0.1);
        Millimetres(size.Width! - margin.Left! - margin.Right!).ShouldBe(156, 0.1);
        Millimetres(size.Height! - (uint)margin.Top.Value - (uint)margin.Bottom!.Value).ShouldBe(225, 0.1);
        package.MainDocumentPart.Document.Body!.Elements<Table>().Skip(1).ShouldAllBe(t => t.Elements<TableRow>().Take(3).All(r => r.TableRowProperties!.GetFirstChild<TableHeader>() != null));
    }

    [Fact]
    public void Text_that_XML_cannot_hold_does_not_spoil_the_file()
    {
        var report = new AnnualReport(ReportFormat.Format2021) { Agency = "青山\u0000县", Title = "标\u000B题\uD800", Preamble = [new(0, "正\uFFFE文𠮷")] };
        foreach (var format in new[] { ReportFileFormat.Html, ReportFileFormat.Docx, ReportFileFormat.Xlsx })
        {
            var file = Written(report, format);
            file.Length.ShouldBeGreaterThan(0);
            if (format == ReportFileFormat.Docx)
            {
                using var package = WordprocessingDocument.Open(new MemoryStream(file), false);
                package.MainDocumentPart!.Document.Body!.InnerText.ShouldStartWith("标题正文𠮷");
            }
        }
    }

    private static double Millimetres(uint twips) => twips * 25.4 / 1440;

    private static byte[] Written(AnnualReport report, ReportFileFormat format)
    {
        using var output = new MemoryStream();
        ReportWriter.Write(report, null, format, output);
        return output.ToArray();
    }
}
