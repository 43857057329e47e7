using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Gongkai.Browser.Tests;

/// <summary>The public platform at both sizes, in elder mode, on paper, with and without scripts.</summary>
[Collection(OneBrowser.Name)]
public class PublicPageTests(Browser browser)
{
    private const string Policy = "/documents/1";

    public static TheoryData<string> Addresses =>
    [
        "/", "/gov", "/gov?name=czj", "/gov/qingshan", "/gov/czj", "/gov/czj/guide", "/gov/czj/rules", "/gov/czj/statutory", "/gov/czj/other", "/gov/czj/normative", "/gov/czj/annual-reports", "/gov/czj/request", "/apply", "/gov/czj/apply", "/gov/czj/apply/form", "/gov/czj/requests",
        Policy, "/documents/2", "/documents/3", "/documents/4", "/policies", "/register", "/register?on=2031-05-01", "/search", "/search?q=专项资金", "/search?q=不存在的词语", "/most-read", "/site-map", "/open-data", "/help",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_public_page_is_accessible_and_fits_the_desk_and_the_telephone(string address) =>
        await PageTests.ShouldServeDeskAndTelephone(await browser.OpenAsync(address));

    [Theory]
    [InlineData("/")]
    [InlineData("/gov/czj")]
    [InlineData("/gov/czj/other")]
    [InlineData(Policy)]
    [InlineData("/search?q=专项资金")]
    public async Task A_public_page_in_elder_mode_is_large_accessible_and_fits_the_telephone(string address)
    {
        var page = await browser.OpenAsync("/elder-mode?on=true&back=" + Uri.EscapeDataString(address), Browser.Phone);
        (await page.EvaluateAsync<string>("getComputedStyle(document.documentElement).fontSize")).ShouldBe("21px");
        await PageTests.ShouldBeAccessible(page);
        await PageTests.ShouldFit(page);
    }

    [Fact]
    public async Task The_fixed_parts_stand_left_of_the_list_on_a_desk()
    {
        var page = await browser.OpenAsync("/gov/czj/other");
        var parts = (await page.Locator(".parts").BoundingBoxAsync())!;
        var list = (await page.Locator(".rows").BoundingBoxAsync())!;
        (parts.X + parts.Width).ShouldBeLessThan(list.X);
        await page.GetByRole(AriaRole.Link, new() { Name = "下一页" }).ClickAsync();
        await Assertions.Expect(page.Locator(".rows li")).ToHaveCountAsync(6);
    }

    [Fact]
    public async Task A_reader_sets_the_size_of_the_text_and_it_stays()
    {
        var page = await browser.OpenAsync(Policy);
        async Task<double> Size() => await page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.querySelector('.body')).fontSize)");
        var before = await Size();
        await page.GetByRole(AriaRole.Button, new() { Name = "大", Exact = true }).ClickAsync();
        (await Size()).ShouldBeGreaterThan(before);
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "大", Exact = true })).ToHaveAttributeAsync("aria-pressed", "true");
        (await Size()).ShouldBeGreaterThan(before);
    }

    [Fact]
    public async Task A_document_can_be_read_whole_without_scripts_and_offers_nothing_that_needs_them()
    {
        var page = await browser.OpenAsync(Policy, scripts: false);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("专项资金管理办法");
        await Assertions.Expect(page.Locator(".body")).ToContainTextAsync("为规范县级财政专项资金管理");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("朗读|打印|复制|大") })).ToHaveCountAsync(0);
        await page.Locator(".qr summary").ClickAsync();
        await Assertions.Expect(page.Locator(".qr img")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_structured_data_and_the_pages_scripts_pass_the_pages_own_policy()
    {
        var page = await browser.OpenAsync("about:blank");
        var refused = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") { refused.Add(message.Text); } };
        await page.GotoAsync(Policy);
        await Assertions.Expect(page.Locator("[data-count]")).ToHaveTextAsync(new Regex("^\\d+$"));
        await page.GotoAsync("/search?q=专项资金");
        refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_printed_document_has_its_text_and_metadata_and_no_menus()
    {
        var page = await browser.OpenAsync(Policy);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator("header.site")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".reading")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".metadata")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".body")).ToBeVisibleAsync();
        await page.SetViewportSizeAsync(794, 1123); // A4 at 96 dpi
        await PageTests.ShouldFit(page);
        (await page.PdfAsync(new() { Format = "A4" })).Length.ShouldBeGreaterThan(10_000);
    }

    [Fact]
    public async Task Suggestions_come_while_typing_and_are_chosen_with_the_keyboard()
    {
        var page = await browser.OpenAsync("/");
        var box = page.Locator("#q");
        await box.PressSequentiallyAsync("czj");
        await Assertions.Expect(page.GetByRole(AriaRole.Option, new() { Name = "青山县财政局" })).ToBeVisibleAsync();
        await PageTests.ShouldBeAccessible(page);
        await box.PressAsync("ArrowDown");
        await box.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/gov/czj$"));
    }

    [Fact]
    public async Task A_search_is_narrowed_by_a_click_and_widened_again_without_scripts()
    {
        var page = await browser.OpenAsync("/search?q=专项资金", scripts: false);
        await Assertions.Expect(page.Locator(".found mark").First).ToHaveTextAsync("专项资金");
        var all = await page.Locator(".total strong").InnerTextAsync();
        await page.Locator(".facets a").Filter(new() { HasText = "政策解读" }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".total strong")).ToHaveTextAsync("1");
        await page.GetByRole(AriaRole.Link, new() { Name = "取消：政策解读" }).ClickAsync();
        await Assertions.Expect(page.Locator(".total strong")).ToHaveTextAsync(all);
    }
}
