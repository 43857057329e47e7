using Gongkai.Operations.Publishing.Checks;

namespace Gongkai.Operations.Tests.Publishing.Checks;

public sealed class PageCheckTests
{
    private static string[] Codes(string html) => [.. PageChecks.Find(html).Select(f => f.Rule.Code)];

    [Theory]
    [InlineData("<a href=''>字</a>", "page.link")]
    [InlineData("<a href='#'>字</a>", "page.link")]
    [InlineData("<a href='#fn-9'>字</a>", "page.link")]
    [InlineData("<a href='http://localhost/a'>字</a>", "page.link")]
    [InlineData("<a href='http://10.1.2.3/a'>字</a>", "page.link")]
    [InlineData("<a href='http://192.168.0.8:8080/'>字</a>", "page.link")]
    [InlineData("<a href='file:///C:/a.doc'>字</a>", "page.link")]
    [InlineData("<a href='C:\\\\a.doc'>字</a>", "page.link")]
    [InlineData("<a href='http://intranet/a'>字</a>", "page.link")]
    [InlineData("<a href='https://www.gov.cn/'> </a>", "page.link")]
    [InlineData("<img src=/files/a>", "page.image-alt")]
    [InlineData("<img src=/files/a alt=' '>", "page.image-alt")]
    [InlineData("<img src=/files/a alt=图片>", "page.image-alt")]
    [InlineData("<img src=/files/a alt=IMG_1234.JPG>", "page.image-alt")]
    [InlineData("<p><span style='display:none'>藏</span></p>", "page.hidden-text")]
    [InlineData("<p style='mso-hide:all'>藏<b>着</b></p>", "page.hidden-text")]
    [InlineData("<table><tr><td>1<td>2<tr><td>3<td>4</table>", "page.table-head")]
    public void What_is_wrong_of_the_markup_is_found(string html, string code) => Codes(html).ShouldBe([code]);

    [Theory]
    [InlineData("<a href='https://www.gov.cn/'>网</a><a href=/gov/a>站</a><a href='#fn-1'>注</a><p id=fn-1>注</p><a href=mailto:a@b.gov.cn>信</a>")]
    [InlineData("<img src=/files/a alt='全县水系示意图'><a href=/a><img src=/files/b alt='点击下载申请表'></a>")]
    [InlineData("<table><tr><th>1<th>2<tr><td>3<td>4<tr><td>5<td>6</table>")]
    [InlineData("<p style='display:none'></p><p>明</p>")]
    public void What_is_right_raises_no_alarm(string html) => Codes(html).ShouldBeEmpty();

    [Fact]
    public async Task Links_are_asked_for_each_once_and_only_those_that_do_not_open_are_found()
    {
        var asked = new List<string>();
        var found = await PageChecks.DeadLinksAsync(
            "<a href=https://a.example/x>1</a><a href=https://a.example/x>2</a><a href=https://b.example/>3</a><a href=https://c.example/>4</a><a href=/own>5</a>",
            (uri, _) =>
            {
                asked.Add(uri.Host);
                return Task.FromResult<bool?>(uri.Host switch { "a.example" => false, "b.example" => true, _ => null });
            },
            CancellationToken.None);
        asked.ShouldBe(["a.example", "b.example", "c.example"]);
        found.ShouldHaveSingleItem().Quoted.ShouldBe("https://a.example/x");
    }
}
