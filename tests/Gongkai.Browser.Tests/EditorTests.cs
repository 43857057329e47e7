using Gongkai.Operations.Publishing.Content;
using Gongkai.Web.Site;
using Microsoft.Playwright;

namespace Gongkai.Browser.Tests;

/// <summary>The editor alone on a page that only the tests have, under the policy that the product sends.</summary>
[Collection(OneBrowser.Name)]
public sealed class EditorTests(Browser browser)
{
    private const string Address = "/help?editor";

    private static readonly List<string> Refused = [];

    private async Task<IPage> OpenAsync(string body = "", bool scripts = true)
    {
        var page = await browser.OpenAsync("/help", scripts: scripts);
        await page.RouteAsync(url => url.Contains("?editor", StringComparison.Ordinal), route => route.FulfillAsync(new()
        {
            ContentType = "text/html; charset=utf-8",
            Headers = new Dictionary<string, string> { ["Content-Security-Policy"] = SecurityHeaders.ContentSecurityPolicy },
            Body = $"""
                <!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>编辑器</title>
                <link rel="stylesheet" href="/css/site.css"><link rel="stylesheet" href="/css/content.css"><link rel="stylesheet" href="/css/editor.css">
                <script src="/js/editor.js" defer></script></head>
                <body><main><h1>编辑器</h1><form method="post" action="/nowhere"><input type="hidden" name="__RequestVerificationToken" value="t">
                <label for="html">正文</label><textarea id="html" name="Html" data-editor data-paste="/paste" data-images="/images">{System.Net.WebUtility.HtmlEncode(body)}</textarea>
                <button type="submit">保存</button></form></main></body></html>
                """,
        }));
        await page.RouteAsync("**/paste", async route =>
        {
            var posted = route.Request.PostData ?? "";
            var html = posted.Split("name=\"html\"\r\n\r\n")[1].Split("\r\n------")[0];
            await route.FulfillAsync(new() { ContentType = "application/json", Body = System.Text.Json.JsonSerializer.Serialize(new { html = HtmlSanitiser.Sanitise(html) }) });
        });
        await page.RouteAsync("**/images", route => route.FulfillAsync(new() { ContentType = "application/json", Body = """{"src":"/img/mark.svg","width":40,"height":40}""" }));
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                Refused.Add(message.Text);
            }
        };
        await page.GotoAsync(Address);
        return page;
    }

    private static ILocator Area(IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "正文" });

    private static ILocator Tool(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>What would be stored: the field, sanitised as the server does.</summary>
    private static async Task<string> SavedAsync(IPage page)
    {
        await page.EvalOnSelectorAsync("form", "form => form.dispatchEvent(new CustomEvent('autosave'))");
        return HtmlSanitiser.Sanitise(await page.Locator("#html").InputValueAsync());
    }

    [Fact]
    public async Task Officers_write_with_headings_emphasis_alignment_and_lists_and_nothing_of_it_is_refused_by_the_policy()
    {
        Refused.Clear();
        var page = await OpenAsync();
        await Area(page).ClickAsync();
        await page.Keyboard.TypeAsync("第一段");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("标题");
        await page.GetByLabel("段落样式").SelectOptionAsync("h2");
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.PressAsync("Enter");
        await Tool(page, "居右").ClickAsync();
        await Tool(page, "加粗").ClickAsync();
        await page.Keyboard.TypeAsync("落款");
        await page.Keyboard.PressAsync("Enter");
        await Tool(page, "左对齐").ClickAsync();
        await Tool(page, "加粗").ClickAsync();
        await Tool(page, "编号列表").ClickAsync();
        await page.Keyboard.TypeAsync("甲");

        var saved = await SavedAsync(page);
        saved.ShouldContain("<p class=\"indent\">第一段</p>");
        saved.ShouldContain("<h2>标题</h2>");
        saved.ShouldContain("class=\"align-right\"><strong>落款</strong></p>");
        saved.ShouldContain("<ol><li>甲</li>");
        saved.ShouldNotContain("style");
        (await page.Locator(".editor-count").TextContentAsync()).ShouldBe("共 8 字");
        await PageTests.ShouldBeAccessible(page);
        Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_table_is_made_and_changed_by_keyboard_and_bar()
    {
        var page = await OpenAsync("<p>前</p>");
        await Area(page).ClickAsync();
        await page.Keyboard.PressAsync("End");
        await Tool(page, "插入表格").ClickAsync();
        await page.GetByLabel("行数").FillAsync("2");
        await page.GetByLabel("列数").FillAsync("2");
        await PageTests.ShouldBeAccessible(page);
        await Tool(page, "确定").ClickAsync();
        await page.Locator("th").First.ClickAsync();
        await page.Keyboard.TypeAsync("项目");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("数量");
        await Tool(page, "加列：在右侧加一列").ClickAsync();
        await Tool(page, "加行：在下方加一行").ClickAsync();
        (await Area(page).Locator("tr").CountAsync()).ShouldBe(3);
        (await Area(page).Locator("tr").First.Locator("th").CountAsync()).ShouldBe(3);
        await page.Locator("td").Last.ClickAsync();
        await Tool(page, "删列：删除这一列").ClickAsync();
        await Tool(page, "删行：删除这一行").ClickAsync();
        (await SavedAsync(page)).ShouldContain("<thead><tr><th scope=\"col\">项目</th>\n<th scope=\"col\">数量</th>");
        (await Area(page).Locator("tr").CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_picture_needs_its_alternative_text_and_a_link_its_address()
    {
        var page = await OpenAsync("<p>文字</p>");
        await Area(page).ClickAsync();
        await Tool(page, "插入图片或修改替代文字").ClickAsync();
        await page.GetByLabel("图片文件").SetInputFilesAsync(new FilePayload { Name = "a.png", MimeType = "image/png", Buffer = [1, 2, 3] });
        await Tool(page, "确定").ClickAsync();
        (await page.Locator("dialog").CountAsync()).ShouldBe(1);
        await page.GetByLabel("替代文字（必填）").FillAsync("水系示意图");
        await Tool(page, "确定").ClickAsync();
        await page.Locator("dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        (await SavedAsync(page)).ShouldContain("<img src=\"/img/mark.svg\" alt=\"水系示意图\" width=\"40\" height=\"40\">");

        await Tool(page, "插入或修改链接").ClickAsync();
        await page.GetByLabel("网址（留空即去掉链接）").FillAsync("javascript:alert(1)");
        await page.GetByLabel("链接文字").FillAsync("中国政府网");
        await Tool(page, "确定").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("网址应以");
        await page.GetByLabel("网址（留空即去掉链接）").FillAsync("https://www.gov.cn/");
        await Tool(page, "确定").ClickAsync();
        await page.Locator("dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        (await SavedAsync(page)).ShouldContain("<a href=\"https://www.gov.cn/\" rel=\"noopener\">中国政府网</a>");
    }

    [Fact]
    public async Task What_Word_puts_on_the_clipboard_comes_in_clean_and_goes_again_by_undoing()
    {
        Refused.Clear();
        var page = await OpenAsync("<p>原文</p>");
        await Area(page).ClickAsync();
        await page.EvaluateAsync("""
            () => {
              const data = new DataTransfer();
              data.setData('text/html', '<p class=MsoNormal style="text-align:center;color:red"><b>粘贴的标题</b><o:p></o:p></p><script>window.hit=1</' + 'script><img src=x onerror="window.hit=1">');
              data.setData('text/plain', '粘贴的标题');
              document.querySelector('[contenteditable]').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """);
        await Assertions.Expect(page.Locator(".editor-status")).ToContainTextAsync("已粘贴");
        (await SavedAsync(page)).ShouldContain("<strong>粘贴的标题</strong>");
        (await page.EvaluateAsync<bool>("window.hit === undefined")).ShouldBeTrue();
        await page.Keyboard.PressAsync("Control+z");
        (await SavedAsync(page)).ShouldBe("<p>原文</p>");
        await page.Keyboard.PressAsync("Control+y");
        (await SavedAsync(page)).ShouldContain("粘贴的标题");
        Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hostile_text_in_the_field_does_nothing_and_does_not_come_out()
    {
        var page = await OpenAsync("<p onclick='hit=1'>文</p><img src=x onerror='hit=1'><svg onload='hit=1'></svg><a href='javascript:hit=1'>链</a><form id=document><input name=body></form>");
        (await Area(page).InnerHTMLAsync()).ShouldBe("<p>文</p>链");
        (await page.EvaluateAsync<bool>("window.hit === undefined")).ShouldBeTrue();
    }

    [Fact]
    public async Task The_bar_is_one_stop_for_the_tab_key_and_arrows_go_along_it()
    {
        var page = await OpenAsync("<p>文</p>");
        await Area(page).FocusAsync();
        await page.Keyboard.PressAsync("Alt+F10");
        (await page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-label')")).ShouldBe("段落样式");
        await page.Keyboard.PressAsync("ArrowRight");
        (await page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-label')")).ShouldBe("加粗");
        (await page.Locator("[role=toolbar] [tabindex='0']").CountAsync()).ShouldBe(1);
        await page.Keyboard.PressAsync("Escape");
        (await page.EvaluateAsync<string>("document.activeElement.getAttribute('role')")).ShouldBe("textbox");
    }

    [Fact]
    public async Task Without_scripts_the_field_itself_is_the_editor()
    {
        var page = await OpenAsync("<p>文</p>", scripts: false);
        await Assertions.Expect(page.GetByLabel("正文")).ToBeVisibleAsync();
        (await page.Locator("#html").InputValueAsync()).ShouldBe("<p>文</p>");
    }
}
