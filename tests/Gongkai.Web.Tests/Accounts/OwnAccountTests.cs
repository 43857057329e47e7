using System.Net;
using System.Text.RegularExpressions;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests.Accounts;

public sealed class OwnAccountTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task A_first_password_must_be_changed_before_anything_else()
    {
        var agency = await portal.AddAgencyAsync("甲县教育局", "jxjyj");
        await using var scope = portal.Services.CreateAsyncScope();
        var first = (await scope.ServiceProvider.GetRequiredService<AddAccount>().ExecuteAsync(new("first.one", "新来的", agency, [StaffRole.Administrator]), CancellationToken.None)).Value.Password;
        var visitor = portal.Visit();
        await visitor.Send(await visitor.Open("/account/sign-in"), "main form", ("UserName", "first.one"), ("Password", first));

        var page = await visitor.Open("/workbench/agencies");
        page.Heading.ShouldBe("修改口令");
        page.All("header nav a[href^='/workbench']").ShouldBeEmpty();

        (await visitor.Send(page, "main form", ("Old", first), ("New", "seven roofs"), ("Again", "seven roofs"))).All("[role=alert] li").ShouldHaveSingleItem();
        (await visitor.Send(page, "main form", ("Old", first), ("New", "seven roofs in the rain"), ("Again", "other roofs in the rain"))).Text.ShouldContain("两次输入的新口令不一样");
        await visitor.Send(page, "main form", ("Old", first), ("New", "seven roofs in the rain"), ("Again", "seven roofs in the rain"));
        (await visitor.Open("/workbench/agencies")).Heading.ShouldBe("机关");
    }

    [Fact]
    public async Task The_second_step_is_switched_on_by_the_first_code_and_asked_for_from_then_on()
    {
        var agency = await portal.AddAgencyAsync("甲县水利局", "jxslj");
        await portal.AddOfficerAsync("two.step", agency, StaffRole.SectionOfficer);
        var visitor = await portal.Visit().SignInAsync("two.step");

        var page = await visitor.Open("/account/two-step");
        page["main img.qr"].GetAttribute("src")!.ShouldStartWith("data:image/svg+xml;base64,");
        var key = FromBase32(page["main p > code"].TextContent.Replace(" ", "", StringComparison.Ordinal));
        var offer = page["input[name=Offer]"].GetAttribute("value");
        var wrong = await visitor.Send(page, "main form", ("Code", "000000"));
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong["input[name=Offer]"].GetAttribute("value").ShouldBe(offer, "the key that was scanned stays");

        var on = await visitor.Send(wrong, "main form", ("Code", CodeOf(key)));
        var codes = on.All(".recovery-codes code").Select(c => c.TextContent).ToList();
        codes.Count.ShouldBe(TwoStep.RecoveryCodes);

        var second = portal.Visit();
        var step = await second.Send(await second.Open("/account/sign-in?back=/account"), "main form", ("UserName", "two.step"), ("Password", Staff.Password));
        step.Heading.ShouldBe("第二步：动态验证码");
        (await second.Open("/account")).Heading.ShouldBe("登录工作台", "a password alone opens nothing");
        (await second.Send(step, "main form", ("Code", "000000"))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await second.Send(step, "main form", ("Code", codes[0]))).Heading.ShouldBe("我的账号");
    }

    [Fact]
    public async Task Where_a_role_needs_two_steps_nothing_opens_before_they_are_on_and_they_stay_on()
    {
        var agency = await portal.AddAgencyAsync("甲县农业局", "jxnyj");
        await portal.AddOfficerAsync("asking.admin", agency, StaffRole.Administrator);
        await portal.AddOfficerAsync("asked.leader", agency, StaffRole.Leader);
        var leader = await portal.Visit().SignInAsync("asked.leader");
        (await leader.Open("/workbench/agencies")).Heading.ShouldBe("机关");

        var administrator = await portal.Visit().SignInAsync("asking.admin");
        var roles = await administrator.Open($"/workbench/agencies/{agency}/two-step");
        (await leader.Open($"/workbench/agencies/{agency}/two-step")).All("main form button").ShouldBeEmpty();
        roles = await administrator.Send(roles, "main form", ("Roles", "Leader"));
        roles.All("input[name=Roles][checked]").Select(i => i.GetAttribute("value")).ShouldBe(["Leader"]);

        var page = await leader.Open("/workbench/agencies");
        page.Heading.ShouldBe("两步登录");
        page.Text.ShouldContain("您的角色必须使用两步登录");
        page.All("header nav a[href^='/workbench']").ShouldBeEmpty();
        var key = FromBase32(page["main p > code"].TextContent.Replace(" ", "", StringComparison.Ordinal));
        (await leader.Send(page, "main form", ("Code", CodeOf(key)))).All(".recovery-codes code").Count.ShouldBe(TwoStep.RecoveryCodes);
        (await leader.Open("/workbench/agencies")).Heading.ShouldBe("机关");

        var off = await leader.Send(await leader.Open("/account/two-step"), "form[action*=Off]", ("Password", Staff.Password));
        off.Text.ShouldContain("必须使用两步登录，不能关闭");
        (await leader.Open("/account")).Text.ShouldContain("两步登录");
    }

    [Fact]
    public async Task The_second_step_without_the_first_leads_to_the_first() =>
        (await portal.Visit().Open("/account/second-step")).Heading.ShouldBe("登录工作台");

    [Fact]
    public async Task A_session_that_is_ended_elsewhere_asks_for_the_password_again()
    {
        var agency = await portal.AddAgencyAsync("甲县林业局", "jxlyj");
        await portal.AddOfficerAsync("two.desks", agency, StaffRole.SectionOfficer);
        var (here, there) = (await portal.Visit().SignInAsync("two.desks"), await portal.Visit().SignInAsync("two.desks"));
        (await there.Open("/account")).Heading.ShouldBe("我的账号");

        var page = await here.Open("/account");
        page.All("table form").Count.ShouldBe(1);
        (await here.Send(page, "table form")).Text.ShouldContain("已结束 1 个登录");

        (await there.Open("/account")).Heading.ShouldBe("登录工作台");
        (await here.Open("/account")).Heading.ShouldBe("我的账号");
    }

    private static string CodeOf(byte[] key) => OneTimeCode.At(key, OneTimeCode.StepOf(DateTimeOffset.UtcNow));

    private static byte[] FromBase32(string text)
    {
        Regex.IsMatch(text, "^[A-Z2-7]{32}$").ShouldBeTrue();
        var bits = string.Concat(text.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Select(b => Convert.ToByte(new string(b), 2))];
    }
}
