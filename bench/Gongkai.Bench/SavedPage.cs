using System.Text;
using Gongkai.Domain.AnnualReports;
using Gongkai.Testing;

namespace Gongkai.Bench;

/// <summary>
/// A page as saved from an agency's site, about 100 KB: navigation, scripts and a footer around a report whose tables came out of
/// Word, each value in its own paragraph and span with inline style.
/// </summary>
internal static class SavedPage
{
    private const int NavigationLinks = 120;
    private const int Scripts = 6;

    /// <summary>The page in UTF-8; always the same one.</summary>
    public static byte[] Make()
    {
        var body = ReportRendering.Pages.Single(p => p.Name == "each value in a paragraph of its own")
            .Render(GeneratedReport.From(ReportFormat.Format2021, 7).Report);
        var html = Encoding.UTF8.GetString(body)
            .Replace("<td>", "<td style=\"border:1px solid windowtext;padding:0 7px\" width=\"63\" valign=\"center\">", StringComparison.Ordinal)
            .Replace("<p style=\"text-align:center\"><span lang=\"EN-US\">", "<p class=\"MsoNormal\" style=\"text-align:center;line-height:24px\"><span style=\"font-family:仿宋_GB2312;font-size:16px\">", StringComparison.Ordinal);
        var navigation = new StringBuilder("<div class=\"nav\"><ul>");
        for (var i = 0; i < NavigationLinks; i++)
        {
            navigation.Append($"<li class=\"item\"><a href=\"/zwgk/column/{i}/index.html\" target=\"_blank\" title=\"栏目{i}\">政务公开栏目{i}</a></li>\n");
        }

        navigation.Append("</ul></div>");
        for (var i = 0; i < Scripts; i++)
        {
            navigation.Append($"<script>var column{i} = {{ id: {i}, name: \"栏目\" }}; if (column{i}.id < 3) {{ document.write('<td>' + column{i}.name + '</td>'); }}{new string(' ', 900)}</script>\n");
        }

        return Encoding.UTF8.GetBytes(html.Replace("<body>", "<body>" + navigation, StringComparison.Ordinal)
            .Replace("</body>", "<div class=\"footer\"><p>主办：某县人民政府办公室　网站标识码 1234567890　备案 12345678 号</p></div></body>", StringComparison.Ordinal));
    }
}
