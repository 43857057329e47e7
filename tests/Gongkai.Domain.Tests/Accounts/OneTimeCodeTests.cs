using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Gongkai.Domain.Accounts;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Accounts;

public sealed class OneTimeCodeTests
{
    private static readonly byte[] RfcKey = Encoding.ASCII.GetBytes("12345678901234567890");
    private static readonly DateTimeOffset Now = new(2025, 2, 10, 1, 30, 10, TimeSpan.Zero);

    // RFC 6238, appendix B; its codes have eight digits, of which the last six are the shorter code.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_the_standard(long seconds, string code) =>
        OneTimeCode.At(RfcKey, OneTimeCode.StepOf(DateTimeOffset.FromUnixTimeSeconds(seconds))).ShouldBe(code);

    [Fact]
    public void A_code_holds_for_its_step_and_its_neighbours()
    {
        var step = OneTimeCode.StepOf(Now);
        foreach (var off in (int[])[-1, 0, 1])
        {
            OneTimeCode.StepOfCode(RfcKey, OneTimeCode.At(RfcKey, step + off), Now, 0).ShouldBe(step + off);
        }

        OneTimeCode.StepOfCode(RfcKey, OneTimeCode.At(RfcKey, step - 2), Now, 0).ShouldBeNull();
        OneTimeCode.StepOfCode(RfcKey, OneTimeCode.At(RfcKey, step + 2), Now, 0).ShouldBeNull();
    }

    [Fact]
    public void A_code_is_accepted_once_and_none_before_it_afterwards()
    {
        var step = OneTimeCode.StepOf(Now);
        OneTimeCode.StepOfCode(RfcKey, OneTimeCode.At(RfcKey, step), Now, step).ShouldBeNull();
        OneTimeCode.StepOfCode(RfcKey, OneTimeCode.At(RfcKey, step - 1), Now, step).ShouldBeNull();
        OneTimeCode.StepOfCode(RfcKey, OneTimeCode.At(RfcKey, step + 1), Now, step).ShouldBe(step + 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("１２３４５６")]
    [InlineData("abcdef")]
    public void What_is_no_code_is_refused(string code) => OneTimeCode.StepOfCode(RfcKey, code, Now, 0).ShouldBeNull();

    // RFC 4648, section 10, without the padding that authenticators do not want.
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Keys_are_written_in_base_32(string key, string text) => OneTimeCode.ToBase32(Encoding.ASCII.GetBytes(key)).ShouldBe(text);

    [Fact]
    public void A_code_always_has_six_digits() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<PositiveInt>(), (key, step) =>
        OneTimeCode.At(key, step.Get) is { Length: OneTimeCode.Digits } code && code.All(char.IsAsciiDigit)).QuickCheckThrowOnFailure();
}
