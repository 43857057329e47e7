using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Gongkai.Browser.Tests;

/// <summary>Every page at both sizes: nothing for a screen reader to stumble over, nothing wider than the screen.</summary>
[Collection(OneBrowser.Name)]
public class PageTests(Browser browser)
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    public static TheoryData<string> Addresses =>
    [
        "/", "/reports", "/reports?name=不存在的机关", "/reports/1", "/reports/2", "/reports/5", "/reports/1/source", "/check", "/compare", "/compare?a=1&b=2", "/compare?id=1&id=2&id=3",
        "/regions", "/regions/咸安区/2024", "/rules", "/rules/R3.balance", "/open-data", "/help", "/operator", "/nowhere",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_page_is_accessible_and_fits_the_desk_and_the_telephone(string address) => await ShouldServeDeskAndTelephone(await browser.OpenAsync(address));

    [Theory]
    [InlineData("/")]
    [InlineData("/reports/1")]
    [InlineData("/check")]
    public async Task A_page_in_elder_mode_is_accessible_and_fits_the_telephone(string address)
    {
        var page = await browser.OpenAsync("/elder-mode?on=true&back=" + Uri.EscapeDataString(address), Browser.Phone);
        (await page.EvaluateAsync<string>("getComputedStyle(document.documentElement).fontSize")).ShouldBe("21px");
        await ShouldBeAccessible(page);
        await ShouldFit(page);
    }

    [Fact]
    public async Task A_chart_stands_above_the_table_that_it_is_drawn_from()
    {
        var page = await browser.OpenAsync("/regions/咸安区/2024");
        var figures = page.Locator("figure[data-chart]");
        (await figures.CountAsync()).ShouldBeGreaterThan(1);
        await Assertions.Expect(figures.First.Locator(".chart canvas")).ToBeVisibleAsync();
        await Assertions.Expect(figures.First.Locator("table")).ToBeVisibleAsync();
        await Assertions.Expect(figures.First.GetByRole(AriaRole.Img)).ToHaveAttributeAsync("aria-label", "新收申请：按申请人（图，数字见下表）");
    }

    [Fact]
    public async Task A_printed_report_shows_the_paper_and_the_findings_without_menus()
    {
        var page = await browser.OpenAsync("/reports/1");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator("header.site")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("table.requests")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#f-1")).ToBeVisibleAsync();
        await page.SetViewportSizeAsync(794, 1123); // A4 at 96 dpi
        await ShouldFit(page);
        (await page.PdfAsync(new() { Format = "A4" })).Length.ShouldBeGreaterThan(10_000);
    }

    internal static async Task ShouldServeDeskAndTelephone(IPage page)
    {
        foreach (var size in (ViewportSize[])[Browser.Phone, Browser.Desk])
        {
            await page.SetViewportSizeAsync(size.Width, size.Height);
            await ShouldBeAccessible(page);
            await ShouldFit(page);
        }
    }

    // In the page itself, and only what is wrong: axe's own driver opens a second page for the report and hands over all that is right too.
    internal static async Task ShouldBeAccessible(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }

        var wrong = await page.EvaluateAsync<string[]>("""
            async () => {
                const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];
                const result = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
                return result.violations.map((v) => `${v.id}: ${v.help} → ${v.nodes.slice(0, 3).map((n) => n.html).join(" | ")}`);
            }
            """);
        wrong.ShouldBeEmpty(page.Url);
    }

    internal static async Task ShouldFit(IPage page) =>
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0, $"{page.Url} is wider than its window");
}
