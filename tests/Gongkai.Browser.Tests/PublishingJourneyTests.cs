using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Operations.Accounts;
using Gongkai.Operations.Agencies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Gongkai.Browser.Tests;

/// <summary>The whole way of a document in a browser, every page of it looked at on the desk and on the telephone.</summary>
[Collection(OneBrowser.Name)]
public class PublishingJourneyTests(Browser browser)
{
    private const string Password = "rain on seven roofs";
    private readonly HashSet<string> seen = [];

    private static readonly (string Name, StaffRole Role)[] People =
    [
        ("clerk", StaffRole.SectionOfficer), ("reviewer", StaffRole.Reviewer), ("office", StaffRole.DisclosureOffice), ("secrecy", StaffRole.SecrecyReviewer), ("leader", StaffRole.Leader),
    ];

    [Fact]
    public async Task A_policy_is_reviewed_published_interpreted_corrected_and_withdrawn()
    {
        await using var portal = new PortalOnAPort();
        var address = portal.Listen();
        await StaffAsync(portal.Services);
        var pages = new Dictionary<string, IPage>();
        foreach (var (name, _) in People)
        {
            pages[name] = await SignInAsync(address, name);
        }

        var clerk = pages["clerk"];
        var id = await DraftAsync(clerk, "/workbench/documents/new", "关于规范课后服务的通知", "policy");
        await clerk.FillAsync("#number", "青教发〔2026〕5号");
        await clerk.FillAsync("#issued-on", "2026-08-03");
        await SubmitAsync(clerk, "各学校：现就规范课后服务通知如下。");
        await ReviewAsync(pages, id);
        await PublishAsync(pages["office"], id);
        var reader = await browser.OpenAsync($"/documents/{id}", address: address);
        await Assertions.Expect(reader.Locator("main")).ToContainTextAsync("现就规范课后服务通知如下");

        var interpretation = await DraftAsync(clerk, $"/workbench/documents/new?interprets={id}", "课后服务通知解读", null);
        await clerk.SelectOptionAsync("#field-form", "文字解读");
        await SubmitAsync(clerk, "一、背景。二、主要内容。");
        await ReviewAsync(pages, interpretation);
        await PublishAsync(pages["office"], interpretation);
        await reader.GotoAsync($"/documents/{id}");
        await Assertions.Expect(reader.Locator($"main a[href='/documents/{interpretation}']").First).ToBeVisibleAsync();

        await clerk.GotoAsync($"/workbench/documents/{id}/correct");
        await LookAsync(clerk);
        await clerk.FillAsync("#reason", "收费标准引用有误");
        await clerk.ClickAsync("main form button[type=submit]");
        await clerk.FillAsync("#title", "关于规范课后服务的通知（更正）");
        await SubmitAsync(clerk, "各学校：现就规范课后服务重新通知如下。");
        await pages["reviewer"].GotoAsync($"/workbench/documents/{id}");
        await Assertions.Expect(pages["reviewer"].Locator(".diff ins").First).ToBeVisibleAsync();
        await ReviewAsync(pages, id);
        await PublishAsync(pages["office"], id);
        await reader.GotoAsync($"/documents/{id}");
        await Assertions.Expect(reader.Locator("main")).ToContainTextAsync("更正：收费标准引用有误");

        await pages["leader"].GotoAsync($"/workbench/documents/{id}/withdraw");
        await LookAsync(pages["leader"]);
        await pages["leader"].FillAsync("#reason", "文件尚未印发");
        await pages["leader"].ClickAsync("main form button[type=submit]");
        await reader.GotoAsync($"/documents/{id}");
        await Assertions.Expect(reader.Locator("main")).ToContainTextAsync("撤下：文件尚未印发");
        await Assertions.Expect(reader.Locator("main")).Not.ToContainTextAsync("重新通知如下");

        foreach (var path in (string[])["", "/versions", "/links", "/consultations", "/preview"])
        {
            await clerk.GotoAsync($"/workbench/documents/{id}{path}");
            await LookAsync(clerk);
        }

        foreach (var path in (string[])["/workbench/documents", "/workbench/documents/settings", "/workbench/register", "/workbench/register/compilation", "/workbench/channels", "/workbench/webhooks"])
        {
            await pages["office"].GotoAsync(path);
            await LookAsync(pages["office"]);
        }
    }

    private static async Task StaffAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var agency = (await scope.ServiceProvider.GetRequiredService<SaveAgency>().ExecuteAsync(new(new AgencyProfile { Name = "青山县教育局", Slug = "qsjyj", Kind = AgencyKind.Department }, null), default)).Value;
        foreach (var (name, role) in People)
        {
            await using var own = services.CreateAsyncScope();
            (await own.ServiceProvider.GetRequiredService<AddAccount>().ExecuteAsync(new(name, "经办" + name, agency, [role]) { Password = Password, MustChangePassword = false }, default)).Failed.ShouldBeFalse();
        }
    }

    private async Task<IPage> SignInAsync(string address, string name)
    {
        var page = await browser.OpenAsync("/account/sign-in", address: address);
        await page.FillAsync("[name=UserName]", name);
        await page.FillAsync("[name=Password]", Password);
        await page.ClickAsync("main form button[type=submit]");
        await page.GotoAsync("/workbench");
        await LookAsync(page);
        return page;
    }

    private async Task<long> DraftAsync(IPage clerk, string address, string title, string? kind)
    {
        await clerk.GotoAsync(address);
        await LookAsync(clerk);
        await clerk.FillAsync("#title", title);
        if (kind is not null)
        {
            await clerk.SelectOptionAsync("#kind", kind);
        }

        await clerk.ClickAsync("main form:last-of-type button[type=submit]");
        await LookAsync(clerk);
        return long.Parse(new Uri(clerk.Url).AbsolutePath.Split('/')[3]);
    }

    private async Task SubmitAsync(IPage clerk, string text)
    {
        await clerk.FillAsync("[contenteditable=true]", text);
        await clerk.ClickAsync("button[value=submit]");
        await LookAsync(clerk);
        await clerk.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(clerk.Locator(".next")).ToContainTextAsync("一审一校");
    }

    private async Task ReviewAsync(Dictionary<string, IPage> pages, long id)
    {
        foreach (var name in (string[])["reviewer", "office", "secrecy", "leader"])
        {
            var page = pages[name];
            await page.GotoAsync("/workbench");
            await page.ClickAsync($"a[href='/workbench/documents/{id}']");
            await LookAsync(page);
            if (name != "secrecy")
            {
                await page.CheckAsync("[name=proofread]");
            }

            await page.ClickAsync("section.sign button:not([formaction])");
            await Assertions.Expect(page.Locator("section.sign")).ToHaveCountAsync(0);
        }
    }

    private async Task PublishAsync(IPage office, long id)
    {
        await office.GotoAsync($"/workbench/documents/{id}/publish");
        await LookAsync(office);
        await office.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(office.Locator(".state.published").First).ToBeVisibleAsync();
    }

    // Looks at the page that is open, at both sizes; at each kind of page once.
    private async Task LookAsync(IPage page)
    {
        var address = new Uri(page.Url);
        if (!seen.Add(string.Concat(address.AbsolutePath.Where(c => !char.IsAsciiDigit(c))) + await page.Locator("main form").CountAsync()))
        {
            return;
        }

        await PageTests.ShouldServeDeskAndTelephone(page);
    }
}
