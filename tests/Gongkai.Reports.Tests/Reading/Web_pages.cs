using System.Text;
using Gongkai.Reports.Reading;

namespace Gongkai.Reports.Tests.Reading;

public sealed class Web_pages
{
    private const string Rows = """
        <tr><td colspan="3" rowspan="3">（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td><td colspan="7">申请人情况</td></tr>
        <tr><td rowspan="2">自然人</td><td colspan="5">法人或其他组织</td><td rowspan="2">总计</td></tr>
        <tr><td>商业<br>企业</td><td>科研</span><span>机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td></tr>
        <tr><td colspan="3">一、本年新收政府信息公开申请数量</td><td><p>1</p></td><td><p>2</p></td><td></td><td>&nbsp;</td><td>0</td><td>0</td><td>3</td></tr>
        <tr><td colspan="3">二、上年结转政府信息公开申请数量</td><td colspan="6"></td><td>0</td></tr>
        <tr><td rowspan="2">三、本年度办理结果</td><td colspan="2">（一）予<span>以公</span>开</td><td>1</td><td>2</td><td>0</td><td>0</td><td>0</td><td>0</td><td>3</td></tr>
        <tr><td colspan="2">（七）总计</td><td>1</td><td>2</td><td>0</td><td>0</td><td>0</td><td>0</td><td>3</td></tr>
        """;

    private static string Page(string table, string charset = "utf-8") => $"""
        <!DOCTYPE html><html><head><meta charset="{charset}"><title>青山县民政局2023年政府信息公开工作年度报告_青山县人民政府</title>
        <script>var a = "<table><tr><td>一、本年新收政府信息公开申请数量</td><td>9</td></tr></table>";</script></head>
        <body><div class="nav"><a href="/">首页</a> &gt; <a>政府信息公开年报</a></div>
        <h1>青山县民政局2023年政府信息公开工作年度报告</h1><div>发布日期：2024-01-18 来源：县民政局</div>
        <p>一、总体情况</p><p>全年公开信息 35 条。</p>
        <p>三、收到和处理政府信息公开申请情况</p>
        {table}
        <p>五、存在的主要问题及改进情况</p><p>无。</p><p>六、其他需要报告的事项</p><p>本年度未收取信息处理费。</p>
        <div class="footer">主办单位：青山县人民政府 网站标识码：4200000000 <a>网站地图</a></div></body></html>
        """;

    [Fact]
    public void Spans_blanks_and_torn_heads_are_laid_out()
    {
        var report = Printed.Read(Page($"<table>{Rows}</table>"));

        report.Row("requests.received").ShouldBe("1 2 _ _ 0 0 3");
        report.Row("requests.carriedIn").ShouldBe("_ _ _ _ _ _ 0");
        report.Row("requests.outcomes.granted").ShouldBe("1 2 0 0 0 0 3");
        report.Row("requests.outcomes.total").ShouldBe("1 2 0 0 0 0 3");
        (report.Agency, report.Year, report.PublishedOn).ShouldBe(("青山县民政局", 2023, new DateOnly(2024, 1, 18)));
        report.Sections.Select(s => s.Heading).ShouldBe(["一、总体情况", "三、收到和处理政府信息公开申请情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"]);
        report.Sections[0].Text.ShouldBe("全年公开信息35条。");
        report.Sections[^1].Text.ShouldBe("本年度未收取信息处理费。");
    }

    [Fact]
    public void Tables_within_layout_tables_are_found()
    {
        var report = Printed.Read(Page($"<table><tr><td>左栏</td><td><table><tr><td><p>正文</p><table>{Rows}</table></td></tr></table></td></tr></table>"));
        report.Row("requests.received").ShouldBe("1 2 _ _ 0 0 3");
    }

    [Fact]
    public void A_whole_article_in_one_layout_table_keeps_its_headings()
    {
        var page = Page($"<table>{Rows}</table>");
        var body = page[(page.IndexOf("<h1>", StringComparison.Ordinal))..page.IndexOf("<div class=\"footer\">", StringComparison.Ordinal)];
        var report = Printed.Read($"<html><body><table><tr><td>菜单</td><td>{body}</td></tr></table></body></html>");

        report.Sections.Count.ShouldBe(4);
        report.Row("requests.outcomes.granted").ShouldBe("1 2 0 0 0 0 3");
    }

    [Fact]
    public void A_table_split_in_two_is_one()
    {
        var cut = Rows.IndexOf("<tr><td rowspan=\"2\">三、本年度", StringComparison.Ordinal);
        var report = Printed.Read(Page($"<table>{Rows[..cut]}</table><p></p><table>{Rows[cut..]}</table>"));

        report.Row("requests.received").ShouldBe("1 2 _ _ 0 0 3");
        report.Row("requests.outcomes.total").ShouldBe("1 2 0 0 0 0 3");
    }

    [Theory]
    [InlineData("gb18030", "gb2312")]
    [InlineData("gb18030", "utf-8")]
    [InlineData("utf-8", "gb2312")]
    [InlineData("utf-16", "utf-8")]
    [InlineData("utf-16BE", "utf-8")]
    public void The_bytes_tell_the_encoding_whatever_the_page_declares(string actual, string declared)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var report = Printed.Read(Encoding.GetEncoding(actual).GetBytes(Page($"<table>{Rows}</table>", declared)));

        report.Agency.ShouldBe("青山县民政局");
        report.Row("requests.received").ShouldBe("1 2 _ _ 0 0 3");
    }

    [Fact]
    public void Hidden_elements_count_only_where_nothing_else_holds_the_report()
    {
        var hidden = "<div style=\"display:none\"><table><tr><td>一、本年新收政府信息公开申请数量</td><td>9</td><td>9</td><td>9</td><td>9</td><td>9</td><td>9</td><td>9</td></tr></table></div>";
        Printed.Read(Page(hidden + $"<table>{Rows}</table>")).Row("requests.received").ShouldBe("1 2 _ _ 0 0 3");

        var whole = Page($"<table>{Rows}</table>");
        var body = whole[whole.IndexOf("<h1>", StringComparison.Ordinal)..];
        Printed.Read($"<html><body><div style='display: none' id='content'>{body.Replace("<div>", "<p>", StringComparison.Ordinal)}").Row("requests.received").ShouldBe("1 2 _ _ 0 0 3");
    }

    [Theory]
    [InlineData("<td>三、本年度办理结果</td><td>（三）不予公开</td><td>1.属于国家秘密</td><td>4</td><td></td><td></td><td></td><td></td><td>1</td><td>5</td>", "4 _ _ _ _ 1 5")]
    [InlineData("<th>1.属于国家秘密</th><td>4件</td><td>/</td><td>0</td><td>0</td><td>0</td><td>１</td><td>5件</td>", "4 / 0 0 0 1 5")]
    [InlineData("<td>属于国家秘密</td><td>4</td><td>0</td><td>0</td><td>0</td><td>0</td><td>1</td><td>5</td><td></td><td></td>", "4 0 0 0 0 1 5")]
    [InlineData("<td colspan=3>1.属于国家秘密</td><td>4</td><td colspan=4>&nbsp;</td><td>1</td><td>5</td>", "4 _ _ _ _ 1 5")]
    [InlineData("<td>1.</td><td>属于<br>国家秘密</td><td>4</td><td>0</td><td>0</td><td>0</td><td>0</td><td>1</td><td>5</td>", "4 0 0 0 0 1 5")]
    [InlineData("<td>1.属于国家秘密</td><td><p>4</p><p>0</p><p>0</p><p>0</p><p>0</p><p>1</p><p>5</p></td>", "4 0 0 0 0 1 5")]
    public void A_row_is_read_whatever_its_cells_span(string cells, string expected) =>
        Printed.Read(Page($"<table>{Rows}<tr>{cells}</tr></table>")).Row("requests.outcomes.refused.stateSecret").ShouldBe(expected);

    [Fact]
    public void Meta_tags_state_title_and_date()
    {
        var report = Printed.Read($"""
            <html><head><meta name="ArticleTitle" content="青山县教育局2022年政府信息公开工作年度报告"><meta name="PubDate" content="2023-01-20 09:30"></head>
            <body><table>{Rows}</table></body></html>
            """);

        (report.Agency, report.Year, report.PublishedOn).ShouldBe(("青山县教育局", 2022, new DateOnly(2023, 1, 20)));
    }

    [Fact]
    public void A_page_that_is_no_report_is_said_to_be_none()
    {
        var result = ReportReader.Read(Encoding.UTF8.GetBytes("<html><body><h1>通知公告</h1><p>关于放假的通知</p><table><tr><td>日期</td><td>3</td></tr></table></body></html>"));

        result.Report.ShouldBeNull();
        result.Problem!.Code.ShouldBe("not-a-report");
        result.Problem.Text.ShouldContain("没有认出年度报告");
    }

    [Fact]
    public void A_table_of_the_remedies_is_read_under_its_heads()
    {
        const string Table = """
            <table><tr><td colspan="5">行政复议</td><td colspan="10">行政诉讼</td></tr>
            <tr><td rowspan="2">结果维持</td><td rowspan="2">结果纠正</td><td rowspan="2">其他结果</td><td rowspan="2">尚未审结</td><td rowspan="2">总计</td><td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td></tr>
            <tr><td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td><td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td></tr>
            <tr><td>1</td><td></td><td></td><td>1</td><td>2</td><td></td><td></td><td></td><td></td><td></td><td>3</td><td>0</td><td>0</td><td>0</td><td>3</td></tr></table>
            """;
        var report = Printed.Read(Page(Table));

        report.Row("remedies.review").ShouldBe("1 _ _ 1 2");
        report.Row("remedies.litigationDirect").ShouldBe("_ _ _ _ _");
        report.Row("remedies.litigationAfterReview").ShouldBe("3 0 0 0 3");
    }
}
