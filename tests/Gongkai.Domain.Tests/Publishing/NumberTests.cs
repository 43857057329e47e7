using FsCheck;
using FsCheck.Fluent;
using Gongkai.Domain.Publishing;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Publishing;

public sealed class NumberTests
{
    [Theory]
    [InlineData("国办发〔2017〕47号", "国办发", 2017, 47)]
    [InlineData("国办公开办函〔2019〕61号", "国办公开办函", 2019, 61)]
    [InlineData("第711号", "", null, 711)]
    public void The_official_form_is_read(string text, string prefix, int? year, int serial)
    {
        DocumentNumber.Parse(text).ShouldBe(new DocumentNumber(prefix, year, serial));
        DocumentNumber.Parse(text)!.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("国办发[2017]47号")]
    [InlineData("国办发〔2017〕047号")]
    [InlineData("国办发〔2017〕第47号")]
    [InlineData("国办发〔17〕47号")]
    [InlineData("国办发〔2017〕47")]
    [InlineData("〔2017〕47号")]
    [InlineData("")]
    public void Anything_else_is_not_official(string text) => DocumentNumber.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData("国办发[2017]47号")]
    [InlineData("国办发（２０１７）４７号")]
    [InlineData("国办发【2017】第47号")]
    [InlineData("国办发 〔2017〕 047 号")]
    [InlineData("国办发〔2017〕47")]
    public void A_near_miss_is_understood(string text) => DocumentNumber.ParseLoosely(text)?.ToString().ShouldBe("国办发〔2017〕47号");

    [Theory]
    [InlineData(IndexPattern.Default, "113417020032563511/202504-00057")]
    [InlineData("{code}-{column}-{yyyy}-{serial:4}", "mz-plans-2025-0057")]
    [InlineData("{credit}/{yyyymmdd}{serial:3}", "113417020032563511/20250409057")]
    public void An_index_number_fills_its_pattern(string pattern, string number) =>
        IndexPattern.Parse(pattern).Value.Format(new("113417020032563511", "mz", "plans", new(2025, 4, 9)), 57).ShouldBe(number);

    [Theory]
    [InlineData("{credit}")]
    [InlineData("{serial:3}{serial:3}")]
    [InlineData("{serial}")]
    [InlineData("{serial:3}{name}")]
    [InlineData("")]
    public void A_pattern_that_cannot_tell_documents_apart_is_refused(string pattern) => IndexPattern.Parse(pattern).Failed.ShouldBeTrue();

    [Fact]
    public void Serials_within_one_counter_give_different_numbers() => Prop.ForAll(
        Gen.Choose(1, 99_999).Two().ToArbitrary(), Gen.Choose(0, 900).Two().ToArbitrary(), (serials, days) =>
        {
            var pattern = IndexPattern.Parse(IndexPattern.Default).Value;
            var (a, b) = (Facts(days.Item1), Facts(days.Item2));
            var same = pattern.Format(a, serials.Item1) == pattern.Format(b, serials.Item2);
            return same == (pattern.CounterKey(a) == pattern.CounterKey(b) && serials.Item1 == serials.Item2);
        }).QuickCheckThrowOnFailure();

    private static IndexPattern.Facts Facts(int day) => new("113417020032563511", "mz", "plans", new DateOnly(2024, 1, 1).AddDays(day));
}
