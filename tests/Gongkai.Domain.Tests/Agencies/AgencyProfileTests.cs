using Gongkai.Domain.Agencies;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Agencies;

public sealed class AgencyProfileTests
{
    private static readonly AgencyProfile Good = new()
    {
        Name = "青山县财政局",
        CreditCode = "91330100799655058B",
        Slug = "qsxczj",
        DocumentPrefixes = ["青财", "青财发"],
        Domain = "czj.qingshan.gov.cn",
        SiteCode = "4212020009",
        OfficeTelephone = "0715-8340000 转 2",
        OfficeEmail = "gkb@qingshan.gov.cn",
        OfficePostcode = "437000",
    };

    [Fact]
    public void What_is_in_order_has_no_problem() => Good.WhatIsWrong().ShouldBeEmpty();

    public static TheoryData<string, AgencyProfile> Wrong => new()
    {
        { "agency.name.missing", Good with { Name = "" } },
        { "agency.name.tooLong", Good with { Name = new string('县', 101) } },
        { "agency.creditCode.wrong", Good with { CreditCode = "91330100799655058A" } },
        { "agency.slug.form", Good with { Slug = "../etc" } },
        { "agency.slug.form", Good with { Slug = "A" } },
        { "agency.initials.form", Good with { Initials = "青" } },
        { "agency.prefix.form", Good with { DocumentPrefixes = ["青财〔2024〕"] } },
        { "agency.domain.form", Good with { Domain = "http://qingshan.gov.cn/" } },
        { "agency.siteCode.form", Good with { SiteCode = "421202" } },
        { "agency.email.form", Good with { OfficeEmail = "qingshan" } },
        { "agency.postcode.form", Good with { OfficePostcode = "43700" } },
        { "agency.telephone.form", Good with { OfficeTelephone = "请拨打总机" } },
        { "agency.text.tooLong", Good with { OfficeAddress = new string('路', 201) } },
        { "index.pattern", Good with { IndexPattern = "{nonsense}" } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_said(string code, AgencyProfile profile) => profile.WhatIsWrong().ShouldHaveSingleItem().Code.ShouldBe(code);

    [Fact]
    public void All_problems_are_said_at_once() =>
        (Good with { Name = "", SiteCode = "1", OfficePostcode = "x" }).WhatIsWrong().Select(p => p.Code).ShouldBe(["agency.name.missing", "agency.siteCode.form", "agency.postcode.form"]);

    [Fact]
    public void Entries_that_hold_only_blanks_hold_nothing()
    {
        var trimmed = new AgencyProfile { Name = " 青山县财政局 ", ShortName = "  ", Domain = " WWW.QingShan.gov.cn", CreditCode = " 91330100799655058b", DocumentPrefixes = [" 青财 ", "", "青财"] }.Trimmed();
        (trimmed.Name, trimmed.ShortName, trimmed.Domain, trimmed.CreditCode).ShouldBe(("青山县财政局", null, "www.qingshan.gov.cn", "91330100799655058B"));
        trimmed.DocumentPrefixes.ShouldBe(["青财"]);
    }
}
