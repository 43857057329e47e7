using AngleSharp.Html.Dom.Events;
using AngleSharp.Html.Parser;

namespace Gongkai.Web.Tests;

public class PublicMarkupTests(PublicPortal portal) : IClassFixture<PublicPortal>
{
    public static TheoryData<string> Addresses =>
    [
        "/", "/gov", "/gov?name=czj", "/gov/qingshan", "/gov/czj", "/gov/czj/guide", "/gov/czj/statutory", "/gov/czj/normative?validity=repealed", "/gov/czj/annual-reports", "/gov/czj/request",
        "/documents/1", "/documents/2", "/documents/3", "/policies", "/register", "/search?q=专项资金", "/most-read", "/site-map", "/open-data", "/help",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_public_page_is_parsed_without_an_error_and_has_one_heading_unique_ids_and_no_script_or_style_of_its_own(string address)
    {
        var text = await portal.CreateClient().GetStringAsync(new Uri(address, UriKind.Relative));
        var errors = new List<string>();
        var parser = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true });
        parser.Error += (_, e) => errors.Add(((HtmlErrorEvent)e).Message + " at " + ((HtmlErrorEvent)e).Position);
        var page = parser.ParseDocument(text);
        errors.ShouldBeEmpty(address);
        page.QuerySelectorAll("h1").Length.ShouldBe(1, address);
        page.QuerySelectorAll("main").Length.ShouldBe(1, address);
        page.QuerySelectorAll("[id]").Select(e => e.Id).ShouldBeUnique();
        page.QuerySelectorAll("script:not([src]):not([type='application/ld+json']), style, [style]").ShouldBeEmpty();
        page.QuerySelectorAll("p p, p div, p ul, ul > :not(li), ol > :not(li), dl > :not(div, dt, dd), a a, button a, h1 h2").ShouldBeEmpty();
        page.QuerySelectorAll("img:not([alt])").ShouldBeEmpty();
        page.QuerySelectorAll("meta[name=SiteName], meta[name=SiteDomain], meta[name=SiteIDCode]").Length.ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Every_link_of_a_public_page_to_the_platform_answers(string address)
    {
        var visitor = portal.Visit();
        var page = await visitor.Open(address);
        foreach (var link in page.All("main a[href^='/'], footer a[href^='/'], link[rel=alternate]").Select(a => a.GetAttribute("href")!.Split('#')[0]).Distinct().Where(l => l.Length > 0 && !l.StartsWith("/workbench")))
        {
            (await visitor.Client.GetAsync(new Uri(link, UriKind.Relative))).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, $"{link} on {address}");
        }
    }
}
