using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Tests.Checking;

public sealed class Text_against_table
{
    [Fact]
    public void A_number_received_that_the_table_does_not_have_is_an_error_that_quotes_its_sentence()
    {
        var finding = new Narratives { Agency = null }.Overview("一般工作。", "全年共收到政府信息公开申请97件，均已答复。").Requests("received", 95).Check()
            .ShouldHaveSingleItem();

        finding.Rule.ShouldBe(RuleCatalogue.TextReceived);
        finding.Severity.ShouldBe(Severity.Error);
        finding.Cells.ShouldBe(["requests.received[6]"]);
        finding.Expected.ShouldBe(95);
        finding.Actual.ShouldBe(97);
        finding.Evidence.ShouldHaveSingleItem().ShouldBe(new Evidence(2, "全年共收到政府信息公开申请97件，均已答复。"));
    }

    [Fact]
    public void Words_that_name_two_outcomes_are_held_against_both_and_the_other_reading_is_told()
    {
        var finding = new Narratives().Section(SectionKind.Requests, "2024年共收到依申请公开97件，结转下年度继续办理2件，予以公开41件，不予公开或无法提供54件。")
            .Requests("received", 97).Requests("carriedOut", 2).Requests("outcomes.granted", 41).Requests("outcomes.partial", 7)
            .Requests("outcomes.refused.internalAffairs", 1).Requests("outcomes.refused.administrativeQuery", 6).Requests("outcomes.unable.notHeld", 29)
            .Requests("outcomes.unable.unclear", 3).Requests("outcomes.notProcessed.petition", 1).Requests("outcomes.other.other", 7).Requests("outcomes.total", 95)
            .Check().ShouldHaveSingleItem();

        finding.Severity.ShouldBe(Severity.Error);
        (finding.Expected, finding.Actual).ShouldBe((39, 54));
        finding.Message.ShouldContain("54 等于（七）总计 95 减（一）予以公开 41");
    }
}
