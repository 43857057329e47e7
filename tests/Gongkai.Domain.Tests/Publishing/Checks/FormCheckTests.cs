using Gongkai.Domain.Publishing.Checks;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Publishing.Checks;

public sealed class FormCheckTests
{
    private static List<ContentFinding> In(string text, DateOnly? issuedOn = null) => [.. FormChecks.Find(new SourceText(text, ContentPlace.Body), issuedOn)];

    [Theory]
    [InlineData("某政发[2024]5号", "某政发〔2024〕5号")]
    [InlineData("某政办函（2024）12号", "某政办函〔2024〕12号")]
    [InlineData("某政发【2024】第5号", "某政发〔2024〕5号")]
    [InlineData("某政发〔2024〕05号", "某政发〔2024〕5号")]
    [InlineData("某政发 〔2024〕 5 号", "某政发〔2024〕5号")]
    public void A_document_number_that_is_nearly_right_is_shown_as_it_should_be(string written, string right)
    {
        var finding = In($"根据{written}文件要求").ShouldHaveSingleItem();
        finding.Rule.ShouldBe(ContentRules.NumberForm);
        finding.Suggestion!.ShouldEndWith(right);
    }

    [Theory]
    [InlineData("根据某政发〔2024〕5号文件")]
    [InlineData("《某法》（2024）湘01民初5号")]
    [InlineData("2024年第5号公告")]
    [InlineData("第711号令")]
    public void What_is_right_or_something_else_is_left_alone(string text) => In(text).ShouldBeEmpty();

    [Fact]
    public void The_number_in_the_form_is_told_how_it_should_read()
    {
        FormChecks.OfField("某政发[2024]05号").ShouldHaveSingleItem().Suggestion.ShouldBe("某政发〔2024〕5号");
        FormChecks.OfField("某政发24-5").ShouldHaveSingleItem().Suggestion.ShouldBeNull();
        FormChecks.OfField("某政发〔2024〕5号").ShouldBeEmpty();
        FormChecks.OfField("第711号").ShouldBeEmpty();
        FormChecks.OfField(" ").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2024年05月01日", "form.closing-date")]
    [InlineData("2024 年 5 月 1 日", "form.closing-date")]
    [InlineData("24年5月1日", "form.closing-date")]
    [InlineData("二〇二四年五月一日", "form.closing-date")]
    [InlineData("2024.5.1", "form.closing-date")]
    [InlineData("2024-05-01", "form.closing-date")]
    [InlineData("2024年5月2日", "form.date-differs")]
    [InlineData("2024年5月1日", null)]
    public void The_closing_date_is_held_to_its_form(string date, string? code) =>
        In($"正文。\n某县人民政府\n{date}", new DateOnly(2024, 5, 1)).Select(f => f.Rule.Code).ShouldBe(code is null ? [] : [code]);

    [Theory]
    [InlineData("2024年2月30日前", "form.impossible-date")]
    [InlineData("2023年13月1日", "form.impossible-date")]
    [InlineData("现将有关事项通知如下,请遵照执行", "form.punctuation")]
    [InlineData("各单位:请报送", "form.punctuation")]
    [InlineData("已经完成。。", "form.punctuation")]
    [InlineData("（一）、加强领导", "form.punctuation")]
    [InlineData("一.加强领导", "form.punctuation")]
    [InlineData("1、加强领导", "form.punctuation")]
    [InlineData("《条例第三条规定", "form.punctuation")]
    [InlineData("（详见附件", "form.punctuation")]
    public void Slips_of_form_are_found(string text, string code) => In(text + "\n一二三四五六七\n").Select(f => f.Rule.Code).ShouldContain(code);

    [Theory]
    [InlineData("比例为1:3，时间10:30，价格1,234.5元")]
    [InlineData("（一）加强领导。一、总体要求。1.明确责任。（1）落实")]
    [InlineData("《条例》（国务院令第711号）“公开为常态”")]
    [InlineData("2024年2月29日，2023年12月31日")]
    [InlineData("网址：https://www.gov.cn/a,b?c=1")]
    public void Right_writing_raises_no_hint(string text) => In(text).ShouldBeEmpty();
}
