using Gongkai.Operations.Agencies;

namespace Gongkai.Operations.Tests.Agencies;

public sealed class PlaceNameTests
{
    [Theory]
    [InlineData("忻州市民政局", "忻州市")]
    [InlineData("长沙市雨花区民政局", "长沙市/雨花区")]
    [InlineData("咸安区人民政府", "咸安区")]
    [InlineData("湖北省咸宁市咸安区人民政府办公室", "湖北省/咸宁市/咸安区")]
    [InlineData("内蒙古自治区鄂尔多斯市准格尔旗教育体育局", "内蒙古自治区/鄂尔多斯市/准格尔旗")]
    [InlineData("湘西土家族苗族自治州财政局", "湘西土家族苗族自治州")]
    [InlineData("双江拉祜族佤族布朗族傣族自治县公安局", "双江拉祜族佤族布朗族傣族自治县")]
    [InlineData("阿克苏地区行政公署", "阿克苏地区")]
    [InlineData("兴安盟行政公署", "兴安盟")]
    [InlineData("神农架林区人民政府", "神农架林区")]
    [InlineData("津市市卫生健康局", "津市市")]
    [InlineData("荆州市沙市区人民政府", "荆州市/沙市区")]
    [InlineData("枣庄市市中区人民政府", "枣庄市/市中区")]
    [InlineData("景德镇市昌江区人民政府", "景德镇市/昌江区")]
    [InlineData("新乡市红旗区人民政府", "新乡市/红旗区")]
    [InlineData("晋城市城区人民政府", "晋城市/城区")]
    [InlineData("宁乡市人民政府", "宁乡市")]
    [InlineData("忻州市市场监督管理局", "忻州市")]
    [InlineData("长沙市城市管理和综合执法局", "长沙市")]
    [InlineData("长沙市乡村振兴局", "长沙市")]
    [InlineData("雨花区洞井街道办事处", "雨花区/洞井街道")]
    [InlineData("长沙县黄兴镇人民政府", "长沙县/黄兴镇")]
    [InlineData("国家税务总局长沙市税务局", "长沙市")]
    [InlineData("湖北省咸宁市咸安区", "湖北省/咸宁市/咸安区")]
    public void The_regions_are_read_off_the_front_of_a_name(string name, string regions) =>
        string.Join('/', PlaceName.RegionsOf(name)).ShouldBe(regions);

    [Theory]
    [InlineData("市政府办公室")]
    [InlineData("区民政局")]
    [InlineData("教育局江北分局")]
    [InlineData("国家自然保护区管理局")]
    [InlineData("城市管理局")]
    [InlineData("社区服务中心")]
    [InlineData("中国人民银行")]
    [InlineData("")]
    public void A_name_without_a_place_gives_no_region(string name) => PlaceName.RegionsOf(name).ShouldBeEmpty();
}
