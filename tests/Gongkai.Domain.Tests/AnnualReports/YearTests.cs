using Gongkai.Domain.AnnualReports;
using Shouldly;
using Xunit;
using static Gongkai.Domain.AnnualReports.CellValue;

namespace Gongkai.Domain.Tests.AnnualReports;

public class YearTests
{
    private static List<Finding> Check(AnnualReport now, AnnualReport previous) => Reports.Findings(f => YearChecks.Check(now, previous, f));

    private static AnnualReport Now(params (string, CellValue)[] changes) => Reports.Document(cells: Reports.Cells(changes), sections: Reports.Essay(1));

    /// <summary>Last year's report, whose carried-out row is this year's carried-in row.</summary>
    private static AnnualReport Previous(params (string, CellValue)[] changes) => Reports.Document(
        year: 2023,
        cells: Reports.Cells([("requests.carriedOut[0]", Stated(3)), ("requests.carriedOut[1]", Stated(1)), ("requests.carriedOut[6]", Stated(4)), ("requests.received[0]", Stated(96)), .. changes]),
        sections: Reports.Essay(2));

    [Fact]
    public void Two_years_that_follow_from_each_other_give_no_finding() => Check(Now(), Previous()).ShouldBeEmpty();

    [Theory]
    [InlineData("青山县民政局", 2023, true)]
    [InlineData("民政局", 2023, true)]
    [InlineData("长山市青山县民政局", 2023, true)]
    [InlineData("青山县财政局", 2023, false)]
    [InlineData("青山县民政局", 2022, false)]
    [InlineData("青山县民政局", 2024, false)]
    [InlineData(null, 2023, false)]
    public void Only_last_years_report_of_the_same_agency_is_compared(string? agency, int year, bool comparable) =>
        (YearChecks.WhyNot(Now(), Reports.Document(year: year, agency: agency)) is null).ShouldBe(comparable);

    [Fact]
    public void What_was_carried_over_is_compared_column_by_column()
    {
        var findings = Check(Now(), Previous(("requests.carriedOut[0]", Stated(5)), ("requests.carriedOut[6]", Stated(6))));
        findings.Select(f => f.Cells.Single()).ShouldBe(["requests.carriedIn[0]", "requests.carriedIn[6]"]);
        findings.ShouldAllBe(f => f.Rule == RuleCatalogue.YCarriedIn && f.Severity == Severity.Warning);
        (findings[1].Expected, findings[1].Actual).ShouldBe((6, 4));
        findings[1].Message.ShouldBe("第三部分总计列：二、上年结转（4）≠ 上年报告四、结转下年度继续办理（6）");
    }

    [Fact]
    public void The_layouts_of_2019_and_2021_share_the_requests_table()
    {
        var previous = Reports.Document(ReportFormat.Format2019, 2020, cells: Reports.Consistent(ReportFormat.Format2019), sections: Reports.Essay(2));
        Check(Reports.Document(year: 2021, sections: Reports.Essay(1)), previous).ShouldAllBe(f => f.Rule == RuleCatalogue.YCarriedIn);
    }

    [Fact]
    public void A_fee_ten_thousand_times_last_years_looks_like_yuan_for_ten_thousand_yuan() =>
        Check(Now(("active.feesWan", Stated(1_087_300))), Previous(("active.feesWan", Stated(99.5m)))).ShouldHaveSingleItem().Message.ShouldContain("请核对单位是否万元");

    [Fact]
    public void A_jump_to_nothing_is_told() =>
        Check(Now(), Previous(("active.penalties", Stated(2837)))).ShouldHaveSingleItem().Message.ShouldBe("第二部分「行政处罚」本年处理决定数量：本年 0，上年 2837，本年没有");

    [Fact]
    public void The_share_copied_from_last_year_is_measured_and_the_longest_passage_quoted()
    {
        var (mine, theirs) = (Reports.Essay(1), Reports.Essay(2));
        var half = mine.Select((s, i) => i < 3 ? s : s with { Body = theirs[i].Body }).ToArray();
        var finding = Check(Reports.Document(sections: half), Previous()).ShouldHaveSingleItem();
        finding.Rule.ShouldBe(RuleCatalogue.YCopied);
        finding.Actual!.Value.ShouldBeInRange(45, 55);
        finding.Evidence[0].Text.ShouldBe(string.Concat(theirs.Skip(3).SelectMany(s => s.Body).Select(l => l.Text)).TrimEnd('。'));
        finding.Evidence[0].Line.ShouldBe(theirs[3].Body[0].Line);
    }

    [Fact]
    public void A_sentence_whose_year_alone_moved_on_is_copied()
    {
        AnnualReport Report(int year, string words) => Reports.Document(
            year: year,
            sections: [.. Reports.Essay(year).Select((s, i) => i == 0 ? s with { Body = [new(3, words + $"{year}年我局召开政务公开工作推进会议三次，{year + 1}年将继续组织各科室开展业务培训和考核，进一步压实责任、完善制度、规范流程、优化栏目、加强监督、提高质量，推动政务公开工作再上新台阶，切实保障人民群众的知情权、参与权、表达权和监督权，为全县经济社会发展营造良好的环境。")] } : s)]);
        var copied = Check(Report(2024, ""), Report(2023, "")).Where(f => f.Rule == RuleCatalogue.YCopied).ShouldHaveSingleItem();
        copied.Severity.ShouldBe(Severity.Info);
        copied.Evidence[0].Text.ShouldStartWith("2024年我局召开");
    }

    [Fact]
    public void Titles_of_laws_and_set_phrases_are_not_copying()
    {
        const string Basis = "根据《中华人民共和国政府信息公开条例》。";
        AnnualReport Report(int year) => Reports.Document(
            year: year,
            sections: [.. Reports.Essay(year).Select(s => s with { Body = [.. s.Body.Select(l => l with { Text = Basis + l.Text })] })]);
        Check(Report(2024), Report(2023)).ShouldNotContain(f => f.Rule == RuleCatalogue.YCopied);
    }
}
