using System.Net;
using Gongkai.Domain.Accounts;

namespace Gongkai.Web.Tests.Accounts;

public sealed class SignInTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task With_the_right_password_one_is_in_and_after_signing_out_one_is_not()
    {
        var agency = await portal.AddAgencyAsync("甲县财政局", "jxczj");
        await portal.AddOfficerAsync("jia.zhang", agency, StaffRole.SectionOfficer);
        var visitor = portal.Visit();

        (await visitor.Open("/account")).Answer.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/account/sign-in");
        await visitor.SignInAsync("jia.zhang");
        var page = await visitor.Open("/account");
        page.Text.ShouldContain("经办 jia.zhang");

        await visitor.Send(page, "header form");
        (await visitor.Open("/account")).Answer.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/account/sign-in");
    }

    [Fact]
    public async Task A_wrong_password_and_a_name_that_nobody_has_are_answered_alike()
    {
        var agency = await portal.AddAgencyAsync("乙县财政局", "yxczj");
        await portal.AddOfficerAsync("yi.li", agency, StaffRole.SectionOfficer);
        var visitor = portal.Visit();

        var wrong = await visitor.Send(await visitor.Open("/account/sign-in"), "main form", ("UserName", "yi.li"), ("Password", "not the password"));
        var nobody = await visitor.Send(await visitor.Open("/account/sign-in"), "main form", ("UserName", "nobody.here"), ("Password", "not the password"));

        wrong.Status.ShouldBe(HttpStatusCode.Unauthorized);
        nobody.Status.ShouldBe(wrong.Status);
        nobody["[role=alert]"].TextContent.ShouldBe(wrong["[role=alert]"].TextContent);
    }
}
