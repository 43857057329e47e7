using Gongkai.Domain.Agencies;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Agencies;

public sealed class PinyinInitialsTests
{
    [Theory]
    [InlineData("咸安区人民政府", "xaqrmzf")]
    [InlineData("重庆市渝中区财政局", "cqsyzqczj")]
    [InlineData("长沙市雨花区民政局", "cssyhqmzj")]
    [InlineData("亳州市谯城区卫生健康委员会", "bzsqcqwsjkwyh")]
    [InlineData("濮阳县住房和城乡建设局", "pyxzfhcxjsj")]
    [InlineData("深圳市人力资源和社会保障局", "szsrlzyhshbzj")]
    [InlineData("乐清市虹桥镇人民政府", "yqshqzrmzf")]
    [InlineData("荥阳市退役军人事务局", "xystyjrswj")]
    [InlineData("鄱阳县应急管理局", "pyxyjglj")]
    [InlineData("县政务服务和大数据管理局（县行政审批局）", "xzwfwhdsjgljxxzspj")]
    [InlineData("第3中学 A区", "d3zxaq")]
    public void A_name_gives_the_first_letters_of_its_syllables(string name, string letters) => PinyinInitials.Of(name).ShouldBe(letters);

    [Fact]
    public void A_character_that_is_not_known_is_left_out() => PinyinInitials.Of("𠮷县").ShouldBe("x");

    // 声母表 without i, u, v; a character of each that agencies' names use.
    [Theory]
    [InlineData("安保财督恩发公环局科林民农欧平区人生投网行应政", "abcdefghjklmnopqrstwxyz")]
    public void Every_letter_is_found(string text, string letters) => PinyinInitials.Of(text).ShouldBe(letters);
}
