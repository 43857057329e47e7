using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Gongkai.Domain.AnnualReports;
using Shouldly;
using Xunit;
using static Gongkai.Domain.AnnualReports.CellValue;

namespace Gongkai.Domain.Tests.AnnualReports;

public class RegionTests
{
    private static AnnualReport Of(string agency, int essay = 1, int year = 2024, CellValue[]? cells = null, DateOnly? published = null) =>
        new(ReportFormat.Format2021, cells ?? Reports.Consistent()) { Agency = agency, Year = year, Sections = Reports.Essay(essay), PublishedOn = published };

    private static List<Finding> Check(MergedReport merged, AnnualReport? parent = null) => Reports.Findings(f => RegionChecks.Check(merged, parent, f));

    [Fact]
    public void A_total_opens_to_its_parts_and_names_what_is_not_in_it()
    {
        var merged = RegionMerge.Merge(
            [
                Of("民政局", cells: Reports.Cells(("active.licensing", Stated(3)))),
                Of("财政局", cells: Reports.Cells(("active.licensing", Blank()))),
                Of("教育局", cells: Reports.Cells(("active.licensing", Stated(4)))),
            ],
            2024);
        var cell = merged.Cells.Single(c => c.Cell.Path == "active.licensing");
        (cell.Total, cell.IsComplete).ShouldBe((7, false));
        cell.Parts.Select(p => (p.Agency, p.Value.Value)).ShouldBe([("民政局", 3), ("财政局", null), ("教育局", 4)]);
        cell.Unknown.Select(p => p.Agency).ShouldBe(["财政局"]);
        merged.ToReport("青山县")["active.licensing"].ShouldBe(Stated(7, note: "2 个机关合计，另有 1 个机关没有数字"));
    }

    [Fact]
    public void What_no_report_states_is_not_zero()
    {
        var merged = RegionMerge.Merge([Of("民政局", cells: Reports.Cells(("active.licensing", Blank())))], 2024);
        merged.Cells.Single(c => c.Cell.Path == "active.licensing").Total.ShouldBeNull();
        merged.ToReport("青山县")["active.licensing"].State.ShouldBe(CellState.Blank);
    }

    [Fact]
    public void Merging_consistent_reports_gives_a_consistent_report() =>
        Prop.ForAll(Reports.AnyConsistent, Reports.AnyConsistent, (a, b) =>
        {
            var year = a.Format == ReportFormat.Format2021 ? 2024 : 2020;
            AnnualReport Named(AnnualReport r, string agency) => new(r.Format, r.Cells.ToArray()) { Agency = agency, Year = year };
            var merged = RegionMerge.Merge([Named(a, "民政局"), Named(b, "财政局")], year);
            var total = merged.ToReport("青山县");
            Reports.Findings(f => BalanceChecks.Check(total, f)).ShouldBeEmpty();
            merged.LeftOut.Count.ShouldBe(a.Format == b.Format ? 0 : 1);
            total["requests.received[6]"].Value.ShouldBe(merged.Reports.Sum(r => r["requests.received[6]"].Value));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Coverage_names_who_is_in_who_is_missing_and_what_was_left_out()
    {
        var merged = RegionMerge.Merge(
            [Of("民政局"), Of("财政局", year: 2023), new(ReportFormat.Format2019) { Agency = "教育局", Year = 2024 }],
            2024,
            ["民政局", "财政局", "卫生健康局"]);
        merged.Reports.Select(r => r.Agency).ShouldBe(["民政局"]);
        merged.Missing.ShouldBe(["财政局", "卫生健康局"]);
        merged.LeftOut.Select(l => l.Report.Agency).ShouldBe(["财政局", "教育局"]);
        merged.LeftOut[1].Reason.ShouldContain("格式");
    }

    [Fact]
    public void Of_two_reports_by_one_agency_the_later_published_counts()
    {
        var (early, late) = (Of("民政局", published: new(2025, 1, 10)), Of("民政局", published: new(2025, 1, 20)));
        RegionMerge.Merge([late, early], 2024).Reports.ShouldBe([late]);
        RegionMerge.Merge([early, late], 2024).Reports.ShouldBe([late]);
    }

    [Theory]
    [InlineData(70, null)]
    [InlineData(60, Severity.Warning)]
    [InlineData(20, Severity.Info)]
    [InlineData(90, Severity.Info)]
    public void A_parent_below_its_parts_is_warned_of_unless_it_speaks_for_itself_alone(int licensing, Severity? severity)
    {
        AnnualReport With(string agency, int essay, int value) => Of(agency, essay, cells: Reports.With(ReportFormat.Format2021).Cells.ToArray().Select((c, i) => ReportForm.Format2021.Cells[i].Path == "active.licensing" ? Stated(value) : ReportForm.Format2021.Cells[i].Row.IsSingleOther ? c : Stated(0)).ToArray());
        var merged = RegionMerge.Merge([With("民政局", 1, 30), With("财政局", 2, 40)], 2024);
        var findings = Check(merged, With("青山县人民政府", 3, licensing));
        findings.Select(f => (Severity?)f.Severity).ShouldBe(severity is null ? [] : [severity]);
    }

    [Fact]
    public void Who_published_first_is_taken_for_the_source()
    {
        var merged = RegionMerge.Merge([Of("民政局", 1, published: new(2025, 1, 20)), Of("财政局", 1, published: new(2025, 1, 10)), Of("教育局", 2)], 2024);
        var copied = NearDuplicates.Among(merged.Reports).ShouldHaveSingleItem();
        (copied.Report.Agency, copied.Of.Agency, copied.Shared.Share).ShouldBe(("民政局", "财政局", 1m));
        Check(merged).Single(f => f.Rule == RuleCatalogue.GCopied).Message.ShouldStartWith("民政局的正文有 100% 与财政局（2025-01-10 发布在先）逐字相同");
    }

    [Fact]
    public void A_text_copied_by_a_hundred_offices_is_found_among_them_all()
    {
        var reports = Enumerable.Range(0, 100).Select(i => Of($"{i}局", 1)).Concat(Enumerable.Range(0, 300).Select(i => Of($"{i}所", i + 10))).ToArray();
        var clock = Stopwatch.StartNew();
        var copies = NearDuplicates.Among(reports);
        copies.Count.ShouldBe(99);
        copies.ShouldAllBe(c => c.Report.Agency!.EndsWith('局') && c.Shared.Share == 1);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }
}
