using Gongkai.Domain.Agencies;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Requests.Letters;

public sealed class RemedyTests
{
    private static readonly AgencyAbove County = new("青山县人民政府", AgencyLevel.County, AgencyKind.Government);
    private static readonly AgencyAbove City = new("云岭市人民政府", AgencyLevel.City, AgencyKind.Government);
    private static readonly AgencyAbove Province = new("南江省人民政府", AgencyLevel.Province, AgencyKind.Government);

    [Theory]
    [InlineData("青山县自然资源局", AgencyLevel.County, AgencyKind.Department, "青山县人民政府", "青山县人民法院")]
    [InlineData("青山县白河镇人民政府", AgencyLevel.Township, AgencyKind.Township, "青山县人民政府", "青山县人民法院")]
    [InlineData("青山县人民政府", AgencyLevel.County, AgencyKind.Government, "云岭市人民政府", "云岭市中级人民法院")]
    [InlineData("云岭市教育局", AgencyLevel.City, AgencyKind.Department, "云岭市人民政府", null)]
    [InlineData("云岭市人民政府", AgencyLevel.City, AgencyKind.Government, "南江省人民政府", "云岭市中级人民法院")]
    [InlineData("南江省人民政府", AgencyLevel.Province, AgencyKind.Government, "南江省人民政府", null)]
    [InlineData("南江省教育厅", AgencyLevel.Province, AgencyKind.Department, "南江省人民政府", null)]
    [InlineData("青山县市场监督管理局白河分局", AgencyLevel.County, AgencyKind.DispatchedOffice, "青山县人民政府", null)]
    [InlineData("国家某某局", AgencyLevel.National, AgencyKind.Department, "国家某某局", null)]
    [InlineData("城东街道办事处", AgencyLevel.Township, AgencyKind.DispatchedOffice, "青山县人民政府", null)]
    [InlineData("云岭市地方金融监督管理局", AgencyLevel.City, AgencyKind.Department, "云岭市人民政府", null)]
    [InlineData("国家金融监督管理总局云岭监管分局", AgencyLevel.City, AgencyKind.DispatchedOffice, null, null)]
    [InlineData("云岭海关", AgencyLevel.City, AgencyKind.Department, null, null)]
    [InlineData("海关某某署", AgencyLevel.National, AgencyKind.Department, "海关某某署", null)]
    [InlineData("国家税务总局青山县税务局", AgencyLevel.County, AgencyKind.Department, null, null)]
    [InlineData("青山县司法局", AgencyLevel.County, AgencyKind.Department, null, "青山县人民法院")]
    [InlineData("云岭市山海关区人民政府", AgencyLevel.County, AgencyKind.Government, "云岭市人民政府", "云岭市中级人民法院")] // a place of that name, no customs
    [InlineData("山海关区教育局", AgencyLevel.County, AgencyKind.Department, "青山县人民政府", "青山县人民法院")]
    [InlineData("上海事业单位登记局", AgencyLevel.City, AgencyKind.Department, "云岭市人民政府", null)]
    [InlineData("舟山海关", AgencyLevel.City, AgencyKind.Department, null, null)]
    [InlineData("云岭海关缉私局", AgencyLevel.City, AgencyKind.Department, null, null)]
    [InlineData("云岭海事局", AgencyLevel.City, AgencyKind.Department, null, null)]
    public void Body_and_court_follow_from_level_and_kind_where_nobody_has_set_them(string name, AgencyLevel level, AgencyKind kind, string? body, string? court)
    {
        AgencyAbove[] above = level switch
        {
            AgencyLevel.Township => [County, City, Province],
            AgencyLevel.County => kind == AgencyKind.Government ? [City, Province] : [County, City, Province],
            AgencyLevel.City => kind == AgencyKind.Government ? [Province] : [City, Province],
            AgencyLevel.Province => kind == AgencyKind.Government ? [] : [Province],
            _ => [],
        };
        var bodies = RemedyBodies.Of(new AgencyProfile { Name = name, Level = level, Kind = kind }, above);
        bodies.Reconsideration.ShouldBe(body);
        bodies.Court.ShouldBe(court);
        bodies.IsReconsiderationDerived.ShouldBeTrue();
        bodies.IsCourtDerived.ShouldBeTrue();
    }

    [Fact]
    public void What_the_agency_has_set_goes_before_what_is_derived()
    {
        var bodies = RemedyBodies.Of(new AgencyProfile { Name = "青山县司法局", ReconsiderationBody = "青山县人民政府或者云岭市司法局", Court = "云岭铁路运输法院" }, [County]);
        bodies.Reconsideration.ShouldBe("青山县人民政府或者云岭市司法局");
        bodies.Court.ShouldBe("云岭铁路运输法院");
        bodies.IsReconsiderationDerived.ShouldBeFalse();
        bodies.IsCourtDerived.ShouldBeFalse();
    }

    [Fact]
    public void A_tax_office_turns_to_the_tax_office_above_it() =>
        RemedyBodies.Of(new AgencyProfile { Name = "国家税务总局青山县税务局" }, [County, new("国家税务总局云岭市税务局", AgencyLevel.City, AgencyKind.Department)])
            .Reconsideration.ShouldBe("国家税务总局云岭市税务局");

    [Fact]
    public void Customs_answer_before_an_intermediate_court()
    {
        RemedyBodies.Of(new AgencyProfile { Name = "云岭海关", Level = AgencyLevel.City, Kind = AgencyKind.Department }, []).IsIntermediateCourt.ShouldBeTrue();
        RemedyBodies.Of(new AgencyProfile { Name = "云岭市教育局", Level = AgencyLevel.City, Kind = AgencyKind.Department }, []).IsIntermediateCourt.ShouldBeFalse();
        RemedyBodies.Of(new AgencyProfile { Name = "山海关区教育局", Level = AgencyLevel.County, Kind = AgencyKind.Department }, []).IsIntermediateCourt.ShouldBeFalse();
    }

    [Fact]
    public void Refusals_under_articles_14_to_16_come_to_reconsideration_first_from_2024_and_nothing_else_does()
    {
        AnswerKind[] refusals =
        [
            AnswerKind.RefusedStateSecret, AnswerKind.RefusedLawForbids, AnswerKind.RefusedSafetyStability, AnswerKind.RefusedThirdParty, AnswerKind.RefusedInternalAffairs,
            AnswerKind.RefusedProcess, AnswerKind.RefusedEnforcementFile, AnswerKind.PartlyGranted,
        ];
        foreach (var answer in AnswerKinds.All.Where(a => a != AnswerKind.Withdrawn))
        {
            var now = Text(answer, new(2024, 1, 1))!;
            now.Contains("60日内先向青山县人民政府申请行政复议").ShouldBe(refusals.Contains(answer), answer.ToString());
            now.Contains("15日内向青山县人民法院提起行政诉讼").ShouldBe(refusals.Contains(answer), answer.ToString());
            now.Contains("6个月内向青山县人民法院").ShouldBe(!refusals.Contains(answer) || answer == AnswerKind.PartlyGranted, answer.ToString());
            var before = Text(answer, new(2023, 12, 31))!;
            before.ShouldContain("60日内向青山县人民政府申请行政复议，也可以", customMessage: answer.ToString());
            before.ShouldContain("6个月内向青山县人民法院提起行政诉讼", customMessage: answer.ToString());
            before.ShouldNotContain("先向", customMessage: answer.ToString());
            Text(answer, new(2015, 4, 30))!.ShouldContain("3个月内向青山县人民法院");
        }
    }

    [Fact]
    public void A_step_of_procedure_tells_of_no_remedy()
    {
        foreach (var kind in LetterKinds.All.Where(k => k is not (LetterKind.Answer or LetterKind.ThirdPartyDecision or LetterKind.RecordCorrection)))
        {
            RemedyTexts.Of(LetterCases.Of(kind), LetterCases.FactsOf(kind, null)).ShouldBeNull(kind.ToString());
        }

        Text(AnswerKind.Withdrawn, new(2026, 1, 1)).ShouldBeNull();
    }

    [Fact]
    public void Parts_that_do_not_exist_are_no_refusal()
    {
        var letter = LetterCases.Of(LetterKind.Answer, AnswerKind.PartlyGranted) with { Withheld = [new("评审意见", AnswerKind.NotHeld, "经检索没有")] };
        var text = RemedyTexts.Of(letter, LetterCases.FactsOf(LetterKind.Answer, AnswerKind.PartlyGranted))!;
        text.ShouldNotContain("先向");
        LetterBasis.Of(letter).ShouldBe("《中华人民共和国政府信息公开条例》第三十六条第（二）项、第三十六条第（四）项");
    }

    [Fact]
    public void What_is_said_of_administrative_queries_is_the_agencys_practice()
    {
        var letter = LetterCases.Of(LetterKind.Answer, AnswerKind.AdministrativeQuery);
        var facts = LetterCases.FactsOf(LetterKind.Answer, AnswerKind.AdministrativeQuery);
        RemedyTexts.Of(letter, facts)!.ShouldNotContain("先向");
        RemedyTexts.Of(letter, facts with { AdministrativeQuery = RemedyText.ReconsiderationFirst })!.ShouldContain("先向");
    }

    [Fact]
    public void Who_reviews_its_own_act_tells_of_the_ruling_of_the_state_council()
    {
        var bodies = RemedyBodies.Of(new AgencyProfile { Name = "南江省人民政府", Level = AgencyLevel.Province, Kind = AgencyKind.Government, Court = "江城市中级人民法院" }, []);
        var letter = LetterCases.Of(LetterKind.Answer, AnswerKind.RefusedProcess);
        RemedyTexts.Of(letter, LetterCases.FactsOf(LetterKind.Answer, AnswerKind.RefusedProcess) with { Remedies = bodies })!.ShouldContain("也可以向国务院申请裁决");
        Text(AnswerKind.RefusedProcess, new(2026, 1, 1))!.ShouldNotContain("国务院");
    }

    [Fact]
    public void No_answer_in_time_is_told_as_the_agency_reads_the_law()
    {
        RemedyTexts.OfNoAnswer(LetterCases.Bodies, reconsiderationFirst: false, new(2026, 8, 31))!.ShouldContain("6个月内向青山县人民法院");
        RemedyTexts.OfNoAnswer(LetterCases.Bodies, reconsiderationFirst: true, new(2026, 8, 31))!.ShouldContain("先向青山县人民政府");
        RemedyTexts.OfNoAnswer(LetterCases.Bodies, reconsiderationFirst: true, new(2023, 8, 31))!.ShouldNotContain("先向");
        RemedyTexts.OfNoAnswer(new RemedyBodies(), reconsiderationFirst: true, new(2026, 8, 31)).ShouldBeNull();
    }

    private static string? Text(AnswerKind answer, DateOnly on) => RemedyTexts.Of(LetterCases.Of(LetterKind.Answer, answer), LetterCases.FactsOf(LetterKind.Answer, answer) with { On = on });
}
