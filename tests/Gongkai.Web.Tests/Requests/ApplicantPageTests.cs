using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Accounts;
using Gongkai.Operations.Data;
using Gongkai.Operations.Requests;
using Gongkai.Testing;
using Gongkai.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests.Requests;

/// <summary>The pages for applicants, as somebody reads them who has no scripts; the log is listened to.</summary>
public sealed partial class ApplicantPageTests(ListenedPortal portal) : IClassFixture<ListenedPortal>
{
    private const string Identity = "11010519491231002X";
    private const string Form = Applying.Form;

    private static (string Name, object Value)[] Good => [.. Applying.Good];

    [Fact]
    public async Task An_application_goes_from_the_agencys_page_to_its_receipt_and_its_case_without_scripts()
    {
        var agency = await AgencyAsync("sqj1");
        var visitor = portal.Visit();
        var page = await visitor.Open("/gov/sqj1/request");
        page = await visitor.Open(page["main a[href$='/apply']"].GetAttribute("href")!);
        page.Heading.ShouldBe("申请公开");
        page["nav[aria-label='主导航'] [aria-current=page]"].TextContent.ShouldBe("依申请公开");
        page.Text.ShouldContain("口头申请");
        page["aside"].TextContent.ShouldContain("0700-1234567");

        page = await SubmitAsync(visitor, page);

        page.Heading.ShouldBe("申请已经提交");
        var number = page["#number"].TextContent;
        number.ShouldMatch("^20[0-9]{2}-00001$");
        page.Text.ShouldContain("双方确认之日");
        page.Text.ShouldContain("欧＊＊＊");
        page.Text.ShouldNotContain("00010001000");

        var other = portal.Visit();
        var look = await other.Send(await other.Open("/gov/sqj1/requests"), "main form", ("Number", number), ("Code", page["#code"].TextContent.ToLowerInvariant()));
        look.Heading.ShouldBe("申请 " + number);
        look["#stands"].TextContent.ShouldBe("已经登记，等待与您确认");
        look["dd.wanted"].TextContent.ShouldBe("2025年山塘水库除险加固资金的分配方案");
        look.Answer.RequestMessage!.RequestUri!.PathAndQuery.ShouldBe($"/gov/sqj1/requests/{number}");

        look = await other.Send(look, "form[action$='handler=Note']", ("Text", "方案在水利局的函里提到过"), ("Files", ("函.txt", Encoding.UTF8.GetBytes("某函"))));
        look["[role=status]"].TextContent.ShouldBe("补充内容已经提交。");
        look.Text.ShouldContain("函.txt");
        look[".events"].TextContent.ShouldContain("您提交补充内容");

        look = await other.Open($"/gov/sqj1/requests/{number}/withdraw");
        look.Text.ShouldContain("不能恢复");
        look = await other.Send(look, "main form", ("Text", "已经取得"));
        look["#stands"].TextContent.ShouldBe("您已经撤回申请");
        (await RequestAsync(agency)).Answer.ShouldBe(AnswerKind.Withdrawn);
    }

    [Fact]
    public async Task What_is_wrong_stands_in_a_summary_and_beside_its_field_and_every_entry_is_kept()
    {
        await AgencyAsync("sqj2");
        var visitor = portal.Visit();
        var page = await visitor.Open("/gov/sqj2/apply");

        page = await visitor.Send(page, Form, ("Kind", "Enterprise"), ("Name", ""), ("IdentityKind", "CreditCode"), ("IdentityNumber", "123"), ("Representative", "甲某某"), ("ContactName", "乙某某"), ("Telephone", ""),
            ("Email", "no address"), ("Address", "青山县某街"), ("Postcode", "000000"), ("Wanted", "某项目\n合同"), ("Form", "Paper"), ("Way", "Fax"), ("HelpNeeded", "大字本"), ("SuggestsPublication", "true"), ("Sum", "1"),
            ("Files", ("程序.jpg", (byte[])[.. "MZ"u8, 0, 0])));

        page["#problems h2"].TextContent.ShouldContain("5处");
        page.All("#problems a").Select(a => a.GetAttribute("href")).ShouldBe(["#name", "#email", "#identitynumber", "#files", "#sum"], ignoreOrder: true);
        page["#name-error"].TextContent.ShouldBe("请填写申请单位的名称。");
        page["#name"].GetAttribute("aria-invalid").ShouldBe("true");
        page["#name"].GetAttribute("aria-describedby").ShouldBe("name-error");
        page["#problems"].TextContent.ShouldContain("重新选择");
        page["input[name=Kind][checked]"].GetAttribute("value").ShouldBe("Enterprise");
        foreach (var (id, value) in new[] { ("identitynumber", "123"), ("representative", "甲某某"), ("contactname", "乙某某"), ("email", "no address"), ("address", "青山县某街"), ("postcode", "000000"), ("helpneeded", "大字本") })
        {
            page["#" + id].GetAttribute("value").ShouldBe(value);
        }

        page["#wanted"].TextContent.ShouldBe("某项目\n合同");
        page["#form option[selected]"].GetAttribute("value").ShouldBe("Paper");
        page["#way option[selected]"].GetAttribute("value").ShouldBe("Fax");
        page["input[name=SuggestsPublication]"].HasAttribute("checked").ShouldBeTrue();
    }

    [Fact]
    public async Task A_repeat_of_the_same_submission_shows_the_first_number_and_how_to_get_the_code()
    {
        await AgencyAsync("sqj3");
        var visitor = portal.Visit();
        var form = await visitor.Open("/gov/sqj3/apply");
        var number = (await SubmitAsync(visitor, form))["#number"].TextContent;

        var again = await SubmitAsync(visitor, form);

        again.Heading.ShouldBe("这份申请已经提交过");
        again["#number"].TextContent.ShouldBe(number);
        again.All("#code").ShouldBeEmpty();

        // The browser that has sent it may take a new code for a while.
        var look = await visitor.Open($"/gov/sqj3/requests/{number}");
        look = await visitor.Send(look, "form[action$='handler=Code']");
        var code = look["#code"].TextContent;
        var other = portal.Visit();
        (await other.Send(await other.Open("/gov/sqj3/requests"), "main form", ("Number", number), ("Code", code))).Heading.ShouldBe("申请 " + number);
    }

    [Fact]
    public async Task Of_two_hundred_who_send_at_once_and_twice_none_is_lost_or_doubled()
    {
        const int People = 200;
        var agency = await AgencyAsync("sqjf");
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<GongkaiDbContext>();
            db.Add(new RequestSettingsRow { AgencyId = agency, Practice = new RequestPractice { MostFromNetworkAnHour = 2 * People } });
            await db.SaveChangesAsync();
        }

        var forms = await Task.WhenAll(Enumerable.Range(0, People).Select(async _ =>
        {
            var visitor = portal.Visit();
            return (Visitor: visitor, Form: await visitor.Open("/gov/sqjf/apply"));
        }));

        // Twice each: a second press of the button while the first is on its way.
        var receipts = await Task.WhenAll(forms.Select(f => Task.WhenAll(SubmitAsync(f.Visitor, f.Form), SubmitAsync(f.Visitor, f.Form))));

        receipts.ShouldAllBe(r => r[0].Status == HttpStatusCode.OK && r[0]["#number"].TextContent == r[1]["#number"].TextContent);
        receipts.ShouldAllBe(r => r.Count(p => p.All("#code").Count == 1) == 1, "the code is shown once");
        receipts.Select(r => r[0]["#number"].TextContent[5..]).Order().ShouldBe(Enumerable.Range(1, People).Select(n => $"{n:00000}"));
        (await CountAsync(agency)).ShouldBe(People);
    }

    [Fact]
    public async Task A_wrong_code_and_a_case_that_is_not_there_are_answered_alike_and_nothing_is_told_of_them()
    {
        await AgencyAsync("sqj4");
        var visitor = portal.Visit();
        var number = (await SubmitAsync(visitor, await visitor.Open("/gov/sqj4/apply")))["#number"].TextContent;
        var stranger = portal.Visit();
        var look = await stranger.Open("/gov/sqj4/requests");

        var wrong = await stranger.Send(look, "main form", ("Number", number), ("Code", "AAAA-BBBB-CCCC"));
        var nothing = await stranger.Send(look, "main form", ("Number", number[..5] + "09999"), ("Code", "AAAA-BBBB-CCCC"));

        (wrong.Status, nothing.Status).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NotFound));
        Told(wrong).ShouldBe(Told(nothing));
        (await stranger.Open($"/gov/sqj4/requests/{number}")).Heading.ShouldBe("查询办理进度");
        (await stranger.Open($"/gov/sqj4/requests/{number[..5]}09999")).Heading.ShouldBe("查询办理进度");

        static string Told(Page page) => page[".problems"].TextContent;
    }

    [Fact]
    public async Task What_cannot_be_a_number_or_a_code_is_told_beside_its_field_and_what_was_typed_is_kept()
    {
        await AgencyAsync("sqjx");
        var visitor = portal.Visit();

        var page = await visitor.Send(await visitor.Open("/gov/sqjx/requests"), "main form", ("Number", "第12号"), ("Code", "7KQ2-M9XD"));

        page["#number-error"].TextContent.ShouldContain("例如 2026-00012");
        page["#code-error"].TextContent.ShouldContain("现在是8位");
        (page["#number"].GetAttribute("value"), page["#code"].GetAttribute("value")).ShouldBe(("第12号", "7KQ2-M9XD"));
    }

    [Fact]
    public async Task Who_has_opened_a_split_application_opens_its_parts_from_there_and_no_other_case()
    {
        var agency = await AgencyAsync("sqjy");
        var office = await portal.AddOfficerAsync("sqjy.office", agency, StaffRole.DisclosureOffice);
        var (visitor, stranger) = (portal.Visit(), portal.Visit());
        var number = (await SubmitAsync(visitor, await visitor.Open("/gov/sqjy/apply")))["#number"].TextContent;
        long other;
        IReadOnlyList<long> parts;
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            var id = (await scope.ServiceProvider.GetRequiredService<GongkaiDbContext>().Requests.SingleAsync(r => r.AgencyId == agency)).Id;
            var by = (await scope.ServiceProvider.GetRequiredService<StaffSessions>().OfficerAsync(office, default))!;
            var split = await scope.ServiceProvider.GetRequiredService<SplitRequest>().ExecuteAsync(new(id, 1, by) { Remark = "一事一申请" }, ["分配方案", "验收结果"], default);
            parts = [.. split.Value.Select(p => p.Id)];
        }

        await SubmitAsync(stranger, await stranger.Open("/gov/sqjy/apply"));
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            other = await scope.ServiceProvider.GetRequiredService<GongkaiDbContext>().Requests.Where(r => r.AgencyId == agency).MaxAsync(r => r.Id);
        }

        var page = await visitor.Open($"/gov/sqjy/requests/{number}");
        page["#stands"].TextContent.ShouldBe("已经分开办理");
        page.All(".related input[name=related]").Select(i => i.GetAttribute("value")).ShouldBe(parts.Select(p => $"{p}"));
        (await visitor.Send(page, "form.related", ("related", $"{other}"))).Status.ShouldBe(HttpStatusCode.NotFound);
        var part = await visitor.Send(page, "form.related");
        part["dd.wanted"].TextContent.ShouldBe("分配方案");
    }

    [Fact]
    public async Task An_open_case_opens_no_other()
    {
        var agency = await AgencyAsync("sqj5");
        var (mine, theirs) = (portal.Visit(), portal.Visit());
        var first = (await SubmitAsync(mine, await mine.Open("/gov/sqj5/apply")))["#number"].TextContent;
        var second = (await SubmitAsync(theirs, await theirs.Open("/gov/sqj5/apply")))["#number"].TextContent;
        second.ShouldNotBe(first);

        (await mine.Open($"/gov/sqj5/requests/{second}")).Heading.ShouldBe("查询办理进度");
        (await mine.Open($"/gov/sqj5/requests/{second}/withdraw")).Heading.ShouldBe("查询办理进度");

        // The cookie of one case brought to another by hand.
        using var client = new HttpClient(portal.Server.CreateHandler()) { BaseAddress = portal.Server.BaseAddress };
        var given = await LookUpCookieAsync(client, "sqj5", agency, first);
        using var asked = new HttpRequestMessage(HttpMethod.Get, $"/gov/sqj5/requests/{second}");
        asked.Headers.Add("Cookie", given.Split(';')[0]);
        (await client.SendAsync(asked)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        given.ShouldContain($"path=/gov/sqj5/requests/{first}");
        given.ShouldContain("httponly");
        given.ShouldContain("samesite=strict");
    }

    [Fact]
    public async Task What_was_sent_is_handed_over_and_of_another_case_nothing()
    {
        await AgencyAsync("sqj6");
        var (mine, theirs) = (portal.Visit(), portal.Visit());
        var first = (await SubmitAsync(mine, await mine.Open("/gov/sqj6/apply")))["#number"].TextContent;
        var page = await mine.Open($"/gov/sqj6/requests/{first}");
        page.All("form[action$='handler=File']").ShouldBeEmpty();
        var code = await SubmitAsync(theirs, await theirs.Open("/gov/sqj6/apply"));
        (await mine.Send(page, "form[action$='handler=Note']", ("Text", "x"), ("Files", ("欧阳某某.txt", "a"u8.ToArray())))).Status.ShouldBe(HttpStatusCode.OK);

        // One's own file is listed, and not offered: it never left.
        var listed = await mine.Open($"/gov/sqj6/requests/{first}");
        listed.Text.ShouldContain("欧阳某某.txt");
        listed.All("form[action$='handler=File']").ShouldBeEmpty();
        code["#number"].TextContent.ShouldNotBe(first);
    }

    [Fact]
    public async Task Nothing_of_these_pages_is_kept_anywhere()
    {
        await AgencyAsync("sqj7");
        var visitor = portal.Visit();
        var receipt = await SubmitAsync(visitor, await visitor.Open("/gov/sqj7/apply"));
        var pages = new List<Page> { receipt };
        foreach (var address in new[] { "/gov/sqj7/apply", "/gov/sqj7/apply/form", "/gov/sqj7/requests", $"/gov/sqj7/requests/{receipt["#number"].TextContent}" })
        {
            pages.Add(await visitor.Open(address));
        }

        foreach (var page in pages)
        {
            page.Answer.Headers.CacheControl!.NoStore.ShouldBeTrue(page.Heading);
            page.Document.QuerySelector("meta[name=robots]")!.GetAttribute("content").ShouldBe("noindex");
            page.Answer.Headers.ETag.ShouldBeNull();
        }

        var tickets = new[] { await portal.Visit().Open("/gov/sqj7/apply"), await portal.Visit().Open("/gov/sqj7/apply") }.Select(p => p["input[name=Ticket]"].GetAttribute("value"));
        tickets.Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task The_form_is_printed_with_its_entries_and_nothing_is_stored()
    {
        var agency = await AgencyAsync("sqj8");
        var visitor = portal.Visit();
        (await visitor.Open("/gov/sqj8/apply/form")).Heading.ShouldBe("青山县水利局sqj8政府信息公开申请表");
        var form = await visitor.Open("/gov/sqj8/apply");
        form["button[formaction]"].GetAttribute("formaction").ShouldBe("/gov/sqj8/apply?handler=Paper");
        ((AngleSharp.Dom.IElement)form[Form]).SetAttribute("action", "/gov/sqj8/apply?handler=Paper");

        var paper = await visitor.Send(form, Form, Good);

        paper[".paper-form"].TextContent.ShouldContain(Identity);
        paper[".paper-form"].TextContent.ShouldContain("☑ 电子数据");
        paper[".paper-form"].TextContent.ShouldContain("☐ 纸质");
        (await CountAsync(agency)).ShouldBe(0);
    }

    [Fact]
    public async Task Where_the_agency_confirms_at_once_the_receipt_says_by_when_it_answers()
    {
        var agency = await AgencyAsync("sqj9");
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<GongkaiDbContext>();
            db.Add(new RequestSettingsRow { AgencyId = agency, Practice = new RequestPractice { ConfirmsWebAtOnce = true } });
            await db.SaveChangesAsync();
        }

        var visitor = portal.Visit();
        var page = await SubmitAsync(visitor, await visitor.Open("/gov/sqj9/apply"));

        page.Text.ShouldContain("今天就是收到申请之日");
        page.Text.ShouldMatch("最迟在20[0-9]{2}年[0-9]+月[0-9]+日答复");
        page[".derivation"].TextContent.ShouldContain("第20个工作日");
    }

    [Fact]
    public async Task A_ticket_of_another_agency_or_made_up_submits_nothing()
    {
        var (agency, other) = (await AgencyAsync("sqja"), await AgencyAsync("sqjb"));
        var visitor = portal.Visit();
        var foreign = await visitor.Open("/gov/sqjb/apply");
        var form = await visitor.Open("/gov/sqja/apply");
        form["input[name=Ticket]"].SetAttribute("value", foreign["input[name=Ticket]"].GetAttribute("value")!);
        (await visitor.Send(form, Form, [.. Good, ("Sum", Sums.Of(foreign))])).All("#sum-error").Count.ShouldBe(1);
        form["input[name=Ticket]"].SetAttribute("value", "made-up");
        (await visitor.Send(form, Form, [.. Good, ("Sum", Sums.Of(form))])).All("#sum-error").Count.ShouldBe(1);
        (await CountAsync(agency) + await CountAsync(other)).ShouldBe(0);
    }

    [Fact]
    public async Task What_scripts_have_worked_out_takes_the_place_of_the_sum()
    {
        await AgencyAsync("sqjc");
        var visitor = portal.Visit();
        var form = await visitor.Open("/gov/sqjc/apply");
        var (key, bits) = (form["[data-work]"].GetAttribute("data-work")!, int.Parse(form["[data-work]"].GetAttribute("data-bits")!));
        var work = Enumerable.Range(0, int.MaxValue).First(n =>
            System.Numerics.BitOperations.LeadingZeroCount(System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes($"{key}:{n}")))) >= bits);
        form["[data-work]"].SetAttribute("value", "1");
        (await visitor.Send(form, Form, Good)).All("#sum-error").Count.ShouldBe(1);

        form["[data-work]"].SetAttribute("value", work.ToString(System.Globalization.CultureInfo.InvariantCulture));
        (await visitor.Send(form, Form, Good)).Heading.ShouldBe("申请已经提交");
    }

    [Fact]
    public async Task No_log_line_holds_anything_of_an_applicant()
    {
        await AgencyAsync("sqjd");
        var visitor = portal.Visit();
        var form = await visitor.Open("/gov/sqjd/apply");
        var receipt = await SubmitAsync(visitor, form, ("Files", ("司马某某的房产证.txt", "a"u8.ToArray())));
        var code = receipt["#code"].TextContent;
        var alike = (AngleSharp.Dom.IElement)form[Form];
        alike.SetAttribute("action", "/gov/sqjd/apply?handler=Alike");
        await visitor.Send(form, Form, ("Wanted", "司马某某的低保审批表"));
        await visitor.Send(await visitor.Open("/gov/sqjd/requests"), "main form", ("Number", "2026-00001"), ("Code", "WRNG-CODE-TYPE"));
        await visitor.Send(await visitor.Open("/gov/sqjd/requests"), "main form", ("Number", receipt["#number"].TextContent), ("Code", code));

        portal.Log.Lines.Count.ShouldBeGreaterThan(20, "the log was listened to");
        foreach (var secret in (string[])["欧阳某某", Identity, "00010001000", "ouyang.moumou", "山塘水库", "房产证", "低保审批表", code, code.Replace("-", "", StringComparison.Ordinal), "WRNG", "WRNGCODETYPE"])
        {
            portal.Log.Lines.Where(line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty(secret);
        }
    }

    [Fact]
    public async Task What_is_public_already_is_offered_while_the_words_are_typed_and_noted_nowhere()
    {
        var published = new Published(portal.Services);
        var agency = await AgencyAsync("sqje");
        var column = await published.ColumnAsync(agency, Domain.Catalogue.CataloguePart.Statutory, "funds", "资金");
        await published.DocumentAsync(agency, column, "青山县2025年渔业救济资金安排表");
        var visitor = portal.Visit();
        var form = await visitor.Open("/gov/sqje/apply");
        ((AngleSharp.Dom.IElement)form[Form]).SetAttribute("action", "/gov/sqje/apply?handler=Alike");

        for (var i = 0; i < 200 && (await visitor.Open("/search?q=渔业救济")).All(".found").Count == 0; i++)
        {
            await Task.Delay(100);
        }

        var answer = (await visitor.Send(form, Form, ("Wanted", "申请公开我县去年渔业救济资金的发放情况，身份证" + Identity))).Document.Source.Text;

        JsonDocument.Parse(answer).RootElement[0].GetProperty("title").GetString().ShouldBe("青山县2025年渔业救济资金安排表");
        await using var scope = portal.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<GongkaiDbContext>().SearchMisses.CountAsync()).ShouldBe(0);
    }

    private static Task<Page> SubmitAsync(Visitor visitor, Page form, params (string Name, object Value)[] more) => Applying.SubmitAsync(visitor, form, more);

    private async Task<string> LookUpCookieAsync(HttpClient client, string slug, long agency, string number)
    {
        var code = await NewCodeAsync(agency, number);
        var page = await client.GetAsync(new Uri($"/gov/{slug}/requests", UriKind.Relative));
        var text = await page.Content.ReadAsStringAsync();
        using var post = new HttpRequestMessage(HttpMethod.Post, $"/gov/{slug}/requests")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["Number"] = number, ["Code"] = code, ["__RequestVerificationToken"] = Token().Match(text).Groups[1].Value }),
        };
        post.Headers.Add("Cookie", page.Headers.GetValues("Set-Cookie").First().Split(';')[0]);
        return (await client.SendAsync(post)).Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("gongkai-case=", StringComparison.Ordinal));
    }

    private async Task<string> NewCodeAsync(long agency, string number)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var id = await scope.ServiceProvider.GetRequiredService<GongkaiDbContext>().Requests.Where(r => r.AgencyId == agency && r.Number == number).Select(r => r.Id).SingleAsync();
        return (await scope.ServiceProvider.GetRequiredService<Operations.Requests.Applicants.RenewQueryCode>().ForApplicantAsync(id, default)).Value;
    }

    private Task<long> AgencyAsync(string slug) => new Published(portal.Services).AgencyAsync("青山县水利局" + slug, slug);

    private async Task<DisclosureRequest> RequestAsync(long agency)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<GongkaiDbContext>().Requests.SingleAsync(r => r.AgencyId == agency);
    }

    private async Task<int> CountAsync(long agency)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<GongkaiDbContext>().Requests.CountAsync(r => r.AgencyId == agency);
    }

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
