using Gongkai.Reports.Reading.Documents;

namespace Gongkai.Reports.Tests.Documents;

public sealed class Tables_over_page_breaks
{
    [Fact]
    public void A_label_cut_by_the_break_is_made_whole_and_its_numbers_stay()
    {
        Joined(
            [["1.申请人无正当理由逾期不", "0", "3"]],
            [["补正、行政机关不再处理其政府信息公开申请", "", ""], ["2.重复申请", "1", ""]])
            .ShouldBe(["1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | 0 | 3", "2.重复申请 | 1 | "]);
    }

    [Fact]
    public void Numbers_below_the_break_belong_to_the_label_above_it() =>
        Joined([["（七）总计", "", ""]], [["", "5", "6"], ["四、结转下年度继续办理", "1", "2"]]).ShouldBe(["（七）总计 | 5 | 6", "四、结转下年度继续办理 | 1 | 2"]);

    [Fact]
    public void A_row_of_blanks_below_the_break_stays_a_row() =>
        Joined([["规章", "1", "2"]], [["行政规范性文件", "", ""]]).ShouldBe(["规章 | 1 | 2", "行政规范性文件 |  | "]);

    [Fact]
    public void Rows_with_numbers_are_never_joined() =>
        Joined([["某项", "1", ""]], [["另一项", "", "2"]]).ShouldBe(["某项 | 1 | ", "另一项 |  | 2"]);

    [Fact]
    public void A_row_of_another_shape_is_another_row()
    {
        var upper = Table([["行政规范性文件", "1", "2"]]);
        var lower = new PdfTable(upper.Edges, 0, 10) { RowCount = 1, Cells = [new PdfCell { Row = 0, Column = 0, ColumnSpan = 3, Text = "第二十条第（五）项" }] };

        Lines(PdfPageBreaks.Join(upper, lower)).ShouldBe(["行政规范性文件 | 1 | 2", "第二十条第（五）项"]);
    }

    [Fact]
    public void A_head_printed_again_is_dropped() =>
        Joined([["项目", "自然人", "总计"], ["1.甲", "1", "2"]], [["项目", "自然人", "总计"], ["2.乙", "3", "4"]]).ShouldBe(["项目 | 自然人 | 总计", "1.甲 | 1 | 2", "2.乙 | 3 | 4"]);

    [Fact]
    public void A_side_label_goes_on_below_the_break()
    {
        var upper = new PdfTable([0, 10, 50, 90], 0, 100)
        {
            RowCount = 2,
            Cells = [Cell(0, 0, "三、本年度", 2), Cell(0, 1, "1.甲"), Cell(0, 2, "1"), Cell(1, 1, "2.乙"), Cell(1, 2, "2")],
        };
        var lower = new PdfTable([0, 10, 50, 90], 0, 100)
        {
            RowCount = 2,
            Cells = [Cell(0, 0, "办理结果", 2), Cell(0, 1, "3.丙"), Cell(0, 2, ""), Cell(1, 1, "4.丁"), Cell(1, 2, "4")],
        };

        var rows = PdfPageBreaks.Join(upper, lower).Rows();

        rows.Count.ShouldBe(4);
        rows[0].ShouldBe([new("三、本年度办理结果", 1, 4), new("1.甲"), new("1")]);
        rows[2].ShouldBe([new("3.丙"), new("")]);
    }

    [Fact]
    public void Tables_of_other_widths_do_not_go_on()
    {
        var upper = new PdfTable([50, 100, 500], 0, 700);

        PdfPageBreaks.GoesOn(upper, new PdfTable([50, 300, 500], 50, 90)).ShouldBeTrue();
        PdfPageBreaks.GoesOn(upper, new PdfTable([80, 300, 470], 50, 90)).ShouldBeFalse();
    }

    [Fact]
    public void Page_numbers_and_running_heads_are_no_text_but_numbers_of_a_table_are()
    {
        List<PdfPage> pages = [new(600, 800), new(600, 800), new(600, 800)];
        List<List<PdfLine>> lines =
        [
            [Line("某区年报", 20), Line("正文", 400), Line("－ 1 －", 780)],
            [Line("某区年报", 20), Line("12", 90), Line("2", 780)],
            [Line("某区年报", 20), Line("正文", 400), Line("第 3 页 共 3 页", 780)],
        ];

        PdfRunningHeads.Remove(pages, lines);

        lines.Select(l => string.Join(',', l.Select(x => x.Text))).ShouldBe(["正文", "12", "正文"]);
    }

    [Fact]
    public void Lines_become_paragraphs_by_indent_and_length()
    {
        var document = new SourceDocumentBuilder();
        List<PdfLine> lines =
        [
            Line("一、总体情况", 50, 124), Line("全区各级各部门坚持以人民为中心的发展思", 70, 124), Line("想，深入贯彻条例，收到申请", 90), Line("12 件。", 110),
            Line("第二段从这里缩进开始，也是整整一行。", 130, 124), Line("二、主动公开政府信息情况", 150),
        ];
        var paragraphs = new PdfParagraphs(lines, document);
        lines.ForEach(paragraphs.Add);
        paragraphs.End();

        document.Build(null, null).Lines.ShouldBe(["一、总体情况", "全区各级各部门坚持以人民为中心的发展思想，深入贯彻条例，收到申请", "12 件。", "第二段从这里缩进开始，也是整整一行。", "二、主动公开政府信息情况"]);
    }

    private static PdfLine Line(string text, double middle, double left = 100) =>
        new([new PdfWord(text, left, middle - 6, left + 12 * PdfWord.WidthInEm(text), middle + 6)]);

    private static PdfCell Cell(int row, int column, string text, int rows = 1) => new() { Row = row, Column = column, RowSpan = rows, Text = text };

    private static PdfTable Table(string[][] rows) => new([0, 50, 70, 90], 0, 100)
    {
        RowCount = rows.Length,
        Cells = [.. rows.SelectMany((row, r) => row.Select((text, c) => Cell(r, c, text)))],
    };

    private static string[] Joined(string[][] upper, string[][] lower) => Lines(PdfPageBreaks.Join(Table(upper), Table(lower)));

    private static string[] Lines(PdfTable table) => [.. table.Rows().Select(r => string.Join(" | ", r.Select(c => c.Text)))];
}
