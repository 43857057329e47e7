using Gongkai.Domain.Requests;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Requests;

public class OnlineApplicationRulesTests
{
    private static readonly Application Good = new()
    {
        Applicant = new Applicant { Kind = ApplicantKind.NaturalPerson, Name = "张某一", IdentityNumber = "11010519491231002X", Telephone = "00010001000" },
        Wanted = "2025年预算",
    };

    [Fact]
    public void A_whole_application_has_nothing_wrong() => OnlineApplicationRules.WhatIsWrong(Good, hasCopy: false).ShouldBeEmpty();

    [Fact]
    public void Who_applies_is_proved_by_a_number_or_a_copy()
    {
        var without = Good with { Applicant = Good.Applicant with { IdentityNumber = " " } };
        Codes(without).ShouldBe(["application.identity"]);
        OnlineApplicationRules.WhatIsWrong(without, hasCopy: true).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("110105194912310021")] // check digit
    [InlineData("11010519491331002X")] // month 13
    [InlineData("1101051949123100")]
    public void A_wrong_number_of_an_identity_card_is_told_even_with_a_copy(string number) =>
        OnlineApplicationRules.WhatIsWrong(Good with { Applicant = Good.Applicant with { IdentityNumber = number } }, hasCopy: true).Select(p => p.Code).ShouldBe(["application.identity-number"]);

    [Fact]
    public void A_small_x_is_as_good_as_a_large_one() => Codes(Good with { Applicant = Good.Applicant with { IdentityNumber = "11010519491231002x" } }).ShouldBeEmpty();

    [Fact]
    public void The_number_of_a_passport_has_no_form_of_its_own() =>
        Codes(Good with { Applicant = Good.Applicant with { IdentityKind = IdentityKind.Passport, IdentityNumber = "X123" } }).ShouldBeEmpty();

    [Fact]
    public void A_credit_code_is_an_organisations_and_has_a_check_character()
    {
        var code = Good.Applicant with { IdentityKind = IdentityKind.CreditCode, IdentityNumber = "91350100M000100Y43" };
        Codes(Good with { Applicant = code }).ShouldBe(["application.identity-kind"]);
        Codes(Good with { Applicant = code with { Kind = ApplicantKind.Enterprise } }).ShouldBeEmpty();
        Codes(Good with { Applicant = code with { Kind = ApplicantKind.Enterprise, IdentityNumber = "91350100M000100Y44" } }).ShouldBe(["application.identity-number"]);
    }

    [Theory]
    [InlineData(WantedForm.Paper, WantedWay.Download)]
    [InlineData(WantedForm.Paper, WantedWay.Email)]
    [InlineData(WantedForm.OnSite, WantedWay.Download)]
    public void A_form_that_its_way_cannot_carry_is_told(WantedForm form, WantedWay way)
    {
        var asked = Good with { Form = form, Way = way, Applicant = Good.Applicant with { Email = "a@example.cn" } };
        Codes(asked).ShouldBe(["application.way"]);
        Codes(asked with { Way = WantedWay.Counter }).ShouldBeEmpty();
    }

    [Fact]
    public void Everything_wrong_is_told_at_once() =>
        Codes(new Application { Applicant = new Applicant { Kind = ApplicantKind.NaturalPerson, Name = "" }, Wanted = "", Form = WantedForm.Paper })
            .ShouldBe(["application.name", "application.contact", "application.wanted", "application.identity", "application.way"]);

    private static IEnumerable<string> Codes(Application application) => OnlineApplicationRules.WhatIsWrong(application, hasCopy: false).Select(p => p.Code);
}
