using System.Diagnostics;
using System.Text;
using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Checking;
using Gongkai.Reports.Reading;
using Gongkai.Testing;

namespace Gongkai.Reports.Tests.Fuzzing;

/// <summary>Files that are broken, hostile or no reports: each gets a sentence in Chinese or a report that says what is missing, in bounded time.</summary>
public class Bad_input
{
    // Each takes less than a second of a processor; the rest is room for a machine that is busy otherwise.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly AnnualReport Report = GeneratedReport.From(ReportFormat.Format2021, 11).Report;
    private static readonly string Page = Encoding.UTF8.GetString(ReportRendering.Pages[0].Render(Report));
    private static readonly string Text = Encoding.UTF8.GetString(ReportRendering.Texts[0].Render(Report));

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\u3000\r\n")]
    [InlineData("\0\0\0\0\0\0\0\0")]
    [InlineData("<html><body></body></html>")]
    public void An_empty_file_is_refused(string content) => Problem(Encoding.UTF8.GetBytes(content)).ShouldNotBeNull();

    [Theory]
    [InlineData("<html><head><title>某县概况</title></head><body><p>某县位于省境东部，面积1200平方公里，人口45万。</p></body></html>")]
    [InlineData("关于召开全县安全生产工作会议的通知\n各乡镇人民政府：\n定于3月5日召开会议，请准时参加。\n")]
    public void A_page_that_is_no_annual_report_is_told_so(string content)
    {
        var problem = Problem(Encoding.UTF8.GetBytes(content));

        problem.ShouldNotBeNull();
        problem.Text.ShouldContain("年度报告");
    }

    [Fact]
    public void A_file_over_the_limit_is_refused_by_its_length()
    {
        var problem = ReportReader.Read(new byte[1001], "big.html", new ReadLimits { MaxBytes = 1000 }).Problem;

        problem.ShouldNotBeNull();
        problem.Code.ShouldBe("too-large");
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(0.97)]
    public void A_truncated_page_gives_what_is_there_and_nothing_else(double part)
    {
        var (report, problem) = Read(Encoding.UTF8.GetBytes(Page[..(int)(Page.Length * part)]));

        problem.ShouldBeNull();
        foreach (var cell in report!.Form.Cells)
        {
            if (report[cell].State == CellState.Stated)
            {
                report[cell].Value.ShouldBe(Report[cell.Path].Value, cell.Path);
            }
        }
    }

    [Fact]
    public void A_page_nested_a_hundred_thousand_deep_is_read_or_refused()
    {
        var deep = Page.Replace("<body>", "<body>" + string.Concat(Enumerable.Repeat("<div>", 100_000)), StringComparison.Ordinal);

        ReadWithin(Limit, Encoding.UTF8.GetBytes(deep));
        ReadWithin(Limit, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<table><tr><td>", 50_000))));
        ReadWithin(Limit, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<b><i><p>", 30_000))));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(60_000, 60_000)]
    public void A_table_of_a_hundred_thousand_cells_is_read_or_refused(int rowSpan, int colSpan)
    {
        var row = "<tr>" + string.Concat(Enumerable.Repeat($"<td rowspan={rowSpan} colspan={colSpan}>7</td>", 100)) + "</tr>";
        var page = Page.Replace("<body>", "<body><table>" + string.Concat(Enumerable.Repeat(row, 1000)) + "</table>", StringComparison.Ordinal);

        ReadWithin(Limit, Encoding.UTF8.GetBytes(page));
    }

    [Fact]
    public void A_text_of_a_hundred_thousand_short_lines_is_read_or_refused()
    {
        var rows = string.Concat(Enumerable.Repeat("（一）予以公开\n0\n|\n1 2 3\n", 25_000));

        ReadWithin(Limit, Encoding.UTF8.GetBytes(Text + rows));
        ReadWithin(Limit, Encoding.UTF8.GetBytes(Text.Replace("（七）总计", rows + "（七）总计", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("18446744073709551616")]
    [InlineData("99999999999999999999999999999999999999999999")]
    [InlineData("9,223,372,036,854,775,808")]
    [InlineData("０００００００００００００００００００００００００００００００００００００７")]
    public void A_number_beyond_sixty_four_bits_breaks_nothing(string number)
    {
        var received = $"{Report["requests.received[6]"].Value}";
        var damaged = Text.Replace($"| {received}", $"| {number}", StringComparison.Ordinal);
        damaged.ShouldNotBe(Text);

        FuzzCase.Fault(Encoding.UTF8.GetBytes(damaged), "report.txt").ShouldBeNull();
    }

    [Fact]
    public void UTF_16_is_read_like_UTF_8()
    {
        var expected = Read(Encoding.UTF8.GetBytes(Text)).Report!;
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            var report = Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)]).Report;

            report.ShouldNotBeNull(encoding.WebName);
            report.Cells.ToArray().Select(c => (c.State, c.Value)).ShouldBe(expected.Cells.ToArray().Select(c => (c.State, c.Value)));
        }
    }

    [Fact]
    public void Zero_bytes_between_the_lines_break_nothing() =>
        FuzzCase.Fault(Encoding.UTF8.GetBytes(Text.Replace("\n", "\0\n\0", StringComparison.Ordinal)), "report.txt").ShouldBeNull();

    private static ReadResult Read(byte[] bytes) => ReportReader.Read(bytes, "report");

    private static UnreadableDocument? Problem(byte[] bytes)
    {
        var (report, problem) = Read(bytes);
        report.ShouldBeNull();
        problem!.Text.ShouldContain(c => c >= '\u4E00' && c <= '\u9FFF');
        return problem;
    }

    private static void ReadWithin(TimeSpan limit, byte[] bytes)
    {
        var clock = Stopwatch.StartNew();
        var (report, problem) = Read(bytes);
        if (report is not null)
        {
            ReportChecker.Check(report);
        }

        (report is null).ShouldBe(problem is not null);
        clock.Elapsed.ShouldBeLessThan(limit);
    }
}
