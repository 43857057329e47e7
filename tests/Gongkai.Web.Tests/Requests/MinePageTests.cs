using System.Net;
using Gongkai.Testing;

namespace Gongkai.Web.Tests.Requests;

/// <summary>申请人账号, as somebody uses it who has no scripts.</summary>
public sealed class MinePageTests(Portal portal) : IClassFixture<Portal>
{
    private const string Password = "松林 与 河岸的风 和 一杯清茶";

    [Fact]
    public async Task Somebody_with_many_cases_keeps_them_together_and_writes_who_he_is_once()
    {
        await AgencyAsync("zhj1");
        await AgencyAsync("zhj2");
        var before = portal.Visit();
        var receipt = await ApplyAsync(before, "zhj1");
        var (number, code) = (receipt["#number"].TextContent, receipt["#code"].TextContent);

        var visitor = portal.Visit();
        (await visitor.Open("/me")).Heading.ShouldBe("登录申请人账号");
        var opened = await OpenAsync(visitor, "青山读书人");
        opened.Heading.ShouldBe("账号已经注册");
        opened["#code"].TextContent.ShouldMatch("^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$");
        var list = await visitor.Open("/me");
        list.Text.ShouldContain("账号里还没有申请");

        // One of before, with its code.
        var look = await visitor.Send(await visitor.Open("/gov/zhj1/requests"), "main form", ("Number", number), ("Code", code));
        (await visitor.Send(look, "form[action$='handler=Keep']"))["[role=status]"].TextContent.ShouldBe("已经加入您的账号。");

        // A new one, at another agency.
        var form = await visitor.Open("/gov/zhj2/apply");
        form["#name"].GetAttribute("value").ShouldBe("欧阳某某");
        form["#identitynumber"].GetAttribute("value").ShouldBeNullOrEmpty();
        (await ApplyAsync(visitor, "zhj2")).Text.ShouldContain("已经加入您的账号");

        list = await visitor.Open("/me");
        list.All("tbody tr").Count.ShouldBe(2);
        list.Answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var case1 = await visitor.Send(list, "tbody tr:last-child form[action$='handler=Open']");
        case1.Heading.ShouldBe("申请 " + number);

        // A new code, taken where the account keeps the case, goes on opening it; one taken elsewhere does not.
        await visitor.Send(case1, "form[action$='handler=Code']");
        (await visitor.Open("/me")).All("form[action$='handler=Open']").Count.ShouldBe(2);

        var outside = portal.Visit();
        var own = await visitor.Send(await visitor.Open("/me"), "tbody tr:last-child form[action$='handler=Open']");
        code = (await visitor.Send(own, "form[action$='handler=Code']"))["#code"].TextContent;
        own = await outside.Send(await outside.Open("/gov/zhj1/requests"), "main form", ("Number", number), ("Code", code));
        await outside.Send(own, "form[action$='handler=Code']");
        var shut = (await visitor.Open("/me"))["tbody tr:last-child"];
        shut.TextContent.ShouldContain("查询码已更换");
        shut.TextContent.ShouldNotContain("待确认收到");

        (await visitor.Send(await visitor.Open("/me"), "tbody tr:last-child form[action$='handler=Remove']")).All("tbody tr").Count.ShouldBe(1);
        (await visitor.Send(await visitor.Open("/me"), "form[action$='handler=Leave']")).Text.ShouldContain("已经退出");
        (await visitor.Open("/me")).Heading.ShouldBe("登录申请人账号");
        (await visitor.Send(await visitor.Open("/me/sign-in"), "main form", ("LoginName", "青山读书人"), ("Password", Password))).Heading.ShouldBe("我的申请");
    }

    [Fact]
    public async Task A_case_of_somebody_elses_account_is_not_opened_and_a_sign_in_leads_nowhere_else()
    {
        await AgencyAsync("zhj3");
        var (mine, theirs) = (portal.Visit(), portal.Visit());
        await OpenAsync(mine, "白河读书人");
        await OpenAsync(theirs, "蓝湖读书人");
        await ApplyAsync(mine, "zhj3");
        var list = await mine.Open("/me");
        var id = list["tbody input[name=id]"].GetAttribute("value")!;
        await ApplyAsync(theirs, "zhj3");

        var refused = await theirs.Send(await theirs.Open("/me"), "tbody form[action$='handler=Open']", ("id", id));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused["[role=alert]"].TextContent.ShouldContain("账号里没有这件申请");
        var again = portal.Visit();
        var signedIn = await again.Send(await again.Open("/me/sign-in?back=https://example.com/"), "main form", ("LoginName", "蓝湖读书人"), ("Password", Password));
        signedIn.Answer.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/me");
        (await mine.Open("/workbench/requests")).Heading.ShouldBe("登录工作台");
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_the_password_can_be_changed_and_recovered_and_the_account_closed()
    {
        var visitor = portal.Visit();
        var form = await visitor.Open("/me/open");
        var refused = await visitor.Send(form, "main form", ("LoginName", "13800000000"), ("Password", Password), ("Sum", "1"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused["[role=alert]"].TextContent.ShouldContain("手机号码");
        refused["[role=alert]"].TextContent.ShouldContain("再算一次");
        var code = (await OpenAsync(visitor, "红枫读书人"))["#code"].TextContent;

        const string second = "第二个 足够长的口令 在这里";
        (await visitor.Send(await visitor.Open("/me"), "form[action$='handler=Password']", ("old", "wrong"), ("password", second))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await visitor.Send(await visitor.Open("/me"), "form[action$='handler=Password']", ("old", Password), ("password", second))).Text.ShouldContain("口令已经修改");
        var other = portal.Visit();
        var recovered = await other.Send(await other.Open("/me/recover"), "main form", ("LoginName", "红枫读书人"), ("RecoveryCode", code), ("Password", Password));
        recovered.Heading.ShouldBe("口令已经更换");
        (await visitor.Open("/me")).Heading.ShouldBe("登录申请人账号", "sessions of before have ended");
        (await other.Send(await other.Open("/me"), "form[action$='handler=Close']", ("password", Password))).Text.ShouldContain("账号已经注销");
        (await other.Send(await other.Open("/me/sign-in"), "main form", ("LoginName", "红枫读书人"), ("Password", Password))).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<Page> OpenAsync(Visitor visitor, string name)
    {
        var form = await visitor.Open("/me/open");
        return await visitor.Send(form, "main form", ("LoginName", name), ("Password", Password), ("Sum", Sums.Of(form)));
    }

    private static async Task<Page> ApplyAsync(Visitor visitor, string slug)
    {
        var form = await visitor.Open($"/gov/{slug}/apply");
        return await visitor.Send(form, "main form.apply-form",
            ("Kind", "NaturalPerson"), ("Name", "欧阳某某"), ("IdentityKind", "ResidentCard"), ("IdentityNumber", "11010519491231002X"), ("Telephone", "00010001000"),
            ("Wanted", "2025年山塘水库除险加固资金的分配方案"), ("Form", "Electronic"), ("Way", "Download"), ("Sum", Sums.Of(form)));
    }

    private Task<long> AgencyAsync(string slug) => new Published(portal.Services).AgencyAsync("账号县" + slug, slug);
}
