using System.Net;
using Gongkai.Domain.Catalogue;
using Gongkai.Operations.Portal;
using Gongkai.Web.Portal;
using Gongkai.Web.Tests.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests;

public class PageCacheTests(PublicPortal portal) : IClassFixture<PublicPortal>
{
    private PageCache Cache => portal.Services.GetRequiredService<PageCache>();

    private PublicChangeFollower Follower => portal.Services.GetRequiredService<PublicChangeFollower>();

    [Fact]
    public async Task Publishing_drops_exactly_the_pages_that_change()
    {
        var other = await portal.Published.AgencyAsync("青山县教育局", "jyj", portal.County);
        var elsewhere = await portal.Published.ColumnAsync(other, CataloguePart.Statutory, "plans", "规划计划");
        var theirs = await portal.Published.DocumentAsync(other, elsewhere, "教育规划");
        await Follower.FollowAsync(CancellationToken.None);
        string[] changing = ["/", "/gov/czj", "/gov/czj/notices", "/gov/czj/statutory", "/gov/czj/rss.xml", "/gov/czj/notices/atom.xml", "/sitemap.xml"];
        string[] staying =
        [
            "/gov", "/gov/jyj", "/gov/jyj/plans", "/gov/czj/normative", "/gov/czj/interpretation", "/gov/czj/guide", "/policies", "/register",
            $"/documents/{portal.Policy}", $"/documents/{portal.Interpretation}", $"/documents/{theirs}", "/gov/jyj/rss.xml",
        ];
        await Keep([.. changing, .. staying]);

        var id = await portal.Published.DocumentAsync(portal.Bureau, portal.Notices, "新的通知");
        await Follower.FollowAsync(CancellationToken.None);

        changing.Where(a => Cache.Has(a)).ShouldBeEmpty();
        staying.Where(a => !Cache.Has(a)).ShouldBeEmpty();
        (await portal.Visit().Open("/gov/czj/notices")).Text.ShouldContain("新的通知");

        await Keep([$"/documents/{id}", "/gov/czj/notices", "/gov/czj/normative"]);
        await portal.Published.CorrectAsync(id, "更正的通知");
        await Follower.FollowAsync(CancellationToken.None);
        Cache.Has($"/documents/{id}").ShouldBeFalse();
        Cache.Has("/gov/czj/normative").ShouldBeTrue();
        (await portal.Visit().Open($"/documents/{id}")).Heading.ShouldBe("更正的通知");
    }

    [Fact]
    public async Task A_page_that_shows_a_related_document_is_dropped_when_that_changes()
    {
        await Keep([$"/documents/{portal.Policy}", "/policies"]);
        await portal.Published.CorrectAsync(portal.Interpretation, "政策解读（修订）");
        await Follower.FollowAsync(CancellationToken.None);
        Cache.Has($"/documents/{portal.Policy}").ShouldBeFalse();
        Cache.Has("/policies").ShouldBeFalse();
        (await portal.Visit().Open($"/documents/{portal.Policy}"))[".related"].TextContent.ShouldContain("政策解读（修订）");
    }

    [Fact]
    public async Task A_renamed_column_changes_every_page_of_its_agency_and_no_others()
    {
        await Keep(["/gov/czj/normative", $"/documents/{portal.Policy}", "/gov/qingshan/guide", "/policies"]);
        await portal.Published.ColumnAsync(portal.Bureau, CataloguePart.Topic, "topic-" + Guid.NewGuid().ToString("N")[..6], "营商环境");
        await Follower.FollowAsync(CancellationToken.None);
        Cache.Has("/gov/czj/normative").ShouldBeFalse();
        Cache.Has($"/documents/{portal.Policy}").ShouldBeFalse();
        Cache.Has("/gov/qingshan/guide").ShouldBeFalse(); // the county's pages name the agencies below it
        (await portal.Visit().Open("/gov/czj")).Text.ShouldContain("营商环境");
    }

    [Fact]
    public async Task A_stranger_gets_the_same_bytes_and_headers_from_memory_and_a_304_for_what_he_has()
    {
        var client = portal.CreateClient();
        var address = new Uri("/gov/czj/normative", UriKind.Relative);
        var first = await client.GetAsync(address);
        await Follower.FollowAsync(CancellationToken.None);
        first = await client.GetAsync(address);
        var second = await client.GetAsync(address);
        (await second.Content.ReadAsByteArrayAsync()).ShouldBe(await first.Content.ReadAsByteArrayAsync());
        second.Headers.GetValues("Content-Security-Policy").Single().ShouldBe(Site.SecurityHeaders.ContentSecurityPolicy);
        second.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        second.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");

        using var known = new HttpRequestMessage(HttpMethod.Get, address);
        known.Headers.IfNoneMatch.Add(second.Headers.ETag!);
        var unchanged = await client.SendAsync(known);
        unchanged.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await unchanged.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();

        using var head = new HttpRequestMessage(HttpMethod.Head, address);
        var only = await client.SendAsync(head);
        only.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await only.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_browser_that_takes_compressed_pages_gets_the_same_page_compressed(string encoding)
    {
        var client = portal.CreateClient();
        var plain = await client.GetByteArrayAsync(new Uri("/gov/czj", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/gov/czj");
        request.Headers.Add("Accept-Encoding", encoding);
        var answer = await client.SendAsync(request);
        answer.Content.Headers.ContentEncoding.ShouldBe([encoding]);
        await using var body = await answer.Content.ReadAsStreamAsync();
        await using Stream unpacked = encoding == "br" ? new System.IO.Compression.BrotliStream(body, System.IO.Compression.CompressionMode.Decompress) : new System.IO.Compression.GZipStream(body, System.IO.Compression.CompressionMode.Decompress);
        using var memory = new MemoryStream();
        await unpacked.CopyToAsync(memory);
        memory.ToArray().ShouldBe(plain);
    }

    [Fact]
    public async Task Elder_mode_has_pages_of_its_own_and_strange_parameters_have_none()
    {
        await Keep(["/gov/czj"]);
        var count = Cache.Count;
        var visitor = portal.Visit();
        (await visitor.Open("/gov/czj?utm_source=x&after=")).All("html.elder").ShouldBeEmpty();
        Cache.Count.ShouldBe(count);
        (await visitor.Open("/elder-mode?on=true&back=%2Fgov%2Fczj")).All("html.elder").Count.ShouldBe(1);
        (await portal.Visit().Open("/gov/czj")).All("html.elder").ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_with_a_session_is_served_from_memory_and_nothing_of_his_is_kept()
    {
        await portal.AddOfficerAsync("keep", portal.Bureau, Domain.Accounts.StaffRole.Auditor);
        var officer = await portal.Visit().SignInAsync("keep");
        var id = await portal.Published.DocumentAsync(portal.Bureau, portal.Notices, "只看一次");
        (await officer.Open($"/documents/{id}")).Status.ShouldBe(HttpStatusCode.OK);
        Cache.Has($"/documents/{id}").ShouldBeFalse();
    }

    [Fact]
    public async Task Of_many_who_ask_for_a_page_that_is_not_there_one_renders_it()
    {
        var id = await portal.Published.DocumentAsync(portal.Bureau, portal.Notices, "热点文件");
        var client = portal.CreateClient();
        var pages = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => client.GetStringAsync(new Uri($"/documents/{id}", UriKind.Relative))));
        pages.Distinct().Count().ShouldBe(1);
        pages[0].ShouldContain("热点文件");
    }

    [Fact]
    public async Task An_annual_report_that_comes_or_goes_changes_the_pages_that_list_it()
    {
        await Keep(["/", "/documents/" + portal.Policy]);
        await using var scope = portal.Services.CreateAsyncScope();
        var report = (await scope.ServiceProvider.GetRequiredService<Operations.AnnualReports.ReportQueries>().ListAsync(new(), null, 1, CancellationToken.None)).Rows[0];
        (await portal.Visit().Open("/")).Text.ShouldContain(report.AgencyName);
        await scope.ServiceProvider.GetRequiredService<Operations.AnnualReports.DeleteReport>().ExecuteAsync(report.Id, CancellationToken.None);
        await Follower.FollowAsync(CancellationToken.None);
        (await portal.Visit().Open("/")).Text.ShouldNotContain(report.AgencyName);
        Cache.Has("/documents/" + portal.Policy).ShouldBeTrue();
    }

    [Fact]
    public void A_page_begun_before_a_change_and_finished_after_it_is_not_kept()
    {
        var cache = new TaggedCache<string, string>(1_000);
        var begun = cache.Generation;
        cache.Evict(new HashSet<PublicTag> { PublicTag.Document(1) });
        cache.Keep("old", "page", 1, [PublicTag.Document(1)], begun).ShouldBeFalse();
        cache.Keep("other", "page", 1, [PublicTag.Document(2)], begun).ShouldBeTrue();
        cache.Keep("new", "page", 1, [PublicTag.Document(1)], cache.Generation).ShouldBeTrue();
    }

    [Fact]
    public void What_is_kept_stays_within_its_bound_and_what_was_asked_for_last_stays()
    {
        var cache = new TaggedCache<int, string>(100);
        for (var i = 0; i < 1_000; i++)
        {
            cache.Keep(i, "page", 10, [PublicTag.Document(i)], cache.Generation);
            cache.Weight.ShouldBeLessThanOrEqualTo(100);
        }

        cache.TryGet(999, out _).ShouldBeTrue();
        cache.Keep(-1, "page", 60, [PublicTag.All], cache.Generation).ShouldBeFalse();
    }

    [Fact]
    public async Task Another_node_sees_a_publication_within_a_second()
    {
        await using var second = new SecondNode(portal);
        var client = second.CreateClient();
        var address = new Uri("/gov/czj/notices", UriKind.Relative);
        await client.GetStringAsync(address);
        await portal.Published.DocumentAsync(portal.Bureau, portal.Notices, "别的节点发布的通知");
        var until = DateTime.UtcNow.AddSeconds(1);
        string page;
        do
        {
            page = await client.GetStringAsync(address);
        }
        while (!page.Contains("别的节点发布的通知") && DateTime.UtcNow < until);
        page.ShouldContain("别的节点发布的通知");
    }

    private async Task Keep(string[] addresses)
    {
        await Follower.FollowAsync(CancellationToken.None);
        var client = portal.CreateClient();
        foreach (var address in addresses)
        {
            // The follower in the background may have read a change of before and drop a page once more that shows it.
            for (var attempt = 0; attempt < 3 && !Cache.Has(address); attempt++)
            {
                await client.GetAsync(new Uri(address, UriKind.Relative));
            }

            Cache.Has(address).ShouldBeTrue(address);
        }
    }
}
