using Gongkai.Domain.AnnualReports;
using Shouldly;
using Xunit;
using static Gongkai.Domain.AnnualReports.CellValue;

namespace Gongkai.Domain.Tests.AnnualReports;

public class FormTests
{
    private static List<Finding> Check(AnnualReport report) => Reports.Findings(f => FormChecks.Check(report, f));

    private static IReadOnlyList<ReportSection> Sections => Reports.SectionsOf(ReportFormat.Format2021);

    [Theory]
    [InlineData(ReportFormat.Format2021, 2024, "国办公开办函〔2021〕30号")]
    [InlineData(ReportFormat.Format2019, 2020, "国办公开办函〔2019〕60号")]
    [InlineData(ReportFormat.Pre2019, 2017, "")]
    public void A_complete_report_gives_no_finding(ReportFormat format, int year, string basis) =>
        Check(Reports.Document(format, year, preamble: $"根据《条例》和{basis}编制。")).ShouldBeEmpty();

    [Fact]
    public void Figures_without_a_document_are_not_asked_for_a_title_or_a_section() =>
        Check(new(ReportFormat.Format2021, Reports.Consistent()) { Agency = "青山县民政局", Year = 2024 }).ShouldBeEmpty();

    [Fact]
    public void A_missing_section_is_an_error_only_when_nothing_speaks_of_it()
    {
        Check(Reports.Document(sections: [.. Sections.SkipLast(1)])).ShouldHaveSingleItem().Severity.ShouldBe(Severity.Error);
        var runIn = Sections[4] with { Body = [.. Sections[4].Body, new(99, "六、其他需要报告的事项。无。")] };
        Check(Reports.Document(sections: [.. Sections.Take(4), runIn])).ShouldHaveSingleItem().Severity.ShouldBe(Severity.Warning);
    }

    [Fact]
    public void Several_sections_missing_at_the_end_are_a_doubt_about_the_copy_unless_the_report_is_signed()
    {
        var cells = Reports.Consistent();
        foreach (var row in ReportForm.Format2021.RowsOf(TableKind.Remedies))
        {
            cells.AsSpan(row.First, row.Columns.Count).Clear();
        }

        var cut = Reports.Document(cells: cells, sections: [.. Sections.Take(3)]);
        Check(cut).ShouldHaveSingleItem().Severity.ShouldBe(Severity.Warning);
        var signed = new AnnualReport(cut.Format, cells)
        {
            Agency = cut.Agency,
            Year = cut.Year,
            Title = cut.Title,
            PeriodFrom = cut.PeriodFrom,
            Preamble = cut.Preamble,
            Sections = cut.Sections,
            Closing = [new(9, "青山县民政局")],
            Labels = cut.Labels,
            Lines = cut.Lines,
        };
        Check(signed).Select(f => f.Severity).ShouldBe([Severity.Error, Severity.Error, Severity.Error]);
    }

    [Fact]
    public void A_last_section_missing_after_half_a_sentence_is_a_doubt_about_the_copy()
    {
        var torn = Sections[4] with { Body = [new(9, "主要问题是：一是公开的")] };
        Check(Reports.Document(sections: [.. Sections.Take(4), torn])).ShouldHaveSingleItem().Severity.ShouldBe(Severity.Warning);
    }

    [Fact]
    public void A_text_that_begins_with_section_two_has_lost_its_beginning()
    {
        var whole = Reports.Document();
        var copied = new AnnualReport(whole.Format, whole.Cells.ToArray())
        {
            Agency = whole.Agency,
            Year = whole.Year,
            PeriodFrom = whole.PeriodFrom,
            Sections = [.. whole.Sections.Skip(1)],
            Lines = [.. whole.Lines.Skip(2), "国办公开办函〔2021〕30号"],
        };
        Check(copied).Where(f => f.Rule == RuleCatalogue.FSectionMissing).ShouldHaveSingleItem().Severity.ShouldBe(Severity.Warning);
    }

    [Fact]
    public void A_section_whose_table_is_there_lacks_only_its_heading() =>
        Check(Reports.Document(sections: [.. Sections.Where(s => s.Kind != SectionKind.Remedies)])).ShouldHaveSingleItem().Severity.ShouldBe(Severity.Warning);

    [Fact]
    public void A_document_with_hardly_any_section_is_doubted_not_failed()
    {
        Check(Reports.Document(sections: [Sections[0]])).ShouldAllBe(f => f.Severity < Severity.Error);
        Check(Reports.Document(sections: [])).ShouldHaveSingleItem().Message.ShouldContain("没有识别出");
    }

    [Fact]
    public void Before_2019_a_missing_section_is_only_mentioned() =>
        Check(Reports.Document(ReportFormat.Pre2019, 2017, sections: [.. Reports.SectionsOf(ReportFormat.Pre2019).Take(4)]))
            .ShouldAllBe(f => f.Severity == Severity.Info && f.Rule == RuleCatalogue.FSectionMissing);

    [Fact]
    public void Headings_without_any_number_may_be_numbered_by_the_word_processor() =>
        Check(Reports.Document(sections: [.. Sections.Select(s => s with { Heading = Wording.SplitOrdinal(s.Heading).Words })])).ShouldBeEmpty();

    [Fact]
    public void One_heading_without_a_number_among_numbered_ones_is_noticed() =>
        Check(Reports.Document(sections: [.. Sections.Select((s, i) => i == 2 ? s with { Heading = "收到和处理政府信息公开申请情况" } : s)]))
            .ShouldHaveSingleItem().Rule.ShouldBe(RuleCatalogue.FHeadingNumber);

    [Theory]
    [InlineData("一 、总 体 情 况")]
    [InlineData("１．总体情况")]
    [InlineData("第一部分 总体情况")]
    [InlineData("一总体情况")]
    [InlineData("一、总体情况：")]
    public void Blanks_width_and_punctuation_of_a_heading_make_no_difference(string heading) =>
        Check(Reports.Document(sections: [Sections[0] with { Heading = heading }, .. Sections.Skip(1)])).ShouldBeEmpty();

    [Theory]
    [InlineData("(一) 予以公开", "requests.outcomes.granted")]
    [InlineData("（二）部分公开", "requests.outcomes.partial")]
    [InlineData("(二)部分公开(区分处理的,只计这一情形,不计其他情形)", "requests.outcomes.partial")]
    [InlineData("（三）不予公开 1.属于国家秘密", "requests.outcomes.refused.stateSecret")]
    [InlineData("2．其他法律、行政法规禁止公开", "requests.outcomes.refused.lawForbids")]
    [InlineData("1.申请人无正当理由逾期不补正，行政机关不再处理其政府信息公开申请", "requests.outcomes.other.noSupplement")]
    [InlineData("３.其 他", "requests.outcomes.other.other")]
    [InlineData("二、上年結轉政府信息公開申請數量", "requests.carriedIn")]
    [InlineData("3.补正后申请内容", "requests.outcomes.unable.unclear")]
    public void Blanks_width_and_punctuation_of_a_label_make_no_difference(string text, string key) =>
        Check(Reports.Document(labels: [.. Reports.LabelsOf(ReportFormat.Format2021).Select(l => l.Row.Key == key ? l with { Text = text } : l)])).ShouldBeEmpty();

    [Fact]
    public void A_table_is_only_doubted_where_no_table_was_found_at_all()
    {
        var findings = Check(Reports.Document(cells: new AnnualReport(ReportFormat.Format2021).Cells.ToArray()));
        findings.Count.ShouldBe(3);
        findings.ShouldAllBe(f => f.Rule == RuleCatalogue.FTableMissing && f.Severity == Severity.Warning);
    }

    [Fact]
    public void A_table_whose_labels_stand_in_the_text_is_only_doubted()
    {
        var cells = Reports.Consistent();
        foreach (var row in ReportForm.Format2021.RowsOf(TableKind.Remedies))
        {
            cells.AsSpan(row.First, row.Columns.Count).Clear();
        }

        var body = new TextLine(9, "结果维持 结果纠正 其他结果 尚未审结 1 2 3 4");
        Check(Reports.Document(cells: cells)).ShouldHaveSingleItem().Severity.ShouldBe(Severity.Error);
        Check(Reports.Document(cells: cells, sections: [.. Sections.Select(s => s.Kind == SectionKind.Remedies ? s with { Body = [body] } : s)]))
            .ShouldHaveSingleItem().Severity.ShouldBe(Severity.Warning);
    }

    [Fact]
    public void Blank_cells_are_told_once_a_table()
    {
        var cells = Reports.Consistent().Select((c, i) => ReportForm.Format2021.Cells[i].Row.Table == TableKind.Requests && i % 3 == 0 && c.Value == 0 ? Blank() : c).ToArray();
        var finding = Check(Reports.Document(cells: cells)).ShouldHaveSingleItem();
        finding.Rule.ShouldBe(RuleCatalogue.FBlank);
        finding.Cells.Count.ShouldBe(cells.Count(c => c.State == CellState.Blank));
    }

    [Theory]
    [InlineData("8件", Severity.Info)]
    [InlineData("1,087.31 万元", Severity.Info)]
    [InlineData("12（其中修订3件）", Severity.Warning)]
    [InlineData("360000元（另有减免）", Severity.Warning)]
    public void A_unit_beside_a_number_is_mentioned_and_more_is_warned_of(string note, Severity severity) =>
        Check(Reports.Document(cells: Reports.Cells(("active.feesWan", Stated(8, note: note))))).ShouldHaveSingleItem().Severity.ShouldBe(severity);

    [Fact]
    public void A_layout_newer_than_its_year_is_only_mentioned() =>
        Check(Reports.Document(ReportFormat.Format2019, 2018, preamble: "国办公开办函〔2019〕60号")).ShouldHaveSingleItem().Severity.ShouldBe(Severity.Info);
}
