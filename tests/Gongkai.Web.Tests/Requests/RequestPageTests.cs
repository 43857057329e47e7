using System.Net;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Operations.Accounts;
using Gongkai.Operations.Sections;
using Gongkai.Web.Tests.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests.Requests;

public sealed class RequestPageTests(Portal portal) : IClassFixture<Portal>
{
    private const string Name = "甲某某";
    private const string Telephone = "000-00000417";

    [Fact]
    public async Task A_clerk_registers_an_application_passes_it_on_and_the_section_takes_it()
    {
        var (agency, office, clerk) = await FurnishAsync("a");
        var desk = await portal.Visit().SignInAsync(office);
        var registered = await RegisterAsync(desk, agency);
        var notice = registered["[role=status]"].TextContent;
        notice.ShouldContain("查询码");
        notice.ShouldContain("答复期限到");
        var address = registered["a.button"].GetAttribute("href")!;

        var page = await desk.Open(address);
        page.Heading.ShouldBe("2025年度县级教育经费决算");
        page.Text.ShouldContain("收到申请之日");
        page.Text.ShouldContain("第20个工作日");
        page.Text.ShouldNotContain(Name);
        page.Text.ShouldNotContain(Telephone);
        page.Text.ShouldContain("甲＊＊");

        var shown = await desk.Send(page, "form[action*=Show]");
        shown.Text.ShouldContain(Name);
        shown.Text.ShouldContain(Telephone);
        (await desk.Open(address)).Text.ShouldContain("查看个人信息");

        var assign = await desk.Open(address + "/assign");
        var section = assign.All("#section option").Single(o => o.TextContent == "规划科").GetAttribute("value")!;
        (await desk.Send(assign, "main form", ("Form.SectionId", section), ("Form.PersonId", ""), ("Form.Remark", "请规划科办理"))).Text.ShouldContain("规划科");

        var section1 = await portal.Visit().SignInAsync(clerk);
        (await section1.Open("/workbench")).Text.ShouldContain("2025年度县级教育经费决算");
        var claimed = await section1.Send(await section1.Open(address + "/claim"), "main form");
        claimed.Text.ShouldContain("经办 " + clerk);
        var back = await section1.Send(await section1.Open(address + "/hand-back"), "main form", ("Form.Remark", "不属于本科室"));
        back.Heading.ShouldBe("依申请公开");
        (await section1.Open(address)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_missing_is_said_at_once_and_what_was_entered_stays()
    {
        var (agency, office, _) = await FurnishAsync("b");
        var desk = await portal.Visit().SignInAsync(office);
        var page = await desk.Send(await desk.Open("/workbench/requests/new"), "main form", ("agency", $"{agency}"), ("Form.Channel", "InPerson"), ("Form.Name", Name), ("Form.Wanted", ""), ("Form.Way", "Email"));
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page["[role=alert]"].TextContent.ShouldContain("请写明所需政府信息");
        page["[role=alert]"].TextContent.ShouldContain("请至少填写一种联系方式");
        page["#name"].GetAttribute("value").ShouldBe(Name);
    }

    [Fact]
    public async Task The_same_form_sent_twice_registers_once()
    {
        var (agency, office, _) = await FurnishAsync("c");
        var desk = await portal.Visit().SignInAsync(office);
        var form = await desk.Open("/workbench/requests/new");
        var first = await desk.Send(form, "main form", Entries(agency));
        var second = await desk.Send(form, "main form", Entries(agency));
        second["[role=status]"].TextContent.ShouldContain("没有重复登记");
        second["a.button"].GetAttribute("href").ShouldBe(first["a.button"].GetAttribute("href"));
    }

    [Fact]
    public async Task The_second_of_two_who_saw_the_same_page_is_told_keeps_what_was_typed_and_may_go_on()
    {
        var (agency, office, _) = await FurnishAsync("d");
        var desk = await portal.Visit().SignInAsync(office);
        var address = (await RegisterAsync(desk, agency))["a.button"].GetAttribute("href")!;
        var (first, second) = (await desk.Open(address + "/note"), await desk.Open(address + "/note"));
        var noted = await desk.Send(first, "main form", ("Form.Remark", "已电话联系"), ("Form.Files", ("通话记录.txt", "已接通"u8.ToArray())));
        noted.Text.ShouldContain("已电话联系");
        noted.Text.ShouldContain("材料份数：1");
        var file = noted.All("a[download]").ShouldHaveSingleItem().GetAttribute("href")!;
        var download = await desk.Client.GetAsync(new Uri(file, UriKind.Relative));
        download.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await download.Content.ReadAsStringAsync()).ShouldBe("已接通");
        var refused = await desk.Send(second, "main form", ("Form.Remark", "另一条备注"));
        refused["[role=alert]"].TextContent.ShouldContain("已有变动");
        refused["#remark"].TextContent.ShouldContain("另一条备注");
        (await desk.Send(refused, "main form", ("Form.Remark", "另一条备注"))).Text.ShouldContain("另一条备注");
    }

    [Fact]
    public async Task The_register_as_a_file_holds_the_cases_and_nobody()
    {
        var (agency, office, _) = await FurnishAsync("e");
        var desk = await portal.Visit().SignInAsync(office);
        await RegisterAsync(desk, agency);
        var list = await desk.Open($"/workbench/requests?agency={agency}");
        list["table.requests"].TextContent.ShouldContain("2025年度县级教育经费决算");
        var csv = await desk.Client.GetStringAsync(new Uri(list.All("a").Single(a => a.TextContent == "导出表格").GetAttribute("href")!, UriKind.Relative));
        csv.ShouldContain("2025年度县级教育经费决算");
        csv.ShouldNotContain(Name);
        csv.ShouldNotContain(Telephone);
    }

    [Fact]
    public async Task A_calendar_program_reads_the_dates_until_the_address_is_taken_back()
    {
        var (agency, office, _) = await FurnishAsync("f");
        var desk = await portal.Visit().SignInAsync(office);
        await RegisterAsync(desk, agency);
        var made = await desk.Send(await desk.Open("/workbench/requests/settings"), "form.feed");
        var feed = new Uri(made["code"].TextContent).PathAndQuery;
        var calendar = await portal.Visit().Client.GetAsync(new Uri(feed, UriKind.Relative));
        calendar.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        var text = await calendar.Content.ReadAsStringAsync();
        text.ShouldContain("BEGIN:VEVENT\r\n");
        text.ShouldNotContain("教育经费", Case.Sensitive, "a calendar on a telephone shows numbers only");
        text.Split("\r\n").ShouldAllBe(l => System.Text.Encoding.UTF8.GetByteCount(l) <= 75);

        await desk.Send(await desk.Open("/workbench/requests/settings"), "form.feed");
        (await portal.Visit().Client.GetAsync(new Uri(feed, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Sections_are_set_up_on_one_page()
    {
        var (agency, office, clerk) = await FurnishAsync("g");
        var desk = await portal.Visit().SignInAsync(office);
        var page = await desk.Open($"/workbench/sections?agency={agency}");
        var person = page.All("form.new-section label.choice").Single(l => l.TextContent.Contains(clerk, StringComparison.Ordinal)).QuerySelector("input")!.GetAttribute("value")!;
        var saved = await desk.Send(page, "form.new-section", ("name", "基教科"), ("members", person));
        saved.All("h2").Select(h => h.TextContent.Trim()).ShouldContain("基教科");
        (await desk.Send(saved, "form.new-section", ("name", "基教科")))["[role=alert]"].TextContent.ShouldContain("同名");
    }

    [Fact]
    public async Task The_pages_ask_the_database_a_bounded_number_of_times()
    {
        var (agency, office, _) = await FurnishAsync("h");
        var desk = await portal.Visit().SignInAsync(office);
        var address = (await RegisterAsync(desk, agency))["a.button"].GetAttribute("href")!;
        await RegisterAsync(desk, agency);
        (await portal.Queries.During(() => desk.Open(address))).ShouldBeLessThanOrEqualTo(20);
        (await portal.Queries.During(() => desk.Open($"/workbench/requests?agency={agency}"))).ShouldBeLessThanOrEqualTo(12);
    }

    private static (string, object)[] Entries(long agency) =>
    [
        ("agency", $"{agency}"), ("Form.Channel", "InPerson"), ("Form.ArrivedOn", DateTime.UtcNow.AddDays(-1).ToString("yyyy-MM-dd")), ("Form.Kind", "NaturalPerson"), ("Form.Name", Name), ("Form.Telephone", Telephone),
        ("Form.Address", "示例市示例路1号"), ("Form.Wanted", $"{Name}申请：2025年度县级教育经费决算，电话{Telephone}"), ("Form.Subject", "2025年度县级教育经费决算"), ("Form.Form", "Paper"), ("Form.Way", "Post"),
    ];

    private static async Task<Page> RegisterAsync(Visitor desk, long agency)
    {
        var page = await desk.Send(await desk.Open("/workbench/requests/new"), "main form", Entries(agency));
        page.Status.ShouldBe(HttpStatusCode.OK);
        return page;
    }

    private async Task<(long Agency, string Office, string Clerk)> FurnishAsync(string key)
    {
        var agency = await portal.AddAgencyAsync($"试{key}县教育局", $"shi{key}jyj", kind: AgencyKind.Department);
        var (office, clerk) = ($"office.{key}", $"clerk.{key}");
        var officeId = await portal.AddOfficerAsync(office, agency, StaffRole.DisclosureOffice);
        var clerkId = await portal.AddOfficerAsync(clerk, agency, StaffRole.SectionOfficer);
        await using var scope = portal.Services.CreateAsyncScope();
        var by = (await scope.ServiceProvider.GetRequiredService<StaffSessions>().OfficerAsync(officeId, default))!;
        (await scope.ServiceProvider.GetRequiredService<SaveSection>().ExecuteAsync(new(agency, null, 0, "规划科", false, [clerkId]), by, default)).Failed.ShouldBeFalse();
        return (agency, office, clerk);
    }
}
