using System.Net;
using System.Text;
using Gongkai.Web.AnnualReports;

namespace Gongkai.Web.Tests;

public class CheckUpTests(Portal portal) : IClassFixture<Portal>
{
    private static string Sample(int number) => Directory.GetFiles(Path.Combine(Portal.Root, "samples", "reports"), $"{number:000}_*").Single();

    [Fact]
    public async Task A_pasted_report_comes_back_with_its_tables_and_findings()
    {
        var visitor = portal.Visit();
        var page = await visitor.Send(await visitor.Open("/check"), "#check-form", ("Text", await File.ReadAllTextAsync(Sample(1))));
        page.Answer.RequestMessage!.RequestUri!.AbsolutePath.ShouldMatch("^/check/[0-9a-f]{32}$");
        page["#c-requests-received-6"].TextContent.ShouldContain("97");
        page.All(".finding.error").ShouldNotBeEmpty();
        page.Answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_comes_back_with_its_source_and_its_downloads_and_nothing_is_stored()
    {
        var visitor = portal.Visit();
        var page = await visitor.Send(await visitor.Open("/check"), "#check-form", ("Upload", ("年报.txt", await File.ReadAllBytesAsync(Sample(0)))));
        page[".crumbs"].TextContent.ShouldContain("年报.txt");
        (await visitor.Open(page.All(".toolbar a").First(a => a.TextContent == "查看原文").GetAttribute("href")!)).All(".source li").Count.ShouldBeGreaterThan(100);
        foreach (var link in page.All(".toolbar a[download]"))
        {
            (await visitor.Client.GetAsync(new Uri(link.GetAttribute("href")!, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK, link.TextContent);
        }

        (await visitor.Open("/reports")).All("table.reports tbody tr").Count.ShouldBe(5);
    }

    [Fact]
    public async Task Last_years_report_is_checked_along_and_one_that_cannot_be_read_is_left_aside()
    {
        var visitor = portal.Visit();
        var report = ("今年.txt", await File.ReadAllBytesAsync(Sample(1)));
        var page = await visitor.Send(await visitor.Open("/check"), "#check-form", ("Upload", report), ("Previous", ("去年.txt", await File.ReadAllBytesAsync(Sample(0)))));
        page.Text.ShouldContain("核对衔接");

        page = await visitor.Send(await visitor.Open("/check"), "#check-form", ("Upload", report), ("Previous", ("去年.png", new byte[] { 0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0 })));
        page.Text.ShouldContain("上一年的文件没有读出来，未作衔接核对");
        page.All(".finding").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Nothing_that_an_upload_holds_comes_back_alive()
    {
        const string Hostile = """
            <html><head><title>某县人民政府2024年政府信息公开工作年度报告</title><script>alert(1)</script></head><body onload="alert(2)">
            <h1>某县人民政府2024年政府信息公开工作年度报告</h1>
            <p>一、总体情况</p><p>全年收到申请3件&lt;script&gt;alert(3)&lt;/script&gt;<img src=x onerror="alert(4)">。<a href="javascript:alert(5)">点这里</a></p>
            <p>二、主动公开政府信息情况</p><table><tr><td colspan=4>第二十条第（一）项</td></tr><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>
            <tr><td>规章</td><td>"&gt;&lt;svg onload=alert(6)&gt;</td><td>0</td><td>0</td></tr><tr><td>行政规范性文件</td><td>1</td><td>0</td><td>1</td></tr></table>
            <p>三、收到和处理政府信息公开申请情况</p><p>四、政府信息公开行政复议、行政诉讼情况</p><p>五、存在的主要问题及改进情况</p><p>无。</p><p>六、其他需要报告的事项</p><p>无。</p></body></html>
            """;
        var visitor = portal.Visit();
        var result = await visitor.Send(await visitor.Open("/check"), "#check-form", ("Upload", ("<script>alert(7)<script>.html", Encoding.UTF8.GetBytes(Hostile))));
        result.All("h1").ShouldNotBeEmpty();
        foreach (var page in new[] { result, await visitor.Open(result.Answer.RequestMessage!.RequestUri!.AbsolutePath + "/source") })
        {
            page.All("script").ShouldAllBe(s => s.GetAttribute("src")!.StartsWith("/js/", StringComparison.Ordinal) && s.TextContent.Length == 0);
            page.All("svg, iframe, object, embed, img, base, main form[action^='http']").ShouldBeEmpty();
            page.All("*").SelectMany(e => e.Attributes).Where(a => a.Name.StartsWith("on", StringComparison.Ordinal) || a.Value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        }

        result.Text.ShouldContain("<script>alert(3)</script>"); // as text
    }

    [Theory]
    [InlineData("", "请选择一个年报文件")]
    [InlineData("both", "只能交一样")]
    [InlineData("empty", "这个文件是空的")]
    public async Task A_form_that_cannot_be_used_says_what_to_do(string kind, string text)
    {
        var visitor = portal.Visit();
        (string, object)[] entries = kind switch
        {
            "both" => [("Upload", ("a.txt", Encoding.UTF8.GetBytes("一、总体情况"))), ("Text", "二、主动公开")],
            "empty" => [("Upload", ("a.txt", Array.Empty<byte>()))],
            _ => [],
        };
        var page = await visitor.Send(await visitor.Open("/check"), "#check-form", entries);
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page["[role=alert]"].TextContent.ShouldContain(text);
        page[page["[role=alert] a"].GetAttribute("href")!].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("picture.png")]
    [InlineData("page.html")]
    public async Task A_file_that_is_no_report_is_told_so_in_Chinese(string name)
    {
        var bytes = name == "picture.png" ? new byte[] { 0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13 } : Encoding.UTF8.GetBytes("<html><body><p>今天天气很好。</p></body></html>");
        var visitor = portal.Visit();
        var page = await visitor.Send(await visitor.Open("/check"), "#check-form", ("Upload", (name, bytes)));
        page.Heading.ShouldBe("这份文件没有读出来");
        page["[role=alert] p"].TextContent.Trim().Length.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_refused()
    {
        var visitor = portal.Visit();
        using var content = new FormUrlEncodedContent([new("Text", "一、总体情况")]);
        var answer = await visitor.Client.PostAsync(new Uri("/check", UriKind.Relative), content);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("请求不完整或格式不对");
    }

    [Fact]
    public async Task A_check_up_that_nobody_made_is_not_found()
    {
        var visitor = portal.Visit();
        foreach (var address in new[] { "", "/source", "/status", "/download/json" })
        {
            (await visitor.Client.GetAsync(new Uri($"/check/{new string('0', 32)}{address}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public void A_check_up_is_forgotten_after_its_time_and_older_ones_make_room()
    {
        var clock = new SetClock();
        var checkUps = new CheckUps(clock);
        var first = checkUps.Begin(new UploadedFile(new byte[100], "a"), null)!;
        first.End(new("x", "y"));
        checkUps.Find(first.Id).ShouldBe(first);
        clock.Now += CheckUps.Kept + TimeSpan.FromSeconds(1);
        checkUps.Find(first.Id).ShouldBeNull();
    }

    [Fact]
    public void More_than_can_be_held_is_turned_away_and_room_is_made_from_what_has_ended()
    {
        var checkUps = new CheckUps(new SetClock());
        var held = Enumerable.Range(0, 5).Select(_ => checkUps.Begin(new UploadedFile(new byte[32 << 20], null), null)!).ToList();
        checkUps.Begin(new UploadedFile(new byte[32 << 20], null), null).ShouldBeNull();
        held[0].End(new("x", "y"));
        checkUps.Begin(new UploadedFile(new byte[32 << 20], null), null).ShouldNotBeNull();
        checkUps.Find(held[0].Id).ShouldBeNull();
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2025, 1, 15, 8, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

public class BusyPortalTests(PatientPortal portal) : IClassFixture<PatientPortal>
{
    [Fact]
    public async Task Who_hands_in_too_many_is_asked_to_wait()
    {
        var visitor = portal.Visit();
        var form = await visitor.Open("/check");
        for (var i = 0; i < 2; i++)
        {
            (await visitor.Send(form, "#check-form")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        }

        var refused = await visitor.Send(form, "#check-form");
        refused.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Heading.ShouldBe("操作太频繁");
        (await visitor.Open("/check")).Status.ShouldBe(HttpStatusCode.OK);
    }
}

public class WaitingCheckUpTests(IdlePortal portal) : IClassFixture<IdlePortal>
{
    [Fact]
    public async Task A_check_up_that_waits_shows_its_progress_and_reloads_without_scripts()
    {
        var visitor = portal.Visit();
        var page = await visitor.Send(await visitor.Open("/check"), "#check-form", ("Text", "一、总体情况"));
        page.Heading.ShouldBe("正在体检");
        page.All(".steps .now").Single().TextContent.ShouldContain("排队等待");
        page["noscript"].InnerHtml.ShouldContain("http-equiv=\"refresh\"");
        page.All("script[src^='/js/progress.js']").Count.ShouldBe(1);

        var status = await visitor.Client.GetStringAsync(new Uri(page["#progress"].GetAttribute("data-status")!, UriKind.Relative));
        status.ShouldContain("\"ended\":false");
    }
}
