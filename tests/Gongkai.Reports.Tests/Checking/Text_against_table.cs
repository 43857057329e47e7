using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Checking;

namespace Gongkai.Reports.Tests.Checking;

public sealed class Text_against_table
{
    private const RuleFamily Family = RuleFamily.TextAgainstTable;

    [Fact]
    public void A_number_received_that_the_table_does_not_have_is_an_error_that_quotes_its_sentence()
    {
        var finding = new Narratives().Overview("一般工作。", "全年共收到政府信息公开申请97件，均已答复。").Requests("received", 95).Check(Family).ShouldHaveSingleItem();

        finding.Rule.ShouldBe(RuleCatalogue.TextReceived);
        finding.Severity.ShouldBe(Severity.Error);
        finding.Cells.ShouldBe(["requests.received[6]"]);
        finding.Expected.ShouldBe(95);
        finding.Actual.ShouldBe(97);
        finding.Evidence.ShouldHaveSingleItem().ShouldBe(new Evidence(2, "全年共收到政府信息公开申请97件，均已答复。"));
        finding.Message.ShouldBe("文字“全年共收到政府信息公开申请97件”与表格不符：第三部分表“一、本年新收政府信息公开申请数量”·总计为 95");
    }

    [Fact]
    public void A_number_received_that_is_the_table_s_gives_nothing() =>
        new Narratives().Overview("全年共收到政府信息公开申请95件。").Requests("received", 95).Check(Family).ShouldBeEmpty();

    [Theory]
    [InlineData("全年共收到政府信息公开申请97件。", "是口径不同")]
    [InlineData("全年共收到自然人提出的政府信息公开申请97件。", "是口径不同")]
    public void A_number_that_another_reading_explains_is_only_told(string sentence, string message)
    {
        var finding = new Narratives().Overview(sentence).Requests("received", 95).Requests("carriedIn", 2).Requests("outcomes.total", 90).Check(Family).ShouldHaveSingleItem();

        finding.Severity.ShouldBe(Severity.Info);
        finding.Message.ShouldContain("本年新收与上年结转之和");
        finding.Message.ShouldContain(message);
    }

    [Fact]
    public void A_number_that_says_it_includes_last_year_s_is_right_either_way() =>
        new Narratives().Overview("全年共收到政府信息公开申请97件（含上年结转2件）。").Requests("received", 95).Requests("carriedIn", 2).Check(Family).ShouldBeEmpty();

    [Fact]
    public void Only_natural_persons_counted_is_told_as_another_scope()
    {
        var finding = new Narratives().Overview("全年共收到政府信息公开申请90件。").Cell("requests.received[0]", 90).Cell("requests.received[1]", 5).Cell("requests.received[6]", 95)
            .Check(Family).ShouldHaveSingleItem();

        (finding.Severity, finding.Message.Contains("只计自然人", StringComparison.Ordinal)).ShouldBe((Severity.Info, true));
    }

    [Fact]
    public void Two_numbers_of_which_one_is_the_table_s_leave_the_other_in_doubt() =>
        new Narratives().Overview("全年共收到政府信息公开申请95件。", "三季度督查时，收到政府信息公开申请97件。", "全年共收到政府信息公开申请97件。")
            .Requests("received", 95).Check(Family).ShouldAllBe(f => f.Severity == Severity.Warning);

    [Fact]
    public void A_blank_or_ambiguous_cell_decides_nothing() =>
        new Narratives().Overview("全年共收到政府信息公开申请97件。").Cell("requests.received[6]", CellValue.Ambiguous([95, 97], "两种都可能")).Check(Family).ShouldBeEmpty();

    [Fact]
    public void A_government_s_office_acting_for_it_is_explained_and_not_failed()
    {
        var finding = new Narratives { Agency = "代县人民政府" }.Overview("县政府办公室代县政府受理依申请公开8件。").Requests("received", 60).Check(Family).ShouldHaveSingleItem();

        (finding.Rule, finding.Severity).ShouldBe((RuleCatalogue.TextScope, Severity.Info));
    }

    [Fact]
    public void Where_the_table_is_the_government_s_own_the_region_s_number_is_explained()
    {
        var findings = new Narratives { Agency = "青山区人民政府" }.Overview("全年全区共受理政府信息公开申请800件，区政府本级共受理政府信息公开申请206件。")
            .Requests("received", 206).Check(Family);

        findings.ShouldAllBe(f => f.Rule == RuleCatalogue.TextScope && f.Severity == Severity.Info);
        findings.ShouldHaveSingleItem().Message.ShouldContain("表格是那一范围的数");
    }

    [Fact]
    public void Applications_of_last_year_or_of_a_channel_are_not_compared() =>
        new Narratives().Overview("2023年共收到政府信息公开申请10件。", "通过网络收到政府信息公开申请26件。").Requests("received", 60).Check(Family).ShouldBeEmpty();

    [Fact]
    public void Words_that_name_two_outcomes_are_held_against_both_and_the_other_reading_is_told()
    {
        var finding = Xianan().Section(SectionKind.Requests, "2024年共收到依申请公开97件，结转下年度继续办理2件，予以公开41件，不予公开或无法提供54件。")
            .Check(Family).ShouldHaveSingleItem();

        (finding.Rule, finding.Severity).ShouldBe((RuleCatalogue.TextOutcome, Severity.Error));
        (finding.Expected, finding.Actual).ShouldBe((39, 54));
        finding.Cells.Count.ShouldBe(11);
        finding.Message.ShouldContain("54 等于（七）总计 95 减（一）予以公开 41");
    }

    [Fact]
    public void The_sums_of_the_table_s_own_classes_give_nothing() =>
        Xianan().Section(SectionKind.Requests, "予以公开及部分公开48件，不予公开7件，无法提供32件，不予处理1件，其他处理7件。").Check(Family).ShouldBeEmpty();

    [Fact]
    public void A_wide_use_of_one_word_is_told_and_not_failed()
    {
        var finding = Xianan().Section(SectionKind.Requests, "不予公开39件。").Check(Family).ShouldHaveSingleItem();

        finding.Severity.ShouldBe(Severity.Info);
        finding.Message.ShouldContain("不予公开与无法提供之和");
    }

    [Theory]
    [InlineData("上年度结转3件。", "T.carriedIn")]
    [InlineData("结转下年度继续办理5件。", "T.carriedOut")]
    [InlineData("本机关不掌握相关政府信息30件。", "T.outcome")]
    [InlineData("因政府信息公开引起的行政复议4件。", "T.remedy")]
    [InlineData("因政府信息公开引起的行政诉讼4件。", "T.remedy")]
    [InlineData("因政府信息公开未经复议直接起诉4件。", "T.remedy")]
    [InlineData("全年制发行政规范性文件9件。", "T.active")]
    public void Each_row_that_a_sentence_names_is_compared(string sentence, string rule)
    {
        var finding = Xianan().Section(SectionKind.Requests, sentence).Check(Family).ShouldHaveSingleItem();

        (finding.Rule.Id, finding.Severity).ShouldBe((rule, Severity.Error));
    }

    [Theory]
    [InlineData("全年共办理政府信息公开申请95件。")]
    [InlineData("全年共办理政府信息公开申请97件。")]
    [InlineData("答复政府信息公开申请95件。")]
    [InlineData("答复政府信息公开申请88件。")]
    public void Handled_and_answered_may_count_what_they_can_mean(string sentence) =>
        Xianan().Overview(sentence).Check(Family).ShouldAllBe(f => f.Severity == Severity.Info);

    [Fact]
    public void Handled_that_nothing_explains_is_a_warning()
    {
        var finding = Xianan().Overview("全年共办理政府信息公开申请70件。").Check(Family).ShouldHaveSingleItem();

        (finding.Rule, finding.Severity).ShouldBe((RuleCatalogue.TextHandled, Severity.Warning));
    }

    [Fact]
    public void Normative_documents_by_any_other_name_are_at_most_a_warning() =>
        new Narratives().Overview("全年制定规范性文件9件。").Check(Family).ShouldHaveSingleItem().Severity.ShouldBe(Severity.Warning);

    [Theory]
    [InlineData("全年未收到政府信息公开申请。", "requests.received[6]")]
    [InlineData("全年未发生因政府信息公开引起的行政复议。", "remedies.review[4]")]
    [InlineData("无因政府信息公开引发的行政诉讼。", "remedies.litigationDirect[4]")]
    public void None_in_words_against_some_in_the_table_is_an_error(string sentence, string cell)
    {
        var finding = new Narratives().Overview(sentence).Requests("received", 4).Cell("remedies.review[4]", 1).Cell("remedies.litigationDirect[4]", 2).Check(Family).ShouldHaveSingleItem();

        (finding.Rule, finding.Severity).ShouldBe((RuleCatalogue.TextNone, Severity.Error));
        finding.Cells.ShouldContain(cell);
    }

    [Theory]
    [InlineData("全年未收到政府信息公开申请，未发生行政复议、行政诉讼。")]
    [InlineData("依申请公开工作中未出现因答复不当引起的行政复议。")]
    public void None_in_words_against_none_gives_nothing(string sentence) => new Narratives().Overview(sentence).Check(Family).ShouldBeEmpty();

    [Fact]
    public void A_reconsideration_of_last_year_s_application_contradicts_no_none_received() =>
        new Narratives().Overview("2024年未收到政府信息公开申请。因2023年度政府信息公开申请引发行政复议1件，均维持。").Cell("remedies.review[0]", 1).Cell("remedies.review[4]", 1).Check(Family).ShouldBeEmpty();

    [Theory]
    [InlineData("收到政府信息公开申请97件，均已办结。", Severity.Warning)]
    [InlineData("收到政府信息公开申请97件，办结率100%。", Severity.Warning)]
    [InlineData("收到政府信息公开申请97件，均为自然人申请。", Severity.Error)]
    [InlineData("因政府信息公开发生行政复议15件，均被维持。", Severity.Error)]
    [InlineData("收到政府信息公开申请97件，均予以公开。", Severity.Warning)]
    public void All_in_words_against_an_exception_in_the_table_is_found(string sentence, Severity severity)
    {
        var finding = Xianan().Cell("requests.received[0]", 90).Cell("requests.received[1]", 7).Overview(sentence).Check(Family).First(f => f.Rule == RuleCatalogue.TextAll);

        finding.Severity.ShouldBe(severity);
    }

    [Theory]
    [InlineData("收到政府信息公开申请97件，按时办结率100%。")]
    [InlineData("收到政府信息公开申请97件，及时回复率100%。")]
    [InlineData("收到政府信息公开申请97件，除2件结转外均已办结。")]
    [InlineData("收到市长信箱来信5件，均已办结。")]
    public void All_that_leaves_room_gives_nothing(string sentence) => Xianan().Overview(sentence).Check(Family).ShouldBeEmpty();

    [Fact]
    public void All_without_exception_gives_nothing() =>
        new Narratives().Overview("收到政府信息公开申请4件，均为自然人申请，均已办结，均予以公开。").Requests("received", 4).Requests("outcomes.granted", 4).Requests("outcomes.total", 4).Check(Family).ShouldBeEmpty();

    [Theory]
    [InlineData("收到政府信息公开申请130件，其中予以公开59件、占45.3%。", 0)]
    [InlineData("收到政府信息公开申请130件，其中予以公开59件，占45.4%。", 0)]
    [InlineData("收到政府信息公开申请130件，其中予以公开59件，占比49.2%。", 1)]
    public void A_share_is_recomputed_and_may_be_rounded_or_cut_off(string sentence, int warnings)
    {
        var findings = new Narratives().Overview(sentence).Requests("received", 130).Requests("outcomes.granted", 59).Check(Family);

        findings.Count.ShouldBe(warnings);
        findings.ShouldAllBe(f => f.Rule == RuleCatalogue.TextShare && f.Severity == Severity.Warning);
    }

    [Theory]
    [InlineData("收到政府信息公开申请130件，同比增长103%。", 0)]
    [InlineData("收到政府信息公开申请130件，较上年增加66件。", 0)]
    [InlineData("收到政府信息公开申请130件，同比增长85%。", 1)]
    [InlineData("收到政府信息公开申请130件，同比下降103%。", 1)]
    public void Growth_is_recomputed_against_last_year_s_report(string sentence, int warnings)
    {
        var previous = new Narratives { Year = 2023 }.Requests("received", 64).Report();

        var findings = new Narratives().Overview(sentence).Requests("received", 130).Check(Family, new CheckContext { Previous = previous });

        findings.Count.ShouldBe(warnings);
        findings.ShouldAllBe(f => f.Rule == RuleCatalogue.TextGrowth);
    }

    [Fact]
    public void Growth_is_left_alone_where_last_year_s_report_is_not_at_hand() =>
        new Narratives().Overview("收到政府信息公开申请130件，同比增长85%。").Requests("received", 130).Check(Family).ShouldBeEmpty();

    /// <summary>The tables of a real district: 97 received, 95 decided, 2 carried over.</summary>
    private static Narratives Xianan() => new Narratives { Agency = "青山区水务局" }.Requests("received", 97).Requests("carriedOut", 2).Requests("outcomes.granted", 41)
        .Requests("outcomes.partial", 7).Requests("outcomes.refused.internalAffairs", 1).Requests("outcomes.refused.administrativeQuery", 6)
        .Requests("outcomes.unable.notHeld", 29).Requests("outcomes.unable.unclear", 3).Requests("outcomes.notProcessed.petition", 1)
        .Requests("outcomes.other.other", 7).Requests("outcomes.total", 95)
        .Cell("remedies.review[0]", 9).Cell("remedies.review[1]", 2).Cell("remedies.review[2]", 3).Cell("remedies.review[3]", 1).Cell("remedies.review[4]", 15);
}
