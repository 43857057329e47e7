using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Gongkai.Domain.Accounts;
using Gongkai.Web.Tests.Accounts;

namespace Gongkai.Web.Tests.Returns;

public sealed class ReturnPageTests(Portal portal) : IClassFixture<Portal>
{
    private static int serial;

    [Fact]
    public async Task A_clerk_types_a_months_number_sees_what_is_missing_and_opens_the_number()
    {
        var (visitor, agency) = await ClerkAsync();
        var form = await visitor.Open($"/workbench/returns/enter?agency={agency}&kind=licensing&year=2024");

        var page = await visitor.Send(form, "main form", ("Section", "行政审批科"), ("Source", "审批系统"), ("Answerer", "王某一"), ("Months[0]", "12"), ("Months[1]", "0"));

        page.Heading.ShouldStartWith("科室填报数");
        page["[role=status]"].TextContent.ShouldContain("已保存行政许可：行政审批科，2 个月");
        page["section[aria-labelledby=licensing]"].TextContent.ShouldContain("缺 3、4、5、6、7、8、9、10、11、12 月");
        page["section[aria-labelledby=penalties]"].TextContent.ShouldContain("尚未填报");
        var behind = await visitor.Open(page["section[aria-labelledby=licensing] strong a"].GetAttribute("href")!);
        behind.Heading.ShouldBe("行政许可 2024 年");
        behind.Text.ShouldContain("审批系统");
        behind.Text.ShouldContain("王某一");
    }

    [Fact]
    public async Task A_correction_without_a_reason_comes_back_with_what_was_typed()
    {
        var (visitor, agency) = await ClerkAsync();
        var address = $"/workbench/returns/enter?agency={agency}&kind=charges&year=2024&section=%E8%B4%A2%E5%8A%A1%E7%A7%91";
        var first = await visitor.Send(await visitor.Open(address), "main form", ("Section", "财务科"), ("Unit", "Yuan"), ("Source", "台账"), ("Answerer", "王某二"), ("Months[0]", "10000"));
        first.Status.ShouldBe(HttpStatusCode.OK);
        first["section[aria-labelledby=charges] strong"].TextContent.ShouldBe("1");

        var form = await visitor.Open(address);
        form["#month-1"].GetAttribute("value").ShouldBe("1", "shown in 万元");
        form["#unit option[selected]"].TextContent.ShouldBe("万元");
        var refused = await visitor.Send(form, "main form", ("Section", "财务科"), ("Unit", "TenThousandYuan"), ("Source", "台账"), ("Answerer", "王某二"), ("Months[0]", "1.5"));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused["[role=alert]"].TextContent.ShouldContain("请写明更正理由");
        refused["#month-1"].GetAttribute("value").ShouldBe("1.5");
        var done = await visitor.Send(refused, "main form", ("Section", "财务科"), ("Unit", "TenThousandYuan"), ("Source", "台账"), ("Answerer", "王某二"), ("Months[0]", "1.5"), ("Reason", "漏计一笔"));
        done["section[aria-labelledby=charges] strong"].TextContent.ShouldBe("1.5");
        done["ol.timeline"].TextContent.ShouldContain("更正填报数");
    }

    [Fact]
    public async Task Decisions_are_imported_from_a_GBK_file_listed_and_taken_out()
    {
        var (visitor, agency) = await ClerkAsync();
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var file = gbk.GetBytes("行政处罚决定书文号,处罚决定日期,行政相对人名称,行政相对人类别\n青罚〔2024〕1号,2024-03-05,甲某某,自然人\n青罚〔2024〕2号,2024-03-06,乙某某,自然人\n");

        var page = await visitor.Send(
            await visitor.Open($"/workbench/returns/import?agency={agency}&year=2024"), "form[action*=Decisions]", ("file", ("decisions.csv", file)), ("section", "执法科"), ("source", "双公示系统"), ("answerer", "王某三"));

        page["[role=status]"].TextContent.ShouldContain("新导入决定 2 件");
        var behind = await visitor.Open($"/workbench/returns/figures?agency={agency}&year=2024&kind=penalties&month=3");
        behind.Text.ShouldContain("青罚〔2024〕2号");
        behind.Text.ShouldNotContain("甲某某");
        var after = await visitor.Send(behind, "td form", ("reason", "重复录入"));
        after["p.lead strong"].TextContent.ShouldBe("1");
    }

    [Fact]
    public async Task Another_agencys_figures_are_not_found_and_a_leader_reads_only()
    {
        var (visitor, _) = await ClerkAsync();
        var other = await portal.AddAgencyAsync("外县统计局", "waixian" + Interlocked.Increment(ref serial));
        (await visitor.Open($"/workbench/returns?agency={other}")).Status.ShouldBe(HttpStatusCode.NotFound);

        var name = "leader" + Interlocked.Increment(ref serial);
        await portal.AddOfficerAsync(name, other, StaffRole.Leader);
        var leader = await portal.Visit().SignInAsync(name);
        (await leader.Open($"/workbench/returns?agency={other}")).Text.ShouldContain("只能查看");
        (await leader.Open($"/workbench/returns/enter?agency={other}&kind=licensing")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_interface_takes_a_file_with_the_operators_token_only()
    {
        var slug = "jiekou" + Interlocked.Increment(ref serial);
        await portal.AddAgencyAsync("接口县市场监管局" + slug, slug);
        using var client = portal.CreateClient();
        const string File = "年度,月份,科室,事项,数量,单位,来源,负责人\n2024,1,审批科,行政许可,3,件,审批系统,王某一\n";
        var address = new Uri($"/api/v1/agencies/{slug}/returns", UriKind.Relative);

        (await client.PostAsync(address, new StringContent(File, Encoding.UTF8, "text/csv"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Portal.Token);
        var answer = await client.PostAsync(address, new StringContent(File, Encoding.UTF8, "text/csv"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("""{"added":1,"corrected":0,"same":0}""");
        (await client.PostAsync(new Uri("/api/v1/agencies/nowhere/returns", UriKind.Relative), new StringContent(File))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<(Visitor Visitor, long Agency)> ClerkAsync()
    {
        var n = Interlocked.Increment(ref serial);
        var agency = await portal.AddAgencyAsync($"填报县第{n}局", "tianbao" + n);
        await portal.AddOfficerAsync("clerk.r" + n, agency, StaffRole.SectionOfficer);
        return (await portal.Visit().SignInAsync("clerk.r" + n), agency);
    }
}
