using System.Net;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Data;
using Gongkai.Operations.Search;
using Gongkai.Web.Tests.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests;

public sealed class SearchMissesPageTests(SearchPortal portal) : IClassFixture<SearchPortal>
{
    [Fact]
    public async Task The_disclosure_office_sees_what_people_looked_for_in_vain_and_nobody_elses()
    {
        await portal.PublishedAsync();
        var county = await portal.AddAgencyAsync("甲县人民政府", "jxrmzf");
        var other = await portal.AddAgencyAsync("乙县人民政府", "yxrmzf");
        await portal.AddOfficerAsync("misses.office", county, StaffRole.DisclosureOffice);
        foreach (var question in (string[])["q=充电桩补贴", "q=充电桩补贴", $"q=加装电梯&agency={county}", $"q=别处的事&agency={other}"])
        {
            (await portal.CreateClient().GetAsync(new Uri("/api/v1/search?" + question, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await using (var scope = portal.Services.CreateAsyncScope())
        {
            await portal.Services.GetRequiredService<SearchMisses>().StoreAsync(scope.ServiceProvider.GetRequiredService<GongkaiDbContext>(), CancellationToken.None);
        }

        var visitor = await portal.Visit().SignInAsync("misses.office");
        var page = await visitor.Open("/workbench/search-misses");
        page.Heading.ShouldBe("检索未中");
        page.All("tbody tr").Select(r => string.Join(' ', r.QuerySelectorAll("th, td").Take(2).Select(c => c.TextContent.Trim()))).ShouldBe(["充电桩补贴 2", "加装电梯 1"]);
        (await visitor.Open($"/workbench/search-misses?agency={other}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await portal.Visit().Open("/workbench/search-misses")).Heading.ShouldNotBe("检索未中");
    }
}
