using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Checking;
using Gongkai.Reports.Reading;
using Gongkai.Reports.Writing;
using Gongkai.Testing;

namespace Gongkai.Reports.Tests.Writing;

/// <summary>Our files in the programs of others: they open them, and what comes out again is the same report.</summary>
public class OtherProgramsTests
{
    private static readonly AnnualReport Report2021 = GeneratedReport.From(ReportFormat.Format2021, 20_240_115).Report;
    private static readonly AnnualReport Report2019 = GeneratedReport.From(ReportFormat.Format2019, 20_200_115).Report;

    [ProgramFact("soffice", "pdftotext")]
    public void LibreOffice_lays_out_the_Word_document_so_that_its_pages_hold_the_report()
    {
        using var programs = new External();
        Read(programs.Convert(Written(Report2021, ReportFileFormat.Docx), "docx", "pdf"), "report.pdf").ShouldHaveSameNumbersAs(Report2021);
    }

    [ProgramFact("soffice")]
    public void LibreOffice_opens_the_Word_document_and_saves_the_same_report()
    {
        using var programs = new External();
        Read(programs.Convert(Written(Report2019, ReportFileFormat.Docx), "docx", "docx"), "report.docx").ShouldHaveSameValuesAs(Report2019);
    }

    [ProgramFact("soffice")]
    public void LibreOffice_opens_the_workbook_and_saves_the_same_report()
    {
        using var programs = new External();
        var report = new AnnualReport(Report2021.Format, Report2021.Cells.ToArray());
        Read(programs.Convert(Written(report, ReportFileFormat.Xlsx), "xlsx", "xlsx"), "report.xlsx").ShouldHaveSameCellsAs(report);
    }

    [ProgramFact("soffice")]
    public void LibreOffice_prints_a_workbook_with_findings()
    {
        using var programs = new External();
        var broken = SampleReports.Zeros(ReportFormat.Format2021, ("requests.received[6]", CellValue.Stated(3)));
        var findings = ReportChecker.Check(broken);
        findings.ShouldNotBeEmpty();
        using var output = new MemoryStream();
        ReportWriter.Write(broken, findings, ReportFileFormat.Xlsx, output);
        programs.Convert(output.ToArray(), "xlsx", "pdf").AsSpan().StartsWith("%PDF-"u8).ShouldBeTrue();
    }

    [ProgramFact("chromium", "pdftotext")]
    public void Chromium_prints_the_page_so_that_the_PDF_holds_the_report()
    {
        using var programs = new External();
        foreach (var report in new[] { Report2021, Report2019 })
        {
            Read(programs.Print(Written(report, ReportFileFormat.Html)), "report.pdf").ShouldHaveSameNumbersAs(report);
        }
    }

    private static byte[] Written(AnnualReport report, ReportFileFormat format)
    {
        using var output = new MemoryStream();
        ReportWriter.Write(report, null, format, output);
        return output.ToArray();
    }

    private static AnnualReport Read(byte[] file, string name)
    {
        var result = ReportReader.Read(file, name);
        result.Problem.ShouldBeNull();
        return result.Report!;
    }
}
