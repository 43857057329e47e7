using System.Text;
using System.Text.Json;
using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Writing;
using Gongkai.Testing;

namespace Gongkai.Reports.Tests.Writing;

public class ReportJsonTests
{
    [Fact]
    public void A_report_has_the_fields_of_the_form_in_their_order()
    {
        var json = Parsed(SampleReports.Zeros(ReportFormat.Format2021));
        Names(json).ShouldBe(["schema", "source", "format", "agency", "year", "period", "published", "sections", "active", "requests", "remedies", "cells"]);
        Names(json.GetProperty("active")).ShouldBe(["regulations", "normativeDocuments", "licensing", "penalties", "enforcement", "feesWan"]);
        Names(json.GetProperty("active").GetProperty("regulations")).ShouldBe(["issued", "repealed", "inForce"]);
        Names(json.GetProperty("requests")).ShouldBe(["received", "carriedIn", "outcomes", "carriedOut"]);
        Names(json.GetProperty("requests").GetProperty("outcomes")).ShouldBe(
        [
            "granted", "partial", "refused.stateSecret", "refused.lawForbids", "refused.safetyStability", "refused.thirdParty",
            "refused.internalAffairs", "refused.process", "refused.enforcementFile", "refused.administrativeQuery", "unable.notHeld",
            "unable.needsCreation", "unable.unclear", "notProcessed.petition", "notProcessed.repeat", "notProcessed.publication",
            "notProcessed.excessive", "notProcessed.confirm", "other.noSupplement", "other.feeUnpaid", "other.other", "total",
        ]);
        Names(json.GetProperty("remedies")).ShouldBe(["review", "litigationDirect", "litigationAfterReview"]);
        json.GetProperty("requests").GetProperty("received").GetArrayLength().ShouldBe(7);
        json.GetProperty("remedies").GetProperty("review").GetArrayLength().ShouldBe(5);
        json.GetProperty("cells").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void A_report_of_2019_has_the_names_of_2019_and_one_row_for_other()
    {
        var json = Parsed(SampleReports.Zeros(ReportFormat.Format2019));
        var active = json.GetProperty("active");
        Names(active).ShouldBe(["regulations", "normativeDocuments", "licensing", "otherServices", "penalties", "enforcement", "fees", "procurement"]);
        Names(active.GetProperty("normativeDocuments")).ShouldBe(["made", "disclosed", "totalDisclosed"]);
        Names(active.GetProperty("licensing")).ShouldBe(["previousYear", "change", "decisions"]);
        Names(active.GetProperty("fees")).ShouldBe(["previousYear", "change"]);
        Names(active.GetProperty("procurement")).ShouldBe(["projects", "amountYuan"]);
        var outcomes = json.GetProperty("requests").GetProperty("outcomes");
        outcomes.TryGetProperty("other", out _).ShouldBeTrue();
        outcomes.TryGetProperty("other.other", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_report_of_2021_that_prints_one_row_for_other_has_one()
    {
        var single = new CellValue[ReportForm.Format2021.Cells.Count];
        ReportForm.Format2021.Row("requests.outcomes.other").ShouldNotBeNull();
        single.AsSpan(ReportForm.Format2021.Row("requests.outcomes.other")!.First, 7).Fill(CellValue.Stated(1));
        var outcomes = Parsed(new AnnualReport(ReportFormat.Format2021, single)).GetProperty("requests").GetProperty("outcomes");
        outcomes.TryGetProperty("other", out _).ShouldBeTrue();
        outcomes.TryGetProperty("other.noSupplement", out _).ShouldBeFalse();
    }

    [Fact]
    public void Only_the_cells_that_are_not_plainly_stated_are_listed()
    {
        var report = SampleReports.Zeros(
            ReportFormat.Format2021,
            ("active.regulations.issued", default),
            ("active.penalties", CellValue.Stated(8, 0, "8件(撤销1件、警告7件)")),
            ("requests.received[0]", CellValue.Blank()),
            ("requests.received[1]", new CellValue(CellState.NotApplicable, Note: "/")),
            ("requests.received[2]", new CellValue(CellState.Unreadable, Note: "若干")),
            ("remedies.review[0]", CellValue.Ambiguous([0, 1, null], "两种填法都成立")),
            ("remedies.review[4]", CellValue.Recovered(1, "只有这个值使合计成立")));
        var json = Parsed(report);
        json.GetProperty("cells").EnumerateArray().Select(c => c.GetRawText()).ShouldBe(
        [
            """{"cell":"active.regulations.issued","state":"missing"}""",
            """{"cell":"active.penalties","state":"stated","note":"8件(撤销1件、警告7件)"}""",
            """{"cell":"requests.received[0]","state":"blank"}""",
            """{"cell":"requests.received[1]","state":"notApplicable","note":"/"}""",
            """{"cell":"requests.received[2]","state":"unreadable","note":"若干"}""",
            """{"cell":"remedies.review[0]","state":"ambiguous","candidates":[0,1,null],"why":"两种填法都成立"}""",
            """{"cell":"remedies.review[4]","state":"recovered","value":1,"why":"只有这个值使合计成立"}""",
        ]);
        json.GetProperty("active").GetProperty("penalties").GetDecimal().ShouldBe(8);
        json.GetProperty("requests").GetProperty("received").GetRawText().ShouldBe("[null, null, null, 0, 0, 0, 0]");
        json.GetProperty("remedies").GetProperty("review").GetRawText().ShouldBe("[null, 0, 0, 0, 1]");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.00")]
    [InlineData("1087.31")]
    [InlineData("0.1")]
    [InlineData("79228162514264337593543950335")]
    public void A_number_is_written_as_it_is_and_never_passes_through_binary_floating_point(string printed)
    {
        var report = SampleReports.Zeros(ReportFormat.Format2021, ("active.feesWan", CellValue.Stated(decimal.Parse(printed))));
        Parsed(report).GetProperty("active").GetProperty("feesWan").GetRawText().ShouldBe(printed);
        Read(Json(report))["active.feesWan"].Value!.Value.ToString().ShouldBe(printed);
    }

    [Fact]
    public void Chinese_is_written_as_Chinese()
    {
        Encoding.UTF8.GetString(Json(SampleReports.Zeros(ReportFormat.Format2021))).ShouldContain("\"agency\": \"青山县人民政府\"");
    }

    [Fact]
    public void Everything_the_form_holds_is_read_back()
    {
        var zeros = SampleReports.Zeros(
            ReportFormat.Format2021,
            ("requests.received[0]", CellValue.Ambiguous([3, null], "两种填法都成立")),
            ("remedies.review[4]", CellValue.Recovered(1, "只有这个值使合计成立")),
            ("active.feesWan", default));
        var report = new AnnualReport(ReportFormat.Format2021, zeros.Cells.ToArray())
        {
            Source = "report.html",
            Agency = "青山县“人民”政府",
            Year = 2024,
            PeriodFrom = new DateOnly(2024, 1, 1),
            PeriodTo = new DateOnly(2024, 12, 31),
            PublishedOn = new DateOnly(2025, 1, 15),
            Title = "青山县人民政府2024年政府信息公开工作年度报告",
            Preamble = [new(0, "根据《条例》编制。")],
            Sections =
            [
                new("一、总体情况", 0, SectionKind.Overview, [new(0, "第一段。"), new(0, "第二段。")]),
                new("附：说明", 0, null, []),
                new("五、不足", 0, SectionKind.Problems, [new(0, "有待加强。")]),
            ],
            Closing = [new(0, "青山县人民政府"), new(0, "2025年1月15日")],
        };
        var back = Read(Json(report));
        back.ShouldHaveSameContentAs(report);
        back.Source.ShouldBe("report.html");
        back.Lines.Count.ShouldBe(10);
        foreach (var line in back.Sections.SelectMany(s => s.Body).Concat(back.Closing))
        {
            back.Lines[line.Line - 1].ShouldBe(line.Text);
        }
    }

    [Fact]
    public void A_checked_report_holds_its_findings_with_advice_and_explanation()
    {
        var rule = new Rule("R3.balance", RuleFamily.Balance, Severity.Error, "勾稽", "一＋二＝三＋四", "国办公开办函〔2021〕30号", "核对各行");
        var finding = new Finding(rule, Severity.Error, ["requests.received[6]"], 97, 95, "不平", [new(118, "（七）总计 | 93"), new(null, "共97件")]) { Explanation = "口径不同" };
        using var output = new MemoryStream();
        ReportJson.Write(SampleReports.Zeros(ReportFormat.Format2021), [finding], output, indented: false);
        using var document = JsonDocument.Parse(output.ToArray());
        document.RootElement.GetProperty("report").GetProperty("schema").GetInt32().ShouldBe(1);
        document.RootElement.GetProperty("findings")[0].GetRawText().ShouldBe(
            """{"rule":"R3.balance","severity":"error","cells":["requests.received[6]"],"expected":97,"actual":95,"message":"不平","evidence":[{"line":118,"text":"（七）总计 | 93"},{"line":null,"text":"共97件"}],"advice":"核对各行","explained":"口径不同"}""");
        Read(output.ToArray()).Agency.ShouldBe("青山县人民政府");
    }

    [Theory]
    [InlineData("{", "json.broken")]
    [InlineData("[]", "json.notReport")]
    [InlineData("{}", "json.notReport")]
    [InlineData("""{"report":5}""", "json.notReport")]
    [InlineData("""{"schema":2,"format":"2021"}""", "json.schema")]
    [InlineData("""{"schema":1,"format":"1999"}""", "json.invalid")]
    [InlineData("""{"schema":1,"format":2021}""", "json.invalid")]
    [InlineData("""{"schema":1,"format":"2021","requests":[]}""", "json.invalid")]
    [InlineData("""{"schema":1,"format":"2021","requests":{"received":[1]}}""", "json.invalid")]
    [InlineData("""{"schema":1,"format":"2021","requests":{"received":[1,2,3,4,5,6,"7"]}}""", "json.invalid")]
    [InlineData("""{"schema":1,"format":"2021","active":{"feesWan":1e400}}""", "json.invalid")]
    [InlineData("""{"schema":1,"format":"2021","year":"2024"}""", "json.invalid")]
    [InlineData("""{"schema":1,"format":"2021","period":["2024-13-01","2024-12-31"]}""", "json.invalid")]
    [InlineData("""{"schema":1,"format":"2021","cells":[5]}""", "json.invalid")]
    [InlineData("""{"schema":1,"format":"2021","cells":[{"cell":"x","state":"blank"}]}""", "json.invalid")]
    [InlineData("""{"schema":1,"format":"2021","cells":[{"cell":"active.feesWan","state":"stated"}]}""", "json.invalid")]
    [InlineData("""{"schema":1,"format":"2021","agency":"\ud800"}""", "json.invalid")]
    public void What_is_no_report_says_why(string json, string code)
    {
        var result = ReportJson.Read(Encoding.UTF8.GetBytes(json));
        result.Report.ShouldBeNull();
        result.Problem!.Code.ShouldBe(code);
        result.Problem.Text.ShouldContain("JSON");
    }

    [Fact]
    public void A_row_that_is_not_there_is_missing_and_a_null_without_a_state_is_blank()
    {
        var report = Read("""{"schema":1,"format":"2021","requests":{"received":[1,null,0,0,0,0,1],"carriedIn":null},"active":{"licensing":null}}"""u8.ToArray());
        report["requests.received[0]"].ShouldBe(CellValue.Stated(1));
        report["requests.received[1]"].ShouldBe(CellValue.Blank());
        report["requests.carriedIn[0]"].State.ShouldBe(CellState.Missing);
        report["active.licensing"].State.ShouldBe(CellState.Blank);
        report["remedies.review[0]"].State.ShouldBe(CellState.Missing);
    }

    private static byte[] Json(AnnualReport report)
    {
        using var output = new MemoryStream();
        ReportJson.Write(report, output);
        return output.ToArray();
    }

    private static AnnualReport Read(byte[] json)
    {
        var result = ReportJson.Read(json);
        result.Problem.ShouldBeNull();
        return result.Report!;
    }

    private static JsonElement Parsed(AnnualReport report)
    {
        using var document = JsonDocument.Parse(Json(report));
        return document.RootElement.Clone();
    }

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(p => p.Name)];
}
