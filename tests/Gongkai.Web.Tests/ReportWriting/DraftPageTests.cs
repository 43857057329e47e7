using System.Net;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Remedies;
using Gongkai.Operations.Requests;
using Gongkai.Web.Tests.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests.ReportWriting;

public sealed class DraftPageTests(Portal portal) : IClassFixture<Portal>
{
    private const string Overview = """
        2025年，本机关认真执行《中华人民共和国政府信息公开条例》，各项工作有序开展。
        （一）主动公开情况。全年在政府信息公开平台公开信息{{documents.published}}条。
        （二）依申请公开情况。全年新收政府信息公开申请{{requests.received.total}}件，上年结转{{requests.carriedIn.total}}件。
        （三）政府信息管理情况。落实公文公开属性源头认定和保密审查。
        （四）政府信息公开平台建设情况。维护政府信息公开专栏和政务新媒体。
        （五）监督保障情况。明确专人负责，组织培训，接受社会监督。
        """;

    private static int serial;

    [Fact]
    public async Task An_officer_begins_a_report_writes_its_text_and_opens_a_number()
    {
        var (visitor, agency, _) = await OfficeAsync();
        await AddCasesAsync(agency, 3);
        var list = await visitor.Open("/workbench/annual-reports?year=2025");
        list.Heading.ShouldContain("年度报告");

        var page = await visitor.Send(list, "td form");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page["#c-requests-received-6"].TextContent.ShouldContain("3");
        page.Text.ShouldContain("应于 2026年1月31日前报送");
        var behind = await visitor.Open(page["#c-requests-received-0 a"].GetAttribute("href")!);
        behind.Heading.ShouldContain("自然人");
        behind.All("table.data tbody tr").Count.ShouldBe(3);

        var edit = await visitor.Open($"/workbench/annual-reports/{agency}/2025/edit");
        edit.Text.ShouldContain("还有未填写的【 】提示");
        var saved = await visitor.Send(edit, "form[data-report-text]", ("Overview", Overview), ("ProblemsText", "（一）存在的主要问题。政策解读形式较为单一。\n（二）改进情况。增加图解和问答。"), ("OtherMatters", "2025年未收取政府信息公开信息处理费。没有其他需要报告的事项。"));
        saved["[role=status]"].TextContent.ShouldContain("已保存");
        saved.Text.ShouldContain("全年新收政府信息公开申请3件");
        saved.Text.ShouldNotContain("【");
    }

    [Fact]
    public async Task Who_saves_a_report_second_sees_what_was_saved_first_and_may_save_over_it()
    {
        var (visitor, agency, _) = await OfficeAsync();
        await visitor.Send(await visitor.Open("/workbench/annual-reports?year=2025"), "td form");
        var address = $"/workbench/annual-reports/{agency}/2025/edit";
        var (first, second) = (await visitor.Open(address), await visitor.Open(address));
        await visitor.Send(first, "form[data-report-text]", ("Overview", Overview), ("ProblemsText", "没有。"), ("OtherMatters", "没有其他需要报告的事项。"));

        var told = await visitor.Send(second, "form[data-report-text]", ("Overview", Overview), ("ProblemsText", "解读形式单一。"), ("OtherMatters", "没有其他需要报告的事项。"));

        told.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        told.All("[aria-labelledby=theirs] details").Count.ShouldBe(1);
        told["[aria-labelledby=theirs] details"].TextContent.ShouldContain("没有。");
        told["#ProblemsText"].TextContent.ShouldContain("解读形式单一。");
        var saved = await visitor.Send(told, "form[data-report-text]", ("Overview", Overview), ("ProblemsText", "解读形式单一。"), ("OtherMatters", "没有其他需要报告的事项。"));
        saved["[role=status]"].TextContent.ShouldContain("已保存");
    }

    [Fact]
    public async Task A_number_of_the_fourth_table_opens_its_cases_at_once()
    {
        var (visitor, agency, _) = await OfficeAsync();
        await visitor.Send(await visitor.Open("/workbench/annual-reports?year=2025"), "td form");

        var list = await visitor.Open($"/workbench/annual-reports/{agency}/2025/cells/{RemedyCell.Form[0].Path}");

        list.Heading.ShouldBe("复议诉讼");
        list.Text.ShouldContain("2025年年度报告第四部分");
    }

    [Fact]
    public async Task What_is_typed_is_checked_without_being_saved()
    {
        var (visitor, agency, _) = await OfficeAsync();
        await AddCasesAsync(agency, 2);
        await visitor.Send(await visitor.Open("/workbench/annual-reports?year=2025"), "td form");
        var address = $"/workbench/annual-reports/{agency}/2025/edit";
        var edit = await visitor.Open(address);
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in new[] { ("__RequestVerificationToken", edit["input[name=__RequestVerificationToken]"].GetAttribute("value")!), ("version", "1"), ("Overview", "全年新收政府信息公开申请9件。"), ("ProblemsText", "无"), ("OtherMatters", "{{nothing}}") })
        {
            content.Add(new StringContent(value), name);
        }

        var answer = await visitor.Client.PostAsync(new Uri(address + "?handler=Check", UriKind.Relative), content);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldContain("没有数的引用：nothing");
        text.ShouldContain("9", customMessage: "the sentence that differs from the table is quoted");
        text.ShouldContain("错误");
        text.ShouldNotContain("<html");
        (await visitor.Open(address))["#Overview"].TextContent.ShouldContain("【", customMessage: "nothing was saved");
    }

    [Fact]
    public async Task An_adjustment_stands_beside_the_number_with_its_reason()
    {
        var (visitor, agency, _) = await OfficeAsync();
        await visitor.Send(await visitor.Open("/workbench/annual-reports?year=2025"), "td form");
        var page = await visitor.Open($"/workbench/annual-reports/{agency}/2025/adjustments");

        (await visitor.Send(page, "form[action*=Add]", ("path", "active.penalties"), ("amount", "x"), ("reason", ""))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var done = await visitor.Send(page, "form[action*=Add]", ("path", "active.penalties"), ("amount", "4"), ("reason", "平台启用前作出的决定"));

        done.Text.ShouldContain("平台启用前作出的决定");
        var report = await visitor.Open($"/workbench/annual-reports/{agency}/2025");
        report["#c-active-penalties"].TextContent.ShouldContain("4");
        report[".cell-notes"].TextContent.ShouldContain("平台启用前作出的决定");
    }

    [Fact]
    public async Task The_lead_authority_sees_who_has_filed_and_nobody_beside_sees_the_report()
    {
        var (visitor, agency, county) = await OfficeAsync();
        await visitor.Send(await visitor.Open("/workbench/annual-reports?year=2025"), "td form");
        var n = Interlocked.Increment(ref serial);
        await portal.AddOfficerAsync("lead" + n, county, StaffRole.DisclosureOffice);
        var lead = await portal.Visit().SignInAsync("lead" + n);

        var list = await lead.Open("/workbench/annual-reports?year=2025");

        list[$"section[aria-labelledby=below-{county}]"].TextContent.ShouldContain("起草中");
        (await lead.Open($"/workbench/annual-reports/{agency}/2025")).Status.ShouldBe(HttpStatusCode.OK);
        (await lead.Open($"/workbench/annual-reports/{agency}/2025/edit")).Status.ShouldBe(HttpStatusCode.NotFound);
        var beside = await portal.AddAgencyAsync("旁县财政局" + n, "pangxian" + n);
        await portal.AddOfficerAsync("beside.d" + n, beside, [.. StaffRoles.All]);
        var stranger = await portal.Visit().SignInAsync("beside.d" + n);
        foreach (var page in (string[])["", "/edit", "/adjustments", "/cells/requests.received[0]", "/download/json", "/source"])
        {
            (await stranger.Open($"/workbench/annual-reports/{agency}/2025{page}")).Answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, page);
        }
    }

    private async Task<(Visitor Visitor, long Agency, long County)> OfficeAsync()
    {
        var n = Interlocked.Increment(ref serial);
        var county = await portal.AddAgencyAsync($"年报第{n}县人民政府", "nianbaox" + n, kind: AgencyKind.Government);
        var agency = await portal.AddAgencyAsync($"年报第{n}县民政局", "nianbao" + n, county);
        await portal.AddOfficerAsync("writer" + n, agency, StaffRole.DisclosureOffice);
        return (await portal.Visit().SignInAsync("writer" + n), agency, county);
    }

    private async Task AddCasesAsync(long agency, int count)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GongkaiDbContext>();
        for (var i = 1; i <= count; i++)
        {
            var received = new DateOnly(2025, 3, i);
            db.Requests.Add(new DisclosureRequest
            {
                AgencyId = agency,
                Number = $"2025-{i:00000}",
                Channel = RequestChannel.InPerson,
                ApplicantKind = ApplicantKind.NaturalPerson,
                Subject = "关于低保政策的信息",
                Status = RequestStatus.InProgress,
                Facts = new ClockFacts { Receipt = new(RequestChannel.InPerson, received) },
                ReceivedOn = received,
                RegisteredAt = new DateTimeOffset(2025, 3, i, 1, 0, 0, TimeSpan.Zero),
                UpdatedAt = new DateTimeOffset(2025, 3, i, 1, 0, 0, TimeSpan.Zero),
                Sealed = [1],
            });
        }

        await db.SaveChangesAsync();
    }
}
