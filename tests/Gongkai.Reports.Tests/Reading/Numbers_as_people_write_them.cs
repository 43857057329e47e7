using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Reading;

namespace Gongkai.Reports.Tests.Reading;

public sealed class Numbers_as_people_write_them
{
    [Theory]
    [InlineData("12", 12)]
    [InlineData(" １２ ", 12)]
    [InlineData("1,087", 1087)]
    [InlineData("1，234，567", 1234567)]
    [InlineData("1087.31", 1087.31)]
    [InlineData("１０８７．３１", 1087.31)]
    [InlineData("减4", -4)]
    [InlineData("减少4", -4)]
    [InlineData("-4", -4)]
    [InlineData("增3", 3)]
    [InlineData("+21", 21)]
    [InlineData("0件", 0)]
    [InlineData("5条", 5)]
    [InlineData("12。", 12)]
    public void A_number_is_a_number(string text, double expected) =>
        CellText.Parse(text).ToValue(CellUnit.Count, 1).ShouldBe(CellValue.Stated((decimal)expected, 1));

    [Theory]
    [InlineData("8件(撤销1件、警告7件)", 8)]
    [InlineData("12（其中修订3件）", 12)]
    [InlineData("12，其中修订3件", 12)]
    public void An_aside_stays_beside_its_number(string text, double expected) =>
        CellText.Parse(text).ToValue(CellUnit.Count, 1).ShouldBe(CellValue.Stated((decimal)expected, 1, text));

    [Theory]
    [InlineData("/")]
    [InlineData("／")]
    [InlineData("—")]
    [InlineData("——")]
    [InlineData("-")]
    [InlineData("无")]
    [InlineData("不涉及")]
    public void A_dash_says_that_the_cell_does_not_apply(string text) => CellText.Parse(text).Kind.ShouldBe(CellTextKind.NotApplicable);

    [Theory]
    [InlineData("1 3")]
    [InlineData("20余")]
    [InlineData("3+2")]
    [InlineData("1-3")]
    [InlineData("若干")]
    [InlineData("约12")]
    [InlineData("1,23")]
    [InlineData("99999999999999999999999999999999")]
    public void What_is_no_number_is_none(string text) => CellText.Parse(text).ToValue(CellUnit.Count, 1).State.ShouldBe(CellState.Unreadable);

    [Theory]
    [InlineData("360000元", CellUnit.TenThousandYuan, 36)]
    [InlineData("1087.31万元", CellUnit.TenThousandYuan, 1087.31)]
    [InlineData("251000元", CellUnit.Yuan, 251000)]
    [InlineData("160.5964万元", CellUnit.Yuan, 1605964)]
    public void Money_is_counted_in_the_unit_of_its_column(string text, CellUnit unit, double expected) =>
        CellText.Parse(text).ToValue(unit, 1).Value.ShouldBe((decimal)expected);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("\u00A0")]
    [InlineData("\u3000\u200B")]
    public void Blanks_of_every_kind_are_blank(string text) => CellText.Parse(text).Kind.ShouldBe(CellTextKind.Blank);
}
