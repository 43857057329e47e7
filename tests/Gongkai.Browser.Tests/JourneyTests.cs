using Microsoft.Playwright;

namespace Gongkai.Browser.Tests;

/// <summary>What people come for, from the first page to the last.</summary>
[Collection(OneBrowser.Name)]
public class JourneyTests(Browser browser)
{
    [Fact]
    public async Task A_check_up_goes_by_keyboard_alone()
    {
        var page = await browser.OpenAsync("/");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(":focus")).ToHaveTextAsync("跳到正文");
        await FocusByTab(page, "年报体检");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("年报体检");

        while (await page.EvaluateAsync<string>("document.activeElement.id") != "text")
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.InsertTextAsync(await File.ReadAllTextAsync(Samples.FileOf(1)));
        await FocusByTab(page, "开始体检");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "核对发现" })).ToBeVisibleAsync();

        await FocusByTab(page, "查看原文");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("原文");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_is_checked_with_and_without_scripts(bool scripts)
    {
        var page = await browser.OpenAsync("/check", Browser.Phone, scripts);
        await page.GetByLabel("年报文件").SetInputFilesAsync(Samples.FileOf(1));
        await page.GetByRole(AriaRole.Button, new() { Name = "开始体检" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "核对发现" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("table.requests #c-requests-received-6")).ToContainTextAsync("97");
        await PageTests.ShouldFit(page);
        if (scripts)
        {
            await PageTests.ShouldBeAccessible(page);
        }
    }

    [Fact]
    public async Task A_form_without_a_report_says_so_where_the_reader_is()
    {
        var page = await browser.OpenAsync("/check");
        await page.GetByRole(AriaRole.Button, new() { Name = "开始体检" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("请选择一个年报文件");
        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("problems");
        await PageTests.ShouldBeAccessible(page);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_explained()
    {
        var page = await browser.OpenAsync("/check", Browser.Phone);
        await page.GetByLabel("年报文件").SetInputFilesAsync(new FilePayload { Name = "photo.png", MimeType = "image/png", Buffer = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] });
        await page.GetByRole(AriaRole.Button, new() { Name = "开始体检" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("这份文件没有读出来");
        await PageTests.ShouldBeAccessible(page);
        await PageTests.ShouldFit(page);
    }

    [Fact]
    public async Task A_mark_leads_to_its_finding_and_the_finding_back_to_its_place()
    {
        var page = await browser.OpenAsync("/reports/1");
        var mark = page.Locator("td .tag").First;
        var finding = (await mark.GetAttributeAsync("href"))!;
        await mark.ClickAsync();
        await Assertions.Expect(page.Locator(finding)).ToBeInViewportAsync();
        await page.Locator(finding).GetByRole(AriaRole.Link, new() { Name = "看原处" }).ClickAsync();
        await Assertions.Expect(page.Locator(":target")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_quoted_line_opens_in_the_source()
    {
        var page = await browser.OpenAsync("/reports/1");
        await page.Locator(".finding blockquote a").First.ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/source#L", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator("li:target")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task The_operator_explains_a_finding_and_keeps_a_checked_report()
    {
        var page = await browser.OpenAsync("/reports/2");
        await page.GetByRole(AriaRole.Link, new() { Name = "作出说明" }).First.ClickAsync();
        await page.GetByLabel("运维口令").FillAsync(Samples.Token);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await PageTests.ShouldBeAccessible(page);
        await page.GetByLabel("理由").FillAsync("口径不同，含上年结转。");
        await page.GetByLabel("说明人").FillAsync("政务公开办");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存说明" }).ClickAsync();
        await Assertions.Expect(page.Locator(".finding .explanation")).ToContainTextAsync("口径不同，含上年结转。");
        await PageTests.ShouldBeAccessible(page);

        await page.GotoAsync("/check");
        await page.GetByLabel("年报文件").SetInputFilesAsync(Samples.FileOf(0));
        await page.GetByRole(AriaRole.Button, new() { Name = "开始体检" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "存入本站" }).ClickAsync();
        await PageTests.ShouldBeAccessible(page);
        await page.GetByLabel("机关名称").FillAsync("测试县民政局");
        await page.GetByRole(AriaRole.Button, new() { Name = "存入本站" }).ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/reports/", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator(".crumbs")).ToContainTextAsync("测试县民政局");
    }

    /// <summary>Goes from link to link as somebody without a mouse does.</summary>
    private static async Task FocusByTab(IPage page, string text)
    {
        const int MostStops = 400;
        for (var i = 0; i < MostStops; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>("document.activeElement.textContent.trim()") == text)
            {
                return;
            }
        }

        throw new InvalidOperationException($"「{text}」 cannot be reached by the keyboard on {page.Url}");
    }
}
