using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Gongkai.Domain.Publishing;

namespace Gongkai.Web.Tests;

public class PublicPageTests(PublicPortal portal) : IClassFixture<PublicPortal>
{
    [Fact]
    public async Task An_agencys_page_has_the_fixed_parts_on_the_left_and_title_and_date_on_the_right()
    {
        var page = await portal.Visit().Open("/gov/czj");
        page.Heading.ShouldBe("青山县财政局");
        var parts = page.All(".parts > ul > li > a").Select(a => a.TextContent.Trim()).ToList();
        parts.ShouldBe(["政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报", "依申请公开"]);
        var row = page.All(".rows li").First(r => r.QuerySelector("a")!.GetAttribute("href") == $"/documents/{portal.Policy}");
        row.QuerySelector("time")!.TextContent.ShouldBe("2026-03-05");
        row.TextContent.ShouldContain("青财发〔2026〕12号");
    }

    [Fact]
    public async Task A_columns_list_is_narrowed_by_year_and_by_validity()
    {
        var visitor = portal.Visit();
        (await visitor.Open("/gov/czj/statutory?year=2025")).All(".rows a").Select(a => a.TextContent).ShouldBe(["会计代理记账资格办事指南"]);
        (await visitor.Open("/gov/czj/normative?validity=in-force")).All(".rows a").Count.ShouldBe(1);
        (await visitor.Open("/gov/czj/normative?validity=repealed")).Text.ShouldContain("没有符合条件的信息");
    }

    [Theory]
    [InlineData("/gov/czj/normative?year=abc", "年份“abc”应是四位数字")]
    [InlineData("/gov/czj/normative?validity=maybe", "有效性“maybe”不在可选的范围内")]
    [InlineData("/policies?year=20260", "年份“20260”应是四位数字")]
    [InlineData("/register?on=昨天", "日期“昨天”应写成")]
    [InlineData("/reports?year=abc", "年份“abc”")]
    [InlineData("/search?q=资金&year=abc", "年份“abc”")]
    public async Task A_filter_that_cannot_be_read_is_told_and_the_list_is_shown_without_it(string address, string told)
    {
        var page = await portal.Visit().Open(address);
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page["[role=alert]"].TextContent.ShouldContain(told);
        page = await portal.Visit().Open(address[..address.LastIndexOf('=')] + "=");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.All("[role=alert]").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_long_list_is_paged_without_losing_or_repeating_a_document()
    {
        var agency = await portal.Published.AgencyAsync("青山县统计局", "tjj", portal.County);
        var column = await portal.Published.ColumnAsync(agency, Domain.Catalogue.CataloguePart.Statutory, "statistics", "统计信息");
        for (var i = 0; i < 45; i++)
        {
            await portal.Published.DocumentAsync(agency, column, $"统计公报 {i:00}", at: new DateTimeOffset(2026, 1, 1 + (i / 3), 0, 0, 0, TimeSpan.Zero));
        }

        var visitor = portal.Visit();
        var seen = new List<string>();
        for (var page = await visitor.Open("/gov/tjj/statistics"); ; page = await visitor.Open(page["a[rel=next]"].GetAttribute("href")!))
        {
            seen.AddRange(page.All(".rows a").Select(a => a.TextContent));
            if (page.All("a[rel=next]").Count == 0)
            {
                break;
            }
        }

        seen.ShouldBeUnique();
        seen.Count.ShouldBe(45);
        seen[0].ShouldBe("统计公报 44");
    }

    [Fact]
    public async Task A_documents_page_shows_its_metadata_its_text_its_files_and_its_interpretation()
    {
        var page = await portal.Visit().Open($"/documents/{portal.Policy}");
        page.Heading.ShouldBe("青山县财政局关于印发《县级专项资金管理办法》的通知");
        var facts = page.All(".metadata > div").ToDictionary(d => d.QuerySelector("dt")!.TextContent, d => d.QuerySelector("dd")!.TextContent);
        facts["索引号"].ShouldBe("QS001/2026-00012");
        facts["发文字号"].ShouldBe("青财发〔2026〕12号");
        facts["成文日期"].ShouldBe("2026年3月2日");
        facts["发布日期"].ShouldBe("2026年3月5日");
        facts["有效性"].ShouldBe("现行有效");
        page[".body"].TextContent.ShouldContain("为规范专项资金管理");
        page.All(".attachments a").Select(a => a.TextContent).ShouldBe(["申请表.docx", "图 1.png"]);
        page[".related a"].GetAttribute("href").ShouldBe($"/documents/{portal.Interpretation}");
        (await portal.Visit().Open($"/documents/{portal.Interpretation}"))[".related a"].GetAttribute("href").ShouldBe($"/documents/{portal.Policy}");
    }

    [Fact]
    public async Task A_guides_steps_are_a_flow_chart_in_order()
    {
        var page = await portal.Visit().Open($"/documents/{portal.Guide}");
        page.All(".flow li").Select(s => s.TextContent.Trim()).ShouldBe(["提交申请", "受理", "审查", "发证"]);
    }

    [Fact]
    public async Task The_tags_of_the_guideline_stand_in_the_head_with_their_exact_names()
    {
        var page = await portal.Visit().Open($"/documents/{portal.Policy}");
        string Tag(string name) => page[$"meta[name='{name}']"].GetAttribute("content")!;
        Tag("SiteName").ShouldNotBeEmpty();
        Tag("SiteDomain").ShouldBe("localhost");
        page.All("meta[name='SiteIDCode']").Count.ShouldBe(1);
        Tag("ColumnName").ShouldBe("行政规范性文件");
        Tag("ColumnDescription").ShouldNotBeEmpty();
        Tag("ColumnKeywords").ShouldContain("行政规范性文件");
        Tag("ColumnType").ShouldBe("信息公开");
        Tag("ArticleTitle").ShouldBe("青山县财政局关于印发《县级专项资金管理办法》的通知");
        Tag("PubDate").ShouldBe("2026-03-05 09:30");
        Tag("ContentSource").ShouldBe("青山县财政局");
        Tag("Keywords").ShouldBe("专项资金,财政");
        Tag("Author").ShouldBe("王编辑");
        Tag("Description").ShouldBe("专项资金的设立、分配、使用和监督。");
        Tag("Url").ShouldBe($"http://localhost/documents/{portal.Policy}");
        page["link[rel=canonical]"].GetAttribute("href").ShouldBe($"http://localhost/documents/{portal.Policy}");

        var column = await portal.Visit().Open("/gov/czj/normative");
        column.All("meta[name^='Column']").Count.ShouldBe(4);
        column.All("meta[name='ArticleTitle']").ShouldBeEmpty();
        (await portal.Visit().Open("/")).All("meta[name='SiteName']").Count.ShouldBe(1);
    }

    [Fact]
    public async Task No_title_breaks_out_of_the_structured_data_or_of_a_tag()
    {
        const string Title = "</script><script src=/evil.js></script>\" onload=\"x 之一";
        var id = await portal.Published.DocumentAsync(portal.Bureau, portal.Notices, Title, "<p>甲</p><script>alert(1)</script><img src=x onerror=alert(1)>");
        var page = await portal.Visit().Open($"/documents/{id}");
        page.All("script").Where(s => s.GetAttribute("type") != "application/ld+json").ShouldAllBe(s => s.GetAttribute("src")!.StartsWith("/js/"));
        using var data = JsonDocument.Parse(page["script[type='application/ld+json']"].TextContent);
        data.RootElement.GetProperty("headline").GetString().ShouldBe(Title);
        page["meta[name=ArticleTitle]"].GetAttribute("content").ShouldBe(Title);
        page.All("[onerror], [onload], .body script").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_withdrawn_document_keeps_its_address_and_says_why_and_no_list_has_it()
    {
        var id = await portal.Published.DocumentAsync(portal.Bureau, portal.Notices, "误发的通知", "<p>不该公开的正文</p>");
        await portal.Published.WithdrawAsync(id, "内容有误，已撤下。");
        var visitor = portal.Visit();
        var page = await visitor.Open($"/documents/{id}");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page[".notice"].TextContent.ShouldContain("内容有误");
        page.Text.ShouldNotContain("不该公开的正文");
        foreach (var list in (string[])["/", "/gov/czj", "/gov/czj/notices", "/gov/czj/rss.xml", "/gov/czj/notices/atom.xml", "/sitemaps/documents-0.xml", "/api/v1/documents?agency=czj"])
        {
            (await visitor.Client.GetStringAsync(new Uri(list, UriKind.Relative))).ShouldNotContain("误发的通知", Case.Sensitive, list);
            (await visitor.Client.GetStringAsync(new Uri(list, UriKind.Relative))).ShouldNotContain($"/documents/{id}<", Case.Sensitive, list);
        }
    }

    [Fact]
    public async Task A_document_that_was_never_published_is_not_found() =>
        (await portal.Visit().Open("/documents/999999")).Status.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task A_file_is_saved_and_not_run_and_can_be_fetched_in_parts()
    {
        var visitor = portal.Visit();
        var link = (await visitor.Open($"/documents/{portal.Policy}")).All(".attachments a")[0].GetAttribute("href")!;
        using var request = new HttpRequestMessage(HttpMethod.Get, link);
        request.Headers.Range = new(2, 4);
        var answer = await visitor.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe([3, 4, 5]);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("申请表.docx");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("sandbox;");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
    }

    [Fact]
    public async Task A_file_is_public_only_with_a_document_that_carries_it_now()
    {
        var file = await portal.Published.FileAsync("内部.docx", "application/msword", [9, 9]);
        var id = await portal.Published.DocumentAsync(portal.Bureau, portal.Notices, "带附件的通知", metadata: new DocumentMetadata { Attachments = [file] });
        var visitor = portal.Visit();
        async Task<HttpStatusCode> Get(long document) => (await visitor.Client.GetAsync(new Uri($"/files/{document}/{file.Sha256}/{Uri.EscapeDataString(file.Name)}", UriKind.Relative))).StatusCode;
        (await Get(id)).ShouldBe(HttpStatusCode.OK);
        (await Get(portal.Policy)).ShouldBe(HttpStatusCode.NotFound);
        await portal.Published.WithdrawAsync(id, "撤下。");
        (await Get(id)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Feeds_and_sitemap_are_well_formed_and_name_the_documents()
    {
        var visitor = portal.Visit();
        async Task<XDocument> Xml(string address) => XDocument.Parse(await visitor.Client.GetStringAsync(new Uri(address, UriKind.Relative)));
        var own = $"http://localhost/documents/{portal.Policy}";
        (await Xml("/gov/czj/rss.xml")).Descendants("link").Select(l => l.Value).ShouldContain(own);
        (await Xml("/gov/czj/normative/atom.xml")).Descendants().Where(e => e.Name.LocalName == "id").Select(e => e.Value).ShouldContain(own);
        (await Xml("/gov/czj/interpretation/rss.xml")).Descendants("link").Select(l => l.Value).ShouldNotContain(own);
        var maps = (await Xml("/sitemap.xml")).Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value).PathAndQuery).ToList();
        var addresses = new List<string>();
        foreach (var map in maps)
        {
            addresses.AddRange((await Xml(map)).Descendants().Where(e => e.Name.LocalName == "loc").Select(e => e.Value));
        }

        addresses.ShouldContain(own);
        addresses.ShouldContain("http://localhost/gov/czj/normative");
        (await visitor.Client.GetStringAsync(new Uri("/robots.txt", UriKind.Relative))).ShouldContain("Sitemap: http://localhost/sitemap.xml");
    }

    [Fact]
    public async Task The_register_tells_how_a_document_stood_on_a_day()
    {
        var visitor = portal.Visit();
        var id = $"/documents/{portal.Policy}";
        bool Has(Page page) => page.All($".register a[href='{id}']").Count > 0;
        Has(await visitor.Open("/register?on=2026-03-01")).ShouldBeFalse();
        Has(await visitor.Open("/register?on=2026-03-02&validity=in-force")).ShouldBeTrue();
        Has(await visitor.Open("/register?on=2031-03-31&validity=in-force")).ShouldBeTrue();
        Has(await visitor.Open("/register?on=2031-04-01&validity=expired")).ShouldBeTrue();
        var refused = await visitor.Client.GetAsync(new Uri("/api/v1/register?validity=maybe", UriKind.Relative));
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("有效性“maybe”不在可选的范围内");
    }

    [Fact]
    public async Task The_policy_library_has_policies_and_interpretations_and_no_notices()
    {
        var page = await portal.Visit().Open("/policies?agency=czj");
        page.All(".rows a").Select(a => a.GetAttribute("href")).ShouldBe([$"/documents/{portal.Interpretation}", $"/documents/{portal.Policy}"]);
        (await portal.Visit().Open("/policies?kind=policies&topic=" + Uri.EscapeDataString("财政、金融、审计"))).All(".rows a").Count.ShouldBe(1);
        (await portal.Visit().Open("/policies?topic=" + Uri.EscapeDataString("国防"))).Text.ShouldContain("没有符合条件的政策文件");
    }

    [Fact]
    public async Task A_qr_code_is_drawn_here()
    {
        var svg = await portal.Visit().Client.GetStringAsync(new Uri($"/documents/{portal.Policy}/qr.svg", UriKind.Relative));
        XDocument.Parse(svg).Root!.Name.LocalName.ShouldBe("svg");
    }

    [Fact]
    public async Task Views_are_counted_for_people_and_not_for_programs_or_pages_loaded_ahead()
    {
        var id = await portal.Published.DocumentAsync(portal.Bureau, portal.Notices, "数一数");
        var client = portal.Visit().Client;
        async Task Get(string agent, string? purpose = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/documents/{id}");
            request.Headers.TryAddWithoutValidation("User-Agent", agent);
            if (purpose is not null)
            {
                request.Headers.Add("Sec-Purpose", purpose);
            }

            (await client.SendAsync(request)).EnsureSuccessStatusCode();
        }

        const string Browser = "Mozilla/5.0 (Windows NT 10.0) Firefox/130.0";
        await Get(Browser);
        await Get(Browser);
        await Get(Browser, "prefetch");
        await Get("Mozilla/5.0 (compatible; SomeBot/2.0)");
        (await client.GetStringAsync(new Uri($"/documents/{id}/views", UriKind.Relative))).ShouldBe("{\"views\":2}");
    }
}
