using System.Net;
using System.Text;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;

namespace Gongkai.Web.Tests.Accounts;

public sealed class AdministrationTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task An_administrator_registers_an_agency_adds_a_person_and_gives_a_role()
    {
        var county = await portal.AddAgencyAsync("丙县人民政府", "bx", kind: AgencyKind.Government);
        await portal.AddOfficerAsync("bing.admin", county, StaffRole.Administrator);
        var visitor = await portal.Visit().SignInAsync("bing.admin");

        var form = await visitor.Open("/workbench/agencies/new");
        var refused = await visitor.Send(form, "main form", ("Form.Name", "丙县财政局"), ("Form.ParentId", county.ToString()), ("Form.CreditCode", "123"), ("Form.OfficePostcode", "x"));
        refused.All("[role=alert] li").Count.ShouldBe(2);
        refused["#f-name"].GetAttribute("value").ShouldBe("丙县财政局");
        var saved = await visitor.Send(refused, "main form", ("Form.Name", "丙县财政局"), ("Form.ParentId", county.ToString()), ("Form.Level", "County"), ("Form.Kind", "Department"));
        saved.Heading.ShouldBe("丙县财政局");
        saved["#f-slug"].GetAttribute("value").ShouldBe("bxczj");
        saved[".timeline"].TextContent.ShouldContain("登记机关");
        var agency = saved.Answer.RequestMessage!.RequestUri!.Segments[^1];

        var added = await visitor.Send(await visitor.Open("/workbench/accounts/new"), "main form", ("DisplayName", "钱二"), ("UserName", "qian.er"), ("AgencyId", agency), ("Roles", "SectionOfficer"));
        var first = added.All("main code")[1].TextContent;
        var account = await visitor.Open(added.All("main a.button")[0].GetAttribute("href")!);
        account.Heading.ShouldBe("钱二");
        var granted = await visitor.Send(account, "form[action*=Grant]", ("agency", county.ToString()), ("role", "Reviewer"));
        granted.All("table.narrow tbody tr").Select(r => r.TextContent).ShouldContain(t => t.Contains("丙县人民政府") && t.Contains("审核人"));

        var own = portal.Visit();
        (await own.Send(await own.Open("/account/sign-in"), "main form", ("UserName", "qian.er"), ("Password", first))).Heading.ShouldBe("修改口令");
        (await visitor.Send(granted, "form[action*=Close]")).Text.ShouldContain("账号已停用");
        (await own.Open("/account")).Heading.ShouldBe("登录工作台");
    }

    [Fact]
    public async Task A_file_of_agencies_comes_in_goes_out_and_its_problems_are_listed()
    {
        var county = await portal.AddAgencyAsync("丁县人民政府", "dx", kind: AgencyKind.Government);
        await portal.AddOfficerAsync("ding.admin", county, StaffRole.Administrator);
        var visitor = await portal.Visit().SignInAsync("ding.admin");
        var form = await visitor.Open("/workbench/agencies/import");

        var refused = await SendAsync("全称,上级机关,层级,类型\n丁县财政局,丁县人民政府,县,政府部门\n丁县税务局,没有的,县级,政府部门");
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.All("table tbody tr").Select(r => r.TextContent.Trim()[..1]).ShouldBe(["2", "3", "3"]);

        (await SendAsync("全称,上级机关,层级,类型\n丁县财政局,丁县人民政府,县级,政府部门")).Text.ShouldContain("新登记 1 个");
        var file = await visitor.Client.GetByteArrayAsync(new Uri("/workbench/agencies/export.csv", UriKind.Relative));
        Encoding.UTF8.GetString(file).ShouldContain("丁县财政局,丁县人民政府");
        Encoding.UTF8.GetString(file).ShouldNotContain("丙县");

        Task<Page> SendAsync(string text) => visitor.Send(form, "main form", ("Lines", ("a.csv", Encoding.UTF8.GetBytes(text))));
    }

    [Fact]
    public async Task A_signed_in_administrator_needs_no_operators_token()
    {
        var county = await portal.AddAgencyAsync("戊县人民政府", "wx", kind: AgencyKind.Government);
        await portal.AddOfficerAsync("wu.admin", county, StaffRole.Administrator);
        await portal.AddOfficerAsync("wu.clerk", county, StaffRole.SectionOfficer);
        var address = (await portal.Visit().Open("/reports/1")).All(".finding .rule a").First(a => a.GetAttribute("href")!.Contains("/explain/", StringComparison.Ordinal)).GetAttribute("href")!;

        (await portal.Visit().Open(address)).Heading.ShouldBe("运维");
        (await (await portal.Visit().SignInAsync("wu.admin")).Open(address)).Heading.ShouldBe("作出说明");
        (await (await portal.Visit().SignInAsync("wu.clerk")).Open(address)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
