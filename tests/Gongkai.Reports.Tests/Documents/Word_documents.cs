using Gongkai.Reports.Reading;
using Gongkai.Reports.Reading.Documents;
using static Gongkai.Reports.Tests.Documents.WordFile;

namespace Gongkai.Reports.Tests.Documents;

public sealed class Word_documents
{
    private static SourceDocument Read(byte[] file) => DocumentFormats.TryRead(file, "report.docx", new ReadLimits(), CancellationToken.None)!;

    private static SourceDocument Read(string body, string? numbering = null, string? styles = null) => Read(Of(body, numbering, styles));

    [Fact]
    public void Paragraphs_and_tables_come_in_reading_order_with_their_lines()
    {
        var document = Read(P("一、总体情况") + Table(Row(Cell("规章"), Cell("0")), Row(Cell("行政许可"), Cell("5"))) + P("三、收到和处理"));

        document.Lines.ShouldBe(["一、总体情况", "规章 | 0", "行政许可 | 5", "三、收到和处理"]);
        document.Blocks.Select(b => b.Line).ShouldBe([1, 2, 4]);
        document.Tables()[0].Rows.Select(r => r.Line).ShouldBe([2, 3]);
    }

    [Fact]
    public void Merged_cells_become_spans()
    {
        var document = Read(Table(
            Row(Cell("三、本年度办理结果", merge: "restart"), Cell("（一）予以公开", span: 2), Cell("1"), Cell("2")),
            Row(Cell("", merge: "continue"), Cell("（三）不予公开", merge: "restart"), Cell("1.属于国家秘密"), Cell("3"), Cell("")),
            Row(Cell("", merge: "continue"), Cell("", merge: "continue"), Cell("2.其他"), Cell("5"), Cell("6"))));

        document.Tables()[0].Rows[0].Cells.ShouldBe([new("三、本年度办理结果", 1, 3), new("（一）予以公开", 2), new("1"), new("2")]);
        document.Tables()[0].Expand().ShouldBe([
            ["三、本年度办理结果", "（一）予以公开", "（一）予以公开", "1", "2"],
            ["三、本年度办理结果", "（三）不予公开", "1.属于国家秘密", "3", ""],
            ["三、本年度办理结果", "（三）不予公开", "2.其他", "5", "6"],
        ]);
    }

    [Fact]
    public void A_merge_that_continues_nothing_is_an_empty_cell()
    {
        var table = Read(Table(Row(Cell("甲"), Cell("乙")), Row(Cell("丙", span: 2, merge: "continue")), Row(Cell("丁"), Cell("戊")))).Tables()[0];

        table.Rows[1].Cells.ShouldBe([new("", 2)]);
    }

    [Fact]
    public void Old_horizontal_merges_are_spans_too()
    {
        var row = Row("<w:tc><w:tcPr><w:hMerge w:val=\"restart\"/></w:tcPr>" + P("总计") + "</w:tc>", "<w:tc><w:tcPr><w:hMerge/></w:tcPr>" + P("") + "</w:tc>", Cell("7"));

        Read(Table(row, Row(Cell("a"), Cell("b"), Cell("c")))).Tables()[0].Rows[0].Cells.ShouldBe([new("总计", 2), new("7")]);
    }

    [Fact]
    public void Values_each_in_a_paragraph_stay_on_lines_of_their_cell()
    {
        var document = Read(Table(Row(CellOf(P("1.属于") + P("") + P("国家秘密")), CellOf(P("") + P("0")))));

        document.Tables()[0].Rows[0].Cells.ShouldBe([new("1.属于\n国家秘密"), new("0")]);
        document.Lines.ShouldBe(["1.属于国家秘密 | 0"]);
    }

    [Fact]
    public void Edges_a_hair_apart_are_one_edge()
    {
        // The second row was dragged 40 twips to the right: Word writes three grid columns for two.
        var table = Read("<w:tbl><w:tblGrid><w:gridCol w:w=\"2000\"/><w:gridCol w:w=\"40\"/><w:gridCol w:w=\"2000\"/></w:tblGrid>" +
            Row(Cell("自然人"), Cell("总计", span: 2)) + Row(Cell("1", span: 2), Cell("2")) + "</w:tbl>").Tables()[0];

        table.Rows.ShouldAllBe(r => r.Cells.All(c => c.ColSpan == 1));
    }

    [Fact]
    public void A_row_that_begins_further_right_has_an_empty_cell_before()
    {
        var table = Read(Table(Row(Cell("a"), Cell("b"), Cell("c")), "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" + Cell("x") + Cell("y") + "</w:tr>")).Tables()[0];

        table.Expand()[1].ShouldBe(["", "x", "y"]);
    }

    [Fact]
    public void A_table_that_only_places_things_gives_what_it_holds()
    {
        var inner = Table(Row(Cell("规章"), Cell("1")), Row(Cell("行政许可"), Cell("2")));
        var document = Read(Table(Row(CellOf(P("标题"))), Row(CellOf(P("前") + inner + P("后")))));

        document.Lines.ShouldBe(["标题", "前", "规章 | 1", "行政许可 | 2", "后"]);
    }

    [Fact]
    public void A_table_beside_an_empty_margin_cell_is_lifted_out_of_its_row()
    {
        var inner = Table(Row(Cell("规章"), Cell("1")), Row(Cell("行政许可"), Cell("2")));

        Read(Table(Row(Cell(""), CellOf(P("二、主动公开") + inner), Cell("")))).Lines.ShouldBe(["二、主动公开", "规章 | 1", "行政许可 | 2"]);
    }

    [Fact]
    public void A_table_in_a_data_cell_is_lifted_out_behind_and_a_frame_around_one_value_is_nothing()
    {
        var inner = Table(Row(Cell("说明"), Cell("甲")));
        var frame = Table(Row(Cell("8")));
        var document = Read(Table(Row(Cell("行政许可"), CellOf(P("5") + inner), Cell("件")), Row(Cell("行政处罚"), CellOf(frame + P("")), Cell("件"))));

        document.Lines.ShouldBe(["行政许可 | 5 | 件", "行政处罚 | 8 | 件", "说明 | 甲"]);
    }

    [Fact]
    public void Headings_get_the_numbers_that_Word_prints()
    {
        const string Numbering = """
            <w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="（%2）"/></w:lvl>
            <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl></w:abstractNum>
            <w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
            """;
        const string Styles = """<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="H1a"><w:basedOn w:val="H1"/></w:style>""";
        static string Numbered(string text, int level) => P(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"3\"/></w:numPr>");

        var document = Read(
            P("总体情况", "<w:pStyle w:val=\"H1\"/>") + Numbered("主动公开", 1) + Numbered("平台", 2) + Numbered("依申请公开", 1) + P("正文") +
            P("主动公开政府信息情况", "<w:pStyle w:val=\"H1a\"/>") + Numbered("其他", 1) + P("不编号", "<w:pStyle w:val=\"H1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>"),
            Numbering, Styles);

        document.Lines.ShouldBe(["一、总体情况", "（一）主动公开", "1.平台", "（二）依申请公开", "正文", "二、主动公开政府信息情况", "（一）其他", "不编号"]);
    }

    [Theory]
    [InlineData("chineseCounting", 10, "十")]
    [InlineData("chineseCountingThousand", 12, "十二")]
    [InlineData("japaneseCounting", 20, "二十")]
    [InlineData("chineseCounting", 105, "一百零五")]
    [InlineData("chineseCounting", 1010, "一千零一十")]
    [InlineData("chineseLegalSimplified", 23, "贰拾叁")]
    [InlineData("decimalEnclosedCircleChinese", 3, "③")]
    [InlineData("upperRoman", 14, "XIV")]
    [InlineData("lowerLetter", 2, "b")]
    [InlineData("decimalFullWidth", 12, "１２")]
    public void Numbers_are_printed_in_their_format(string format, int start, string printed)
    {
        var numbering = $"<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"{start}\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";

        Read(P("标题", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"), numbering).Lines.ShouldBe([printed + "、标题"]);
    }

    [Fact]
    public void Changes_are_read_as_accepted_and_hidden_text_is_not_read()
    {
        var document = Read("""
            <w:p><w:r><w:t>收到</w:t></w:r><w:del><w:r><w:delText>3</w:delText></w:r></w:del><w:ins><w:r><w:t>5</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>秘密</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>件</w:t></w:r></w:p>
            <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p><w:p><w:r><w:t>后半</w:t></w:r></w:p>
            """ + Table(Row(Cell("留"), Cell("1")), "<w:tr><w:trPr><w:del/></w:trPr>" + Cell("删") + Cell("2") + "</w:tr>"));

        document.Lines.ShouldBe(["收到5件", "前半后半", "留 | 1"]);
    }

    [Fact]
    public void Text_boxes_are_read_once_behind_their_paragraph()
    {
        var document = Read("<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp><wps:txbx><w:txbxContent>" + P("框内") +
            "</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>" + P("框内") + "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>" + P("下文"));

        document.Lines.ShouldBe(["正文", "框内", "下文"]);
    }

    [Fact]
    public void Breaks_end_a_line_tabs_stay_and_links_are_text()
    {
        Read("<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r><w:hyperlink><w:r><w:t>网址</w:t></w:r></w:hyperlink></w:p>").Lines.ShouldBe(["甲", "乙\t丙网址"]);
    }

    [Fact]
    public void Fields_give_their_result_and_the_table_of_contents_nothing()
    {
        const string Begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>", Separate = "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>", End = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        static string Instruction(string text) => $"<w:r><w:instrText>{text}</w:instrText></w:r>";

        var document = Read(
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent>" + P("一、总体情况 1") + "</w:sdtContent></w:sdt>" +
            $"<w:p>{Begin}{Instruction(" TOC \\o ")}{Separate}<w:r><w:t>一、总体情况\t1</w:t></w:r></w:p><w:p><w:r><w:t>二、主动公开\t2</w:t></w:r>{End}</w:p>" +
            $"<w:p><w:r><w:t>日期</w:t></w:r>{Begin}{Instruction("DATE")}{Separate}<w:r><w:t>2025年</w:t></w:r>{End}</w:p>" +
            $"<w:p>{Begin}{Instruction("PAGE")}<w:r><w:t>坏域</w:t></w:r></w:p>" + P("正文"));

        document.Lines.ShouldBe(["日期2025年", "正文"]);
    }

    [Fact]
    public void Content_controls_around_blocks_rows_and_cells_are_looked_through()
    {
        var document = Read($"<w:sdt><w:sdtContent>{P("段")}</w:sdtContent></w:sdt><w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>{Cell("甲")}</w:sdtContent></w:sdt>{Cell("1")}</w:tr></w:sdtContent></w:sdt></w:tbl>");

        document.Lines.ShouldBe(["段", "甲 | 1"]);
    }

    [Fact]
    public void The_title_of_the_properties_is_told() => Read(Of(P("正文"), title: "2024年年度报告")).Title.ShouldBe("2024年年度报告");
}
