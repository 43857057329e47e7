using System.Net;
using System.Text.Json;
using Gongkai.Operations.Data;
using Gongkai.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Tests.Permissions;

/// <summary>What an attacker tries on every route there is; a new route is tried as soon as it exists.</summary>
public sealed class AttackTests(Cast cast) : IClassFixture<Cast>
{
    private static readonly string[] Injections = ["' OR '1'='1", "1; DROP TABLE agencies; --", "\" OR 1=1 --", "%00", "..%2f..%2f..%2fetc%2fpasswd", "<script>alert(1)</script>", "99999999999999999999", "-1", "%", "_%'"];

    [Fact]
    public async Task A_form_without_its_token_is_refused_on_every_page()
    {
        var (staff, applicant) = (cast["administrator"], await cast.ApplicantAsync("没有令牌"));
        foreach (var page in (await Routes.PagesAsync(cast.Portal.Services)).Where(p => !p.Template.StartsWith("error/", StringComparison.Ordinal)))
        {
            var client = page.Template == "me" ? applicant : staff;
            foreach (var (_, name) in page.Handlers.Where(h => h.Method == "POST"))
            {
                using var form = new FormUrlEncodedContent([new("reason", "x")]);
                var answer = await client.PostAsync(new Uri(Concrete(page.Template, name), UriKind.Relative), form);
                answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, $"{page.Template} {name}");
            }
        }
    }

    [Fact]
    public async Task Only_pages_the_editor_and_the_API_take_what_changes_something_and_the_API_takes_no_cookie()
    {
        foreach (var (method, template) in Routes.Others(cast.Portal.Services).Where(r => r.Method is not ("GET" or "HEAD" or "OPTIONS")))
        {
            if (template.StartsWith("/workbench/", StringComparison.Ordinal))
            {
                using var form = new FormUrlEncodedContent([new("html", "<p>x</p>")]);
                (await cast["administrator"].PostAsync(new Uri(cast.Address(template), UriKind.Relative), form)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, $"{template} without a form's token");
                (await cast["nobody"].PostAsync(new Uri(cast.Address(template), UriKind.Relative), form)).StatusCode.ShouldBe(HttpStatusCode.Redirect, $"{template} by nobody");
                continue;
            }

            template.TrimStart('/').ShouldStartWith("api/", customMessage: $"{method} {template} would need a form's token");
            using var request = new HttpRequestMessage(new HttpMethod(method), Concrete(template.TrimStart('/'), null)) { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
            var answer = await cast["administrator"].SendAsync(request);
            if (!template.EndsWith("/check", StringComparison.Ordinal))
            {
                answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, $"{method} {template}");
            }
        }
    }

    [Fact]
    public async Task Somebody_with_every_role_in_the_agency_beside_changes_nothing()
    {
        var client = cast["all roles beside"];
        var token = await Cast.TokenAsync(client);
        var before = await StateAsync();
        foreach (var page in (await Routes.PagesAsync(cast.Portal.Services)).Where(p => p.Template.StartsWith("workbench", StringComparison.Ordinal)))
        {
            foreach (var (_, name) in page.Handlers.Where(h => h.Method == "POST"))
            {
                using var form = new FormUrlEncodedContent(Hostile(token));
                var answer = await client.PostAsync(new Uri(cast.Address(page.Template) + (name is null ? "" : "&handler=" + name), UriKind.Relative), form);
                if (page.Template.Contains("{id", StringComparison.Ordinal))
                {
                    answer.StatusCode.ShouldBeOneOf([HttpStatusCode.NotFound, HttpStatusCode.Forbidden], $"{page.Template} {name}");
                }

                ((int)answer.StatusCode).ShouldBeLessThan(500, $"{page.Template} {name}");
            }
        }

        (await StateAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Whatever_stands_in_an_address_no_page_breaks_and_no_file_is_read()
    {
        var client = cast["administrator"];
        foreach (var page in await Routes.PagesAsync(cast.Portal.Services))
        {
            foreach (var parameter in page.Parameters)
            {
                foreach (var injection in Injections)
                {
                    await IsHarmlessAsync(client, $"{Concrete(page.Template, null).Split('?')[0]}?{parameter}={Uri.EscapeDataString(injection)}");
                }
            }
        }

        foreach (var template in (await Routes.PagesAsync(cast.Portal.Services)).Select(p => p.Template).Concat(Routes.Others(cast.Portal.Services).Where(r => r.Method == "GET").Select(r => r.Template)).Where(t => t.Contains('{')).Distinct())
        {
            // A null in a path is refused by the server itself before any of this.
            foreach (var injection in Injections.Where(i => i != "%00"))
            {
                await IsHarmlessAsync(client, Filled(template.TrimStart('/'), injection.Contains('%') ? injection : Uri.EscapeDataString(injection)));
            }
        }
    }

    [Fact]
    public async Task Whatever_a_query_of_the_API_says_it_does_not_break()
    {
        using var description = JsonDocument.Parse(await cast["nobody"].GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        foreach (var path in description.RootElement.GetProperty("paths").EnumerateObject().Where(p => p.Value.TryGetProperty("get", out _)))
        {
            var parameters = path.Value.GetProperty("get").TryGetProperty("parameters", out var all) ? all.EnumerateArray().Where(p => p.GetProperty("in").GetString() == "query").Select(p => p.GetProperty("name").GetString()!) : [];
            foreach (var parameter in parameters)
            {
                foreach (var injection in Injections)
                {
                    await IsHarmlessAsync(cast["nobody"], $"{Filled(path.Name.TrimStart('/'), "1")}?{parameter}={Uri.EscapeDataString(injection)}");
                }
            }
        }
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\t/evil.example/")]
    public async Task Signing_in_never_leads_to_another_site(string back)
    {
        var visitor = new Visitor(cast.Portal.CreateClient(new() { AllowAutoRedirect = false }));
        var page = await visitor.Send(await visitor.Open("/account/sign-in?back=" + Uri.EscapeDataString(back)), "main form", ("UserName", "at.leader"), ("Password", Staff.Password), ("back", back));
        page.Status.ShouldBe(HttpStatusCode.Redirect);
        page.Answer.Headers.Location!.ToString().ShouldStartWith("/workbench");
    }

    [Fact]
    public async Task The_cookies_of_staff_are_out_of_reach_of_scripts_and_new_at_every_sign_in()
    {
        var client = cast.Portal.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true });
        var visitor = new Visitor(client);
        var keys = new HashSet<string>();
        for (var i = 0; i < 2; i++)
        {
            var page = await visitor.Send(await visitor.Open("/account/sign-in"), "main form", ("UserName", "at.auditor"), ("Password", Staff.Password));
            var cookie = page.Answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("gongkai-staff=", StringComparison.Ordinal) && !c.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal));
            cookie.ShouldContain("httponly", Case.Insensitive);
            cookie.ShouldContain("samesite=lax", Case.Insensitive);
            keys.Add(cookie.Split(';')[0]);
        }

        keys.Count.ShouldBe(2, "a session that somebody has planted in the browser is not the one that begins");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/css/site.css")]
    [InlineData("/api/v1/reports")]
    [InlineData("/api/v1/nowhere")]
    [InlineData("/nowhere")]
    [InlineData("/health/live")]
    [InlineData("/workbench")]
    [InlineData("/account/sign-in")]
    public async Task Every_answer_tells_the_browser_what_to_refuse(string address)
    {
        var answer = await cast["nobody"].GetAsync(new Uri(address, UriKind.Relative));
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
        answer.Headers.GetValues("Cross-Origin-Opener-Policy").ShouldBe(["same-origin"]);
    }

    [Fact]
    public async Task What_staff_see_is_kept_by_no_cache()
    {
        foreach (var page in (await Routes.PagesAsync(cast.Portal.Services)).Where(p => p.Template.StartsWith("workbench", StringComparison.Ordinal) || p.Template.StartsWith("account", StringComparison.Ordinal)))
        {
            var answer = await cast["administrator"].GetAsync(new Uri(cast.Address(page.Template), UriKind.Relative));
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                answer.Headers.CacheControl?.NoStore.ShouldBeTrue(page.Template);
                answer.Headers.CacheControl.ShouldNotBeNull(page.Template);
            }
        }
    }

    private static async Task IsHarmlessAsync(HttpClient client, string address)
    {
        var answer = await client.GetAsync(new Uri(address.StartsWith('/') ? address : "/" + address, UriKind.Relative));
        ((int)answer.StatusCode).ShouldBeLessThan(500, address);
        if (answer.Content.Headers.ContentType?.MediaType == "text/html")
        {
            var text = await answer.Content.ReadAsStringAsync();
            text.ShouldNotContain("root:x:");
            text.ShouldNotContain("<script>alert(1)");
        }
    }

    /// <summary>Every name that a form of the workbench might use for a thing of somebody else.</summary>
    private Dictionary<string, string> Hostile(string token) => new Dictionary<string, string>
    {
        ["__RequestVerificationToken"] = token,
        ["agency"] = cast.Agency.ToString(),
        ["AgencyId"] = cast.Agency.ToString(),
        ["Form.ParentId"] = cast.Agency.ToString(),
        ["Form.Name"] = "侵入的机关",
        ["role"] = "Administrator",
        ["Roles"] = "Administrator",
        ["UserName"] = "intruder",
        ["DisplayName"] = "侵入",
        ["version"] = "1",
        ["Version"] = "1",
        ["reason"] = "试",
        ["Reason"] = "试",
        ["Name"] = "侵入的栏目",
        ["Title"] = "侵入的文件",
        ["Kind"] = "notice",
        ["kind"] = "notice",
        ["ColumnId"] = cast.Column.ToString(),
        ["other"] = cast.Document.ToString(),
        ["close"] = "true",
        ["code"] = "intruder",
        ["party"] = "某单位",
        ["question"] = "可否公开",
        ["hash"] = "x",
        ["proofread"] = "true",
        ["opinion"] = "同意",
    };

    private string Concrete(string template, string? handler) => cast.Address(template.StartsWith("workbench", StringComparison.Ordinal) ? template : Filled(template.Replace("{id:length(32)}", new string('0', 32), StringComparison.Ordinal), "1")) + (handler is null ? "" : "&handler=" + handler);

    private static string Filled(string template, string value) => System.Text.RegularExpressions.Regex.Replace(template, @"\{(\*\*)?(?<name>\w+)[^{}]*(\{[^{}]*\}[^{}]*)*\}", m => m.Groups["name"].Value == "handler" ? "" : value);

    /// <summary>What any act would leave: the chain of the agency, its accounts and roles, its documents and columns.</summary>
    private Task<string> StateAsync() => cast.With(async (GongkaiDbContext db) => string.Join('/', [
        await db.DossierEntries.CountAsync(e => e.AgencyId == cast.Agency), await db.Accounts.CountAsync(a => a.AgencyId == cast.Agency), await db.AccountRoles.CountAsync(r => r.AgencyId == cast.Agency),
        await db.Documents.CountAsync(d => d.AgencyId == cast.Agency), await db.Columns.CountAsync(c => c.AgencyId == cast.Agency), await db.Agencies.CountAsync(a => a.ParentId == cast.Agency),
    ]));
}
