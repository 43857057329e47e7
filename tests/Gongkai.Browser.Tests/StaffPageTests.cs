using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Operations.Accounts;
using Gongkai.Operations.Agencies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Gongkai.Browser.Tests;

/// <summary>The pages of agencies and accounts at both sizes, and signing in without scripts.</summary>
[Collection(OneBrowser.Name)]
public sealed class StaffPageTests(Browser browser) : IAsyncLifetime, IAsyncDisposable
{
    private const string Password = "rain on seven roofs";

    private readonly PortalOnAPort portal = new();
    private string address = "";

    public async Task InitializeAsync()
    {
        address = portal.Listen();
        await using var scope = portal.Services.CreateAsyncScope();
        var agency = await scope.ServiceProvider.GetRequiredService<SaveAgency>().ExecuteAsync(new(new AgencyProfile { Name = "青山县人民政府", Kind = AgencyKind.Government }, null), CancellationToken.None);
        foreach (var (user, name) in (ReadOnlySpan<(string, string)>)[("chief", "王小红"), ("clerk", "李红")])
        {
            scope.ServiceProvider.GetRequiredService<AddAccount>().ExecuteAsync(
                new(user, name, agency.Value, [StaffRole.Administrator, StaffRole.Leader]) { Password = Password, MustChangePassword = false }, CancellationToken.None).GetAwaiter().GetResult().Failed.ShouldBeFalse();
        }
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task The_pages_of_staff_are_accessible_and_fit_desk_and_telephone()
    {
        var page = await browser.OpenAsync("/account/sign-in", address: address);
        await PageTests.ShouldServeDeskAndTelephone(page);
        await SignInAsync(page);
        foreach (var path in (string[])["/workbench/agencies", "/workbench/agencies/new", "/workbench/agencies/import", "/workbench/accounts", "/workbench/accounts/new", "/account", "/account/password", "/account/two-step"])
        {
            await page.GotoAsync(path);
            await PageTests.ShouldServeDeskAndTelephone(page);
        }

        await page.GotoAsync("/workbench/agencies");
        await page.GetByRole(AriaRole.Link, new() { Name = "青山县人民政府" }).ClickAsync();
        await PageTests.ShouldServeDeskAndTelephone(page);
        await page.GotoAsync("/workbench/accounts");
        await page.GetByRole(AriaRole.Link, new() { Name = "李红" }).ClickAsync();
        await PageTests.ShouldServeDeskAndTelephone(page);
        await page.GotoAsync("/elder-mode?on=true&back=/account");
        await PageTests.ShouldServeDeskAndTelephone(page);
    }

    [Fact]
    public async Task Without_scripts_one_signs_in_adds_a_person_and_signs_out()
    {
        var page = await browser.OpenAsync("/account/sign-in", Browser.Phone, scripts: false, address: address);
        await page.GetByLabel("用户名").FillAsync("chief");
        await page.GetByLabel("口令").FillAsync("not the password");
        await page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("用户名或口令不正确");
        await SignInAsync(page);

        await page.GotoAsync("/workbench/accounts/new");
        await page.GetByLabel("姓名").FillAsync("钱二");
        await page.GetByLabel("用户名").FillAsync("qian.er");
        await page.GetByLabel("科室经办人").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "建账号" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("首次口令");

        await page.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
        await page.GotoAsync("/account");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "登录工作台" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_menu_takes_one_line_and_what_is_seldom_opened_is_two_keys_away_without_scripts()
    {
        var page = await browser.OpenAsync("/account/sign-in", scripts: false, address: address);
        await SignInAsync(page);
        foreach (var path in (string[])["/workbench", "/elder-mode?on=true&back=/workbench"])
        {
            await page.GotoAsync(path);
            var items = await page.Locator("header.site nav > ul > li").AllAsync();
            items.Count.ShouldBeGreaterThan(8);
            var tops = await Task.WhenAll(items.Select(async item => (await item.BoundingBoxAsync())!.Y));
            tops.Distinct().ShouldHaveSingleItem();
        }

        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "人员", Exact = true })).ToBeHiddenAsync();
        await page.GetByText("更多", new() { Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "人员", Exact = true }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "人员" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("更多", new() { Exact = true })).ToHaveAttributeAsync("aria-current", "true");
    }

    private static async Task SignInAsync(IPage page)
    {
        await page.GetByLabel("用户名").FillAsync("chief");
        await page.GetByLabel("口令").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "退出" })).ToBeVisibleAsync();
    }
}
