using Gongkai.Domain.AnnualReports;
using Shouldly;
using Xunit;
using static Gongkai.Domain.AnnualReports.CellValue;

namespace Gongkai.Domain.Tests.AnnualReports;

public class ComparisonTests
{
    private static ReportComparison Compare(string[] left, string[] right)
    {
        AnnualReport Report(string[] lines) => new(ReportFormat.Format2021)
        {
            Sections = [new("一、总体情况", 1, SectionKind.Overview, [.. lines.Select((l, i) => new TextLine(i + 2, l))])],
        };
        return ReportComparison.Of(Report(left), Report(right));
    }

    private static string Shape(ReportComparison comparison) =>
        string.Concat(comparison.Sections.Single().Paragraphs.Select(p => p.Change switch
        {
            ParagraphChange.Unchanged => '=',
            ParagraphChange.Changed => '~',
            ParagraphChange.Added => '+',
            ParagraphChange.Removed => '-',
        }));

    [Fact]
    public void A_report_is_the_same_as_itself()
    {
        var comparison = ReportComparison.Of(Reports.Document(), Reports.Document());
        comparison.Cells.ShouldAllBe(c => c.IsSame && c.Change == 0);
        comparison.Sections.SelectMany(s => s.Paragraphs).ShouldAllBe(p => p.Change == ParagraphChange.Unchanged);
        comparison.LayoutsDiffer.ShouldBeFalse();
    }

    [Fact]
    public void A_cell_differs_by_number_or_by_state()
    {
        var comparison = ReportComparison.Of(
            Reports.With(("active.licensing", Stated(40)), ("active.penalties", Blank())),
            Reports.With(("active.licensing", Stated(50)), ("active.enforcement", Blank())));
        CellDifference Cell(string path) => comparison.Cells.Single(c => c.Cell.Path == path);
        comparison.Cells.Where(c => !c.IsSame).Select(c => c.Cell.Path).ShouldBe(["active.licensing", "active.penalties", "active.enforcement"]);
        (Cell("active.licensing").Change, Cell("active.licensing").Growth).ShouldBe((10, 0.25m));
        (Cell("active.penalties").Change, Cell("active.penalties").Growth).ShouldBe((null, null));
        Cell("active.penalties").Right!.Value.Value.ShouldBe(0);
    }

    [Fact]
    public void Two_layouts_share_their_common_cells_and_keep_the_others_apart()
    {
        var comparison = ReportComparison.Of(new(ReportFormat.Format2019, Reports.Consistent(ReportFormat.Format2019)), new(ReportFormat.Format2021, Reports.Consistent()));
        comparison.LayoutsDiffer.ShouldBeTrue();
        comparison.Cells.Single(c => c.Cell.Path == "requests.received[6]").IsSame.ShouldBeTrue();
        comparison.Cells.Single(c => c.Cell.Path == "active.licensing").Left.ShouldBeNull();
        comparison.Cells.Single(c => c.Cell.Path == "active.procurement.projects").Right.ShouldBeNull();
    }

    [Theory]
    [InlineData("甲乙丙丁|戊己庚辛", "甲乙丙丁|戊己庚辛", "==")]
    [InlineData("甲乙丙丁|戊己庚辛", "甲乙丙丁|子丑寅卯|戊己庚辛", "=+=")]
    [InlineData("甲乙丙丁|子丑寅卯|戊己庚辛", "甲乙丙丁|戊己庚辛", "=-=")]
    [InlineData("全年公开信息一百条。|戊己庚辛", "全年公开信息二百条。|戊己庚辛", "~=")]
    [InlineData("全年公开 信息,100条", "全年公开信息，１００条。", "=")]
    [InlineData("甲乙丙丁", "子丑寅卯", "+-")]
    [InlineData("", "子丑寅卯", "+-")]
    public void Paragraphs_are_laid_side_by_side(string left, string right, string shape) =>
        Shape(Compare(left.Split('|'), right.Split('|'))).ShouldBe(shape);

    [Fact]
    public void Every_paragraph_of_both_sides_appears_once_in_order()
    {
        var random = new System.Random(7);
        for (var run = 0; run < 200; run++)
        {
            string[] Lines() => [.. Enumerable.Range(0, random.Next(12)).Select(_ => "公开信息" + random.Next(6) + new string('甲', random.Next(4)))];
            var (left, right) = (Lines(), Lines());
            var paragraphs = Compare(left, right).Sections.Single().Paragraphs;
            paragraphs.Where(p => p.Left is not null).Select(p => p.Left!.Value.Text).ShouldBe(left);
            paragraphs.Where(p => p.Right is not null).Select(p => p.Right!.Value.Text).ShouldBe(right);
        }
    }

    [Fact]
    public void Texts_of_many_thousand_lines_are_still_compared()
    {
        var left = Enumerable.Range(0, 6000).Select(i => "第" + i + "行").ToArray();
        var right = Enumerable.Range(3, 6000).Select(i => "第" + i + "行").ToArray();
        Compare(left, right).Sections.Single().Paragraphs.Count(p => p.Change == ParagraphChange.Unchanged).ShouldBe(5997);
    }

    [Fact]
    public void A_section_that_only_one_side_has_is_shown_as_added_or_removed()
    {
        AnnualReport Report(params ReportSection[] sections) => new(ReportFormat.Format2021) { Sections = sections };
        var (one, six) = (Reports.SectionsOf(ReportFormat.Format2021)[0], Reports.SectionsOf(ReportFormat.Format2021)[5]);
        var comparison = ReportComparison.Of(Report(one, six), Report(one, new("七、附件", 9, null, [new(10, "附件一")])));
        comparison.Sections.Select(s => (s.LeftHeading, s.RightHeading)).ShouldBe([(one.Heading, one.Heading), (null, "七、附件"), (six.Heading, null)]);
        comparison.Sections[2].Paragraphs.ShouldAllBe(p => p.Change == ParagraphChange.Removed);
    }

    [Fact]
    public void Several_reports_stand_in_one_table()
    {
        var table = ReportTable.Of([Reports.With(("active.licensing", Stated(1))), Reports.With(("active.licensing", Stated(2))), Reports.With(ReportFormat.Format2019)]);
        table.LayoutsDiffer.ShouldBeTrue();
        table.Rows.Single(r => r.Cell.Path == "active.licensing").Values.Select(v => v?.Value).ShouldBe([1, 2, null]);
        table.Rows.Single(r => r.Cell.Path == "requests.received[6]").Values.Select(v => v?.Value).ShouldBe([101, 101, 101]);
        table.Rows.Select(r => r.Cell.Path).ShouldBeUnique();
    }

    [Fact]
    public void Rates_show_their_formula_and_are_silent_where_a_part_is_unknown()
    {
        var rates = Rates.Of(Reports.With(("requests.outcomes.granted[0]", Blank())));
        Rate Rate(string key, string of) => rates.Single(r => r.Key == key && r.Of == of);
        (Rate("disclosed", "总计").Numerator, Rate("disclosed", "总计").Denominator, Rate("disclosed", "总计").Value).ShouldBe((54, 101, 0.5347m));
        Rate("disclosed", "自然人").Value.ShouldBeNull();
        (Rate("disclosed", "科研机构").Denominator, Rate("disclosed", "科研机构").Value).ShouldBe((0, null));
        Rate("corrected", "行政复议").Value.ShouldBe(0.1818m);
        Rate("closed", "总计").Value.ShouldBe(0.9619m);
        rates.ShouldAllBe(r => r.Formula.Contains('÷') && r.Name.EndsWith('率'));
    }
}
