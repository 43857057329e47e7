using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Tests.Checking;

public sealed class Text_against_text
{
    private const RuleFamily Family = RuleFamily.TextAgainstText;

    [Fact]
    public void A_website_that_published_more_than_all_together_is_a_warning_with_both_sentences()
    {
        var finding = new Narratives().Overview("截至2024年12月31日，通过门户网站共公开信息376条。").Section(SectionKind.OtherMatters, "截至目前，我局共主动公开各类政府信息200余条。")
            .Check(Family).ShouldHaveSingleItem();

        (finding.Rule, finding.Severity).ShouldBe((RuleCatalogue.TextSame, Severity.Warning));
        finding.Evidence.Select(e => e.Line).ShouldBe([1, 2]);
    }

    [Theory]
    [InlineData("全年共主动公开政府信息376条。", "通过门户网站公开信息200条。")]
    [InlineData("全年共主动公开政府信息376条。", "全年共主动公开政府信息370余条。")]
    [InlineData("全年共主动公开政府信息376条。", "通过微信公众号发布信息735条。")]
    [InlineData("全年共主动公开政府信息376条。", "其中公开财政信息20条。")]
    public void Numbers_that_can_both_be_true_give_nothing(string first, string second) => new Narratives().Overview(first, second).Check(Family).ShouldBeEmpty();

    [Fact]
    public void Two_numbers_of_applications_are_a_warning_where_no_table_decides()
    {
        var finding = new Narratives { Format = ReportFormat.Pre2019, Year = 2017 }.Overview("受理依申请公开办件1件。", "今年共受理依申请公开2件。").Check(Family).ShouldHaveSingleItem();

        finding.Rule.ShouldBe(RuleCatalogue.TextSame);
    }

    [Theory]
    [InlineData("办理各类留言53条，其中局长信箱27条，随手拍6条，热线30条。", 1)]
    [InlineData("主动公开信息50条，其中政策类20条、财政类10条、其他15条。", 1)]
    [InlineData("收到来信10件，分别为咨询5件、建议4件。", 1)]
    [InlineData("办理各类留言53条，其中局长信箱27条，随手拍6条，热线20条。", 0)]
    [InlineData("主动公开信息50条，其中政策类20条、财政类10条。", 0)]
    [InlineData("主动公开信息1950条，主要包括机构职能52条，动态1109条，其他632条。", 0)]
    [InlineData("主动公开信息50条，其中政策类20条、财政类10条、会议类30条等。", 0)]
    [InlineData("收到申请10件，其中自然人8件，企业2件，予以公开6件，不予公开4件。", 0)]
    [InlineData("公开信息50条，其中机构类信息20条，内有领导成员10条、机构职能10条，工作类信息30条。", 0)]
    [InlineData("公开信息362条，其中组织机构（含领导信息4条）5条、动态245条、公告96条、其他16条。", 0)]
    [InlineData("公开各类信息2698条，其中：工作动态1201条、通知公告251条、政策解读44条、人事信息45条、征集调查16期、其他类信息1141条。", 0)]
    [InlineData("主动公开20件，其中文字解读12件、图片解读10余件。", 0)]
    public void Parts_are_added_up_where_the_sentence_says_that_they_make_the_whole(string sentence, int warnings)
    {
        var findings = new Narratives().Overview(sentence).Check(Family);

        findings.Count.ShouldBe(warnings);
        findings.ShouldAllBe(f => f.Rule == RuleCatalogue.TextParts && f.Severity == Severity.Warning);
    }

    [Theory]
    [InlineData("2024年，我局将着力做好以下工作：", 1)]
    [InlineData("2024年我局将继续完善制度。", 1)]
    [InlineData("3、2024年改进计划。", 1)]
    [InlineData("2025年，我局将着力做好以下工作：", 0)]
    [InlineData("2024年，我局将政务公开纳入年度考核。", 0)]
    [InlineData("2、2024年的改进成效。", 0)]
    [InlineData("2024年工作计划落实情况良好。", 0)]
    [InlineData("按照2024年工作计划，完成了全部任务。", 0)]
    public void Plans_for_the_year_reported_on_are_plans_for_the_past(string sentence, int warnings)
    {
        var findings = new Narratives().Section(SectionKind.Problems, sentence).Check(Family);

        findings.Count.ShouldBe(warnings);
        findings.ShouldAllBe(f => f.Rule == RuleCatalogue.TextYearToCome);
    }

    [Theory]
    [InlineData("现将2023年政府信息公开工作情况报告如下：", 1)]
    [InlineData("现公布我局2023年度政府信息公开工作年度报告。", 1)]
    [InlineData("现将2024年政府信息公开工作情况报告如下：", 0)]
    [InlineData("按照2023年印发的通知，现将有关情况报告如下：", 0)]
    [InlineData("我镇认真编制了《柳林镇2023年政府信息公开工作年度报告》。", 1)]
    [InlineData("我镇编制了2023年政府信息公开年度报告。", 1)]
    [InlineData("我镇编制了2024年政府信息公开年度报告。", 0)]
    [InlineData("根据《关于做好2023年度政府信息公开工作年度报告编制发布工作的通知》编制。", 0)]
    [InlineData("根据2021年印发的《政府信息公开工作年度报告格式》编制。", 0)]
    public void A_year_left_over_in_the_introduction_is_a_warning(string sentence, int warnings)
    {
        var findings = new Narratives().Preamble(sentence).Check(Family);

        findings.Count.ShouldBe(warnings);
        findings.ShouldAllBe(f => f.Rule == RuleCatalogue.TextLeftoverYear);
    }

    [Fact]
    public void A_title_outside_the_stated_period_is_an_error()
    {
        const string Period = "所列数据统计期限自2024年1月1日起至2024年12月31日止。";

        new Narratives { Title = "青山县水务局2023年政府信息公开工作年度报告" }.Preamble(Period).Check(Family).ShouldHaveSingleItem().Rule.ShouldBe(RuleCatalogue.TextTitleYear);
        new Narratives { Title = "青山县水务局2024年政府信息公开工作年度报告" }.Preamble(Period).Check(Family).ShouldBeEmpty();
    }
}
