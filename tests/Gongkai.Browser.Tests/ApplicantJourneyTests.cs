using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Gongkai.Browser.Tests;

/// <summary>From the agency's page to the receipt and the case, as somebody with a browser goes.</summary>
[Collection(OneBrowser.Name)]
public partial class ApplicantJourneyTests(Browser browser)
{
    private const string Identity = "11010519491231002X";

    [Fact]
    public async Task An_application_is_written_submitted_kept_and_looked_up()
    {
        var page = await browser.OpenAsync("/gov/czj");
        await page.GetByRole(AriaRole.Link, new() { Name = "申请公开", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-sum]")).ToBeHiddenAsync();
        await PageTests.ShouldBeAccessible(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "提交申请" }).ClickAsync();
        await Assertions.Expect(page.Locator("#problems")).ToBeFocusedAsync();
        await PageTests.ShouldBeAccessible(page);
        await PageTests.ShouldFit(page);

        await page.GetByLabel("姓名或者名称").FillAsync("欧阳某某");
        await page.GetByLabel("证件号码").FillAsync(Identity);
        await page.GetByLabel("联系电话").FillAsync("00010001000");
        await page.GetByLabel("信息的名称、文号或者其他特征").FillAsync($"2026年财政专项资金分配情况，我的身份证{Identity}");
        await Assertions.Expect(page.Locator(".private-warning")).ToContainTextAsync("身份证号");
        await Assertions.Expect(page.Locator(".alike a").First).ToContainTextAsync("财政专项资金分配情况公示");
        await PageTests.ShouldBeAccessible(page);
        await page.GetByLabel("信息的名称、文号或者其他特征").FillAsync("2026年度农业保险补贴的核算底稿");
        await Assertions.Expect(page.Locator(".private-warning")).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "提交申请" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("申请已经提交");
        await PageTests.ShouldBeAccessible(page);
        await page.SetViewportSizeAsync(Browser.Phone.Width, Browser.Phone.Height);
        await PageTests.ShouldFit(page);
        var (number, code) = (await page.Locator("#number").InnerTextAsync(), await page.Locator("#code").InnerTextAsync());
        (await page.EvaluateAsync<int>("sessionStorage.length + localStorage.length")).ShouldBe(0, "what was kept of the form goes with it");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator("#code")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("header.site")).ToBeHiddenAsync();

        var other = await browser.OpenAsync("/gov/czj/requests", Browser.Phone, scripts: false);
        await other.GetByLabel("编号").FillAsync(number);
        await other.GetByLabel("查询码").FillAsync(code);
        await other.GetByRole(AriaRole.Button, new() { Name = "查询", Exact = true }).ClickAsync();
        await Assertions.Expect(other.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("申请 " + number);
        await PageTests.ShouldFit(other);
        await other.GetByText("补充说明、补充材料").ClickAsync();
        await other.Locator("#note-text").FillAsync("底稿由农业股保存");
        await other.GetByRole(AriaRole.Button, new() { Name = "提交", Exact = true }).ClickAsync();
        await Assertions.Expect(other.Locator(".events")).ToContainTextAsync("您提交补充内容");

        // What the browser has open, with scripts, for the scan of the case's page.
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await page.GetByRole(AriaRole.Link, new() { Name = "查看办理进度" }).ClickAsync();
        await PageTests.ShouldBeAccessible(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "撤回申请" }).ClickAsync();
        await PageTests.ShouldBeAccessible(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "确认撤回" }).ClickAsync();
        await Assertions.Expect(page.Locator("#stands")).ToHaveTextAsync("您已经撤回申请");
    }

    [Fact]
    public async Task What_was_typed_comes_back_in_the_same_window_without_the_number_of_the_card_and_is_cleared_on_demand()
    {
        var page = await browser.OpenAsync("/gov/czj/apply");
        await page.GetByLabel("商业企业").CheckAsync();
        await Assertions.Expect(page.GetByLabel("法定代表人（单位填写）")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("身份证明")).ToHaveValueAsync("CreditCode");
        await page.GetByLabel("姓名或者名称").FillAsync("某某有限公司");
        await page.GetByLabel("证件号码").FillAsync("91350100M000100Y43");
        await page.ReloadAsync(); // at once: what was typed last is kept too

        await Assertions.Expect(page.GetByLabel("姓名或者名称")).ToHaveValueAsync("某某有限公司");
        await Assertions.Expect(page.GetByLabel("商业企业")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("[data-draft-state]")).ToContainTextAsync("已经恢复");
        (await page.EvaluateAsync<string>("sessionStorage.getItem(sessionStorage.key(0))")).ShouldNotContain("91350100");
        (await page.EvaluateAsync<int>("localStorage.length")).ShouldBe(0, "beyond the window only on demand");
        await page.GetByRole(AriaRole.Button, new() { Name = "清除已填内容" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("姓名或者名称")).ToHaveValueAsync("");
        (await page.EvaluateAsync<int>("sessionStorage.length")).ShouldBe(0);
    }

    [Fact]
    public async Task Without_scripts_a_small_sum_takes_the_place_of_the_work()
    {
        var page = await browser.OpenAsync("/gov/czj/apply", Browser.Phone, scripts: false);
        await PageTests.ShouldFit(page);
        await page.GetByLabel("姓名或者名称").FillAsync("甲某某");
        await page.GetByLabel("证件号码").FillAsync(Identity);
        await page.GetByLabel("联系电话").FillAsync("00010001000");
        await page.GetByLabel("信息的名称、文号或者其他特征").FillAsync("某项目的招标公告");
        var question = Question().Match(await page.Locator("label[for=sum]").InnerTextAsync());
        await page.Locator("#sum").FillAsync(("零一二三四五六七八九".IndexOf(question.Groups[1].Value, StringComparison.Ordinal) + "零一二三四五六七八九".IndexOf(question.Groups[2].Value, StringComparison.Ordinal)).ToString(System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Button, new() { Name = "提交申请" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("申请已经提交");
    }

    [GeneratedRegex("(.)加(.)等于")]
    private static partial Regex Question();
}
