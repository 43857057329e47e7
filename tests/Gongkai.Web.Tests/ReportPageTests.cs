using System.Net;
using Gongkai.Domain.AnnualReports;
using Gongkai.Web.AnnualReports;

namespace Gongkai.Web.Tests;

public class ReportPageTests(Portal portal) : IClassFixture<Portal>
{
    public static TheoryData<int> Samples => [1, 2, 3, 4, 5];

    [Fact]
    public async Task The_list_shows_every_report_and_how_it_did()
    {
        var page = await portal.Visit().Open("/reports");
        page.All("table.reports tbody tr").Count.ShouldBe(5);
        var row = page.All("table.reports tbody tr").Single(r => r.TextContent.Contains("咸安区人民政府", StringComparison.Ordinal));
        row.TextContent.ShouldContain("2024");
        row.QuerySelectorAll(".grade.error").ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("name=雨花", "长沙市雨花区民政局")]
    [InlineData("name=安", "咸安区人民政府")]
    [InlineData("year=2023", "忻州市民政局")]
    public async Task The_list_is_narrowed_to(string query, string only)
    {
        var page = await portal.Visit().Open("/reports?" + query);
        page.All("table.reports tbody th").Select(t => t.TextContent.Trim()).ShouldBe([only]);
    }

    [Fact]
    public async Task The_list_is_narrowed_to_the_reports_that_a_rule_speaks_of()
    {
        var visitor = portal.Visit();
        var withRule = new List<string>();
        foreach (var id in Enumerable.Range(1, 5))
        {
            if ((await visitor.Open($"/reports/{id}")).All(".finding .rule a").Any(a => a.TextContent == "规则 F.sectionMissing"))
            {
                withRule.Add($"/reports/{id}");
            }
        }

        withRule.Count.ShouldBeInRange(1, 4);
        (await visitor.Open("/reports?rule=F.sectionMissing")).All("table.reports th a").Select(a => a.GetAttribute("href")!).ShouldBe(withRule, ignoreOrder: true);
    }

    [Fact]
    public async Task The_list_is_narrowed_to_a_region_that_the_form_offers()
    {
        var visitor = portal.Visit();
        var choice = (await visitor.Open("/reports")).All("#region option").Single(o => o.TextContent.Contains("长沙市", StringComparison.Ordinal));
        var page = await visitor.Open("/reports?region=" + choice.GetAttribute("value"));
        page.All("table.reports tbody th").Select(t => t.TextContent.Trim()).ShouldBe(["长沙市雨花区民政局"]);
        page["#region option[selected]"].TextContent.ShouldContain("长沙市");
    }

    [Fact]
    public async Task A_list_of_nothing_says_what_to_do() =>
        (await portal.Visit().Open("/reports?name=没有这个机关")).Text.ShouldContain("没有符合条件的报告");

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Every_cell_of_the_tables_in_a_report_has_its_place_and_its_number(int id)
    {
        var visitor = portal.Visit();
        var page = await visitor.Open($"/reports/{id}");
        page.Status.ShouldBe(HttpStatusCode.OK);
        var json = await visitor.Client.GetByteArrayAsync(new Uri($"/api/v1/reports/{id}", UriKind.Relative));
        var report = Gongkai.Reports.Writing.ReportJson.Read(json).Report!;
        foreach (var row in report.ExpectedRows().Where(r => report.Has(r.Table)))
        {
            for (var c = 0; c < row.Columns.Count; c++)
            {
                var cell = report.Form.Cell(row, c);
                var shown = page["#" + cell.Anchor()];
                if (report[cell].State == CellState.Stated && report[cell].Note is null)
                {
                    shown.QuerySelector(".v")!.TextContent.ShouldBe(report[cell].Value!.Value.Plain(), cell.Path);
                }
            }
        }
    }

    [Fact]
    public async Task Table_three_is_printed_as_the_form_prints_it()
    {
        var page = await portal.Visit().Open("/reports/2");
        var table = page["table.requests"];
        table.QuerySelectorAll("thead tr").Select(r => string.Join('|', r.Children.Select(c => c.TextContent.Trim()))).ShouldBe(
        [
            "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）|申请人情况",
            "自然人|法人或其他组织|总计",
            "商业企业|科研机构|社会公益组织|法律服务机构|其他",
        ]);
        Heading(table, "（本列数据").ShouldBe((3, 3));
        Heading(table, "申请人情况").ShouldBe((1, 7));
        Heading(table, "法人或其他组织").ShouldBe((1, 5));
        Heading(table, "三、本年度办理结果").ShouldBe((22, 1));
        Heading(table, "（三）不予公开").ShouldBe((8, 1));
        Heading(table, "（四）无法提供").ShouldBe((3, 1));
        Heading(table, "（五）不予处理").ShouldBe((5, 1));
        Heading(table, "（六）其他处理").ShouldBe((3, 1));
        Heading(table, "（七）总计").ShouldBe((1, 2));
        Heading(table, "四、结转下年度继续办理").ShouldBe((1, 3));
    }

    [Fact]
    public async Task Table_four_has_five_columns_for_reconsideration_and_twice_five_for_lawsuits()
    {
        var page = await portal.Visit().Open("/reports/2");
        var table = page["table.remedies"];
        Heading(table, "行政复议").ShouldBe((1, 5));
        Heading(table, "行政诉讼").ShouldBe((1, 10));
        Heading(table, "未经复议直接起诉").ShouldBe((1, 5));
        table.QuerySelectorAll("tbody td").Length.ShouldBe(15);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Every_finding_stands_beside_the_report_and_its_mark_leads_to_it_and_back(int id)
    {
        var page = await portal.Visit().Open($"/reports/{id}");
        foreach (var mark in page.All("a.tag"))
        {
            page[mark.GetAttribute("href")!].ClassList.ShouldContain("finding");
        }

        foreach (var jump in page.All(".finding .jump"))
        {
            page[jump.GetAttribute("href")!].ShouldNotBeNull();
        }

        foreach (var finding in page.All(".finding"))
        {
            finding.QuerySelector(".grade")!.TextContent.ShouldBeOneOf("错误", "存疑", "提示");
            finding.QuerySelector(".message")!.TextContent.Trim().ShouldNotBeEmpty();
            finding.QuerySelector(".advice")!.TextContent.Trim().Length.ShouldBeGreaterThan("怎么办：".Length);
            finding.QuerySelector(".rule a")!.GetAttribute("href")!.ShouldStartWith("/rules/");
        }
    }

    [Fact]
    public async Task A_sentence_that_a_finding_quotes_is_marked_in_the_narrative()
    {
        var page = await portal.Visit().Open("/reports/2");
        var marked = page.All(".paper mark.error").Single();
        marked.TextContent.ShouldContain("予以公开41件,不予公开或无法提供54件");
        marked.NextElementSibling!.ClassList.ShouldContain("tag");
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Every_quoted_line_is_in_the_source(int id)
    {
        var visitor = portal.Visit();
        var page = await visitor.Open($"/reports/{id}");
        var source = await visitor.Open($"/reports/{id}/source");
        foreach (var link in page.All(".finding blockquote a"))
        {
            var address = link.GetAttribute("href")!;
            address.ShouldStartWith($"/reports/{id}/source#L");
            source[address[address.IndexOf('#', StringComparison.Ordinal)..]].ClassList.ShouldContain("quoted");
        }
    }

    [Fact]
    public async Task A_report_that_is_not_there_is_not_found()
    {
        (await portal.Visit().Open("/reports/999")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await portal.Visit().Open("/reports/999/source")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("html", "text/html")]
    [InlineData("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("json", "application/json")]
    [InlineData("csv", "text/csv")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    public async Task A_report_is_saved_as(string format, string type)
    {
        var answer = await portal.Visit().Client.GetAsync(new Uri($"/reports/2/download/{format}", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        Uri.UnescapeDataString(answer.Content.Headers.ContentDisposition.FileNameStar!).ShouldBe($"咸安区人民政府2024.{format}");
        (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeGreaterThan(500);
    }

    [Fact]
    public async Task The_original_is_saved_and_never_shown()
    {
        var answer = await portal.Visit().Client.GetAsync(new Uri("/reports/1/original", UriKind.Relative));
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(await File.ReadAllBytesAsync(Directory.GetFiles(Path.Combine(Portal.Root, "samples", "reports"), "000_*").Single()));
    }

    [Fact]
    public async Task Two_reports_stand_side_by_side_the_older_first()
    {
        var page = await portal.Visit().Open("/compare?a=2&b=1");
        page.Heading.ShouldBe("忻州市民政局 2023 与 咸安区人民政府 2024");
        var row = page.All("tr").Single(r => r.FirstElementChild!.TextContent == "行政规范性文件 · 本年制发件数");
        row.Children.Select(c => c.TextContent.Trim()).ShouldBe(["行政规范性文件 · 本年制发件数", "4", "35", "+31"]);
    }

    [Fact]
    public async Task Several_reports_stand_in_one_table()
    {
        var page = await portal.Visit().Open("/compare?id=1&id=2&id=3");
        page.Heading.ShouldBe("3 份报告并列");
        page.All("table.many")[0].QuerySelectorAll("thead th").Length.ShouldBe(4);
    }

    [Fact]
    public async Task One_report_alone_is_asked_for_another()
    {
        var page = await portal.Visit().Open("/compare?id=1");
        page["[role=status]"].TextContent.ShouldBe("请再选一份报告。");
        page.All("input[type=checkbox][checked]").Single().GetAttribute("value").ShouldBe("1");
    }

    [Fact]
    public async Task A_region_is_found_by_its_name_and_shows_who_is_in()
    {
        var page = await portal.Visit().Open("/regions/雨花区/2017");
        page.Heading.ShouldBe("雨花区 2017 年度");
        page["#coverage"].ParentElement!.QuerySelectorAll("tbody tr").Single().TextContent.ShouldContain("长沙市雨花区民政局");
    }

    [Fact]
    public async Task A_total_of_a_region_opens_to_its_parts()
    {
        var visitor = portal.Visit();
        var page = await visitor.Open("/regions/忻州市/2023");
        var link = page.All("table.form a").First(a => a.TextContent == "4");
        var parts = await visitor.Open(link.GetAttribute("href")!);
        parts.Heading.ShouldBe("行政规范性文件 · 本年制发件数");
        parts["tbody tr"].TextContent.ShouldContain("忻州市民政局");
        parts["tfoot"].TextContent.ShouldContain("4");
    }

    [Fact]
    public async Task The_rules_page_holds_the_whole_catalogue()
    {
        var visitor = portal.Visit();
        (await visitor.Open("/rules")).All("table.rules tbody th").Select(t => t.TextContent.Trim()).ShouldBe(RuleCatalogue.All.Select(r => r.Id), ignoreOrder: true);
        (await visitor.Open("/rules/R3.balance")).Text.ShouldContain(RuleCatalogue.Find("R3.balance")!.Basis);
        (await visitor.Open("/rules/X.none")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/reports/2", 3)]
    [InlineData("/reports/2/source", 3)]
    [InlineData("/reports", 8)]
    [InlineData("/", 8)]
    [InlineData("/help", 0)]
    public async Task A_page_asks_the_database_no_more_often_than(string address, int queries)
    {
        var visitor = portal.Visit();
        await visitor.Open(address);
        (await portal.Queries.During(() => visitor.Open(address))).ShouldBeLessThanOrEqualTo(queries);
    }

    private static (int RowSpan, int ColSpan) Heading(AngleSharp.Dom.IElement table, string text)
    {
        var cell = table.QuerySelectorAll("th").First(t => t.TextContent.Trim().StartsWith(text, StringComparison.Ordinal));
        return (int.Parse(cell.GetAttribute("rowspan") ?? "1", System.Globalization.CultureInfo.InvariantCulture), int.Parse(cell.GetAttribute("colspan") ?? "1", System.Globalization.CultureInfo.InvariantCulture));
    }
}
