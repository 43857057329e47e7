using System.Net;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Requests.Applicants;
using Gongkai.Testing;
using Gongkai.Web.Tests.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests.Requests;

/// <summary>What the staff have of the platform's applications: a new code, the mail server.</summary>
public sealed class ApplicantWorkbenchTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task The_office_gives_an_applicant_a_new_code_and_nobody_beside_does()
    {
        var agency = await AgencyAsync("jtj1");
        await portal.AddOfficerAsync("jtj1.office", agency, StaffRole.DisclosureOffice);
        await portal.AddOfficerAsync("jtj2.office", await AgencyAsync("jtj2"), StaffRole.DisclosureOffice);
        var submitted = await SubmitAsync(agency);
        var office = await portal.Visit().SignInAsync("jtj1.office");

        var page = await office.Send(await office.Open($"/workbench/requests/{submitted.Id}/query-code"), "main form");

        var reader = portal.Visit();
        (await reader.Send(await reader.Open("/gov/jtj1/requests"), "main form", ("Number", submitted.Number), ("Code", page["main code"].TextContent))).Heading.ShouldBe("申请 " + submitted.Number);
        var beside = await portal.Visit().SignInAsync("jtj2.office");
        (await beside.Open($"/workbench/requests/{submitted.Id}/query-code")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await beside.Open($"/workbench/requests/{submitted.Id}/publish")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_open_case_cannot_be_published_and_the_entries_are_kept()
    {
        var agency = await AgencyAsync("jtj3");
        await portal.AddOfficerAsync("jtj3.office", agency, StaffRole.DisclosureOffice);
        var submitted = await SubmitAsync(agency);
        var office = await portal.Visit().SignInAsync("jtj3.office");
        var page = await office.Open($"/workbench/requests/{submitted.Id}/publish");
        page["#title"].GetAttribute("value").ShouldBe("某路段的养护合同");

        page = await office.Send(page, "main form", ("DocumentTitle", "养护合同"), ("Text", "内容"));

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page[".problems"].TextContent.ShouldContain("已经答复");
        page["#title"].GetAttribute("value").ShouldBe("养护合同");
        page["#text"].TextContent.ShouldBe("内容");
    }

    [Fact]
    public async Task The_administrator_sets_the_mail_server_and_applicants_are_offered_notices()
    {
        var agency = await AgencyAsync("jtj4");
        await portal.AddOfficerAsync("jtj4.admin", agency, StaffRole.Administrator);
        await portal.AddOfficerAsync("jtj4.office", agency, StaffRole.DisclosureOffice);
        (await portal.Visit().Open("/gov/jtj4/apply")).All("input[name=Notify]").ShouldBeEmpty();
        var admin = await portal.Visit().SignInAsync("jtj4.admin");

        var page = await admin.Send(
            await admin.Open("/workbench/mail"), "main form:not([method=get])", ("host", "smtp.example.cn"), ("port", "70000"), ("encrypted", "true"), ("user", "xxgk"), ("password", "my-mail-secret"), ("sender", "xxgk"), ("active", "true"));
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.All(".problems li").Count.ShouldBe(2);
        page["#host"].GetAttribute("value").ShouldBe("smtp.example.cn");

        page = await admin.Send(page, "main form:not([method=get])", ("host", "smtp.example.cn"), ("port", "587"), ("encrypted", "true"), ("user", "xxgk"), ("password", "my-mail-secret"), ("sender", "xxgk@example.cn"), ("active", "true"));
        page["[role=status]"].TextContent.ShouldContain("已经保存");
        page.Document.DocumentElement.OuterHtml.ShouldNotContain("my-mail-secret");
        (await portal.Visit().Open("/gov/jtj4/apply")).All("input[name=Notify]").Count.ShouldBe(1);

        var office = await portal.Visit().SignInAsync("jtj4.office");
        (await office.Open("/workbench/mail")).All("#host").ShouldBeEmpty();
    }

    private Task<long> AgencyAsync(string slug) => new Published(portal.Services).AgencyAsync("青山县交通局" + slug, slug);

    private async Task<SubmitApplication.Submitted> SubmitAsync(long agency)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var asked = new Application
        {
            Applicant = new Applicant { Kind = ApplicantKind.NaturalPerson, Name = "甲某某", IdentityNumber = "11010519491231002X", Telephone = "00010001000" },
            Wanted = "某路段的养护合同",
        };
        return (await scope.ServiceProvider.GetRequiredService<SubmitApplication>().ExecuteAsync(new(agency, asked, [], Guid.NewGuid().ToString("N"), "192.0.2.1"), default)).Value;
    }
}
