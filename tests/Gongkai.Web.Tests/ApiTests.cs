using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Web.Api;

namespace Gongkai.Web.Tests;

public class ApiTests(Portal portal) : IClassFixture<Portal>
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private readonly HttpClient client = portal.Visit().Client;

    [Fact]
    public async Task The_list_goes_page_by_page_without_repeating_or_leaving_out()
    {
        var seen = new List<long>();
        string? after = null;
        do
        {
            var page = await Get($"/api/v1/reports?take=2&after={Uri.EscapeDataString(after ?? "")}");
            page.GetProperty("items").GetArrayLength().ShouldBeInRange(1, 2);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(r => r.GetProperty("id").GetInt64()));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        seen.ShouldBe([1, 2, 3, 4, 5], ignoreOrder: true);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_report_is_written_as_the_description_says(int id)
    {
        var text = await client.GetStringAsync(new Uri($"/api/v1/reports/{id}", UriKind.Relative));
        var report = JsonSerializer.Deserialize<ReportDocument>(text, Strict)!;
        report.Schema.ShouldBe(1);
        report.Requests.Received.Length.ShouldBe(7);
        report.Remedies["review"].Length.ShouldBe(5);
        text.ShouldContain("政府信息公开"); // Chinese, not escapes
    }

    [Fact]
    public async Task The_findings_name_rule_cells_message_and_advice()
    {
        var findings = await Get("/api/v1/reports/2/findings");
        var error = findings.EnumerateArray().First(f => f.GetProperty("severity").GetString() == "error");
        error.GetProperty("rule").GetString().ShouldNotBeNullOrEmpty();
        error.GetProperty("cells").GetArrayLength().ShouldBeGreaterThan(0);
        error.GetProperty("advice").GetString().ShouldNotBeNullOrEmpty();
        error.GetProperty("evidence")[0].GetProperty("line").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_file_is_checked_as_raw_bytes_and_as_a_form_with_the_same_result()
    {
        var bytes = await File.ReadAllBytesAsync(Directory.GetFiles(Path.Combine(Portal.Root, "samples", "reports"), "001_*").Single());
        using var raw = new ByteArrayContent(bytes);
        var first = await (await client.PostAsync(new Uri("/api/v1/check?fileName=a.txt", UriKind.Relative), raw)).Content.ReadAsStringAsync();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", "a.txt" } };
        var second = await (await client.PostAsync(new Uri("/api/v1/check", UriKind.Relative), form)).Content.ReadAsStringAsync();
        second.ShouldBe(first);
        JsonSerializer.Deserialize<CheckDocument>(first, Strict)!.Findings.ShouldContain(f => f.Severity == "error");
    }

    [Theory]
    [InlineData("", HttpStatusCode.UnprocessableEntity)]
    [InlineData("今天天气很好。", HttpStatusCode.UnprocessableEntity)]
    public async Task What_is_no_report_is_a_problem_in_Chinese(string text, HttpStatusCode status)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        var answer = await client.PostAsync(new Uri("/api/v1/check", UriKind.Relative), content);
        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("code").GetString().ShouldNotBeNullOrEmpty();
        problem.GetProperty("detail").GetString()!.Any(c => c is >= '\u4e00' and <= '\u9fff').ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused()
    {
        using var content = new ByteArrayContent(new byte[AnnualReports.CheckUps.MaxBytes + 1]);
        (await client.PostAsync(new Uri("/api/v1/check", UriKind.Relative), content)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Two_reports_are_compared()
    {
        var compared = await Get("/api/v1/compare?a=1&b=2");
        var cell = compared.GetProperty("cells").EnumerateArray().Single(c => c.GetProperty("cell").GetString() == "active.normativeDocuments.issued");
        cell.GetProperty("change").GetDecimal().ShouldBe(31);
        compared.GetProperty("sections").GetArrayLength().ShouldBeGreaterThan(4);
    }

    [Fact]
    public async Task A_regions_year_has_coverage_and_totals()
    {
        var region = (await Get("/api/v1/regions")).EnumerateArray().Single(r => r.GetProperty("name").GetString() == "忻州市").GetProperty("id").GetInt64();
        var year = await Get($"/api/v1/regions/{region}/2023");
        year.GetProperty("agencies")[0].GetProperty("agency").GetString().ShouldBe("忻州市民政局");
        year.GetProperty("totals").EnumerateArray().Single(t => t.GetProperty("cell").GetString() == "active.normativeDocuments.issued").GetProperty("total").GetDecimal().ShouldBe(4);
    }

    [Fact]
    public async Task The_open_data_hold_every_report_once()
    {
        var lines = (await client.GetStringAsync(new Uri("/api/v1/open-data/reports.jsonl", UriKind.Relative))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Select(l => JsonSerializer.Deserialize<ReportDocument>(l, Strict)!.Source).Distinct().Count().ShouldBe(5);
        var rows = (await client.GetStringAsync(new Uri("/api/v1/open-data/cells.csv", UriKind.Relative))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        rows.Count(r => r.Contains("agency,year,table", StringComparison.Ordinal)).ShouldBe(1);
        rows.ShouldContain(r => r.StartsWith("咸安区人民政府,2024,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_description_names_every_route_of_the_API_with_a_summary()
    {
        var paths = (await Get("/openapi/v1.json")).GetProperty("paths");
        var operations = paths.EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => (Route: $"{o.Name} {p.Name}", o.Value))).ToList();
        operations.Select(o => o.Route).ShouldBe(
            [
                "get /api/v1/reports", "post /api/v1/reports", "get /api/v1/reports/{id}", "get /api/v1/reports/{id}/findings", "get /api/v1/reports/{id}/files/{format}",
                "put /api/v1/reports/{id}/findings/{finding}/explanation", "delete /api/v1/reports/{id}/findings/{finding}/explanation", "post /api/v1/check",
                "get /api/v1/rules", "get /api/v1/rules/{id}", "get /api/v1/compare", "get /api/v1/regions", "get /api/v1/regions/{id}/{year}",
                "get /api/v1/open-data/reports.jsonl", "get /api/v1/open-data/cells.csv", "get /api/v1/search", "get /api/v1/search/suggest",
                "get /api/v1/agencies", "get /api/v1/agencies/{slug}", "get /api/v1/documents", "get /api/v1/documents/{id}", "get /api/v1/documents.csv", "get /api/v1/register",
                "post /api/v1/agencies/{slug}/returns", "post /api/v1/agencies/{slug}/returns/decisions",
                "get /api/v1/open-data/documents.jsonl", "get /api/v1/open-data/documents.csv", "get /api/v1/open-data/catalogue.csv",
            ],
            ignoreOrder: true);
        operations.ShouldAllBe(o => o.Value.GetProperty("summary").GetString()!.Length > 0);
    }

    private async Task<JsonElement> Get(string address) => await client.GetFromJsonAsync<JsonElement>(new Uri(address, UriKind.Relative));
}
