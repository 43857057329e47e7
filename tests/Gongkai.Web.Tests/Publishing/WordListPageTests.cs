using System.Net;
using System.Text;
using Gongkai.Domain.Accounts;
using Gongkai.Web.Tests.Accounts;

namespace Gongkai.Web.Tests.Publishing;

public sealed class WordListPageTests(BusyPortal portal) : IClassFixture<BusyPortal>
{
    [Fact]
    public async Task The_disclosure_office_brings_a_word_list_switches_it_off_and_takes_it_away()
    {
        var agency = await portal.AddAgencyAsync("词县教育局", "cxjyj");
        await portal.AddOfficerAsync("words.office", agency, StaffRole.DisclosureOffice);
        await portal.AddOfficerAsync("words.clerk", agency, StaffRole.SectionOfficer);
        var (office, clerk) = (await portal.Visit().SignInAsync("words.office"), await portal.Visit().SignInAsync("words.clerk"));

        var common = await office.Client.GetStringAsync(new Uri("/workbench/words/common", UriKind.Relative));
        var kind = common.Split('\n')[1].Split(',')[1];
        var file = Encoding.UTF8.GetBytes(common.Split('\n')[0].TrimStart('\uFEFF') + $"\n登陆系统,{kind},登录系统,,,\n");
        var page = await office.Send(await office.Open("/workbench/words"), "form[action*=Import]", ("name", "本局词表"), ("file", ("a.csv", file)));
        page.Text.ShouldContain("词表“本局词表”已导入，共 1 个词");
        page.All("tbody tr").Select(r => r.TextContent.Contains("使用中", StringComparison.Ordinal)).ShouldBe([true]);

        page = await office.Send(page, "form[action*=Import]", ("name", "坏的"), ("file", ("b.csv", Encoding.UTF8.GetBytes("甲,乙\n"))));
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.All("[role=alert]").ShouldNotBeEmpty();

        var seen = await clerk.Open("/workbench/words");
        seen.All("main form").ShouldBeEmpty();
        (await clerk.Client.GetStringAsync(new Uri(seen["tbody a"].GetAttribute("href")!, UriKind.Relative))).ShouldContain("登陆系统");
        (await portal.Visit().Client.GetStringAsync(new Uri(seen["tbody a"].GetAttribute("href")!, UriKind.Relative))).ShouldNotContain("登陆系统");

        page = await office.Send(await office.Open("/workbench/words"), "form[action*=Enable]");
        page["tbody tr"].TextContent.ShouldContain("已停用");
        page = await office.Send(page, "form[action*=Delete]");
        page.Text.ShouldContain("本机关还没有自己的词表");
    }
}
