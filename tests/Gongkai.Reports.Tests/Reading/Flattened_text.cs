namespace Gongkai.Reports.Tests.Reading;

public sealed class Flattened_text
{
    private const string Head = "三、收到和处理政府信息公开申请情况\n(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和) | 申请人情况 |\n自然人 | 法人或其他组织 | 总计 |\n";

    [Theory]
    [InlineData("一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 1 | 4 | ||", "3 0 0 0 0 1 4")]
    [InlineData("一、本年新收政府信息公开申请数量 |\n3 |\n0 |\n0 |\n0 |\n0 |\n1 |\n4 |\n||", "3 0 0 0 0 1 4")]
    [InlineData("|\n一、本年新收政府信息公开申请数量 |\n3 |\n0 |\n0 |\n0 |\n0 |\n1 |\n4 | |||||", "3 0 0 0 0 1 4")]
    [InlineData("一、本年新收政府信息公开申请数量\n\n3\n\n0\n\n0\n\n0\n\n0\n\n1\n\n4", "3 0 0 0 0 1 4")]
    [InlineData("一、本年新收政府信息公开申请数量\t3\t0\t0\t0\t0\t1\t4", "3 0 0 0 0 1 4")]
    [InlineData("一、本年新收政府信息公开申请数量\t3\t\t\t\t\t1\t4", "3 _ _ _ _ 1 4")]
    [InlineData("一、本年新收政府信息公开申请数量 3 0 0 0 0 1 4", "3 0 0 0 0 1 4")]
    [InlineData("| 一、本年新收政府信息公开申请数量 | 3 |  |  |  |  | 1 | 4 |", "3 _ _ _ _ 1 4")]
    [InlineData("| 一、本年新收政府信息公开申请数量 | 3 | | | | | 1 | 4 |", "3 _ _ _ _ 1 4")]
    [InlineData("一、本年新收政府信息公开申请数量 |\n|\n|\n|\n|\n|\n|\n0 |\n||", "_ _ _ _ _ _ 0")]
    [InlineData("一、本年新收政府信息公开申请数量 | 3||||| 1 | 4 |", "3 _ _ _ _ 1 4")]
    [InlineData("一、本年新收政府信息\n公开申请数量 | 3 | 0 | 0 | 0 | 0 | 1 | 4", "3 0 0 0 0 1 4")]
    [InlineData("一、本年新收政府信息公开申请数量｜３｜０｜０｜０｜０｜１｜４", "3 0 0 0 0 1 4")]
    [InlineData("一、本年新收政府信息公开申请数量 |\n|||||||||", "_ _ _ _ _ _ _")]
    public void A_row_is_read_however_it_was_flattened(string row, string expected) =>
        Printed.Read(Head + row + "\n二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n").Row("requests.received").ShouldBe(expected);

    [Fact]
    public void A_separator_on_a_line_of_its_own_closes_a_cell()
    {
        const string Cells = "一、本年新收政府信息公开申请数量\n|\n3\n|\n|\n|\n|\n|\n|\n3\n|\n二、上年结转政府信息公开申请数量\n|\n0\n|\n0\n|\n0\n|\n0\n|\n0\n|\n0\n|\n0\n|\n";
        var report = Printed.Read("三、收到和处理政府信息公开申请情况\n申请人情况\n|\n自然人\n|\n" + Cells);

        report.Row("requests.received").ShouldBe("3 _ _ _ _ _ 3");
        report.Row("requests.carriedIn").ShouldBe("0 0 0 0 0 0 0");
    }

    [Fact]
    public void Labels_broken_over_lines_are_joined()
    {
        var report = Printed.Read(Head + """
            一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1
            三、本年度办理结果 | （三）不予
            公开 | 2.其他法律行
            政法规禁止公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1
            （五）不予处理 | 1.信访举
            报投诉类申请 | 0 | 0 | 0 | 0 | 0 | 2 | 2
            （六）其他处理 | 1.申请人无正当理由逾期不补正、行政机关不再处理其政
            府信息公开申请 | 3 | 0 | 0 | 0 | 0 | 0 | 3
            3.其他 | 4 | 0 | 0 | 0 | 0 | 0 | 4
            （七）总计 | 8 | 0 | 0 | 0 | 0 | 2 | 10
            """);

        report.Row("requests.outcomes.refused.lawForbids").ShouldBe("1 0 0 0 0 0 1");
        report.Row("requests.outcomes.notProcessed.petition").ShouldBe("0 0 0 0 0 2 2");
        report.Row("requests.outcomes.other.noSupplement").ShouldBe("3 0 0 0 0 0 3");
        report.Row("requests.outcomes.other.other").ShouldBe("4 0 0 0 0 0 4");
        report.Row("requests.outcomes.total").ShouldBe("8 0 0 0 0 2 10");
    }

    [Fact]
    public void A_label_may_stand_half_above_and_half_below_its_numbers()
    {
        var report = Printed.Read(Head + """
            一、本年新收政府信息公开申请数量     9    0    0    0    0    0    9
                       （一）予以公开             1    0    0    0    0    0    1
                       2.其他法律行政法规禁
                                                  2    0    0    0    0    0    2
                       止公开
                       3.危及“三安全一稳定”     3    0    0    0    0    0    3
                       5.要求行政机关确认或       4    0    0    0    0    0    4
                       重新出具已获取信息
            四、结转下年度继续办理               0    0    0    0    0    0    0
            """);

        report.Row("requests.outcomes.granted").ShouldBe("1 0 0 0 0 0 1");
        report.Row("requests.outcomes.refused.lawForbids").ShouldBe("2 0 0 0 0 0 2");
        report.Row("requests.outcomes.refused.safetyStability").ShouldBe("3 0 0 0 0 0 3");
        report.Row("requests.outcomes.notProcessed.confirm").ShouldBe("4 0 0 0 0 0 4");
        report.Row("requests.carriedOut").ShouldBe("0 0 0 0 0 0 0");
    }

    [Fact]
    public void A_browsers_copy_of_the_tables_is_read()
    {
        var report = Printed.Read("""
            三、收到和处理政府信息公开申请情况
            （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）	申请人情况
            自然人	法人或其他组织	总计
            商业
            企业	科研
            机构	社会公益组织	法律服务机构	其他
            一、本年新收政府信息公开申请数量	9	0	0	0	0	0	9
            三、本年度办理结果	（一）予以公开	9	0	0	0	0	0	9
            四、政府信息公开行政复议、行政诉讼情况
            行政复议	行政诉讼
            结果
            维持	结果
            纠正	其他
            结果	尚未
            审结	总计	未经复议直接起诉	复议后起诉
            结果
            维持	结果
            纠正	其他
            结果	尚未
            审结	总计	结果
            维持	结果
            纠正	其他
            结果	尚未
            审结	总计
            1	0	0	1	2	0	0	0	0	0	0	3	0	0	3
            """);

        report.Row("requests.received").ShouldBe("9 0 0 0 0 0 9");
        report.Row("requests.outcomes.granted").ShouldBe("9 0 0 0 0 0 9");
        (report.Row("remedies.review"), report.Row("remedies.litigationDirect"), report.Row("remedies.litigationAfterReview")).ShouldBe(("1 0 0 1 2", "0 0 0 0 0", "0 3 0 0 3"));
    }

    [Fact]
    public void Page_numbers_and_repeated_heads_within_a_table_are_no_values()
    {
        var report = Printed.Read(Head + """
            一、本年新收政府信息公开申请数量 3 0 0 0 0 1 4
            - 5 -
            自然人
            法人或其他组织
            总计
            商业
            企业
            二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1
            — 6 —
            四、结转下年度继续办理 2 0 0 0 0 0 2
            """);

        report.Row("requests.received").ShouldBe("3 0 0 0 0 1 4");
        report.Row("requests.carriedIn").ShouldBe("1 0 0 0 0 0 1");
        report.Row("requests.carriedOut").ShouldBe("2 0 0 0 0 0 2");
    }

    [Fact]
    public void A_row_of_the_authors_own_keeps_its_values_to_itself()
    {
        var report = Printed.Read("""
            二、主动公开政府信息情况
            第二十条第（一）项
            信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
            规章（设区的市、自治州人民政府填报） | 0 | 0 | 0
            行政规范性文件 | 3 | 1 | 20
            其他主动公开文件 | 7 | 7 | 7
            第二十条第（五）项
            信息内容 | 本年处理决定数量
            行政许可 | 5
            """);

        report.Row("active.regulations").ShouldBe("0 0 0");
        report.Row("active.normativeDocuments").ShouldBe("3 1 20");
        report.Row("active.licensing").ShouldBe("5");
    }

    [Fact]
    public void Narrative_beside_a_table_is_text()
    {
        var report = Printed.Read(Head + """
            一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3
            四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0
            注：以上数据由办公室统计，共收到申请3件。
            四、政府信息公开行政复议、行政诉讼情况
            行政复议 | 行政诉讼
            结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉
            结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
            1 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 2 | 2
            五、存在的主要问题及改进情况
            无
            """);

        report.Sections[0].Text.ShouldBe("注：以上数据由办公室统计，共收到申请3件。");
        report.Row("remedies.review").ShouldBe("1 0 0 0 1");
        report.Row("remedies.litigationAfterReview").ShouldBe("0 0 0 2 2");
        report.Sections[^1].Text.ShouldBe("无");
    }

    [Fact]
    public void Traditional_script_is_read_as_the_form()
    {
        var report = Printed.Read("""
            二、主動公開政府信息情況
            第二十條第(一)項 |
            信息內容 | 本年制發件數 | 本年廢止件數 | 現行有效件數 |
            規章 | 0 | 0 | 0 |
            行政規範性文件 | 0 | 0 | 11 |
            第二十條第(五)項 |
            信息內容 | 本年處理決定數量 |
            行政許可 | 231 |
            """);

        report.Row("active.normativeDocuments").ShouldBe("0 0 11");
        report.Row("active.licensing").ShouldBe("231");
    }

    [Fact]
    public void The_layout_of_2019_is_told_by_its_labels()
    {
        var report = Printed.Read("""
            二、主动公开政府信息情况
            第二十条第（一）项
            信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量
            规章 | 0 | 0 | 0
            规范性文件 | 3 | 3 | 41
            第二十条第（五）项
            信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量
            行政许可 | 12 | 减4 | 1,208
            其他对外管理服务事项 | 5 | +1 | 77
            第二十条第（八）项
            信息内容 | 上一年项目数量 | 本年增/减
            行政事业性收费 | 2 | -1
            第二十条第（九）项
            信息内容 | 采购项目数量 | 采购总金额
            政府集中采购 | 6 | 160.5964万元
            """);

        report.Format.ShouldBe(Domain.AnnualReports.ReportFormat.Format2019);
        report.Row("active.licensing").ShouldBe("12 -4 1208");
        report.Row("active.otherServices").ShouldBe("5 1 77");
        report.Row("active.fees").ShouldBe("2 -1");
        report.Row("active.procurement").ShouldBe("6 1605964");
    }
}
