using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Tests.Reading;

/// <summary>The five real reports, with the values read by hand from their text.</summary>
public sealed class The_five_samples
{
    private const string Zeros = "0 0 0 0 0 0 0";

    [Fact]
    public void The_civil_affairs_bureau_of_Xinzhou_prints_one_number_a_row_and_loses_the_columns()
    {
        var report = Printed.Sample("000");

        (report.Agency, report.Year, report.Format, report.PublishedOn).ShouldBe(("忻州市民政局", 2023, ReportFormat.Format2021, null));
        report.Title.ShouldBe("忻州市民政局2023年政府信息公开工作年度报告");
        report.PeriodFrom.ShouldBeNull();
        report.Sections.Select(s => s.Heading).ShouldBe(
            ["一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况"]);
        report.Section(SectionKind.Problems)!.Body.Count.ShouldBe(2);

        report.Row("active.regulations").ShouldBe("_ _ _");
        report.Row("active.normativeDocuments").ShouldBe("4 0 7");
        report["active.penalties"].ShouldBe(CellValue.Stated(8, 36, "8件(撤销1件、警告7件)"));
        report.Row("active.feesWan").ShouldBe("0");

        const string OneZero = "?(_,0) ?(_,0) ?(_,0) ?(_,0) ?(_,0) ?(_,0) ?(_,0)";
        report.RowsOtherThan(TableKind.Requests, OneZero).ShouldBe(
            "requests.outcomes.other.feeUnpaid _ _ _ _ _ _ _\nrequests.outcomes.other.other ! ! ! ! ! ! !");
        report.RowsOtherThan(TableKind.Remedies, "?(_,0) ?(_,0) ?(_,0) ?(_,0) ?(_,0)").ShouldBe("");
        report["requests.received[0]"].Why!.ShouldContain("只印出 1 个数（0）");
    }

    [Fact]
    public void Xianan_district_is_read_cell_by_cell()
    {
        var report = Printed.Sample("001");

        (report.Agency, report.Year, report.PublishedOn).ShouldBe(("咸安区人民政府", 2024, new DateOnly(2025, 1, 15)));
        (report.PeriodFrom, report.PeriodTo).ShouldBe((new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31)));
        report.Sections.Select(s => s.Heading).ShouldBe(
            ["一、总体情况", "二、主动公开政府信息情况", "行政机关收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"]);
        report.Section(SectionKind.Requests)!.Text.ShouldBe("2024年咸安区共收到群众的依申请公开97件,结转下年度继续办理2件,予以公开41件,不予公开或无法提供54件,及时回复率100%。");

        report.Row("active.normativeDocuments").ShouldBe("35 27 68");
        (report.Row("active.licensing"), report.Row("active.penalties"), report.Row("active.enforcement"), report.Row("active.feesWan")).ShouldBe(("59113", "2837", "92", "1087.31"));
        report.RowsOtherThan(TableKind.Requests, Zeros).Split('\n').ShouldBe(
        [
            "requests.received 97 0 0 0 0 0 97",
            "requests.outcomes.granted 41 0 0 0 0 0 41",
            "requests.outcomes.partial 7 0 0 0 0 0 7",
            "requests.outcomes.refused.internalAffairs 1 0 0 0 0 0 1",
            "requests.outcomes.refused.administrativeQuery 6 0 0 0 0 0 6",
            "requests.outcomes.unable.notHeld 29 0 0 0 0 0 29",
            "requests.outcomes.unable.unclear 3 0 0 0 0 0 3",
            "requests.outcomes.notProcessed.petition 1 0 0 0 0 0 1",
            "requests.outcomes.other.other 7 0 0 0 0 0 7",
            "requests.outcomes.total 95 0 0 0 0 0 95",
            "requests.carriedOut 2 0 0 0 0 0 2",
        ]);
        (report.Row("remedies.review"), report.Row("remedies.litigationDirect"), report.Row("remedies.litigationAfterReview")).ShouldBe(("9 2 3 1 15", "3 0 3 0 6", "0 0 1 2 3"));
        report["requests.carriedOut[6]"].Line.ShouldBe(71);
        report.Closing.Select(l => l.Text).ShouldBe(["咸安区人民政府", "2025年1月15日"]);
    }

    [Fact]
    public void Ulanhot_has_one_cell_a_line_and_no_title()
    {
        var report = Printed.Sample("002");

        (report.Agency, report.Year, report.Title, report.PublishedOn).ShouldBe(("乌兰浩特市政府办公室", 2021, null, null));
        report.PeriodTo.ShouldBe(new DateOnly(2021, 12, 31));
        report.Row("active.normativeDocuments").ShouldBe("0 0 4");
        report.RowsOtherThan(TableKind.Requests, Zeros).ShouldBe(
            "requests.received 4 0 0 0 0 0 4\nrequests.outcomes.granted 4 0 0 0 0 0 4\nrequests.outcomes.total 4 0 0 0 0 0 4");
        report.RowsOtherThan(TableKind.Remedies, "0 0 0 0 0").ShouldBe("");
        report.Sections.Count.ShouldBe(6);
    }

    [Fact]
    public void The_third_recovers_totals_and_leaves_open_what_its_four_remedies_are()
    {
        var report = Printed.Sample("003");

        (report.Agency, report.Year, report.Title).ShouldBe((null, 2021, null));
        report.Sections.Select(s => s.Kind).ShouldBe(
            [SectionKind.Overview, SectionKind.Active, SectionKind.Requests, SectionKind.Remedies, SectionKind.Problems, SectionKind.OtherMatters]);
        report.Section(SectionKind.Overview)!.Body[0].Text.ShouldBe("一、重点领域信息公开");
        report.Row("active.normativeDocuments").ShouldBe("49 0 49");

        const string Thirteen = "?(_,13) ?(_,13) ?(_,13) ?(_,13) ?(_,13) ?(_,13) r13";
        report.RowsOtherThan(TableKind.Requests, "_ _ _ _ _ _ _").ShouldBe(
            $"requests.received {Thirteen}\nrequests.outcomes.granted {Thirteen}\nrequests.outcomes.total {Thirteen}");
        report.Row("remedies.review").ShouldBe("?(_,1) ?(_,1) ?(_,1) ?(_,1) ?(_,1)");
        report.Row("remedies.litigationAfterReview").ShouldBe("?(_,2) ?(_,2) ?(_,2) ?(_,2) ?(_,2)");
    }

    [Fact]
    public void Yuhua_district_reported_in_2018_without_tables()
    {
        var report = Printed.Sample("004");

        (report.Agency, report.Year, report.Format, report.PublishedOn).ShouldBe(("长沙市雨花区民政局", 2017, ReportFormat.Pre2019, new DateOnly(2018, 1, 15)));
        report.Sections.Select(s => s.Kind).ShouldBe([SectionKind.Overview, SectionKind.Active, SectionKind.Requests, SectionKind.Remedies, SectionKind.Problems]);
        report.Section(SectionKind.Remedies)!.Heading.ShouldBe("四、因政府信息公开申请行政复议、提起行政诉讼情况");
        report.Section(SectionKind.Problems)!.Body[^1].Text.ShouldStartWith("4.完善社会监督机制");
        report["active.licensing"].State.ShouldBe(CellState.Missing);
        report.Row("requests.received").ShouldBe("! ! ! ! ! ! 0");
        report["requests.received[6]"].Line.ShouldBe(35);
        report.Row("remedies.review").ShouldBe("! ! ! ! 0");
        report.Row("remedies.litigationAfterReview").ShouldBe("! ! ! ! 0");
    }
}
