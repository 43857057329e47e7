using System.Net;
using System.Net.Http.Json;
using Gongkai.Domain.Accounts;

namespace Gongkai.Web.Tests.Permissions;

/// <summary>What the editor sends while somebody writes, and who gets the pictures.</summary>
public sealed class EditorRouteTests(Cast cast) : IClassFixture<Cast>
{
    // One pixel.
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private sealed record Stored(string Src, int Width, int Height);

    private sealed record Pasted(string Html);

    private static string Officer => StaffRole.SectionOfficer.Key();

    private async Task<HttpResponseMessage> UploadAsync(string by, byte[] content, string name)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await Cast.TokenAsync(cast[by])), "__RequestVerificationToken" }, { new ByteArrayContent(content), "file", name } };
        return await cast[by].PostAsync(new Uri($"/workbench/documents/{cast.Document}/images", UriKind.Relative), form);
    }

    [Fact]
    public async Task A_paste_comes_back_clean()
    {
        using var form = new FormUrlEncodedContent(
            [new("__RequestVerificationToken", await Cast.TokenAsync(cast[Officer])), new("html", "<p class=MsoNormal style='text-align:center' onclick=x()>文<script>x()</script></p>")]);
        var answer = await cast[Officer].PostAsync(new Uri("/workbench/paste", UriKind.Relative), form);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadFromJsonAsync<Pasted>())!.Html.ShouldBe("<p class=\"align-center\">文</p>");
    }

    [Fact]
    public async Task A_picture_of_a_draft_is_seen_by_those_who_see_the_draft_and_by_nobody_else()
    {
        var answer = await UploadAsync(Officer, Picture, "图.png");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var stored = (await answer.Content.ReadFromJsonAsync<Stored>())!;
        (stored.Width, stored.Height).ShouldBe((1, 1));
        foreach (var (name, client) in cast.People)
        {
            var got = await client.GetAsync(new Uri(stored.Src, UriKind.Relative));
            got.StatusCode.ShouldBe(name is "nobody" or "all roles beside" ? HttpStatusCode.NotFound : HttpStatusCode.OK, name);
            if (got.IsSuccessStatusCode)
            {
                got.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
                got.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("sandbox");
            }
        }

        (await cast[Officer].GetAsync(new Uri(stored.Src.Replace($"/{cast.Document}/", "/999999/", StringComparison.Ordinal), UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("<svg onload='alert(1)'/>", "图.png")]
    [InlineData("<html><script>alert(1)</script></html>", "图.jpg")]
    [InlineData("GIF89a", "图.gif")]
    public async Task What_is_no_picture_is_refused_with_a_reason(string content, string name)
    {
        var answer = await UploadAsync(Officer, System.Text.Encoding.UTF8.GetBytes(content), name);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("text");
    }

    [Fact]
    public async Task Pictures_are_taken_from_those_who_write_only()
    {
        (await UploadAsync("all roles beside", Picture, "图.png")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await UploadAsync(StaffRole.Auditor.Key(), Picture, "图.png")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
