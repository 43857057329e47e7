using Gongkai.Web.AnnualReports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Gongkai.Browser.Tests;

/// <summary>A check-up that takes its time.</summary>
[Collection(OneBrowser.Name)]
public class ProgressTests(Browser browser)
{
    [Fact]
    public async Task A_check_up_shows_how_far_it_is_and_then_its_result_by_itself()
    {
        await using var portal = new PortalOnAPort { ChecksReports = false };
        var page = await browser.OpenAsync("/check", Browser.Phone, address: portal.Listen());
        await page.GetByLabel("年报文件").SetInputFilesAsync(Samples.FileOf(1));
        await page.GetByRole(AriaRole.Button, new() { Name = "开始体检" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("正在体检");
        await Assertions.Expect(page.Locator(".steps .now")).ToContainTextAsync("排队等待");
        await PageTests.ShouldBeAccessible(page);
        await PageTests.ShouldFit(page);

        using var worker = ActivatorUtilities.CreateInstance<CheckUpWorker>(portal.Services);
        await worker.StartAsync(CancellationToken.None);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "核对发现" })).ToBeVisibleAsync();
        await worker.StopAsync(CancellationToken.None);
    }
}
