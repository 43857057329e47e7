using Gongkai.Domain.Publishing;
using Gongkai.Domain.Publishing.Checks;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Publishing.Checks;

public sealed class SecrecyTests
{
    private static string[] Codes(string text) => [.. SecrecyChecks.Find(new SourceText(text, ContentPlace.Body)).Select(f => f.Rule.Code)];

    [Theory]
    [InlineData("绝密★长期", "secrecy.mark")]
    [InlineData("机密★10年\n某县人民政府文件", "secrecy.mark")]
    [InlineData("秘 密★6个月", "secrecy.mark")]
    [InlineData("机　密 ☆ 5 年", "secrecy.mark")]
    [InlineData("某县人民政府办公室 秘密★一年", "secrecy.mark")]
    [InlineData("密级：机密", "secrecy.mark")]
    [InlineData("密  级： 秘 密", "secrecy.mark")]
    [InlineData("某县人民政府\n机密\n关于某事的通知", "secrecy.word-alone")]
    [InlineData("（秘密）", "secrecy.word-alone")]
    [InlineData("名称\t秘密\t某局", "secrecy.word-alone")]
    [InlineData("内部资料", "secrecy.internal-mark")]
    [InlineData("内部文件　注意保存", "secrecy.internal-mark")]
    [InlineData("（内部资料，请勿外传）", "secrecy.internal-mark")]
    [InlineData("本报告系内部资料，请勿外传。", "secrecy.internal-mark")]
    [InlineData("说明（仅供内部参考）如下", "secrecy.internal-mark")]
    public void Marks_are_found(string text, string code) => Codes(text).ShouldBe([code]);

    [Theory]
    [InlineData("涉及商业秘密、个人隐私的，不予公开。")]
    [InlineData("保守国家秘密是每个公民的义务。")]
    [InlineData("国家秘密分为绝密、机密、秘密三级。")]
    [InlineData("工作人员应当保守工作秘密。")]
    [InlineData("未经批准不得公开招标文件的标底。")]
    [InlineData("内部资料性出版物管理办法")]
    [InlineData("加强内部文件管理，注意保存期限。")]
    [InlineData("密级\t公开")]
    [InlineData("保密室负责机密文件的收发")]
    public void The_same_words_in_a_sentence_are_no_mark(string text) => Codes(text).ShouldBeEmpty();

    [Theory]
    [InlineData("（此件公开发布）", Publicity.Proactive)]
    [InlineData("(此件主动公开)", Publicity.Proactive)]
    [InlineData("公开属性：主动公开", Publicity.Proactive)]
    [InlineData("（此件删减后公开）", Publicity.Proactive)]
    [InlineData("（此件依申请公开）", Publicity.OnRequest)]
    [InlineData("信息公开选项：依申请公开", Publicity.OnRequest)]
    [InlineData("此件不予公开", Publicity.Withheld)]
    [InlineData("（此件不公开）", Publicity.Withheld)]
    public void The_note_under_the_date_says_how_the_document_is_disclosed(string line, Publicity stated)
    {
        AttributeChecks.Stated($"某县人民政府\n2024年5月1日\n{line}\n").ShouldBe(stated);
        foreach (var given in Enum.GetValues<Publicity>())
        {
            var codes = AttributeChecks.Find(new SourceText(line, ContentPlace.Body), given).Select(f => f.Rule.Code).ToArray();
            codes.ShouldBe(given == stated ? [] : stated == Publicity.Withheld && given == Publicity.Proactive ? ["attribute.not-public"] : ["attribute.differs"]);
        }
    }

    [Theory]
    [InlineData("依申请公开")]
    [InlineData("一、主动公开")]
    [InlineData("涉及个人隐私的不予公开")]
    [InlineData("主动公开\t依申请公开\t不予公开")]
    public void Headings_cells_and_sentences_with_those_words_say_nothing(string text) => AttributeChecks.Stated(text).ShouldBeNull();
}
