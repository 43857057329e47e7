using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Gongkai.Web.Tests;

public class OperatorTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task A_finding_is_explained_shown_so_and_taken_back()
    {
        var visitor = await portal.Visit().AsOperator();
        var page = await visitor.Open("/reports/1");
        var form = await visitor.Open(page.All(".finding .rule a").First(a => a.TextContent.StartsWith("作出说明", StringComparison.Ordinal)).GetAttribute("href")!);

        var refused = await visitor.Send(form, "main form", ("Reason", " "), ("By", ""));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.All("[role=alert] li").Count.ShouldBe(2);

        var explained = await visitor.Send(form, "main form", ("Reason", "本机关没有需要报告的其他事项。"), ("By", "办公室"));
        explained.Answer.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/reports/1");
        explained["#f-1"].ClassList.ShouldContain("explained");
        explained["#f-1 .explanation"].TextContent.ShouldContain("本机关没有需要报告的其他事项。");
        explained[".verdict .explained"].ParentElement!.TextContent.ShouldContain("1");

        var withdrawn = await visitor.Send(await visitor.Open(form.Answer.RequestMessage!.RequestUri!.PathAndQuery), "form[action*=handler]", ("By", "办公室"));
        withdrawn["#f-1"].ClassList.ShouldNotContain("explained");
    }

    [Fact]
    public async Task A_checked_report_is_kept_when_the_operator_asks()
    {
        var visitor = await portal.Visit().AsOperator();
        var sample = await File.ReadAllTextAsync(Directory.GetFiles(Path.Combine(Portal.Root, "samples", "reports"), "003_*").Single());
        var result = await visitor.Send(await visitor.Open("/check"), "#check-form", ("Text", sample));
        var form = await visitor.Open(result.All(".toolbar a").Single(a => a.TextContent == "存入本站").GetAttribute("href")!);
        var stored = await visitor.Send(form, "main form", ("Agency", "试验县财政局"), ("Region", "试验省/试验市/试验县"), ("Year", "2021"));
        stored[".crumbs"].TextContent.ShouldContain("试验县财政局");
        stored[".crumbs"].TextContent.ShouldContain("试验市");
    }

    [Fact]
    public async Task Without_the_token_the_forms_ask_for_it_and_a_wrong_one_is_told_so()
    {
        var visitor = portal.Visit();
        var page = await visitor.Open((await visitor.Open("/reports/1")).All(".finding .rule a").First(a => a.GetAttribute("href")!.Contains("/explain/", StringComparison.Ordinal)).GetAttribute("href")!);
        page.Answer.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/operator");
        var wrong = await visitor.Send(page, "main form", ("Token", "wrong"));
        wrong.Status.ShouldBe(HttpStatusCode.Unauthorized);
        wrong["[role=alert]"].TextContent.ShouldContain("口令不对");
    }

    [Fact]
    public async Task The_API_stores_explains_and_takes_back_for_who_has_the_token()
    {
        var client = portal.Visit().Client;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Portal.Token);
        using var file = new ByteArrayContent(await File.ReadAllBytesAsync(Directory.GetFiles(Path.Combine(Portal.Root, "samples", "reports"), "000_*").Single()));
        var created = await client.PostAsync(new Uri("/api/v1/reports?fileName=a.txt&agency=接口县民政局&year=2022", UriKind.Relative), file);
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        var address = created.Headers.Location!.OriginalString;

        var findings = await client.GetFromJsonAsync<JsonElement>(new Uri(address + "/findings", UriKind.Relative));
        var id = findings[0].GetProperty("id").GetString();
        var explanation = new Uri($"{address}/findings/{id}/explanation", UriKind.Relative);
        (await client.PutAsJsonAsync(explanation, new { reason = "如实。", by = "接口" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        findings = await client.GetFromJsonAsync<JsonElement>(new Uri(address + "/findings", UriKind.Relative));
        findings[0].GetProperty("explanation").GetString().ShouldBe("如实。");

        (await client.PutAsJsonAsync(explanation, new { reason = "", by = "" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await client.DeleteAsync(new Uri(explanation + "?by=接口", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.DeleteAsync(new Uri(explanation + "?by=接口", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task The_API_refuses_a_wrong_token_in_Chinese()
    {
        var client = portal.Visit().Client;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "wrong");
        using var file = new ByteArrayContent([1]);
        var answer = await client.PostAsync(new Uri("/api/v1/reports", UriKind.Relative), file);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("需要运维口令");
    }
}

public class OperatorNotConfiguredTests(PortalWithoutOperator portal) : IClassFixture<PortalWithoutOperator>
{
    [Fact]
    public async Task Without_a_configured_token_nothing_can_be_stored_or_explained_and_the_portal_says_why()
    {
        var visitor = portal.Visit();
        var page = await visitor.Open("/check/" + new string('0', 32) + "/store");
        page.Heading.ShouldBe("运维");
        page.Text.ShouldContain("本站没有设置运维口令");

        visitor.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "");
        using var file = new ByteArrayContent([1]);
        var answer = await visitor.Client.PostAsync(new Uri("/api/v1/reports", UriKind.Relative), file);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("operator-token-not-configured");
    }
}
