using FsCheck;
using FsCheck.Fluent;
using Gongkai.Domain.Requests.Fees;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Requests.Fees;

public sealed class FeeScaleTests
{
    [Theory]
    [InlineData(10, 0)]
    [InlineData(11, 100)]
    [InlineData(30, 2000)]
    [InlineData(31, 2200)]
    [InlineData(40, 4000)]
    [InlineData(41, 4300)]
    [InlineData(50, 7000)]
    public void A_months_applications_cost_what_the_scale_says(int items, int yuan) => FeeScaleKind.PerItem.Total(items).ShouldBe(yuan);

    [Theory]
    [InlineData(30, 0)]
    [InlineData(31, 10)]
    [InlineData(68, 380)]
    [InlineData(100, 700)]
    [InlineData(101, 720)]
    [InlineData(200, 2700)]
    [InlineData(201, 2740)]
    public void An_applications_pages_cost_what_the_scale_says(int pages, int yuan)
    {
        FeeScaleKind.PerPage.Total(pages).ShouldBe(yuan);
        FeeScaleKind.PerPage.ForApplication(pages).ShouldBe(yuan);
    }

    [Fact]
    public void What_the_applications_of_a_month_are_charged_adds_up_to_its_total() => Prop.ForAll(Arb.From(Gen.Choose(1, 300)), items =>
        Enumerable.Range(1, items).Sum(n => FeeScaleKind.PerItem.ForApplication(n)) == FeeScaleKind.PerItem.Total(items)).QuickCheckThrowOnFailure();

    [Fact]
    public void One_more_never_costs_less_and_a_rate_never_reaches_back() => Prop.ForAll(Arb.From(Gen.Choose(1, 400)), Arb.From(Gen.Elements(FeeScaleKind.PerItem, FeeScaleKind.PerPage)), (n, kind) =>
        kind.RateOf(n + 1) >= kind.RateOf(n) && kind.Total(n + 1) - kind.Total(n) == kind.RateOf(n + 1)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_charge_is_explained_by_its_parts()
    {
        FeeScaleKind.PerPage.Explain(201, "您2026年8月").ShouldContain("第31页至第100页共70页，每页10元，计700元；第101页至第200页共100页，每页20元，计2000元；第201页1页，每页40元，计40元");
        FeeScaleKind.PerItem.Explain(31, "您2026年8月").ShouldContain("本件为您2026年8月提出的第31件，每件200元");
    }
}
