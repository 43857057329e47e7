using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Gongkai.Operations.Publishing.Content;

namespace Gongkai.Operations.Tests.Publishing.Content;

public sealed class HostileHtmlTests
{
    private static readonly string[] Contexts = ["div", "p", "td", "li", "svg", "math", "template", "noscript", "title", "textarea", "select"];

    public static TheoryData<string> Vectors =>
    [
        "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example/x.js></SCRIPT>", "<script/x>alert(1)</script\t>", "<<script>alert(1);//<</script>", "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<img src=x onerror=alert(1)>", "<img src='/files/a' onerror=alert(1) alt='\"><script>alert(1)</script>'>", "<img/src=`x`/onerror=alert(1)>", "<img \"\"\"><script>alert(1)</script>\">",
        "<IMG SRC=&#14;javascript:alert(1)>", "<img src=\"javascript:alert(1)\">", "<img src=data:image/svg+xml;base64,PHN2Zz4=>", "<img srcset='x 1x' src=/a>", "<img src=/a/../../etc>", "<img lowsrc=javascript:alert(1) src=/a>",
        "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg/onload=alert(1)//", "<svg><animate onbegin=alert(1) attributeName=x dur=1s>", "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>", "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">", "<svg><foreignObject><p onclick=alert(1)>x", "<svg><desc><img src=x onerror=alert(1)></desc></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">", "<math><mi><mglyph><svg><mtext><textarea><path id=\"</textarea><img onerror=alert(1) src=1>\">",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", "<math href=javascript:alert(1)>x</math>", "<math><annotation-xml encoding=text/html><script>alert(1)</script></annotation-xml></math>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<noembed><p title=\"</noembed><img src=x onerror=alert(1)>\">", "<noframes><img src=x onerror=alert(1)></noframes>", "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
        "<textarea><p title=\"</textarea><img src=x onerror=alert(1)>\">", "<title><p title=\"</title><img src=x onerror=alert(1)>\">", "<iframe><p title=\"</iframe><img src=x onerror=alert(1)>\">", "<plaintext><img src=x onerror=alert(1)>",
        "<template><img src=x onerror=alert(1)></template>", "<template><template></template><script>alert(1)</script>", "<select><template><style></select><img src=x onerror=alert(1)>", "<select><script>alert(1)</script><option><img src=x onerror=alert(1)></select>",
        "<style>@import 'javascript:alert(1)'</style>", "<style><!--</style><script>alert(1)//--></script>", "<link rel=stylesheet href=javascript:alert(1)>", "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>", "<base href=javascript:alert(1)//>",
        "<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc='<script>alert(1)</script>'>", "<frameset><frame src=javascript:alert(1)></frameset>", "<object data=javascript:alert(1)></object>", "<embed src=javascript:alert(1)>", "<applet code=x>",
        "<form action=javascript:alert(1)><input type=submit><button formaction=javascript:alert(1)>x</button></form>", "<input autofocus onfocus=alert(1)>", "<isindex action=javascript:alert(1) type=image>", "<keygen autofocus onfocus=alert(1)>",
        "<video src=x onerror=alert(1)><source onerror=alert(1)></video>", "<audio src=x onerror=alert(1)>", "<details open ontoggle=alert(1)><summary>x</summary></details>", "<marquee onstart=alert(1)>x</marquee>", "<body onload=alert(1)>x</body>",
        "<bgsound src=javascript:alert(1)>", "<table background=javascript:alert(1)><td background=javascript:alert(1)>x</table>", "<div style=\"background:url(javascript:alert(1))\">x</div>", "<div style=width:expression(alert(1))>x</div>",
        "<p style=\"behavior:url(x.htc);-moz-binding:url(x)\">x</p>", "<p id=location name=cookie>x</p>", "<a id=fn-1 href='javascript:alert(1)'>x</a>", "<a href='https://x/\" onclick=alert(1) \"'>x</a>", "<a href=https://x/ onclick=alert(1)>x", "<a href='#' ping=//evil>x</a>",
        "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->", "<![if !IE]><img src=x onerror=alert(1)><![endif]>", "<!--><img src=x onerror=alert(1)>-->", "<!--><script>alert(1)</script>", "<!-- --!><img src=x onerror=alert(1)>", "<!--<img src=\"--><img src=x onerror=alert(1)//\">",
        "<?xml version='1.0'?><?php x ?><p>x", "<![CDATA[<img src=x onerror=alert(1)>]]>", "<svg><![CDATA[><image xlink:href=\"]]><img src=x onerror=alert(1)//\"></svg>", "<!DOCTYPE x [<!ENTITY e '<img onerror=alert(1)>']>&e;",
        "</p><img src=x onerror=alert(1)>", "</<img src=x onerror=alert(1)>", "<a\0href=javascript:alert(1)>x</a>", "<scr\0ipt>alert(1)</scr\0ipt>", "<p title='\0'>x\0y</p>", "<p/onclick=alert(1)/style='x'>x", "<p onclick\n=\n'alert(1)'>x",
        "<a href=\"jav&#x09;ascript:alert(1)\">x</a>", "<a href=`javascript:alert(1)`>x</a>", "<a xlink:href=javascript:alert(1)>x</a>", "<a href=javascript:alert(1) href=/ok>x</a>", "<x onclick=alert(1)>x</x>", "<custom-element is=script>x</custom-element>",
        "<table><tr><td></td></tr><script>alert(1)</script></table>", "<table><input type=hidden><form><tr></form>x", "<ruby><rt><script>alert(1)</script>", "<dialog open onclose=alert(1)>x</dialog>", "<slot onslotchange=alert(1)>", "<portal src=javascript:alert(1)>",
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "<p>&amp;lt;script&amp;gt;</p>", "＜script＞alert(1)＜/script＞", "<img alt='`><script>alert(1)</script>' src=/a>", "<p class='\"><script>'>x</p>", "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
        "<ol start='1\" onclick=alert(1)'><li>x</ol>", "<td colspan='2 onclick=x'>x</td>", "<th scope='col\" onclick=alert(1)'>x</th>", "<ul><li><ul><li><p><table><caption><h1><td>x", "<h1><h2><h3><li><dd><td>x</h1>", "<a href=/1><a href=/2>x</a>y</a>",
        "<b><i><u><s><p>x</b></i></u></s>y", "<pre>\n\n x\n</pre>", "<pre><table><tr><td>x</table></pre>", "<blockquote>x<blockquote>y</blockquote></blockquote>", "<figure><figcaption><figure><img src=/a></figure>",
    ];

    [Theory, MemberData(nameof(Vectors))]
    public void Nothing_hostile_comes_through(string html)
    {
        foreach (var wrapped in (string[])[html, $"<p>前{html}后</p>", $"<table><tr><td>{html}", $"<svg>{html}", $"<ul><li><b>{html}"])
        {
            var clean = HtmlSanitiser.Sanitise(wrapped);
            foreach (var context in Contexts)
            {
                // Whatever it is put into, it stays what it is; inside raw text it is text.
                CleanHtml.Faults(clean, context).ShouldBeEmpty($"{wrapped} → {clean} in {context}");
            }

            HtmlSanitiser.Sanitise(clean).ShouldBe(clean, wrapped);
        }
    }

    [Fact]
    public void Any_soup_of_markup_comes_out_clean_and_to_clean_it_again_changes_nothing() => Prop.ForAll(Soup.ToArbitrary(), html =>
    {
        var clean = HtmlSanitiser.Sanitise(html);
        CleanHtml.Faults(clean).ShouldBeEmpty(html);
        HtmlSanitiser.Sanitise(clean).ShouldBe(clean, html);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(60));

    [Fact]
    public void Text_is_neither_lost_nor_made_up() => Prop.ForAll(Structure.ToArbitrary(), html =>
    {
        static string Letters(string text) => string.Concat(text.Where(char.IsLetter).Order());
        Letters(HtmlText.Of(HtmlSanitiser.Sanitise(html))).ShouldBe(Letters(HtmlText.Of(html)), html);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithEndSize(40));

    [Theory]
    [InlineData("<div>", 200_000)]
    [InlineData("<b>", 200_000)]
    [InlineData("<p><b>", 100_000)]
    [InlineData("<ul><li>", 100_000)]
    [InlineData("<table><tr><td>", 60_000)]
    [InlineData("<a href=/x>x", 100_000)]
    [InlineData("<svg>", 200_000)]
    [InlineData("<span style='font-family:仿宋'>x", 50_000)]
    [InlineData("</p></b>", 200_000)]
    [InlineData("<!--", 200_000)]
    [InlineData("<", 500_000)]
    [InlineData("&", 500_000)]
    [InlineData("<p a=1 ", 50_000)]
    [InlineData("<p style='text-align:center;", 50_000)]
    [InlineData("<ruby>x<rt>", 50_000)]
    [InlineData("<p class=MsoListParagraph style='mso-list:l0 level9 lfo1'><span style='mso-list:Ignore'>1.</span>x", 20_000)]
    public void However_deep_or_long_it_is_read_in_time_that_grows_with_its_length(string piece, int times)
    {
        var html = string.Concat(Enumerable.Repeat(piece, times));
        var watch = Stopwatch.StartNew();
        var clean = HtmlSanitiser.Sanitise(html);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30), piece);
        HtmlSanitiser.Sanitise(clean).ShouldBe(clean);
    }

    [Fact]
    public void One_tag_with_very_many_attributes_is_read_in_time()
    {
        var watch = Stopwatch.StartNew();
        HtmlSanitiser.Sanitise("<p " + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i}=1 ")) + ">x</p>").ShouldBe("<p>x</p>");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    private static readonly string[] Names =
        ["p", "div", "b", "i", "a", "span", "table", "caption", "thead", "tbody", "tr", "td", "th", "ul", "ol", "li", "h1", "h2", "h3", "blockquote", "figure", "figcaption", "pre", "ruby", "rt", "sub", "sup", "font",
         "svg", "math", "style", "script", "noscript", "template", "select", "option", "title", "textarea", "iframe", "form", "button", "o:p", "mglyph", "foreignObject", "annotation-xml", "center", "dl", "dd", "body", "html", "plaintext"];

    private static readonly string[] Attributes =
        ["onclick=alert(1)", "href=javascript:alert(1)", "href='/a'", "href=\"https://x.example/\"", "style='display:none'", "style='text-align:center'", "style='text-indent:2em;font-family:楷体'", "style='font-weight:bold'", "src=/files/1",
         "src=data:x", "alt='图<\"'", "class='indent x'", "class=align-right", "colspan=2", "rowspan=3", "start=4", "id=fn-1", "hidden", "style='mso-list:l0 level1'", "style='mso-list:Ignore'", "title='</title><img onerror=alert(1)>'"];

    private static readonly string[] Pieces = ["文字", " ", "\n", "\u00A0", "\u3000", "a b", "<", ">", "&", "&lt;", "&nbsp;", "\"", "'", "<br>", "<hr>", "<img src=/files/a alt=图>", "<!--", "-->", "<![CDATA[", "]]>", "\0", "1.", "·", "<input>", "&#x3C;script>"];

    private static Gen<string> Soup =>
        Gen.OneOf(
            Gen.Elements(Pieces),
            Gen.Elements(Names).SelectMany(n => Gen.Elements(Attributes).ListOf(2).Select(a => $"<{n} {string.Join(' ', a)}>")),
            Gen.Elements(Names).Select(n => $"<{n}>"),
            Gen.Elements(Names).Select(n => $"</{n}>")).ListOf().Select(string.Concat);

    private static Gen<string> Structure =>
        Gen.OneOf(
            Gen.Elements("文字", "甲", "乙丙", "丁"),
            Gen.Elements("p", "div", "b", "i", "a", "span", "table", "caption", "thead", "tbody", "tr", "td", "th", "ul", "ol", "li", "h1", "h2", "blockquote", "figure", "figcaption", "sub", "center").SelectMany(n => Gen.Elements($"<{n}>", $"</{n}>"))).ListOf().Select(string.Concat);
}
