using System.Text;
using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Writing;

namespace Gongkai.Testing;

/// <summary>One way in which a report reaches a reader: as one of the many kinds of page, text or document that sites publish.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="FileName">A file name with the ending it would have.</param>
/// <param name="KeepsColumns">False where an empty cell leaves no trace, so that the columns of a row can only be reasoned out.</param>
/// <param name="Render">Makes the bytes.</param>
public sealed record ReportRendering(string Name, string FileName, bool KeepsColumns, Func<AnnualReport, byte[]> Render)
{
    static ReportRendering() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Web pages.</summary>
    public static IReadOnlyList<ReportRendering> Pages { get; } =
    [
        new("official page", "official.html", true, r => Written(r, ReportFileFormat.Html)),
        Page("plain cells", new PageStyle()),
        Page("every label a heading cell", new PageStyle { LabelTag = "th" }),
        Page("no-break space in empty cells", new PageStyle { Value = v => v.Length == 0 ? "&nbsp;" : v }),
        Page("each value in a paragraph of its own", new PageStyle { Value = v => $"<p style=\"text-align:center\"><span lang=\"EN-US\">{(v.Length == 0 ? "&nbsp;" : v)}</span></p>" }),
        Page("labels torn over spans and lines", new PageStyle { Label = Torn }),
        Page("labels with blanks between their characters", new PageStyle { Label = l => l.Length <= 4 ? string.Join("&nbsp;", l.ToCharArray()) : l }),
        Page("table three split in two", new PageStyle { SplitAfter = 14 }),
        Page("inside nested layout tables", new PageStyle { Frame = LayoutTables }),
        Page("between navigation, scripts and a footer", new PageStyle { Frame = Site }),
        Page("full-width digits", new PageStyle { Value = FullWidth }),
        new("GBK bytes", "gbk.html", true, r => Encoding.GetEncoding("GB18030").GetBytes(RenderedPage.Of(r, new PageStyle { Charset = "gbk" }))),
        new("GBK bytes that claim to be UTF-8", "claims-utf8.html", true, r => Encoding.GetEncoding("GB18030").GetBytes(RenderedPage.Of(r, new PageStyle()))),
        new("UTF-8 bytes that claim to be GBK", "claims-gbk.html", true, r => Encoding.UTF8.GetBytes(RenderedPage.Of(r, new PageStyle { Charset = "gb2312" }))),
    ];

    /// <summary>Texts copied from pages and documents.</summary>
    public static IReadOnlyList<ReportRendering> Texts { get; } =
    [
        Text("rows with bars", false, RenderedText.Bars),
        Text("rows with bars and labels broken over lines", false, RenderedText.BrokenLabels),
        Text("Markdown", true, RenderedText.Markdown),
        Text("tabs", true, RenderedText.Tabs),
        Text("a cell a line, each ended by a bar", true, RenderedText.CellsWithBars),
        Text("a cell a line, the row's empty cells as bars at its end", false, RenderedText.TrailingBars),
        Text("a cell a line, empty ones as empty lines", false, RenderedText.CellsWithEmptyLines),
        Text("a cell a line, empty ones dropped", false, RenderedText.Cells),
        Text("rows with blanks between the cells, empty ones dropped", false, RenderedText.Blanks),
    ];

    /// <summary>Word documents.</summary>
    public static IReadOnlyList<ReportRendering> Documents { get; } = [new("official Word document", "report.docx", true, r => Written(r, ReportFileFormat.Docx))];

    /// <summary>Data files, which hold every cell with its state.</summary>
    public static IReadOnlyList<ReportRendering> Data { get; } =
    [
        new("JSON", "report.json", true, r => Written(r, ReportFileFormat.Json)),
        new("CSV", "report.csv", true, r => Written(r, ReportFileFormat.Csv)),
        new("workbook", "report.xlsx", true, r => Written(r, ReportFileFormat.Xlsx)),
    ];

    /// <summary>All that can be made without another program; a PDF is printed from the official page by a browser.</summary>
    public static IReadOnlyList<ReportRendering> All { get; } = [.. Pages, .. Texts, .. Documents, .. Data];

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static byte[] Written(AnnualReport report, ReportFileFormat format)
    {
        using var output = new MemoryStream();
        ReportWriter.Write(report, null, format, output);
        return output.ToArray();
    }

    private static ReportRendering Page(string name, PageStyle style) => new(name, "page.html", true, r => Encoding.UTF8.GetBytes(RenderedPage.Of(r, style)));

    private static ReportRendering Text(string name, bool keepsColumns, Func<OfficialTable, IEnumerable<string>> table) =>
        new(name, "report.txt", keepsColumns, r => Encoding.UTF8.GetBytes(RenderedText.Of(r, table)));

    private static string Torn(string label) => label.Length switch
    {
        < 2 => label,
        4 => $"<span>{label[..2]}</span><br>\n<span>{label[2..]}</span>",
        _ => $"<p><span>{label[..1]}</span><font>{label[1..(label.Length / 2)]}</font></p><p><b>{label[(label.Length / 2)..]}</b></p>",
    };

    private static string FullWidth(string value) => string.Concat(value.Select(c => c is >= '0' and <= '9' ? (char)(c - '0' + '０') : c));

    private static string LayoutTables(string body) =>
        $"""
        <table width="1000"><tr><td width="200"><table><tr><td>栏目导航</td></tr><tr><td>政府信息公开指南</td></tr><tr><td>政府信息公开年报</td></tr></table></td>
        <td><table><tr><td>当前位置：首页 &gt; 信息公开 &gt; 政府信息公开年报</td></tr><tr><td><div>{body}</div></td></tr></table></td></tr>
        <tr><td colspan="2">版权所有：门户网站　联系电话：0716-1234567</td></tr></table>
        """;

    private static string Site(string body) =>
        $$"""
        <script>var count = 12; if (count < 3) { document.write("<td>5</td>"); }</script>
        <header><ul><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li><li><a href="/hdjl">互动交流</a></li></ul></header>
        <div class="crumbs"><a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a> &gt; 正文</div>
        <div id="zoom" class="article">{{body}}</div>
        <div class="share">分享到：<a href="#">微信</a></div>
        <footer><p>主办：门户网站编辑部　ICP备12345678号　网站标识码1234567890</p></footer>
        <style>td { color: #000 }</style>
        """;
}
