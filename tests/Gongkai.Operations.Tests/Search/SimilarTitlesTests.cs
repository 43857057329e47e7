using Gongkai.Operations.Search;

namespace Gongkai.Operations.Tests.Search;

public sealed class SimilarTitlesTests
{
    [Fact]
    public void A_description_is_looked_for_in_overlapping_pieces_without_words_of_form() =>
        SimilarTitles.WindowsOf("申请公开贵局关于农村公路养护的资金，以及合同").ShouldBe(["农村公路", "公路养护", "资金", "合同"]);

    [Fact]
    public void Numbers_of_people_are_not_looked_for() => SimilarTitles.WindowsOf("我的身份证11010519491231002X、手机13800000000").ShouldBe(["身份证", "手机"]);

    [Fact]
    public void A_long_description_costs_no_more_than_twelve_pieces() => SimilarTitles.WindowsOf(string.Concat(Enumerable.Range(0, 300).Select(i => (char)('一' + i)))).Count.ShouldBe(12);

    [Theory]
    [InlineData("")]
    [InlineData("，。！")]
    [InlineData("请公开")]
    public void Where_nothing_is_described_nothing_is_looked_for(string text) => SimilarTitles.WindowsOf(text).ShouldBeEmpty();
}
