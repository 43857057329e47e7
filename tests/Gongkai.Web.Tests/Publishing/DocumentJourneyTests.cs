using System.Net;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Data;
using Gongkai.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests.Publishing;

/// <summary>A portal that many people sign in to at once.</summary>
public sealed class BusyPortal : Portal
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Key, string Value)> Settings => [.. base.Settings, ("Gongkai:SignInsPerMinute", "100000")];
}

/// <summary>The work on a document, as its people do it in a browser without scripts.</summary>
public sealed class DocumentJourneyTests(BusyPortal portal) : IClassFixture<BusyPortal>
{
    [Fact]
    public async Task A_policy_and_its_interpretation_go_from_draft_to_the_public_page()
    {
        var people = await PeopleAsync("青山县教育局", "qsxjyj");
        var id = await DraftAsync(people.Clerk, "青山县教育局关于课后服务的通知", "policy");

        var page = await people.Clerk.Open($"/workbench/documents/{id}/edit");
        page.Text.ShouldContain("依次由“一审一校”、“二审二校”、“保密审查”、“三审三校”签署");
        page = await people.Clerk.Send(page, "form#document", ("Form.Title", "青山县教育局关于课后服务的通知"), ("Form.Html", "<p>各学校：现就课后服务通知如下。</p>"), ("Form.Publicity", "Proactive"),
            ("Form.ColumnId", page["#column option"].GetAttribute("value")!), ("Form.DocumentNumber", "青教发[2026]5号"), ("Form.IssuedBy", "青山县教育局"), ("Form.IssuedOn", "2026-08-03"), ("then", "submit"));
        page.Heading.ShouldBe("送审");
        page = await people.Clerk.Send(page, "main form");
        page.Text.ShouldContain("现在等审核人（经办 qsxjyj.reviewer）办理“一审一校”");

        await SignAllAsync(people, id);
        (await people.Reader.Open($"/documents/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        page = await people.Office.Open("/workbench");
        page.Text.ShouldContain("等我发布");
        page = await people.Office.Send(await people.Office.Open($"/workbench/documents/{id}/publish"), "main form");
        page.Text.ShouldContain("请在3个工作日内发布政策解读");

        (await PublicAsync(id)).ShouldBe(("青教发〔2026〕5号", false));
        (await people.Clerk.Open("/workbench")).Text.ShouldContain("欠缺政策解读");

        page = await people.Clerk.Open($"/workbench/documents/new?interprets={id}");
        page = await people.Clerk.Send(page, "main form:last-of-type", ("Title", "《课后服务的通知》解读"), ("Kind", "interpretation"), ("ColumnId", page["#column option"].GetAttribute("value")!));
        var interpretation = NumberIn(page);
        page = await people.Clerk.Send(page, "form#document", ("Form.Title", "《课后服务的通知》解读"), ("Form.Html", "<p>背景和主要内容。</p>"), ("Form.Publicity", "Proactive"),
            ("Form.ColumnId", page["#column option"].GetAttribute("value")!), ("Form.Fields[form]", "文字解读"), ("then", "submit"));
        await people.Clerk.Send(page, "main form");
        await SignAllAsync(people, interpretation);
        await people.Office.Send(await people.Office.Open($"/workbench/documents/{interpretation}/publish"), "main form");

        (await PublicAsync(interpretation)).ShouldBe((null, false));
        (await people.Clerk.Open("/workbench")).Text.ShouldNotContain("欠缺政策解读");
    }

    [Fact]
    public async Task What_is_missing_is_told_at_once_and_the_draft_stays()
    {
        var people = await PeopleAsync("红河县教育局", "hhxjyj");
        var id = await DraftAsync(people.Clerk, "没有写完", "policy");
        var page = await people.Clerk.Send(await people.Clerk.Open($"/workbench/documents/{id}/submit"), "main form");
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.All("[role=alert] li").Count.ShouldBe(2);
        page["[role=alert]"].TextContent.ShouldContain("请填写成文日期");
    }

    [Fact]
    public async Task Strangers_do_not_find_a_document_and_its_own_people_may_do_what_their_role_says()
    {
        var (own, other) = (await PeopleAsync("东山县教育局", "dsxjyj"), await PeopleAsync("西山县教育局", "xsxjyj"));
        var id = await DraftAsync(own.Clerk, "内部草稿", "notice");
        foreach (var path in (string[])["", "/edit", "/preview", "/versions", "/links", "/consultations", "/submit", "/publish"])
        {
            (await other.Clerk.Open($"/workbench/documents/{id}{path}")).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }

        (await other.Clerk.Open("/workbench/documents?text=内部草稿")).Text.ShouldContain("没有符合条件的文件");
        (await own.Leader.Open($"/workbench/documents/{id}")).All(".acts .button").ShouldBeEmpty();
        (await own.Leader.Open($"/workbench/documents/{id}/discard")).All("main form").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reviewer_returns_with_a_reason_and_the_drafter_reads_it_on_the_desk()
    {
        var people = await PeopleAsync("南山县教育局", "nsxjyj");
        var id = await DraftAsync(people.Clerk, "停课通知", "notice", "<p>明日停课。</p>");
        await people.Clerk.Send(await people.Clerk.Open($"/workbench/documents/{id}/submit"), "main form");

        var page = await people.Reviewer.Open($"/workbench/documents/{id}");
        page["section.sign button[formaction]"].GetAttribute("formaction").ShouldBe($"/workbench/documents/{id}?handler=Return");
        using var content = new FormUrlEncodedContent(page["section.sign form"].QuerySelectorAll("input[type=hidden]")
            .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!)).Append(new("opinion", "没有写明日期")));
        (await people.Reviewer.Client.PostAsync(new Uri($"/workbench/documents/{id}?handler=Return", UriKind.Relative), content)).EnsureSuccessStatusCode();

        (await people.Clerk.Open("/workbench")).Text.ShouldContain("退回：没有写明日期");
    }

    [Fact]
    public async Task What_is_typed_is_kept_and_restored()
    {
        var people = await PeopleAsync("北山县教育局", "bsxjyj");
        var id = await DraftAsync(people.Clerk, "草稿", "notice");
        var page = await people.Clerk.Open($"/workbench/documents/{id}/edit");
        using var content = new FormUrlEncodedContent(page["form#document"].QuerySelectorAll("input[type=hidden]")
            .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!)).Append(new("Form.Title", "打了一半的标题")));
        (await people.Clerk.Client.PostAsync(new Uri($"/workbench/documents/{id}/edit?handler=Autosave", UriKind.Relative), content)).EnsureSuccessStatusCode();

        page = await people.Clerk.Open($"/workbench/documents/{id}/edit");
        page["#title"].GetAttribute("value").ShouldBe("打了一半的标题");
        page.Text.ShouldContain("已恢复您在");
        page = await people.Clerk.Send(page, "form[action*=Forget]");
        page["#title"].GetAttribute("value").ShouldBe("草稿");
    }

    [Fact]
    public async Task The_document_that_repeals_another_is_looked_up_by_its_title_and_what_was_entered_stays()
    {
        var people = await PeopleAsync("岭山县教育局", "lingsxjyj");
        var (old, later) = (await PublishedAsync(people, "校外培训管理办法", "normative"), await PublishedAsync(people, "废止校外培训管理办法的决定", "policy"));
        var page = await people.Office.Open($"/workbench/register/{old}");
        var find = (page["button[formaction]"].GetAttribute("formaction")!, ("Reason", (object)"已有新规定"), ("Asked", (object)"的决定"));
        page["form[method=post]:has(fieldset)"].SetAttribute("action", find.Item1);
        page = await people.Office.Send(page, "form[method=post]:has(fieldset)", ("To", "Repealed"), ("On", "2026-08-03"), find.Item2, find.Item3);
        page["#reason"].TextContent.ShouldBe("已有新规定");
        page.All("input[name=Basis]").Select(i => i.GetAttribute("value")).ShouldBe(["", later.ToString()]);

        page["form[method=post]:has(fieldset)"].SetAttribute("action", $"/workbench/register/{old}");
        page = await people.Office.Send(page, "form[method=post]:has(fieldset)", ("To", "Repealed"), ("On", "2026-08-03"), ("Reason", "已有新规定"), ("Basis", later.ToString()));
        page.All("[role=alert]").ShouldBeEmpty();
        (await people.Reader.Open($"/documents/{old}")).Text.ShouldContain("废止校外培训管理办法的决定");
    }

    private static async Task<long> PublishedAsync(People people, string title, string kind)
    {
        var id = await DraftAsync(people.Clerk, title, kind);
        var page = await people.Clerk.Open($"/workbench/documents/{id}/edit");
        page = await people.Clerk.Send(page, "form#document", ("Form.Title", title), ("Form.Html", "<p>正文。</p>"), ("Form.Publicity", "Proactive"),
            ("Form.ColumnId", page["#column option"].GetAttribute("value")!), ("Form.IssuedBy", "岭山县教育局"), ("Form.IssuedOn", "2026-08-03"), ("then", "submit"));
        await people.Clerk.Send(page, "main form");
        await SignAllAsync(people, id);
        await people.Office.Send(await people.Office.Open($"/workbench/documents/{id}/publish"), "main form");
        return id;
    }

    private async Task<(string? Number, bool Withdrawn)> PublicAsync(long id)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var page = await scope.ServiceProvider.GetRequiredService<GongkaiDbContext>().PublicDocuments.SingleAsync(d => d.Id == id);
        return (page.DocumentNumber, page.IsWithdrawn);
    }

    private sealed record People(Visitor Clerk, Visitor Reviewer, Visitor Office, Visitor Secrecy, Visitor Leader, Visitor Reader);

    private async Task<People> PeopleAsync(string agency, string slug)
    {
        var id = await portal.AddAgencyAsync(agency, slug);
        return new(
            await InAsync("clerk", StaffRole.SectionOfficer), await InAsync("reviewer", StaffRole.Reviewer), await InAsync("office", StaffRole.DisclosureOffice),
            await InAsync("secrecy", StaffRole.SecrecyReviewer), await InAsync("leader", StaffRole.Leader), portal.Visit());

        async Task<Visitor> InAsync(string name, StaffRole role)
        {
            await portal.AddOfficerAsync($"{slug}.{name}", id, role);
            return await portal.Visit().SignInAsync($"{slug}.{name}");
        }
    }

    private static async Task<long> DraftAsync(Visitor clerk, string title, string kind, string? html = null)
    {
        var page = await clerk.Open("/workbench/documents/new");
        var column = page["#column option"].GetAttribute("value")!;
        page = await clerk.Send(page, "main form:last-of-type", ("Title", title), ("Kind", kind), ("ColumnId", column));
        page.Heading.ShouldBe("编辑");
        if (html is not null)
        {
            await clerk.Send(page, "form#document", ("Form.Title", title), ("Form.Html", html), ("Form.Publicity", "Proactive"), ("Form.ColumnId", column));
        }

        return NumberIn(page);
    }

    private static long NumberIn(Page page) => long.Parse(page.Answer.RequestMessage!.RequestUri!.AbsolutePath.Split('/')[3]);

    private static async Task SignAllAsync(People people, long id)
    {
        foreach (var visitor in (Visitor[])[people.Reviewer, people.Office, people.Secrecy, people.Leader])
        {
            (await visitor.Open("/workbench")).All($"#sign ~ ul a[href='/workbench/documents/{id}']").ShouldNotBeEmpty();
            var page = await visitor.Send(await visitor.Open($"/workbench/documents/{id}"), "section.sign form", ("proofread", "true"), ("opinion", "同意"));
            page.Status.ShouldBe(HttpStatusCode.OK);
            page.All("[role=alert]").ShouldBeEmpty();
        }
    }
}
