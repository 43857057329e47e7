using FsCheck;
using FsCheck.Fluent;
using Gongkai.Domain.Returns;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Returns;

public sealed class ReturnAmountTests
{
    [Theory]
    [InlineData("12", ReturnKind.Licensing, ReturnUnit.Count, 12)]
    [InlineData(" 1,087 ", ReturnKind.Penalties, ReturnUnit.Count, 1087)]
    [InlineData("0", ReturnKind.Enforcement, ReturnUnit.Count, 0)]
    [InlineData("1087.3", ReturnKind.Charges, ReturnUnit.TenThousandYuan, 1_087_300_000)]
    [InlineData("0.01", ReturnKind.Charges, ReturnUnit.Yuan, 1)]
    [InlineData("0.000001", ReturnKind.Charges, ReturnUnit.TenThousandYuan, 1)]
    public void A_number_is_read_in_the_unit_that_was_named(string text, ReturnKind kind, ReturnUnit unit, long amount) =>
        ReturnAmount.Parse(text, kind, unit).Value.ShouldBe(amount);

    [Theory]
    [InlineData("12.5", ReturnKind.Licensing, ReturnUnit.Count, "return.whole")]
    [InlineData("0.001", ReturnKind.Charges, ReturnUnit.Yuan, "return.whole")]
    [InlineData("12", ReturnKind.Charges, ReturnUnit.Count, "return.unit")]
    [InlineData("12", ReturnKind.Charges, null, "return.unit")]
    [InlineData("12", ReturnKind.Licensing, ReturnUnit.Yuan, "return.unit")]
    [InlineData("-1", ReturnKind.Licensing, ReturnUnit.Count, "return.number")]
    [InlineData("约12", ReturnKind.Licensing, ReturnUnit.Count, "return.number")]
    [InlineData("99999999999999", ReturnKind.Licensing, ReturnUnit.Count, "return.large")]
    public void What_is_no_such_number_is_refused(string text, ReturnKind kind, ReturnUnit? unit, string code) =>
        ReturnAmount.Parse(text, kind, unit).Problems.Single().Code.ShouldBe(code);

    [Fact]
    public void A_number_reads_back_as_it_is_written() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), Gen.Elements(ReturnKinds.All.ToArray()).ToArbitrary(), (amount, kind) =>
            ReturnAmount.Parse(ReturnAmount.Text(kind, amount), kind, kind.Unit()).Value == amount).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("青市监罚[2026] 12号")]
    [InlineData("青市监罚〔2026〕12号")]
    [InlineData("青市监罚（２０２６）１２号")]
    public void The_same_decision_is_known_however_its_number_is_typed(string text) => DecisionNumber.Of(text).ShouldBe("青市监罚〔2026〕12号");
}
