using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Gongkai.Web.Api;

namespace Gongkai.Web.Tests;

public class PublicDataTests(PublicPortal portal) : IClassFixture<PublicPortal>
{
    private readonly HttpClient client = portal.CreateClient();

    [Fact]
    public async Task A_list_as_data_is_the_list_of_the_page()
    {
        var page = await portal.Visit().Open("/gov/czj/statutory");
        var data = await Get("/api/v1/documents?agency=czj&column=statutory");
        data.GetProperty("documents").EnumerateArray().Select(d => "/documents/" + d.GetProperty("id").GetInt64()).ShouldBe(page.All(".rows a").Select(a => a.GetAttribute("href")));
        data.GetProperty("documents")[1].GetProperty("validity").GetString().ShouldBe("in-force");
    }

    [Fact]
    public async Task A_list_is_read_to_its_end_by_its_marks()
    {
        var ids = new List<long>();
        string? after = null;
        do
        {
            var part = await Get("/api/v1/documents?take=1" + (after is null ? "" : "&after=" + after));
            ids.AddRange(part.GetProperty("documents").EnumerateArray().Select(d => d.GetProperty("id").GetInt64()));
            after = part.GetProperty("next").GetString();
        }
        while (after is not null);
        ids.ShouldBe([portal.Interpretation, portal.Policy, portal.Guide]);
    }

    [Fact]
    public async Task A_document_as_data_has_its_text_its_files_and_what_it_is_related_to()
    {
        var data = await Get($"/api/v1/documents/{portal.Policy}");
        data.GetProperty("document").GetProperty("documentNumber").GetString().ShouldBe("青财发〔2026〕12号");
        data.GetProperty("html").GetString()!.ShouldContain("为规范专项资金管理");
        data.GetProperty("attachments").GetArrayLength().ShouldBe(2);
        data.GetProperty("related")[0].GetProperty("id").GetInt64().ShouldBe(portal.Interpretation);
        (await client.GetAsync(new Uri("/api/v1/documents/999999", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync(new Uri("/api/v1/documents?agency=nobody", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Everything_can_be_downloaded_and_every_line_can_be_read()
    {
        var lines = (await client.GetStringAsync(new Uri("/api/v1/open-data/documents.jsonl", UriKind.Relative))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(3);
        lines.ShouldAllBe(l => JsonDocument.Parse(l, default).RootElement.GetProperty("document").GetProperty("title").GetString()!.Length > 0);
        var bytes = await client.GetByteArrayAsync(new Uri("/api/v1/open-data/documents.csv", UriKind.Relative));
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        var csv = System.Text.Encoding.UTF8.GetString(bytes.AsSpan(3));
        csv.ShouldStartWith("id,agency,");
        csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(4);
        (await client.GetStringAsync(new Uri("/api/v1/open-data/catalogue.csv", UriKind.Relative))).ShouldContain("行政规范性文件");
    }

    [Theory]
    [InlineData("=1+2", "'=1+2")]
    [InlineData("+86", "'+86")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("甲,乙", "\"甲,乙\"")]
    [InlineData("他说\"好\"", "\"他说\"\"好\"\"\"")]
    [InlineData("第一行\n第二行", "\"第一行\n第二行\"")]
    [InlineData("普通", "普通")]
    public void A_cell_is_never_taken_for_a_formula(string value, string written) => CsvText.Line(value).ShouldBe(written + "\r\n");

    [Fact]
    public async Task Who_asks_too_often_without_a_key_is_told_when_to_come_back_and_who_has_one_is_not()
    {
        await using var strict = new StrictPortal();
        var stranger = strict.CreateClient();
        var address = new Uri("/api/v1/agencies", UriKind.Relative);
        (await stranger.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await stranger.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var refused = await stranger.GetAsync(address);
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        using var known = new HttpRequestMessage(HttpMethod.Get, address);
        known.Headers.Authorization = new("Bearer", Portal.Token);
        (await stranger.SendAsync(known)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<JsonElement> Get(string address) => await client.GetFromJsonAsync<JsonElement>(new Uri(address, UriKind.Relative));

    private sealed class StrictPortal : Portal
    {
        protected override IEnumerable<(string Key, string Value)> Settings => [("Gongkai:OperatorToken", Token), ("Gongkai:ApiCallsPerMinute", "2")];
    }
}
