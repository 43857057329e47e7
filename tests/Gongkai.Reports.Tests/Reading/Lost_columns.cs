using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Tests.Reading;

public sealed class Lost_columns
{
    private const string Remedies = """
        四、政府信息公开行政复议、行政诉讼情况
        行政复议 | 行政诉讼 |
        结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 |
        结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |

        """;

    [Fact]
    public void A_total_and_the_text_leave_one_assignment()
    {
        var report = Printed.Read("""
            一、总体情况
            全年收到自然人提出的政府信息公开申请2件。
            三、收到和处理政府信息公开申请情况
            申请人情况 |
            一、本年新收政府信息公开申请数量 | 2 | 2 | |||||||
            二、上年结转政府信息公开申请数量 | |||||||||
            （一）予以公开 | 2 | 2 | |||||||
            """);

        report.Row("requests.received").ShouldBe("r2 _ _ _ _ _ r2");
        report["requests.received[0]"].Why!.ShouldContain("只能是 2");
        report.Row("requests.outcomes.granted").ShouldBe("?(_,2) ?(_,2) ?(_,2) ?(_,2) ?(_,2) ?(_,2) r2");
    }

    [Fact]
    public void The_balance_of_the_columns_carries_over_from_rows_that_are_whole()
    {
        var report = Printed.Read("""
            三、收到和处理政府信息公开申请情况
            申请人情况 |
            一、本年新收政府信息公开申请数量 | 5 | 3 | 0 | 0 | 0 | 0 | 8 |
            二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
            （一）予以公开 | 5 | 3 | 0 | 0 | 0 | 0 | 8 |
            （七）总计 | 5 | 3 | 8 | |||||
            四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
            """);

        report.Row("requests.outcomes.total").ShouldBe("r5 r3 _ _ _ _ r8");
    }

    [Fact]
    public void Six_of_seven_numbers_are_not_pushed_into_place()
    {
        var report = Printed.Read("""
            三、收到和处理政府信息公开申请情况
            申请人情况 |
            一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 3 | |||
            """);

        report.Row("requests.received").ShouldBe("?(_,3) ?(_,0,3) ?(_,0) ?(_,0) ?(_,0) ?(_,0) r3");
    }

    [Fact]
    public void A_page_number_among_the_values_is_left_out_where_the_sums_say_so()
    {
        var report = Printed.Read("""
            三、收到和处理政府信息公开申请情况
            申请人情况 |
            一、本年新收政府信息公开申请数量 3 1 0 0 0 0 4
            12
            二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0
            """);

        report.Row("requests.received").ShouldBe("r3 r1 r0 r0 r0 r0 r4");
    }

    [Theory]
    [InlineData("1 | 1 |", "r1")]
    [InlineData("4 | 4 |", "r4")]
    public void The_text_settles_which_group_of_table_four_is_meant(string values, string total)
    {
        var report = Printed.Read($"一、总体情况\n全年发生行政复议{total[1..]}件，未发生诉讼。\n{Remedies}{values}\n");

        report["remedies.review[4]"].ShouldSatisfyAllConditions(
            cell => cell.State.ShouldBe(CellState.Recovered), cell => cell.Value.ShouldBe(decimal.Parse(total[1..])));
        report.Row("remedies.litigationDirect").ShouldBe("_ _ _ _ _");
    }

    [Fact]
    public void Four_numbers_for_fifteen_cells_stay_open()
    {
        var report = Printed.Read(Remedies + "1 | 1 | 2 | 2 |\n");

        report.Row("remedies.review").ShouldBe("?(_,1) ?(_,1) ?(_,1) ?(_,1) ?(_,1)");
        report.Row("remedies.litigationDirect").ShouldBe("?(_,1,2) ?(_,1,2) ?(_,1,2) ?(_,1,2) ?(_,1,2)");
    }

    [Fact]
    public void Numbers_that_fit_nowhere_are_given_to_no_cell()
    {
        var report = Printed.Read(Remedies + "7 | 5 |\n");

        report.Form.RowsOf(TableKind.Remedies).SelectMany(r => Enumerable.Range(0, 5).Select(c => report[r, c].State)).ShouldAllBe(s => s == CellState.Ambiguous);
    }
}
