using System.Net;
using System.Net.Http.Headers;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests.Accounts;

public sealed class ApiKeyTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task A_key_is_shown_once_writes_for_its_agency_and_those_below_as_far_as_its_scopes_go_and_ends_when_taken_back()
    {
        var county = await portal.AddAgencyAsync("钥县人民政府", "yaox");
        await portal.AddAgencyAsync("钥县财政局", "yaoxczj", county);
        await portal.AddAgencyAsync("锁县财政局", "suoxczj");
        await portal.AddOfficerAsync("key.admin", county, StaffRole.Administrator);
        await portal.AddOfficerAsync("key.office", county, StaffRole.DisclosureOffice);
        var administrator = await portal.Visit().SignInAsync("key.admin");

        var page = await administrator.Send(await administrator.Open($"/workbench/agencies/{county}/api-keys"), "form[action*=Issue]", ("Name", " "), ("ExpiresOn", "2020-01-01"));
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.All("[role=alert] li").Count.ShouldBe(3);
        page = await administrator.Send(page, "form[action*=Issue]", ("Name", "执法系统"), ("Scopes", "WriteReturns"));
        var key = page["[role=status] code"].TextContent;
        page.Answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await administrator.Open($"/workbench/agencies/{county}/api-keys")).Document.Source.Text.ShouldNotContain(key);
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<GongkaiDbContext>();
            (await db.DossierEntries.Where(e => e.Detail != null).Select(e => e.Detail!).ToListAsync()).ShouldAllBe(d => !d.Contains(key, StringComparison.Ordinal));
        }

        var office = await portal.Visit().SignInAsync("key.office");
        (await office.Open($"/workbench/agencies/{county}/api-keys")).All("main form").ShouldBeEmpty();

        (await PostAsync(key, "/api/v1/agencies/yaoxczj/returns", "没有标题行")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "it came as far as the file");
        (await PostAsync(key, "/api/v1/agencies/suoxczj/returns", "没有标题行")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(key, "/api/v1/agencies/nowhere/returns", "没有标题行")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(key, "/api/v1/reports?agency=" + Uri.EscapeDataString("钥县财政局"), "报告")).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "the key is for returns");
        (await PostAsync(key[..^1] + (key[^1] == '0' ? '1' : '0'), "/api/v1/agencies/yaoxczj/returns", "")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await PutAsync(key)).ShouldBe(HttpStatusCode.Forbidden, "a key explains no findings");

        await administrator.Send(await administrator.Open($"/workbench/agencies/{county}/api-keys"), "form[action*=Revoke]");
        (await PostAsync(key, "/api/v1/agencies/yaoxczj/returns", "没有标题行")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task With_a_key_a_report_is_stored_for_the_agency_that_is_named_and_the_use_is_entered()
    {
        var agency = await portal.AddAgencyAsync("印县财政局", "yinxczj");
        await portal.AddOfficerAsync("seal.admin", agency, StaffRole.Administrator);
        var administrator = await portal.Visit().SignInAsync("seal.admin");
        var page = await administrator.Send(await administrator.Open($"/workbench/agencies/{agency}/api-keys"), "form[action*=Issue]", ("Name", "年报系统"), ("Scopes", "WriteReports"));
        var key = page["[role=status] code"].TextContent;
        var report = await File.ReadAllBytesAsync(Directory.EnumerateFiles(Path.Combine(Portal.Root, "samples", "reports"), "*.txt").Order(StringComparer.Ordinal).First());

        (await SendAsync(key, "/api/v1/reports?fileName=a.txt", report)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "the agency must be named");
        var stored = await SendAsync(key, "/api/v1/reports?fileName=a.txt&year=2025&agency=" + Uri.EscapeDataString("印县财政局"), report);
        stored.IsSuccessStatusCode.ShouldBeTrue(await stored.Content.ReadAsStringAsync());
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GongkaiDbContext>();
        (await db.Reports.SingleAsync(r => r.AgencyId == agency)).Year.ShouldBe(2025);
        (await db.DossierEntries.CountAsync(e => e.AgencyId == agency && e.Act == "apiKey.used")).ShouldBe(1);
        (await administrator.Open($"/workbench/agencies/{agency}/api-keys"))["tbody tr"].TextContent.ShouldNotContain("—");
    }

    private Task<HttpResponseMessage> PostAsync(string key, string address, string body) => SendAsync(key, address, System.Text.Encoding.UTF8.GetBytes(body));

    private async Task<HttpResponseMessage> SendAsync(string key, string address, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await portal.CreateClient().SendAsync(request);
    }

    private async Task<HttpStatusCode> PutAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/reports/1/findings/x/explanation") { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return (await portal.CreateClient().SendAsync(request)).StatusCode;
    }
}
