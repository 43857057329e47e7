using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Checking;
using Gongkai.Reports.Reading;
using Gongkai.Reports.Writing;
using Gongkai.Testing;
using CellValue = Gongkai.Domain.AnnualReports.CellValue;

namespace Gongkai.Reports.Tests.Writing;

/// <summary>CSV and workbooks: what is special to each, and what is refused.</summary>
public class DataFileTests
{
    private static readonly AnnualReport Strange = new(ReportFormat.Format2021, SampleReports.Zeros(
        ReportFormat.Format2021,
        ("requests.received[0]", CellValue.Ambiguous([3, null], "=1+1，\"两种\"\n填法")),
        ("requests.received[1]", default),
        ("requests.received[2]", CellValue.Blank()),
        ("requests.received[3]", new CellValue(CellState.NotApplicable, Note: "-")),
        ("requests.received[4]", new CellValue(CellState.Unreadable, Note: "'若干")),
        ("requests.received[6]", CellValue.Recovered(0, "只有这个值使合计成立")),
        ("active.penalties", CellValue.Stated(8, note: "8件(撤销1件、警告7件)")),
        ("active.feesWan", CellValue.Stated(0.1234567890123456m))).Cells.ToArray())
    { Agency = "@青山,县", Year = 2024 };

    [Theory]
    [InlineData(ReportFileFormat.Csv)]
    [InlineData(ReportFileFormat.Xlsx)]
    [InlineData(ReportFileFormat.Json)]
    public void Every_state_of_a_cell_comes_back(ReportFileFormat format)
    {
        var back = Read(Written(Strange, format));
        back.ShouldHaveSameCellsAs(Strange);
        (back.Agency, back.Year).ShouldBe(("@青山,县", 2024));
    }

    [Fact]
    public void A_field_of_the_CSV_that_a_spreadsheet_would_compute_is_made_text()
    {
        var csv = Encoding.UTF8.GetString(Written(Strange, ReportFileFormat.Csv));
        csv.ShouldStartWith("\uFEFFagency,year,table,row,column,value,state,");
        csv.ShouldContain("\"'@青山,县\",2024,");
        csv.Split("\r\n").Where(l => l.Length > 0 && l[0] is '=' or '+' or '-' or '@').ShouldBeEmpty();
        csv.ShouldContain("\"'=1+1，\"\"两种\"\"\n填法\"");
    }

    [Theory]
    [InlineData("agency,year,table,row,column,value,state,cell,format,note,candidates,why\r\n", "csv.invalid")]
    [InlineData("agency,year,table,row,column,value,state\r\n", "csv.invalid")]
    [InlineData("agency,year,table,row,column,value,state,cell,format,note,candidates,why\r\n甲,2024,t,r,c,5,blank,active.licensing,2021,,,\r\n", "csv.invalid")]
    [InlineData("agency,year,table,row,column,value,state,cell,format,note,candidates,why\r\n甲,2024,t,r,c,五,stated,active.licensing,2021,,,\r\n", "csv.invalid")]
    [InlineData("agency,year,table,row,column,value,state,cell,format,note,candidates,why\r\n甲,2024,t,r,c,5,stated,active.licensing\r\n", "csv.invalid")]
    [InlineData("agency,year,table,row,column,value,state,cell,format,note,candidates,why\r\n\"甲,2024,t,r,c,5,stated,active.licensing,2021,,,\r\n", "csv.broken")]
    [InlineData("agency,year,table,row,column,value,state,cell,format,note,candidates,why\r\n甲,2024,t,r,c,5,stated,active.licensing,2021,,,\r\n乙,2024,t,r,c,5,stated,active.licensing,2021,,,\r\n", "csv.several")]
    public void A_CSV_that_is_no_report_says_why(string csv, string code)
    {
        var result = ReportReader.Read(Encoding.UTF8.GetBytes(csv));
        result.Problem!.Code.ShouldBe(code);
        result.Problem.Text.ShouldContain("CSV");
    }

    [Fact]
    public void A_total_is_a_formula_where_it_is_the_sum_and_stays_a_number_where_it_is_not()
    {
        var report = SampleReports.Zeros(
            ReportFormat.Format2021,
            ("remedies.review[0]", CellValue.Stated(2)), ("remedies.review[1]", CellValue.Stated(3)), ("remedies.review[4]", CellValue.Stated(5)),
            ("remedies.litigationDirect[0]", CellValue.Stated(2)), ("remedies.litigationDirect[4]", CellValue.Stated(9)));
        var cells = Sheet(Written(report, ReportFileFormat.Xlsx), "四、复议诉讼").ToDictionary(c => c.CellReference!.Value!);
        (cells["E4"].CellFormula!.Text, cells["E4"].CellValue!.Text).ShouldBe(("SUM(A4:D4)", "5"));
        (cells["J4"].CellFormula, cells["J4"].CellValue!.Text).ShouldBe((null, "9"));
    }

    [Fact]
    public void The_workbook_is_valid_and_notes_each_finding_on_its_cell()
    {
        var report = SampleReports.Zeros(ReportFormat.Format2021, ("requests.received[6]", CellValue.Stated(3)));
        using var output = new MemoryStream();
        ReportWriter.Write(report, ReportChecker.Check(report), ReportFileFormat.Xlsx, output);
        using var package = SpreadsheetDocument.Open(output, false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013).Validate(package).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        var notes = package.WorkbookPart!.WorksheetParts.SelectMany(s => s.WorksheetCommentsPart?.Comments.CommentList!.Elements<Comment>() ?? []).ToList();
        notes.ShouldContain(n => n.Reference == "J4" && n.InnerText.Contains("错误"));
    }

    [Fact]
    public void What_somebody_typed_into_the_workbook_counts_more_than_the_list_of_states()
    {
        using var file = new MemoryStream();
        file.Write(Written(Strange, ReportFileFormat.Xlsx));
        using (var package = SpreadsheetDocument.Open(file, true))
        {
            var cells = Cells(package, "三、依申请公开").ToDictionary(c => c.CellReference!.Value!);
            foreach (var reference in new[] { "D4", "F4" })
            {
                cells[reference].InlineString = null;
                cells[reference].DataType = CellValues.Number;
                cells[reference].CellValue = new DocumentFormat.OpenXml.Spreadsheet.CellValue("12");
            }
        }

        var back = Read(file.ToArray());
        back["requests.received[0]"].ShouldBe(CellValue.Stated(12));
        back["requests.received[2]"].ShouldBe(CellValue.Stated(12));
        back["requests.received[6]"].State.ShouldBe(CellState.Recovered);
    }

    [Fact]
    public void A_number_that_a_spreadsheet_saved_in_binary_is_the_one_that_was_typed()
    {
        var report = SampleReports.Zeros(ReportFormat.Format2021, ("active.feesWan", CellValue.Stated(1087.31m)));
        var file = Patched(Written(report, ReportFileFormat.Xlsx), "<x:v>1087.31</x:v>", "<x:v>1087.3099999999999</x:v>");
        Read(file)["active.feesWan"].Value.ShouldBe(1087.31m);
    }

    [Fact]
    public void A_workbook_that_unfolds_without_end_is_given_up_on()
    {
        var file = Patched(Written(Strange, ReportFileFormat.Xlsx), "<x:sheetData>", "<x:sheetData>" + new string(' ', 3_000_000));
        file.Length.ShouldBeLessThan(100_000);
        ReportReader.Read(file, "report.xlsx", new ReadLimits { MaxUnpackedBytes = 1_000_000 }).Problem.ShouldNotBeNull();
        ReportReader.Read(file, "report.xlsx").Problem.ShouldBeNull();
    }

    [Fact]
    public void A_workbook_of_somebody_else_or_a_broken_one_says_so()
    {
        var foreign = Patched(Patched(Written(Strange, ReportFileFormat.Xlsx), "cell.", "other."), "版式", "版面");
        ReportReader.Read(foreign).Problem!.Code.ShouldBe("xlsx.notReport");
        var broken = Patched(Written(Strange, ReportFileFormat.Xlsx), "</x:sheetData>", "</x:sheetDat>");
        ReportReader.Read(broken).Problem!.Code.ShouldBe("xlsx.broken");
    }

    private static byte[] Written(AnnualReport report, ReportFileFormat format)
    {
        using var output = new MemoryStream();
        ReportWriter.Write(report, null, format, output);
        return output.ToArray();
    }

    private static AnnualReport Read(byte[] file)
    {
        var result = ReportReader.Read(file);
        result.Problem.ShouldBeNull();
        return result.Report!;
    }

    private static List<Cell> Sheet(byte[] file, string name)
    {
        using var package = SpreadsheetDocument.Open(new MemoryStream(file), false);
        return Cells(package, name);
    }

    private static List<Cell> Cells(SpreadsheetDocument package, string name)
    {
        var sheet = package.WorkbookPart!.Workbook.Descendants<Sheet>().Single(s => s.Name == name);
        return [.. ((WorksheetPart)package.WorkbookPart.GetPartById(sheet.Id!)).Worksheet.Descendants<Cell>()];
    }

    /// <summary>The file with a text replaced in each of its parts that has it.</summary>
    private static byte[] Patched(byte[] file, string from, string to)
    {
        using var buffer = new MemoryStream();
        buffer.Write(file);
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in zip.Entries.ToList())
            {
                string text;
                using (var reader = new StreamReader(entry.Open()))
                {
                    text = reader.ReadToEnd();
                }

                if (text.Contains(from))
                {
                    var name = entry.FullName;
                    entry.Delete();
                    using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                    writer.Write(text.Replace(from, to));
                }
            }
        }

        return buffer.ToArray();
    }
}
