using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Writing;

/// <summary>The official form as one page that stands alone: no script, no file beside it, printed on A4 as GB/T 9704 asks.</summary>
public static class OfficialHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    // GB/T 9704: A4, type area 156 × 225 mm, 37 mm above and 28 mm left of it; title two-size, text three-size (16 pt) on 28 pt lines.
    private const string Style = """
        @page { size: A4; margin: 37mm 26mm 35mm 28mm; }
        @page { @bottom-center { content: "— " counter(page) " —"; font: 14pt SimSun, "宋体", "Noto Serif CJK SC", serif; } }
        * { box-sizing: border-box; }
        html { background: #f3f4f6; }
        body { margin: 0 auto; max-width: 210mm; background: #fff; color: #000; padding: 20mm 26mm 20mm 28mm;
          font: 16pt/28pt "仿宋_GB2312", FangSong_GB2312, "仿宋", FangSong, STFangsong, FangSong_GB18030, "Noto Serif CJK SC", "Source Han Serif SC", serif; }
        h1 { margin: 0 0 28pt; text-align: center; font: 400 22pt/36pt "方正小标宋简体", FZXiaoBiaoSong-B05S, "方正小标宋_GBK", "华文中宋", STZhongsong, "Noto Serif CJK SC", serif; text-wrap: balance; word-break: keep-all; overflow-wrap: anywhere; }
        h2 { margin: 0; text-indent: 2em; font: 400 16pt/28pt "黑体", SimHei, STHeiti, "Noto Sans CJK SC", sans-serif; break-after: avoid; }
        p { margin: 0; text-indent: 2em; text-align: justify; overflow-wrap: anywhere; }
        .kai { font-family: "楷体_GB2312", KaiTi_GB2312, "楷体", KaiTi, STKaiti, "Noto Serif CJK SC", serif; }
        .closing { margin-top: 28pt; }
        .closing p { text-align: right; padding-right: 4em; text-indent: 0; }
        .closing p:first-child:not(:last-child) { padding-right: 2em; }
        .table { margin: 8pt 0 14pt; overflow-x: auto; }
        table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 10.5pt; line-height: 14pt; }
        th, td { border: 0.5pt solid #000; padding: 3pt 2pt; text-align: center; vertical-align: middle; font-weight: 400; overflow-wrap: anywhere; }
        tbody th { text-align: left; padding: 3pt 4pt; }
        tbody th.centered { text-align: center; }
        th, td { height: 20pt; }
        td { font-variant-numeric: tabular-nums; }
        .requests, .remedies { font-size: 9pt; line-height: 12pt; }
        .requests th, .requests td { height: 17pt; padding-block: 2pt; }
        table, tr { break-inside: avoid; }
        thead { display: table-header-group; }
        @media screen and (max-width: 210mm) { body { padding: 16px; } h2, p { text-indent: 2em; } .table table { min-width: 156mm; } }
        @media print { html { background: none; } body { padding: 0; max-width: none; } .table { overflow: visible; } }
        """;

    /// <summary>Writes the page.</summary>
    public static void Write(AnnualReport report, Stream output)
    {
        using var html = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var document = OfficialDocument.Of(report);
        html.WriteLine("<!DOCTYPE html>");
        html.WriteLine("<html lang=\"zh-CN\">");
        html.WriteLine("<head>");
        html.WriteLine("<meta charset=\"utf-8\">");
        html.WriteLine("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.WriteLine($"<title>{Encoded(document.Title)}</title>");
        if (report.PublishedOn is { } published)
        {
            html.WriteLine($"<meta name=\"PubDate\" content=\"{published:yyyy-MM-dd}\">");
        }

        html.WriteLine("<style>");
        html.WriteLine(Style);
        html.WriteLine("</style>");
        html.WriteLine("</head>");
        html.WriteLine("<body>");
        html.WriteLine($"<h1>{string.Join("<wbr>", document.TitleLines.Select(Encoded))}</h1>");
        WriteParagraphs(html, document.Preamble);
        foreach (var part in document.Parts)
        {
            html.WriteLine($"<h2>{Encoded(part.Heading)}</h2>");
            WriteParagraphs(html, part.Body);
            if (part.Table is { } table)
            {
                WriteTable(html, table);
            }
        }

        if (document.Closing.Count > 0)
        {
            html.WriteLine("<div class=\"closing\">");
            WriteParagraphs(html, document.Closing);
            html.WriteLine("</div>");
        }

        html.WriteLine("</body>");
        html.WriteLine("</html>");
    }

    private static void WriteParagraphs(StreamWriter html, IReadOnlyList<string> paragraphs)
    {
        foreach (var paragraph in paragraphs)
        {
            html.Write("<p>");
            foreach (var run in OfficialDocument.Runs(paragraph))
            {
                html.Write(run.Style == ParagraphStyle.Body ? Encoded(run.Text) : $"<span class=\"kai\">{Encoded(run.Text)}</span>");
            }

            html.WriteLine("</p>");
        }
    }

    private static void WriteTable(StreamWriter html, OfficialTable table)
    {
        var name = table.Kind switch
        {
            TableKind.Active => "active",
            TableKind.Requests => "requests",
            TableKind.Remedies => "remedies",
        };
        html.WriteLine($"<div class=\"table\"><table class=\"{name}\">");
        html.Write("<colgroup>");
        foreach (var width in table.Widths)
        {
            html.Write($"<col style=\"width:{100 * width / table.Widths.Sum():0.##}%\">");
        }

        html.WriteLine("</colgroup>");
        if (table.HeaderRows > 0)
        {
            html.WriteLine("<thead>");
            WriteRows(html, table.Rows.Take(table.HeaderRows), inHead: true);
            html.WriteLine("</thead>");
        }

        html.WriteLine("<tbody>");
        WriteRows(html, table.Rows.Skip(table.HeaderRows), inHead: false);
        html.WriteLine("</tbody>");
        html.WriteLine("</table></div>");
    }

    private static void WriteRows(StreamWriter html, IEnumerable<IReadOnlyList<OfficialCell>> rows, bool inHead)
    {
        foreach (var row in rows)
        {
            // A row of nothing but labels within the body is a head of its own: its labels stand in the middle like numbers.
            var onlyLabels = row.All(c => c.IsLabel);
            html.Write("<tr>");
            foreach (var cell in row)
            {
                var tag = cell.IsLabel ? "th" : "td";
                var scope = !cell.IsLabel ? "" : (inHead || onlyLabels, cell.ColSpan > 1 && (inHead || onlyLabels), cell.RowSpan > 1) switch
                {
                    (true, true, _) => " scope=\"colgroup\"",
                    (true, false, _) => " scope=\"col\"",
                    (false, _, true) => " scope=\"rowgroup\"",
                    (false, _, false) => " scope=\"row\"",
                };
                html.Write('<');
                html.Write(tag);
                html.Write(scope);
                html.Write(!inHead && onlyLabels ? " class=\"centered\"" : "");
                html.Write(cell.ColSpan > 1 ? $" colspan=\"{cell.ColSpan}\"" : "");
                html.Write(cell.RowSpan > 1 ? $" rowspan=\"{cell.RowSpan}\"" : "");
                html.Write(cell.Cell is { } form ? $" data-cell=\"{form.Path}\"" : "");
                html.Write('>');
                html.Write(Encoded(cell.Text));
                html.Write($"</{tag}>");
            }

            html.WriteLine("</tr>");
        }
    }

    private static string Encoded(string text) => Encoder.Encode(OfficialDocument.Printable(text));
}
