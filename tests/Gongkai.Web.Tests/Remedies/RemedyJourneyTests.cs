using System.Globalization;
using System.Net;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Deadlines;
using Gongkai.Web.Tests.Accounts;
using Gongkai.Web.Tests.Publishing;

namespace Gongkai.Web.Tests.Remedies;

/// <summary>Reconsiderations and lawsuits as the office registers them in a browser without scripts.</summary>
public sealed class RemedyJourneyTests(BusyPortal portal) : IClassFixture<BusyPortal>
{
    private static readonly DateOnly Today = ChinaTime.DateOf(DateTimeOffset.UtcNow);

    [Fact]
    public async Task A_lawsuit_is_registered_answered_judged_and_counted_and_the_number_opens_to_it()
    {
        var office = await OfficerAsync("青河县财政局", "qhxczj", StaffRole.DisclosureOffice);
        var page = await RegisterAsync(office, "Lawsuit", "对不予公开的答复不服", "张某一", ("Form.IsAfterReconsideration", "true"));
        page.Heading.ShouldBe("对不予公开的答复不服");
        page.Text.ShouldContain("提交答辩状和证据、依据");
        page.Text.ShouldContain("《行政诉讼法》第六十七条");
        page.Text.ShouldContain("张＊＊");
        page.Text.ShouldNotContain("张某一");
        var address = page.Answer.RequestMessage!.RequestUri!.AbsolutePath;

        page = await office.Send(page, "form[action*=Reveal]");
        page.Text.ShouldContain("张某一");
        page.Text.ShouldContain("查看当事人");

        page = await office.Send(await office.Open(address), "form[action*=Answer]", ("on", Text(Today)));
        page.Text.ShouldContain($"已于{Today.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)}提交");

        page = await office.Send(page, "form[action*=Ruling]", ("Ruling.Number", "（2026）青行初1号"), ("Ruling.MadeOn", Text(Today)), ("Ruling.Outcome", "ReconsiderationUpheld"));
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page["[role=alert]"].TextContent.ShouldContain("审理结果与案件种类不符");
        page["#ruling-number"].GetAttribute("value").ShouldBe("（2026）青行初1号");

        page = await office.Send(await office.Open(address), "form[action*=Ruling]", ("Ruling.Number", "（2026）青行初1号"), ("Ruling.MadeOn", Text(Today)), ("Ruling.Outcome", "SuitWithdrawn"));
        page.Text.ShouldContain($"{Today.Year}年·行政诉讼·复议后起诉·其他结果");

        page = await office.Open($"/workbench/remedies/figures?year={Today.Year}");
        var link = page["a[href*='suitafterreconsideration.other']"];
        link.TextContent.ShouldBe("1");
        page = await office.Open(link.GetAttribute("href")!);
        page["table.documents th[scope=row] a"].GetAttribute("href").ShouldBe(address);
        (await office.Open($"/workbench/remedies?cell=suitafterreconsideration.upheld&year={Today.Year}")).Text.ShouldContain("没有符合条件的案件");
    }

    [Fact]
    public async Task What_was_typed_wrongly_is_put_right_with_a_reason_and_a_case_in_error_made_void()
    {
        var office = await OfficerAsync("青河县教育局", "qhxjyj", StaffRole.DisclosureOffice);
        var page = await RegisterAsync(office, "Reconsideration", "对答复不服", "李某二");
        var address = page.Answer.RequestMessage!.RequestUri!.AbsolutePath;

        page = await office.Open(address + "/edit");
        page["#form-claimant"].GetAttribute("value").ShouldBeNullOrEmpty();
        page = await office.Send(page, "form.article", ("Form.Subject", "对部分公开的答复不服"), ("Form.Body", "青河县人民政府"), ("Form.NotifiedOn", Text(Today)), ("reason", "案由写错"));
        page.Heading.ShouldBe("对部分公开的答复不服");
        page.Text.ShouldContain("案由写错");
        (await office.Open("/workbench/remedies")).Text.ShouldContain("对部分公开的答复不服");

        page = await office.Send(await office.Open(address + "/edit"), "form[action*=Void]", ("reason", "重复登记"));
        page.Text.ShouldContain("本件已作废");
        page.All("form[action*=Ruling]").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_missing_is_told_at_once_and_nothing_typed_is_lost()
    {
        var office = await OfficerAsync("青河县民政局", "qhxmzj", StaffRole.DisclosureOffice);
        var page = await RegisterAsync(office, "Reconsideration", " ", "王某三", ("Form.RequestNumber", "2026-99999"));
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.All("[role=alert] li").Count.ShouldBe(2);
        page["#form-claimant"].GetAttribute("value").ShouldBe("王某三");
    }

    [Fact]
    public async Task A_file_is_kept_sealed_and_given_back_as_it_was_and_strangers_find_nothing()
    {
        var office = await OfficerAsync("青河县水利局", "qhxslj", StaffRole.DisclosureOffice);
        var stranger = await OfficerAsync("青河县林业局", "qhxlyj", StaffRole.DisclosureOffice);
        var page = await RegisterAsync(office, "Complaint", "对没有按期答复的投诉", "赵某四");
        var address = page.Answer.RequestMessage!.RequestUri!.AbsolutePath;
        using var content = new MultipartFormDataContent();
        foreach (var hidden in page["form[action*=File]"].QuerySelectorAll("input[type=hidden]"))
        {
            content.Add(new StringContent(hidden.GetAttribute("value")!), hidden.GetAttribute("name")!);
        }

        content.Add(new StringContent("Notice"), "kind");
        content.Add(new ByteArrayContent("通知"u8.ToArray()), "file", "受理通知.txt");
        (await office.Client.PostAsync(new Uri(address + "?handler=File", UriKind.Relative), content)).EnsureSuccessStatusCode();

        page = await office.Open(address);
        var link = page["a[href*='handler=File']"];
        link.TextContent.ShouldBe("受理通知.txt");
        (await office.Client.GetByteArrayAsync(new Uri(link.GetAttribute("href")!, UriKind.Relative))).ShouldBe("通知"u8.ToArray());
        foreach (var path in (string[])[address, address + "/edit", link.GetAttribute("href")!])
        {
            (await stranger.Open(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }

        (await stranger.Open("/workbench/remedies")).Text.ShouldNotContain("对没有按期答复的投诉");
    }

    private async Task<Visitor> OfficerAsync(string agency, string slug, StaffRole role)
    {
        await portal.AddOfficerAsync($"{slug}.office", await portal.AddAgencyAsync(agency, slug), role);
        return await portal.Visit().SignInAsync($"{slug}.office");
    }

    private static async Task<Page> RegisterAsync(Visitor office, string kind, string subject, string claimant, params (string, string)[] more) =>
        await office.Send(await office.Open("/workbench/remedies/new?kind=" + kind), "form.article",
            [("Form.Subject", subject), ("Form.Claimant", claimant), ("Form.Body", "青河县人民法院"), ("Form.NotifiedOn", Text(Today)), .. more]);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
