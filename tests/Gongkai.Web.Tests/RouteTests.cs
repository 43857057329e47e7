using System.Net;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests;

public class RouteTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public void Every_route_names_its_policy_or_says_that_it_is_public()
    {
        var silent = portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null && !e.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => a.Policy is { Length: > 0 }))
            .Select(e => e.RoutePattern.RawText);
        silent.ShouldBeEmpty();
    }

    [Fact]
    public void Only_what_changes_the_portal_asks_for_the_operator_or_an_agencys_key()
    {
        IEnumerable<string> Guarded(params string[] policies) => portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Where(e => e.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => policies.Contains(a.Policy)))
            .Select(e => $"{e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Single() ?? "page"} {e.RoutePattern.RawText!.TrimStart('/')}").Distinct();
        Guarded(Policies.Operator).ShouldBe(
            [
                "page check/{id:length(32)}/store", "page reports/{id:long}/explain/{finding}",
                "PUT api/v1/reports/{id:long}/findings/{finding}/explanation", "DELETE api/v1/reports/{id:long}/findings/{finding}/explanation",
            ],
            ignoreOrder: true);
        Guarded(Policies.WriteReports, Policies.WriteReturns).ShouldBe(["POST api/v1/reports/", "POST api/v1/agencies/{slug}/returns/", "POST api/v1/agencies/{slug}/returns/decisions"], ignoreOrder: true);
    }

    public static TheoryData<string> Pages =>
        ["/", "/reports", "/reports/1", "/reports/1/source", "/check", "/compare", "/compare?a=1&b=2", "/compare?id=1&id=2&id=3", "/regions", "/rules", "/rules/R3.balance", "/open-data", "/help", "/operator", "/nowhere"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_brings_no_script_or_style_of_its_own_and_refuses_those_of_others(string address)
    {
        var page = await portal.Visit().Open(address);
        page.All("script:not([src]), style, [style]").ShouldBeEmpty();
        page.All("*").SelectMany(e => e.Attributes).Where(a => a.Name.StartsWith("on", StringComparison.Ordinal)).ShouldBeEmpty();
        page.Answer.Headers.GetValues("Content-Security-Policy").Single().ShouldBe(SecurityHeaders.ContentSecurityPolicy);
        page.Answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        page.Answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_one_heading_one_main_part_unique_ids_and_links_that_lead_somewhere(string address)
    {
        var page = await portal.Visit().Open(address);
        page.All("h1").Count.ShouldBe(1);
        page.All("main").Count.ShouldBe(1);
        page.All("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
        page.All("a[href^='#']").Select(a => a.GetAttribute("href")![1..]).Distinct().Where(id => page.Document.GetElementById(id) is null).ShouldBeEmpty();
        page.All("main input:not([type=hidden]), main select, main textarea")
            .Where(f => f.Closest("label") is null && f.GetAttribute("aria-label") is null && page.Document.QuerySelector($"label[for='{f.Id}']") is null).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_link_of_a_page_to_the_portal_answers(string address)
    {
        var visitor = portal.Visit();
        var page = await visitor.Open(address);
        foreach (var link in page.All("main a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]).Distinct().Where(l => !l.Contains("/explain/", StringComparison.Ordinal)).Take(60))
        {
            var answer = await visitor.Client.GetAsync(new Uri(link, UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, link);
        }
    }

    [Fact]
    public async Task An_unknown_address_is_told_so_in_Chinese_on_a_page_and_as_a_problem_in_the_API()
    {
        var visitor = portal.Visit();
        var page = await visitor.Open("/nowhere");
        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Heading.ShouldBe("没有找到这个页面");

        var answer = await visitor.Client.GetAsync(new Uri("/api/v1/nowhere", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("not-found");
    }

    [Fact]
    public async Task Chinese_is_written_as_Chinese_and_not_as_entities() =>
        (await portal.Visit().Client.GetStringAsync(new Uri("/reports", UriKind.Relative))).ShouldContain("咸安区人民政府");

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task The_portal_says_that_it_is_well(string address) =>
        (await portal.Visit().Client.GetStringAsync(new Uri(address, UriKind.Relative))).ShouldBe("Healthy");

    [Fact]
    public async Task Elder_mode_is_switched_by_a_link_remembered_and_comes_back_to_the_page()
    {
        var visitor = portal.Visit();
        var page = await visitor.Open("/reports?year=2024");
        page["html"].ClassList.ShouldBeEmpty();

        page = await visitor.Open(page[".elder-switch"].GetAttribute("href")!);
        page.Answer.RequestMessage!.RequestUri!.PathAndQuery.ShouldBe("/reports?year=2024");
        page["html"].ClassList.ShouldContain("elder");
        (await visitor.Open("/help"))["html"].ClassList.ShouldContain("elder");

        page = await visitor.Open(page[".elder-switch"].GetAttribute("href")!);
        page["html"].ClassList.ShouldBeEmpty();
    }

    [Fact]
    public async Task Elder_mode_comes_back_to_an_address_with_Chinese_in_it()
    {
        var page = await portal.Visit().Open("/elder-mode?on=true&back=" + Uri.EscapeDataString("/reports?name=咸安"));
        page.Heading.ShouldBe("查年报");
        page["html"].ClassList.ShouldContain("elder");
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("https://evil.example/")]
    public async Task A_link_that_comes_back_never_leads_to_another_site(string back)
    {
        var page = await portal.Visit().Open("/elder-mode?on=true&back=" + Uri.EscapeDataString(back));
        page.Answer.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/");
        page.Answer.RequestMessage.RequestUri.Host.ShouldBe("localhost");
    }
}
