using System.IO.Compression;
using System.Net;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Requests.Letters;
using Gongkai.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests.Requests;

public sealed class LetterPageTests(Portal portal) : IClassFixture<Portal>
{
    private static int serial;

    [Fact]
    public async Task From_the_guide_to_the_archive_without_a_script()
    {
        var (agency, request) = await CaseAsync();
        var office = await VisitAsync(agency, StaffRole.DisclosureOffice);
        var reviewer = await VisitAsync(agency, StaffRole.Reviewer);
        var leader = await VisitAsync(agency, StaffRole.Leader);

        var guide = await office.Open($"/workbench/requests/{request}/guide");
        guide["legend"].TextContent.ShouldContain("实质上是申请获取政府信息吗");
        guide = await office.Open($"/workbench/requests/{request}/guide?a=application:yes&a=wanted:clear&a=fee:no&a=repeated:no&a=remit:yes&a=held:none");
        guide["[role=status]"].TextContent.ShouldContain("信息不存在");
        var form = await office.Send(guide, "main form[method=post]");
        form.Heading.ShouldContain("信息不存在");

        var incomplete = await office.Send(form, "main form", ("Form.Values[scope]", "文书档案"));
        incomplete["#missing"].TextContent.ShouldContain("还不能送审");
        incomplete.Text.ShouldContain("缺少“检索方法”");
        var edit = await office.Open(incomplete["a.button[href$='/edit']"].GetAttribute("href")!);
        var today = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd");
        var scope = edit["[name='Form.Values[scope]']"].TextContent;
        scope.ShouldBe("文书档案");
        var draft = await office.Send(edit, "main form", ("Form.Values[scope]", scope), ("Form.Values[method]", "以“白河”检索"), ("Form.Values[on]", today), ("Form.Values[by]", "办公室"));
        draft.All("[aria-labelledby=missing] li").Select(m => m.TextContent).ShouldBeEmpty();
        draft.Text.ShouldContain("法定要素齐备");
        draft["article.letter"].TextContent.ShouldContain("现告知您该政府信息不存在");

        var address = draft.Answer.RequestMessage!.RequestUri!.AbsolutePath;
        (await office.Send(draft, "form[action*=Submit]")).Text.ShouldContain("已送审");
        (await reviewer.Send(await reviewer.Open(address), "form[action*=Sign]", ("opinion", "同意"))).Text.ShouldContain("已签署");
        (await leader.Send(await leader.Open(address), "form[action*=Sign]")).Text.ShouldContain("已签发待送出");

        var sent = await office.Send(await office.Open(address), "form[action*=Send]", ("way", "Counter"), ("receivedBy", "甲某某"));
        sent.Text.ShouldContain("已送出");
        (await office.Open($"/workbench/requests/{request}")).Text.ShouldContain("已办结");
        (await office.Client.GetAsync(new Uri(address + "/docx", UriKind.Relative))).Content.Headers.ContentDisposition!.ToString().ShouldNotContain("甲");

        var archive = await office.Open($"/workbench/requests/{request}/archive");
        (await office.Send(archive, "main form")).Text.ShouldContain("归档");
        using var zip = new ZipArchive(await office.Client.GetStreamAsync(new Uri($"/workbench/requests/{request}/archive.zip", UriKind.Relative)));
        zip.Entries.Select(e => e.FullName).Intersect(["application.json", "cover.html", "index.csv", "verification.txt"]).ShouldBe(["application.json", "cover.html", "index.csv", "verification.txt"], ignoreOrder: true);
    }

    [Fact]
    public async Task Who_saves_a_letter_second_sees_what_was_saved_first_and_may_save_over_it()
    {
        var (agency, request) = await CaseAsync();
        var office = await VisitAsync(agency, StaffRole.DisclosureOffice);
        var draft = await office.Send(await office.Open($"/workbench/requests/{request}/letters/new?kind=Answer&answer=NotHeld"), "main form", ("Form.Values[scope]", "文书档案"));
        var address = draft["a.button[href$='/edit']"].GetAttribute("href")!;
        var (first, second) = (await office.Open(address), await office.Open(address));
        await office.Send(first, "main form", ("Form.Values[scope]", "电子档案"));

        var told = await office.Send(second, "main form", ("Form.Values[scope]", "业务系统"));

        told.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        told.All(".theirs dt").Select(t => t.TextContent).ShouldBe(["检索范围"]);
        told[".theirs dd"].TextContent.ShouldBe("电子档案");
        told["[name='Form.Values[scope]']"].TextContent.ShouldBe("业务系统");
        var saved = await office.Send(told, "main form", ("Form.Values[scope]", "业务系统"));
        saved["article.letter"].TextContent.ShouldContain("业务系统");
    }

    [Fact]
    public async Task Who_may_not_see_the_applicant_finds_no_letter_and_no_archive()
    {
        var (agency, request) = await CaseAsync();
        var letter = (await With((DraftLetter o) => o.BeginAsync(request, new() { Kind = Gongkai.Domain.Requests.Letters.LetterKind.Receipt }, Officer(agency, StaffRole.DisclosureOffice), default))).Value;
        foreach (var role in (StaffRole[])[StaffRole.Auditor, StaffRole.Inspector, StaffRole.SectionOfficer])
        {
            var visitor = await VisitAsync(agency, role);
            foreach (var address in (string[])[$"/workbench/letters/{letter}", $"/workbench/letters/{letter}/edit", $"/workbench/letters/{letter}/docx", $"/workbench/requests/{request}/letters/new", $"/workbench/requests/{request}/guide", $"/workbench/requests/{request}/archive.zip"])
            {
                (await visitor.Open(address)).Status.ShouldBe(HttpStatusCode.NotFound, $"{role} {address}");
            }
        }

        var leader = await VisitAsync(agency, StaffRole.Leader);
        (await leader.Open($"/workbench/letters/{letter}")).Status.ShouldBe(HttpStatusCode.OK);
        (await leader.Open($"/workbench/letters/{letter}/edit")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_office_changes_templates_and_reads_the_ledger()
    {
        var (agency, _) = await CaseAsync();
        var office = await VisitAsync(agency, StaffRole.DisclosureOffice);
        var page = await office.Open($"/workbench/requests/letter-templates?agency={agency.Id}&kind=Answer&answer=Granted");
        var refused = await office.Send(page, "form[action*=Template]", ("body", "一句话"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused["[role=alert]"].TextContent.ShouldContain("救济途径");
        (await office.Send(await office.Open($"/workbench/requests/letter-templates?agency={agency.Id}"), "form[action*=Practice]", ("online", "青山政务服务网"), ("retention", "30"))).Text.ShouldContain("已保存");
        (await office.Open($"/workbench/requests/fees?agency={agency.Id}&year=2026")).Text.ShouldContain("没有收费");
        (await office.Client.GetStringAsync(new Uri($"/workbench/requests/fees.csv?agency={agency.Id}&year=2026", UriKind.Relative))).ShouldContain("登记编号");
        (await (await VisitAsync(agency, StaffRole.Leader)).Open($"/workbench/requests/letter-templates?agency={agency.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_administrator_sets_the_chain_of_a_kind_and_of_all_answers_like_it()
    {
        var (agency, request) = await CaseAsync();
        var address = $"/workbench/requests/letter-templates?agency={agency.Id}&kind=Answer&answer=Granted";
        var office = await VisitAsync(agency, StaffRole.DisclosureOffice);
        (await office.Open(address)).Text.ShouldContain("由本机关的系统管理员设置");

        var administrator = await VisitAsync(agency, StaffRole.Administrator);
        var refused = await administrator.Send(await administrator.Open(address), "form[action*=Chain]", ("Steps[0].Name", "审核"), ("Steps[0].Duty", "Review"), ("Steps[0].Roles", "Reviewer"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused["[role=alert]"].TextContent.ShouldContain("最后一个环节应当是签发");
        var saved = await administrator.Send(await administrator.Open(address), "form[action*=Chain]", ("Steps[0].Name", "科室负责人审核"), ("Steps[0].Duty", "Review"), ("Steps[0].Roles", "Reviewer"),
            ("Steps[1].Name", "签发"), ("Steps[1].Duty", "Issue"), ("Steps[1].Roles", "Leader"), ("alike", "true"));
        saved.Text.ShouldContain("本机关自己的设置");
        (await administrator.Open(address.Replace("Granted", "NotHeld", StringComparison.Ordinal)))["#name-0"].GetAttribute("value").ShouldBe("科室负责人审核");
        (await administrator.Open(address.Replace("Granted", "RefusedProcess", StringComparison.Ordinal)))["#name-0"].GetAttribute("value").ShouldBe("审核");

        // The settings beside it keep what was set.
        (await office.Send(await office.Open($"/workbench/requests/letter-templates?agency={agency.Id}"), "form[action*=Practice]", ("retention", "30"))).Text.ShouldContain("已保存");
        (await administrator.Open(address)).Text.ShouldContain("本机关自己的设置");
        (await With((DraftLetter o) => o.BeginAsync(request, new() { Kind = Gongkai.Domain.Requests.Letters.LetterKind.Receipt }, Officer(agency, StaffRole.DisclosureOffice), default))).Failed.ShouldBeFalse();
    }

    [Fact]
    public async Task Another_answer_than_the_guides_asks_for_a_reason()
    {
        var (agency, request) = await CaseAsync();
        var office = await VisitAsync(agency, StaffRole.DisclosureOffice);
        await office.Send(await office.Open($"/workbench/requests/{request}/guide?a=application:petition"), "main form[method=post]");
        var form = await office.Open($"/workbench/requests/{request}/letters/new?kind=Answer&answer=NeedsCreation");
        form["#instead-hint"].TextContent.ShouldContain("办理指引的结果是“不予处理（信访举报投诉类申请）”");
        (await office.Send(form, "main form", ("Form.Values[reason]", "需要统计"), ("Instead", " "))).Text.ShouldContain("请写明理由");
        (await office.Send(form, "main form", ("Form.Values[reason]", "需要统计"), ("Instead", "要的是数据，不是诉求"))).Heading.ShouldContain("没有现成信息");
        (await office.Open($"/workbench/requests/{request}/letters/new?kind=Answer&answer=NeedsCreation")).Text.ShouldNotContain("不按指引的结果办理");
    }

    private static Officer Officer(AgencyPlace place, StaffRole role) => new(1, "甲", [new(place, role)]);

    private async Task<(AgencyPlace Agency, long Request)> CaseAsync()
    {
        var n = Interlocked.Increment(ref serial);
        var saved = await With((SaveAgency save) => save.ExecuteAsync(new(new AgencyProfile
        {
            Name = $"文书县第{n}局",
            Slug = "wenshu" + n,
            DocumentPrefixes = ["文书"],
            OfficeTelephone = "0000-0000000",
            ReconsiderationBody = "文书县人民政府",
            Court = "文书县人民法院",
        }, null), default));
        var place = (await With((GongkaiDbContext db) => db.Agencies.AsNoTracking().SingleAsync(a => a.Id == saved.Value))).Place!;
        var registered = await With((RegisterRequest o) => o.ExecuteAsync(new()
        {
            AgencyId = place.Id,
            Receipt = new(RequestChannel.InPerson, DateOnly.FromDateTime(DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)).Date)),
            Application = new() { Applicant = new() { Kind = ApplicantKind.NaturalPerson, Name = "甲某某", Telephone = "00000000000" }, Wanted = "白河中学扩建项目的用地批复" },
        }, Officer(place, StaffRole.DisclosureOffice), default));
        return (place, registered.Value.Id);
    }

    private async Task<Visitor> VisitAsync(AgencyPlace agency, StaffRole role)
    {
        var name = "letters" + Interlocked.Increment(ref serial);
        await portal.AddOfficerAsync(name, agency.Id, role);
        return await portal.Visit().SignInAsync(name);
    }

    private async Task<T> With<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
