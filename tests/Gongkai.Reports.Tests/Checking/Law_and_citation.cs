using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Tests.Checking;

public sealed class Law_and_citation
{
    private const RuleFamily Family = RuleFamily.Law;

    /// <summary>A section one in which every aspect is spoken of.</summary>
    private const string Whole = "主动公开、依申请公开、政府信息管理、平台建设、监督保障、工作考核、社会评议、责任追究。";

    [Theory]
    [InlineData("按国办公开办函{2019}61号精神。", Severity.Warning, "国办公开办函〔2019〕61号")]
    [InlineData("按《通知》（长政办函〔2017100号）要求。", Severity.Warning, "长政办函〔2017〕100号")]
    [InlineData("按《方案》（雨办发〔201712号）要求。", Severity.Warning, "雨办发〔2017〕12号")]
    [InlineData("按青政发〔2021〕第30号文件。", Severity.Warning, "青政发〔2021〕30号")]
    [InlineData("按青政发〔2021〕030号文件。", Severity.Warning, "青政发〔2021〕30号")]
    [InlineData("按青政发2021〕30号文件。", Severity.Warning, "青政发〔2021〕30号")]
    [InlineData("按青政发〔2021)30号文件。", Severity.Warning, "青政发〔2021〕30号")]
    [InlineData("按青政发[2021]30号文件。", Severity.Info, "青政发〔2021〕30号")]
    [InlineData("按青政发（2021）30号文件。", Severity.Info, "青政发〔2021〕30号")]
    public void A_document_number_in_the_wrong_form_is_told_how_it_should_be(string sentence, Severity severity, string right)
    {
        var finding = Complete(sentence).Check(Family).Where(f => f.Rule == RuleCatalogue.LawNumberForm).ShouldHaveSingleItem();

        finding.Severity.ShouldBe(severity);
        finding.Message.ShouldContain(right);
    }

    [Theory]
    [InlineData("按国办公开办函〔2019〕61号精神。")]
    [InlineData("依据《条例》（国务院令第711号）编制。")]
    [InlineData("地址：人民路228号1号楼246室，电话：0731-85880114。")]
    [InlineData("《中华人民共和国国务院令》第711号。")]
    [InlineData("根据县政府2021年30号文件。")]
    public void A_right_document_number_and_a_house_number_give_nothing(string sentence) => Complete(sentence).Check(Family).ShouldBeEmpty();

    [Theory]
    [InlineData("按国办公开函〔2019〕61号精神。", 1)]
    [InlineData("依据《中华人民共和国政府信息公开工作年度报告格式》（国办发〔2021〕30号）编制。", 1)]
    [InlineData("依据《政府信息公开信息处理费管理办法》（国办函〔2020〕19号）收费。", 1)]
    [InlineData("依据《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）编制。", 0)]
    [InlineData("依据《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕109号）收费。", 0)]
    [InlineData("依据《关于做好年度报告编制工作的通知》（青政办函〔2024〕3号）编制。", 0)]
    public void A_well_known_document_has_one_number(string sentence, int warnings)
    {
        var findings = Complete(sentence).Check(Family);

        findings.Count.ShouldBe(warnings);
        findings.ShouldAllBe(f => f.Rule == RuleCatalogue.LawNumber && f.Severity == Severity.Warning);
    }

    [Theory]
    [InlineData("《国务院办公厅政府信息与政务公开办公室关于印发<中华人民共和国政府信息公开共工作年度报告格式>的通知》", 1)]
    [InlineData("《中华人民共和国政府信息公开条列例》", 1)]
    [InlineData("《中华人民共和国政府信息公工条例》", 1)]
    [InlineData("《中华人民共和国政府信息公开条例》", 0)]
    [InlineData("《政府信息公开年度报告格式》", 0)]
    [InlineData("《上海市政府信息公开规定》", 0)]
    [InlineData("《青山省政府信息公开条例》", 0)]
    [InlineData("《政府信息公开工作制度》", 0)]
    public void A_title_with_a_character_too_many_or_wrong_is_a_warning(string title, int warnings)
    {
        var findings = Complete($"依据{title}编制。").Check(Family);

        findings.Count.ShouldBe(warnings);
        findings.ShouldAllBe(f => f.Rule == RuleCatalogue.LawTitle);
    }

    [Theory]
    [InlineData("贯彻《条例》、2024年政务公开工作要点》要求。", 1)]
    [InlineData("贯彻《条例和有关要求。", 1)]
    [InlineData("贯彻《条例》《办法》和《关于印发〈格式〉的通知》。", 0)]
    [InlineData("贯彻《关于印发《格式》的通知》。", 0)]
    public void Title_marks_come_in_pairs(string sentence, int warnings)
    {
        var findings = Complete(sentence).Check(Family);

        findings.Count.ShouldBe(warnings);
        findings.ShouldAllBe(f => f.Rule == RuleCatalogue.LawTitleMarks);
    }

    [Theory]
    [InlineData("未收取检索、复制、邮寄等费用。", 1)]
    [InlineData("申请人根据自身生产、生活、科研等特殊需要提出申请。", 1)]
    [InlineData("自收到申请之日起15个工作日内予以答复。", 1)]
    [InlineData("收到申请9件，同意公开7件。", 1)]
    [InlineData("未收取信息处理费。", 0)]
    [InlineData("第三方应当自收到征求意见书之日起15个工作日内提出意见。", 0)]
    [InlineData("通过邮寄方式送达答复书3件。", 0)]
    public void Notions_of_the_old_regulation_are_a_warning(string sentence, int warnings)
    {
        var findings = Complete(sentence).Check(Family);

        findings.Count.ShouldBe(warnings);
        findings.ShouldAllBe(f => f.Rule == RuleCatalogue.LawSuperseded);
    }

    [Fact]
    public void Notions_of_the_old_regulation_are_right_in_their_time() =>
        new Narratives { Format = ReportFormat.Pre2019, Year = 2017 }.Overview("未收取检索、复制、邮寄等费用。").Check(Family).ShouldBeEmpty();

    [Theory]
    [InlineData("依据《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）编制。", 1)]
    [InlineData("依据国办公开办函〔2021〕30号编制，此前依据国办公开办函〔2019〕60号。", 0)]
    public void The_form_of_another_year_is_a_warning(string sentence, int warnings)
    {
        var findings = Complete(sentence).Check(Family);

        findings.Count.ShouldBe(warnings);
        findings.ShouldAllBe(f => f.Rule == RuleCatalogue.LawFormDocument);
    }

    [Fact]
    public void A_government_reports_assessment_evaluation_and_accountability()
    {
        var finding = Government("主动公开、依申请公开、政府信息管理、平台建设、监督保障、工作考核。").Check(Family).ShouldHaveSingleItem();

        finding.Rule.ShouldBe(RuleCatalogue.LawGovernment);
        finding.Message.ShouldContain("社会评议、责任追究");
        Government(Whole).Check(Family).ShouldBeEmpty();
        Government("主动公开、依申请公开、政府信息管理、平台建设、监督保障。", "青山县水务局").Check(Family).ShouldBeEmpty();
    }

    [Fact]
    public void Section_six_reports_the_processing_fee()
    {
        var none = new Narratives().Overview(Whole).Section(SectionKind.OtherMatters, "无").Check(Family).ShouldHaveSingleItem();
        var elsewhere = new Narratives().Overview(Whole, "未收取信息处理费。").Section(SectionKind.OtherMatters, "无").Check(Family).ShouldHaveSingleItem();

        (none.Rule, none.Severity).ShouldBe((RuleCatalogue.LawProcessingFee, Severity.Warning));
        (elsewhere.Rule, elsewhere.Severity).ShouldBe((RuleCatalogue.LawProcessingFee, Severity.Info));
        new Narratives().Overview(Whole).Section(SectionKind.OtherMatters, "未收取信息处理费。").Check(Family).ShouldBeEmpty();
        new Narratives { Format = ReportFormat.Format2019, Year = 2020 }.Overview(Whole).Section(SectionKind.OtherMatters, "无").Check(Family).ShouldBeEmpty();
    }

    [Fact]
    public void Section_one_speaks_of_five_aspects_at_some_length()
    {
        var finding = new Narratives().Overview("主动公开信息，办理依申请公开，加强政府信息管理和平台建设。").Check(Family).ShouldHaveSingleItem();

        (finding.Rule, finding.Message).ShouldBe((RuleCatalogue.LawAspects, "总体情况未见监督保障方面的内容"));
        new Narratives().Overview(Whole + new string('好', 2000)).Check(Family).ShouldHaveSingleItem().Rule.ShouldBe(RuleCatalogue.LawLength);
        new Narratives().Overview(Whole + new string('好', 1500)).Check(Family).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("青山县水务局", 2024, "2025-01-31", 0)]
    [InlineData("青山县水务局", 2024, "2025-02-01", 1)]
    [InlineData("青山县人民政府", 2024, "2025-02-01", 0)]
    [InlineData("青山县人民政府", 2024, "2025-04-01", 1)]
    [InlineData("青山县水务局", 2018, "2019-03-31", 0)]
    [InlineData("青山县水务局", 2018, "2019-04-01", 1)]
    [InlineData("青山县水务局", 2024, "2024-12-20", 1)]
    [InlineData("柳林镇人民政府", 2024, "2025-02-20", 0)]
    [InlineData("青山县水务局", 2024, null, 0)]
    public void The_day_of_publication_is_held_against_the_statutory_day(string agency, int year, string? day, int warnings)
    {
        var findings = new Narratives { Agency = agency, Year = year, Format = ReportFormats.DueIn(year), PublishedOn = day is null ? null : DateOnly.Parse(day) }.Overview(Whole).Check(Family);

        findings.Count.ShouldBe(warnings);
        findings.ShouldAllBe(f => f.Rule == RuleCatalogue.LawPublishedOn && f.Severity == Severity.Warning);
    }

    private static Narratives Complete(string sentence) => new Narratives().Overview(Whole, sentence);

    private static Narratives Government(string overview, string agency = "青山县人民政府") => new Narratives { Agency = agency }.Overview(overview);
}
