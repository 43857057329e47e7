using FsCheck;
using FsCheck.Fluent;
using Gongkai.Domain.Agencies;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Agencies;

public sealed class CreditCodeTests
{
    private const string Characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly Arbitrary<string> First17 =
        Gen.Elements(Characters.ToCharArray()).ArrayOf(CreditCode.Length - 1).Select(c => new string(c)).ToArbitrary();

    [Theory]
    [InlineData("91330100799655058B")]
    [InlineData("91310000132211037N")]
    public void A_code_in_use_is_accepted(string code) => CreditCode.Parse(code)!.Value.ShouldBe(code);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("9133010079965505")]
    [InlineData("91330100799655058A")]
    [InlineData("9133010079965505OB")]
    [InlineData("91330100799655058b1")]
    public void What_is_none_is_refused(string? text) => CreditCode.Parse(text).ShouldBeNull();

    [Fact]
    public void Small_letters_and_blanks_around_are_forgiven() => CreditCode.Parse(" 91330100799655058b ")!.Value.ShouldBe("91330100799655058B");

    [Fact]
    public void With_its_check_character_every_17_characters_are_a_code_and_with_no_other() => Prop.ForAll(First17, first =>
    {
        var check = CreditCode.CheckCharacter(first)!.Value;
        return Characters.All(c => CreditCode.Parse(first + c) is not null == (c == check));
    }).QuickCheckThrowOnFailure();

    // The weights are powers of 3 modulo 31, all different from zero, and 31 is prime.
    [Fact]
    public void One_wrong_character_is_always_found() => Prop.ForAll(First17, Gen.Choose(0, CreditCode.Length - 2).ToArbitrary(), (first, at) =>
    {
        var code = first + CreditCode.CheckCharacter(first);
        return Characters.Where(c => c != code[at]).All(c => CreditCode.Parse(code[..at] + c + code[(at + 1)..]) is null);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_neighbours_that_have_changed_places_are_always_found() => Prop.ForAll(First17, Gen.Choose(0, CreditCode.Length - 3).ToArbitrary(), (first, at) =>
    {
        var code = first + CreditCode.CheckCharacter(first);
        var swapped = code[..at] + code[at + 1] + code[at] + code[(at + 2)..];
        return code[at] == code[at + 1] || CreditCode.Parse(swapped) is null;
    }).QuickCheckThrowOnFailure();
}
