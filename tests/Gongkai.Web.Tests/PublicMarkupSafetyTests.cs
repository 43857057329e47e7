using Gongkai.Operations.Portal;
using Gongkai.Operations.Publishing.Content;

namespace Gongkai.Web.Tests;

public class PublicMarkupSafetyTests
{
    [Theory]
    [InlineData("<p>甲 &lt; 乙</p>")]
    [InlineData("<h2 class=\"align-center\">章</h2><table><tbody><tr><th scope=\"col\">一</th><td colspan=\"2\" rowspan=\"3\">二</td></tr></tbody></table>")]
    [InlineData("没有标签")]
    public void What_the_sanitiser_writes_of_plain_elements_is_told_in_one_pass(string html) => PublicMarkup.IsPlain(html).ShouldBeTrue();

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<p onclick=\"x\">甲</p>")]
    [InlineData("<p class=\"a\" onclick=\"x\">甲</p>")]
    [InlineData("<p class=\"a\"onclick=x>甲</p>")]
    [InlineData("<p class=\"a>b\">甲</p>")]
    [InlineData("<p  class=\"a\">甲</p>")]
    [InlineData("<p class='a'>甲</p>")]
    [InlineData("<p class=a>甲</p>")]
    [InlineData("<P>甲</P>")]
    [InlineData("<p/onclick=x>甲</p>")]
    [InlineData("<p\nonclick=\"x\">甲</p>")]
    [InlineData("<a href=\"javascript:alert(1)\">甲</a>")]
    [InlineData("<img src=x>")]
    [InlineData("<svg>")]
    [InlineData("<!-- -->")]
    [InlineData("<p")]
    [InlineData("< p>")]
    [InlineData("<p style=\"color:red\">甲</p>")]
    [InlineData("</p onclick=\"x\">")]
    [InlineData("<span id=\"main\">甲</span>")]
    public void Anything_else_goes_through_the_sanitiser(string html)
    {
        PublicMarkup.IsPlain(html).ShouldBeFalse();
        PublicMarkup.Safe(html).ShouldBe(HtmlSanitiser.Sanitise(html));
    }

    [Fact]
    public void What_passes_is_left_by_the_sanitiser_as_it_is()
    {
        const string Html = "<p>为规范管理。</p>\n<p class=\"align-right\">2026年3月2日</p>";
        HtmlSanitiser.Sanitise(Html).ShouldBe(Html);
        PublicMarkup.Safe(Html).ShouldBe(Html);
    }
}
