using Gongkai.Operations.Publishing.Content;

namespace Gongkai.Operations.Tests.Publishing.Content;

public sealed class HtmlSanitiserTests
{
    private static string Clean(string html)
    {
        var clean = HtmlSanitiser.Sanitise(html);
        CleanHtml.Faults(clean).ShouldBeEmpty(html);
        HtmlSanitiser.Sanitise(clean).ShouldBe(clean, html);
        return clean;
    }

    [Theory]
    [InlineData("<p>正文</p>", "<p>正文</p>")]
    [InlineData("正文第一段\n\n正文第二段", "<p>正文第一段</p>\n<p>正文第二段</p>")]
    [InlineData("　　正文第一段\r\n　　第二段", "<p class=\"indent\">正文第一段</p>\n<p class=\"indent\">第二段</p>")]
    [InlineData("", "")]
    [InlineData("<h1>通知</h1>", "<h2>通知</h2>")]
    [InlineData("裸露的文字<br>第二行", "<p>裸露的文字<br>第二行</p>")]
    [InlineData("<div>一</div><div>二</div>", "<p>一</p>\n<p>二</p>")]
    [InlineData("<p>一<p>二", "<p>一</p>\n<p>二</p>")]
    [InlineData("<b>粗</b>细", "<p><strong>粗</strong>细</p>")]
    [InlineData("<b>跨<p>段</p>落</b>", "<p><strong>跨</strong></p>\n<p><strong>段</strong></p>\n<p><strong>落</strong></p>")]
    [InlineData("<p>H<sub>2</sub>O、m<sup>2</sup>、<u>线</u>、<del>删</del></p>", "<p>H<sub>2</sub>O、m<sup>2</sup>、<u>线</u>、<s>删</s></p>")]
    [InlineData("<p style='text-align:center'>居中</p>", "<p class=\"align-center\">居中</p>")]
    [InlineData("<p align=right>某县人民政府</p>", "<p class=\"align-right\">某县人民政府</p>")]
    [InlineData("<p style='TEXT-INDENT: 32pt; color:red; position:fixed'>缩进</p>", "<p class=\"indent\">缩进</p>")]
    [InlineData("<p style='text-indent:0'>顶格</p>", "<p>顶格</p>")]
    [InlineData("<div style='text-align:center'><p>一</p>二</div>", "<p class=\"align-center\">一</p>\n<p class=\"align-center\">二</p>")]
    [InlineData("<p><span style=\"font-family:仿宋_GB2312\">仿宋</span><font face=x>平</font></p>", "<p><span class=\"font-fangsong\">仿宋</span>平</p>")]
    [InlineData("<p class='x indent align-center evil'>类</p>", "<p class=\"align-center indent\">类</p>")]
    [InlineData("<p>&nbsp;</p><p>　　</p><p></p><p>有</p>", "<p>有</p>")]
    [InlineData("<p>中文\n换行 a\nb</p>", "<p>中文换行 a b</p>")]
    [InlineData("<ul><li>一<li>二</ul>", "<ul><li>一</li>\n<li>二</li>\n</ul>")]
    [InlineData("<ul><li>一<ul><li>甲</li></ul></li></ul>", "<ul><li>一<ul><li>甲</li>\n</ul></li>\n</ul>")]
    [InlineData("<ol start=3><li><p>三</p></li></ol>", "<ol start=\"3\"><li>三</li>\n</ol>")]
    [InlineData("<li>无表</li>", "<ul><li>无表</li>\n</ul>")]
    [InlineData("<a href='https://www.gov.cn/a?b=1&amp;c=2'>网</a>", "<p><a href=\"https://www.gov.cn/a?b=1&amp;c=2\" rel=\"noopener\">网</a></p>")]
    [InlineData("<a href='/gov/demo/1' target=_blank onclick=x()>本站</a>", "<p><a href=\"/gov/demo/1\">本站</a></p>")]
    [InlineData("<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>字", "<p><ruby>汉<rt>hàn</rt></ruby>字</p>")]
    [InlineData("<figure><img src='/files/a.png' alt='示意图'><figcaption>图1</figcaption></figure>", "<figure><img src=\"/files/a.png\" alt=\"示意图\"><figcaption>图1</figcaption></figure>")]
    [InlineData("<figure><figcaption>无图</figcaption></figure>", "<p>无图</p>")]
    [InlineData("<img src=https://elsewhere.example/track.gif>文", "<p>文</p>")]
    [InlineData("<p>a &lt;script&gt; b &amp; c</p>", "<p>a &lt;script&gt; b &amp; c</p>")]
    public void What_documents_consist_of_stays(string html, string clean) => Clean(html).ShouldBe(clean);

    [Fact]
    public void A_table_keeps_its_spans_heads_and_alignment_and_loses_its_soup() =>
        Clean("""
            <table class=MsoTableGrid border=1 style='border-collapse:collapse'><caption>附表</caption><colgroup><col width=10></colgroup>
            <thead><tr><th scope=col colspan=2 style='background:red'><p align=center><b>项目</b></p></th></tr></thead>
            <tr style='height:1cm'><td width=100 rowspan=2><p class=MsoNormal style='text-align:center'><span lang=EN-US>1</span></p></td><td>甲<p>乙</p></td></tr>
            <tr><td></td></tr></table>
            """).ShouldBe("""
            <table><caption>附表</caption>
            <thead><tr><th class="align-center" colspan="2" scope="col"><strong>项目</strong></th>
            </tr>
            </thead>
            <tbody><tr><td class="align-center" rowspan="2">1</td>
            <td>甲<p>乙</p></td>
            </tr>
            <tr><td></td>
            </tr>
            </tbody>
            </table>
            """);

    [Theory]
    [InlineData("<table><tr><td>一<table><tr><td>内</table>二</table>", "内")]
    [InlineData("<table>裸<tr>露<td>格</table>", "裸")]
    [InlineData("<td>散格</td>后文", "散格")]
    [InlineData("<table><caption>只有题</caption></table>", "只有题")]
    [InlineData("<table><tr></tr></table>后文", "后文")]
    [InlineData("<p>段<table><tr><td>格</table>尾", "尾")]
    [InlineData("<ul>裸<p>段</p><table><tr><td>格</table></ul>", "段")]
    [InlineData("<h2>题<div>块</div>尾</h2>", "块")]
    [InlineData("<a href=/a><p>块链</p></a>", "块链")]
    [InlineData("<figcaption><p>散题</p></figcaption>", "散题")]
    [InlineData("<select><option>项</select>后文", "后文")]
    [InlineData("<p>前<o:p>&nbsp;</o:p><st1:place w:st='on'>长沙</st1:place></p>", "长沙")]
    public void Broken_structure_keeps_its_text(string html, string text) => Clean(html).ShouldContain(text);

    [Theory]
    [InlineData("<p style='display:none'>暗</p>明")]
    [InlineData("<span style='DISPLAY : NONE ! important'>暗</span>明")]
    [InlineData("<div hidden>暗<p>暗</p></div>明")]
    [InlineData("<span style='mso-hide:all'>暗</span>明")]
    [InlineData("<span style='visibility:hidden'><b>暗</b></span>明")]
    [InlineData("<span style='font-size:0'>暗</span>明")]
    [InlineData("<table style='display:none'><tr><td>暗</table>明")]
    [InlineData("<template>暗</template>明")]
    [InlineData("<noscript>暗</noscript>明")]
    [InlineData("<title>暗</title>明")]
    [InlineData("<textarea>暗</textarea>明")]
    public void Hidden_text_does_not_come_along(string html) => Clean(html).ShouldBe("<p>明</p>");

    [Fact]
    public void Marks_that_reverse_or_hide_text_go_and_pairs_stay_whole() =>
        Clean("<p>a\u202Eb\u200Bc\uFEFFd\0e\u0007f𠮷\uD842g</p>").ShouldBe("<p>abcdef𠮷g</p>");

    [Fact]
    public void What_is_pasted_from_Word_is_clean() =>
        Clean("""
            <html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15">
            <!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
            <style><!-- /* Font Definitions */ @font-face {font-family:宋体;} p.MsoNormal {margin:0cm;} --></style></head>
            <body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->
            <p class=MsoNormal align=center style='margin-bottom:0cm;text-align:center;line-height:28.0pt'><b><span style='font-size:22.0pt;font-family:方正小标宋简体'>关于示例的通知<span lang=EN-US><o:p></o:p></span></span></b></p>
            <p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span style='font-size:16.0pt;font-family:仿宋_GB2312;color:black'>各单位：为做好<span
            lang=EN-US>2024</span>年工作，
            现通知如下。</span></p>
            <p class=MsoListParagraph style='margin-left:18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>第一项</p>
            <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span><![endif]>第二项</p>
            <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>子项</p>
            <p class=MsoNormal style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>一、</span>公文层次</p>
            <p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
            <!--EndFragment--></body></html>
            """).ShouldBe("""
            <p class="align-center"><strong><span class="font-xiaobiaosong">关于示例的通知</span></strong></p>
            <p class="indent"><span class="font-fangsong">各单位：为做好2024年工作，现通知如下。</span></p>
            <ol><li>第一项</li>
            <li>第二项<ul><li>子项</li>
            </ul></li>
            </ol>
            <p>一、公文层次</p>
            """);

    [Fact]
    public void Notes_keep_the_way_there_and_back() =>
        Clean("<p>正文<sup><a id=fnref-1 href='#fn-1'>[1]</a></sup></p><p id=fn-1>[1] 注 <a href='#fnref-1'>返回</a></p><p id=fn-1>重</p><p id=login>x</p>")
            .ShouldBe("<p>正文<a href=\"#fn-1\" id=\"fnref-1\"><sup>[1]</sup></a></p>\n<p id=\"fn-1\">[1] 注 <a href=\"#fnref-1\">返回</a></p>\n<p>重</p>\n<p>x</p>");

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData(" \t\njavascript:alert(1)")]
    [InlineData("java\tscript:alert(1)")]
    [InlineData("java&#x0A;script:alert(1)")]
    [InlineData("&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)")]
    [InlineData("&#0000106&#0000097&#0000118&#0000097&#0000115&#0000099&#0000114&#0000105&#0000112&#0000116&#0000058alert(1)")]
    [InlineData("javascript&colon;alert(1)")]
    [InlineData("javascript&#58;alert(1)")]
    [InlineData("\u0001javascript:alert(1)")]
    [InlineData("java\u200Bscript:alert(1)")]
    [InlineData("feed:javascript:alert(1)")]
    [InlineData("vbscript:msgbox(1)")]
    [InlineData("data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==")]
    [InlineData("DATA:text/html,x")]
    [InlineData("blob:https://x/1")]
    [InlineData("file:///etc/passwd")]
    [InlineData("view-source:javascript:1")]
    [InlineData("\\\\host\\share")]
    [InlineData("/\\host/x")]
    [InlineData("https:\\\\host")]
    [InlineData("https:/host")]
    [InlineData("https://user:pass@host/")]
    [InlineData("http://")]
    [InlineData("tel:javascript")]
    public void A_link_to_what_is_no_page_is_text(string href) => Clean($"<a href=\"{href}\">字</a>").ShouldBe("<p>字</p>");
}
