using Gongkai.Domain.Accounts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests.Accounts;

/// <summary>A second program on the database of a first.</summary>
public sealed class SecondNode(Portal first) : Portal
{
    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Database:ConnectionString", first.Services.GetRequiredService<IConfiguration>()["Database:ConnectionString"]!);
    }
}

public sealed class NodeTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Who_signs_in_on_one_node_is_signed_in_on_the_other_and_out_on_both()
    {
        var agency = await portal.AddAgencyAsync("庚县财政局", "gxczj");
        await portal.AddOfficerAsync("geng.wang", agency, StaffRole.SectionOfficer);
        using var other = new SecondNode(portal);
        using var here = portal.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        using var there = other.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });

        // A browser behind a load balancer: its cookies go to whichever node is next, forms too.
        var jar = new Dictionary<string, string>();
        var page = await SendAsync(there, HttpMethod.Get, "/account/sign-in");
        await SendAsync(here, HttpMethod.Post, "/account/sign-in", [new("UserName", "geng.wang"), new("Password", Staff.Password), new("__RequestVerificationToken", Token(page))]);
        var own = await SendAsync(there, HttpMethod.Get, "/account");
        own.ShouldContain("经办 geng.wang");

        await SendAsync(there, HttpMethod.Post, "/account/sign-out", [new("__RequestVerificationToken", Token(own))], keepStaffCookie: true);
        (await SendAsync(here, HttpMethod.Get, "/account")).ShouldNotContain("经办 geng.wang");

        async Task<string> SendAsync(HttpClient node, HttpMethod method, string address, KeyValuePair<string, string>[]? form = null, bool keepStaffCookie = false)
        {
            using var request = new HttpRequestMessage(method, address) { Content = form is null ? null : new FormUrlEncodedContent(form) };
            if (jar.Count > 0)
            {
                request.Headers.Add("Cookie", string.Join("; ", jar.Select(c => $"{c.Key}={c.Value}")));
            }

            using var answer = await node.SendAsync(request);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                var (name, value) = (cookie.Split('=')[0], cookie.Split(';')[0].Split('=', 2)[1]);
                if (!keepStaffCookie || name != "gongkai-staff")
                {
                    jar[name] = value;
                }
            }

            return await answer.Content.ReadAsStringAsync();
        }
    }

    private static string Token(string html) =>
        new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
