using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Accounts;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Requests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Gongkai.Browser.Tests;

/// <summary>An office's way through applications, remedies and the annual report as its people click it, the pages looked at on desk and telephone.</summary>
[Collection(OneBrowser.Name)]
public sealed class OfficeJourneyTests(Browser browser, OfficeJourneyTests.Office office) : IClassFixture<OfficeJourneyTests.Office>
{
    private static readonly string Today = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task From_the_counter_to_the_archive_and_into_reconsideration_the_next_step_stands_on_top()
    {
        var clerk = await SignInAsync("office");
        await clerk.GotoAsync("/workbench/requests");
        await clerk.GetByRole(AriaRole.Link, new() { Name = "登记申请" }).ClickAsync();
        await clerk.FillAsync("#name", "甲某某");
        await clerk.FillAsync("#identitynumber", "000000190001010001");
        await clerk.FillAsync("#telephone", "000-00000001");
        await clerk.FillAsync("#wanted", "白河小学2019年课后服务的合作协议");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await Assertions.Expect(clerk.GetByRole(AriaRole.Status)).ToContainTextAsync("查询码");
        await clerk.GetByRole(AriaRole.Link, new() { Name = "打开案件" }).ClickAsync();
        await PageTests.ShouldServeDeskAndTelephone(clerk);

        await clerk.Locator(".next-step").GetByRole(AriaRole.Link, new() { Name = "办理指引" }).ClickAsync();
        await PageTests.ShouldServeDeskAndTelephone(clerk);
        foreach (var answer in (string[])["是", "明确", "否", "否", "是，或者需要检索才知道", "经检索没有"])
        {
            await clerk.GetByRole(AriaRole.Button, new() { Name = answer, Exact = true }).ClickAsync();
        }

        await Assertions.Expect(clerk.GetByRole(AriaRole.Status)).ToContainTextAsync("信息不存在");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "起草文书" }).ClickAsync();
        await PageTests.ShouldServeDeskAndTelephone(clerk);
        await clerk.FillAsync("#e-scope", "文书档案、电子档案");
        await clerk.FillAsync("#e-method", "以“白河小学”检索");
        await clerk.FillAsync("#e-on", Today);
        await clerk.FillAsync("#e-by", "办公室");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "存为草稿" }).ClickAsync();
        await clerk.GetByRole(AriaRole.Button, new() { Name = "送审" }).ClickAsync();
        foreach (var signer in (string[])["reviewer", "leader"])
        {
            var page = await SignInAsync(signer);
            await page.Locator("[aria-labelledby=letters-waiting]").GetByRole(AriaRole.Link).First.ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "签署" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("已签署");
        }

        await clerk.GotoAsync("/workbench");
        await clerk.Locator("[aria-labelledby=letters-signed]").GetByRole(AriaRole.Link).First.ClickAsync();
        await PageTests.ShouldServeDeskAndTelephone(clerk);
        await Assertions.Expect(clerk.GetByLabel("送达方式")).ToHaveValueAsync("Counter");
        await Assertions.Expect(clerk.GetByLabel("邮件编号（邮寄的）")).ToBeHiddenAsync();
        await clerk.GetByRole(AriaRole.Button, new() { Name = "送出" }).ClickAsync();

        await Assertions.Expect(clerk.Locator(".standing")).ToContainTextAsync("信息不存在");
        await clerk.Locator(".next-step").GetByRole(AriaRole.Link, new() { Name = "归档" }).ClickAsync();
        await clerk.GetByRole(AriaRole.Button, new() { Name = "归档" }).ClickAsync();
        await Assertions.Expect(clerk.Locator("main")).ToContainTextAsync("归档。");
        await PageTests.ShouldServeDeskAndTelephone(clerk);

        await clerk.Locator(".crumbs a").Last.ClickAsync();
        await clerk.GetByRole(AriaRole.Link, new() { Name = "登记对本件的复议、诉讼或者投诉" }).ClickAsync();
        await PageTests.ShouldServeDeskAndTelephone(clerk);
        await clerk.GetByLabel("案由").FillAsync("对信息不存在的答复不服");
        await clerk.GetByLabel("申请人", new() { Exact = true }).FillAsync("甲某某");
        await clerk.GetByLabel("行政复议机关", new() { Exact = true }).FillAsync("青山县人民政府");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await Assertions.Expect(clerk.Locator(".next-step")).ToContainTextAsync("提出书面答复");
        await PageTests.ShouldServeDeskAndTelephone(clerk);
        await clerk.GetByText("登记决定、裁判").ClickAsync();
        await clerk.Locator("form[action*=Ruling]").GetByLabel("文号").FillAsync("青政复决〔2026〕1号");
        await clerk.Locator("form[action*=Ruling]").GetByLabel("作出日期").FillAsync(Today);
        await clerk.Locator("form[action*=Ruling] select[name='Ruling.Outcome']").SelectOptionAsync("ReconsiderationUpheld");
        await clerk.Locator("form[action*=Ruling]").GetByRole(AriaRole.Button, new() { Name = "登记" }).ClickAsync();
        await Assertions.Expect(clerk.Locator("dl.metadata")).ToContainTextAsync("结果维持");
    }

    [Fact]
    public async Task A_letter_typed_after_the_session_has_ended_is_not_lost()
    {
        var id = await office.RegisterAsync("丙某某", "某项目的验收报告");
        var clerk = await SignInAsync("office");
        await clerk.GotoAsync($"/workbench/requests/{id}/letters/new?kind=Answer&answer=NotHeld");
        await clerk.FillAsync("#e-scope", "文书档案、电子档案");
        await clerk.Context.ClearCookiesAsync(new() { Name = "gongkai-staff" });

        await clerk.GetByRole(AriaRole.Button, new() { Name = "存为草稿" }).ClickAsync();

        await Assertions.Expect(clerk.GetByRole(AriaRole.Alert)).ToContainTextAsync("登录已经过期");
        var other = await clerk.RunAndWaitForPopupAsync(() => clerk.GetByRole(AriaRole.Link, new() { Name = "在新窗口登录" }).ClickAsync());
        await other.FillAsync("[name=UserName]", "office");
        await other.FillAsync("[name=Password]", Office.Password);
        await other.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(other.GetByRole(AriaRole.Button, new() { Name = "退出" })).ToBeVisibleAsync();
        await clerk.GetByRole(AriaRole.Button, new() { Name = "存为草稿" }).ClickAsync();
        await Assertions.Expect(clerk.Locator("article.letter")).ToContainTextAsync("文书档案、电子档案");
    }

    [Fact]
    public async Task The_form_for_registering_asks_what_the_channel_asks_for()
    {
        var clerk = await SignInAsync("office");
        await clerk.GetByRole(AriaRole.Link, new() { Name = "登记申请" }).ClickAsync();
        foreach (var channel in RequestChannels.All.Where(c => c != RequestChannel.Web))
        {
            await clerk.GetByLabel("申请渠道").SelectOptionAsync(channel.ToString());
            await Assertions.Expect(clerk.Locator(".channel-rule:visible")).ToContainTextAsync([channel.Rule()]);
            await Assertions.Expect(clerk.GetByLabel("与申请人确认收到的日期")).ToBeVisibleAsync(new() { Visible = channel.IsConfirmed() });
        }
    }

    [Fact]
    public async Task What_the_mouse_draws_on_a_scan_is_blacked_out_in_the_copy()
    {
        var id = await office.RegisterAsync("乙某某", "某项目的批复");
        var clerk = await SignInAsync("office");
        await clerk.GotoAsync($"/workbench/requests/{id}");
        var scan = await clerk.ScreenshotAsync(new() { Type = ScreenshotType.Png });
        await clerk.GetByText("存入要公开的原件").ClickAsync();
        await clerk.Locator("#original").SetInputFilesAsync(new FilePayload { Name = "批复.png", MimeType = "image/png", Buffer = scan });
        await clerk.GetByRole(AriaRole.Button, new() { Name = "存入" }).ClickAsync();
        await clerk.GetByRole(AriaRole.Link, new() { Name = "遮盖原件" }).ClickAsync();
        await PageTests.ShouldServeDeskAndTelephone(clerk);

        await DrawAsync(clerk, 0.10f, 0.10f, 0.40f, 0.20f);
        await DrawAsync(clerk, 0.50f, 0.50f, 0.60f, 0.55f);
        await clerk.GetByRole(AriaRole.Button, new() { Name = "撤销上一个框" }).ClickAsync();
        await Assertions.Expect(clerk.Locator("#box-page-0")).ToHaveValueAsync("1");
        await Assertions.Expect(clerk.Locator("#box-left-1")).ToHaveValueAsync("");
        double.Parse(await clerk.Locator("#box-left-0").InputValueAsync(), System.Globalization.CultureInfo.InvariantCulture).ShouldBe(10, 0.5);
        double.Parse(await clerk.Locator("#box-bottom-0").InputValueAsync(), System.Globalization.CultureInfo.InvariantCulture).ShouldBe(20, 0.5);
        await clerk.GetByRole(AriaRole.Button, new() { Name = "预览" }).ClickAsync();
        await Assertions.Expect(clerk.Locator("rect.place")).ToHaveCountAsync(1);
        await clerk.GetByRole(AriaRole.Button, new() { Name = "生成遮盖稿" }).ClickAsync();
        await Assertions.Expect(clerk.GetByRole(AriaRole.Status).First).ToContainTextAsync("共遮盖 1 处");
        await Assertions.Expect(clerk.Locator("[aria-labelledby=files]")).ToContainTextAsync("提供给申请人的信息");
    }

    [Fact]
    public async Task The_annual_report_goes_from_its_figures_to_the_public_page()
    {
        var year = DateTimeOffset.UtcNow.Year - 1;
        var (clerk, leader) = (await SignInAsync("office"), await SignInAsync("leader"));
        await Assertions.Expect(clerk.Locator("[aria-labelledby=annual-reports]")).ToContainTextAsync($"{year}年政府信息公开工作年度报告");
        await clerk.GetByRole(AriaRole.Link, new() { Name = $"{year}年政府信息公开工作年度报告" }).ClickAsync();
        await clerk.GetByRole(AriaRole.Button, new() { Name = "开始编制" }).ClickAsync();
        await PageTests.ShouldServeDeskAndTelephone(clerk);
        await clerk.Locator("a[href*='cells/requests.received']").First.ClickAsync();
        await PageTests.ShouldServeDeskAndTelephone(clerk);
        await clerk.GoBackAsync();
        await clerk.GetByRole(AriaRole.Link, new() { Name = "编写正文" }).ClickAsync();
        foreach (var part in await clerk.Locator("form[data-report-text] textarea").AllAsync())
        {
            await part.FillAsync(System.Text.RegularExpressions.Regex.Replace(await part.InputValueAsync(), "【[^】]*】", "已经写明。"));
        }

        await PageTests.ShouldServeDeskAndTelephone(clerk);
        await clerk.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
        for (var left = 3; left > 0; left--)
        {
            await Assertions.Expect(clerk.Locator(".next .notice")).ToContainTextAsync($"确认{left}张表");
            await clerk.Locator("form[action*=Confirm] button").First.ClickAsync();
        }

        await leader.GotoAsync(clerk.Url);
        if (await leader.Locator("#reason-Approve").CountAsync() > 0)
        {
            await leader.FillAsync("#reason-Approve", "科室没有填报的数据以后更正");
        }

        await leader.GetByRole(AriaRole.Button, new() { Name = "审签" }).ClickAsync();
        await clerk.ReloadAsync();
        await clerk.GetByRole(AriaRole.Button, new() { Name = "公布" }).ClickAsync();
        await clerk.GetByRole(AriaRole.Link, new() { Name = "公开的报告" }).ClickAsync();
        await Assertions.Expect(clerk.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync($"{year}年政府信息公开工作年度报告");
        await Assertions.Expect(clerk.Locator("main")).ToContainTextAsync("已经写明。");
        await clerk.GotoAsync("/workbench");
        await Assertions.Expect(clerk.Locator("[aria-labelledby=annual-reports]")).ToHaveCountAsync(0);
    }

    private static async Task DrawAsync(IPage page, float left, float top, float right, float bottom)
    {
        var picture = page.Locator("svg.redaction");
        await picture.ScrollIntoViewIfNeededAsync();
        var box = (await picture.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (left * box.Width), box.Y + (top * box.Height));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (right * box.Width), box.Y + (bottom * box.Height), new() { Steps = 3 });
        await page.Mouse.UpAsync();
    }

    private async Task<IPage> SignInAsync(string name)
    {
        var page = await browser.OpenAsync("/account/sign-in", address: office.Address);
        await page.FillAsync("[name=UserName]", name);
        await page.FillAsync("[name=Password]", Office.Password);
        await page.ClickAsync("main form button[type=submit]");
        await page.GotoAsync("/workbench");
        return page;
    }

    /// <summary>A bureau with its people, on a portal of its own.</summary>
    public sealed class Office : IAsyncLifetime, IAsyncDisposable
    {
        /// <summary>Everybody's password.</summary>
        public const string Password = "rain on seven roofs";

        private readonly PortalOnAPort portal = new();
        private long agency;

        /// <summary>The portal's address.</summary>
        public string Address { get; private set; } = "";

        /// <inheritdoc/>
        public async Task InitializeAsync()
        {
            Address = portal.Listen();
            agency = (await With((SaveAgency save) => save.ExecuteAsync(new(new AgencyProfile
            {
                Name = "青山县教育局",
                Slug = "qsjyj",
                Kind = AgencyKind.Department,
                Level = AgencyLevel.County,
                DocumentPrefixes = ["青教"],
                OfficeTelephone = "000-00000000",
                ReconsiderationBody = "青山县人民政府",
                Court = "青山县人民法院",
            }, null), default))).Value;
            foreach (var (name, role) in ((string, StaffRole)[])[("office", StaffRole.DisclosureOffice), ("reviewer", StaffRole.Reviewer), ("leader", StaffRole.Leader)])
            {
                (await With((AddAccount add) => add.ExecuteAsync(new(name, "经办" + name, agency, [role]) { Password = Password, MustChangePassword = false }, default))).Failed.ShouldBeFalse();
            }
        }

        /// <summary>Registers what came over the counter.</summary>
        public async Task<long> RegisterAsync(string applicant, string wanted)
        {
            var by = new Officer(1, "经办", [new(new(agency, $"/{agency}/"), StaffRole.DisclosureOffice)]);
            return (await With((RegisterRequest register) => register.ExecuteAsync(new()
            {
                AgencyId = agency,
                Receipt = new(RequestChannel.InPerson, DateOnly.ParseExact(Today, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
                Application = new() { Applicant = new() { Kind = ApplicantKind.NaturalPerson, Name = applicant, Telephone = "000-00000002" }, Wanted = wanted },
            }, by, default))).Value.Id;
        }

        Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

        /// <inheritdoc/>
        public ValueTask DisposeAsync() => portal.DisposeAsync();

        private async Task<T> With<TService, T>(Func<TService, Task<T>> work)
            where TService : notnull
        {
            await using var scope = portal.Services.CreateAsyncScope();
            return await work(scope.ServiceProvider.GetRequiredService<TService>());
        }
    }
}
