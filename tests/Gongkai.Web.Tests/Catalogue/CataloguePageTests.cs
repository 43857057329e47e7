using System.Net;
using Gongkai.Domain.Accounts;
using Gongkai.Web.Tests.Accounts;

namespace Gongkai.Web.Tests.Catalogue;

public sealed class CataloguePageTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task The_disclosure_office_opens_a_topic_changes_it_and_closes_it()
    {
        var agency = await portal.AddAgencyAsync("甲县教育局", "jxjyj");
        await portal.AddOfficerAsync("jia.office", agency, StaffRole.DisclosureOffice);
        var visitor = await portal.Visit().SignInAsync("jia.office");

        var page = await visitor.Open("/workbench/catalogue");
        page.Heading.ShouldBe("甲县教育局 · 栏目");
        page.All("tbody tr").Count.ShouldBeGreaterThan(20);

        page = await visitor.Send(await visitor.Open($"/workbench/catalogue/new?agency={agency}"), "main form",
            ("Part", "Topic"), ("ParentCode", ""), ("Code", "enrolment"), ("Input.Name", "招生入学"), ("Input.Cycle", "Prompt"), ("Input.Position", "5"));
        page.Heading.ShouldBe("招生入学");
        page.Text.ShouldContain("增设栏目");

        page = await visitor.Send(page, "main form", ("Input.Name", "招生入学专题"), ("Input.Cycle", "WithinDays"), ("Input.CycleDays", "5"));
        page.Heading.ShouldBe("招生入学专题");

        page = await visitor.Send(page, "main form[action*=Close]", ("reason", "专题结束"));
        page.Text.ShouldContain("已于");
        page.All(".timeline > li").Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_what_was_typed_is_kept()
    {
        var agency = await portal.AddAgencyAsync("乙县教育局", "yxjyj");
        await portal.AddOfficerAsync("yi.office", agency, StaffRole.DisclosureOffice);
        var visitor = await portal.Visit().SignInAsync("yi.office");
        var page = await visitor.Send(await visitor.Open("/workbench/catalogue/new"), "main form",
            ("Part", "Topic"), ("ParentCode", ""), ("Code", "Not A Code"), ("Input.Name", ""), ("Input.Cycle", "WithinDays"), ("Input.CycleDays", "999"));
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.All("[role=alert] li").Count.ShouldBe(3);
        page["#code"].GetAttribute("value").ShouldBe("Not A Code");
    }

    [Fact]
    public async Task Another_agencys_columns_are_not_there_for_a_stranger_and_only_shown_to_a_reader()
    {
        var (own, other) = (await portal.AddAgencyAsync("丙县教育局", "bxjyj"), await portal.AddAgencyAsync("丁县教育局", "dxjyj"));
        await portal.AddOfficerAsync("bing.office", own, StaffRole.DisclosureOffice);
        await portal.AddOfficerAsync("bing.auditor", own, StaffRole.Auditor);
        var visitor = await portal.Visit().SignInAsync("bing.office");
        foreach (var address in (string[])["/workbench/catalogue?agency=", "/workbench/catalogue/new?agency=", "/workbench/catalogue/items?agency="])
        {
            (await visitor.Open(address + other)).Status.ShouldBe(HttpStatusCode.NotFound, address);
        }

        var reader = await portal.Visit().SignInAsync("bing.auditor");
        var list = await reader.Open("/workbench/catalogue");
        list.All("a[href^='/workbench/catalogue/new']").ShouldBeEmpty();
        (await reader.Open(list["tbody th a"].GetAttribute("href")!)).All("main form").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_standard_catalogue_is_imported_by_a_form_and_shown_to_the_public_with_what_is_still_empty()
    {
        var agency = await portal.AddAgencyAsync("戊县民政局", "wxmzj");
        await portal.AddOfficerAsync("wu.office", agency, StaffRole.DisclosureOffice);
        (await portal.Visit().Open("/gov/wxmzj/standard-catalogue")).Status.ShouldBe(HttpStatusCode.NotFound);

        var visitor = await portal.Visit().SignInAsync("wu.office");
        var file = System.Text.Encoding.UTF8.GetBytes("领域,序号,一级事项,公开内容\n社会救助,1,临时救助,\"政策<b>文件\"\n");
        var page = await visitor.Send(await visitor.Open("/workbench/catalogue/items"), "main form[enctype]", ("file", ("items.csv", file)));
        page.Text.ShouldContain("新增 1 项");
        (await visitor.Send(page, "main form[enctype]", ("file", ("items.csv", new byte[] { 0xC8, 0xFF, 0x2C })))).Text.ShouldContain("UTF-8");

        var open = await portal.Visit().Open("/gov/wxmzj/standard-catalogue");
        open["tbody tr"].TextContent.ShouldContain("政策<b>文件");
        open["tbody tr"].TextContent.ShouldContain("暂无");
        (await portal.Visit().Open("/gov/wxmzj")).All("a[href='/gov/wxmzj/standard-catalogue']").Count.ShouldBe(1);
    }
}
