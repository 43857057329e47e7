using FsCheck;
using FsCheck.Fluent;
using Gongkai.Domain.Publishing.Checks;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Publishing.Checks;

public sealed class PersonalDataTests
{
    // Made up: 430102 with a date and the check digit that belongs to it; the standard's own example.
    private const string IdNumber = "11010519491231002X";

    private static List<ContentFinding> In(string text) => [.. PersonalDataChecks.Find(new SourceText(text, ContentPlace.Body))];

    private static string[] Codes(string text) => [.. In(text).Select(f => f.Rule.Code)];

    [Theory]
    [InlineData("身份证号：11010519491231002X。")]
    [InlineData("身份证号：11010519491231002x。")]
    [InlineData("身份证号１１０１０５１９４９１２３１００２Ｘ")]
    [InlineData("110105 19491231 002X")]
    [InlineData("110105-19491231-002X")]
    [InlineData("1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X")]
    [InlineData("110105\u200B19491231\u200B002X")]
    [InlineData("张三\t11010519491231002X\t男")]
    [InlineData("序号1 11010519491231002X 张三")]
    public void An_identity_number_is_found_however_it_is_written(string text) => Codes(text).ShouldBe(["privacy.id-card"]);

    [Theory]
    [InlineData("110105194912310021")]
    [InlineData("110105194902310020")]
    [InlineData("990105194912310026")]
    [InlineData("项目编号 2110105194912310021")]
    [InlineData("统一社会信用代码 12430000448766031L")]
    [InlineData("统一社会信用代码：914301027121234568")]
    [InlineData("430102********1234")]
    [InlineData("GUID 3f11010519491231002X9")]
    public void What_only_looks_like_an_identity_number_is_none(string text) => Codes(text).ShouldBeEmpty();

    [Fact]
    public void Every_number_with_the_right_check_digit_is_found_and_every_other_is_not() =>
        Prop.ForAll(Gen.Choose(0, 36500).SelectMany(d => Gen.Choose(0, 999).Select(s => (Day: new DateOnly(1920, 1, 1).AddDays(d), Serial: s))).ToArbitrary(), born =>
        {
            var head = $"430102{born.Day:yyyyMMdd}{born.Serial:000}";
            var found = "0123456789X".Where(c => Codes($"身份证号 {head}{c}，").Contains("privacy.id-card")).ToArray();
            found.Length.ShouldBe(1);
            IdentityNumber.IsValid(head + found[0]).ShouldBeTrue();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Findings_do_not_repeat_the_personal_data()
    {
        foreach (var finding in In($"{IdNumber}，手机13812345678，卡号6222021234567890128，护照E12345678，车牌湘A12345，邮箱zhangsan88@qq.com，住址：幸福路12号3单元402室"))
        {
            finding.Quoted.ShouldContain('*');
            foreach (var secret in (string[])[IdNumber, "13812345678", "6222021234567890128", "E12345678", "湘A12345", "zhangsan88", "402"])
            {
                (finding.Quoted + finding.Message + finding.Key).ShouldNotContain(secret);
            }
        }
    }

    [Fact]
    public void A_finding_says_where_its_words_stand()
    {
        var text = $"第一行\n张三，{IdNumber}，男";
        var finding = In(text).ShouldHaveSingleItem();
        text.Substring(finding.Place.Start, finding.Place.Length).ShouldBe(IdNumber);
        finding.Quoted.ShouldBe("110***********002X");
    }

    [Theory]
    [InlineData("李四 13812345678", "privacy.mobile")]
    [InlineData("李四138-1234-5678", "privacy.mobile")]
    [InlineData("李四 138 1234 5678", "privacy.mobile")]
    [InlineData("+86 13812345678", "privacy.mobile")]
    [InlineData("8613812345678", "privacy.mobile")]
    [InlineData("１３８１２３４５６７８", "privacy.mobile")]
    [InlineData("联系电话：13812345678", "privacy.mobile-contact")]
    [InlineData("家庭电话：0731-82212345", "privacy.landline")]
    [InlineData("宅电 82212345", "privacy.landline")]
    [InlineData("6222 0212 3456 7890 128", "privacy.bank-card")]
    [InlineData("6222021234567890128", "privacy.bank-card")]
    [InlineData("卡号 4111111111111111", "privacy.bank-card")]
    [InlineData("430102491231002", "privacy.id-card-15")]
    [InlineData("护照号码 E12345678", "privacy.passport")]
    [InlineData("湘A·12345", "privacy.number-plate")]
    [InlineData("粤BD12345", "privacy.number-plate")]
    [InlineData("zhangsan@163.com", "privacy.email")]
    [InlineData("住在阳光小区3栋2单元501室", "privacy.address")]
    [InlineData("家庭住址：桃花镇杏花村5组12号", "privacy.address")]
    public void Personal_data_are_found(string text, string code) => Codes(text).ShouldBe([code]);

    [Theory]
    [InlineData("办公电话：0731-82212345")]
    [InlineData("138****5678")]
    [InlineData("投资13812345678元")]
    [InlineData("网址 www.example.gov.cn/13812345678.html")]
    [InlineData("合同编号GB13812345678")]
    [InlineData("4111111111111111")]
    [InlineData("6222021234567890127")]
    [InlineData("2024年5月1日至2024年12月31日，共1200人、3400万元")]
    [InlineData("2024-05-01 2024-12-31")]
    [InlineData("项目代码2019-430103-48-03-012345")]
    [InlineData("办公地址：人民路1号政务服务中心2号楼305室")]
    [InlineData("地址：人民东路12号")]
    [InlineData("信箱 office@example.gov.cn")]
    [InlineData("证件 E12345678")]
    [InlineData("川藏铁路全长1838公里")]
    [InlineData("430102491331002")]
    public void What_is_not_personal_raises_no_alarm(string text) => Codes(text).ShouldBeEmpty();

    [Fact]
    public void Long_texts_of_beginnings_are_read_to_their_end()
    {
        foreach (var piece in (string[])["1 ", "138 1234 5678 ", "号楼", "幸福路12号", "家庭住址：", "住址一二三四五六", "湘A", "a@", "（秘密"])
        {
            var text = new SourceText(string.Concat(Enumerable.Repeat(piece, 20_000)), ContentPlace.Body);
            Should.NotThrow(() => PersonalDataChecks.Find(text).Count() + SecrecyChecks.Find(text).Count(), piece); // the patterns have a time limit of their own
        }
    }
}
